"""What was read in people's files and waits for a tap: the latest file of each."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.rows import pack, unpack, upsert
from bot.storage.tables import dropped as table
from bot.storage.transaction import Transaction
from journey.dropped import Dropped


class DroppedPart(Transaction):
    async def dropped(self, person_id: int) -> Dropped | None:
        query = sa.select(table).where(table.c.person == person_id)
        record = (await self._connection.execute(query)).mappings().first()
        return None if record is None else Dropped.model_validate(unpack(record))

    async def save_dropped(self, dropped: Dropped) -> None:
        await upsert(self._connection, table, pack(table, dropped.model_dump(mode="json")))

    async def leave_dropped(self, person_id: int) -> None:
        await self._connection.execute(sa.delete(table).where(table.c.person == person_id))
