"""What messages in a team gave."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.rows import pack, unpack, upsert
from bot.storage.tables_of_teams import errands
from bot.storage.transaction import Transaction
from journey.errands.record import Errand


class ErrandsPart(Transaction):
    async def errand(self, errand_id: str) -> Errand | None:
        return await self._errand(errands.c.id == errand_id)

    async def errand_at(self, chat: int, message: int) -> Errand | None:
        return await self._errand(errands.c.chat == chat, errands.c.message == message)

    async def save_errand(self, errand: Errand) -> None:
        await upsert(self._connection, errands, pack(errands, errand.model_dump(mode="json")))

    async def _errand(self, *which: sa.ColumnElement[bool]) -> Errand | None:
        query = sa.select(errands).where(*which).order_by(errands.c.at).limit(1)
        record = (await self._connection.execute(query)).mappings().first()
        return None if record is None else Errand.model_validate(unpack(record))
