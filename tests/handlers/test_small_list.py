"""A list in its group as it comes: a strip of the map and one message, in which a stage opens."""

from __future__ import annotations

import datetime as dt

import pytest

from journey.checklist import keeping
from journey.checklist.weekly import MOST
from journey.model import TaskStatus
from journey.posts import OVERVIEW, PICTURE
from tests.handlers.chat import ANYA, NOW, House
from tests.handlers.room import cut
from tests.handlers.team import OLYA, Team, posted
from tests.handlers.timed import posted as timed


@pytest.fixture
async def team(house: House) -> Team:
    return await posted(house, spread=False)


async def test_is_two_messages_and_a_phone_long(team: Team) -> None:
    (post,) = await team.posts()
    assert team.sent == 2
    assert {slot.name for slot in post.slots} == {PICTURE, OVERVIEW}
    labels = await team.labels(OVERVIEW)
    assert sum(label.startswith("☐") for label in labels) == MOST
    assert f"На этой неделе: {MOST}" in await team.text(OVERVIEW)
    _, screen = await team.message(OVERVIEW)
    assert all(len(row) == 1 for row in screen.rows if row[0].text.startswith("☐"))
    assert not cut(screen.rows)


async def test_a_tick_is_taken_back_where_it_was_made(team: Team) -> None:
    await team.press(OVERVIEW, "☐ 1.")
    await team.settle()
    assert "· Оля" in await team.text(OVERVIEW)
    assert (await team.labels(OVERVIEW))[0].startswith("✅ 1.")
    await team.press(OVERVIEW, "✅")
    await team.settle()
    assert not any(task.status is TaskStatus.DONE for task in (await team.map()).tasks)
    assert not any(label.startswith("✅") for label in await team.labels(OVERVIEW))


async def test_nothing_moves_under_a_thumb(team: Team) -> None:
    """Every tick, take and date leaves each task in its row until the list is opened anew."""
    _, first = await team.message(OVERVIEW)
    words = [row[0].text[1:] for row in first.rows[:MOST]]
    owner = team.house.chat()
    for number in (4, 1, 3):
        await team.press(OVERVIEW, f"☐ {number}.")
        await team.settle()
        _, screen = await team.message(OVERVIEW)
        assert [row[0].text[1:] for row in screen.rows[:MOST]] == words
        assert [row[0].text[0] for row in screen.rows].count("✅") >= 1
    await team.press(OVERVIEW, "✋ 5")
    journey = await team.map()
    last = [task for task in journey.tasks if task.status is TaskStatus.TODO][-1]
    day = team.house.clock.now().date() + dt.timedelta(days=1)
    await owner.put(keeping.set_due(journey, last.id, day, today=day))  # type: ignore[arg-type]
    await team.settle()
    _, screen = await team.message(OVERVIEW)
    assert [row[0].text[1:] for row in screen.rows[:MOST]] == words
    assert screen.rows[MOST][0].text.startswith("☐ 6."), "what is dated meanwhile comes below"
    await team.press(OVERVIEW, "Ещё задачи")
    await team.settle()
    _, screen = await team.message(OVERVIEW)
    assert [row[0].text[0] for row in screen.rows[:MOST]] == ["☐"] * MOST
    assert last.text[:10] in screen.rows[0][0].text, "opened anew it is in its order"


async def test_what_was_done_yesterday_makes_room_before_anybody_is_up(house: House) -> None:
    team = await timed(house)
    await team.press(OVERVIEW, "☐ 1.")
    await team.pass_to(NOW + dt.timedelta(hours=8))
    assert (await team.labels(OVERVIEW))[0].startswith("✅ 1.")
    await team.pass_to(NOW + dt.timedelta(hours=23))
    labels = await team.labels(OVERVIEW)
    assert sum(label.startswith("☐") for label in labels) == MOST, "the day has its own five"
    assert not any(label.startswith("✅") for label in labels)


async def test_whoever_takes_one_says_its_number(team: Team) -> None:
    reply = await team.press(OVERVIEW, "✋ 2")
    assert reply.toast is not None
    await team.settle()
    taken = [task for task in (await team.map()).tasks if task.owner_id == OLYA]
    assert len(taken) == 1
    assert "✋ 2" not in await team.labels(OVERVIEW)
    assert "✋ 1" in await team.labels(OVERVIEW)
    second = (await team.text(OVERVIEW)).split("На этой неделе")[1].splitlines()[2]
    assert "<b>Оля</b>" in second


