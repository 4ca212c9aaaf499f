"""«Вопросы о бизнесе»: what the map answers, what it does not know, and the tap to say it."""

from __future__ import annotations

import pytest

from handlers.screen import Button
from journey.model import Intent, Journey, State
from tests.handlers.chat import BORYA, Chat, House
from tests.handlers.steps import to_card
from tests.handlers.test_any_screen import worst

PAGES = ("Клиент", "Люди и план", "Что даём", "Где теряем")
NAMES = ("customer", "resources", "product", "profit", "topics", "budget", "brief")


async def to_questions(chat: Chat) -> Journey:
    journey = await to_card(chat)
    await chat.reach("Ещё")
    await chat.reach("Вопросы о бизнесе")
    return journey


async def test_every_page_leads_back(chat: Chat) -> None:
    await to_questions(chat)
    for page in PAGES:
        assert len(chat.buttons()) <= 8
        await chat.tap(page)
        assert "«Путь гостя кофейни»" in chat.text
        await chat.tap("‹ Назад")


async def test_what_works_well_is_ticked_and_told(chat: Chat) -> None:
    await to_questions(chat)
    await chat.tap("Клиент")
    assert "Пока не отмечено, что у вас работает хорошо" in chat.text
    await chat.tap("Отметить сильное")
    ticked = chat.buttons()[0]
    for _ in range(2):
        await chat.press(ticked)
        assert chat.labels()[0] == f"✅ {ticked.text}"
    await chat.tap("‹ Назад")
    assert f"<b>За что вас любят</b>\n1. {ticked.text}" in chat.text
    strong = [one for stage in (await chat.map()).stages for one in stage.items if one.strong]
    assert [one.text for one in strong] == [ticked.text]


async def test_an_expectation_is_written_in_one_tap(chat: Chat) -> None:
    await to_questions(chat)
    await chat.tap("Что даём")
    assert "Чего клиент ждёт, пока не записано" in chat.text
    await chat.tap("Записать ожидание")
    await chat.say("Ответят за час")
    await chat.tap("Дальше")
    journey = await chat.map()
    assert [one.text for one in journey.stages[0].lane("expects")] == ["Ответят за час"]
    await chat.press(Button("x", f"v:product:{journey.id}"))
    assert "1. Ждёт: Ответят за час. Мешает: Вывеску не видно с тротуара." in chat.text


async def test_a_question_without_an_answer_is_pointed_out(chat: Chat) -> None:
    journey = await to_questions(chat)
    stage = journey.stages[1]
    await chat.press(Button("x", f"a:cell:{journey.id}:{stage.id}:questions"))
    await chat.say("Есть ли миндальное молоко?")
    await chat.tap("Дальше")
    question = (await chat.map()).stages[1].lane("questions")[-1]
    await chat.press(Button("x", f"v:product:{journey.id}"))
    assert "2. «Есть ли миндальное молоко?»: где ответ, не отмечено" in chat.text
    await chat.tap("Где ответ?")
    await chat.tap("Нигде")
    assert "Ответа клиент не находит нигде." in chat.text
    await chat.press(Button("x", f"v:queue:{journey.id}:0"))
    seen = [chat.text]
    while "Дальше ›" in chat.labels():
        await chat.tap("Дальше ›")
        seen.append(chat.text)
    (told,) = [one for one in seen if "миндальное молоко" in one]
    assert "ответа на это клиент не находит нигде" in told
    channel = stage.lane("channels")[0]
    for _ in range(2):
        await chat.press(Button("x", f"a:answerin:{journey.id}:{question.id}:{channel.id}"))
        assert f"Ответ клиент находит здесь: {channel.text}." in chat.text


async def test_a_plan_keeps_drops_and_takes_back(chat: Chat) -> None:
    await to_questions(chat)
    await chat.tap("Что даём")
    await chat.reach("Как должно быть")
    plan = next(one for one in await chat.maps() if one.state is State.TO_BE)
    channel = plan.stages[0].lane("channels")[0]
    await chat.press(Button("x", f"v:item:{plan.id}:{channel.id}:r"))
    assert {"Оставляем", "Убираем"} <= {*chat.labels()}
    await chat.tap("Убираем")
    assert "На плане: убираем." in chat.text
    await chat.press(Button("x", f"v:diff:{plan.id}:0"))
    assert f"− Убираем: {channel.text}" in chat.text
    await chat.press(Button("x", f"v:item:{plan.id}:{channel.id}:r"))
    await chat.tap("✅ Убираем")
    after = next(one for one in await chat.maps() if one.id == plan.id)
    assert after.stages[0].lane("channels")[0].intent is None
    await chat.tap("Оставляем")
    after = next(one for one in await chat.maps() if one.id == plan.id)
    assert after.stages[0].lane("channels")[0].intent is Intent.KEEP


