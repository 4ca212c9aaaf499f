"""Numbers and durations in the dialogue and from the card: typed, skipped, corrected, cleared."""

from __future__ import annotations

import datetime as dt

import pytest

from handlers.screens.told import amount
from journey.measures import Better, Duration, DurationUnit, Metric, Span
from journey.model import Item
from tests.handlers.chat import LIBRARY, Chat
from tests.handlers.test_full_map import answer, to_full

RU = LIBRARY.texts("ru")


async def to_value(chat: Chat) -> None:
    """The first stage's first metric: how much is it now?"""
    await to_full(chat)
    for _ in range(5):
        await answer(chat)
    assert "Сколько сейчас" in chat.text


async def metric(chat: Chat) -> Metric:
    item: Item = (await chat.map()).stages[0].lane("metrics")[0]
    assert item.metric is not None
    return item.metric


@pytest.mark.parametrize(
    ("language", "unit", "written"),
    [
        ("ru", "%", "1\u00a0200\u00a0%"),
        ("ru", "₽", "1\u00a0200\u00a0₽"),
        ("en", "%", "1,200%"),
        ("en", "$", "$1,200"),
        ("en", "min", "1,200\u00a0min"),
        ("en", None, "1,200"),
    ],
)
def test_a_unit_stands_as_the_language_writes_it(
    language: str, unit: str | None, written: str
) -> None:
    assert amount(LIBRARY.texts(language), 1200, unit) == written


class TestFigures:
    async def test_a_hint_says_where_a_number_is_read(self, chat: Chat) -> None:
        await to_value(chat)
        await chat.tap("Подсказать")
        industry = chat.house.services.catalogue.industry("coffee-shop", "ru")
        assert industry is not None
        assert f"Где смотреть: {industry.stages[0].metrics[0].read}" in chat.text

    async def test_one_at_a_time(self, chat: Chat) -> None:
        await to_value(chat)
        unit = (await metric(chat)).unit
        assert f"считаем так: {unit}" in chat.text
        await chat.say("1 200")
        assert f"✔ Сейчас: 1\u00a0200\u00a0{unit}" in chat.text
        await chat.say("не меньше 1,5 тыс.")
        assert "По скольким клиентам" in chat.text
        await chat.say("по 80 клиентам")
        await chat.tap("Касса")
        await chat.say("октябрь 2026")
        told = await metric(chat)
        assert told.noted is not None
        assert told.with_(noted=None) == Metric(
            value=1200,
            unit=unit,
            target=1500,
            n=80,
            source="Касса",
            period="октябрь 2026",
            span=Span(first=dt.date(2026, 10, 1), last=dt.date(2026, 10, 31)),
            better=Better.MORE,
        )
        assert "Кто у вас отвечает за этот этап" in chat.text

    async def test_a_skipped_value_ends_it(self, chat: Chat) -> None:
        await to_value(chat)
        await chat.tap("Пропустить")
        assert "Кто у вас отвечает за этот этап" in chat.text
        assert (await metric(chat)).value is None

    async def test_enough_leaves_the_rest_open(self, chat: Chat) -> None:
        await to_value(chat)
        await chat.say("12")
        await chat.tap("С этим числом всё")
        assert "Кто у вас отвечает за этот этап" in chat.text
        assert (await metric(chat)).target is None
        await chat.tap("Назад")
        assert "Сколько хотите" in chat.text

    async def test_an_own_metric_is_asked_for_its_unit(self, chat: Chat) -> None:
        await to_full(chat)
        for _ in range(4):
            await answer(chat)
        await chat.say("Очередь в час пик")
        await chat.tap("Дальше · 1")
        await chat.say("12")
        assert "В чём считаете" in chat.text
        assert chat.labels()[0] == "%"
        await chat.say("мин")
        assert "Сколько хотите" in chat.text
        assert (await metric(chat)).unit == "мин"

    async def test_a_unit_that_is_typed_is_not_asked(self, chat: Chat) -> None:
        await to_full(chat)
        for _ in range(4):
            await answer(chat)
        await chat.say("Очередь в час пик")
        await chat.tap("Дальше · 1")
        await chat.say("12 мин")
        assert "Сколько хотите" in chat.text
        await chat.say("5 человек")
        assert "единица другая: мин" in (chat.reply.notice or "")
        await chat.say("5 минут")
        assert (await metric(chat)).target == 5
        assert (await metric(chat)).unit == "мин"

    @pytest.mark.parametrize("text", ["много", "10-15", "", "x" * 90])
    async def test_what_is_no_number_is_refused_and_can_be_corrected(
        self, chat: Chat, text: str
    ) -> None:
        await to_value(chat)
        before = chat.screen
        message = await chat.say(text or " ")
        assert chat.reply.notice
        assert chat.screen == before
        await chat.correct(message, "38")
        assert (await metric(chat)).value == 38

    async def test_a_corrected_message_corrects_the_map(self, chat: Chat) -> None:
        await to_value(chat)
        message = await chat.say("12")
        await chat.tap("С этим числом всё")
        screen = chat.screen
        reply = await chat.correct(message, "21")
        assert reply.notice == RU.html("corrected")
        assert (await metric(chat)).value == 21
        assert chat.screen == screen


