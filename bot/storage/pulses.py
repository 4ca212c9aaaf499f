"""Surveys of customers: links, waves, and answers that lead to nobody.

What lies behind a link is read without the map's lock: a thousand who answer hold up neither each
other nor whoever works on the map.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.pulse_tables import pulse_answers, pulses, waves
from bot.storage.rows import pack, unpack, upsert
from bot.storage.tables import journeys, stages
from bot.storage.transaction import Transaction
from journey.pulse.model import AGAIN, Answer, Door, Pulse, Wave

BEGUN: Final = dt.timedelta(days=1)
"""A link that was opened and not answered is kept so long."""
_WAVE: Final = "wave_"
_NOBODYS: Final[dict[str, None]] = {"mark": None, "message": None, "heard": None}


def _leading(which: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """What lies behind it, the newest wave first, a row for each stage of the map. Made once: a
    customer asks at every tap.
    """
    newest = (
        sa.select(
            pulses,
            journeys.c.deleted,
            journeys.c.owner,
            *(column.label(f"{_WAVE}{column.name}") for column in waves.c),
        )
        .join(waves, waves.c.pulse == pulses.c.id)
        .join(journeys, journeys.c.id == pulses.c.journey)
        .where(which)
        .order_by(waves.c.opened.desc(), waves.c.id.desc())
        .limit(1)
        .subquery()
    )
    titled = newest.outerjoin(stages, stages.c.journey == newest.c.journey)
    told = (stages.c.id.label("stage"), stages.c.title.label("title"))
    return sa.select(newest, *told).select_from(titled)


_BY: Final = sa.bindparam("by", type_=sa.Text)
_BY_LINK: Final = _leading(sa.or_(pulses.c.secret == _BY, pulses.c.desk == _BY))
_BY_WAVE: Final = _leading(waves.c.id == _BY)
_ANSWER: Final = (
    sa.select(pulse_answers)
    .where(
        pulse_answers.c.wave == sa.bindparam("wave"), pulse_answers.c.mark == sa.bindparam("mark")
    )
    .order_by(pulse_answers.c.at.desc(), pulse_answers.c.id.desc())
    .limit(1)
)


class PulsesPart(Transaction):
    async def pulse(self, journey_id: str) -> Pulse | None:
        found = await self._connection.execute(
            sa.select(pulses).where(pulses.c.journey == journey_id)
        )
        record = found.mappings().first()
        return None if record is None else Pulse.model_validate(dict(record))

    async def add_pulse(self, pulse: Pulse) -> None:
        await self._connection.execute(sa.insert(pulses).values(**pulse.__dict__))

    async def renew_desk(self, pulse: Pulse) -> None:
        await self._connection.execute(
            sa.update(pulses).where(pulses.c.id == pulse.id).values(desk=pulse.desk)
        )
        theirs = sa.select(waves.c.id).where(waves.c.pulse == pulse.id)
        await self._connection.execute(
            sa.update(pulse_answers)
            .where(
                pulse_answers.c.wave.in_(theirs),
                pulse_answers.c.mark.is_not(None),
                pulse_answers.c.rest["desk"].as_boolean(),
            )
            .values(**_NOBODYS)
        )

    async def waves(self, pulse_id: str) -> tuple[Wave, ...]:
        query = sa.select(waves).where(waves.c.pulse == pulse_id)
        found = await self._connection.execute(query.order_by(waves.c.opened, waves.c.id))
        return tuple(Wave.model_validate(unpack(record)) for record in found.mappings())

    async def save_wave(self, wave: Wave) -> None:
        record = pack(waves, wave.model_dump(mode="json"))
        await upsert(self._connection, waves, record)
        if wave.salt is None:
            await self._connection.execute(
                sa.update(pulse_answers)
                .where(pulse_answers.c.wave == wave.id, pulse_answers.c.mark.is_not(None))
                .values(**_NOBODYS)
            )

    async def drop_wave(self, wave_id: str) -> None:
        await self._connection.execute(sa.delete(waves).where(waves.c.id == wave_id))

    async def door(self, secret: str) -> Door | None:
        return await self._door(_BY_LINK, secret)

    async def door_of(self, wave_id: str) -> Door | None:
        return await self._door(_BY_WAVE, wave_id)

    async def _door(self, query: sa.Select[Any], by: str) -> Door | None:
        found = (await self._connection.execute(query, {"by": by})).mappings().all()
        if not found:
            return None
        record = found[0]
        return Door(
            pulse=Pulse.model_validate({one.name: record[one.name] for one in pulses.c}),
            wave=_wave(record),
            titles={one["stage"]: one["title"] for one in found if one["stage"] is not None},
            owner=record["owner"],
            away=record["deleted"] is not None,
        )

    async def listening(self, since: dt.datetime) -> tuple[str, ...]:
        used = sa.select(pulse_answers.c.wave).where(
            pulse_answers.c.mark.is_not(None), pulse_answers.c.at > since
        )
        query = sa.select(waves.c.salt).where(waves.c.id.in_(used), waves.c.salt.is_not(None))
        return tuple((await self._connection.scalars(query)).all())

    async def answer(self, wave_id: str, mark: str) -> Answer | None:
        found = await self._connection.execute(_ANSWER, {"wave": wave_id, "mark": mark})
        record = found.mappings().first()
        return None if record is None else Answer.model_validate(unpack(record))

    async def marked(self, marks: Collection[str]) -> tuple[Answer, ...]:
        query = sa.select(pulse_answers).where(pulse_answers.c.mark.in_(marks))
        found = await self._connection.execute(query)
        return tuple(Answer.model_validate(unpack(record)) for record in found.mappings())

    async def save_answer(self, answer: Answer) -> None:
        record = pack(pulse_answers, answer.model_dump(mode="json"))
        await upsert(self._connection, pulse_answers, record)

    async def withdraw(self, answer_id: str) -> None:
        await self._connection.execute(
            sa.delete(pulse_answers).where(pulse_answers.c.id == answer_id)
        )

    async def answers(self, wave_id: str) -> tuple[Answer, ...]:
        query = sa.select(pulse_answers).where(pulse_answers.c.wave == wave_id)
        found = await self._connection.execute(
            query.order_by(pulse_answers.c.at, pulse_answers.c.id)
        )
        return tuple(Answer.model_validate(unpack(record)) for record in found.mappings())

    async def count_answers(self, wave_id: str) -> int:
        query = sa.select(sa.func.count()).where(pulse_answers.c.wave == wave_id)
        return await self._connection.scalar(query) or 0


def _wave(record: Mapping[Any, Any]) -> Wave:
    return Wave.model_validate(
        unpack({column.name: record[f"{_WAVE}{column.name}"] for column in waves.c})
    )


async def sweep(connection: AsyncConnection, now: dt.datetime) -> None:
    """Nobody is known longer than a second vote would count, or than the wave lasts; what was
    opened and not answered goes.
    """
    ended = sa.select(waves.c.id).where(waves.c.salt.is_(None))
    known = pulse_answers.c.mark.is_not(None)
    over = sa.or_(pulse_answers.c.at < now - AGAIN, pulse_answers.c.wave.in_(ended))
    await connection.execute(sa.update(pulse_answers).where(known, over).values(**_NOBODYS))
    told = pulse_answers.c.rest
    await connection.execute(
        sa.delete(pulse_answers).where(
            pulse_answers.c.at < now - BEGUN,
            sa.cast(told["levels"], sa.Text) == "{}",
            told["score"].as_string().is_(None),
            sa.cast(told["words"], sa.Text) == "[]",
        )
    )
