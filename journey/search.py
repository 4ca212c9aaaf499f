"""Words found on maps as a person remembers them: «доставка» finds «доставку».

Knows which words count as found: the same one, its beginning, or the same with another ending (see
`journey.stems`). Must not know where maps come from or how hits look.
"""

from __future__ import annotations

from dataclasses import dataclass

from journey import limits
from journey.model import Emotion, Item, Journey, Stage
from journey.stems import stem, words


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry, or a stage by its title, that holds every word of the search."""

    journey: Journey
    stage: Stage
    entry: Item | Emotion | None
    """None: the stage's own title."""
    exact: bool
    """Every word stands there as it was typed."""


def find(journeys: tuple[Journey, ...], query: str) -> tuple[Hit, ...]:
    """Where all words of the search stand together: exact ones first, then in the maps' order."""
    asked = words(query[: limits.QUERY_CHARS])
    if not asked:
        return ()
    hits = [hit for journey in journeys for hit in _of_map(journey, asked)]
    return tuple(sorted(hits, key=lambda hit: not hit.exact))


def _of_map(journey: Journey, asked: tuple[str, ...]) -> list[Hit]:
    found: list[Hit] = []
    for stage in journey.stages:
        told: list[tuple[Item | Emotion | None, str]] = [(None, stage.title)]
        told += [(emotion, emotion.note or "") for emotion in stage.emotions]
        told += [(item, item.text) for item in stage.items]
        for entry, text in told:
            held = set(words(text))
            if all(any(_means(word, other) for other in held) for word in asked):
                found.append(Hit(journey, stage, entry, exact=set(asked) <= held))
    return found


def _means(asked: str, held: str) -> bool:
    """The same word, its beginning, or the same with another ending."""
    return held.startswith(asked) or stem(held) == stem(asked)
