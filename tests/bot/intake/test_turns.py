"""Order within a person, freedom between people."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from structlog.testing import capture_logs

from bot.intake.turns import Turns


def note(log: list[str], name: str, gate: asyncio.Event) -> Callable[[], Awaitable[None]]:
    async def job() -> None:
        await gate.wait()
        log.append(name)

    return job


def opened() -> asyncio.Event:
    gate = asyncio.Event()
    gate.set()
    return gate


async def test_one_after_another_within_a_key_and_side_by_side_between() -> None:
    turns, log, gate = Turns(4), list[str](), asyncio.Event()
    turns.put("a", note(log, "a1", gate))
    turns.put("a", note(log, "a2", opened()))
    turns.put("b", note(log, "b1", opened()))
    await turns.below(3)
    assert log == ["b1"]
    gate.set()
    await turns.below(1)
    assert log == ["b1", "a1", "a2"]


async def test_no_more_at_a_time_than_allowed() -> None:
    turns, log, gate = Turns(1), list[str](), asyncio.Event()
    turns.put("a", note(log, "a", gate))
    turns.put("b", note(log, "b", opened()))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert log == []
    gate.set()
    await turns.below(1)
    assert log == ["a", "b"]


async def test_nothing_is_kept_of_who_is_idle() -> None:
    turns = Turns(4)
    for key in range(100):
        turns.put(key, note([], "", opened()))
    await turns.drain(5)
    assert (len(turns), turns._waiting, turns._tasks) == (0, {}, set())


async def test_drain_waits_for_what_runs_and_counts_what_it_had_to_cut() -> None:
    turns, log, never = Turns(4), list[str](), asyncio.Event()
    turns.put("a", note(log, "a", opened()))
    assert await turns.drain(5) == 0
    turns.put("b", note(log, "b", never))
    turns.put("b", note(log, "c", never))
    assert await turns.drain(0) == 2
    assert log == ["a"]
    assert len(turns) == 0


async def test_a_failure_does_not_end_the_lane() -> None:
    async def fail() -> None:
        raise ValueError

    turns, log = Turns(4), list[str]()
    turns.put("a", fail)
    turns.put("a", note(log, "after", opened()))
    with capture_logs() as logs:
        assert await turns.drain(5) == 0
    assert log == ["after"]
    assert [line["event"] for line in logs] == ["unexpected in a turn"]


async def test_a_turn_cancelled_from_outside_wakes_who_waits() -> None:
    turns, never = Turns(4), asyncio.Event()
    turns.put("a", note([], "a", never))
    turns.put("a", note([], "b", never))
    waiting = asyncio.create_task(turns.below(1))
    await asyncio.sleep(0)
    for task in turns._tasks:
        task.cancel()
    async with asyncio.timeout(5):
        await waiting
    assert len(turns) == 0
