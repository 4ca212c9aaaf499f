"""The full map's quick way: a screen a stage, a line a metric; each thing on it can be mended."""

from __future__ import annotations

import pytest

from handlers.screen import Button
from journey.measures import Metric
from journey.model import Depth, Journey, Order, Origin
from tests.handlers.chat import LIBRARY, Chat, House
from tests.handlers.steps import label, to_done, to_draft

RU = LIBRARY.texts("ru")
LINE = "4 %, план 6 %, 1200 показов, Метрика, октябрь"


async def to_glance(chat: Chat) -> Journey:
    """From the draft straight into the full map: its first stage."""
    await to_draft(chat)
    await chat.tap(label(chat, "button.full"))
    await chat.tap(label(chat, "button.order.glance"))
    return (await chat.maps())[0]


async def to_line(chat: Chat) -> None:
    """The figures of the first stage's metric."""
    await to_glance(chat)
    await chat.tap(label(chat, "button.all_so"))
    for _ in range(2):
        await chat.press(chat.buttons()[0])
        await chat.tap(label(chat, "button.next"))


async def metric(chat: Chat) -> Metric:
    found = (await chat.map()).stages[0].lane("metrics")[0].metric
    assert found is not None
    return found


class TestGlance:
    async def test_shows_every_row_and_what_is_a_guess(self, chat: Chat) -> None:
        journey = await to_glance(chat)
        assert (journey.depth, journey.order) == (Depth.FULL, Order.GLANCE)
        assert "вопрос 1 из 4 · ещё около" in chat.text
        for item in journey.stages[0].items:
            assert f"? {item.text}" in chat.text
        assert "чисел нет" in chat.text

    async def test_one_tap_takes_it_and_undo_brings_the_guesses_back(self, chat: Chat) -> None:
        before = await to_glance(chat)
        await chat.tap("Всё так")
        after = await chat.map()
        assert {item.origin for item in after.stages[0].lane("channels")} == {Origin.OWNER}
        assert {item.origin for item in after.stages[0].lane("pains")} == {Origin.CATALOGUE}
        assert RU.html("question.pains") in chat.text
        assert RU.html("ask.heard.glance") in chat.text
        await chat.command("undo")
        assert (await chat.map()).stages == before.stages
        assert RU.html("question.glance") in chat.text

    async def test_a_row_is_put_right_and_leads_back(self, chat: Chat) -> None:
        await to_glance(chat)
        await chat.tap("Делает")
        assert RU.html("question.actions") in chat.text
        await chat.say("Звонит подруге")
        await chat.tap("Дальше")
        assert RU.html("question.glance") in chat.text
        assert "Делает: Звонит подруге" in chat.text
        await chat.tap("Где встречает нас")
        await chat.tap("Назад")
        assert RU.html("question.glance") in chat.text
        await chat.tap("Ещё 1/2")
        await chat.tap("Время")
        await chat.tap("Ещё 1/2")
        await chat.tap("3 дня")
        assert "Время: 3 дня" in chat.text
        await chat.tap("Всё так")
        await chat.tap("Назад")
        assert RU.html("question.glance") in chat.text
        assert label(chat, "button.all_so") not in chat.labels()

    async def test_skipped_the_guesses_stay(self, chat: Chat) -> None:
        before = await to_glance(chat)
        await chat.tap("Пропустить")
        assert (await chat.map()).stages[0].items == before.stages[0].items
        assert RU.html("question.pains") in chat.text

    async def test_words_are_told_where_to_go(self, chat: Chat) -> None:
        before = await to_glance(chat)
        await chat.say("у нас всё не так")
        assert chat.reply.notice == RU.html("glance.words")
        assert await chat.map() == before
        assert RU.html("question.glance") in chat.text

    async def test_a_double_tap_takes_one_stage(self, chat: Chat) -> None:
        await to_glance(chat)
        await chat.tap("Всё так")
        await chat.repeat()
        assert "ask" in (await chat.known() or pytest.fail("gone")).view
        assert {item.origin for item in (await chat.map()).stages[1].items} == {Origin.CATALOGUE}

    async def test_paused_it_goes_on_there(self, chat: Chat) -> None:
        await to_glance(chat)
        await chat.tap(label(chat, "button.pause"))
        await chat.tap("Продолжить")
        assert RU.html("question.glance") in chat.text

    async def test_after_the_quick_map_only_the_rest_is_asked(self, chat: Chat) -> None:
        await to_done(chat)
        await chat.tap(label(chat, "button.full"))
        await chat.tap(label(chat, "button.order.glance"))
        await chat.tap("Всё так")
        assert RU.html("question.ideas") in chat.text
        await chat.tap("Пропустить")
        assert RU.html("question.measured") in chat.text

    @pytest.mark.parametrize("language", LIBRARY.languages)
    async def test_to_the_end_in_both_languages(self, house: House, language: str) -> None:
        chat = house.chat(language=language)
        await to_glance(chat)
        texts = LIBRARY.texts(language)
        for _ in range(60):
            if texts.html("done.title") in chat.text:
                break
            known = [
                one
                for one in ("button.all_so", "button.unknown", "button.skip")
                if label(chat, one) in {text.removesuffix(" ›") for text in chat.labels()}
            ]
            await chat.tap(label(chat, known[0]))
        assert texts.html("done.title") in chat.text


