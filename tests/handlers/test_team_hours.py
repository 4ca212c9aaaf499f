"""Several lists in one group: one hour, one day, one message."""

from __future__ import annotations

import datetime as dt

import pytest

from handlers.screens.groups.telling import MESSAGE, pages
from journey.checklist import Member
from journey.checklist.progress import set_done
from journey.posts import Note
from tests.handlers.chat import ANYA, NOW, House
from tests.handlers.steps import to_draft
from tests.handlers.team import BORYA, OLYA, token
from tests.handlers.timed import TimedTeam, act, posted

WEEK = dt.timedelta(days=7)


@pytest.fixture
async def team(house: House) -> TimedTeam:
    return await posted(house)


async def add_a_list(team: TimedTeam) -> None:
    """Боря's map comes to the same group."""
    other = team.house.chat(BORYA)
    await to_draft(other)
    await team.command("start", await token(other), BORYA)
    await team.settle()


async def hours(team: TimedTeam) -> set[tuple[int, int, bool, bool]]:
    found = set()
    async with team.house.store.read() as work:
        for post in await work.groups.posts(team.chat):
            table = await work.timetable(post.id)
            assert table is not None
            found.add((table.weekday, table.hour, table.digest, table.reminders))
    return found


async def test_what_is_set_holds_for_every_list_of_the_group(team: TimedTeam) -> None:
    await add_a_list(team)
    first = (await team.posts())[0].id
    for name, value in (("hh", "18"), ("wd", "4"), ("dd", "0")):
        await team.tap(f"g:{name}:{first}:{value}", by=ANYA)
    assert await hours(team) == {(4, 18, True, False)}


async def test_a_list_that_comes_later_goes_by_the_groups_hour(team: TimedTeam) -> None:
    await act(team, "hh", 18)
    await add_a_list(team)
    first, second = await team.posts()
    async with team.house.store.read() as work:
        due = {
            one.due
            for post in (first, second)
            for one in await work.reminders_about(post.journey)
            if one.kind == "digest" and one.sent is None
        }
    assert len(due) == 1


async def test_the_week_of_all_lists_is_one_message(team: TimedTeam) -> None:
    await add_a_list(team)
    for owner in (team.house.chat(), team.house.chat(BORYA)):
        journey = await owner.map()
        by = Member(id=OLYA, name="Оля")
        at = team.house.clock.now()
        await owner.put(set_done(journey, journey.tasks[0].id, done=True, by=by, at=at))
    said = await team.pass_to(NOW + WEEK)
    assert len(said) == 1
    assert said[0].count("Итоги недели") == 2
    assert said[0].count("Сейчас пишу по часам") == 1
    note = max((n for n in team.seen.items() if isinstance(n[1], Note)), key=lambda one: one[0])[1]
    assert isinstance(note, Note)
    assert len(note.keys) == 3  # to either list, and what is set


def test_more_than_a_message_holds_goes_on_in_another() -> None:
    blocks = ["ж" * (MESSAGE // 2), "ш" * (MESSAGE // 2), "щ"]
    found = pages(blocks, "город")
    assert [page.blocks for page in found] == [(0,), (1, 2)]
    assert found[-1].text.endswith("щ\n\nгород")
    assert pages(["😀" * MESSAGE, "я"])[0].blocks == (0,)
