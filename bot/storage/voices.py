"""What teams said and showed below their lists."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.rows import pack, unpack, upsert
from bot.storage.tables_of_voices import heard, photos
from bot.storage.transaction import Transaction
from journey.voices.heard import Heard, Photo


class VoicesPart(Transaction):
    async def heard(self, heard_id: str) -> Heard | None:
        return await self._heard(heard.c.id == heard_id)

    async def heard_at(self, chat: int, message: int) -> Heard | None:
        return await self._heard(heard.c.chat == chat, heard.c.message == message)

    async def heard_album(self, chat: int, album: str) -> Heard | None:
        return await self._heard(heard.c.chat == chat, heard.c.album == album)

    async def save_heard(self, one: Heard) -> None:
        await upsert(self._connection, heard, pack(heard, one.model_dump(mode="json")))

    async def save_photo(self, photo: Photo) -> None:
        await upsert(self._connection, photos, pack(photos, photo.model_dump(mode="json")))

    async def photos(self, journey_id: str) -> tuple[Photo, ...]:
        query = sa.select(photos).where(photos.c.journey == journey_id)
        found = await self._connection.execute(query.order_by(photos.c.at, photos.c.id))
        return tuple(Photo.model_validate(unpack(record)) for record in found.mappings())

    async def drop_photos(self, heard_id: str) -> None:
        await self._connection.execute(sa.delete(photos).where(photos.c.heard == heard_id))

    async def _heard(self, *which: sa.ColumnElement[bool]) -> Heard | None:
        query = sa.select(heard).where(*which).order_by(heard.c.at).limit(1)
        record = (await self._connection.execute(query)).mappings().first()
        return None if record is None else Heard.model_validate(unpack(record))
