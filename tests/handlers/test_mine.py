"""/tasks: mine over all maps, ticked off and given back; nobody else's."""

from __future__ import annotations

import datetime as dt

import pytest

from handlers import codes
from handlers.screen import Button
from journey import checklist, items
from journey.checklist import keeping, learning
from journey.checklist.progress import Member
from journey.model import EvidenceKind, Item, Journey, Task, TaskStatus
from tests.handlers.chat import ANYA, BORYA, NOW, Chat, House
from tests.handlers.steps import to_draft

DAY = dt.timedelta(days=1)
TODAY = NOW.date()


@pytest.fixture
async def team(house: House, chat: Chat) -> tuple[Chat, Chat]:
    """Аня's map with its list, and Боря, who has taken the first three tasks of it."""
    await to_draft(chat)
    await chat.tap("Чек-лист")
    journey = await chat.map()
    boris = Member(id=BORYA, name="Боря")
    for task, day in zip(checklist.ranked(journey)[:3], (-DAY, 0 * DAY, None), strict=True):
        taken = keeping.take(journey, task.id, boris)
        assert isinstance(taken, Journey)
        journey = with_day(taken, task.id, None if day is None else TODAY + day)
    await chat.put(journey)
    borya = house.chat(BORYA)
    await borya.command("start")
    return chat, borya


def with_day(journey: Journey, task_id: str, day: dt.date | None) -> Journey:
    tasks = tuple(
        task.model_copy(update={"due": day}) if task.id == task_id else task
        for task in journey.tasks
    )
    return journey.model_copy(update={"tasks": tasks})


async def test_by_when_they_are_due(team: tuple[Chat, Chat]) -> None:
    anya, borya = team
    await borya.command("tasks")
    order = [borya.text.index(word) for word in ("Срок прошёл", "Сегодня", "Без срока")]
    assert order == sorted(order)
    assert "22 ноября" in borya.text
    assert (await anya.map()).title in borya.text
    assert len([one for one in borya.labels() if one.startswith("☐")]) == 3


async def test_a_tap_ticks_off_and_another_takes_it_back(team: tuple[Chat, Chat]) -> None:
    anya, borya = team
    await borya.command("tasks")
    await borya.tap("☐ 1.")
    tick = borya.button("Сделано")
    await borya.press(tick)
    assert "✅ Сделано" in borya.text
    (done,) = [one for one in (await anya.map()).tasks if one.status is TaskStatus.DONE]
    assert (done.done_by, done.done_by_id) == ("Аня", BORYA)  # the harness calls everybody so
    revision = (await anya.map()).revision
    await borya.press(tick)
    assert (await anya.map()).revision == revision
    await borya.tap("Ещё не сделано")
    assert not [one for one in (await anya.map()).tasks if one.status is TaskStatus.DONE]
    assert len([one for one in borya.labels() if one.startswith("☐")]) == 3


def doubted(journey: Journey, by: int) -> Task:
    return next(
        task
        for task in journey.tasks
        if task.owner_id == by and learning.open_check(journey, task) is not None
    )


async def test_what_begins_with_a_look_ends_in_what_was_seen(team: tuple[Chat, Chat]) -> None:
    """On somebody else's map as on one's own list: proved, not so, and brought back."""
    anya, borya = team
    before = await anya.map()
    task = doubted(before, BORYA)
    await borya.command("tasks")
    await borya.tap(task.text[:20])
    assert "Сначала проверьте: " in borya.text
    assert await anya.map() == before
    await borya.tap("Не узнали")
    assert await anya.map() == before
    await borya.tap(task.text[:20])
    await borya.tap("Правда")
    assert "Проверено, это правда: Аня, 23 ноября" in borya.text  # so all are called here
    (record,) = pain(await anya.map(), task).evidence
    assert (record.kind, record.author_id, record.date) == (EvidenceKind.STAFF, BORYA, TODAY)
    await borya.tap("Нет")
    after = await anya.map()
    assert (pain(after, task).evidence, pain(after, task).disproof is None) == ((), False)
    assert len([one for one in borya.labels() if one.startswith("☐")]) == 2
    await borya.tap("Вернуть задачу")
    back = await anya.map()
    assert (back.stages, keeping.find(back, task.id)) == (before.stages, task)
    await borya.tap(task.text[:20])
    await borya.tap("Сделано")
    assert pain(await anya.map(), task).closed
    assert "✅ Сделано" in borya.text


