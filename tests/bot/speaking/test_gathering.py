"""Many taps become few edits, at a pace Telegram bears; failures are waited out."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, cast

import pytest
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter
from aiogram.methods import SendMessage

from bot.speaking.gathering import A_MINUTE, EVERY, MINUTE, TRIES, Gathering, Pace
from handlers.flows.groups.steps import Delete, Step

CHAT = -5
NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
METHOD = SendMessage(chat_id=CHAT, text="x")


@dataclass
class Time:
    """Goes on when somebody waits."""

    now: float = 1000.0
    waited: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    async def pause(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)


class TestPace:
    def test_no_minute_holds_more_than_it_may(self) -> None:
        time = Time()
        pace = Pace(time)
        sent: list[float] = []
        for _ in range(100):
            time.now += pace.wait(1)
            pace.count(1)
            sent.append(time.now)
        for begin in sent:
            assert sum(begin <= one < begin + MINUTE for one in sent) <= A_MINUTE

    def test_the_first_come_quickly_the_later_more_slowly(self) -> None:
        time = Time()
        pace = Pace(time)
        gaps = []
        for _ in range(A_MINUTE):
            gaps.append(pace.wait(1))
            time.now += gaps[-1]
            pace.count(1)
        assert gaps[0] == 0
        assert gaps == sorted(gaps)
        assert gaps[-1] <= 3

    def test_a_full_minute_waits_for_its_own_oldest(self) -> None:
        """As many must be a minute old as are to be sent, and not one more."""
        time = Time()
        pace = Pace(time)
        began = time.now
        for count, later in ((1, 0), (1, 10), (A_MINUTE - 2, 20)):
            time.now = began + later
            pace.count(count)
        assert [pace.wait(cost) for cost in (1, 2, 3)] == [MINUTE - 20, MINUTE - 10, MINUTE]
        time.now = began + MINUTE
        assert pace.wait(1) == 0

    def test_what_costs_nothing_never_waits(self) -> None:
        time = Time()
        pace = Pace(time)
        pace.count(A_MINUTE)
        assert pace.wait(0) == 0
        assert pace.wait(1) == MINUTE
        time.now += MINUTE
        assert pace.is_idle
        assert pace.wait(2) == 0


@dataclass
class Fake:
    """A poster with so many things to say, and a store that knows who is behind."""

    todo: int = 0
    taken: int = 0
    looks: int = 0
    troubles: list[Exception] = field(default_factory=list)
    later: list[dt.datetime] = field(default_factory=list)
    done: asyncio.Event = field(default_factory=asyncio.Event)
    groups: Any = None
    holder: str = "me"
    unclosed: list[Exception] = field(default_factory=list)
    kept: int = 0
    released: bool = False

    def __post_init__(self) -> None:
        self.groups = self

    async def close_menus(self) -> None:
        """Telegram may fail there, and the groups go on."""
        if self.unclosed:
            raise self.unclosed.pop()

    async def look(self, chat: int) -> Step | dt.datetime | None:
        assert chat == CHAT
        self.looks += 1
        if self.later:
            return self.later.pop()
        if self.todo:
            return Step(chat=chat)
        self.done.set()
        return None

    async def take(self, _step: Step) -> None:
        if self.troubles:
            raise self.troubles.pop()
        self.todo -= 1
        self.taken += 1

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Fake]:
        yield self

    async def behind(self, _holder: str, _now: dt.datetime) -> tuple[int, ...]:
        return (CHAT,) if self.todo or self.later else ()

    async def keep(self, _chat: int) -> None:
        self.kept += 1

    async def release(self) -> None:
        self.released = True

    def now(self) -> dt.datetime:
        return NOW


@asynccontextmanager
async def running(fake: Fake, time: Time) -> AsyncIterator[Gathering]:
    gathering = Gathering(cast(Any, fake), cast(Any, fake), fake, time.pause)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asyncio.get_running_loop(), "time", time)  # what is paused has passed
        task = asyncio.create_task(gathering.run())
        try:
            yield gathering
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


async def test_everything_is_said_and_then_nobody_is_asked() -> None:
    fake, time = Fake(todo=3), Time()
    async with running(fake, time) as gathering:
        await fake.done.wait()
        assert fake.taken == 3
        looks = fake.looks
        gathering.wake()
        await asyncio.sleep(0)
        assert fake.looks == looks


async def test_a_menu_that_cannot_be_closed_keeps_no_group_waiting() -> None:
    fake = Fake(todo=1, unclosed=[TelegramNetworkError(METHOD, "gone")])
    async with running(fake, Time()):
        await fake.done.wait()
    assert fake.taken == 1


async def test_looked_up_again_after_each_wait() -> None:
    """So that what gathers meanwhile is one edit."""
    fake, time = Fake(todo=4), Time()
    async with running(fake, time):
        await fake.done.wait()
    assert fake.looks > fake.taken + 1


@pytest.mark.parametrize(
    "trouble",
    [
        TelegramRetryAfter(method=METHOD, message="Too Many Requests", retry_after=7),
        TelegramNetworkError(method=METHOD, message="timeout"),
        ZeroDivisionError(),
    ],
)
async def test_troubles_are_waited_out(trouble: Exception) -> None:
    fake, time = Fake(todo=1, troubles=[trouble, trouble]), Time()
    async with running(fake, time):
        await fake.done.wait()
    assert fake.taken == 1
    if isinstance(trouble, TelegramRetryAfter):
        assert time.waited.count(7.0) == 2


async def test_not_for_ever_in_a_row() -> None:
    trouble = TelegramNetworkError(method=METHOD, message="timeout")
    fake, time = Fake(todo=1, troubles=[trouble] * (TRIES + 2)), Time()
    async with running(fake, time):
        await fake.done.wait()
    assert fake.taken == 1
    assert EVERY in time.waited


async def test_what_comes_later_is_waited_for() -> None:
    fake, time = Fake(todo=1, later=[NOW + dt.timedelta(seconds=5)]), Time()
    async with running(fake, time):
        await fake.done.wait()
    assert 5.0 in time.waited


def test_a_deletion_counts_as_no_message() -> None:
    from bot.speaking.gathering import cost

    assert cost(Delete(chat=CHAT, messages=(1, 2))) == 0
    assert cost(Step(chat=CHAT)) == 1


@dataclass
class Slow(Fake):
    """Telegram has the message already; the note of it comes when the gate opens."""

    begun: asyncio.Event = field(default_factory=asyncio.Event)
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, step: Step) -> None:
        self.begun.set()
        await self.gate.wait()
        await super().take(step)


async def test_told_to_end_it_notes_what_is_sent() -> None:
    """Else the next process would say it once more."""
    fake, time = Slow(todo=1), Time()
    gathering = Gathering(cast(Any, fake), cast(Any, fake), fake, time.pause)
    task = asyncio.create_task(gathering.run())
    await fake.begun.wait()
    task.cancel()
    await asyncio.sleep(0)
    assert fake.taken == 0
    fake.gate.set()
    await asyncio.gather(task, return_exceptions=True)
    assert fake.taken == 1
    assert fake.released
