"""Logos: small pictures beside their maps, found by what they are."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import upsert
from bot.storage.tables import logos
from bot.storage.transaction import Transaction
from journey import limits
from journey.look import name_of


class LogosPart(Transaction):
    async def logo(self, name: str) -> bytes | None:
        query = sa.select(logos.c.png).where(logos.c.name == name).limit(1)
        found: bytes | None = (await self._connection.scalars(query)).first()
        return found

    async def save_logo(self, journey_id: str, logo: bytes) -> str:
        name = name_of(logo)
        record: dict[str, Any] = {"journey": journey_id, "name": name, "png": logo}
        await upsert(self._connection, logos, {**record, "at": self._now()})
        newest = (
            sa.select(logos.c.name)
            .where(logos.c.journey == journey_id)
            .order_by(logos.c.at.desc(), logos.c.name == name)
            .limit(limits.LOGOS_MAX)
        )
        await self._connection.execute(
            sa.delete(logos).where(logos.c.journey == journey_id, logos.c.name.not_in(newest))
        )
        return name


async def share_logo(connection: AsyncConnection, journey_id: str, name: str) -> None:
    """A map that begins with a logo of another one keeps it too."""
    known = sa.select(sa.literal(journey_id), logos.c.name, logos.c.png, logos.c.at)
    known = known.where(logos.c.name == name).limit(1)
    await connection.execute(sa.insert(logos).from_select(["journey", "name", "png", "at"], known))
