"""Maps to measure drawing with: of any size, and with words that nobody has drawn before.

Knows the coffee shop's catalogue as a source of words; knows no picture.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final

from bot.bench.pictures import typical
from journey.model import Emotion, Item, Journey, Stage
from renderers.words import Words

LANES: Final = (
    "goal", "actions", "questions", "channels", "pains", "ideas", "metrics", "backstage",
)  # fmt: skip
LETTERS: Final = "абвгдежзийклмнопрстуфхцчшщъыьэюя"


def sized(stages: int, lanes: int, chars: int, items: int = 1) -> tuple[Journey, Words]:
    """A map of so many stages and lanes with `items` entries of about `chars` letters a cell."""
    base, named = typical()
    texts = _texts(base, chars)
    made = tuple(
        Stage(
            id=f"s{number}",
            title=f"Этап {number + 1}",
            items=tuple(
                Item(id=f"i{number}-{lane}-{count}", lane=lane, text=next(texts))
                for lane in LANES[:lanes]
                for count in range(items)
            ),
            emotions=(Emotion(id=f"e{number}", level=number % 5 - 2),),
        )
        for number in range(stages)
    )
    return base.with_(stages=made), named


def _texts(base: Journey, chars: int) -> Iterator[str]:
    """Pieces of the catalogue's words, each of about so many letters."""
    found = (item.text for stage in base.stages for item in stage.items)
    words = itertools.cycle(" ".join(found).split())
    while True:
        text = next(words)
        while len(text) < chars:
            text += f" {next(words)}"
        yield text[:chars].strip()


def reworded(journey: Journey, number: int) -> Journey:
    """The map with other letters in every entry: the same lengths, words never seen before."""
    salt, turn = divmod(number, len(LETTERS) - 1)
    table = str.maketrans(LETTERS, LETTERS[turn + 1 :] + LETTERS[: turn + 1])

    def changed(item: Item) -> Item:
        words = item.text.translate(table).split(" ")
        return item.with_(text=" ".join(word[:-1] + LETTERS[salt] for word in words))

    stages = tuple(stage.with_(items=tuple(map(changed, stage.items))) for stage in journey.stages)
    return journey.with_(stages=stages)


def characters(journey: Journey) -> int:
    """Letters in the entries of a map."""
    return sum(len(item.text) for stage in journey.stages for item in stage.items)
