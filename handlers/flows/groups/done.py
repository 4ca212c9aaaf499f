"""/done: who did what this week and this month, told below the command, one message for all lists.

Weeks and months begin on the group's own calendar. Must not know how it is worded.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from handlers.events import Commanded
from handlers.flows.groups import joining
from handlers.flows.groups.room import Room, TeamCommand, today
from handlers.screens.groups import done as screens
from handlers.screens.groups import telling
from journey import zones
from journey.checklist.digest import done_since


async def done(room: Room, event: Commanded) -> None:
    """Names everybody and calls nobody: there is nothing left for them to do."""
    group = await room.group()
    await room.work.groups.seen(event.chat, event.message)
    zone = room.services.cities.zone(group.timezone)
    day = today(group, room.now)
    week = zones.moment(day - dt.timedelta(days=day.weekday()), 0, zone)
    month = zones.moment(day.replace(day=1), 0, zone)
    told = []
    for post in await room.work.groups.posts(event.chat):
        journey = await room.journey(post.journey)
        if journey is not None:
            texts = room.texts(journey.language)
            recent, since = done_since(journey, week), done_since(journey, month)
            told.append(screens.done(texts, journey, recent, since, zone))
    if not told:
        await joining.explain(room, group, "team.no_list")
    for page in telling.pages(told):
        await room.tell(page.text, reply_to=event.message)


TEAM_COMMANDS: Final = (TeamCommand("done", done, rank=3),)
