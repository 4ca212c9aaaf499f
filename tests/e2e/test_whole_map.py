"""The whole map over HTTP: every row asked, both orders, then checked, walked and found again."""

from __future__ import annotations

from typing import Any

from bot.playground.views import Message
from tests.e2e.people import Walker
from tests.e2e.walks import map_file
from tests.e2e.words import WORDS
from tests.journey.maps import IN_FULL

RU = WORDS["ru"]
TYPED = {"Сколько сейчас?": "38 %", "Сколько хотите?": "50", "По скольким": "120"}
PRESSED = ("Каково человеку на этом", "Откуда это число?", "За какое время?", "Сколько длится")
"""Questions whose first answer is an answer at once; of all others it is a tick."""
LAST = f"вопрос {IN_FULL} из {IN_FULL}"


async def to_full_map(walker: Walker) -> Message:
    """Two stages of their own choice, and the first question of the whole map."""
    await walker.start()
    await walker.tap(RU.trade)
    await walker.tap(RU.customer)
    await walker.say("Замечаю\nВыбираю место")
    await walker.tap_to(RU.fits, RU.draft)
    await walker.tap(RU.card)
    await walker.reach("Ещё ›")
    await walker.reach("Полная карта")
    return await walker.tap("Закончить этап")


async def answer(walker: Walker, shown: Message) -> Message:
    """The first answer of whatever is asked, a number where one is wanted."""
    for question, words in TYPED.items():
        if question in shown.text:
            return await walker.say(words)
    if any(question in shown.text for question in PRESSED):
        return await walker.first_option()
    await walker.first_option()
    return await walker.tap(RU.next)


async def all_answered(walker: Walker, shown: Message) -> None:
    """The first stage at a go, the second row by row."""
    while "Этап 1 из 2" in shown.text:
        shown = await answer(walker, shown)
    await walker.tap("Пауза")
    await walker.reach("Полная карта")
    shown = await walker.tap("Идти по строке")
    while "Время" not in shown.text.splitlines()[0]:
        assert "этап 2 из 2 · Выбираю место" in shown.text
        shown = await answer(walker, shown)
    worst = await walker.tap_to(shown.buttons[0], "Что делает клиент, если так вышло?")
    await walker.tap_to(worst.buttons[0], RU.ready)


async def prove_the_next(walker: Walker) -> Message:
    await walker.tap(RU.card)
    await walker.reach("Что проверить")
    await walker.tap("Уже знаю")
    await walker.tap("Спросили клиентов")
    kept = await walker.say("12 гостей у кассы\nвчера\nНе нашли вход")
    assert "Не нашли вход" in kept.text
    await walker.tap("Готово")
    for _ in range(3):
        card = await walker.tap("Назад")
    return card


async def walk_the_way(walker: Walker) -> Message:
    """Yes to all, and one thing more that they saw."""
    await walker.reach("Ещё ›")
    await walker.reach("Пройти путь самим")
    shown = await walker.tap("Начать обход")
    seen = await walker.say("Дверь заперта")
    assert "✔ Записано: Дверь заперта" in seen.text
    while "Обход · вопрос" in shown.text:
        shown = await walker.tap("Да")
    return shown


def lanes(stage: dict[str, Any]) -> set[str]:
    return {item["lane"] for item in stage["items"]}


async def test_every_row_then_checked_walked_and_found(walk_anna: Walker) -> None:
    await all_answered(walk_anna, await to_full_map(walk_anna))
    card = await prove_the_next(walk_anna)
    assert "предположений: 0, подтверждено: 1" in card.text
    walked = await walk_the_way(walk_anna)
    assert "Заметили сами: 1\n• Дверь заперта (этап 1)" in walked.text
    found = await walk_anna.say("/find заперта")
    assert "Мешает: ✓ Дверь заперта" in found.buttons[0]
    await walk_anna.tap("Назад")
    content = await map_file(walk_anna, RU, from_card=True)
    for stage in content["journey"]["stages"]:
        assert lanes(stage) == {
            *("goal", "actions", "questions", "channels", "pains", "ideas"),
            *("metrics", "backstage"),
        }
        assert stage["duration"] == {"amount": 5, "unit": "minute"}
        assert stage["emotions"][0]["origin"] == "owner"
        (metric,) = (item["metric"] for item in stage["items"] if item["lane"] == "metrics")
        assert (metric["value"], metric["target"], metric["n"]) == (38, 50, 120)
        assert (metric["source"], metric["period"]) == ("Касса", "За неделю")
