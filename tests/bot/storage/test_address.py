"""Addresses of databases, and what each connection is told."""

from __future__ import annotations

import pytest

from bot.storage import BadAddress, SqlStore, address


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("sqlite:///data/tropa.db", "sqlite+aiosqlite:///data/tropa.db"),
        ("sqlite+aiosqlite:////srv/tropa.db", "sqlite+aiosqlite:////srv/tropa.db"),
        ("postgresql://u:p@h:1/d", "postgresql+asyncpg://u:p@h:1/d"),
        ("postgres://u@h/d", "postgresql+asyncpg://u@h/d"),
        ("postgresql+asyncpg://u@h/d", "postgresql+asyncpg://u@h/d"),
    ],
)
def test_usual_addresses_are_understood(given: str, used: str) -> None:
    assert address.parse(given).render_as_string(hide_password=False) == used


@pytest.mark.parametrize(
    "given", ["", "tropa.db", "mysql://h/d", "sqlite://", "sqlite:///:memory:"]
)
def test_others_are_refused_with_what_would_be_right(given: str) -> None:
    with pytest.raises(BadAddress, match="sqlite"):
        address.parse(given)


def test_a_refusal_does_not_repeat_a_password() -> None:
    with pytest.raises(BadAddress) as refusal:
        address.parse("mysql://user:secret@host/d")
    assert "secret" not in str(refusal.value)


async def test_sqlite_is_told_to_lose_nothing(store: SqlStore, url: str) -> None:
    if not url.startswith("sqlite"):
        return
    told = {}
    for engine in (store._writer, store._reader):
        async with engine.connect() as connection:
            for pragma in ("journal_mode", "synchronous", "foreign_keys", "query_only"):
                found = await connection.exec_driver_sql(f"PRAGMA {pragma}")
                told[engine is store._writer, pragma] = found.scalar()
    assert told[True, "journal_mode"] == told[False, "journal_mode"] == "wal"
    assert told[True, "synchronous"] == 2
    assert told[True, "foreign_keys"] == 1
    assert (told[True, "query_only"], told[False, "query_only"]) == (0, 1)
