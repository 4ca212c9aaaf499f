"""The inbox: updates written down before they are confirmed to Telegram.

    receive ──► payload kept ──► apply: payload dropped, reply owed to `person` ──► finish: id only

What was given up keeps its reason in `failed`, and no words of anybody. An update is held by the
process that wrote it down; `adopt` takes over what nobody living holds, and from then on its former
holder can store no effect of it. An id outlives its update so that a repeat is recognised. Telegram
keeps an update for a day at most; `sweep` takes ids that are older than three.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import inbox
from journey.errors import Repeated, TakenOver
from journey.ports import Received

_KEPT: Final = dt.timedelta(days=3)
_FAILED_KEPT: Final = dt.timedelta(days=30)
"""What was given up can be looked for so long."""
BEGUN: Final = "begun"
"""Tried once more after a restart, and not ended."""
_OURS: Final = (
    inbox.c.id == sa.bindparam("of", type_=inbox.c.id.type),
    sa.or_(inbox.c.holder == sa.bindparam("by", type_=sa.Text), inbox.c.holder.is_(None)),
)
_OURS_ALONE: Final = sa.select(inbox.c.id).where(*_OURS)
_APPLIED: Final = (
    sa.update(inbox)
    .where(*_OURS, sa.not_(inbox.c.applied))
    .values(
        {
            name: sa.bindparam(name, type_=inbox.c[name].type)
            for name in ("payload", "person", "applied", "done", "owed", "failed")
        }
    )
)
"""Made once: every update's effect ends with it."""


async def receive(
    connection: AsyncConnection, updates: tuple[tuple[int, str], ...], holder: str, at: dt.datetime
) -> frozenset[int]:
    """Writes down what is not known yet; gives the ids that are new."""
    # in one order, so that two replicas with the same updates wait for each other, not both
    payloads = dict(sorted(updates, reverse=True))
    if not payloads:
        return frozenset()
    known = {"applied": False, "done": False, "at": at, "holder": holder}
    records = [{"id": number, "payload": payloads[number], **known} for number in sorted(payloads)]
    insert = _make(connection)(inbox).values(records).on_conflict_do_nothing().returning(inbox.c.id)
    return frozenset((await connection.scalars(insert)).all())


@dataclass(frozen=True, slots=True)
class Effect:
    """What is stored with the effect of an update."""

    person: int | None
    """Whose reply is owed; None: nobody's (in groups), the update is done with at once."""
    owed: str | None
    """What the reply holds beside the screen."""


async def apply(
    connection: AsyncConnection,
    updates: Sequence[int],
    effect: Effect,
    holder: str,
    at: dt.datetime,
) -> None:
    """Their effect is stored in this very transaction: the texts are not needed any more.

    Raises `TakenOver`, and `Repeated` where a commit was done though it was said to have failed.
    """
    record = {
        "payload": None,
        "person": effect.person,
        "applied": True,
        "done": effect.person is None,
        "owed": effect.owed,
        "failed": None,
    }
    ours = sa.or_(inbox.c.holder == holder, inbox.c.holder.is_(None))
    found = await connection.scalars(
        sa.update(inbox)
        .where(inbox.c.id.in_(updates), ours, sa.not_(inbox.c.applied))
        .values(**record)
        .returning(inbox.c.id)
    )
    for other in sorted(set(updates) - set(found)):
        # came by another way; its repeat must be recognised all the same
        insert = _make(connection)(inbox).values(id=other, at=at, holder=holder, **record)
        result = await connection.execute(insert.on_conflict_do_nothing())
        if result.rowcount == 0:
            ours_alone = sa.select(inbox.c.id).where(inbox.c.id == other, ours)
            raise TakenOver if await connection.scalar(ours_alone) is None else Repeated


async def unfinished(
    connection: AsyncConnection, without: frozenset[int] = frozenset()
) -> tuple[Received, ...]:
    found = await connection.execute(_select_received().where(sa.not_(inbox.c.done)))
    return _received(found, without)


async def adopt(
    connection: AsyncConnection, holder: str, living: tuple[str, ...]
) -> tuple[Received, ...]:
    """What nobody living holds becomes the holder's; that, in its order."""
    free = sa.or_(inbox.c.holder.is_(None), inbox.c.holder.not_in([*living, holder]))
    found = await connection.scalars(
        sa.update(inbox)
        .where(sa.not_(inbox.c.done), free)
        .values(holder=holder)
        .returning(inbox.c.id)
    )
    numbers = found.all()
    if not numbers:
        return ()
    return _received(await connection.execute(_select_received().where(inbox.c.id.in_(numbers))))


async def kept(connection: AsyncConnection, updates: tuple[int, ...]) -> tuple[Received, ...]:
    found = _select_received().where(inbox.c.id.in_(updates), sa.not_(inbox.c.done))
    return _received(await connection.execute(found))


async def begin(connection: AsyncConnection, update: int) -> None:
    """Should it be this very update that ends the process, the next one leaves it alone."""
    await connection.execute(sa.update(inbox).where(inbox.c.id == update).values(failed=BEGUN))


async def finish(connection: AsyncConnection, updates: Mapping[int, str | None]) -> None:
    """Done with; those that were given up keep the reason, and nothing else."""
    by_reason: dict[str | None, list[int]] = {}
    for update, reason in sorted(updates.items()):
        by_reason.setdefault(reason, []).append(update)
    for reason, some in by_reason.items():
        await connection.execute(
            sa.update(inbox)
            .where(inbox.c.id.in_(some))
            .values(done=True, payload=None, person=None, owed=None, holder=None, failed=reason)
        )


async def sweep(connection: AsyncConnection, now: dt.datetime) -> None:
    """Ids that Telegram cannot repeat any more; an owed update is never swept."""
    old = sa.case((inbox.c.failed.is_(None), now - _KEPT), else_=now - _FAILED_KEPT)
    await connection.execute(sa.delete(inbox).where(inbox.c.done, inbox.c.at < old))


def _select_received() -> sa.Select[tuple[Any, ...]]:
    return sa.select(*(inbox.c[name] for name in Received.model_fields)).order_by(inbox.c.id)


def _received(
    found: sa.CursorResult[Any], without: frozenset[int] = frozenset()
) -> tuple[Received, ...]:
    return tuple(
        Received.model_validate(dict(record))
        for record in found.mappings()
        if record["id"] not in without
    )


def _make(connection: AsyncConnection) -> Callable[[sa.Table], Any]:
    return sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
