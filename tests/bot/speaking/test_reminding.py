"""The clock's loop: says what is due through Telegram, waits in between, gets over failures."""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import dataclass, field

import pytest
from structlog.testing import capture_logs

from bot.intake.turns import Turns
from bot.speaking.reminding import LEASE, LOOK_SECONDS, Reminders
from handlers.screen import Reply
from journey.person import Person
from journey.reminders import Reminder
from tests.handlers.telegram.rig import NOW, Rig, at_once, said


@dataclass
class Watch:
    """A clock, and whoever says what is due, as a test tells it."""

    moment: dt.datetime = NOW
    heard: list[list[str]] = field(default_factory=list)
    fails: bool = False

    def now(self) -> dt.datetime:
        return self.moment

    async def handle(self, group: tuple[Reminder, ...]) -> Reply | None:
        self.heard.append([one.key for one in group])
        if self.fails:
            raise ZeroDivisionError
        if group[0].kind == "nothing":
            return None
        keys = ", ".join(one.key for one in group)
        return Reply(screen=said(f"Пора: {keys}", "Проверить"), chat=group[0].chat)


@dataclass
class Loop:
    rig: Rig
    watch: Watch
    turns: Turns
    reminders: Reminders

    async def look(self, moment: dt.datetime = NOW) -> float:
        self.watch.moment = moment
        seconds = await self.reminders.look()
        assert await self.turns.drain(30) == 0
        return seconds


@pytest.fixture
def loop(bench: Rig) -> Loop:
    watch, turns = Watch(), Turns(4)
    reminders = Reminders(
        store=bench.store,
        clock=watch,
        say=watch,
        send=bench.deliver,
        turns=turns,
        pause=at_once,
    )
    return Loop(bench, watch, turns, reminders)


async def keep(rig: Rig, person: int, *keys: str, kind: str = "review") -> None:
    async with rig.store.write() as work:
        await work.save_person(Person(id=person, chat=person, language="ru", seen=NOW))
        for key in keys:
            await work.schedule(Reminder(key=key, kind=kind, due=NOW, person=person, chat=person))


async def test_what_was_missed_arrives_in_one_message(loop: Loop) -> None:
    anya = await loop.rig.client.person("Аня")
    await anya.start()
    await keep(loop.rig, anya.id, "a", "b")
    assert await loop.look(NOW + dt.timedelta(days=2)) == 0
    shown = await anya.chat()
    (message,) = [one for one in shown.of_bot if "Пора" in (one.text or "")]
    assert message.text == "Пора: a, b"
    assert await loop.look(NOW + dt.timedelta(days=2)) == LOOK_SECONDS
    assert loop.watch.heard == [["a", "b"]]


async def test_waits_until_the_next_is_due_and_looks_once_a_minute(loop: Loop) -> None:
    await keep(loop.rig, 5, "a")
    assert await loop.look(NOW - dt.timedelta(seconds=40)) == 40
    assert await loop.look(NOW - dt.timedelta(hours=1)) == LOOK_SECONDS
    assert loop.watch.heard == []


async def test_who_has_blocked_us_is_told_when_they_are_back(loop: Loop) -> None:
    anya = await loop.rig.client.person("Аня")
    await anya.start()
    await keep(loop.rig, anya.id, "a")
    await anya.block()
    await loop.look()
    assert await loop.look() == LOOK_SECONDS
    assert len(loop.watch.heard) == 1
    await anya.block(on=False)
    async with loop.rig.store.write() as work:
        known = await work.person(anya.id)
        assert known is not None
        assert not known.reachable
        await work.save_person(known.model_copy(update={"reachable": True}))
    await loop.look()
    assert [one.text for one in (await anya.chat()).of_bot] == ["Пора: a"]


async def test_a_failure_is_tried_again_when_the_lease_is_over(loop: Loop) -> None:
    anya = await loop.rig.client.person("Аня")
    await anya.start()
    await keep(loop.rig, anya.id, "a")
    loop.watch.fails = True
    with capture_logs() as logs:
        await loop.look()
    assert [line["event"] for line in logs] == ["reminder failed"]
    loop.watch.fails = False
    assert await loop.look() == LOOK_SECONDS
    assert await loop.look(NOW + LEASE) == 0
    assert [one.text for one in (await anya.chat()).of_bot] == ["Пора: a"]


async def test_one_that_waited_too_long_for_its_turn_is_claimed_anew(loop: Loop) -> None:
    await keep(loop.rig, 5, "a", kind="nothing")
    gate = asyncio.Event()

    async def long() -> None:
        await gate.wait()

    loop.turns.put((5, 5), long)
    await loop.reminders.look()
    loop.watch.moment = NOW + LEASE
    gate.set()
    await loop.turns.below(1)
    assert loop.watch.heard == []
    await loop.look(NOW + LEASE)
    assert loop.watch.heard == [["a"]]


async def test_the_loop_gets_over_a_broken_store(loop: Loop) -> None:
    await loop.rig.store.close()
    loop.watch.moment = dt.datetime(1, 1, 1)  # noqa: DTZ001 - what no store takes
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) > 1:
            raise asyncio.CancelledError

    loop.reminders._pause = pause
    await keep(loop.rig, 5, "a")
    with capture_logs() as logs, pytest.raises(asyncio.CancelledError):
        await loop.reminders.run()
    assert {line["event"] for line in logs} == {"reminders not looked at"}
    assert pauses == [LOOK_SECONDS, LOOK_SECONDS]
