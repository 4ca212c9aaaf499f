"""The inbox: updates written down before they are confirmed to Telegram.

    receive ──► payload kept ──► apply: payload dropped, reply owed to `person` ──► finish: id only

An id outlives its update so that a repeat is recognised. Telegram keeps an update for a day at
most; `sweep` takes ids that are older than three.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import upsert
from bot.storage.tables import inbox
from journey.ports import Received

_KEPT: Final = dt.timedelta(days=3)


async def receive(
    connection: AsyncConnection, updates: tuple[tuple[int, str], ...], at: dt.datetime
) -> frozenset[int]:
    """Writes down what is not known yet; gives the ids that are new."""
    # in one order, so that two replicas with the same updates wait for each other, not both
    payloads = dict(sorted(updates, reverse=True))
    if not payloads:
        return frozenset()
    records = [
        {"id": number, "payload": payloads[number], "applied": False, "done": False, "at": at}
        for number in sorted(payloads)
    ]
    make = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    insert = make(inbox).values(records).on_conflict_do_nothing().returning(inbox.c.id)
    return frozenset((await connection.scalars(insert)).all())


async def apply(
    connection: AsyncConnection, update: int, person: int | None, at: dt.datetime
) -> None:
    """The effect is stored in this very transaction: the text is not needed any more.

    Where nobody's reply is owed (in groups), the update is done with at once.
    """
    record = {"id": update, "payload": None, "person": person, "applied": True}
    record["done"] = person is None
    result = await connection.execute(sa.update(inbox).where(inbox.c.id == update).values(**record))
    if result.rowcount == 0:  # came by another way; its repeat must be recognised all the same
        await upsert(connection, inbox, {**record, "at": at})


async def unfinished(connection: AsyncConnection) -> tuple[Received, ...]:
    names = ("id", "payload", "applied", "person")
    found = await connection.execute(
        sa.select(*(inbox.c[name] for name in names))
        .where(sa.not_(inbox.c.done))
        .order_by(inbox.c.id)
    )
    return tuple(Received.model_validate(dict(record)) for record in found.mappings())


async def finish(connection: AsyncConnection, update: int) -> None:
    await connection.execute(
        sa.update(inbox).where(inbox.c.id == update).values(done=True, payload=None, person=None)
    )


async def sweep(connection: AsyncConnection, now: dt.datetime) -> None:
    """Ids that Telegram cannot repeat any more; an owed update is never swept."""
    await connection.execute(sa.delete(inbox).where(inbox.c.done, inbox.c.at < now - _KEPT))