def pain(journey: Journey, task: Task) -> Item:
    spot = items.find(journey, task.source)
    assert spot is not None
    assert isinstance(spot.entry, Item)
    return spot.entry


async def test_given_back_it_is_free(team: tuple[Chat, Chat]) -> None:
    anya, borya = team
    await borya.command("tasks")
    await borya.tap("Отдать задачу")
    give = borya.buttons()[0]
    await borya.press(give)
    assert len([one for one in (await anya.map()).tasks if one.owner_id == BORYA]) == 2
    shown = borya.text
    await borya.press(give)
    assert borya.text == shown


async def test_the_map_stays_its_owners(team: tuple[Chat, Chat], house: House) -> None:
    anya, borya = team
    await borya.command("tasks")
    await borya.tap("☐ 1.")
    async with house.store.read() as work:
        assert await work.owner((await anya.map()).id) == ANYA


async def test_anothers_tasks_are_neither_shown_nor_touched(team: tuple[Chat, Chat]) -> None:
    anya, borya = team
    await anya.command("tasks")
    assert "Задач за вами нет" in anya.text
    journey = await anya.map()
    free = next(one for one in journey.tasks if one.owner is None)
    for data in (
        codes.does("mydone", journey.id, free.id, 1),
        codes.does("mygive", journey.id, free.id),
        codes.does("mydone", journey.id),
        codes.does("mydone", "gone", "gone", 1),
    ):
        await borya.press(Button("?", data), message=1)
        assert borya.reply.toast is not None
    assert (await anya.map()).tasks == journey.tasks


async def test_a_day_on_my_own_map_is_mine_too(team: tuple[Chat, Chat]) -> None:
    anya, _ = team
    journey = await anya.map()
    free = next(one for one in journey.tasks if one.owner is None)
    await anya.put(with_day(journey, free.id, TODAY + DAY))
    await anya.command("tasks")
    assert "В ближайшие дни" in anya.text
    assert not [one for one in anya.labels() if "Отдать" in one]
    await anya.tap("☐ 1.")
    await anya.tap("Сделано")
    assert "Задач за вами нет" in anya.text


async def test_the_day_is_the_one_of_the_maps_city(team: tuple[Chat, Chat], house: House) -> None:
    """At 20:00 in Moscow it is tomorrow in Vladivostok."""
    anya, borya = team
    journey = await anya.map()
    await anya.put(journey.with_(id="away", zone="Asia/Vladivostok"))
    house.clock.moment = NOW.replace(hour=17)
    await borya.command("tasks")
    heads = ("Срок прошёл", "Сегодня", "Без срока")
    assert [borya.text.count(head) for head in heads] == [1, 1, 1]
    late, today = (borya.text.index(head) for head in heads[:2])
    assert borya.text[late:today].count("23 ноября") == 1


async def test_many_are_paged(team: tuple[Chat, Chat]) -> None:
    anya, borya = team
    journey = await anya.map()
    for task in checklist.ranked(journey)[1:30]:
        taken = keeping.take(journey, task.id, Member(id=BORYA, name="Боря"))
        assert isinstance(taken, Journey)
        journey = taken
    await anya.put(journey)
    await borya.command("tasks")
    first = borya.text
    await borya.tap("Ещё 1/")
    assert borya.text != first
    assert "☐ 9." in "".join(borya.labels())
    await borya.tap("‹ Раньше")
    assert borya.text == first
    await borya.tap("Отдать задачу")
    await borya.tap("Ещё 1/")


async def test_of_a_deleted_map_nothing_is_shown(team: tuple[Chat, Chat], house: House) -> None:
    anya, borya = team
    journey = await anya.map()
    async with house.store.write() as work:
        await work.set_deleted(journey.id, NOW)
    await borya.command("tasks")
    assert "Задач за вами нет" in borya.text
