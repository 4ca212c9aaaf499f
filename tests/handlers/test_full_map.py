"""The full map: a quick one goes on as a full one, in two orders, and back again."""

from __future__ import annotations

import pytest

from handlers.pages.dialogue import CELL
from handlers.screen import Button
from journey import dialogue
from journey.dialogue import FINISHED
from journey.model import Depth, Journey, Order, Origin, Shape
from tests.handlers.chat import LIBRARY, Chat, House
from tests.handlers.steps import label, to_card, to_done, to_first_question
from tests.journey.maps import IN_FULL, ONE_BY_ONE

RU = LIBRARY.texts("ru")


async def to_full(chat: Chat, order: Order = Order.STAGES) -> Journey:
    """The finished quick map, and on from there."""
    await to_done(chat)
    await chat.tap(label(chat, "button.full"))
    await chat.tap(label(chat, f"button.order.{order.value}"))
    return (await chat.maps())[0]


async def answer(chat: Chat) -> None:
    """The first answer that is offered; a number is skipped."""
    texts = LIBRARY.texts(chat.language or "ru")
    first = chat.buttons()[0]
    forward = [one for one in chat.buttons() if one.data.endswith(":n")]
    if forward:
        await chat.press(first)
        await chat.tap(texts.plain("button.next").removesuffix(" ›"))
    elif ":c:" in first.data:
        await chat.press(first)
    else:
        await chat.tap(texts.plain("button.skip"))


class TestGoingOn:
    @pytest.mark.parametrize("language", LIBRARY.languages)
    @pytest.mark.parametrize("order", ONE_BY_ONE)
    async def test_nothing_is_asked_twice_and_every_row_is_filled(
        self, house: House, language: str, order: Order
    ) -> None:
        chat = house.chat(language=language)
        before = await to_full(chat, order)
        assert (before.depth, before.order) == (Depth.FULL, order)
        asked: list[str] = []
        while (prompt := await _open(chat)) is not None:
            asked.append(prompt)
            await answer(chat)
        assert not {"channels", "pains", "emotion"} & set(asked)
        after = (await chat.maps())[0]
        assert dialogue.current(after) == FINISHED
        for stage, was in zip(after.stages, before.stages, strict=True):
            assert stage.duration is not None
            assert [i.text for i in stage.lane("pains")] == [i.text for i in was.lane("pains")]
            for lane in ("goal", "actions", "questions", "ideas", "metrics", "backstage"):
                assert stage.lane(lane)[0].origin.from_people
        metrics = [item.metric for stage in after.stages for item in stage.lane("metrics")]
        assert all(one is not None and one.value is None for one in metrics)
        assert LIBRARY.texts(language).html("done.title") in chat.text

    async def test_back_to_quick_loses_nothing(self, chat: Chat) -> None:
        await to_full(chat)
        await answer(chat)
        before = await chat.map()
        await chat.tap("Пауза")
        await chat.reach("Полная карта")
        await chat.tap("Вернуться к быстрой")
        after = await chat.map()
        assert after.depth is Depth.QUICK
        assert after.stages == before.stages
        assert not [text for text in chat.labels() if "Продолжить" in text]
        await chat.reach("Ещё")
        await chat.reach("Полная карта")
        await chat.tap("Закончить этап")
        assert f"вопрос 2 из {IN_FULL}" in chat.text

    async def test_the_order_can_be_changed_on_the_way(self, chat: Chat) -> None:
        await to_full(chat)
        await answer(chat)
        assert "Этап 1 из 6 · Замечаю" in chat.text
        assert f"вопрос 2 из {IN_FULL}" in chat.text
        await chat.tap("Пауза")
        await chat.reach("Полная карта")
        assert chat.button("✅ Закончить этап")
        await chat.tap("Идти по строке")
        assert f"Строка 1 из {IN_FULL} · Цель" in chat.text
        assert "этап 2 из 6 · Выбираю" in chat.text
        assert chat.text.count("▰") == 1
        assert (await chat.map()).order is Order.ROWS

    async def test_a_repeated_choice_changes_nothing(self, chat: Chat) -> None:
        await to_done(chat)
        await chat.reach("Полная карта")
        button, message = chat.button("Идти по строке"), await chat.live()
        await chat.press(button)
        before = await chat.map()
        await chat.press(button, message)
        assert await chat.map() == before
        assert f"Строка 1 из {IN_FULL}" in chat.text

    async def test_from_the_middle_of_a_quick_map(self, chat: Chat) -> None:
        """What the quick dialogue left open is asked too."""
        await to_first_question(chat)
        await chat.tap("Пауза")
        await chat.reach("Ещё")
        await chat.reach("Полная карта")
        await chat.tap("Закончить этап")
        for _ in range(3):
            await chat.tap("Пропустить")
        assert "Где клиент встречает вас" in chat.text

    async def test_back_leads_the_way_one_came(self, chat: Chat) -> None:
        """Over what was known and never asked."""
        await to_full(chat)
        shown: list[str] = []
        while "Что можно сделать лучше" not in chat.text:
            shown.append(chat.text)
            await answer(chat)
        assert "О чём клиент спрашивает" in shown[2]
        await chat.tap("Назад")
        (question,) = (line for line in shown[-1].splitlines() if line.startswith("<b>"))
        assert question in chat.text
        await chat.tap("Дальше")
        assert "Что можно сделать лучше" in chat.text

    async def test_another_device_shows_an_old_question(self, chat: Chat) -> None:
        await to_full(chat)
        old, message = chat.screen, await chat.live()
        await chat.tap("Пропустить")
        before = await chat.map()
        for row in old.rows:
            for button in row:
                if button.data.startswith("p:"):
                    await chat.press(button, (message or 0) - 1)
                    assert chat.reply.toast is not None
        assert await chat.map() == before