class TestLine:
    async def test_is_shown_back_part_by_part(self, chat: Chat) -> None:
        await to_line(chat)
        assert RU.html("question.measured") in chat.text
        await chat.say(LINE)
        told = await metric(chat)
        assert told.with_(noted=None, span=None) == Metric(
            value=4, unit="%", target=6, n=1200, source="Метрика", period="октябрь"
        )
        shown = chat.text.replace("\u00a0", " ")
        assert "Записано: 4 % · план 6 % · по 1 200 · Метрика · октябрь" in shown
        await chat.tap("Дальше")
        assert "Этап 2 из 6" in chat.text
        assert "Числа: 4" in chat.text

    async def test_each_part_is_mended_by_a_tap(self, chat: Chat) -> None:
        await to_line(chat)
        await chat.say(LINE)
        await chat.tap("план")
        assert RU.html("question.target") in chat.text
        await chat.say("8")
        assert (await metric(chat)).target == 8
        assert RU.html("question.measured") in chat.text
        await chat.tap("Метрика")
        await chat.tap("Касса")
        assert (await metric(chat)).source == "Касса"
        await chat.tap("октябрь")
        await chat.tap(label(chat, "button.clear"))
        assert (await metric(chat)).period is None
        await chat.tap("по ")
        await chat.tap("Назад")
        assert RU.html("question.measured") in chat.text

    async def test_more_words_add_to_it(self, chat: Chat) -> None:
        await to_line(chat)
        await chat.say("4 %")
        await chat.say("цель 6, осень 2026")
        told = await metric(chat)
        assert (told.value, told.target, told.period) == (4, 6, "осень 2026")

    @pytest.mark.parametrize(
        ("button", "field"), [("is_source", "source"), ("is_period", "period")]
    )
    async def test_what_was_not_understood_is_named_and_placed(
        self, chat: Chat, button: str, field: str
    ) -> None:
        await to_line(chat)
        await chat.say("4 %, как у соседей")
        assert "Не понято: «как у соседей»" in chat.text
        live, old = await chat.live(), chat.button(RU.plain(f"button.{button}"))
        await chat.press(old)
        assert getattr(await metric(chat), field) == "как у соседей"
        assert "Не понято" not in chat.text
        before = await chat.map()
        await chat.press(Button(old.text, old.data), live)
        assert await chat.map() == before

    async def test_or_left_out(self, chat: Chat) -> None:
        await to_line(chat)
        await chat.say("4 %, как у соседей")
        before = await metric(chat)
        await chat.tap(RU.plain("button.is_nothing"))
        assert await metric(chat) == before
        assert "Не понято" not in chat.text

    async def test_nothing_understood_is_refused_with_an_example(self, chat: Chat) -> None:
        await to_line(chat)
        before = await chat.map()
        message = await chat.say("почти все")
        assert chat.reply.notice == RU.html("error.no_figures")
        assert await chat.map() == before
        await chat.correct(message, "почти все, 38 %")
        assert (await metric(chat)).value == 38

    async def test_an_edited_line_mends_the_metric_later(self, chat: Chat) -> None:
        await to_line(chat)
        message = await chat.say(LINE)
        await chat.tap("Дальше")
        await chat.correct(message, "5 %, цель 7 %")
        told = await metric(chat)
        assert (told.value, told.target, told.n) == (5, 7, 1200)

    async def test_not_known_it_stays_empty(self, chat: Chat) -> None:
        await to_line(chat)
        await chat.tap(RU.plain("button.unknown"))
        assert await metric(chat) == Metric(unit=(await metric(chat)).unit)
        assert "Этап 2 из 6" in chat.text
