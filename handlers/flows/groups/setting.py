"""What the owner of a list and the group's administrators set: when it speaks up, by whose clock.

Everything set is stored with the list or its group; the waiting reminders follow from it
(`timing.follow`). Must not know what the message about it looks like.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from handlers.context import Services
from handlers.flows.groups import living, tapping, timing
from handlers.flows.groups.tapping import Tap, deed
from handlers.pages.arguments import Wished
from handlers.pages.team import ASK_CITY, DIGEST, FEEL, GO, HOUR, REMIND, SETTINGS_OF, WEEKDAY, ZONE
from handlers.screen import Reply, Screen
from handlers.screens.groups import settings as screens
from handlers.screens.groups import telling
from journey.checklist.finished import feeling, feels
from journey.model import Journey, Stage
from journey.ports import Work
from journey.posts import SETTINGS, Group, Mode, Note, Post, Slot, Strip
from journey.timetable import Timetable

_WEEK: Final = dt.timedelta(days=7)


async def shown(
    services: Services, work: Work, group: Group, post: Post, journey: Journey
) -> Screen | None:
    """The settings' message as it is to look now; None: nobody has opened it."""
    if not any(slot.name == SETTINGS for slot in post.slots):
        return None
    table = await timing.table_of(work, post)
    texts = services.library.texts(journey.language)
    return screens.settings(texts, services.cities, group, post, table)


async def _open(tap: Tap, on: Wished) -> Reply:
    """The settings as a message of their own below the talk, or away with it."""
    work, old = tap.room.work, tap.post.slot(SETTINGS)
    if old.message is not None:
        await work.groups.discard_post(tap.post.with_(slots=(old,)))
    others = tuple(slot for slot in tap.post.slots if slot.name != SETTINGS)
    slots = (*others, Slot(name=SETTINGS)) if on else others
    await work.groups.save_post(tap.post.with_(slots=slots))
    return tap.toast("set.coming") if on else Reply()


async def _week(tap: Tap, on: Wished) -> Reply:
    """Switched on again, it tells of the last week, not of all that was done meanwhile."""
    since = tap.room.now - _WEEK if on else None
    return await _set(tap, lambda table: table.with_(digest=on), since)


async def _due(tap: Tap, on: Wished) -> Reply:
    return await _set(tap, lambda table: table.with_(reminders=on))


async def _day(tap: Tap, day: int) -> Reply:
    return await _set(tap, lambda table: table.with_(weekday=day))


async def _hour(tap: Tap, hour: int) -> Reply:
    return await _set(tap, lambda table: table.with_(hour=hour))


async def _set(
    tap: Tap, change: Callable[[Timetable], Timetable], since: dt.datetime | None = None
) -> Reply:
    """For every list of the group; since: what the next digest tells of at the earliest."""
    work = tap.room.work
    wished = change(await timing.table_of(work, tap.post))
    for post in await work.groups.posts(tap.post.chat):
        table = (await timing.table_of(work, post)).like(wished)
        if since is not None:
            table = table.with_(since=max(table.since, since))
        await work.save_timetable(table)
    await tap.show(SETTINGS, Mode())
    return tap.toast("set.done")


async def _zone(tap: Tap, zone: str) -> Reply:
    """One of the zones with a button."""
    if zone not in tap.room.services.cities.shown(tap.texts.language):
        return tap.toast("team.old_button")
    await living.live_in(tap.room, zone)
    await tap.show(SETTINGS, Mode())
    return tap.toast("set.done")


async def _ask_city(tap: Tap) -> Reply:
    return await tapping.ask(tap, "city", tap.post.id, tap.journey.title)


async def _feel(tap: Tap, stage: Stage, level: int) -> Reply:
    """What the customer feels now where the team is done; the curve moves in a picture."""
    old = feeling(stage)
    services, before = tap.room.services, tap.journey
    after = feels(before, stage.id, level, services.new_id)
    await tap.save(after)
    text = telling.felt(tap.texts, stage, level, None if old is None else old.level)
    await _note(tap, text, message=getattr(tap.room.event, "message", None), settled=True)
    if after != before and (old is None or old.level != level):
        caption = tap.texts.plain("after.caption", title=stage.title)
        await _note(tap, caption, strip=Strip(journey=before.id, since=before.revision))
    return tap.toast("after.thanks")


async def _note(
    tap: Tap,
    text: str,
    *,
    message: int | None = None,
    settled: bool = False,
    strip: Strip | None = None,
) -> None:
    note = Note(
        id=tap.room.services.new_id(),
        chat=tap.post.chat,
        topic=tap.post.topic,
        text=text,
        at=tap.room.now,
        message=message,
        settled=settled,
        strip=strip,
    )
    await tap.room.work.groups.add_note(note)


TEAM_ACTS: Final = (
    deed(GO, tapping.bring),
    deed(SETTINGS_OF, _open),
    deed(DIGEST, _week),
    deed(REMIND, _due),
    deed(WEEKDAY, _day),
    deed(HOUR, _hour),
    deed(ZONE, _zone),
    deed(ASK_CITY, _ask_city),
    deed(FEEL, _feel),
)
