"""What a page names first where it cannot name all: the sorest pains, the first thing to check.

Knows the order of the map; knows no page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journey.conclusion import conclusion
from journey.queue import queue
from journey.soreness import remedies, worst
from renderers.layout import lanes

if TYPE_CHECKING:
    from journey.model import Item, Journey


def worst_pains(journey: Journey, most: int) -> list[tuple[int, Item]]:
    """The sorest open pains with their stage's index, the worst first; hidden ones not."""
    if lanes.hidden(journey, lanes.PAINS):
        return []
    places = {stage.id: index for index, stage in enumerate(journey.stages)}
    found = [(places[spot.stage.id], spot.pain) for spot in worst(journey) if spot.pain]
    return found[:most]


def first_check(journey: Journey) -> str | None:
    """What is to be checked first of a draft; None: nothing in it needs that."""
    found = conclusion(journey)
    pain = found.pain if found else None
    if pain is not None:
        task = remedies(journey).get(pain.id)
        return task.check if task and task.check else pain.text
    waiting = queue(journey, None, journey.updated.date())
    entry = next((one.entry for one in waiting if one.stage is not None), None)
    text = getattr(entry, "text", None)
    return text if isinstance(text, str) else None
