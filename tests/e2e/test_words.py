"""Typed answers, and everything that comes where words are expected."""

from __future__ import annotations

import pytest

from bot.playground.views import Chat
from tests.e2e.people import LONG, Walker, live
from tests.e2e.walks import map_file, to_draft
from tests.e2e.words import WORDS

RU = WORDS["ru"]

TYPED = [
    "семья 👨‍👩‍👧‍👦 с флагом 🇰🇿 и 👍🏽",
    "שלום عالم",
    "<b>жирно</b> & <script>alert(1)</script>",
    "$x^{ и $5 за чашку",
    '«ёлочки», "кавычки" и 100 %',
    "e\u0301a\u0301 ударе́ние",
]


async def _to_pains(walker: Walker) -> None:
    await to_draft(walker, RU)
    await walker.tap(RU.walk)
    await walker.first_option()
    await walker.tap(RU.next)


@pytest.mark.parametrize("words", TYPED)
async def test_whatever_is_typed_arrives_unchanged_and_is_drawn(
    walk_anna: Walker, words: str
) -> None:
    await _to_pains(walk_anna)
    asked = await walk_anna.say(words)
    assert f"✅ {words}" in asked.buttons
    await walk_anna.tap(RU.next)
    await walk_anna.tap("Пауза")
    await walk_anna.redraw("Показать карту")
    stage = (await map_file(walk_anna, RU, from_card=True))["journey"]["stages"][0]
    assert [item["text"] for item in stage["items"] if item["lane"] == "pains"] == [words]


async def test_several_lines_are_several_items_and_an_edit_corrects_them(
    walk_anna: Walker,
) -> None:
    await _to_pains(walk_anna)
    said = await walk_anna.person.send("Долго\n\n  Дорого  \n")
    await walk_anna.person.wait_for(lambda chat: "✅ Дорого" in _buttons(chat) or None, LONG)
    await walk_anna.person.edit(said, "Долго\nОчень дорого\nДалеко")
    await walk_anna.person.wait_for(
        lambda chat: {"✅ Долго", "✅ Очень дорого", "✅ Далеко"} <= set(_buttons(chat)) or None,
        LONG,
    )
    await walk_anna.tap(RU.next)
    await walk_anna.person.edit(said, "Долго\nСовсем дорого\nДалеко")
    await walk_anna.person.wait_for(
        lambda chat: any("Поправлено и на карте" in m.text for m in chat.messages) or None, LONG
    )
    await walk_anna.tap("Пока не знаю")  # what helps against the first one
    await walk_anna.sees("Совсем дорого")
    await walk_anna.tap("Пауза")
    content = await map_file(walk_anna, RU, from_card=True)
    items = content["journey"]["stages"][0]["items"]
    pains = [item["text"] for item in items if item["lane"] == "pains"]
    assert pains == ["Долго", "Совсем дорого", "Далеко"]


def _buttons(chat: Chat) -> list[str]:
    shown = live(chat)
    return shown.buttons if shown else []


async def test_too_long_is_told_and_what_was_ticked_stays(walk_anna: Walker) -> None:
    await _to_pains(walk_anna)
    ticked = await walk_anna.first_option()
    asked = await walk_anna.say("я" * 4096)
    chat = await walk_anna.person.chat()
    assert any("до 300 знаков" in message.text for message in chat.messages)
    assert asked.buttons == ticked.buttons


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("voice", "Голосовое пока не слышу"),
        ("sticker", "Стикер вижу"),
        ("photo", "Фото пока не читаю"),
        ("document", "Не вижу в этом файле"),
    ],
)
async def test_what_is_no_words_is_explained_and_the_question_stays(
    walk_anna: Walker, kind: str, answer: str
) -> None:
    await _to_pains(walk_anna)
    question = await walk_anna.screen()
    sent = await walk_anna.person.send_file(kind)
    again = await walk_anna.person.wait_for(
        lambda chat: next(
            (m for m in chat.messages if m.id > sent.id and m.is_from_bot and m.rows), None
        ),
        LONG,
    )
    chat = await walk_anna.person.chat()
    assert any(answer in message.text for message in chat.messages if message.id > sent.id)
    assert (again.text, again.buttons) == (question.text, question.buttons)


async def test_own_trade_and_own_customer_are_typed(walk_anna: Walker) -> None:
    await walk_anna.start()
    await walk_anna.say("Пекарня «Хлеб & Соль»")
    await walk_anna.tap("Нет, у меня другое")
    stages = await walk_anna.say("Пожилая соседка\nПокупает хлеб каждое утро")
    assert "Пожилая соседка" in stages.text
    await walk_anna.tap_to(RU.fits, RU.draft)
    content = await map_file(walk_anna, RU)
    assert content["journey"]["title"] == "Пекарня «Хлеб & Соль»"
    assert content["journey"]["industry"] == "universal"
    assert content["journey"]["personas"][0]["name"] == "Пожилая соседка"
