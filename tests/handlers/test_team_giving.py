"""A task is given to somebody seen in the group: they hear of it and say whether they take it."""

from __future__ import annotations

import datetime as dt

import pytest

from handlers.flows.reminders import HANDLERS
from handlers.pages.team import GIVE, GIVE_TO, TAKE, TICK
from handlers.reminding import Reminding
from handlers.screen import Screen
from journey.checklist import holding
from journey.model import Task, TaskStatus
from journey.posts import Note
from tests.handlers.chat import ANYA, House
from tests.handlers.team import BORYA, OLYA, Team, posted


@pytest.fixture
async def team(house: House) -> Team:
    """Аня, who runs the list and talks with the bot; Оля and Боря, who only press in the group."""
    found = await posted(house, spread=False)
    task, (post, *_) = await found.task(1, 1), await found.posts()
    for by in (OLYA, BORYA):
        await found.tap(TICK.does(post, task, True), by=by)
        await found.tap(TICK.does(post, task, False), by=by)
    await found.settle()
    return found


async def rung(team: Team) -> list[tuple[int, Screen]]:
    """What is said in private now: to whom, and how it looks."""
    now = team.house.clock.now()
    async with team.house.store.write() as work:
        groups = await work.claim(now, now + dt.timedelta(minutes=5), 50)
    said = []
    for group in groups:
        reply = await Reminding(team.house.services, HANDLERS).handle(group)
        if reply is not None and reply.screen is not None:
            said.append((group[0].person, reply.screen))
    return said


async def give(team: Team, place: int, to: int, by: int, message: int = 1) -> str:
    (post, *_) = await team.posts()
    reply = await team.tap(GIVE_TO.does(post, await team.task(1, place), to), by, message)
    await team.settle()
    return "" if reply.toast is None else reply.toast.text


async def answer(team: Team, label: str, by: int) -> str:
    """A button of the newest small message; the toast."""
    number, note = team.note()
    (data,) = [data for row in note.keys for text, data in row if text == label]
    reply = await team.tap(data, by, number)
    await team.settle()
    return "" if reply.toast is None else reply.toast.text


def calls(team: Team) -> list[str]:
    return [
        what.text
        for _, what in sorted(team.seen.items())
        if isinstance(what, Note) and "tg://user" in what.text
    ]


async def test_the_people_seen_are_buttons(team: Team) -> None:
    (post, *_), task = await team.posts(), await team.task(1, 1)
    reply = await team.tap(GIVE.does(post, task), by=BORYA)
    assert reply.toast is not None
    await team.settle()
    _, note = team.note()
    labels = [text for row in note.keys for text, _ in row]
    assert (set(labels[:3]), labels[3:]) == ({"Оля", "Боря", "Аня"}, ["Всем: каждый своё"])
    assert await answer(team, "Оля", BORYA) == "Передано: Оля"
    # the question says now who has it; she is called, as she never wrote to the bot
    told = [what.text for what in team.seen.values() if isinstance(what, Note)]
    assert any("Оля, ждём ответа" in text and "tg://" not in text for text in told)
    (call,) = calls(team)
    assert call.startswith(f'<a href="tg://user?id={OLYA}">Оля</a>, Боря передаёт вам задачу')
    assert team.note()[1].loud


async def test_in_the_group_only_they_answer(team: Team) -> None:
    await give(team, 1, OLYA, BORYA)
    assert await answer(team, "Беру", BORYA) == "Этот вопрос не вам: отвечает Оля"
    assert await answer(team, "Беру", OLYA) == "Задача за вами"
    task = await team.task(1, 1)
    assert (task.owner_id, task.giver) == (OLYA, None)
    assert any("Оля берёт" in w.text for w in team.seen.values() if isinstance(w, Note))


async def test_not_able_frees_it_and_whoever_gave_it_hears(team: Team) -> None:
    await give(team, 1, OLYA, BORYA)
    text = (await team.task(1, 1)).text
    assert await answer(team, "Не могу", OLYA) == "Понял, передам"
    assert (await team.task(1, 1)).free
    _, note = team.note()
    assert note.text.startswith(f'<a href="tg://user?id={BORYA}">Боря</a>, Оля не сможет')
    assert await answer(team, "Кому отдать", BORYA)
    # Аня talks with the bot: she hears in private, and of both at once
    await give(team, 1, OLYA, ANYA)
    await answer(team, "Не могу", OLYA)
    ((who, screen),) = await rung(team)
    assert who == ANYA
    assert "Оля не сможет" in screen.text
    assert text in screen.text


async def test_who_talks_with_the_bot_is_asked_in_private(team: Team) -> None:
    await give(team, 1, ANYA, BORYA)
    await give(team, 2, ANYA, OLYA)
    assert calls(team) == []
    ((who, screen),) = await rung(team)
    assert who == ANYA
    assert "Боря передаёт вам задачу" in screen.text
    assert "Оля передаёт вам задачу" in screen.text
    assert [b.text for row in screen.rows for b in row] == [
        "1. Беру",
        "1. Не могу",
        "2. Беру",
        "2. Не могу",
    ]
    assert await rung(team) == []
    anya = team.house.chat()
    await anya.press(screen.rows[0][0])
    assert (await team.task(1, 1)).giver is None
    await anya.press(screen.rows[1][1])
    assert (await team.task(1, 2)).free
    await team.settle()
    assert team.note()[1].text.startswith(f'<a href="tg://user?id={OLYA}">Оля</a>, Аня не сможет')
    # an old button: it is nobody's any more
    reply = await anya.press(screen.rows[1][0])
    assert reply.toast is not None
    assert reply.toast.text == "Эта задача уже не за вами"


async def test_somebody_elses_is_given_away_by_who_may(team: Team) -> None:
    task, (post, *_) = await team.task(1, 1), await team.posts()
    await team.tap(TAKE.does(post, task, True), by=OLYA)
    assert (await give(team, 1, BORYA, 61)).startswith("Отдать задачу может Оля")
    assert await give(team, 1, BORYA, OLYA) == "Передано: Боря"
    team.admins.who = frozenset({61})
    assert await give(team, 1, OLYA, 61) == "Передано: Оля"
    assert (
        await give(team, 1, 999, OLYA) == "Этого человека я здесь больше не вижу. Выберите другого."
    )
    await team.tap(TICK.does(post, task, True), by=OLYA)
    assert (await team.task(1, 1)).status is TaskStatus.DONE
    assert await give(team, 1, BORYA, OLYA) != "Передано: Боря"


async def test_for_all_one_call_and_one_leaves(team: Team) -> None:
    await give(team, 1, 0, BORYA)
    task: Task = await team.task(1, 1)
    assert holding.parts(task) == (0, 3)
    (call,) = calls(team)
    assert "Оля" in call
    assert "Боря просит каждого" in call
    ((who, _),) = await rung(team)
    assert who == ANYA
    assert await answer(team, "Не могу", OLYA) == "Понял, передам"
    assert holding.parts(await team.task(1, 1)) == (0, 2)
    assert "Остальные делают" in team.note()[1].text
