"""A habit is no tick: its first step is the task, the list says what goes on after it, and two
weeks later it is asked, once, whether it still does.
"""

from __future__ import annotations

import datetime as dt

import pytest

from handlers import timing
from handlers.flows.reminders import HANDLERS
from handlers.pages.business import BUSINESS
from handlers.pages.tasks import LIST, TASK_OF, TICK
from handlers.reminding import Reminding
from handlers.screen import Button, Reply
from journey import checklist, items
from journey.checklist import habits
from journey.habits import Habit
from journey.model import EvidenceKind, Item, Journey, Task, TaskStatus
from journey.posts import Note
from journey.rhythms import Rhythm
from journey.words import going_on
from tests.handlers.chat import LIBRARY, NOW, Chat, House
from tests.handlers.steps import to_draft
from tests.handlers.team import OLYA
from tests.handlers.test_review import buttons, pass_on
from tests.handlers.timed import TimedTeam, act, posted
from tests.journey.maps import drafted
from tests.journey.maps import said as sentence

FORTNIGHT = habits.ASKED_AFTER


async def of_the_list(chat: Chat) -> tuple[Journey, Task]:
    """A task whose remedy is a habit."""
    await to_draft(chat)
    await chat.tap("Чек-лист")
    journey = await chat.map()
    return journey, next(
        task for task in checklist.ranked(journey) if task.rule == "remedy" and task.habit
    )


async def test_what_goes_on_stands_under_the_first_step_once_it_is_done(chat: Chat) -> None:
    journey, task = await of_the_list(chat)
    assert task.habit is not None
    await chat.press(Button("", LIST.opens(journey, task.stage)))
    assert "Дальше: " not in chat.text
    await chat.press(Button("", TICK.does(journey, task, True)))
    await chat.press(Button("", LIST.opens(journey, task.stage)))
    keep = task.habit.keep[0].lower() + task.habit.keep[1:]
    line = f"Дальше: {keep} · держит: {task.habit.who}"
    assert line in chat.text
    await chat.press(Button("", TASK_OF.opens(journey, task)))
    assert line in chat.text
    await chat.press(Button("", TICK.does(journey, task, False)))
    assert "Дальше: " not in chat.text


async def test_whoever_took_the_step_keeps_it_up(chat: Chat) -> None:
    _, task = await of_the_list(chat)
    done = task.with_(status=TaskStatus.DONE, owner="Оля")
    said = checklist.goes_on(done, LIBRARY.texts("ru").plain)
    assert said is not None
    assert said.endswith("держит: Оля")


async def kept(chat: Chat) -> tuple[Journey, Task]:
    """The first step is done today; the list is open."""
    journey, task = await of_the_list(chat)
    for one in journey.tasks:
        if one.source == task.source:
            await chat.press(Button("", TICK.does(journey, one, True)))
    journey = await chat.map()
    return journey, next(one for one in journey.tasks if one.id == task.id)


async def asked(house: House, now: dt.datetime) -> Reply | None:
    """What is said of habits then."""
    house.clock.moment = now
    async with house.store.write() as work:
        groups = await work.claim(now, now + dt.timedelta(minutes=5), 10)
    (group,) = (one for one in groups if one[0].kind == timing.HABIT)
    return await Reminding(house.services, HANDLERS).handle(group)


async def in_city(chat: Chat, zone: str) -> None:
    """The map's business is said to be there."""
    await chat.press(Button("", BUSINESS.opens(await chat.map())))
    await chat.tap("Город")
    await chat.say({"Asia/Vladivostok": "Владивосток", "Europe/Moscow": "Москва"}[zone])
    assert (await chat.map()).zone == zone


async def waiting(house: House, key: str) -> dt.datetime | None:
    """When that reminder is due; None: there is none."""
    async with house.store.read() as work:
        found = await work.reminder(key)
    return None if found is None else found.due


def pain(journey: Journey, task: Task) -> Item:
    spot = items.find(journey, task.source)
    assert spot is not None
    assert isinstance(spot.entry, Item)
    return spot.entry