class TestFromTheCard:
    async def to_numbers(self, chat: Chat) -> None:
        await to_value(chat)
        await chat.say("12")
        await chat.tap("Пауза")
        await chat.tap("Поправить одно")
        await chat.press(chat.buttons()[0])
        await chat.tap("Числа")
        await chat.press(chat.buttons()[0])
        await chat.tap("Числа")

    async def test_each_figure_is_a_button(self, chat: Chat) -> None:
        await self.to_numbers(chat)
        assert "Сейчас: 12" in chat.text
        await chat.tap("План")
        await chat.say("20")
        assert "План: 20" in chat.text
        assert (await metric(chat)).target == 20

    async def test_a_target_asks_with_one_tap_which_way_is_better(self, chat: Chat) -> None:
        await self.to_numbers(chat)
        more, less = "Чем больше, тем лучше", "Чем меньше, тем лучше"
        assert more not in chat.labels()
        await chat.tap("План")
        await chat.say("20")
        assert {more, less} <= set(chat.labels())
        await chat.tap(less)
        assert (await metric(chat)).better is Better.LESS
        assert (await metric(chat)).reached is True
        assert f"✅ {less}" in chat.labels()
        await chat.tap("План")
        await chat.say("хотя бы 20")
        assert (await metric(chat)).better is Better.MORE
        assert (await metric(chat)).reached is False

    async def test_a_figure_is_cleared(self, chat: Chat) -> None:
        await self.to_numbers(chat)
        await chat.tap("Сейчас")
        await chat.tap("Очистить")
        assert (await metric(chat)).value is None
        assert "Сейчас: пока пусто" in chat.text

    async def test_back_changes_nothing(self, chat: Chat) -> None:
        await self.to_numbers(chat)
        before = await metric(chat)
        await chat.tap("За какое время")
        await chat.tap("Назад")
        assert "Сейчас: 12" in chat.text
        assert await metric(chat) == before


class TestDuration:
    async def to_duration(self, chat: Chat) -> None:
        await to_full(chat)
        for _ in range(7):
            await answer(chat)
        assert "Сколько длится" in chat.text

    @pytest.mark.parametrize(
        ("text", "amount", "unit"),
        [
            ("2 дня", 2, DurationUnit.DAY),
            ("30 минут", 30, DurationUnit.MINUTE),
            ("1,5 часа", 1.5, DurationUnit.HOUR),
        ],
    )
    async def test_is_typed(self, chat: Chat, text: str, amount: float, unit: DurationUnit) -> None:
        await self.to_duration(chat)
        await chat.say(text)
        duration = (await chat.map()).stages[0].duration
        assert duration == Duration(amount=amount, unit=unit)
        assert "Этап 2 из 6" in chat.text

    async def test_a_bare_number_is_asked_for_its_unit(self, chat: Chat) -> None:
        await self.to_duration(chat)
        await chat.say("2")
        assert "2 чего?" in (chat.reply.notice or "")
        assert "Сколько длится" in chat.text

    async def test_a_button_says_it_and_shows_it(self, chat: Chat) -> None:
        await self.to_duration(chat)
        await chat.tap("Ещё 1/2")
        await chat.tap("3 дня")
        assert "Время: 3 дня" in chat.text
        await chat.tap("Назад")
        await chat.tap("Ещё 1/2")
        assert "✅ 3 дня" in chat.labels()