class TestHint:
    @pytest.mark.parametrize("language", LIBRARY.languages)
    async def test_is_shown_and_hidden_by_the_same_button(
        self, house: House, language: str
    ) -> None:
        chat = house.chat(language=language)
        await to_first_question(chat)
        before = chat.screen
        await chat.tap(label(chat, "button.hint"))
        assert chat.screen != before
        assert "💡" in chat.text
        trade = (await chat.map()).industry or ""
        assert trade
        live = await chat.live()
        await chat.tap(label(chat, "button.hint.hide"))
        assert chat.screen == before
        assert await chat.live() == live

    async def test_stays_while_ticks_are_made(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.tap(label(chat, "button.hint"))
        await chat.press(chat.buttons()[0])
        assert "💡" in chat.text
        await chat.tap("Дальше")
        assert "💡" not in chat.text

    async def test_an_own_stage_has_a_neutral_example(self, chat: Chat) -> None:
        await chat.command("start")
        await chat.tap("☕")
        await chat.press(chat.buttons()[0])
        await chat.say("Слышу\nЗахожу сам")
        await chat.tap("Подходит")
        await chat.tap("Пройти")
        await chat.tap(label(chat, "button.hint"))
        assert RU.plain("example.channels") in chat.text.replace("&quot;", '"')

    async def test_the_stages_have_one_too(self, chat: Chat) -> None:
        await chat.command("start")
        await chat.tap("☕")
        await chat.tap(label(chat, "button.hint"))
        assert "💡" in chat.text
        await chat.press(chat.buttons()[0])
        await chat.tap(label(chat, "button.hint"))
        assert "💡" in chat.text
        assert chat.button("Подходит")


class TestWeighing:
    async def test_an_own_pain_is_rated_in_one_tap(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.tap("Дальше")
        await chat.say("Темно у входа")
        await chat.tap(RU.plain("severity.3"))
        assert "● " + RU.plain("severity.3") in chat.labels()
        await chat.tap("Дальше · 1")
        (pain,) = (await chat.map()).stages[0].lane("pains")
        assert (pain.text, pain.severity, pain.origin) == ("Темно у входа", 3, Origin.OWNER)

    async def test_it_may_be_left_out_and_taken_back(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.tap("Дальше")
        await chat.say("Темно у входа")
        await chat.tap(RU.plain("severity.2"))
        await chat.tap("● " + RU.plain("severity.2"))
        await chat.tap("Дальше · 1")
        (pain,) = (await chat.map()).stages[0].lane("pains")
        assert pain.severity is None

    async def test_an_own_idea_gets_its_time_then_its_money(self, chat: Chat) -> None:
        await to_first_question(chat)
        journey = (await chat.maps())[0]
        await chat.press(Button("", CELL.does(journey, journey.stages[0], "ideas", None)))
        await chat.say("Повесить лампу")
        await chat.tap("⏱ дни")
        assert "● ⏱ дни" in chat.labels()
        assert "⏱ недели" not in chat.labels()
        await chat.tap("💰 заметно")
        await chat.tap("● 💰 заметно")
        await chat.tap("💰 немного")
        await chat.tap("Дальше · 1")
        idea = (await chat.maps())[0].stages[0].lane("ideas")[-1]
        assert (idea.text, idea.effort, idea.cost) == ("Повесить лампу", "medium", "little")

    async def test_the_catalogue_s_own_is_not_asked(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.tap("Дальше")
        await chat.press(chat.buttons()[0])
        assert not [
            text
            for text in chat.labels()
            if text in {RU.plain("severity.1"), RU.plain("severity.2")}
        ]


class TestKindsOfMap:
    async def to(self, chat: Chat, shape: Shape) -> Journey:
        """A finished map becomes one of another kind; its card is open."""
        await to_card(chat)
        await chat.reach("Ещё")
        await chat.reach(RU.plain("button.kind"))
        await chat.tap(RU.plain(f"kind.{shape.value}"))
        await chat.tap("Назад")
        await chat.tap("Назад")
        return await chat.map()

    async def test_over_time_asks_how_long_each_stage_takes(self, chat: Chat) -> None:
        journey = await self.to(chat, Shape.TIME)
        await chat.reach("Продолжить")
        for _ in journey.stages:
            assert "Сколько длится этот этап" in chat.text
            assert "вопрос 4 из 4" in chat.text
            await chat.tap("Ещё 1/2")
            await chat.tap("3 дня")
        after = await chat.map()
        assert {stage.duration.unit for stage in after.stages if stage.duration} == {"day"}
        assert "Карта готова" in chat.text

    async def test_of_a_product_asks_which(self, chat: Chat) -> None:
        await self.to(chat, Shape.PRODUCT)
        await chat.reach("Продолжить")
        assert "Какой товар" in chat.text
        await chat.say("Торт\nна заказ")
        assert (await chat.map()).scenario == "Торт на заказ"
        assert "Карта готова" in chat.text


async def _open(chat: Chat) -> str | None:
    async with chat.house.store.read() as work:
        prompt = await work.open_prompt(chat.person)
    return None if prompt is None else prompt.question
