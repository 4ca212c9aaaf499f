"""Who does something in a group with a list is known there by name; nobody else is."""

from __future__ import annotations

import pytest

from handlers.events import Named
from handlers.pages.team import TICK
from journey.checklist import Member, holding
from journey.model import Journey
from tests.handlers.chat import ANYA, House
from tests.handlers.team import BORYA, GROUP, OLYA, Team, posted


@pytest.fixture
async def team(house: House) -> Team:
    return await posted(house, spread=False)


async def known(team: Team) -> set[tuple[int, str, str]]:
    async with team.house.store.read() as work:
        found = await work.teammates(GROUP)
    return {(one.person, one.name, one.username) for one in found}


async def test_seen_by_what_they_do_or_when_they_are_picked(team: Team) -> None:
    assert await known(team) == {(ANYA, "Аня", "")}
    task, (post, *_) = await team.task(1, 1), await team.posts()
    await team.tap(TICK.does(post, task, True), by=OLYA, username="olya_s")
    ira = Named(person=31, name="Ира", start=0, end=4)
    await team.say("@Ира привет", 1, by=OLYA, people=(ira,), username="olya_s")
    assert await known(team) == {(ANYA, "Аня", ""), (OLYA, "Оля", "olya_s"), (31, "Ира", "")}
    await team.tap(TICK.does(post, task, False), by=OLYA, username="olya", name="Ольга")
    assert (OLYA, "Ольга", "olya") in await known(team)
    team.admins.hiding = frozenset({BORYA})
    await team.tap(TICK.does(post, task, True), by=BORYA)
    team.admins.hiding = None
    await team.tap(TICK.does(post, task, True), by=BORYA)
    assert BORYA not in {person for person, *_ in await known(team)}


async def test_nobody_is_known_where_there_is_no_list(house: House) -> None:
    team = Team(house)
    await team.joined()
    await team.command("help", by=OLYA)
    async with house.store.read() as work:
        assert await work.teammate(GROUP, OLYA) is None


async def test_whoever_is_new_does_what_is_for_all(team: Team) -> None:
    task, journey = await team.task(1, 1), await team.map()
    anya = Member(id=ANYA, name="Аня")
    shared = holding.share(journey, task.id, (anya,), anya, for_all=True)
    assert isinstance(shared, Journey)
    async with team.house.store.write() as work:
        await work.save_journey(
            journey,
            shared.with_(revision=journey.revision + 1),
            owner=ANYA,
            actor=ANYA,
            at=team.house.clock.moment,
        )
    (post, *_) = await team.posts()
    await team.tap(TICK.does(post, task, True), by=OLYA)
    found = await team.task(1, 1)
    assert [one.member for one in found.holders] == ["Аня", "Оля"]
    assert holding.parts(found) == (1, 2)
