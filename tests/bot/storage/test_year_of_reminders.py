"""A year of reminders, two processes on one database, restarts and outages: none twice, none lost.

The loop is the real one over the real stores; the clock jumps from one due time to the next. What
is killed dies before Telegram has the message; between Telegram's answer and the note of it
nothing is awaited but that note, and that one moment is left out here.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from random import Random

import pytest

from bot.intake.turns import Turns
from bot.speaking.reminding import LOOK_SECONDS, Reminders
from bot.storage import SqlStore, open_store
from handlers.screen import Reply, Screen
from handlers.telegram.deliver import Address, Undelivered
from journey.reminders import Reminder
from tests.bot.storage.samples import NOW, Clock, person

REMINDERS, PEOPLE = 100, 8
YEAR = 365 * 24 * 60
"""Minutes."""


@dataclass
class World:
    """What happens around the processes, and what arrived in the chats."""

    url: str
    clock: Clock
    random: Random
    arrived: Counter[tuple[str, dt.datetime]] = field(default_factory=Counter)
    together: list[int] = field(default_factory=list)

    def moment(self) -> dt.datetime:
        return NOW + dt.timedelta(minutes=self.random.randrange(YEAR))


class Killed(Exception):  # noqa: N818
    """The process is no more: nothing it was at is stored or said from here on."""


class Process:
    """One bot over the database: claims, says, is killed at any step."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.store: SqlStore = open_store(world.url, now=world.clock)
        self.turns = Turns(8)
        self.dead = False
        self.saying: dict[tuple[int, int], tuple[Reminder, ...]] = {}
        self.loop = Reminders(
            store=self.store, clock=self, say=self, send=self.send, turns=self.turns
        )

    def now(self) -> dt.datetime:
        return self.world.clock.now

    async def handle(self, group: tuple[Reminder, ...]) -> Reply | None:
        self._live_dangerously()
        async with self.store.write() as work:
            left = await work.still_claimed(group)
        if not left:
            return None
        self.saying[left[0].chat, left[0].person] = left
        return Reply(screen=Screen("Пора"))

    async def send(self, reply: Reply, to: Address) -> None:
        await asyncio.sleep(0)
        self._live_dangerously()
        if self.world.random.random() < 0.1:
            raise Undelivered(Reply())
        group = self.saying.pop((to.chat, to.person))
        self.world.together.append(len(group))
        self.world.arrived.update((one.key, one.due) for one in group)

    def _live_dangerously(self) -> None:
        self.dead = self.dead or self.world.random.random() < 0.05
        if self.dead:
            raise Killed

    async def look(self) -> None:
        seconds = await self.loop.look()
        assert 0 <= seconds <= LOOK_SECONDS
        await self.turns.below(1)

    async def alive(self) -> Process:
        """The same process, or the one that is started in its place."""
        if not self.dead:
            return self
        await self.store.close()
        return Process(self.world)


async def _schedule(store: SqlStore, world: World) -> dict[str, dt.datetime]:
    """Reminders all over the year, many of them of the same few people."""
    due = {f"r{number}": world.moment() for number in range(REMINDERS)}
    async with store.write() as work:
        for who in range(PEOPLE):
            await work.save_person(person(who + 1))
        for number, (key, moment) in enumerate(due.items()):
            who = number % PEOPLE + 1
            chat = who if number % 3 else -who
            await work.schedule(Reminder(key=key, kind="review", due=moment, person=who, chat=chat))
    return due


async def _put_off(store: SqlStore, world: World, due: dict[str, dt.datetime]) -> None:
    """Somebody presses «через неделю» on one that is still to come."""
    waiting = [key for key, moment in due.items() if moment > world.clock.now]
    if not waiting:
        return
    key = world.random.choice(waiting)
    async with store.write() as work:
        known = await work.reminder(key)
        assert known is not None
        due[key] = known.due + dt.timedelta(days=7)
        await work.schedule(known.model_copy(update={"due": due[key]}))


@pytest.mark.parametrize("seed", range(3))
async def test_none_twice_none_lost(url: str, clock: Clock, seed: int) -> None:
    world = World(url, clock, Random(seed))
    watcher = open_store(url, now=clock)
    due = await _schedule(watcher, world)
    one, other = Process(world), Process(world)
    for _ in range(20 * REMINDERS):
        async with watcher.read() as work:
            first = await work.next_due()
        if first is None:
            break
        outage = dt.timedelta(days=20) if world.random.random() < 0.1 else dt.timedelta()
        clock.now = max(clock.now, first) + outage
        one, other = await one.alive(), await other.alive()
        await asyncio.gather(one.look(), other.look())
        if world.random.random() < 0.2:
            await _put_off(watcher, world, due)
    for store in (watcher, one.store, other.store):
        await store.close()
    assert world.arrived == Counter(due.items())
    assert max(world.together) > 1
