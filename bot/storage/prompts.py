"""Questions that were asked, what messages gave, and pictures that Telegram holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import sqlalchemy as sa

from bot.storage.rows import pack, unpack, upsert
from bot.storage.tables import journeys, pictures, prompts
from bot.storage.tables import typed as messages
from bot.storage.transaction import Transaction
from journey.ports import Typed
from journey.prompts import Place, Prompt

_OF_MAP: Final = "map_"
_WITH_MAP: Final = (
    sa.select(prompts, *(column.label(f"{_OF_MAP}{column.name}") for column in journeys.c))
    .outerjoin(journeys, prompts.c.journey == journeys.c.id)
    .where(prompts.c.id == sa.bindparam("prompt"))
)


class PromptsWork(Transaction):
    _none_open: int | None = None
    """Whose questions were closed here last."""

    async def add_prompt(self, prompt: Prompt) -> Prompt:
        await self.close_prompts(prompt.person)
        self._none_open = None
        insert = sa.insert(prompts).values(**_record(prompt), at=self._now())
        number = await self._connection.scalar(insert.returning(prompts.c.id))
        return prompt.with_(id=number)

    async def prompt(self, prompt_id: int) -> Prompt | None:
        """A question; the row of its map, which is asked for next, comes along.

        Where that row must be locked it does not: what an outer join gives cannot be.
        """
        found = await self._connection.execute(_WITH_MAP, {"prompt": prompt_id})
        record = found.mappings().first()
        if record is None:
            return None
        if record["journey"] is not None and not self._beside:
            row = {column.name: record[f"{_OF_MAP}{column.name}"] for column in journeys.c}
            self._map_rows.setdefault(record["journey"], row)
        own = {column.name: record[column.name] for column in prompts.c}
        return Prompt.model_validate(_values(own))

    async def open_prompt(self, person_id: int) -> Prompt | None:
        return await self._prompt(sa.and_(prompts.c.person == person_id, prompts.c.open))

    async def _prompt(self, which: sa.ColumnElement[bool]) -> Prompt | None:
        record = (await self._connection.execute(sa.select(prompts).where(which))).mappings()
        found = record.first()
        return None if found is None else Prompt.model_validate(_values(found))

    async def last_prompt(self, person_id: int, journey_id: str, place: Place) -> Prompt | None:
        told = prompts.c.rest
        latest = (
            sa.select(prompts)
            .where(
                prompts.c.person == person_id,
                prompts.c.journey == journey_id,
                sa.not_(prompts.c.open),
                told["question"].as_string() == place.question,
                *(_is(told[name], getattr(place, name)) for name in ("stage", "persona", "item")),
            )
            .order_by(prompts.c.id.desc())
            .limit(1)
        )
        record = (await self._connection.execute(latest)).mappings().first()
        return None if record is None else Prompt.model_validate(_values(record))

    async def save_prompt(self, prompt: Prompt) -> None:
        await self._connection.execute(
            sa.update(prompts).where(prompts.c.id == prompt.id).values(**_record(prompt))
        )

    async def close_prompts(self, person_id: int) -> None:
        if self._none_open == person_id:
            return
        self._none_open = person_id
        await self._connection.execute(
            sa.update(prompts)
            .where(prompts.c.person == person_id, prompts.c.open)
            .values(open=False)
        )

    async def typed(self, chat: int, message: int) -> Typed | None:
        found = await self._connection.execute(
            sa.select(messages).where(messages.c.chat == chat, messages.c.message == message)
        )
        record = found.mappings().first()
        return None if record is None else Typed.model_validate(_values(record))

    async def save_typed(self, typed: Typed) -> None:
        record = pack(messages, typed.model_dump(mode="json"), at=self._now())
        await upsert(self._connection, messages, record)

    async def picture(self, bot: int, key: str) -> str | None:
        file_id: str | None = await self._connection.scalar(
            sa.select(pictures.c.file_id).where(pictures.c.bot == bot, pictures.c.key == key)
        )
        return file_id

    async def save_picture(self, bot: int, key: str, file_id: str) -> None:
        record = {"bot": bot, "key": key, "file_id": file_id, "at": self._now()}
        await upsert(self._connection, pictures, record)


def _record(prompt: Prompt) -> dict[str, Any]:
    """Of its choices only what is not as usual: most have a text and an id."""
    record = pack(prompts, prompt.model_dump(mode="json", exclude={"id"}))
    slim = prompt.model_dump(mode="json", include={*record["rest"]}, exclude_defaults=True)
    return {**record, "rest": slim}


def _is(told: Any, value: str | None) -> sa.ColumnElement[bool]:
    said: sa.ColumnElement[str] = told.as_string()
    return said.is_(None) if value is None else said == value


def _values(record: Mapping[Any, Any]) -> dict[str, Any]:
    return unpack(record, without=frozenset({"at"}))
