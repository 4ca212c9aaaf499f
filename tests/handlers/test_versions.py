"""History, versions and undo, as a person meets them."""

from __future__ import annotations

import datetime as dt

import pytest

from handlers.clocks import Local
from handlers.pages.versions import UNDO
from handlers.screen import Button
from handlers.screens.versions import when
from journey.checklist import keeping
from journey.checklist.progress import Member
from journey.model import Journey
from tests.handlers.chat import ANYA, LIBRARY, NOW, Chat, House
from tests.handlers.steps import through_a_stage, to_card, to_first_question
from tests.handlers.test_maps import at_more, finished


async def rename(chat: Chat, title: str) -> None:
    await chat.reach("Переименовать")
    await chat.say(title)
    await chat.reach("Ещё")


async def two_versions(chat: Chat, house: House) -> Journey:
    """A map that was renamed once and, an hour later, lost a stage; at «История»."""
    journey = await at_more(chat)
    house.clock.forward(hours=1)
    await rename(chat, "Моя кофейня")
    house.clock.forward(hours=1)
    await chat.tap("Назад")
    await chat.reach("Этапы")
    await chat.press(chat.buttons()[1])
    await chat.tap("Убрать")
    await chat.tap("Назад")
    await chat.reach("Ещё")
    await chat.reach("История")
    return journey


class TestHistory:
    async def test_says_who_when_what(self, chat: Chat, house: House) -> None:
        journey = await two_versions(chat, house)
        assert "<b>1. Вы, только что</b>\n" in chat.text
        assert f"Убран этап «{journey.stages[1].title}»" in chat.text
        assert "<b>2. Вы, 1 час назад</b>\nНовое название: «Моя кофейня»" in chat.text
        assert "<b>3. Вы, 2 часа назад</b>\nКарта создана" in chat.text
        assert chat.labels()[:3] == ["1", "2", "3"]

    async def test_a_version_opens_with_its_details(self, chat: Chat, house: House) -> None:
        await two_versions(chat, house)
        await chat.tap("2")
        assert "Что поменялось" in chat.text
        assert "Новое название: «Моя кофейня»" in chat.text
        await chat.tap("Назад")
        await chat.tap("1")
        assert "какая она сейчас" in chat.text
        assert "Вернуть эту версию" not in chat.labels()

    async def test_its_picture_is_of_then(self, chat: Chat, house: House) -> None:
        await two_versions(chat, house)
        await chat.tap("2")
        reply = await chat.tap("Показать её картинку")
        assert reply.pictures is not None
        assert reply.pictures.at == (await chat.map()).revision - 1
        assert "Что поменялось" in chat.text

    async def test_restored_and_undone(self, chat: Chat, house: House) -> None:
        journey = await two_versions(chat, house)
        now = await chat.map()
        await chat.tap("2")
        button = chat.button("Вернуть эту версию")
        reply = await chat.press(button)
        assert reply.toast is not None
        back = await chat.map()
        assert back.stages == journey.stages
        assert back.title == "Моя кофейня"
        assert back.revision == now.revision + 1
        undo = chat.button("Отменить")
        await chat.press(button)
        assert await chat.map() == back
        await chat.press(undo)
        assert (await chat.map()).stages == now.stages
        await chat.press(undo)
        assert (await chat.map()).stages == now.stages

    async def test_pages(self, chat: Chat, house: House) -> None:
        await at_more(chat)
        for number in range(15):
            house.clock.forward(hours=1)
            await rename(chat, f"Название {number}")
        await chat.reach("История")
        assert "Название 14" in chat.text
        await chat.tap("Раньше")
        assert "Название 8" in chat.text
        await chat.tap("Раньше")
        assert "Карта создана" in chat.text
        assert "Раньше" not in " ".join(chat.labels())
        await chat.tap("Новые")
        assert "Название 14" in chat.text

    async def test_others_are_called_by_their_name(self, chat: Chat, house: House) -> None:
        journey = await at_more(chat)
        made = keeping.add(journey, journey.stages[0].id, "Позвонить", lambda: "own1")
        assert isinstance(made, Journey)
        taken = keeping.take(made, "own1", Member(id=8, name="Боря"))
        assert isinstance(taken, Journey)
        after = taken.model_copy(update={"revision": 1})
        async with house.store.write() as work:
            at = house.clock.moment
            await work.save_journey(journey, after, owner=ANYA, actor=8, at=at)
        await chat.reach("История")
        assert "<b>1. Боря, только что</b>\nИзменена 1 задача" in chat.text


