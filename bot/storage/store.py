"""`journey.ports.Store`: transactions, and the inbox.

Knows when one begins and what is kept in mind after it; must not know what is done within it, nor
who waits for whom: `bot.storage.writers`.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Final

import sqlalchemy as sa
import structlog
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.storage import address, holders, inbox, leases
from bot.storage.known import IN_MIND, KnownMaps
from bot.storage.recalled import RecalledPeople
from bot.storage.transaction import Now
from bot.storage.trouble import translated
from bot.storage.work import SqlWork
from bot.storage.writers import Key, Turns, Whose, lock
from bot.watching.known import DATABASE, GIVEN_UP, UNAVAILABLE
from journey.errors import Unavailable
from journey.person import Person
from journey.ports import Lease, Received, Store, Work

_SETTLE_SECONDS: Final = 1.0
_LONG_SECONDS: Final = 1.0
"""A transaction that takes longer is told of in the log."""

log = structlog.get_logger()


class SqlStore:
    """Everything is kept in one database."""

    def __init__(self, url: sa.URL, now: Now, in_mind: int = IN_MIND) -> None:
        self._writer: AsyncEngine = address.writer(url)
        self._reader: AsyncEngine = address.reader(url, self._writer)
        self._sqlite = address.is_sqlite(url)
        self._now = now
        self._maps = KnownMaps(in_mind)
        self._people = RecalledPeople()
        self._turns = Turns(alone=self._sqlite)
        self._holder = holders.new_holder()
        self._finished: dict[int, str | None] = {}
        """Done with, and not yet stored as such; why, where it was given up."""
        self._carried: set[int] = set()
        """… and in a transaction that is about to commit: no other one carries it as well."""
        self._settled = -math.inf
        """When (loop time) that was last stored."""
        self._unwiped = self._sqlite
        """Whether the write-ahead log may hold what was forgotten: also before a start."""

    @asynccontextmanager
    async def write(
        self,
        *,
        update: int | tuple[int, ...] | None = None,
        person: int | None = None,
        chat: int | None = None,
        alone: bool = False,
    ) -> AsyncIterator[Work]:
        whose = _whose(person, chat, alone=alone)
        async with self._transaction(whose) as connection:
            if not self._sqlite:  # there BEGIN IMMEDIATE has done it already
                await lock(connection, whose)
            persons = whose is not Whose.EVERYBODYS
            beside = persons and not self._sqlite
            work = SqlWork(connection, self._now, self._maps, persons=persons, beside=beside)
            if beside and chat is not None:
                await work.hold_maps_in(chat)
            yield work
            if updates := (update,) if isinstance(update, int) else update or ():
                effect = inbox.Effect(person, work.owed)
                await inbox.apply(connection, updates, effect, self._holder, self._now())
            if work.forgot:
                self._settled = -math.inf  # the text of what is done with goes at once as well
        self._keep_in_mind(work, whose)
        if work.forgot:
            self._unwiped = self._sqlite
            await self._wipe_log()

    def _keep_in_mind(self, work: SqlWork, whose: Key) -> None:
        """What is committed now. Of somebody else it may be outdated by their own transaction."""
        for saved in work.saved.values():
            self._maps.put(saved)
        if work.met is not None and whose in {Whose.EVERYBODYS, work.met.id}:
            self._people.put(work.met)
        if work.wiped:
            self._maps.clear()
            self._people.clear()

    def recalled(self, person_id: int) -> Person | None:
        return self._people.get(person_id)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Work]:
        async with self._reading() as connection:
            yield SqlWork(connection, self._now, self._maps)

    @property
    def holder(self) -> str:
        return self._holder

    async def receive(self, updates: tuple[tuple[int, str], ...]) -> frozenset[int]:
        async with self._transaction(Whose.INBOX) as connection:
            return await inbox.receive(connection, updates, self._holder, self._now())

    async def unfinished(self) -> tuple[Received, ...]:
        async with self._reading() as connection:
            return await inbox.unfinished(connection, frozenset(self._finished))

    async def adopt(self) -> tuple[Received, ...]:
        async with self._transaction(Whose.INBOX) as connection:
            living = await leases.living(connection, self._now())
            return await inbox.adopt(connection, self._holder, living)

    async def kept(self, updates: tuple[int, ...]) -> tuple[Received, ...]:
        async with self._reading() as connection:
            return await inbox.kept(connection, updates)

    async def begin(self, update: int) -> None:
        async with self._transaction(Whose.INBOX) as connection:
            await inbox.begin(connection, update)

    def finish(self, *updates: int) -> None:
        for update in updates:
            self._finished.setdefault(update, None)

    def give_up(self, updates: tuple[int, ...], reason: str) -> None:
        GIVEN_UP.add(count=len(updates))
        self._finished.update(dict.fromkeys(updates, reason))

    async def settle(self) -> None:
        self._settled = -math.inf
        if self._finished:
            async with self._transaction(Whose.INBOX):
                pass
        await self._wipe_log()

    async def hold(self, name: str, *, gone: str | None = None) -> Lease:
        self._settled = -math.inf  # a lease is renewed every few seconds: a good moment
        async with self._transaction(Whose.INBOX) as connection:
            lease = await leases.hold(connection, name, self._holder, self._now(), gone)
        await self._wipe_log()
        return lease

    async def close(self) -> None:
        self._settled = -math.inf
        try:
            async with self._transaction(Whose.INBOX) as connection:
                await leases.give_back(connection, self._holder)
        except Exception as error:  # noqa: BLE001 - a lease runs out, a reply is repeated
            log.warning("left held", reason=type(error).__name__)
        holders.leave(self._holder)
        await self._reader.dispose()
        await self._writer.dispose()

    @asynccontextmanager
    async def _transaction(self, whose: Key) -> AsyncIterator[AsyncConnection]:
        what = whose.name.lower() if isinstance(whose, Whose) else "own"
        with _timed(what):
            async with self._turns.turn(whose):
                carried: dict[int, str | None] = {}
                try:
                    async with self._writer.begin() as connection:
                        yield connection
                        carried = self._carry()
                        if carried:
                            await inbox.finish(connection, carried)
                    self._note_settled(carried)
                finally:
                    self._carried.difference_update(carried)

    def _carry(self) -> dict[int, str | None]:
        """What goes along with a transaction: not with each, one a second does."""
        if asyncio.get_running_loop().time() - self._settled < _SETTLE_SECONDS:
            return {}
        left = self._finished.keys() - self._carried
        self._carried |= left
        return {update: self._finished[update] for update in left}

    def _note_settled(self, finished: dict[int, str | None]) -> None:
        for update in finished:
            self._finished.pop(update, None)
        if finished:
            self._settled = asyncio.get_running_loop().time()

    @asynccontextmanager
    async def _reading(self) -> AsyncIterator[AsyncConnection]:
        with _timed("reading"):
            async with self._reader.connect() as connection:
                yield connection

    async def _wipe_log(self) -> None:
        """What was forgotten leaves SQLite's write-ahead log as well. PostgreSQL has vacuum.

        Not while somebody else reads it, a backup for one: then it is tried again later.
        """
        if not self._unwiped:
            return
        try:
            async with self._turns.turn(Whose.EVERYBODYS), self._writer.connect() as connection:
                self._unwiped = not await address.wipe_log(connection)
        except Exception as error:  # noqa: BLE001 - it is forgotten; the log is wiped later
            log.warning("write-ahead log not wiped", reason=type(error).__name__)


@contextmanager
def _timed(what: str) -> Iterator[None]:
    """With the wait for its turn; what another moment may mend is `Unavailable`."""
    loop = asyncio.get_running_loop()
    begun = loop.time()
    try:
        with translated():
            yield
    except Unavailable:
        UNAVAILABLE.add()
        raise
    finally:
        seconds = loop.time() - begun
        DATABASE.observe(seconds, what)
        if seconds > _LONG_SECONDS:
            log.info("the database took long", what=what, seconds=round(seconds, 1))


def _whose(person: int | None, chat: int | None, *, alone: bool) -> Key:
    own = chat if person is None else person
    return Whose.EVERYBODYS if alone or own is None else own


def open_store(url: str, *, now: Now, in_mind: int = IN_MIND) -> SqlStore:
    """The store at an address (`sqlite:///path` or `postgresql://…`); connects when it is asked.

    in_mind: how many maps it need not load again while they stay as they are.

    The tables must be there: see `upgrade`. Raises `BadAddress`.
    """
    return SqlStore(address.parse(url), now, in_mind)


def _keeps_the_promise(store: SqlStore) -> Store:
    """For the type checker: the protocol is kept in full."""
    return store
