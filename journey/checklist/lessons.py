"""What the map learned from a task, and how it is without that again.

Knows items before and after; must not know what was asked, nor of whom.
"""

from __future__ import annotations

from typing import Any, Final

from journey import items
from journey.items import told
from journey.model import Evidence, Item, Journey, Lesson, Task, Taught

_RECORDS: Final = "evidence"
_NO_SAY: Final = {_RECORDS, "closed", "votes", "remedy_for"}
"""Fields in which nobody says anything of what an item claims."""


def taught(before: Journey, after: Journey, task: Task, *, true: bool | None = None) -> Journey:
    """The later map, its task knowing what it changed there."""
    was = {item.id: item for stage in before.stages for item in stage.items}
    found = tuple(
        Taught(was=was.get(item.id), became=item)
        for stage in after.stages
        for item in stage.items
        if was.get(item.id) != item
    )
    if not found:
        return after
    lesson = Lesson(true=true, taught=found)
    return after.with_(
        tasks=tuple(one.with_(lesson=lesson) if one.id == task.id else one for one in after.tasks)
    )


def taken_back(journey: Journey, task: Task) -> Journey:
    """The map without what a task taught it; what people have changed there since stays."""
    for one in () if task.lesson is None else task.lesson.taught:
        journey = _back(journey, one)
    tasks = (one.with_(lesson=None) if one.id == task.id else one for one in journey.tasks)
    return journey.with_(tasks=tuple(tasks))


def _back(journey: Journey, one: Taught) -> Journey:
    spot = items.find(journey, one.became.id)
    if spot is None or not isinstance(spot.entry, Item):
        return journey
    if one.was is not None:
        return items.put(journey, _without(spot.entry, one.was, one.became))
    return items.remove(journey, one.became.id) if spot.entry == one.became else journey


def _without(now: Item, was: Item, became: Item) -> Item:
    """Field by field; whoever has had a say in it since has made it their own."""
    untouched = [name for name in Item.model_fields if getattr(now, name) == getattr(became, name)]
    back: dict[str, Any] = {name: getattr(was, name) for name in untouched}
    back[_RECORDS] = _records(now, was, became)
    others = set(Item.model_fields) - set(untouched) - _NO_SAY
    item = now.with_(**back)
    return told(item) if others else item


def _records(now: Item, was: Item, became: Item) -> tuple[Evidence, ...]:
    given = {record.id for record in became.evidence} - {record.id for record in was.evidence}
    return tuple(record for record in now.evidence if record.id not in given)
