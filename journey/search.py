"""Words found on maps as a person remembers them: «доставка» finds «доставку».

Knows which words count as found: the same one, its beginning, or the same with another ending (see
`journey.stems`). Must not know where maps come from or how hits look.

One map is searched as it is. All maps of a person are too many to be loaded for that: the store
keeps the words of every place as `written` gives them, picks the lines that could be meant
(`Sought`), and `among` says which of them are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from journey import limits
from journey.model import Emotion, Item, Journey, Stage
from journey.stems import stem, words

Part = Literal["stage", "emotion", "item"]
PARTS: Final[tuple[Part, ...]] = ("stage", "emotion", "item")
"""What is searched, in the order in which a stage's hits stand."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What a person looks for."""

    words: tuple[str, ...]
    """As they are compared (see `journey.stems.words`); never empty."""

    @property
    def beginnings(self) -> tuple[str, ...]:
        """With each of these a word of every hit begins; not all that begins so is a hit."""
        return tuple(stem(word) for word in self.words)


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one place of a map, as the store keeps them."""

    journey: str
    part: Part
    id: str
    """Of the stage, emotion or item."""
    words: str
    """See `written`."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry, or a stage by its title, that holds every word of the search."""

    journey: str
    title: str
    """The map's."""
    stage: str
    number: int
    """The stage's place, from 1."""
    named: str
    """The stage's title."""
    entry: Item | Emotion | None
    """None: the stage's own title."""


class SearchWork(Protocol):
    """The part of `journey.ports.Work` that looks into all maps of a person."""

    async def lines(self, person_id: int, sought: Sought, most: int) -> tuple[Line, ...]:
        """The lines of a person's open maps with a word for each beginning: those that hold the
        words themselves first, then in the order of the list, the stages, the map; at most so many.
        """

    async def hits(self, lines: tuple[Line, ...]) -> tuple[Hit, ...]:
        """What stands there, in the same order."""


def sought(query: str) -> Sought | None:
    """What is looked for; None: there is no word in it."""
    asked = words(query[: limits.QUERY_CHARS])
    return Sought(asked) if asked else None


def told(part: Stage | Emotion | Item) -> str:
    """What is searched of a part of a map."""
    if isinstance(part, Stage):
        return part.title
    return part.text if isinstance(part, Item) else part.note or ""


def written(text: str) -> str:
    """The words of a text as they are kept to be searched: each once, spaces around each."""
    return f" {' '.join(dict.fromkeys(words(text)))} "


def among(lines: Iterable[Line], sought: Sought) -> tuple[Line, ...]:
    """The lines that are meant, in their order."""
    return tuple(line for line in lines if _is_meant(sought, frozenset(line.words.split())))


def find(journey: Journey, query: str) -> tuple[Hit, ...]:
    """Where all words of the search stand together on a map: exact ones first, then in order."""
    asked = sought(query)
    if asked is None:
        return ()
    hits = [
        (not held.issuperset(asked.words), hit)
        for hit, held in _places(journey)
        if _is_meant(asked, held)
    ]
    return tuple(hit for _, hit in sorted(hits, key=lambda found: found[0]))


def _places(journey: Journey) -> Iterator[tuple[Hit, frozenset[str]]]:
    for number, stage in enumerate(journey.stages, 1):
        entries: tuple[Item | Emotion | None, ...] = (None, *stage.emotions, *stage.items)
        for entry in entries:
            hit = Hit(journey.id, journey.title, stage.id, number, stage.title, entry)
            yield hit, frozenset(words(told(stage if entry is None else entry)))


def _is_meant(sought: Sought, held: frozenset[str]) -> bool:
    return all(any(_means(word, other) for other in held) for word in sought.words)


def _means(asked: str, held: str) -> bool:
    """The same word, its beginning, or the same with another ending."""
    return held.startswith(asked) or stem(held) == stem(asked)
