"""How it goes, told in one message: sentences tied to stages and rows, to be confirmed by a tap.

Knows the words by which a story is read (`signs`) and the map it is about; must not know how the
proposal looks or where it is kept. No model and nothing made up: every entry is a piece of what
was typed, word for word, and what was not understood is named as such.
"""

from journey.story.hearing import Hearing
from journey.story.hearing import examples as steps
from journey.story.proposal import Tale, Told
from journey.story.rows import Said
from journey.story.signs import Signs
from journey.story.teller import Teller
from journey.story.writing import put, write

__all__ = [
    "Hearing",
    "Said",
    "Signs",
    "Tale",
    "Teller",
    "Told",
    "put",
    "steps",
    "write",
]
