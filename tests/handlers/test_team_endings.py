"""How a list ends: taken out, with its owner, brought down; and a member who is forgotten."""

from __future__ import annotations

import pytest

from bot.runtime.housekeeping import tidy
from handlers.screen import Screen
from journey.posts import OVERVIEW, Note
from tests.handlers.chat import ANYA, NOW, Chat, House
from tests.handlers.team import BORYA, OLYA, Team, posted, token


@pytest.fixture
async def team(house: House) -> Team:
    """Two tasks are done, by Оля and by the owner."""
    team = await posted(house, spread=False)
    await team.press(OVERVIEW, "☐ 1.", OLYA)
    await team.press(OVERVIEW, "☐ 2.", ANYA)
    await team.settle()
    return team


async def _to_the_question(team: Team) -> Chat:
    owner = team.house.chat()
    await token(owner)
    await owner.tap("Убрать из «Команда»")
    return owner


class TestTakenOut:
    async def test_it_asks_first_and_says_what_goes(self, team: Team) -> None:
        owner, stood = await _to_the_question(team), dict(team.seen)
        done = "сделано 2 из"
        assert "из группы «Команда»" in owner.text
        assert done in owner.text
        await owner.tap("Нет")
        await team.settle()
        assert team.seen == stood

    async def test_the_group_keeps_what_was_done(self, team: Team) -> None:
        owner, stood = await _to_the_question(team), set(team.seen)
        tick = (await team.message(OVERVIEW))[1].rows[0][0].data
        texts = [task.text for task in (await team.map()).tasks if task.done_at]
        await owner.tap("Да, убрать")
        assert owner.reply.toast is not None
        assert "24 ноября, 12:00" in owner.reply.toast.text
        await team.settle()
        (note,) = (team.seen[one] for one in team.seen.keys() - stood)
        assert not stood & team.seen.keys()
        assert isinstance(note, Note)
        assert note.text.startswith("<b>Список убран</b>")
        assert all(text[:40] in note.text for text in texts)
        assert "Оля, 23 ноября" in note.text
        assert "Аня, 23 ноября" in note.text
        assert "до 24 ноября, 12:00" in note.text
        reply = await team.tap(tick)
        assert reply.toast is not None
        assert "больше нет" in reply.toast.text
        assert await team.posts() == ()

    async def test_for_a_day_it_can_come_back(self, team: Team) -> None:
        owner, before = await _to_the_question(team), await team.posts()
        text = await team.text(OVERVIEW)
        await owner.tap("Да, убрать")
        await team.settle()
        assert "Команда: до 24 ноября, 12:00" in owner.text
        team.house.clock.forward(hours=23)
        await owner.command("maps")
        await token(owner)
        await owner.tap("Вернуть в «Команда»")
        await team.settle()
        assert [post.id for post in await team.posts()] == [post.id for post in before]
        said = [what.text for what in team.seen.values() if isinstance(what, Note)]
        assert any("снова здесь" in one for one in said)
        assert (await team.text(OVERVIEW)).split("\n")[:3] == text.split("\n")[:3]

    async def test_later_it_cannot(self, team: Team) -> None:
        owner = await _to_the_question(team)
        await owner.tap("Да, убрать")
        back = owner.button("Вернуть в «Команда»")
        team.house.clock.forward(hours=25)
        await owner.press(back)
        await team.settle()
        assert await team.posts() == ()
        assert back not in owner.buttons()
        await tidy(team.house.store, team.house.clock)
        async with team.house.store.read() as work:
            assert await work.groups.withdrawn(ANYA) == ()

    async def test_sent_there_again_it_is_the_same_list(self, team: Team) -> None:
        owner, before = await _to_the_question(team), await team.posts()
        await owner.tap("Да, убрать")
        await team.settle()
        await team.command("start", await token(owner))
        await team.settle()
        assert [post.id for post in await team.posts()] == [post.id for post in before]


