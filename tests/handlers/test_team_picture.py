"""The map's picture in a group: it follows the map in its place, and not at every tap."""

from __future__ import annotations

import datetime as dt

import pytest

from handlers.flows.groups.picturing import REST
from journey.posts import PICTURE
from tests.handlers.chat import House
from tests.handlers.timed import TimedTeam, act, posted

MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
async def team(house: House) -> TimedTeam:
    return await posted(house)


async def close_pain(team: TimedTeam, number: int) -> None:
    """Does all tasks of the pain of that number, from 0."""
    journey = await team.map()
    pains = [item.id for stage in journey.stages for item in stage.lane("pains")]
    for task in journey.tasks:
        if task.source == pains[number]:
            await act(team, "d", task.id, 1)


async def pictures(team: TimedTeam) -> tuple[int, ...]:
    (post,) = await team.posts()
    found = [slot.message for slot in post.slots if slot.name.startswith(PICTURE)]
    return tuple(sorted(message for message in found if message is not None))


async def test_a_closed_pain_is_drawn_in_its_place(team: TimedTeam) -> None:
    team.house.clock.moment += REST
    sent = team.sent
    await close_pain(team, 0)
    assert team.redrawn == [await pictures(team)]
    assert team.sent == sent
    assert "уже рисуется" not in await act(team, "p")
    await team.settle()
    assert len(await pictures(team)) == 2, "asked for, the whole map comes"
    assert "не менялась" in await act(team, "p")


async def test_what_changes_soon_after_is_gathered(team: TimedTeam) -> None:
    team.house.clock.moment += MINUTE
    await close_pain(team, 0)
    await close_pain(team, 1)
    assert team.redrawn == []
    await team.pass_to(team.house.clock.moment + REST)
    assert len(team.redrawn) == 1
    await team.pass_to(team.house.clock.moment + 3 * REST)
    assert len(team.redrawn) == 1


async def test_a_tick_that_closes_nothing_draws_nothing(team: TimedTeam) -> None:
    team.house.clock.moment += REST
    journey = await team.map()
    practice = next(task for task in journey.tasks if task.rule == "practice")
    await act(team, "d", practice.id, 1)
    assert team.redrawn == []


async def test_a_closed_list_keeps_its_picture(team: TimedTeam) -> None:
    team.house.clock.moment += REST
    await act(team, "x", 1)
    journey = await team.map()
    await team.change(journey.model_copy(update={"title": "Иначе"}))
    assert team.redrawn == []
