"""The ready example: a finished map of an invented business that says so wherever it is seen.

Shows what a map becomes: numbers, proofs, a pain that is done away with, a measured curve. None
of it is anybody's: each source is what the caller says an example's source is.
"""

from __future__ import annotations

from typing import Final

from journey.example import NewId
from journey.model import (
    Emotion,
    EmotionKind,
    Evidence,
    EvidenceKind,
    Item,
    Journey,
    Origin,
    Stage,
)

FIGURES: Final[dict[str, tuple[float, float, int | None]]] = {
    "listing-views": (1800, 2500, None),
    "rating": (4.4, 4.7, 126),
    "visitors": (140, 170, None),
    "queue-time": (6, 4, 80),
    "serving-time": (5, 3, 80),
    "returning": (34, 45, 210),
}
"""By the ids of the coffee shop's metrics: value, target, of how many."""
PROVED: Final = (EvidenceKind.STAFF, EvidenceKind.REVIEW, EvidenceKind.DATA)
"""What proves the first pain of the first stages, in turn."""
ASKED: Final = 40
"""Answers behind each point of the measured curve."""
FELT: Final = (0.4, -0.5, 0.6, -0.4, 0.3, 0.5)
"""How far what was measured lies from what was assumed, stage by stage."""
CLOSED: Final = 1
"""The stage whose second pain is done away with."""


def showcase(journey: Journey, source: str, new_id: NewId) -> Journey:
    """A finished map with all that a map can hold; source: what stands at each number and proof."""
    stages = tuple(
        _stage(stage, number, source, new_id) for number, stage in enumerate(journey.stages)
    )
    return journey.with_(stages=stages)


def _stage(stage: Stage, number: int, source: str, new_id: NewId) -> Stage:
    pains = stage.lane("pains")
    items = []
    for item in stage.items:
        shown = item
        if item.lane == "metrics":
            shown = _measured(item, source)
        elif item in pains[:1] and number < len(PROVED):
            shown = item.with_(evidence=(_proof(PROVED[number], source, new_id),))
        elif item in pains[1:2] and number == CLOSED:
            shown = item.with_(closed=True)
        items.append(shown)
    assumed = stage.emotion()
    level = 0.0 if assumed is None else assumed.level
    felt = Emotion(
        id=new_id(),
        level=max(-2.0, min(2.0, level + FELT[number % len(FELT)])),
        kind=EmotionKind.MEASURED,
        n=ASKED,
        origin=Origin.CUSTOMER,
    )
    return stage.with_(items=tuple(items), emotions=(*stage.emotions, felt))


def _measured(item: Item, source: str) -> Item:
    """Only what is known by its id: a figure must fit its name."""
    known = FIGURES.get((item.catalogue or "").rpartition(".")[2])
    if known is None or item.metric is None:
        return item
    value, target, n = known
    return item.with_(metric=item.metric.with_(value=value, target=target, n=n, source=source))


def _proof(kind: EvidenceKind, source: str, new_id: NewId) -> Evidence:
    return Evidence(id=new_id(), kind=kind, source=source)
