"""Addresses of databases, and what each connection is told."""

from __future__ import annotations

from contextlib import nullcontext

import pytest
import sqlalchemy as sa

from bot.storage import BadAddress, CannotOpen, SqlStore, address, parameters
from bot.storage.trouble import told


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


PROVIDED = "postgres://u:secret@h:1/d"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("sslmode=require&pool=5", "pool is not known here; take it out"),
        ("channel_binding=require", "no channel_binding=require; take it out"),
        ("connect_timeout=soon", "connect_timeout must be a whole number"),
    ],
)
def test_a_parameter_that_cannot_be_kept_is_one_line(query: str, said: str) -> None:
    with pytest.raises(BadAddress, match=said) as refusal:
        address.parse(f"{PROVIDED}?{query}")
    assert "secret" not in str(refusal.value)


def test_what_providers_hand_out_is_told_to_driver_and_server() -> None:
    given = (
        "sslmode=verify-full&sslrootcert=/ca.pem&application_name=map&connect_timeout=7"
        "&channel_binding=prefer&options=-c%20search_path%3Dtropa&prepared_statement_cache_size=0"
    )
    bare, driver = parameters.split(address.parse(f"{PROVIDED}?{given}"))
    assert dict(bare.query) == {"prepared_statement_cache_size": "0"}
    assert driver["timeout"] == 7
    assert driver["server_settings"] == {
        "application_name": "map",
        "options": "-c search_path=tropa",
    }
    assert driver["dsn"] == (
        "postgresql://u:secret@h:1/d?sslmode=verify-full&sslrootcert=%2Fca.pem"
    )


@pytest.mark.postgres
async def test_a_real_server_is_told_them(postgres_server: str) -> None:
    given = "application_name=map%20maker&connect_timeout=5&options=-c%20work_mem%3D5MB&"
    engine = address.writer(address.parse(f"{postgres_server}?{given}sslmode=prefer"))
    async with engine.connect() as connection:
        for setting, value in (("application_name", "map maker"), ("work_mem", "5MB")):
            found = await connection.scalar(
                sa.text("SELECT current_setting(:name)"), {"name": setting}
            )
            assert found == value
    await engine.dispose()


@pytest.mark.postgres
async def test_encryption_that_is_asked_for_is_not_done_without(postgres_server: str) -> None:
    """A throwaway server speaks no TLS; the server that was named may."""
    plain = address.writer(address.parse(f"{postgres_server}?sslmode=disable"))
    async with plain.connect() as connection:
        speaks = (await connection.execute(sa.text("SHOW ssl"))).scalar_one() == "on"
    await plain.dispose()
    strict = address.writer(address.parse(f"{postgres_server}?sslmode=require"))
    with nullcontext() if speaks else pytest.raises(CannotOpen, match="TLS"), told():
        async with strict.connect() as connection:
            own = sa.text("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
            assert (await connection.execute(own)).scalar_one()
    await strict.dispose()


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