class TestTwoWeeksLater:
    async def test_it_is_asked_once_whether_it_is_kept_up(self, chat: Chat, house: House) -> None:
        journey, task = await kept(chat)
        assert task.habit is not None
        assert pain(journey, task).closed
        house.clock.moment = NOW + dt.timedelta(days=13)
        assert await pass_on(house) is None
        house.clock.moment = NOW + FORTNIGHT
        reply = await pass_on(house)
        shown = buttons(reply)
        often = ["Каждый день", "Каждую неделю"]
        assert list(shown) == ["Держится", "Уже нет", *often, "Напомнить позже"]
        assert reply is not None
        assert reply.screen is not None
        assert task.text in reply.screen.text
        assert f"держит: {task.habit.who}" in reply.screen.text
        assert await pass_on(house) is None
        for _ in range(2):
            await chat.press(shown["Держится"])
            records = pain(await chat.map(), task).evidence
            assert [(one.kind, one.date) for one in records] == [
                (EvidenceKind.STAFF, (NOW + FORTNIGHT).date())
            ]
            assert records[0].source == "Держится: " + going_on(task.habit.keep)
        assert pain(await chat.map(), task).closed
        house.clock.moment = NOW + 4 * FORTNIGHT
        assert await pass_on(house) is None

    async def test_no_more_opens_the_pain_and_says_so(self, chat: Chat, house: House) -> None:
        _, task = await kept(chat)
        house.clock.moment = NOW + FORTNIGHT
        shown = buttons(await pass_on(house))
        for _ in range(2):
            await chat.press(shown["Уже нет"])
            journey = await chat.map()
            assert not pain(journey, task).closed
        again = next(one for one in journey.tasks if one.id == task.id)
        assert (again.status, again.done_at, again.held) == (TaskStatus.TODO, None, None)
        await chat.press(Button("", TICK.does(journey, again, True)))
        house.clock.moment += FORTNIGHT
        reply = await pass_on(house)
        assert next(iter(buttons(reply))) == "Держится"

    async def test_the_answer_is_told_on_the_screen(self, chat: Chat, house: House) -> None:
        _, task = await kept(chat)
        house.clock.moment = NOW + FORTNIGHT
        shown = buttons(await pass_on(house))
        await chat.press(shown["Уже нет"])
        assert f"Снова мешает: «{pain(await chat.map(), task).text}»" in chat.text
        await chat.tap("Чек-лист")
        assert any(label.startswith(f"☐ {task.text[:20]}") for label in chat.labels())

    async def test_later_is_a_week(self, chat: Chat, house: House) -> None:
        await kept(chat)
        house.clock.moment = NOW + FORTNIGHT
        shown = buttons(await pass_on(house))
        await chat.press(shown["Напомнить позже"])
        assert "через неделю" in chat.text
        house.clock.moment += dt.timedelta(days=6)
        assert await pass_on(house) is None
        house.clock.moment += dt.timedelta(days=1)
        assert "Держится" in buttons(await pass_on(house))

    async def test_it_is_asked_by_the_clock_of_a_city_told_later(
        self, chat: Chat, house: House
    ) -> None:
        journey, task = await kept(chat)
        key = timing.habit_key(journey.id, task.id)
        await in_city(chat, "Asia/Vladivostok")
        assert await waiting(house, key) == dt.datetime(2026, 12, 7, 0, tzinfo=dt.UTC)
        await chat.press(Button("", TASK_OF.opens(await chat.map(), task)))
        await chat.tap("Не спрашивать")
        await in_city(chat, "Europe/Moscow")
        assert await waiting(house, key) is None

    async def test_what_was_put_off_stays_so_in_another_city(
        self, chat: Chat, house: House
    ) -> None:
        journey, task = await kept(chat)
        house.clock.moment = NOW + FORTNIGHT
        await chat.press(buttons(await pass_on(house))["Напомнить позже"])
        key = timing.habit_key(journey.id, task.id)
        put_off = await waiting(house, key)
        assert put_off is not None
        await in_city(chat, "Asia/Vladivostok")
        assert await waiting(house, key) == put_off

    async def test_taken_back_it_is_not_asked_about(self, chat: Chat, house: House) -> None:
        journey, task = await kept(chat)
        await chat.press(Button("", TICK.does(journey, task, False)))
        house.clock.moment = NOW + FORTNIGHT
        assert await pass_on(house) is None

    async def test_it_can_be_switched_off_and_on_on_its_page(
        self, chat: Chat, house: House
    ) -> None:
        journey, task = await kept(chat)
        await chat.press(Button("", TASK_OF.opens(journey, task)))
        assert "Спрошу, держится ли" in chat.text
        await chat.tap("Не спрашивать")
        assert "Спрошу, держится ли" not in chat.text
        await chat.tap("Спросить, держится ли")
        await chat.tap("Не спрашивать")
        house.clock.moment = NOW + FORTNIGHT
        assert await pass_on(house) is None

    async def test_several_are_asked_about_one_after_another(
        self, chat: Chat, house: House
    ) -> None:
        _, first = await kept(chat)
        journey = await chat.map()
        second = next(
            task
            for task in checklist.ranked(journey)
            if task.rule == "remedy" and task.habit and task.id != first.id
        )
        await chat.press(Button("", TICK.does(journey, second, True)))
        house.clock.moment = NOW + FORTNIGHT
        shown = buttons(await pass_on(house))
        assert len(shown) == 2
        await chat.press(next(iter(shown.values())))
        await chat.tap("Держится")
        assert "Записано" in chat.text
        await chat.tap("Держится")
        held = [task.held for task in (await chat.map()).tasks if task.held is not None]
        assert len(held) == 2

    @pytest.mark.parametrize("on", [True, False])
    async def test_a_team_s_switch_is_obeyed(self, house: House, *, on: bool) -> None:
        team = await posted(house)
        journey = await team.map()
        task = next(one for one in checklist.ranked(journey) if one.rule == "remedy" and one.habit)
        await act(team, "done", task.id, 1, by=OLYA)
        await act(team, "dd", int(on))
        assert (await asked(house, NOW + FORTNIGHT) is not None) is on


