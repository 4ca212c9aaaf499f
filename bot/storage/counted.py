"""How much there is, for whoever runs the bot. Numbers only: nobody's name and nobody's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import address
from bot.storage.pulse_tables import pulses
from bot.storage.tables import groups, inbox, journeys, people, reminders, tasks
from bot.storage.tables_outside import jobs
from bot.storage.trouble import told

WEEK: Final = dt.timedelta(days=7)
MONTH: Final = dt.timedelta(days=30)
_LAST: Final = 5


@dataclass(frozen=True, slots=True)
class Stats:
    """What is kept, what waits, and what was given up."""

    counts: Mapping[str, int]
    waits: Mapping[str, int]
    given_up: tuple[tuple[dt.datetime, str], ...]
    """The last ones, the newest first: when it came, and why."""


async def stats(url: str, now: dt.datetime) -> Stats:
    """Raises `CannotOpen`."""
    parsed = address.parse(url)
    engine = address.writer(parsed)
    try:
        with told():
            async with address.reader(parsed, engine).connect() as connection:
                return Stats(
                    await _counts(connection, now),
                    await _waits(connection, now),
                    await _given_up(connection),
                )
    finally:
        await engine.dispose()


async def _counts(connection: AsyncConnection, now: dt.datetime) -> dict[str, int]:
    there = journeys.c.deleted.is_(None)
    asked = {
        "people": sa.select(sa.func.count()).select_from(people),
        "people, seen within a week": _of(people, people.c.seen > now - WEEK),
        "people, seen within a month": _of(people, people.c.seen > now - MONTH),
        "people who blocked the bot": _of(people, sa.not_(people.c.reachable)),
        "maps": _of(journeys, there),
        "maps, changed within a week": _of(journeys, there & (journeys.c.updated > now - WEEK)),
        "groups": _of(groups, groups.c.here),
        "tasks": sa.select(sa.func.count()).select_from(tasks),
        "surveys": sa.select(sa.func.count()).select_from(pulses),
    }
    return {name: await connection.scalar(query) or 0 for name, query in asked.items()}


async def _waits(connection: AsyncConnection, now: dt.datetime) -> dict[str, int]:
    open_ = sa.not_(inbox.c.done)
    asked = {
        "updates not answered": _of(inbox, open_ & sa.not_(inbox.c.applied)),
        "replies not sent": _of(inbox, open_ & inbox.c.applied),
        "reminders due": _of(reminders, reminders.c.sent.is_(None) & (reminders.c.due < now)),
        "outside work": sa.select(sa.func.count()).select_from(jobs),
        "given up within thirty days": _of(inbox, inbox.c.done & inbox.c.failed.is_not(None)),
    }
    return {name: await connection.scalar(query) or 0 for name, query in asked.items()}


async def _given_up(connection: AsyncConnection) -> tuple[tuple[dt.datetime, str], ...]:
    found = await connection.execute(
        sa.select(inbox.c.at, inbox.c.failed)
        .where(inbox.c.done, inbox.c.failed.is_not(None))
        .order_by(inbox.c.at.desc())
        .limit(_LAST)
    )
    return tuple((at, failed) for at, failed in found)


def _of(table: sa.Table, where: sa.ColumnElement[bool]) -> sa.Select[int]:
    return sa.select(sa.func.count()).select_from(table).where(where)
