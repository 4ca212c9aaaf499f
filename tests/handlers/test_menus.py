"""A menu of a group's list: of whoever opened it, about one task, gone by itself."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import AsyncIterator

import pytest

from handlers.flows.groups import menus
from handlers.pages.team import MENU_OF, SHOW
from handlers.screen import Reply
from journey import checklist
from journey.checklist import keeping
from journey.model import Task, TaskStatus
from journey.posts import MENU_LIFE, OVERVIEW, Mode
from tests.handlers.chat import House
from tests.handlers.team import BORYA, OLYA, Team, posted


@pytest.fixture
async def team(house: House) -> Team:
    return await posted(house, spread=False)


async def test_names_its_task_and_dates_it(team: Team) -> None:
    edits, sent = team.edits, team.sent
    await team.press(OVERVIEW, "⋯ Срок и другое")
    _, choice = team.alone[OLYA]
    assert "О какой задаче речь?" in choice.text
    await team.inside(choice.rows[1][0].text)
    _, card = team.alone[OLYA]
    task = next(one for one in (await team.map()).tasks if one.text in card.text)
    assert "Пока никто не взял" in card.text
    await team.settle()
    assert (team.edits, team.sent) == (edits, sent), "the group is told of no menu"
    await team.inside("📅 Срок")
    reply = await team.inside("Завтра")
    assert reply.toast is not None
    assert "24 ноября" in reply.toast.text
    assert "до 24 ноября" in team.alone[OLYA][1].text
    await team.settle()
    assert team.edits == edits + 1, "one for what has changed"
    assert [one.id for one in (await team.map()).tasks if one.due] == [task.id]
    await team.inside("Закрыть")
    assert OLYA not in team.alone


async def test_its_number_is_none_of_the_groups(team: Team) -> None:
    """Telegram counts what one member sees by itself: number 1 there is somebody else's here."""
    await _open(team, OLYA, 0)
    await team.settle()
    team.alone[OLYA] = (1, team.alone[OLYA][1])
    await team.inside("✋ Взять")
    async with team.house.store.read() as work:
        assert await work.groups.discarded(team.chat) == ()


async def test_everything_of_the_card(team: Team) -> None:
    task = await _open(team, OLYA, 0)
    await team.inside("✋ Взять")
    assert (await _task(team, task)).owner_id == OLYA
    await team.inside("✅ Сделано")
    assert (await _task(team, task)).status is TaskStatus.DONE
    await team.inside("Ещё не сделано")
    await team.inside("Отдать")
    assert (await _task(team, task)).owner is None
    refused = await team.inside("🔒 Убрать")
    assert refused.toast is not None
    assert refused.toast.alert
    team.admins.who = frozenset({BORYA})
    await _open(team, BORYA, 0)
    await team.inside("🔒 Убрать", BORYA)
    assert "Убрано из списка" in team.alone[BORYA][1].text
    await team.inside("↩ Вернуть", BORYA)
    assert keeping.find(await team.map(), task.id) is not None
    await team.inside("💬 Заметка", BORYA)
    assert BORYA not in team.alone, "the question stands below"
    await team.settle()
    assert "что записать" in team.note()[1].text


async def test_is_nobody_elses(team: Team) -> None:
    await _open(team, OLYA, 0)
    number, screen = team.alone[OLYA]
    before = await team.map()
    for button in itertools.chain(*screen.rows):
        refused = await team.tap(button.data, BORYA, number, alone=True)
        assert refused.toast is not None
        assert refused.toast.alert
        assert "открыл другой участник" in refused.toast.text
        assert refused.alone is None
    assert await team.map() == before


async def test_closes_by_itself_two_minutes_after_the_last_tap(team: Team) -> None:
    await _open(team, OLYA, 0)
    team.house.clock.moment += MENU_LIFE - dt.timedelta(seconds=1)
    assert await menus.over(team.house.services) == ()
    await team.inside("📅 Срок")
    team.house.clock.moment += MENU_LIFE - dt.timedelta(seconds=1)
    assert await menus.over(team.house.services) == ()
    team.house.clock.moment += dt.timedelta(seconds=1)
    (gone,) = await menus.over(team.house.services)
    assert (gone.person, gone.message) == (OLYA, team.alone[OLYA][0])
    late = await team.inside("Завтра")
    assert late.toast is not None
    assert "Меню закрылось" in late.toast.text
    assert not any(one.due for one in (await team.map()).tasks)
    assert OLYA not in team.alone


