"""The clock of the playground: forward, kept, and told to whoever waits."""

import asyncio
from pathlib import Path

import pytest

from bot.playground.client import Person, PlaygroundClient, PlaygroundError
from bot.playground.server import Playground
from bot.playground.travel import FARTHEST_SECONDS

DAY = 86_400.0


async def _go(client: PlaygroundClient, seconds: float) -> float:
    return float((await client.request("POST", "/_/clock", {"seconds": seconds}))["ahead"])


async def test_a_day_later_messages_carry_its_date(client: PlaygroundClient, anya: Person) -> None:
    before = (await anya.send("сегодня")).json["date"]
    assert await _go(client, DAY) == DAY
    assert (await anya.send("завтра")).json["date"] - before >= DAY


async def test_the_day_is_kept_when_the_playground_is_closed(tmp_path: Path) -> None:
    async with Playground(tmp_path, clock=lambda: 1000.0) as playground:
        playground.travel.go(DAY)
    async with Playground(tmp_path, clock=lambda: 2000.0) as playground:
        assert playground.travel() == 2000.0 + DAY


@pytest.mark.parametrize("seconds", [0, -DAY, FARTHEST_SECONDS + 1])
async def test_there_is_no_way_back_and_none_beyond(
    client: PlaygroundClient, seconds: float
) -> None:
    with pytest.raises(PlaygroundError, match="forward"):
        await _go(client, seconds)


async def test_whoever_sleeps_is_woken_by_a_journey(playground: Playground) -> None:
    sleeping = asyncio.create_task(playground.travel.pause(1e6))
    while not sleeping.done():
        playground.travel.go(1)
        await asyncio.sleep(0)
    assert sleeping.exception() is None


async def test_only_known_wishes_are_handed_on(
    client: PlaygroundClient, playground: Playground
) -> None:
    with pytest.raises(PlaygroundError, match="example ru"):
        await client.request("POST", "/_/wishes", {"wish": "a pony"})
    await client.request("POST", "/_/wishes", {"wish": "example en"})
    assert playground.wishes.get_nowait() == "example en"
    assert playground.wishes.empty()


async def test_the_journal_tells_when_and_how_long(client: PlaygroundClient, bot: object) -> None:
    await bot.get_me()  # type: ignore[attr-defined]
    (call,) = await client.calls("getMe")
    assert call["milliseconds"] >= 0
    assert call["at"] > 0
