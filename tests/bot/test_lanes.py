"""Order within a person, freedom between people."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from structlog.testing import capture_logs

from bot.lanes import Lanes


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
    lanes, log, gate = Lanes(4), list[str](), asyncio.Event()
    lanes.put("a", note(log, "a1", gate))
    lanes.put("a", note(log, "a2", opened()))
    lanes.put("b", note(log, "b1", opened()))
    await lanes.below(3)
    assert log == ["b1"]
    gate.set()
    await lanes.below(1)
    assert log == ["b1", "a1", "a2"]


async def test_no_more_at_a_time_than_allowed() -> None:
    lanes, log, gate = Lanes(1), list[str](), asyncio.Event()
    lanes.put("a", note(log, "a", gate))
    lanes.put("b", note(log, "b", opened()))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert log == []
    gate.set()
    await lanes.below(1)
    assert log == ["a", "b"]


async def test_nothing_is_kept_of_who_is_idle() -> None:
    lanes = Lanes(4)
    for key in range(100):
        lanes.put(key, note([], "", opened()))
    await lanes.drain(5)
    assert (len(lanes), lanes._waiting, lanes._tasks) == (0, {}, set())


async def test_drain_waits_for_what_runs_and_counts_what_it_had_to_cut() -> None:
    lanes, log, never = Lanes(4), list[str](), asyncio.Event()
    lanes.put("a", note(log, "a", opened()))
    assert await lanes.drain(5) == 0
    lanes.put("b", note(log, "b", never))
    lanes.put("b", note(log, "c", never))
    assert await lanes.drain(0) == 2
    assert log == ["a"]
    assert len(lanes) == 0


async def test_a_failure_does_not_end_the_lane() -> None:
    async def fail() -> None:
        raise ValueError

    lanes, log = Lanes(4), list[str]()
    lanes.put("a", fail)
    lanes.put("a", note(log, "after", opened()))
    with capture_logs() as logs:
        assert await lanes.drain(5) == 0
    assert log == ["after"]
    assert [line["event"] for line in logs] == ["unexpected in a lane"]


async def test_a_lane_cancelled_from_outside_wakes_who_waits() -> None:
    lanes, never = Lanes(4), asyncio.Event()
    lanes.put("a", note([], "a", never))
    lanes.put("a", note([], "b", never))
    waiting = asyncio.create_task(lanes.below(1))
    await asyncio.sleep(0)
    for task in lanes._tasks:
        task.cancel()
    async with asyncio.timeout(5):
        await waiting
    assert len(lanes) == 0
