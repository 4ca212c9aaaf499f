"""A map that was made elsewhere and is pasted or brought: its stages and entries, as understood.

Knows tables, headings, lists, Mermaid's `journey`; must not know where the text came from, nor how
the proposal looks. Nothing is made up: every entry is a piece of what was brought, word for word,
and what was not understood is named as such.
"""

from journey.outline.building import UNSORTED, journey, sorted_out
from journey.outline.names import Headings, Names
from journey.outline.outline import Entry, Outline, Part
from journey.outline.reading import of_rows, of_text

__all__ = [
    "UNSORTED",
    "Entry",
    "Headings",
    "Names",
    "Outline",
    "Part",
    "journey",
    "of_rows",
    "of_text",
    "sorted_out",
]
