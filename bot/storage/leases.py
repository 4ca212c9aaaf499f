"""Leases: what one process at a time may do, for a short while, renewed, and taken over.

    hold ──► ours until … ──► hold again (renewed) ──► give_back
              └──► ran out, or its process is gone ──► whoever holds next

A clock may step: a lease that would last longer than any is given counts from now.
"""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.columns import Moment, metadata
from bot.storage.holders import is_gone
from journey.ports import LEASE, Lease

leases = sa.Table(
    "leases",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("holder", sa.Text, nullable=False),
    sa.Column("until", Moment, nullable=False),
)
"""What one process at a time does or has, by name."""


async def hold(
    connection: AsyncConnection, name: str, holder: str, now: dt.datetime, gone: str | None
) -> Lease:
    """Takes or renews a lease, where it is free or ours; the lease as it is then.

    gone: a holder whom the caller knows to be gone.
    """
    found = await _find(connection, name)
    lives = found is not None and found.until > now and not is_gone(found.holder)
    if found is not None and lives and found.holder not in {holder, gone}:
        return found
    make = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    insert = make(leases).values(name=name, holder=holder, until=now + LEASE)
    # Two who found it free: the second to write finds it taken.
    free = leases.c.holder == (holder if found is None else found.holder)
    taking = insert.on_conflict_do_update(
        index_elements=["name"],
        set_={"holder": holder, "until": now + LEASE},
        where=sa.or_(leases.c.holder == holder, free),
    )
    await connection.execute(taking)
    taken = await _find(connection, name)
    assert taken is not None
    return taken


async def give_back(connection: AsyncConnection, holder: str) -> None:
    """All that somebody holds is free."""
    await connection.execute(sa.delete(leases).where(leases.c.holder == holder))


async def living(connection: AsyncConnection, now: dt.datetime) -> tuple[str, ...]:
    """Whoever holds a lease and is not known to be gone."""
    found = await connection.scalars(
        sa.select(leases.c.holder).where(leases.c.until > now, leases.c.until <= now + LEASE)
    )
    return tuple(holder for holder in set(found) if not is_gone(holder))


async def _find(connection: AsyncConnection, name: str) -> Lease | None:
    found = await connection.execute(
        sa.select(leases.c.holder, leases.c.until).where(leases.c.name == name)
    )
    record = found.mappings().first()
    return None if record is None else Lease.model_validate(dict(record))
