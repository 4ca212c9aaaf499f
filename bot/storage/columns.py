"""What every table is made of: the naming of keys, moments, wide numbers, partial indices.

Knows types of columns; must not know tables.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)

Whole: Final = sa.BigInteger()
"""Telegram's ids do not fit into 32 bits."""
Numbered: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""SQLite numbers rows only where the type reads INTEGER."""


class Moment(sa.types.TypeDecorator[dt.datetime]):
    """A moment: stored as UTC, aware when it comes back. A naive one is refused."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, _dialect: sa.Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(dt.UTC)

    def process_result_value(self, value: Any, _dialect: sa.Dialect) -> dt.datetime | None:
        if value is None:
            return None
        # SQLite keeps no zone, PostgreSQL answers in the session's
        moment: dt.datetime = value
        return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)


def partial(name: str, column: sa.Column[Any], where: str, *, unique: bool = False) -> None:
    """An index over those rows alone."""
    is_flag = " IS " not in where
    flag = where.removeprefix("NOT ")
    value = 0 if where.startswith("NOT ") else 1
    sqlite = f"{flag} = {value}" if is_flag else where  # it keeps truth as a number
    sa.Index(
        name,
        column,
        unique=unique,
        sqlite_where=sa.text(sqlite),
        postgresql_where=sa.text(where),
    )


def of_journey(
    *, key: bool = False, nullable: bool = False, sole: bool = False, deferred: bool = False
) -> sa.Column[Any]:
    """Which map it is of; it goes with the map.

    `sole`: one a map. `deferred`: it may be stored before its map, within one transaction.
    """
    return sa.Column(
        "journey",
        sa.Text,
        sa.ForeignKey(
            "journeys.id",
            ondelete="CASCADE",
            deferrable=deferred or None,
            initially="DEFERRED" if deferred else None,
        ),
        primary_key=key,
        nullable=nullable,
        unique=sole or None,
        index=None if key or sole else True,
    )


def rest() -> sa.Column[Any]:
    # JSON, not JSONB: it gives back exactly what was stored, in its order
    return sa.Column("rest", sa.JSON, nullable=False)
