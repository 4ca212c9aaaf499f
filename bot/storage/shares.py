"""Links by which others look at maps."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from bot.storage.rows import pack, unpack
from bot.storage.tables import shares
from bot.storage.transaction import Transaction
from journey.sharing import Share


class SharesPart(Transaction):
    async def add_share(self, share: Share) -> None:
        record = pack(shares, share.model_dump(mode="json"))
        await self._connection.execute(sa.insert(shares).values(**record))

    async def save_share(self, share: Share) -> None:
        record = pack(shares, share.model_dump(mode="json"))
        await self._connection.execute(
            sa.update(shares).where(shares.c.id == share.id).values(**record)
        )

    async def share(self, secret: str) -> Share | None:
        found = await self._shares(shares.c.secret == secret)
        return found[0] if found else None

    async def shares(self, journey_id: str) -> tuple[Share, ...]:
        return tuple(await self._shares(shares.c.journey == journey_id))

    async def close_share(self, journey_id: str, share_id: str) -> None:
        await self._connection.execute(
            sa.delete(shares).where(shares.c.journey == journey_id, shares.c.id == share_id)
        )

    async def _shares(self, which: sa.ColumnElement[bool]) -> list[Share]:
        query = sa.select(shares).where(which).order_by(shares.c.at, shares.c.id)
        records: sa.CursorResult[Any] = await self._connection.execute(query)
        return [Share.model_validate(unpack(record)) for record in records.mappings()]