async def test_what_is_due_soon_comes_first(team: Team) -> None:
    journey = await team.map()
    last = [task for task in journey.tasks if task.status is TaskStatus.TODO][-1]
    day = team.house.clock.now().date() + dt.timedelta(days=2)
    dated = keeping.set_due(journey, last.id, day, today=day)
    assert not isinstance(dated, Exception)
    await team.house.chat().put(dated)  # type: ignore[arg-type]
    for label in ("Все этапы", "‹ Эта неделя"):
        await team.press(OVERVIEW, label)
        await team.settle()
    first = (await team.text(OVERVIEW)).split("На этой неделе")[1].splitlines()[1]
    assert last.text[:20] in first


async def test_a_stage_opens_in_its_place_and_goes_again(team: Team) -> None:
    sent = team.sent
    await team.press(OVERVIEW, "Все этапы")
    await team.settle()
    journey = await team.map()
    assert journey.stages[1].title in await team.text(OVERVIEW)
    await team.press(OVERVIEW, "2. ")
    await team.settle()
    assert f"<b>2. {journey.stages[1].title}</b>" in await team.text(OVERVIEW)
    assert journey.title in await team.text(OVERVIEW)
    await team.press(OVERVIEW, "☐ 1.")
    await team.settle()
    assert (await team.task(2, 1)).status is TaskStatus.DONE
    assert f"<b>2. {journey.stages[1].title}</b>" in await team.text(OVERVIEW)
    await team.press(OVERVIEW, "‹ Эта неделя")
    await team.settle()
    assert "На этой неделе" in await team.text(OVERVIEW)
    assert team.sent == sent


async def test_a_stages_menu_dates_one_of_its_tasks(team: Team) -> None:
    for label in ("Все этапы", "2. ", "⋯"):
        await team.press(OVERVIEW, label)
        await team.settle()
    task = await team.task(2, 1)
    for label in (task.text[:20], "📅", "Завтра"):
        await team.inside(label)
    await team.settle()
    journey = await team.map()
    assert (await team.task(2, 1)).due is not None
    assert f"<b>2. {journey.stages[1].title}</b>" in await team.text(OVERVIEW)
    assert "☐ 1." in " ".join(await team.labels(OVERVIEW))


async def test_a_stage_that_goes_leaves_the_week(team: Team) -> None:
    for label in ("Все этапы", "6. "):
        await team.press(OVERVIEW, label)
        await team.settle()
    journey = await team.map()
    await team.house.chat().put(journey.model_copy(update={"stages": journey.stages[:-1]}))
    await team.settle()
    assert "На этой неделе" in await team.text(OVERVIEW)


async def test_stages_as_messages_where_the_team_wants_them(team: Team) -> None:
    refused = await team.press(OVERVIEW, "🔒 Настройки", OLYA)
    assert refused.toast is not None
    assert refused.toast.alert
    await team.press(OVERVIEW, "🔒 Настройки", ANYA)
    await team.settle()
    await team.press(OVERVIEW, "Этапы сообщениями", ANYA)
    await team.settle()
    journey = await team.map()
    assert team.sent == 2 + len(journey.stages)
    assert "Все этапы" not in await team.labels(OVERVIEW)
    await team.press(OVERVIEW, "🔒 Настройки", ANYA)
    await team.settle()
    await team.press(OVERVIEW, "Этапы внутри списка", ANYA)
    await team.settle()
    assert len(team.seen) == 2
    assert "Все этапы" in await team.labels(OVERVIEW)


async def test_a_new_stage_gets_a_message_where_all_have_one(house: House) -> None:
    team = await posted(house)
    journey = await team.map()
    fresh = journey.stages[0].model_copy(update={"id": "new", "items": (), "emotions": ()})
    task = journey.tasks[0].model_copy(update={"id": "task-new", "stage": "new", "source": "x"})
    await team.house.chat().put(
        journey.model_copy(
            update={"stages": (*journey.stages, fresh), "tasks": (*journey.tasks, task)}
        )
    )
    sent = team.sent
    await team.settle()
    assert team.sent == sent + 1
