"""Who may what, for every page, act and button there is: derived from their records."""

from __future__ import annotations

import pytest

from handlers import codes
from handlers.book import BOOK
from handlers.flows.groups.tapping import RULED_MENU, is_ruled
from handlers.pages.page import AnyAct, AnyPage
from handlers.pages.team import MENU, SHOW, AnyTeamAct
from handlers.screen import Button
from journey.posts import OVERVIEW, Mode
from tests.handlers.chat import ANYA, LIBRARY, House
from tests.handlers.steps import to_card
from tests.handlers.team import BORYA, OLYA, Team, posted

RU = LIBRARY.texts("ru")
OF_MAP = [one.page for one in BOOK.records.values() if one.page.takes.of_map]
ACTS_OF_MAP = [one.act for one in BOOK.deeds.values() if one.act.takes.of_map]
TEAM_ACTS = {one.act.name: one.act for one in BOOK.team_deeds.values()}
ADMIN, MEMBER = BORYA, OLYA


def words_of(takes: AnyPage | AnyAct, first: str) -> list[str]:
    """A map's id, and something for each further word: who may is asked before they are read."""
    return [first, *("1" for _ in takes.takes.arguments[1:])]


async def test_nobody_opens_or_changes_somebody_elses_map(house: House) -> None:
    anya, borya = house.chat(), house.chat(BORYA)
    journey = await to_card(anya)
    await to_card(borya)
    before = await borya.map()
    pressed = [codes.opens(one.name, *words_of(one, journey.id)) for one in OF_MAP]
    pressed += [codes.does(one.name, *words_of(one, journey.id)) for one in ACTS_OF_MAP]
    assert len(pressed) > 150
    allowed = []
    for data in pressed:
        reply = await borya.press(Button("x", data))
        if reply.toast is None or reply.toast.text != RU.plain("other.map"):
            allowed.append(data)
    assert allowed == []
    assert await anya.map() == journey
    assert await borya.map() == before


def ruled() -> list[tuple[AnyTeamAct, list[str]]]:
    """Each act that only the owner and administrators may, with words it can be pressed with."""
    acts = [(act, ["1" for _ in act.takes.arguments]) for act in TEAM_ACTS.values() if act.ruled]
    settings = MENU.write(Mode(menu=RULED_MENU))
    return [*acts, (SHOW, [OVERVIEW, settings])]


def test_what_only_they_may_is_known_as_such() -> None:
    assert {act.name for act, _words in ruled()} == {
        "remove", "sound", "spread", "close", "settings", "digest", "remind", "weekday", "hour",
        "zone", "city", "feel", "vote", "endvote", "menu", "shifthour",
    }  # fmt: skip
    assert all(is_ruled(act, tuple(words)) for act, words in ruled())


@pytest.mark.parametrize("answers", [True, False])
async def test_a_member_may_not_what_only_they_may(house: House, *, answers: bool) -> None:
    team = await posted(house)
    (post,) = await team.posts()
    group, journey = await team.group(), await team.map()
    team.admins.who = frozenset({ADMIN}) if answers else None
    key = "team.no_right" if answers else "team.rights_unknown"
    for act, words in ruled():
        reply = await team.tap(codes.team(act.name, post.id, *words), MEMBER, await at(team))
        assert reply.toast is not None, act.name
        assert reply.toast.text == RU.plain(key), act.name
    assert (await team.group(), await team.map()) == (group, journey)
    assert await team.posts() == (post,)


@pytest.mark.parametrize("who", [ANYA, ADMIN])
async def test_the_owner_and_administrators_may(house: House, who: int) -> None:
    team = await posted(house)
    (post,) = await team.posts()
    team.admins.who = frozenset({ADMIN})
    no = {RU.plain("team.no_right"), RU.plain("team.rights_unknown")}
    for act, words in ruled():
        reply = await team.tap(codes.team(act.name, post.id, *words), who, await at(team))
        assert reply.toast is None or reply.toast.text not in no, act.name


async def test_whoever_is_no_member_reaches_no_list_from_elsewhere(house: House) -> None:
    """A list's button pressed in another chat, as forged data: nothing is changed."""
    team = await posted(house)
    (post,) = await team.posts()
    task, journey = await team.task(1, 1), await team.map()
    elsewhere = Team(house, team.chat - 1)
    for act in TEAM_ACTS.values():
        words = [task.id if one.name == "task" else "1" for one in act.takes.arguments]
        reply = await elsewhere.tap(codes.team(act.name, post.id, *words), MEMBER, await at(team))
        assert reply.toast is not None, act.name
        assert reply.toast.text == RU.plain("team.gone"), act.name
    assert await team.map() == journey
    assert await team.posts() == (post,)


async def at(team: Team) -> int:
    """The list's own message."""
    return (await team.message(OVERVIEW))[0]
