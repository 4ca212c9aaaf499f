"""A map's connections to programs of tasks, and what is known of the tasks there."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.rows import pack, unpack, upsert
from bot.storage.tables_outside import connections, sent_tasks
from bot.storage.transaction import Transaction
from journey.connections import Connection, Sent


class ConnectionsPart(Transaction):
    async def connections(self, journey_id: str) -> tuple[Connection, ...]:
        return tuple(await self._connections(connections.c.journey == journey_id))

    async def connections_of(self, person_id: int) -> tuple[Connection, ...]:
        return tuple(await self._connections(connections.c.person == person_id))

    async def connection(self, connection_id: str) -> Connection | None:
        found = await self._connections(connections.c.id == connection_id)
        return found[0] if found else None

    async def connect(self, connection: Connection) -> None:
        there = [
            one
            for one in await self.connections(connection.journey)
            if one.service is connection.service
        ]
        same = next((one for one in there if one.host == connection.host), None)
        for one in there:
            if one is not same:
                await self.disconnect(one.id)
        if same is not None:  # a new key to the same account: what was sent there is known still
            await self.save_connection(connection.with_(id=same.id))
            return
        record = pack(connections, connection.model_dump(mode="json"))
        await self._connection.execute(sa.insert(connections).values(**record))

    async def save_connection(self, connection: Connection) -> None:
        record = pack(connections, connection.model_dump(mode="json"))
        await self._connection.execute(
            sa.update(connections).where(connections.c.id == connection.id).values(**record)
        )

    async def disconnect(self, connection_id: str) -> None:
        await self._connection.execute(
            sa.delete(connections).where(connections.c.id == connection_id)
        )

    async def sent(self, connection_id: str) -> tuple[Sent, ...]:
        query = (
            sa.select(sent_tasks)
            .where(sent_tasks.c.connection == connection_id)
            .order_by(sent_tasks.c.task)
        )
        found = await self._connection.execute(query)
        own = frozenset({"connection"})
        return tuple(
            Sent.model_validate(unpack(record, without=own)) for record in found.mappings()
        )

    async def save_sent(self, connection_id: str, sent: Sent) -> None:
        values = sent.model_dump(mode="json")
        await upsert(
            self._connection, sent_tasks, pack(sent_tasks, values, connection=connection_id)
        )

    async def _connections(self, which: sa.ColumnElement[bool]) -> list[Connection]:
        query = sa.select(connections).where(which).order_by(connections.c.at, connections.c.id)
        records = await self._connection.execute(query)
        return [Connection.model_validate(unpack(record)) for record in records.mappings()]