async def test_a_second_press_with_nothing_seen_leads_into_the_private_chat(team: Team) -> None:
    for unseen in (False, True):
        reply = await team.press(OVERVIEW, "⋯ Срок и другое")
        assert reply.alone is not None
        assert reply.alone.unseen is unseen
        assert (reply.alone.former is not None) is unseen
    await team.inside(team.alone[OLYA][1].rows[0][0].text)
    again = await team.press(OVERVIEW, "⋯ Срок и другое")
    assert again.alone is not None
    assert not again.alone.unseen, "they have seen it: they tapped in it"


async def test_one_that_could_not_be_sent_is_not_one_unseen(team: Team) -> None:
    """The network failed, or the second press came before the first was answered."""
    team.unreached = True
    first, again = [(await team.press(OVERVIEW, "⋯ Срок и другое")).alone for _ in range(2)]
    assert first is not None
    assert again is not None
    assert not again.unseen
    assert again.former is not None
    assert again.former.id == first.menu
    assert not await menus.placed(team.house.services, first, 77, own=True), "it goes again"


async def test_what_everybody_shared_once_is_ones_own_now(team: Team) -> None:
    (post,) = await team.posts()
    task = await team.task(2, 1)
    for mode in (Mode(0, "pick"), Mode(0, "check"), Mode(0, "due", task.id)):
        reply = await team.tap(SHOW.does(post, task.stage, mode))
        assert reply.alone is not None
        assert post == (await team.posts())[0], "nobody else's buttons change"


async def test_any_order_of_two_peoples_taps_dates_each_its_own(team: Team) -> None:
    """Five tasks each; every step of the one may fall between any two of the other."""
    (post,) = await team.posts()
    tasks = [one for one in (await team.map()).tasks if one.status is TaskStatus.TODO][:10]
    dice = random.Random(15)
    for _ in range(3):
        left = {OLYA: tasks[:5], BORYA: tasks[5:]}
        steps = {
            OLYA: _dating(team, post.id, OLYA, left[OLYA], "Завтра"),
            BORYA: _dating(team, post.id, BORYA, left[BORYA], "Через неделю"),
        }
        while steps:
            one = dice.choice(list(steps))
            try:
                await anext(steps[one])
            except StopAsyncIteration:
                del steps[one]
        today = team.house.clock.now().date()
        found = {one.id: one.due for one in (await team.map()).tasks if one.due}
        assert found == {
            **{one.id: today + dt.timedelta(days=1) for one in left[OLYA]},
            **{one.id: today + dt.timedelta(days=7) for one in left[BORYA]},
        }
        fresh = await team.map()
        bare = tuple(one.model_copy(update={"due": None}) for one in fresh.tasks)
        await team.house.chat().put(fresh.model_copy(update={"tasks": bare}))


async def _dating(
    team: Team, post: str, by: int, tasks: list[Task], label: str
) -> AsyncIterator[Reply]:
    for task in tasks:
        yield await team.tap(f"g:menuof:{post}:{task.id}", by)
        yield await team.inside("📅 Срок", by)
        yield await team.inside(label, by)


async def test_in_private_the_same_card(team: Team) -> None:
    """Where the app shows no such message; also for somebody who never wrote to the bot."""
    reply = await team.press(OVERVIEW, "⋯ Срок и другое", BORYA)
    assert reply.alone is not None
    await menus.linked(team.house.services, reply.alone)
    start = reply.alone.link.partition("?start=")[2]
    borya, olya = team.house.chat(BORYA), team.house.chat(OLYA)
    await borya.command("start", start)
    assert borya.screen is not None
    task = next(one for one in (await team.map()).tasks if one.text[:20] in borya.labels()[0])
    await borya.press(borya.buttons()[0])
    assert task.text in borya.screen.text
    for label in ("Взять", "📅 Срок", "Завтра"):
        await borya.tap(label)
    dated = await _task(team, task)
    assert (dated.owner_id, dated.due) == (BORYA, team.house.clock.now().date() + DAY)
    assert not {"🔒 Убрать", "Кому отдать"} & set(borya.labels())
    await olya.command("start", start)
    assert olya.screen is not None
    assert task.text not in olya.screen.text, "a link is its opener's alone"


DAY = dt.timedelta(days=1)


async def _open(team: Team, by: int, place: int) -> Task:
    """Opens the menu of one of the week's tasks."""
    journey = await team.map()
    (post,) = await team.posts()
    task = checklist.top(journey)[place]
    await team.tap(MENU_OF.does(post, task.id), by)
    return task


async def _task(team: Team, task: Task) -> Task:
    return next(one for one in (await team.map()).tasks if one.id == task.id)
