"""A member of a team is forgotten: their name and number leave the tasks of others' maps.

Knows where tasks and the history keep them; must not know why somebody asked.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import changes, journeys, tasks

_PAIRS: Final = (("owner_id", "owner"), ("done_by_id", "done_by"))


async def forget_names(connection: AsyncConnection, person: int) -> None:
    """In tasks and in their history alike; what was done stays done."""
    there = f"%{person}%"
    found = await connection.execute(
        sa.select(tasks).where(sa.cast(tasks.c.rest, sa.Text).like(there))
    )
    touched: set[str] = set()
    for record in found.mappings().all():
        task = {**record["rest"], "owner": record["owner"]}
        if _without(task, person):
            owner = task.pop("owner")
            await connection.execute(
                sa.update(tasks)
                .where(tasks.c.journey == record["journey"], tasks.c.id == record["id"])
                .values(rest=task, owner=owner)
            )
            touched.add(record["journey"])
    await _outdate(connection, touched)
    past = await connection.execute(
        sa.select(changes).where(sa.cast(changes.c.changes, sa.Text).like(there))
    )
    for record in past.mappings().all():
        await _forget_step(connection, dict(record), person)


async def _outdate(connection: AsyncConnection, maps: set[str]) -> None:
    """A moment passes on those maps, so that no process goes on with what it has in mind."""
    known = sa.select(journeys.c.id, journeys.c.updated).where(journeys.c.id.in_(sorted(maps)))
    for name, updated in (await connection.execute(known)).all():
        later = updated + dt.timedelta(microseconds=1)
        await connection.execute(
            sa.update(journeys).where(journeys.c.id == name).values(updated=later)
        )


async def _forget_step(connection: AsyncConnection, record: dict[str, Any], person: int) -> None:
    rows = [
        row
        for step in record["changes"]
        if step["table"] == "task"
        for row in (step["before"], step["after"])
        if row is not None
    ]
    taken_out = [_without(row, person) for row in rows]
    if any(taken_out):
        await connection.execute(
            sa.update(changes)
            .where(changes.c.journey == record["journey"])
            .where(changes.c.revision == record["revision"])
            .values(changes=record["changes"])
        )


def _without(task: dict[str, Any], person: int) -> bool:
    """Takes the person out of a task's row in place; whether they were in it."""
    found = False
    for number, name in _PAIRS:
        if task.get(number) == person:
            task[number] = task[name] = None
            found = True
    for said in task.get("comments", ()):
        if said.get("by_id") == person:
            said["by_id"] = said["by"] = None
            found = True
    return found
