"""The lists of a person's maps: open ones, the archive, the bin."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

import sqlalchemy as sa

from bot.storage.groups import see_to_posts
from bot.storage.tables import journeys, personas
from bot.storage.transaction import Transaction
from journey.changes import whole
from journey.shelf import Heading, Shelf

_SHELVES: Final = {
    Shelf.OPEN: sa.and_(journeys.c.deleted.is_(None), journeys.c.archived.is_(None)),
    Shelf.ARCHIVE: sa.and_(journeys.c.deleted.is_(None), journeys.c.archived.is_not(None)),
    Shelf.BIN: journeys.c.deleted.is_not(None),
}
_NAMES: Final = ("id", "title", "industry", "updated", "archived", "deleted", "derived_from")


class ShelfPart(Transaction):
    async def headings(self, person_id: int, *shelves: Shelf) -> tuple[Heading, ...]:
        on = sa.or_(*(_SHELVES[shelf] for shelf in shelves or (Shelf.OPEN,)))
        touched = sa.func.coalesce(journeys.c.deleted, journeys.c.updated)
        return await self._headings(
            sa.and_(journeys.c.owner == person_id, on), touched.desc(), journeys.c.id
        )

    async def derived(self, journey_id: str) -> tuple[Heading, ...]:
        original = journeys.alias()
        owner = sa.select(original.c.owner).where(original.c.id == journey_id).scalar_subquery()
        which = sa.and_(
            journeys.c.derived_from == journey_id,
            journeys.c.owner == owner,
            journeys.c.deleted.is_(None),
        )
        return await self._headings(which, journeys.c.created, journeys.c.id)

    async def set_deleted(self, journey_id: str, at: dt.datetime | None) -> None:
        await self._mark(journey_id, deleted=at)
        await see_to_posts(self._connection, journey_id)

    async def set_archived(self, journey_id: str, at: dt.datetime | None) -> None:
        await self._mark(journey_id, archived=at)

    async def discard(self, journey_id: str) -> None:
        await self._connection.execute(sa.delete(journeys).where(journeys.c.id == journey_id))
        self._map_rows.pop(journey_id, None)
        self.wiped = True

    async def _mark(self, journey_id: str, **when: dt.datetime | None) -> None:
        await self._connection.execute(
            sa.update(journeys).where(journeys.c.id == journey_id).values(**when)
        )
        self._map_rows.pop(journey_id, None)

    async def _headings(
        self, which: sa.ColumnElement[bool], *order: sa.ColumnElement[Any]
    ) -> tuple[Heading, ...]:
        columns = (journeys.c.rest, *(journeys.c[name] for name in _NAMES))
        found = await self._connection.execute(sa.select(*columns).where(which).order_by(*order))
        records = found.mappings().all()
        names = await self._names(which)
        return tuple(
            Heading.model_validate(
                {
                    **{name: record[name] for name in _NAMES},
                    "state": whole("journey", record["rest"])["state"],
                    "agreed": "stages" in record["rest"].get("passed", {}),
                    "personas": names.get(record["id"], ()),
                }
            )
            for record in records
        )

    async def _names(self, which: sa.ColumnElement[bool]) -> dict[str, tuple[str, ...]]:
        """The customers' names of those maps."""
        query = (
            sa.select(personas.c.journey, personas.c.name)
            .where(personas.c.journey.in_(sa.select(journeys.c.id).where(which)))
            .order_by(personas.c.pos)
        )
        names: dict[str, tuple[str, ...]] = {}
        for journey, name in await self._connection.execute(query):
            names[journey] = (*names.get(journey, ()), name)
        return names
