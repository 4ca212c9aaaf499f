"""A person's life with the bot: coming back, many maps, languages, limits, leaving for good."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from handlers.events import CameBack, Left
from journey import limits
from journey.model import Journey
from tests.handlers.chat import ANYA, Chat, House
from tests.handlers.steps import (
    through_a_stage,
    to_card,
    to_done,
    to_draft,
    to_first_question,
    to_stages,
)


class TestComingBack:
    async def test_start_in_the_middle_goes_on(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.tap("Вывеска")
        screen = chat.screen
        reply = await chat.command("start")
        assert "С возвращением" in (reply.notice or "")
        assert chat.screen == screen
        assert "✅ Вывеска" in chat.labels()

    async def test_start_from_the_card_goes_on(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.tap("Пауза")
        await chat.command("start")
        assert "вопрос 1 из 3" in chat.text

    async def test_start_at_the_end_shows_the_maps(self, chat: Chat) -> None:
        await to_done(chat)
        await chat.command("start")
        assert "Ваши карты" in chat.text

    async def test_pause_and_continue_keep_the_ticks(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.tap("Вывеска")
        await chat.tap("Пауза")
        await chat.tap("Продолжить")
        assert "✅ Вывеска" in chat.labels()

    async def test_the_customer_can_be_changed_while_a_question_is_paused(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.tap("Пауза")
        await chat.reach("Клиенты")
        await chat.tap("Выбрать другого")
        assert "Чей путь рисуем" in chat.text
        await chat.say("Соседка")
        assert (await chat.map()).personas[0].name == "Соседка"
        await chat.reach("Продолжить")
        assert "вопрос 1 из 3" in chat.text

    async def test_cancel_leads_to_the_card_and_answers_stay(self, chat: Chat) -> None:
        await to_first_question(chat)
        await through_a_stage(chat)
        before = await chat.map()
        await chat.command("cancel")
        assert chat.button("Продолжить")
        assert await chat.map() == before

    async def test_cancel_by_a_newcomer(self, chat: Chat) -> None:
        await chat.command("cancel")
        assert chat.button("Новая карта")

    async def test_a_restart_is_not_noticed(self, chat: Chat, house: House) -> None:
        await to_first_question(chat)
        await chat.tap("Вывеска")
        screen = chat.screen
        house.start()
        house.clock.forward(days=40)
        assert (await house.conversation.current(ANYA)).screen == screen
        await chat.tap("Дальше · 1")
        assert "вопрос 2 из 3" in chat.text

    async def test_nobody_is_shown_nothing(self, house: House) -> None:
        assert (await house.conversation.current(404)).screen is None

    async def test_blocked_and_back(self, chat: Chat, house: House) -> None:
        await to_first_question(chat)
        screen = chat.screen
        reply = await house.conversation.handle(Left(**chat.who()))
        assert reply.screen is None
        known = await chat.known()
        assert known is not None
        assert not known.reachable
        back = await house.conversation.handle(CameBack(**chat.who()))
        assert back.screen == screen
        known = await chat.known()
        assert known is not None
        assert known.reachable


class TestMaps:
    async def test_deleted_and_brought_back(self, chat: Chat) -> None:
        before = await to_card(chat)
        await chat.reach("Ещё")
        await chat.reach("Удалить")
        assert before.title in chat.text
        assert await chat.maps() == []
        await chat.tap("Вернуть")
        assert await chat.map() == before

    async def test_a_title_with_signs_is_brought_back_too(self, chat: Chat) -> None:
        await to_card(chat)
        await chat.reach("Ещё")
        await chat.reach("Переименовать")
        await chat.say("a:b:<c>")
        await chat.reach("Ещё")
        await chat.reach("Удалить")
        assert "«a:b:&lt;c&gt;»" in chat.text
        await chat.tap("Вернуть")
        assert (await chat.map()).title == "a:b:<c>"

    async def test_fifty_are_kept_and_no_more(self, chat: Chat) -> None:
        journey = await to_done(chat)
        for number in range(limits.JOURNEYS_MAX - 1):
            await chat.put(journey.model_copy(update={"id": f"m{number}"}))
        await chat.command("new")
        await chat.tap("☕")
        assert "50" in (chat.reply.notice or "")
        await chat.command("new")
        await chat.tap("Готовый пример")  # is shown, and none of theirs
        assert chat.reply.notice is None
        await chat.command("new")
        await chat.say("Реставрация роялей")
        assert "50" in (chat.reply.notice or "")
        assert len(await chat.maps()) == limits.JOURNEYS_MAX
        seen = set()
        await chat.command("maps")
        for _ in range(7):
            seen |= {button.data for button in chat.buttons() if "card" in button.data}
            if any(text.startswith("Ещё") for text in chat.labels()):
                await chat.reach("Ещё")
        assert len(seen) == limits.JOURNEYS_MAX

    async def test_drawings_a_minute(self, chat: Chat, house: House) -> None:
        await to_card(chat)
        house.clock.forward(minutes=2)
        for _ in range(limits.DRAWINGS_A_MINUTE):
            assert (await chat.tap("Показать карту")).pictures is not None
        reply = await chat.reach("Карточки")
        assert reply.pictures is None
        assert f"{limits.DRAWINGS_A_MINUTE}" in (reply.notice or "")
        house.clock.forward(minutes=1)
        reply = await chat.reach("Карточки")
        assert reply.pictures is not None
        assert reply.pictures.pages == "phone"

    async def test_renamed(self, chat: Chat) -> None:
        await to_card(chat)
        await chat.reach("Ещё")
        await chat.reach("Переименовать")
        await chat.say("Моя\nкофейня")
        assert (await chat.map()).title == "Моя кофейня"
        assert "Моя кофейня" in chat.text


class TestStages:
    async def opened(self, chat: Chat) -> Journey:
        journey = await to_card(chat)
        await chat.reach("Этапы")
        return journey

    async def test_added_and_answered_without_a_catalogue(self, chat: Chat) -> None:
        await self.opened(chat)
        await chat.tap("Добавить этап")
        await chat.say("Советую друзьям")
        await chat.reach("Продолжить")
        assert "Советую друзьям" in chat.text
        assert "вопрос 1 из 3" in chat.text
        await chat.press(chat.buttons()[0])
        await chat.tap("Дальше · 1")
        await chat.say("Нечего показать")
        await chat.tap("Дальше · 1")
        await chat.tap("Пока не знаю")
        await chat.tap("Хорошо")
        assert "Карта готова" in chat.text
        stage = (await chat.map()).stages[-1]
        assert stage.lane("pains")[0].text == "Нечего показать"
        tasks = {t.rule for t in (await chat.map()).tasks if t.stage == stage.id}
        assert tasks == {"choose"}

    async def test_renamed_moved_removed(self, chat: Chat) -> None:
        journey = await self.opened(chat)
        second = journey.stages[1]
        await chat.press(chat.buttons()[1])
        await chat.reach("Переименовать")
        await chat.say("Сравниваю")
        await chat.tap("Раньше")
        stages = (await chat.map()).stages
        assert (stages[0].id, stages[0].title) == (second.id, "Сравниваю")
        assert stages[0].items == second.items
        await chat.tap("Убрать")
        assert second.id not in {stage.id for stage in (await chat.map()).stages}

    async def test_twelve_and_no_more(self, chat: Chat) -> None:
        journey = await self.opened(chat)
        await chat.tap("Добавить этап")
        room = limits.STAGES_MAX - len(journey.stages)
        await chat.say("\n".join(f"Этап {n}" for n in range(room + 1)))
        assert "до 12" in (chat.reply.notice or "")
        await chat.say("\n".join(f"Этап {n}" for n in range(room)))
        assert len((await chat.map()).stages) == limits.STAGES_MAX

    async def test_the_last_one_stays(self, chat: Chat) -> None:
        journey = await to_card(chat)
        await chat.put(journey.model_copy(update={"stages": journey.stages[:1], "tasks": ()}))
        await chat.reach("Этапы")
        await chat.press(chat.buttons()[0])
        assert not [text for text in chat.labels() if "Убрать" in text]


class TestOneCell:
    async def test_changed_from_the_card_leads_back(self, chat: Chat) -> None:
        await to_card(chat)
        await chat.tap("Поправить одно")
        await chat.tap("Выбираю")
        await chat.tap("Цель")
        await chat.tap("Отметить и дописать")
        assert "Пропустить" not in chat.labels()
        await chat.say("Понять цену")
        await chat.tap("Дальше · 1")
        assert "Понять цену" in chat.text
        assert chat.button("Мешает")
        assert (await chat.map()).stages[1].lane("goal")[0].text == "Понять цену"

    async def test_every_row_can_be_opened_and_left(self, chat: Chat) -> None:
        journey = await to_card(chat)
        await chat.tap("Поправить одно")
        await chat.tap("Замечаю")
        for button in chat.buttons()[:-1]:
            await chat.press(button)
            await chat.tap("Назад")
            assert chat.button("Мешает")
        assert await chat.map() == journey


class TestLanguage:
    async def test_the_bots_words_change_the_maps_stay(self, chat: Chat) -> None:
        await to_first_question(chat)
        before = await chat.map()
        await chat.command("language")
        await chat.tap("English")
        assert "Which language" in chat.text
        await chat.tap("Back")
        assert "Where does the customer meet you" in chat.text
        assert before.stages[0].title in chat.text
        assert "Вывеска" in chat.labels()
        assert await chat.map() == before

    async def test_is_kept_against_telegrams(self, chat: Chat) -> None:
        await chat.command("start")
        await chat.tap("English")
        assert "What do you do" in chat.text
        await chat.command("help")
        assert "draws a customer journey" in chat.text

    async def test_trades_are_offered_in_it(self, chat: Chat) -> None:
        await chat.command("start")
        await chat.command("language")
        await chat.tap("English")
        await chat.tap("Back")
        assert not [text for text in chat.labels()[:6] if "Кофейня" in text]
        await chat.tap("Coffee")
        assert (await chat.map()).language == "en"

    async def test_twice_is_once(self, chat: Chat) -> None:
        await chat.command("start")
        button, message = chat.button("English"), await chat.live()
        await chat.press(button, message)
        screen = chat.screen
        await chat.press(button, message)
        assert chat.screen == screen

    @pytest.mark.parametrize(("spoken", "word"), [("uk", "Здр"), ("de", "Hello"), (None, "Здр")])
    async def test_a_newcomer_is_spoken_to_in_theirs(
        self, house: House, spoken: str | None, word: str
    ) -> None:
        chat = house.chat(language=spoken)
        await chat.command("start")
        assert chat.text.startswith(word)


class TestForgetting:
    async def test_leaves_nothing_in_the_database(self, chat: Chat, house: House) -> None:
        secret = "sekretnyj-klient-4711"
        await to_first_question(chat)
        await chat.say(f"{secret}\nx{secret}")
        await chat.tap("Дальше")
        await chat.say(secret)
        await chat.command("maps")
        await chat.press(chat.buttons()[0])
        await chat.reach("Ещё")
        await chat.reach("Переименовать")
        await chat.say(secret)
        assert secret.encode() in _bytes(house)
        await chat.command("new")
        await chat.command("forget")
        assert "Сотру 1 карту" in chat.text
        await chat.tap("Да, удалить")
        assert "ничего не осталось" in chat.text
        assert await chat.known() is None
        for received in await house.store.unfinished():
            house.store.finish(received.id)  # the goodbye was sent
        await house.store.close()
        assert secret.encode() not in _bytes(house)
        assert _tables_that_name(house, ANYA) == []

    async def test_an_old_button_begins_anew(self, chat: Chat) -> None:
        await to_first_question(chat)
        old = chat.buttons()
        await chat.command("forget")
        old += chat.buttons()
        await chat.tap("Да, удалить")
        for button in old:
            await chat.press(button, 1)
            assert chat.reply.screen is not None or chat.reply.toast is not None
        assert await chat.maps() == []

    async def test_who_runs_the_bot_is_told(self, chat: Chat) -> None:
        await chat.command("privacy")
        assert "Кто отвечает" not in chat.text
        chat.house.operator = "ИП Зерно <b@zerno.ru>"
        chat.house.start()
        await chat.command("privacy")
        assert "<b>Кто отвечает</b>\nИП Зерно &lt;b@zerno.ru&gt;" in chat.text

    async def test_no_is_no(self, chat: Chat) -> None:
        before = await to_draft(chat)
        await chat.command("privacy")
        await chat.tap("Удалить всё обо мне")
        await chat.tap("Нет")
        assert await chat.map() == before


def _bytes(house: House) -> bytes:
    """All that the database keeps, the log that it writes ahead included."""
    return b"".join(file.read_bytes() for file in house.file.parent.glob("tropa.sqlite*"))


def _tables_that_name(house: House, person: int) -> list[str]:
    found = []
    with closing(sqlite3.connect(house.file)) as database:
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_schema")]
        for table in tables:
            rows = database.execute(f"SELECT * FROM pragma_table_info('{table}')").fetchall()
            naming = {"person", "owner", "actor", "chat"} & {row[1] for row in rows}
            for column in naming:
                asked = f'SELECT count(*) FROM "{table}" WHERE "{column}" = {person}'
                found += [table] * database.execute(asked).fetchone()[0]
    return found


async def test_the_checklist_is_ticked(chat: Chat) -> None:
    await to_stages(chat)
    await chat.tap("Подходит")
    await chat.tap("Чек-лист")
    await chat.tap("1 ")
    await chat.press(
        next(button for button in reversed(chat.buttons()) if button.text.startswith("☐ "))
    )
    await chat.tap("✅ Сделано")
    assert [text for text in chat.labels() if text.startswith("✅")]
    assert "<s>" in chat.text
    await chat.tap("✅")
    await chat.tap("Ещё не сделано")
    await chat.tap("К этапу")
    assert "<s>" not in chat.text
