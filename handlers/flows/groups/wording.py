"""What each message of a posted list shall say: the picture's, the overview, a message a stage.

Must not know what stands there, nor when it is said: that is `showing`'s.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence

from handlers.context import Services
from handlers.flows.groups import picturing, places, setting, shifts
from handlers.flows.groups.room import clock, today
from handlers.ports import Texts
from handlers.screen import Screen
from handlers.screens.groups import overview, stage
from handlers.screens.groups import shifts as screens
from handlers.screens.groups.shifts import MENU as SHIFTS
from journey import checklist
from journey.checklist import weekly
from journey.checklist.weekly import Kept, Week
from journey.model import Journey
from journey.ports import Work
from journey.posts import OVERVIEW, PICTURE, SETTINGS, Group, Mode, Post, Slot
from journey.voices.heard import Photo


def digest(screen: Screen) -> str:
    """Tells two states of a message apart."""
    return hashlib.sha256(repr(screen).encode()).hexdigest()[:40]


async def wanted(
    services: Services, work: Work, group: Group, post: Post, journey: Journey | None
) -> dict[str, Screen | None]:
    """All messages of a post, opened settings among them; None: the picture."""
    photos = () if journey is None else await work.photos(journey.id)
    wished = _lasting(services, group, post, journey, photos)
    if journey is not None:
        wished.update(_of_shifts(services, post, journey))
        if not post.closed and Mode.parse(post.slot(OVERVIEW).mode).menu == SHIFTS:
            wished[OVERVIEW] = await shifts.both(services, work, post, journey)
    if journey is not None and (
        screen := await setting.shown(services, work, group, post, journey)
    ):
        wished[SETTINGS] = screen
    return wished


def _of_shifts(services: Services, post: Post, journey: Journey) -> dict[str, Screen | None]:
    """What stands there for either end of a shift."""
    texts = services.library.texts(journey.language)
    names = ((slot.name, places.shift(slot.name)) for slot in post.slots)
    return {
        name: screens.today(texts, post, journey, shift, name)
        for name, shift in names
        if shift is not None
    }


def _lasting(
    services: Services,
    group: Group,
    post: Post,
    journey: Journey | None,
    photos: Sequence[Photo],
) -> dict[str, Screen | None]:
    """What stands there as long as the list does, in its order."""
    if journey is None:
        gone = overview.gone(services.library.texts(group.language))
        return {slot.name: gone for slot in post.slots if _speaks(slot)}
    texts = services.library.texts(journey.language)
    now = services.clock.now()
    said: dict[str, Screen | None] = {
        PICTURE: None,
        OVERVIEW: _first(texts, group, post, journey, now, photos),
    }
    for one in journey.stages if post.spread else ():
        if post.slot(one.id).message is not None or checklist.visible(journey, one.id):
            around = _around(group, now, photos, one.id)
            said[one.id] = stage.stage(texts, post, journey, one, post.buttons(one.id), around)
    return said


def _around(group: Group, now: dt.datetime, photos: Sequence[Photo], stage_id: str) -> stage.Around:
    shown = tuple(one for one in photos if one.stage == stage_id)
    return stage.Around(today(group, now), clock(group), shown)


def _first(
    texts: Texts,
    group: Group,
    post: Post,
    journey: Journey,
    now: dt.datetime,
    photos: Sequence[Photo],
) -> Screen:
    """The overview, or the stage that somebody has opened in its place."""
    mode = Mode.parse(post.slot(OVERVIEW).mode)
    opened = journey.stage(mode.stage) if mode.stage else None
    if opened is not None and not post.spread and not post.closed:
        around = _around(group, now, photos, opened.id)
        return stage.stage(texts, post, journey, opened, mode, around)
    why = picturing.why_none(post.slot(PICTURE))
    seen = week(group, post, journey, now)
    return overview.overview(texts, group, post, journey, mode, seen, why)


def week(group: Group, post: Post, journey: Journey, now: dt.datetime) -> Week:
    """What stands first: what the team sees already keeps its place."""
    kept = Kept.parse(post.slot(OVERVIEW).kept)
    return weekly.week(journey, today(group, now), kept)


def kept(group: Group, post: Post, journey: Journey | None, slot: str, now: dt.datetime) -> str:
    """What that message holds in its place once it is shown."""
    if slot != OVERVIEW or journey is None:
        return ""
    return str(Kept.of(week(group, post, journey, now), today(group, now)))


def _speaks(slot: Slot) -> bool:
    return slot.message is not None and not slot.name.startswith(PICTURE)
