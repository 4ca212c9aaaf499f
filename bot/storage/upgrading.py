"""Brings a database's tables to a version. No configuration file is needed.

Knows where the migrations lie; must not know what they do.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Final

import sqlalchemy as sa
import structlog
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.storage import address
from bot.storage.trouble import TooNew, is_held, told

log = structlog.get_logger()

_MIGRATIONS: Final = Path(__file__).parent / "migrations"
_UPGRADING: Final = 0x7470B
"""The advisory lock's key: of several replicas that start at once, one upgrades."""
_PATIENCE: Final = 30.0
"""Seconds that another process may hold an SQLite file, e.g. to upgrade it."""


async def upgrade(url: str, revision: str = "head") -> None:
    """Brings the tables to a revision, all or nothing; creates an SQLite file and its folder.

    Raises `CannotOpen`; a database of a later version is left alone.
    """
    parsed = address.parse(url)
    with told():
        if address.is_sqlite(parsed):
            address.sqlite_file(parsed).parent.mkdir(parents=True, exist_ok=True)
        await _run(parsed, lambda config: command.upgrade(config, revision))


async def downgrade(url: str, revision: str) -> None:
    """Takes migrations back; with the tables goes what is in them."""
    await _run(address.parse(url), lambda config: command.downgrade(config, revision))


async def current_revision(url: str) -> str | None:
    """The revision a database is at; None: it has no tables of ours. Raises `CannotOpen`."""
    with told():
        async with _alone(address.parse(url)) as connection:
            return await connection.run_sync(_revision)


def _revision(connection: sa.Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def newest_revision() -> str:
    """The revision this version works with."""
    newest = ScriptDirectory.from_config(_config()).get_current_head()
    assert newest is not None
    return newest


def known_as(url: str) -> str:
    """What a database is once it is upgraded, without its address: it may hold a password."""
    return f"{address.parse(url).get_backend_name()} at {newest_revision()}"


def known_revisions() -> frozenset[str]:
    return frozenset(
        script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()
    )


def _config() -> Config:
    config = Config()
    # a percent sign in a path is no placeholder
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config


async def _run(parsed: sa.URL, step: Callable[[Config], None]) -> None:
    def migrate(connection: sa.Connection) -> None:
        _check_age(connection)
        config = _config()
        config.attributes["connection"] = connection
        step(config)
        _check_keys(connection)

    async with _alone(parsed) as connection:
        await connection.run_sync(migrate)


@asynccontextmanager
async def _alone(parsed: sa.URL) -> AsyncIterator[AsyncConnection]:
    """A transaction beside which nobody else upgrades; a wait for it is said at once."""
    engine = address.migrator(parsed)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(engine.dispose)
        connection = await _begun(engine, stack)
        if not address.is_sqlite(parsed):
            at_once = sa.select(sa.func.pg_try_advisory_xact_lock(_UPGRADING))
            if not await connection.scalar(at_once):
                _say_waiting()
                await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_UPGRADING)))
        yield connection


async def _begun(engine: AsyncEngine, stack: AsyncExitStack) -> AsyncConnection:
    """A connection in a transaction that ends with the stack."""
    loop = asyncio.get_running_loop()
    first, last = True, loop.time() + _PATIENCE
    while True:
        try:
            return await stack.enter_async_context(engine.begin())
        except Exception as error:
            if not is_held(error) or loop.time() >= last:
                raise
            if first:
                _say_waiting()
            first = False


def _say_waiting() -> None:
    log.warning("waiting for the database: another program holds it")


def _check_age(connection: sa.Connection) -> None:
    revision = _revision(connection)
    if revision is not None and revision not in known_revisions():
        raise TooNew(f"a later version of Tropa made it ({revision}); update Tropa first")


def _check_keys(connection: sa.Connection) -> None:
    """Foreign keys are off while SQLite's tables are rebuilt; nothing may dangle afterwards."""
    if connection.dialect.name == "sqlite":
        dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if dangling:
            raise RuntimeError(f"the migration left dangling rows in {dangling[0][0]}")