class TestAnOwnerLeaves:
    async def test_it_names_what_the_team_loses_and_waits_for_a_day(self, team: Team) -> None:
        owner, before = team.house.chat(), await team.map()
        stood = set(team.seen)
        await owner.command("forget")
        assert "• Команда: «" in owner.text
        assert "сделано 2 из" in owner.text
        await owner.tap("Да, удалить")
        assert "24 ноября после 12:00" in owner.text
        await team.settle()
        (note,) = (team.seen[one] for one in team.seen.keys() - stood)
        assert isinstance(note, Note)
        assert "удаляет свои данные" in note.text
        assert "Оля" in note.text
        assert "Аня" not in note.text
        await owner.say("А что теперь?")
        assert "можно всё вернуть" in owner.text
        await owner.command("new")
        assert "можно всё вернуть" in owner.text
        await owner.tap("Вернуть всё")
        assert await team.map() == before
        await team.settle()
        assert "▱ 2 из" in await team.text(OVERVIEW)
        await tidy(team.house.store, team.house.clock)
        assert await owner.known() is not None

    async def test_after_a_day_all_of_it_is_gone(self, team: Team) -> None:
        owner = team.house.chat()
        await owner.command("forget")
        await owner.tap("Да, удалить")
        team.house.clock.forward(hours=23)
        await tidy(team.house.store, team.house.clock)
        assert await owner.known() is not None
        team.house.clock.forward(hours=2)
        await tidy(team.house.store, team.house.clock)
        assert await owner.known() is None
        assert await owner.maps() == []
        await team.settle()
        assert await team.posts() == ()

    async def test_at_once_where_they_say_so(self, team: Team) -> None:
        owner = team.house.chat()
        await owner.command("forget")
        await owner.tap("Да, удалить")
        await owner.tap("Стереть сейчас")
        assert "ничего не осталось" in owner.text
        assert await owner.known() is None

    async def test_what_lay_in_the_bin_before_stays_there(self, team: Team) -> None:
        owner = team.house.chat()
        last = (await team.map()).model_copy(update={"id": "another"})
        await owner.put(last)
        async with team.house.store.write() as work:
            await work.set_deleted(last.id, NOW)
        team.house.clock.forward(minutes=1)
        await owner.command("forget")
        await owner.tap("Да, удалить")
        await owner.tap("Вернуть всё")
        assert last.id not in {one.id for one in await owner.maps()}


async def test_a_forgotten_member_leaves_every_list_at_once(team: Team) -> None:
    await team.press(OVERVIEW, "✋", BORYA)
    await team.settle()
    assert "Боря" in await team.text(OVERVIEW)
    assert "Оля" in await team.text(OVERVIEW)
    for person in (BORYA, OLYA):
        member = team.house.chat(person)
        await member.command("start")
        await member.command("forget")
        await member.tap("Да, удалить")
        assert "ничего не осталось" in member.text
    await team.settle()
    text = await team.text(OVERVIEW)
    assert "Боря" not in text
    assert "Оля" not in text


async def test_brought_down_an_old_list_leaves_one_line_that_leads_on(team: Team) -> None:
    number, _ = await team.message(OVERVIEW)
    team.old = set(team.seen)
    team.house.clock.forward(days=3)
    edits, sent = team.edits, team.sent
    await team.command("checklist", topic=5)
    await team.settle()
    fresh, _ = await team.message(OVERVIEW)
    left = {one: team.seen[one] for one in team.old}
    assert left.pop(number) == (
        f'<a href="https://t.me/c/2000000001/{fresh}">Чек-лист теперь ниже</a>'
    )
    assert set(left.values()) == {""}  # the picture keeps no words
    assert (team.edits - edits, team.sent - sent) == (len(team.old), 2)


async def test_taken_out_an_old_list_points_at_nothing(team: Team) -> None:
    number, _ = await team.message(OVERVIEW)
    team.old = set(team.seen)
    owner = await _to_the_question(team)
    await owner.tap("Да, убрать")
    await team.settle()
    assert team.seen[number] == "Здесь был чек-лист. Его убрали."
    assert not [one for one in team.seen.values() if isinstance(one, Screen)]
