"""The lists of a shift: made in the group, brought at their hour as one small message each.

A list's message is a slot of its post: it is edited as its lines are ticked, and the next day's
takes its place. Nothing is asked where nobody has written a line.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from handlers.context import Context, Services
from handlers.flows.groups import places, tapping, timing
from handlers.flows.groups.room import clock
from handlers.flows.groups.tapping import Tap, deed
from handlers.pages.team import ADD_LINES, OFFER_LINES, SET_SHIFT
from handlers.screen import Reply, Screen
from handlers.screens.groups import shifts as screens
from journey.checklist import recurring, shiftwork
from journey.errors import Rejected
from journey.model import Journey
from journey.ports import Work
from journey.posts import OVERVIEW, Mode, Post
from journey.reminders import Reminder
from journey.rhythms import Shift

LATE: Final = dt.timedelta(hours=4)
"""So long after its hour a list is of no use any more: nothing comes where the bot was down."""


async def due(context: Context, group: tuple[Reminder, ...]) -> Reply | None:
    """Each list below the talk, of a new day; then the next day's waits."""
    services, work, now = context.services, context.work, context.services.clock.now()
    for one in group:
        found = await timing.listed(services, work, str(one.data["post"]))
        if found is None:
            continue
        name = places.name(Shift(str(one.data["shift"])))
        if found.speaks and now - one.due < LATE and name in {s.name for s in found.post.slots}:
            await places.again(work, found.post, name)
        await timing.follow(services, work, found)
        await work.groups.touch(found.post.chat)
    return None


async def both(services: Services, work: Work, post: Post, journey: Journey) -> Screen:
    """Both lists, in the overview's place."""
    texts = services.library.texts(journey.language)
    table = await timing.table_of(work, post)
    offered = [one for one in Shift if _offered(services, journey, one)]
    return screens.both(texts, post, journey, table, offered)


def _offered(services: Services, journey: Journey, shift: Shift) -> tuple[str, ...]:
    """The lines that the trade's catalogue has and the list has room for."""
    catalogue, language = services.catalogue, journey.language
    if journey.industry is None:
        return ()
    trade = catalogue.industry(journey.industry, language, journey.country)
    found = shiftwork.offers(journey, trade, catalogue.industries(language), shift)
    room = shiftwork.LINES - len(shiftwork.lines(journey, shift))
    return tuple(one.text for one in found)[:room]


async def _ask(tap: Tap, shift: Shift) -> Reply:
    return await tapping.ask(tap, shift.value, shift.value, tap.journey.title)


async def _offer(tap: Tap, shift: Shift) -> Reply:
    """They go onto the list at once; what does not fit a team is taken off there."""
    lines = "\n".join(_offered(tap.room.services, tap.journey, shift))
    day = recurring.day(tap.room.now, clock(tap.group))
    added = shiftwork.add(tap.journey, shift, lines, tap.room.services.new_id, day)
    if isinstance(added, Rejected):  # pressed before
        return tap.toast("shift.offered")
    await tap.save(added)
    return tap.toast("shift.offered")


async def _hour(tap: Tap, shift: Shift, hour: int) -> Reply:
    """For every list of the group."""
    for post in await tap.room.work.groups.posts(tap.post.chat):
        table = await timing.table_of(tap.room.work, post)
        await tap.room.work.save_timetable(table.at(shift, hour))
    await tap.show(OVERVIEW, Mode(0, screens.MENU))
    return tap.toast("set.done")


TEAM_ACTS: Final = (deed(ADD_LINES, _ask), deed(OFFER_LINES, _offer), deed(SET_SHIFT, _hour))
