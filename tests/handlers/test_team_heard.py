"""A reply below the list is heard: kept where it belongs, put right by a tap or an edit."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from handlers.events import Corrected, Showed
from handlers.screen import Button, Reply
from journey.checklist import Member
from journey.checklist.progress import set_done
from journey.model import EvidenceKind, Item, Origin, TaskStatus
from journey.posts import OVERVIEW, Note
from tests.handlers.chat import NOW, House
from tests.handlers.team import BORYA, OLYA, Team, posted

BOT = 0
SEEN = "👀"


@pytest.fixture
async def team(house: House) -> Team:
    return await posted(house)


async def on_stage(team: Team, stage: int) -> int:
    return (await team.message(str(stage)))[0]


async def said(team: Team, text: str, answers: int | None, by: int = OLYA, **more: Any) -> Note:
    """A reply, and the small message below it."""
    before = set(team.seen)
    reply = await team.say(text, answers, by, **more)
    assert reply.reaction == SEEN
    await team.settle()
    fresh = [what for number, what in team.seen.items() if number not in before]
    (note,) = [what for what in fresh if isinstance(what, Note)]
    return note


async def showed(
    team: Team, answers: int | None, text: str = "", by: int = OLYA, **more: Any
) -> Reply:
    message = next(team.numbers)
    photo = {"photo": f"file{message}", "bot": BOT, **more}
    event = Showed(**team.who(by), message=message, text=text, answers=answers, **photo)
    reply = await team.take(event)
    await team.settle()
    return reply


async def press(team: Team, label: str, by: int = OLYA) -> str:
    """A button of the newest small message; the toast."""
    number, note = team.note()
    keys = {text: data for row in note.keys for text, data in row}
    reply = await team.tap(keys[label], by, number)
    await team.settle()
    return "" if reply.toast is None else reply.toast.text


def labels(note: Note) -> list[str]:
    return [text for row in note.keys for text, _ in row]


class TestWords:
    async def test_what_is_seen_stands_below_its_stage_at_once(self, team: Team) -> None:
        note = await said(
            team, "Соседи поставили рекламу прямо перед нами", await on_stage(team, 1)
        )
        assert note.text == "👀 Записано к этапу 1 «Замечаю» как наблюдение."
        assert labels(note) == ["Это задача", "Другой этап", "Не записывать"]
        (record,) = (await team.map()).stages[0].evidence
        assert (record.kind, record.author, record.author_id) == (EvidenceKind.STAFF, "Оля", OLYA)
        assert record.quote == "Соседи поставили рекламу прямо перед нами"
        assert (record.date, record.source) == (NOW.date(), "Команда")
        assert "👀 1" in await team.text("1")

    async def test_the_obstacle_that_is_told_alike_is_confirmed(self, team: Team) -> None:
        note = await said(team, "Вывеску с тротуара вообще не видно", await on_stage(team, 1))
        assert "подтверждает помеху «Вывеску не видно с тротуара»" in note.text
        pain = await pain_of(team, "Вывеску не видно с тротуара")
        assert (pain.origin, len(pain.evidence)) == (Origin.OWNER, 1)
        await press(team, "Не записывать")
        pain = await pain_of(team, "Вывеску не видно с тротуара")
        assert (pain.origin, pain.evidence) == (Origin.CATALOGUE, ())

    async def test_below_the_whole_list_the_words_find_their_stage(self, team: Team) -> None:
        overview = (await team.message(OVERVIEW))[0]
        note = await said(team, "столик липкий, крышка на стакане течёт", overview)
        assert "к этапу 5 «Жду и пью»" in note.text

    async def test_a_reminder_that_is_answered_is_heard_too(self, team: Team) -> None:
        note = await said(team, "Терминал завис, картой не заплатить", 4_000_000)
        assert "к этапу 4 «Заказываю»" in note.text

    async def test_words_of_no_stage_are_asked_about(self, team: Team) -> None:
        note = await said(team, "кхм гм", (await team.message(OVERVIEW))[0])
        assert note.text == "К какому этапу это относится?"
        assert await press(team, "6 Возвращаюсь") == "Записано"
        assert (await team.map()).stages[5].evidence[0].quote == "кхм гм"

    async def test_thanks_are_seen_and_nothing_more(self, team: Team) -> None:
        before = dict(team.seen)
        reply = await team.say("ок, спасибо!", await on_stage(team, 1), OLYA)
        await team.settle()
        assert reply.reaction == SEEN
        assert team.seen == before

    async def test_what_may_be_a_task_is_asked_about_and_nothing_is_kept_yet(
        self, team: Team
    ) -> None:
        before = await team.map()
        note = await said(team, "надо повесить гирлянду на входе", await on_stage(team, 3))
        assert note.text == "Что это: задача или наблюдение?"
        assert await team.map() == before
        assert await press(team, "Это задача", BORYA) == "Задача добавлена"
        task = (await team.map()).tasks[-1]
        assert task.text == "Надо повесить гирлянду на входе"
        assert (task.stage, task.rule) == (before.stages[2].id, "own")
        assert "Теперь это задача" in team.note()[1].text

    async def test_an_observation_becomes_a_task_and_leaves_the_map(self, team: Team) -> None:
        await said(team, "Соседи поставили рекламу перед нами", await on_stage(team, 1))
        await press(team, "Это задача")
        journey = await team.map()
        assert journey.stages[0].evidence == ()
        assert journey.tasks[-1].text == "Соседи поставили рекламу перед нами"
        await press(team, "Не записывать")
        assert (await team.map()).tasks[-1].status is TaskStatus.REMOVED

    async def test_a_wrong_stage_is_changed_by_two_taps(self, team: Team) -> None:
        await said(team, "Соседи поставили рекламу перед нами", await on_stage(team, 1))
        await press(team, "Другой этап")
        await press(team, "2 Выбираю")
        journey = await team.map()
        assert journey.stages[0].evidence == ()
        assert len(journey.stages[1].evidence) == 1
        assert "к этапу 2 «Выбираю»" in team.note()[1].text

    async def test_telephone_numbers_are_covered(self, team: Team) -> None:
        await said(
            team, "клиент просил набрать +7 912 345-67-89 после обеда", await on_stage(team, 1)
        )
        (record,) = (await team.map()).stages[0].evidence
        assert record.quote == "клиент просил набрать ••• после обеда"

    async def test_a_note_of_what_is_told_like_a_task(self, team: Team) -> None:
        task = await team.task(2, 1)
        note = await said(team, f"{task.text}: половину сделал", await on_stage(team, 2))
        assert "Заметка к задаче" in labels(note)
        await press(team, "Заметка к задаче")
        assert (await team.task(2, 1)).comments[-1].text.endswith("половину сделал")


async def pain_of(team: Team, text: str) -> Item:
    items = [one for stage in (await team.map()).stages for one in stage.items]
    return next(one for one in items if one.text == text)


class TestEditing:
    async def test_an_edited_reply_corrects_what_it_gave(self, team: Team) -> None:
        message = next(team.numbers) + 1
        await said(team, "Соседи поставили рекламу перед нами", await on_stage(team, 1))
        before = team.sent
        await team.take(Corrected(**team.who(OLYA), message=message, text="Реклама соседей мешает"))
        await team.settle()
        assert (await team.map()).stages[0].evidence[0].quote == "Реклама соседей мешает"
        assert team.sent == before

    async def test_somebody_elses_words_are_theirs(self, team: Team) -> None:
        message = next(team.numbers) + 1
        await said(team, "Соседи поставили рекламу перед нами", await on_stage(team, 1))
        await team.take(Corrected(**team.who(BORYA), message=message, text="Другое"))
        assert (await team.map()).stages[0].evidence[0].quote != "Другое"


class TestTakingBack:
    async def test_by_its_author_and_whoever_rules(self, team: Team) -> None:
        await said(team, "Соседи поставили рекламу перед нами", await on_stage(team, 1))
        assert "может Оля" in await press(team, "Не записывать", BORYA)
        assert len((await team.map()).stages[0].evidence) == 1
        assert await press(team, "Не записывать") == "Убрано"
        assert (await team.map()).stages[0].evidence == ()
        assert team.note()[1].text == "Не записано."
        await said(team, "Соседи опять поставили рекламу", await on_stage(team, 1))
        team.admins.who = frozenset({BORYA})
        assert await press(team, "Не записывать", BORYA) == "Убрано"


class TestPhotos:
    async def test_one_shows_its_stage_and_is_counted(self, team: Team) -> None:
        reply = await showed(team, await on_stage(team, 3))
        assert reply.reaction == SEEN
        assert team.note()[1].text == "📷 Фото к этапу 3 «Захожу»."
        assert "📷 1" in await team.text("3")
        assert (await team.map()).stages[2].evidence == ()

    async def test_with_words_it_is_an_observation(self, team: Team) -> None:
        await showed(team, await on_stage(team, 3), "вот такая дверь у входа")
        assert team.note()[1].text.startswith("👀📷 Записано")
        assert len((await team.map()).stages[2].evidence) == 1

    async def test_of_a_done_task_it_is_the_proof(self, team: Team) -> None:
        task, journey = await team.task(1, 1), await team.map()
        by = Member(id=OLYA, name="Оля")
        await team.house.chat().put(set_done(journey, task.id, done=True, by=by, at=NOW))
        await showed(team, await on_stage(team, 1))
        assert team.note()[1].text.startswith("📷 Фото к задаче")
        assert "27" not in await team.text("1")
        assert "<b>Оля</b>, 23 ноября · 📷 1" in await team.text("1")

    async def test_an_hour_later_it_shows_the_stage(self, team: Team) -> None:
        task, journey = await team.task(1, 1), await team.map()
        by = Member(id=OLYA, name="Оля")
        long_ago = NOW - dt.timedelta(hours=2)
        await team.house.chat().put(set_done(journey, task.id, done=True, by=by, at=long_ago))
        await showed(team, await on_stage(team, 1))
        assert "к этапу 1" in team.note()[1].text

    async def test_an_album_is_one_message(self, team: Team) -> None:
        before = team.sent
        for _ in range(3):
            await showed(team, await on_stage(team, 3), album="a1")
        assert team.sent == before + 1
        assert "📷 3" in await team.text("3")
        await press(team, "Не записывать")
        assert "📷" not in await team.text("3")

    async def test_moved_to_another_stage(self, team: Team) -> None:
        await showed(team, await on_stage(team, 3))
        await press(team, "Другой этап")
        await press(team, "4 Заказываю")
        assert "📷" not in await team.text("3")
        assert "📷 1" in await team.text("4")

    async def test_in_private_they_are_sent_from_the_stages_page(self, team: Team) -> None:
        for _ in range(2):
            await showed(team, await on_stage(team, 3))
        await said(team, "Соседи поставили рекламу перед нами", await on_stage(team, 3))
        owner, journey = team.house.chat(), await team.map()
        stage = journey.stages[2].id
        await owner.press(Button("x", f"v:edit:{journey.id}:{stage}"))
        assert {"👀 Наблюдения: 1", "📷 Фото: 2"} <= set(owner.labels())
        await owner.tap("👀 Наблюдения: 1")
        assert "Этап 3. Захожу" in owner.text
        assert "Сказали сотрудники: Оля, Команда · 23 ноября 2026" in owner.text
        assert "Соседи поставили рекламу перед нами" in owner.text
        await owner.tap("‹ Назад")
        await owner.tap("📷 Фото: 2")
        assert [one.caption for one in owner.reply.photos] == ["Оля, 23 ноября"] * 2

    async def test_another_bots_photos_are_named(self, team: Team) -> None:
        await showed(team, await on_stage(team, 3), bot=99)
        owner, journey = team.house.chat(), await team.map()
        await owner.press(Button("x", f"v:edit:{journey.id}:{journey.stages[2].id}"))
        await owner.tap("📷 Фото: 1")
        assert owner.reply.toast is not None
        assert "другому боту" in owner.reply.toast.text


async def test_where_no_list_stands_nothing_is_heard(house: House) -> None:
    team = Team(house)
    await team.joined()
    assert (await team.say("очередь до двери", 5)).reaction == ""
    await team.settle()


async def test_a_repeat_says_nothing_again(team: Team) -> None:
    await said(team, "Соседи поставили рекламу перед нами", await on_stage(team, 1))
    await team.redelivered()
    before = team.sent
    await team.settle()
    assert team.sent == before
    assert len((await team.map()).stages[0].evidence) == 1


async def test_below_a_stage_that_is_opened_in_the_lists_place(house: House) -> None:
    team = await posted(house, spread=False)
    await team.press(OVERVIEW, "Все этапы")
    await team.settle()
    await team.press(OVERVIEW, "4. Заказываю")
    await team.settle()
    note = await said(team, "кхм гм", (await team.message(OVERVIEW))[0])
    assert "к этапу 4 «Заказываю»" in note.text
    assert "👀 1" in await team.text(OVERVIEW)
