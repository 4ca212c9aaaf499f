"""Which messages a list has for a shift: one for each end of it that has lines.

Must not know what they say, nor at which hour they come.
"""

from __future__ import annotations

from journey.checklist import shiftwork
from journey.model import Journey
from journey.ports import Work
from journey.posts import SHIFT, Post, Slot
from journey.rhythms import Shift


def name(shift: Shift) -> str:
    """Of its message."""
    return f"{SHIFT}{shift}"


def shift(slot: str) -> Shift | None:
    """Which one's message it is."""
    return next((one for one in Shift if name(one) == slot), None)


async def keep(work: Work, post: Post, journey: Journey) -> bool:
    """The first line brings its list at once, the last one takes it away; whether one changed."""
    wanted = set() if post.closed else {name(one) for one in shiftwork.known(journey)}
    there = {slot.name for slot in post.slots if shift(slot.name) is not None}
    if not post.closed and there - wanted:
        await _take_away(work, post, there - wanted)
    for one in sorted(wanted - there, reverse=True):
        await work.groups.save_slot(post.id, Slot(name=one))
    return bool(wanted - there)


async def again(work: Work, post: Post, slot: str) -> None:
    """The same message below the talk; the old one goes."""
    await _take_away(work, post, {slot})
    await work.groups.save_slot(post.id, Slot(name=slot))


async def _take_away(work: Work, post: Post, slots: set[str]) -> None:
    gone = tuple(one for one in post.slots if one.name in slots)
    await work.groups.discard_post(post.with_(slots=gone))
    kept = tuple(one for one in post.slots if one.name not in slots)
    await work.groups.save_post(post.with_(slots=kept))
