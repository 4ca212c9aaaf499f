"""Who has been seen in groups that have a list."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import upsert
from bot.storage.tables import posts
from bot.storage.tables_of_teams import teammates
from bot.storage.transaction import Transaction
from journey import limits
from journey.teammates import Teammate


class TeammatesPart(Transaction):
    async def teammate(self, chat: int, person: int) -> Teammate | None:
        query = sa.select(teammates).where(teammates.c.chat == chat, teammates.c.person == person)
        record = (await self._connection.execute(query)).mappings().first()
        return None if record is None else Teammate.model_validate(dict(record))

    async def teammates(self, chat: int) -> tuple[Teammate, ...]:
        listed = sa.exists().where(posts.c.chat == chat)
        query = sa.select(teammates).where(teammates.c.chat == chat, listed)
        order = (teammates.c.at.desc(), teammates.c.person)
        found = await self._connection.execute(query.order_by(*order))
        return tuple(Teammate.model_validate(dict(record)) for record in found.mappings())

    async def save_teammate(self, teammate: Teammate) -> None:
        await upsert(self._connection, teammates, teammate.model_dump())
        latest = (
            sa.select(teammates.c.person)
            .where(teammates.c.chat == teammate.chat)
            .order_by(teammates.c.at.desc(), teammates.c.person)
            .limit(limits.TEAMMATES_MAX)
        )
        await self._connection.execute(
            sa.delete(teammates)
            .where(teammates.c.chat == teammate.chat)
            .where(teammates.c.person.not_in(latest))
        )

    async def groups_of(self, person: int) -> tuple[int, ...]:
        query = sa.select(teammates.c.chat).where(teammates.c.person == person)
        return tuple(await self._connection.scalars(query.order_by(teammates.c.chat)))

    async def drop_teammate(self, person: int) -> None:
        await drop(self._connection, person)


async def drop(connection: AsyncConnection, person: int) -> None:
    await connection.execute(sa.delete(teammates).where(teammates.c.person == person))


async def sweep(connection: AsyncConnection) -> None:
    """Of groups whose last list is gone nobody stays."""
    listed = sa.select(posts.c.chat)
    await connection.execute(sa.delete(teammates).where(teammates.c.chat.not_in(listed)))


async def move(connection: AsyncConnection, old: int, new: int) -> None:
    """The group has another number; whoever was seen under both stays under the new one."""
    there = sa.select(teammates.c.person).where(teammates.c.chat == new)
    twice = (teammates.c.chat == old, teammates.c.person.in_(there))
    await connection.execute(sa.delete(teammates).where(*twice))
    await connection.execute(sa.update(teammates).where(teammates.c.chat == old).values(chat=new))