class TestInAGroup:
    async def begun(self, house: House) -> tuple[TimedTeam, Task]:
        team = await posted(house)
        journey = await team.map()
        task = next(
            one
            for one in checklist.ranked(journey)
            if one.rule == "remedy"
            and one.habit
            and [two.rule for two in journey.tasks if two.source == one.source] == ["remedy"]
        )
        await act(team, "done", task.id, 1, by=OLYA)
        return team, task

    async def asked(self, team: TimedTeam, weeks: int) -> list[str]:
        said = await team.pass_to(NOW + dt.timedelta(weeks=weeks, days=1))
        return [text for text in said if "Держится?" in text]

    async def test_with_the_digest_and_anybody_answers_once(self, house: House) -> None:
        team, task = await self.begun(house)
        assert task.habit is not None
        assert await self.asked(team, 1) == []
        (question,) = await self.asked(team, 2)
        assert task.text in question
        number, note = team.note()
        keys, often = note.keys
        assert [text for text, _ in keys] == ["Держится", "Уже нет"]
        assert [text for text, _ in often] == ["Каждый день", "Каждую неделю"]
        await team.tap(keys[0][1], OLYA, number)
        await team.settle()
        (record,) = pain(await team.map(), task).evidence
        assert (record.kind, record.author_id) == (EvidenceKind.STAFF, OLYA)
        assert "Так видит Оля" in team.note()[1].text
        assert team.note()[0] == number
        reply = await team.tap(keys[1][1], OLYA, number)
        assert reply.toast is not None
        assert "уже ответили" in reply.toast.text
        assert pain(await team.map(), task).closed
        assert await self.asked(team, 6) == []

    async def test_it_can_open_by_itself_and_is_not_asked_again(self, house: House) -> None:
        team, task = await self.begun(house)
        assert task.habit is not None
        await self.asked(team, 2)
        number, note = team.note()
        _, (daily, _) = note.keys
        await team.tap(daily[1], OLYA, number)
        await team.tap(daily[1], OLYA, number)
        await team.settle()
        assert "Теперь каждый день в списке" in team.note()[1].text
        lines = [one for one in (await team.map()).tasks if one.text == task.habit.keep]
        assert [one.rhythm for one in lines] == [Rhythm(every="day")]
        assert pain(await team.map(), task).closed
        assert await self.asked(team, 6) == []

    async def test_no_more_opens_the_pain_and_unanswered_it_is_not_asked_again(
        self, house: House
    ) -> None:
        team, task = await self.begun(house)
        assert len(await self.asked(team, 2)) == 1
        number, note = team.note()
        assert await self.asked(team, 4) == []
        await team.tap(note.keys[0][1][1], OLYA, number)
        await team.settle()
        assert not pain(await team.map(), task).closed
        assert "снова в списке" in note_at(team, number).text

    async def test_not_where_reminders_are_off(self, house: House) -> None:
        team, _ = await self.begun(house)
        await act(team, "dd", 0)
        assert await self.asked(team, 4) == []


def note_at(team: TimedTeam, number: int) -> Note:
    found = team.seen[number]
    assert isinstance(found, Note)
    return found


def begun(rule: str, source: str) -> Task:
    """A first step that is done."""
    return Task(
        id="t",
        rule=rule,
        source=source,
        stage="s",
        text="Пройти путь гостя",
        status=TaskStatus.DONE,
        done_at=NOW,
        habit=Habit(keep="Проходить его каждое утро", who="смена"),
    )


def test_the_idea_that_answers_the_pain_is_proved_not_the_pain() -> None:
    journey = drafted()
    first = journey.stages[0]
    worst = first.lane("pains")[0]
    idea = Item(id="idea", lane="ideas", text="Пройти путь гостя", remedy_for=worst.id)
    stage = first.with_(items=(worst, idea))
    journey = journey.with_(stages=(stage,), tasks=(begun("remedy", worst.id),))
    after = habits.held(journey, "t", (NOW + FORTNIGHT).date(), sentence, iter("ab").__next__)
    assert [len(one.evidence) for one in after.stages[0].items] == [0, 1]


def test_a_practice_has_nothing_to_prove() -> None:
    task = begun("practice", "s")
    journey = drafted().with_(tasks=(task,))
    today = (NOW + FORTNIGHT).date()
    after = habits.held(journey, "t", today, sentence, iter("ab").__next__)
    assert after == journey.with_(tasks=(task.with_(held=today),))
    assert habits.held(after, "t", today, sentence, iter("ab").__next__) == after
    assert habits.unanswered(after, today) == ()
