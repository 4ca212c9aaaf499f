"""The owner's week: one message of all maps in which something happened, and a way to have none."""

from __future__ import annotations

import datetime as dt
from typing import Final

from handlers.beside import earlier, revision_at
from handlers.context import Context
from handlers.pages.arguments import Wished
from handlers.pages.weekly import SEND_WEEKLY, WEEKLY
from handlers.record import does, record
from handlers.screen import Reply
from handlers.screens import weekly as screens
from journey import queue
from journey.model import Journey
from journey.reminders import Reminder
from journey.weekly import week

SPAN: Final = dt.timedelta(days=7)
MAPS_MAX: Final = 3
"""So many maps are told of in one message; more are counted."""


async def due(context: Context, group: tuple[Reminder, ...]) -> Reply | None:
    """Since the last one, a week at most where nobody was told for long; None: nothing is new."""
    del group
    now = context.services.clock.now()
    if not context.person.weekly:
        return None
    since = max(context.person.told or now - SPAN, now - 4 * SPAN)
    found = []
    for heading in await context.work.headings(context.person.id):
        journey = await context.own(heading.id)
        if journey is None or journey.updated < since:
            continue
        before = await _then(context, journey, since)
        news = week(before, journey)
        if news.worth_saying:
            found.append(screens.Told(journey, news, _next(context, journey)))
    if not found:
        return None
    context.person = context.person.with_(told=now)
    await context.work.save_person(context.person)
    days = (context.day(since, found[0].journey), context.day(now, found[0].journey))
    return Reply(screen=screens.told(context.texts, found[:MAPS_MAX], days, len(found)))


async def _then(context: Context, journey: Journey, since: dt.datetime) -> Journey | None:
    """The map as it was; one that is younger began as it did."""
    revision = await revision_at(context.work, journey, since)
    return await earlier(context.work, journey, revision)


def _next(context: Context, journey: Journey) -> queue.Next | None:
    found = queue.queue(
        journey, context.industry(journey), context.today(journey), context.person.later
    )
    return next(iter(found), None)


async def show(context: Context) -> Reply:
    return Reply(screen=screens.setting(context.texts, on=context.person.weekly))


async def send(context: Context, on: Wished) -> Reply:
    """A repeat changes nothing."""
    context.person = context.person.with_(weekly=on)
    return await context.open(WEEKLY)


PAGES: Final = (record(WEEKLY, show, does(SEND_WEEKLY, send)),)
