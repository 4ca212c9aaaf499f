"""Reminders: what is to be said when, and which process is saying it."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import Final

import sqlalchemy as sa

from bot.storage.holders import is_gone
from bot.storage.rows import pack, unpack, upsert
from bot.storage.tables import journeys, people, reminders
from bot.storage.transaction import Transaction
from journey.reminders import CLAIM_MAX, TRIES_MAX, Reminder

_GROUP: Final = (reminders.c.kind, reminders.c.chat)
"""What is said as one: in a group's chat also what is due on behalf of several owners."""


_OURS: Final = frozenset({"holder"})
"""Who claimed it: no matter of the reminder's."""


def _free_from(now: dt.datetime) -> sa.ColumnElement[dt.datetime]:
    """When it may be claimed: due, and nobody is at it. A claim that ends later than any can was
    made by a clock that has been put back since.
    """
    claimed, due = reminders.c.claimed_until, reminders.c.due
    holds = sa.and_(claimed > due, claimed <= now + CLAIM_MAX)
    return sa.case((holds, claimed), else_=due)


def _can_be_said() -> sa.ColumnElement[bool]:
    """Not said, not given up; its map is in use; its person can be reached."""
    gone = sa.exists().where(
        journeys.c.id == reminders.c.journey,
        sa.or_(journeys.c.deleted.is_not(None), journeys.c.archived.is_not(None)),
    )
    blocked = sa.exists().where(
        people.c.id == reminders.c.person,
        people.c.id == reminders.c.chat,
        sa.not_(people.c.reachable),
    )
    return sa.and_(
        reminders.c.sent.is_(None),
        reminders.c.tries < TRIES_MAX,
        sa.not_(gone),
        sa.not_(blocked),
    )


class RemindersPart(Transaction):
    async def schedule(self, reminder: Reminder) -> None:
        known = await self.reminder(reminder.key)
        if known is not None and known.due == reminder.due:
            reminder = reminder.with_(
                claimed_until=known.claimed_until,
                tries=known.tries,
                begun=known.begun,
                sent=known.sent,
            )
        values = reminder.model_dump(mode="json", exclude={"id"})
        await upsert(self._connection, reminders, pack(reminders, values), by=("key",))

    async def cancel(self, key: str) -> None:
        await self._connection.execute(sa.delete(reminders).where(reminders.c.key == key))

    async def reminder(self, key: str) -> Reminder | None:
        found = await self._reminders(reminders.c.key == key)
        return found[0] if found else None

    async def reminders_about(self, journey_id: str) -> tuple[Reminder, ...]:
        return tuple(await self._reminders(reminders.c.journey == journey_id))

    async def next_due(self) -> dt.datetime | None:
        first = (
            sa.select(_free_from(self._now()).label("free"))
            .where(_can_be_said())
            .order_by("free")
            .limit(1)
        )
        moment: dt.datetime | None = await self._connection.scalar(first)
        return moment

    async def claim(
        self, now: dt.datetime, until: dt.datetime, limit: int, holder: str = ""
    ) -> tuple[tuple[Reminder, ...], ...]:
        free = sa.and_(_can_be_said(), _free_from(now) <= now)
        first = sa.func.min(reminders.c.due)
        groups = sa.select(*_GROUP).where(free).group_by(*_GROUP).order_by(first).limit(limit)
        chosen = sa.tuple_(*_GROUP).in_(groups.subquery().select())
        claimed = await self._connection.scalars(
            sa.update(reminders)
            .where(free, chosen)
            .values(claimed_until=until, holder=holder, tries=reminders.c.tries + 1)
            .returning(reminders.c.id)
        )
        found = await self._reminders(reminders.c.id.in_(claimed.all()))
        found.sort(key=lambda one: (one.kind, one.chat, one.due, one.id))
        by_group = groupby(found, key=lambda one: (one.kind, one.chat))
        whole = [tuple(group) for _, group in by_group]
        return tuple(sorted(whole, key=lambda group: (group[0].due, group[0].id)))

    async def free_gone(self) -> None:
        claimed = sa.and_(reminders.c.claimed_until.is_not(None), reminders.c.sent.is_(None))
        query = sa.select(reminders.c.holder).where(claimed).distinct()
        found = (await self._connection.scalars(query)).all()
        gone = [holder for holder in found if holder and is_gone(holder)]
        if gone:
            await self._connection.execute(
                sa.update(reminders)
                .where(claimed, reminders.c.holder.in_(gone))
                .values(claimed_until=None)
            )

    async def still_claimed(self, group: tuple[Reminder, ...]) -> tuple[Reminder, ...]:
        return tuple(await self._reminders(_theirs(group)))

    async def begin_saying(self, group: tuple[Reminder, ...], now: dt.datetime) -> None:
        await self._begun(group, now)

    async def not_said(self, group: tuple[Reminder, ...]) -> None:
        await self._begun(group, None)

    async def _begun(self, group: tuple[Reminder, ...], begun: dt.datetime | None) -> None:
        for one in await self._reminders(_theirs(group)):
            marked = one.with_(begun=begun).model_dump(mode="json", exclude={"id"})
            await self._connection.execute(
                sa.update(reminders)
                .where(reminders.c.id == one.id)
                .values(rest=pack(reminders, marked)["rest"])
            )

    async def settle(self, group: tuple[Reminder, ...], sent: dt.datetime) -> None:
        await self._connection.execute(
            sa.update(reminders).where(_theirs(group)).values(sent=sent, claimed_until=None)
        )

    async def release(self, group: tuple[Reminder, ...], until: dt.datetime) -> None:
        await self._begun(group, None)
        await self._connection.execute(
            sa.update(reminders)
            .where(_theirs(group))
            .values(claimed_until=until, tries=reminders.c.tries - 1)
        )

    async def _reminders(self, which: sa.ColumnElement[bool]) -> list[Reminder]:
        query = sa.select(reminders).where(which).order_by(reminders.c.due, reminders.c.id)
        found = await self._connection.execute(query)
        return [
            Reminder.model_validate(unpack(record, without=_OURS)) for record in found.mappings()
        ]


def _theirs(group: tuple[Reminder, ...]) -> sa.ColumnElement[bool]:
    """The rows of a group as it was claimed: not put off, not said, not claimed by another."""
    return sa.or_(
        sa.false(),
        *(
            sa.and_(
                reminders.c.id == one.id,
                reminders.c.due == one.due,
                reminders.c.claimed_until == one.claimed_until,
                reminders.c.sent.is_(None),
            )
            for one in group
        ),
    )
