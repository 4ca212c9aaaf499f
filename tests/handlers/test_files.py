"""Files of a map; where pictures were not drawn: words, and files that hold more than an album."""

from __future__ import annotations

import pytest

from handlers.owed import read, written
from handlers.screen import Button
from handlers.screens.files import SHOWN
from journey.pictures import KINDS, OF_TASKS, Pages, Sheet
from tests.handlers.chat import Chat
from tests.handlers.steps import to_card


@pytest.mark.parametrize(
    ("asked", "offered", "kind"),
    [
        ("Карточки для телефона", "PDF карточек", "cards.pdf"),
        ("Показать карту", "PDF карты", "board.pdf"),
    ],
)
async def test_the_same_pages_are_offered_as_a_file(
    chat: Chat, asked: str, offered: str, kind: str
) -> None:
    await to_card(chat)
    await chat.reach(asked)
    wanted = chat.reply.pictures
    assert wanted is not None
    (file,) = (one for row in wanted.failed.rows for one in row if one.text == offered)
    await chat.press(file)
    assert chat.reply.rendering is not None
    assert chat.reply.rendering.kind == kind


async def test_instead_of_dozens_of_pictures_one_tap_gives_a_file_or_fewer_rows(
    chat: Chat,
) -> None:
    await to_card(chat)
    await chat.reach("Карточки для телефона")
    wanted = chat.reply.pictures
    assert wanted is not None
    assert wanted.large is not None
    offered = {one.text: one for row in wanted.large.rows for one in row}
    reply = await chat.press(offered["PDF карточек"])
    assert reply.rendering is not None
    assert reply.rendering.kind == "cards.pdf"
    await chat.press(offered["Меньше строк"])
    assert "✅ Мешает" in chat.labels()


async def test_files(chat: Chat) -> None:
    await to_card(chat)
    for text in ("словами", "Чек-лист текстом", "Копия"):
        await chat.tap("Файлы")
        await chat.tap("Другие файлы")
        (file,) = (await chat.tap(text)).files
        assert file.content
        if "Файлы" not in chat.labels():
            await chat.tap("Карта и файлы")


@pytest.mark.parametrize(
    ("button", "name"),
    [
        ("file:{}:text", "Путь гостя кофейни, карта словами, 23 ноября 2026.txt"),
        ("file:{}:list", "Путь гостя кофейни, чек-лист, 23 ноября 2026.pdf"),
        ("file:{}:list:md", "Путь гостя кофейни, чек-лист, 23 ноября 2026.md"),
        ("file:{}:json", "Путь гостя кофейни, копия, 23 ноября 2026.json"),
        ("render:{}:board:png", "Путь гостя кофейни, карта, 23 ноября 2026.png"),
    ],
)
async def test_buttons_of_files_from_before_still_send_them(
    chat: Chat, button: str, name: str
) -> None:
    await to_card(chat)
    journey = await chat.map()
    reply = await chat.press(Button("Файл", "a:" + button.format(journey.id)))
    drawn = reply.rendering.file if reply.rendering else None
    assert name in [drawn, *(file.name for file in reply.files)]
    assert reply.screen is not None


async def test_the_whole_map_is_printed_on_the_paper_that_its_letters_want(chat: Chat) -> None:
    await to_card(chat)
    await chat.tap("Файлы")
    reply = await chat.tap("Распечатать")
    assert chat.labels()[:4] == ["А4", "А3", "А2", "А1"]
    wanted = reply.rendering
    assert wanted is not None
    letters: dict[Sheet, float] = {"a4": 4.3, "a3": 6.1, "a2": 8.7, "a1": 12.3}
    proposed = wanted.on(letters)
    assert (proposed.kind, proposed.caption) == (
        "a3.pdf", "Вся карта «Путь гостя кофейни» на листе А3",
    )  # fmt: skip
    assert proposed.file == "Путь гостя кофейни, лист А3, 23 ноября 2026.pdf"
    asked = (await chat.tap("А4")).rendering
    assert asked is not None
    small = asked.on(letters)
    assert small.kind == "a4.pdf"
    assert small.caption == "На А4 буквы совсем мелкие, на А3 читать легче."
    assert "А3" in chat.labels()
    everywhere = asked.on(dict.fromkeys(letters, 2.0))
    assert "Карта большая" in everywhere.caption
    assert wanted.on(dict.fromkeys(letters, 2.0)).kind == "a1.pdf"


async def test_a_file_that_there_is_not(chat: Chat) -> None:
    await to_card(chat)
    journey = await chat.map()
    for args in ("", ":fax", ":board:fax"):
        reply = await chat.press(Button("Файл", f"a:file:{journey.id}{args}"))
        assert (reply.files, reply.rendering) == ((), None)


@pytest.mark.parametrize(
    "name",
    [
        "Путь гостя кофейни, чек-лист, 23 ноября 2026.png",
        "Путь гостя кофейни, чек-лист, 23 ноября 2026.pdf",
    ],
)
async def test_the_checklist_is_drawn_for_people_and_the_list_stays_below(
    chat: Chat, name: str
) -> None:
    await to_card(chat)
    await chat.tap("Чек-лист")
    await chat.tap("Чек-лист картинкой" if name.endswith("png") else "Чек-лист, А4")
    assert chat.reply.rendering is not None
    assert chat.reply.rendering.file == name
    assert "На эту неделю" in chat.text


@pytest.mark.parametrize("pages", SHOWN)
async def test_every_picture_is_shown_in_the_chat_and_the_card_stays_below(
    chat: Chat, pages: Pages
) -> None:
    await to_card(chat)
    await chat.tap("Файлы")
    await chat.tap("Показать в чате")
    journey = await chat.map()
    await chat.press(Button("Показать", f"a:draw:{journey.id}:{pages}"))
    wanted = chat.reply.pictures
    assert wanted is not None
    assert wanted.pages == pages
    assert "Файлы" in chat.labels()
    tasks = (await chat.map()).tasks
    assert bool(tasks) or not OF_TASKS & {*KINDS[pages]}
    assert written(chat.reply) is not None
    assert read(written(chat.reply) or "")[0].pictures == wanted


async def test_slides_are_a_file_with_the_newest_tasks(chat: Chat) -> None:
    await to_card(chat)
    await chat.tap("Файлы")
    await chat.tap("Слайды")
    assert chat.reply.rendering is not None
    assert chat.reply.rendering.kind == "slides.pdf"
    assert chat.reply.rendering.file == "Путь гостя кофейни, слайды, 23 ноября 2026.pdf"
    assert (await chat.map()).tasks


async def test_a_kind_that_there_is_not_is_the_map(chat: Chat) -> None:
    await to_card(chat)
    journey = await chat.map()
    await chat.press(Button("Показать", f"a:draw:{journey.id}:fresco"))
    assert chat.reply.pictures is not None
    assert chat.reply.pictures.pages == "first"