class TestUndo:
    async def test_step_by_step_and_not_toggling(self, chat: Chat) -> None:
        journey = await at_more(chat)
        await rename(chat, "Раз")
        await rename(chat, "Два")
        reply = await chat.reach("Отменить шаг")
        assert reply.toast is not None
        assert "Новое название: «Два»" in reply.toast.text
        assert (await chat.map()).title == "Раз"
        await chat.reach("Отменить шаг")
        assert (await chat.map()).title == journey.title
        reply = await chat.reach("Отменить шаг")
        assert reply.toast is not None
        assert "больше нечего" in reply.toast.text

    async def test_a_double_tap_is_one_step(self, chat: Chat) -> None:
        await at_more(chat)
        await rename(chat, "Раз")
        await rename(chat, "Два")
        button = await chat.find("Отменить шаг")
        await chat.press(button)
        await chat.press(button)
        await chat.repeat()
        assert (await chat.map()).title == "Раз"

    async def test_the_dialogue_goes_to_where_it_was(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.press(chat.buttons()[0])
        await chat.tap("Дальше")
        assert "вопрос 2 из 3" in chat.text
        reply = await chat.command("undo")
        assert "Отменён шаг" in (reply.notice or "")
        assert "вопрос 1 из 3" in chat.text
        await chat.press(chat.buttons()[0])
        await chat.tap("Дальше")
        assert "вопрос 2 из 3" in chat.text

    async def test_the_one_thing_that_changed_is_told_itself(self, chat: Chat) -> None:
        journey = await to_card(chat)
        stage = journey.stages[0]
        await chat.press(Button("x", f"v:row:{journey.id}:{stage.id}:goal"))
        await chat.say("Понять цену")
        reply = await chat.command("undo")
        told = f"Этап «{stage.title}» · + Цель: Понять цену"
        assert (reply.notice or "").endswith(told)

    async def test_after_a_change_on_another_phone_it_asks_again(self, chat: Chat) -> None:
        await at_more(chat)
        await rename(chat, "Моя кофейня")
        button = await chat.find("Отменить шаг")
        await chat.put((await chat.map()).model_copy(update={"title": "С другого телефона"}))
        reply = await chat.press(button)
        assert reply.toast is not None
        assert "изменилась" in reply.toast.text
        assert (await chat.map()).title == "С другого телефона"
        await chat.reach("Отменить шаг")
        assert (await chat.map()).title == "Моя кофейня"

    async def test_of_the_last_answer_opens_its_question(self, chat: Chat) -> None:
        journey = await to_first_question(chat)
        for _ in journey.stages:
            await through_a_stage(chat)
        assert "Карта готова" in chat.text
        await chat.command("undo")
        assert "Каково человеку" in chat.text

    async def test_a_removed_stage_is_offered_back_at_once(self, chat: Chat) -> None:
        journey = await to_card(chat)
        await chat.reach("Этапы")
        await chat.press(chat.buttons()[0])
        await chat.tap("Убрать")
        assert len((await chat.map()).stages) == len(journey.stages) - 1
        assert "Отменить" in chat.labels()[-2]
        await chat.tap("Отменить")
        now = await chat.map()
        assert now.stages == journey.stages
        assert "Отменить" not in " ".join(chat.labels())

    async def test_what_an_undo_takes_off_is_not_offered_back(self, chat: Chat) -> None:
        """Neither at once nor after a late second tap: taking it back would do nothing."""
        journey = await to_card(chat)
        await chat.reach("Этапы")
        await chat.tap("Добавить этап")
        await chat.say("Советую друзьям")
        more = await chat.map()
        await chat.command("undo")
        assert (await chat.map()).stages == journey.stages
        assert "Отменить" not in " ".join(chat.labels())
        await chat.press(Button("↶ Отменить шаг", UNDO.does(more, more.revision)))
        assert (await chat.map()).stages == journey.stages
        assert "Отменить" not in " ".join(chat.labels())

    async def test_an_emptied_cell_is_offered_back_at_once(self, chat: Chat) -> None:
        journey = await to_first_question(chat)
        await chat.tap("Дальше")
        assert (await chat.map()).stages[0].lane("channels") == ()
        await chat.tap("Отменить")
        assert (await chat.map()).stages == journey.stages
        assert "вопрос 1 из 3" in chat.text

    async def test_says_that_a_deleted_map_is_back(self, chat: Chat) -> None:
        journey = await at_more(chat)
        await chat.reach("Удалить")
        reply = await chat.command("undo")
        assert reply.notice == f"Карта «{journey.title}» снова с вами"

    async def test_brings_a_deleted_map_back(self, chat: Chat) -> None:
        journey = await at_more(chat)
        await chat.reach("Удалить")
        await chat.command("undo")
        assert await chat.map() == journey

    async def test_with_nothing_to_undo(self, chat: Chat) -> None:
        reply = await chat.command("undo")
        assert "карт ещё нет" in (reply.notice or "")

    async def test_outside_of_a_map_it_is_the_last_touched_one(self, chat: Chat) -> None:
        await at_more(chat)
        await rename(chat, "Раз")
        await chat.command("help")
        await chat.command("undo")
        assert (await chat.map()).title != "Раз"

    async def test_n_changes_n_undos(self, chat: Chat) -> None:
        journey = await at_more(chat)
        for number in range(5):
            await rename(chat, f"Имя {number}")
        for _ in range(5):
            await chat.command("undo")
        now = await chat.map()
        assert now == journey.model_copy(update={"revision": now.revision, "updated": now.updated})


@pytest.mark.parametrize("language", ["en"])
async def test_english(house: House, language: str) -> None:
    chat = house.chat(language=language)
    await chat.command("start")
    await chat.put(finished(language="en"))
    await chat.command("maps")
    await chat.press(chat.buttons()[0])
    await chat.reach("More")
    await chat.reach("History")
    assert "<b>1. You, just now</b>\nThe map was made" in chat.text


def test_two_versions_of_one_day_differ_by_the_time() -> None:
    noon = NOW - dt.timedelta(days=3)
    there = Local(NOW.astimezone(dt.timezone(dt.timedelta(hours=5))), "Пермь")
    told = [when(LIBRARY.texts("ru"), at, there) for at in (noon, noon + dt.timedelta(minutes=20))]
    assert told == ["20 ноября, 14:00 (Пермь)", "20 ноября, 14:20 (Пермь)"]