@pytest.mark.parametrize(
    "data",
    [
        "a:praise:{id}:{pain}:1",
        "a:intend:{id}:{channel}:drop",
        "a:intend:{id}:{channel}:burn",
        "a:answerin:{id}:{pain}:{channel}",
        "a:answerin:{id}:{channel}:gone",
        "v:places:{id}:gone:r",
        "v:strong:{id}:gone",
    ],
)
async def test_forged_buttons_change_nothing(chat: Chat, data: str) -> None:
    journey = await to_questions(chat)
    stage = journey.stages[0]
    named = {"pain": stage.lane("pains")[0].id, "channel": stage.lane("channels")[0].id}
    before = await chat.map()
    await chat.press(Button("x", data.format(id=journey.id, **named)))
    assert await chat.map() == before


async def test_a_stranger_reads_nothing(house: House) -> None:
    anya, borya = house.chat(), house.chat(BORYA)
    journey = await to_questions(anya)
    await to_card(borya)
    for page in (
        "asked",
        "customer",
        "resources",
        "product",
        "profit",
        "topics",
        "budget",
        "brief",
    ):
        reply = await borya.press(Button("x", f"v:{page}:{journey.id}"))
        assert reply.toast is not None
        assert reply.screen is None


@pytest.mark.parametrize("letter", ["&", "😀", "Щ "])
async def test_the_fullest_map(house: House, letter: str) -> None:
    chat = house.chat()
    await chat.command("start")
    await chat.put(worst((letter * 300)[:300].strip(), 12))
    for page in (
        "customer",
        "resources",
        "product",
        "profit",
        "strong",
        "topics",
        "budget",
        "brief",
    ):
        await chat.press(Button("x", f"v:{page}:worst"))
        assert chat.reply.screen is not None


class TestTopics:
    async def test_questions_are_topics_with_their_files(self, chat: Chat) -> None:
        await to_questions(chat)
        await chat.tap("Темы для постов")
        assert "<b>? Где тут рядом кофе?</b>\n1. Замечаю · Вывеска" in chat.text
        for button, name in (("Темы текстом", ".txt"), ("Таблица", ".csv")):
            (file,) = (await chat.tap(button)).files
            assert file.name == f"Путь гостя кофейни, темы, 23 ноября 2026{name}"
            assert "Где тут рядом кофе?" in file.content.decode()
            assert "темы для постов" in chat.text
        rendering = (await chat.tap("Темы в PDF")).rendering
        assert rendering is not None
        assert rendering.kind == "topics.pdf"

    async def test_its_files_stand_on_its_page_only(self, chat: Chat) -> None:
        await to_card(chat)
        await chat.tap("Файлы")
        shown: list[str] = []
        for use in [one for one in chat.labels() if "‹" not in one]:
            await chat.tap(use)
            shown += chat.labels()
            await chat.tap("Назад")
        assert not [one for one in shown if "Темы" in one or one == "Таблица (.csv)"]

    async def test_without_questions_one_tap_asks_for_them(self, chat: Chat) -> None:
        journey = await to_questions(chat)
        stages = tuple(
            stage.with_(items=tuple(one for one in stage.items if one.lane != "questions"))
            for stage in journey.stages
        )
        await chat.put(journey.with_(stages=stages))
        await chat.tap("Темы для постов")
        assert "а их на карте пока нет" in chat.text
        await chat.tap("Записать вопрос")
        assert "О чём клиент спрашивает?" in chat.text


class TestBudget:
    async def test_a_sum_is_typed_added_and_taken_back(self, chat: Chat) -> None:
        await to_questions(chat)
        await chat.tap("Бюджет")
        assert "Сумм пока нет ни у одного дела." in chat.text
        await chat.press(chat.buttons()[0])
        await chat.say("много")
        assert "Здесь жду сумму" in (chat.reply.notice or "")
        await chat.say("12 000")
        assert "Всего записано: <b>12\u00a0000</b>." in chat.text
        await chat.press(chat.buttons()[1])
        await chat.say("3500 ₽")
        assert "Всего записано: <b>12\u00a0000 + 3\u00a0500\u00a0₽</b>." in chat.text
        (file,) = (await chat.tap("Бюджет текстом")).files
        assert "Всего записано: 12\u00a0000 + 3\u00a0500\u00a0₽" in file.content.decode()
        await chat.press(chat.buttons()[0])
        await chat.tap("Убрать сумму")
        assert "Всего записано: <b>3\u00a0500\u00a0₽</b>." in chat.text
        rendering = (await chat.tap("Бюджет в PDF")).rendering
        assert rendering is not None
        assert rendering.kind == "budget.pdf"

    async def test_the_brief_is_the_paper_itself(self, chat: Chat) -> None:
        await to_questions(chat)
        await chat.tap("На одной странице")
        for part in ("Помеха", "Где теряем", "Три шага", "Сколько это стоит", "Что подтверждено"):
            assert f"<b>{part}</b>" in chat.text
        (file,) = (await chat.tap("Страница текстом")).files
        assert "Три шага" in file.content.decode()
        assert "<b>Помеха</b>" in chat.text
