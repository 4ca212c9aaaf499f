"""Typed answers: taken as they are, corrected by an edit, refused with a kind word."""

from __future__ import annotations

import pytest

from handlers.events import Medium
from journey.model import Origin
from tests.handlers.chat import Chat
from tests.handlers.steps import label, to_done, to_draft, to_first_question, to_stages

ODD = [
    "👩‍👩‍👧‍👦 семья",
    "שלום, עולם",
    "<b>жирно</b> & <script>",
    "$x^{",
    "=1+1",
    "'; DROP TABLE items; --",
    "{title} {0} %s",
]


async def first_cell(chat: Chat, lane: str = "channels") -> list[str]:
    journey = (await chat.maps())[0]
    return [item.text for item in journey.stages[0].lane(lane)]


class TestTyping:
    async def test_several_lines_are_several_items(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.say("  Витрина \n\nСоседи\n")
        assert {"✅ Витрина", "✅ Соседи"} <= set(chat.labels())
        await chat.tap("Дальше · 2")
        stage = (await chat.map()).stages[0]
        assert [item.text for item in stage.lane("channels")] == ["Витрина", "Соседи"]
        assert {item.origin for item in stage.lane("channels")} == {Origin.OWNER}

    @pytest.mark.parametrize("text", ODD)
    async def test_any_characters_stay_as_typed(self, chat: Chat, text: str) -> None:
        await to_first_question(chat)
        await chat.say(text)
        await chat.tap("Дальше")
        assert await first_cell(chat) == [text]

    async def test_a_known_suggestion_is_only_ticked(self, chat: Chat) -> None:
        await to_first_question(chat)
        before = chat.labels()
        await chat.say(before[0].upper())
        assert chat.labels()[0] == f"✅ {before[0]}"
        gone = {label(chat, "button.skip")}  # what is ticked must not be skipped
        assert len(chat.labels()) == len(before) - len(gone)
        assert not gone & {*chat.labels()}

    async def test_words_for_the_feeling_become_its_note(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.tap("Дальше")
        await chat.tap("Дальше")
        message = await chat.say("Долго ждать")
        assert "Долго ждать" in chat.text
        await chat.correct(message, "Долго и холодно")
        assert "Долго ждать" not in chat.text
        await chat.tap("Очень плохо")
        emotion = (await chat.map()).stages[0].emotion()
        assert emotion is not None
        assert emotion.note == "Долго и холодно"


class TestCorrecting:
    async def test_before_next(self, chat: Chat) -> None:
        await to_first_question(chat)
        message = await chat.say("Ветрина\nСоседи")
        await chat.correct(message, "Витрина\nСоседи\nРадио")
        assert {"✅ Витрина", "✅ Соседи", "✅ Радио"} <= set(chat.labels())
        await chat.tap("Дальше")
        assert await first_cell(chat) == ["Витрина", "Соседи", "Радио"]

    async def test_after_next_changes_the_map(self, chat: Chat) -> None:
        await to_first_question(chat)
        message = await chat.say("Ветрина\nСоседи")
        await chat.tap("Дальше")
        items = (await chat.map()).stages[0].lane("channels")
        await chat.tap("Пропустить")
        screen = chat.screen
        reply = await chat.correct(message, "Витрина\nСоседи")
        assert reply.notice == "Поправлено и на карте."
        assert chat.screen == screen
        after = (await chat.map()).stages[0].lane("channels")
        assert [item.text for item in after] == ["Витрина", "Соседи"]
        assert [item.id for item in after] == [item.id for item in items]

    async def test_long_after_the_end(self, chat: Chat) -> None:
        await to_first_question(chat)
        message = await chat.say("Ветрина")
        await chat.tap("Дальше")
        await chat.command("maps")
        await chat.correct(message, "Витрина\nСоседи")
        assert await first_cell(chat) == ["Витрина", "Соседи"]
        await chat.correct(message, "Окна")
        assert await first_cell(chat) == ["Окна"]

    async def test_of_what_gave_nothing_says_nothing(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.tap("Пауза")
        message = await chat.say("привет")
        before = await chat.map()
        reply = await chat.correct(message, "пока")
        assert reply.screen is None
        assert reply.notice is None
        assert await chat.map() == before

    async def test_a_refused_answer_is_shortened(self, chat: Chat) -> None:
        await to_first_question(chat)
        message = await chat.say("x" * 301)
        assert "до 300" in (chat.reply.notice or "")
        assert "301" in (chat.reply.notice or "")
        await chat.correct(message, "x" * 300)
        await chat.tap("Дальше · 1")
        assert await first_cell(chat) == ["x" * 300]

    async def test_a_refused_customer_is_shortened(self, chat: Chat) -> None:
        await chat.command("start")
        await chat.tap("☕")
        message = await chat.say("x" * 81)
        assert chat.reply.notice
        await chat.correct(message, "Соседка")
        assert (await chat.map()).personas[0].name == "Соседка"
        assert "Этапы пути" in chat.text

    async def test_a_refused_stage_is_shortened_and_an_accepted_one_stays(self, chat: Chat) -> None:
        journey = await to_stages(chat)
        message = await chat.say("x" * 81)
        assert chat.reply.notice
        await chat.correct(message, "Советую")
        accepted = await chat.say("Пишу отзыв")
        await chat.correct(accepted, "Пишу хороший отзыв")
        titles = [stage.title for stage in (await chat.map()).stages]
        assert titles == [*(s.title for s in journey.stages), "Советую", "Пишу отзыв"]

    async def test_a_refused_title_is_shortened(self, chat: Chat) -> None:
        await to_draft(chat)
        await chat.command("maps")
        await chat.press(chat.buttons()[0])
        await chat.reach("Ещё")
        await chat.reach("Переименовать")
        message = await chat.say("x" * 81)
        assert chat.reply.notice
        await chat.correct(message, "Моя кофейня")
        assert (await chat.map()).title == "Моя кофейня"
        await chat.correct(message, "Другая")
        assert (await chat.map()).title == "Моя кофейня"


class TestWrongInput:
    @pytest.mark.parametrize("medium", Medium)
    async def test_a_medium_keeps_the_question(self, chat: Chat, medium: Medium) -> None:
        await to_first_question(chat)
        before, journey = chat.screen, await chat.map()
        reply = await chat.send(medium)
        assert reply.notice
        assert reply.fresh
        assert chat.screen == before
        assert await chat.map() == journey

    @pytest.mark.parametrize("medium", Medium)
    async def test_a_medium_comes_first(self, chat: Chat, medium: Medium) -> None:
        await chat.send(medium)
        assert chat.reply.notice
        assert "Чем вы занимаетесь" in chat.text

    @pytest.mark.parametrize(
        "text", ["x" * 4096, "\n \n", "\u200b", "\n".join(f"место {n}" for n in range(13))]
    )
    async def test_what_does_not_fit_changes_nothing(self, chat: Chat, text: str) -> None:
        await to_first_question(chat)
        before, journey = chat.screen, await chat.map()
        await chat.say(text)
        assert chat.reply.notice
        assert chat.screen == before
        assert await chat.map() == journey

    async def test_the_thirteenth_tick_is_an_alert(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.say("\n".join(f"место {n}" for n in range(12)))
        await chat.tap("Ещё 1/")
        await chat.tap("Ещё 2/")
        untouched = next(b for b in chat.buttons() if b.data.endswith(":1"))
        reply = await chat.press(untouched)
        assert reply.toast is not None
        assert reply.toast.alert
        await chat.tap("Дальше · 12")
        assert len(await first_cell(chat)) == 12

    async def test_words_where_a_button_is_awaited(self, chat: Chat) -> None:
        await to_done(chat)
        before = chat.screen
        await chat.say("ну и что")
        assert chat.reply.notice
        assert chat.screen == before
        assert chat.reply.pictures is None

    async def test_an_unknown_command(self, chat: Chat) -> None:
        await chat.command("nonsense")
        assert "/new" in (chat.reply.notice or "")
        assert chat.buttons()


class TestOwnTrade:
    async def test_gets_the_universal_stages_under_its_name(self, chat: Chat) -> None:
        await chat.command("start")
        await chat.say("Роспись <по стеклу>")
        journey = await chat.map()
        assert (journey.title, journey.industry) == ("Роспись <по стеклу>", "universal")
        assert "Чей путь рисуем" in chat.text

    async def test_by_its_catalogues_name(self, chat: Chat) -> None:
        await chat.command("start")
        await chat.say(" кофейня ")
        assert (await chat.map()).industry == "coffee-shop"

    async def test_too_long_is_refused(self, chat: Chat) -> None:
        await chat.command("start")
        await chat.say("x" * 81)
        assert chat.reply.notice
        assert await chat.maps() == []

    async def test_the_customer_in_own_words(self, chat: Chat) -> None:
        await chat.command("start")
        await chat.tap("☕")
        await chat.say("Мама с коляской\nгуляет в парке")
        (persona,) = (await chat.map()).personas
        assert persona.name == "Мама с коляской"
        assert persona.description == "гуляет в парке"
        assert persona.origin is Origin.OWNER

    async def test_the_stages_in_own_words(self, chat: Chat) -> None:
        journey = await to_stages(chat)
        kept = journey.stages[0]
        await chat.say(f"Слышу\n{kept.title}")
        stages = (await chat.map()).stages
        assert [stage.title for stage in stages] == ["Слышу", kept.title]
        assert stages[1].items == kept.items
        await chat.tap("Подходит")
        await chat.tap("Пройти")
        assert "Этап 1 из 2 · Слышу" in chat.text
        await chat.say("Сосед")
        await chat.tap("Дальше · 1")
        assert "Вход со двора, его не найти" in chat.labels()
        await chat.say("Не помню название")
        await chat.tap("Дальше · 1")
        await chat.tap("Пока не знаю")
        await chat.tap("Ровно")
        assert "Этап 2 из 2" in chat.text
