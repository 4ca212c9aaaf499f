"""All that is kept of a person, as plain values: what /export gives out.

Knows tables only, and finds by their keys which rows are whose, so that a new table is given out
without being named here. Left out are what opens something (keys, salts), marks of customers who
answered without a name, and words that are derived from others.
"""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa

from bot.storage.columns import metadata
from bot.storage.names import named
from bot.storage.rows import unpack
from bot.storage.tables import people
from bot.storage.transaction import Transaction
from journey.kept import Kept
from journey.person import Person

_PERSONS: Final = ("person", "owner", "by")
"""The columns that say whose a row is, where they hold a number."""
_BY_CHAT: Final = frozenset({"typed"})
"""Tables that know a person by their private chat, which has their number."""
_DERIVED: Final = frozenset({"searched", "pictures", "leases"})
_NOT_TOLD: Final = {
    "connections": frozenset({"sealed"}),
    "waves": frozenset({"salt"}),
    "pulse_answers": frozenset({"mark", "message", "heard"}),
}


class KeptPart(Transaction):
    async def everything_of(self, person_id: int) -> Kept:
        """By table; first what is theirs, then where they are named in maps of others."""
        found: dict[str, list[dict[str, Any]]] = {}
        for table in metadata.sorted_tables:
            whose = None if table.name in _DERIVED else _is_theirs(table, person_id)
            if whose is None:
                continue
            rows = await self._connection.execute(sa.select(table).where(whose))
            if told := [_plain(table.name, row) for row in rows.mappings()]:
                found[table.name] = told
        others = await named(self._connection, person_id)
        if others:
            found["named_elsewhere"] = [_plain("", one) for one in others]
        return found

    async def silent(self, before: dt.datetime) -> Sequence[Person]:
        found = await self._connection.execute(
            sa.select(people).where(people.c.seen < before).order_by(people.c.seen)
        )
        return [Person.model_validate(unpack(row)) for row in found.mappings()]


def _is_theirs(table: sa.Table, person: int) -> sa.ColumnElement[bool] | None:
    """Theirs by its own column, or part of something that is."""
    if table.name == "people":
        return table.c.id == person
    ways: list[sa.ColumnElement[bool]] = [
        column == person
        for name in _PERSONS
        if (column := table.c.get(name)) is not None and isinstance(column.type, sa.BigInteger)
    ]
    if table.name in _BY_CHAT:
        ways.append(table.c.chat == person)
    for key in table.foreign_key_constraints:
        above = key.referred_table
        theirs = _is_theirs(above, person) if len(key.elements) == 1 else None
        if theirs is not None:
            (element,) = key.elements
            ways.append(element.parent.in_(sa.select(element.column).where(theirs)))
    return sa.or_(*ways) if ways else None


def _plain(table: str, row: Mapping[Any, Any]) -> dict[str, Any]:
    secret = _NOT_TOLD.get(table, frozenset())
    told: dict[str, Any] = {}
    for name, value in row.items():
        if name == "rest":
            told |= {key: inner for key, inner in value.items() if key not in secret}
        elif name not in secret:
            told[name] = _value(value)
    return told


def _value(value: object) -> object:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, dt.date):
        return value.isoformat()
    return value
