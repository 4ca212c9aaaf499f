"""The store on both databases: each test that asks for `store` or `url` runs on SQLite and on
PostgreSQL; the databases in it are made and dropped here.
"""

from __future__ import annotations

import asyncio
import shutil
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
import sqlalchemy as sa

from bot.storage import SqlStore, address, open_store, upgrade
from bot.storage.columns import metadata
from tests import postgres
from tests.bot.storage.samples import Clock
from tests.bot.storage.sides import Server

BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=BOTH)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database with empty tables of the newest version."""
    if request.param == "sqlite":
        file = tmp_path / "tropa.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), file)
        return f"sqlite:///{file}"
    found: str = request.getfixturevalue("empty_postgres")
    return found


@pytest.fixture
def empty_postgres(postgres_database: str) -> str:
    """The same on PostgreSQL, for what only happens there."""
    tables = ", ".join(metadata.tables)
    asyncio.run(_execute(postgres_database, f"TRUNCATE {tables} RESTART IDENTITY CASCADE"))
    return postgres_database


@pytest_asyncio.fixture
async def store(url: str, clock: Clock) -> AsyncIterator[SqlStore]:
    opened = open_store(url, now=clock, in_mind=0)  # what is stored is what is read
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def other(url: str, clock: Clock) -> AsyncIterator[SqlStore]:
    """A second process on the same database."""
    opened = open_store(url, now=clock, in_mind=0)
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def server(url: str) -> AsyncIterator[Server]:
    engine = address.writer(address.parse(url))
    async with engine.connect() as connection:
        yield Server(await connection.execution_options(isolation_level="AUTOCOMMIT"))
    await engine.dispose()


@pytest.fixture(params=BOTH)
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/new/tropa.db"
    else:
        yield from _database(request.getfixturevalue("postgres_server"))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("template") / "tropa.db"
    asyncio.run(upgrade(f"sqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    with postgres.server() as found:
        if found is None:
            pytest.skip(postgres.REASON)
        yield found


@pytest.fixture(scope="session")
def postgres_database(postgres_server: str) -> Iterator[str]:
    for made in _database(postgres_server):
        asyncio.run(upgrade(made))
        yield made


def _database(server: str) -> Iterator[str]:
    name = f"tropa_test_{uuid.uuid4().hex[:12]}"
    asyncio.run(_execute(server, f"CREATE DATABASE {name}"))
    yield sa.make_url(server).set(database=name).render_as_string(hide_password=False)
    asyncio.run(_execute(server, f"DROP DATABASE {name} WITH (FORCE)"))


async def _execute(where: str, statement: str) -> None:
    engine = address.writer(address.parse(where))
    try:
        async with engine.connect() as connection:
            alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await alone.execute(sa.text(statement))
    finally:
        await engine.dispose()
