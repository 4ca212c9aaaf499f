"""A member of a team is forgotten: their name and number leave the maps of others.

Knows where parts and the history keep them; must not know why somebody asked.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import changes, evidence, items, journeys, tasks
from journey.values import OF_PEOPLE

_HOLDERS: Final = (tasks, items, evidence)
"""The tables whose records may name somebody of a team: who did a task, who found what out."""


async def named(connection: AsyncConnection, person: int) -> list[dict[str, Any]]:
    """The parts of others' maps that name somebody, and the steps that they took there."""
    own = sa.select(journeys.c.id).where(journeys.c.owner == person)
    found: list[dict[str, Any]] = []
    for table in _HOLDERS:
        query = sa.select(table).where(
            sa.cast(table.c.rest, sa.Text).like(f"%{person}%"), table.c.journey.not_in(own)
        )
        for row in (await connection.execute(query)).mappings():
            part = {**row["rest"], **{name: row[name] for name in row if name != "rest"}}
            if any(part.get(number) == person for number in OF_PEOPLE):
                found.append({"what": table.name, **part})
    steps = sa.select(changes.c.journey, changes.c.revision, changes.c.at).where(
        changes.c.actor == person, changes.c.journey.not_in(own)
    )
    found += [{"what": "step", **row} for row in (await connection.execute(steps)).mappings()]
    return found


async def forget_names(connection: AsyncConnection, person: int) -> set[str]:
    """In the parts of maps and in their history alike; what was done and found stays so. The ids
    of the maps that named them.
    """
    there = f"%{person}%"
    touched: set[str] = set()
    for table in _HOLDERS:
        touched |= await _forget_in(connection, table, person, there)
    await _outdate(connection, touched)
    past = await connection.execute(
        sa.select(changes).where(sa.cast(changes.c.changes, sa.Text).like(there))
    )
    for record in past.mappings().all():
        await _forget_step(connection, dict(record), person)
    return touched


async def _forget_in(
    connection: AsyncConnection, table: sa.Table, person: int, there: str
) -> set[str]:
    """The ids of the maps that named them."""
    named = {name for name in OF_PEOPLE.values() if name in table.c}
    touched: set[str] = set()
    found = await connection.execute(
        sa.select(table).where(sa.cast(table.c.rest, sa.Text).like(there))
    )
    for record in found.mappings().all():
        part = {**record["rest"], **{name: record[name] for name in named}}
        if _without(part, person):
            columns = {name: part.pop(name) for name in named}
            await connection.execute(
                sa.update(table)
                .where(table.c.journey == record["journey"], table.c.id == record["id"])
                .values(rest=part, **columns)
            )
            touched.add(record["journey"])
    return touched


async def _outdate(connection: AsyncConnection, maps: set[str]) -> None:
    """A moment passes on those maps, so that no process goes on with what it has in mind."""
    known = sa.select(journeys.c.id, journeys.c.updated).where(journeys.c.id.in_(sorted(maps)))
    for name, updated in (await connection.execute(known)).all():
        later = updated + dt.timedelta(microseconds=1)
        await connection.execute(
            sa.update(journeys).where(journeys.c.id == name).values(updated=later)
        )


async def _forget_step(connection: AsyncConnection, record: dict[str, Any], person: int) -> None:
    if _without(record["changes"], person):
        await connection.execute(
            sa.update(changes)
            .where(changes.c.journey == record["journey"])
            .where(changes.c.revision == record["revision"])
            .values(changes=record["changes"])
        )


def _without(part: Any, person: int) -> bool:
    """Takes the person out of a record in place, however deep; whether they were in it."""
    if isinstance(part, list):
        return bool(sum([_without(one, person) for one in part]))
    if not isinstance(part, dict):
        return False
    found = bool(sum([_without(one, person) for one in part.values()]))
    for number, name in OF_PEOPLE.items():
        if part.get(number) == person:
            part[number] = part[name] = None
            found = True
    return found
