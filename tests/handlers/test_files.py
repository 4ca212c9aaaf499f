"""Files of a map; where pictures were not drawn: words, and files that hold more than an album."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.owed import read, written
from handlers.pages.pictures import DONE, FILE, FILES, FILES_FOR
from handlers.screen import Button
from handlers.screens import files as screens
from handlers.screens.files import ROOM, SHOWN
from journey.pictures import KINDS, OF_TASKS, USES, Pages, Sheet
from tests.handlers.chat import LIBRARY, Chat, House
from tests.handlers.steps import to_card, to_done
from tests.renderers.samples import typical


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


async def test_instead_of_dozens_of_files_one(chat: Chat) -> None:
    await to_card(chat)
    for way, whole in ((("Файлы", "Показать", "PNG"), "board.pdf"),):
        for label in way:
            await chat.reach(label)
        wanted = chat.reply.rendering
        assert wanted is not None
        assert wanted.large is not None
        first = wanted.large.rows[0][0]
        reply = await chat.press(first)
        assert reply.rendering is not None
        assert reply.rendering.kind == whole


async def test_files(chat: Chat) -> None:
    await to_card(chat)
    for use, text in (
        ("Показать", "словами"),
        ("Задачи в…", "Чек-лист текстом"),
        ("Для программ", "Копия"),
    ):
        await chat.tap("Файлы")
        await chat.tap(use)
        (file,) = (await chat.tap(text)).files
        assert file.content
        if "Файлы" not in chat.labels():
            await chat.tap("Карта и файлы")


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_every_file_is_one_of_eight_buttons_under_what_one_wants(
    house: House, language: str
) -> None:
    chat = house.chat(language=language)
    journey = await to_card(chat)
    await chat.press(Button("·", FILES.opens(journey)))
    assert len(chat.buttons()) <= ROOM
    found: set[str] = set()
    for use in USES:
        for page in range(4):
            await chat.press(Button("·", FILES_FOR.opens(journey, use, page)))
            assert len(chat.buttons()) <= ROOM
            found |= {button.data for button in chat.buttons()}
    kinds = [kind for kind in house.services.exchange.kinds if kind.in_menu]
    assert {FILE.does(journey, kind.name) for kind in kinds} <= found


def test_more_files_than_a_screen_holds_stand_on_pages(house: House) -> None:
    every = house.services.exchange.kinds
    kinds = [replace(kind, use="other", paper=None, sheet=None) for kind in every][:16]
    texts, journey = LIBRARY.texts("ru"), typical(1)
    seen: list[str] = []
    for page in range(3):
        screen = screens.files_for(texts, journey, kinds, (), "other", page)
        buttons = [one for row in screen.rows for one in row]
        assert len(buttons) <= ROOM
        assert buttons[-2].text == f"Ещё {page + 1}/3 ›"
        assert buttons[-2].data == FILES_FOR.opens(journey, "other", (page + 1) % 3)
        seen += [one.data for one in buttons[:-2]]
    assert seen == [FILE.does(journey, kind.name) for kind in kinds]


async def test_a_calendar_without_days_and_a_list_without_tasks_say_so(chat: Chat) -> None:
    await to_card(chat)
    journey = await chat.map()
    reply = await chat.press(Button("Календарь", f"a:file:{journey.id}:calendar:ics"))
    assert reply.toast is not None
    assert "Ни у одной задачи нет дня" in reply.toast.text
    assert reply.rendering is None
    open_ = [task.id for task in (await chat.map()).tasks]
    for task in open_:
        await chat.press(Button("Убрать", f"a:unlist:{journey.id}:{task}:1"))
    reply = await chat.press(Button("Jira", f"a:file:{journey.id}:jira:csv"))
    assert reply.toast is not None
    assert "отправлять нечего" in reply.toast.text
    assert reply.files == ()


async def test_tasks_for_another_program_say_what_is_lost(chat: Chat) -> None:
    await to_card(chat)
    await chat.tap("Файлы")
    await chat.tap("Задачи в…")
    (file,) = (await chat.tap("Битрикс24 (.csv)")).files
    assert file.name == "Путь гостя кофейни, задачи для Битрикс24, 23 ноября 2026.csv"
    assert file.caption.endswith("если в Битрикс24 его зовут так же.")
    assert file.content.count(b"\r\n") > 10


async def test_what_was_used_last_comes_first(chat: Chat) -> None:
    await to_card(chat)
    for use, file in (("Править", "SVG"), ("Показать", "словами"), ("Показать", "PNG крупно")):
        await chat.reach("Файлы")
        await chat.tap(use)
        await chat.tap(file)
    await chat.reach("Файлы")
    assert chat.labels()[:3] == ["PNG крупно", "Карта словами (.txt)", "Показать"]
    await chat.tap("Показать")
    assert chat.labels()[:3] == ["Картинкой в чат", "PNG крупно", "Карта словами (.txt)"]


async def test_the_page_of_other_files_of_before_is_the_menu(chat: Chat) -> None:
    await to_card(chat)
    journey = await chat.map()
    await chat.press(Button("Другие файлы", f"v:otherfiles:{journey.id}"))
    assert "Для программ" in chat.labels()


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
    await chat.tap("Распечатать")
    reply = await chat.tap("🖨 На одном листе")
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
    await chat.tap("Показать")
    await chat.tap("Картинкой в чат")
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
    await chat.tap("Показать")
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


async def test_after_the_first_map_one_line_tells_of_those_without_telegram(chat: Chat) -> None:
    journey = await to_done(chat)
    assert "без Telegram" in chat.text
    assert len(chat.buttons()) <= ROOM
    reply = await chat.tap("Без Telegram")
    assert reply.rendering is not None
    assert reply.rendering.kind == screens.PAGE
    assert reply.rendering.file == "Путь гостя кофейни, карта, 23 ноября 2026.html"
    assert (await chat.map()).tasks
    await chat.press(Button("·", DONE.opens(journey)))
    assert "без Telegram" not in chat.text
