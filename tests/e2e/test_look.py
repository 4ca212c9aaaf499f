"""The map's look and its files, from the card."""

from __future__ import annotations

import pytest

from bot.playground.views import Chat, Message
from tests.e2e.people import LONG, Walker
from tests.e2e.walks import album, map_file, to_draft
from tests.e2e.words import WORDS

RU = WORDS["ru"]


async def _to_card(walker: Walker) -> None:
    await to_draft(walker, RU)
    await walker.tap(RU.card)


async def test_a_theme_a_colour_and_the_rows_are_chosen_and_remembered(walk_anna: Walker) -> None:
    await _to_card(walk_anna)
    first = album(await walk_anna.person.chat())[-1]
    await walk_anna.reach("Вид карты")
    await walk_anna.tap("Тёмная")
    await walk_anna.tap("Цвет бренда")
    told = await walk_anna.say("#1A73E8")
    assert "#1a73e8" in told.text
    assert "✅ Тёмная" in told.buttons
    await walk_anna.tap("Строки карты")
    rows = await walk_anna.tap("Числа")
    assert "Числа" in rows.buttons
    await walk_anna.tap("Назад")
    await walk_anna.redraw("Показать карту")
    second = album(await walk_anna.person.chat())[-1]
    assert await first.photo_bytes(uploaded=True) != await second.photo_bytes(uploaded=True)
    assert second.photo_size[1] < first.photo_size[1]  # type: ignore[index]
    content = await map_file(walk_anna, RU, from_card=True)
    assert content["journey"]["look"] == {
        "theme": "dark",
        "brand": "#1a73e8",
        "hidden": ["metrics"],
        "logo": None,
    }


async def test_what_is_no_colour_is_told(walk_anna: Walker) -> None:
    await _to_card(walk_anna)
    await walk_anna.reach("Вид карты")
    await walk_anna.tap("Цвет бренда")
    await walk_anna.say("синенький")
    chat = await walk_anna.person.chat()
    assert any("не похоже на цвет" in message.text for message in chat.messages)


@pytest.mark.parametrize(
    ("use", "button", "what", "beginning"),
    [
        ("Распечатать", "PDF карты", "карта", b"%PDF-"),
        ("Распечатать", "PDF карточек", "карточки", b"%PDF-"),
        ("Показать", "PNG крупно", "карта", b"\x89PNG"),
        ("Править", "SVG", "карта", b"<?xml"),
        ("Распечатать", "Плакат А3", "плакат", b"%PDF-"),
        ("Показать", "Слайды", "слайды", b"%PDF-"),
    ],
)
async def test_the_map_is_taken_as_a_file(
    walk_anna: Walker, use: str, button: str, what: str, beginning: bytes
) -> None:
    await _to_card(walk_anna)
    await walk_anna.tap(RU.files)
    await walk_anna.tap(use)
    await walk_anna.redraw(button)

    def document(chat: Chat) -> Message | None:
        return next((m for m in chat.messages if m.document), None)

    message = await walk_anna.person.wait_for(document, LONG)
    assert message.document is not None
    assert f", {what}, " in message.document["file_name"]
    assert (await message.document_bytes()).startswith(beginning)


async def test_a_square_for_a_channel_comes_into_the_chat(walk_anna: Walker) -> None:
    await _to_card(walk_anna)
    await walk_anna.tap(RU.files)
    await walk_anna.tap(RU.show)
    await walk_anna.tap("Картинкой в чат")
    await walk_anna.redraw("Квадрат")
    square = album(await walk_anna.person.chat())[-1]
    assert square.photo_size is not None
    assert square.photo_size[0] == square.photo_size[1]
