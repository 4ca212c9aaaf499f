"""A logo: taken where it is waited for, shown, replaced, taken off, and no mistake loses it."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from handlers.book import BOOK
from handlers.events import Medium
from handlers.pages.look import COLOUR, LOGO, LOOK
from handlers.pages.pictures import FILE
from handlers.screen import Button
from journey import copying
from journey.errors import Code, Rejected
from journey.look import name_of
from renderers.drawing.logos import normalised
from tests.handlers.chat import LIBRARY, NOW, Chat
from tests.handlers.steps import label, to_draft
from tests.renderers.drawing.test_logos import mark, packed

ONE, OTHER = b"one logo", b"another"
RU = LIBRARY.texts("ru")


async def at_the_logo(chat: Chat) -> None:
    journey = await to_draft(chat)
    await chat.tap(label(chat, "button.card"))
    await chat.reach(label(chat, "button.look"))
    await chat.tap(label(chat, "button.logo"))
    assert (await chat.known()).view == LOGO.view(journey)  # type: ignore[union-attr]
    assert chat.text == RU.html("logo.text")


async def kept(chat: Chat) -> bytes | None:
    """The logo that the map would be drawn with."""
    name = (await chat.maps())[0].look.logo
    if name is None:
        return None
    async with chat.house.store.read() as work:
        return await work.logo(name)


async def test_it_is_sent_replaced_taken_off_and_brought_back(chat: Chat) -> None:
    await at_the_logo(chat)
    await chat.send(Medium.PHOTO, ONE)
    assert await kept(chat) == ONE
    assert chat.text == RU.html("logo.there")
    await chat.send(Medium.PHOTO, OTHER)
    assert await kept(chat) == OTHER
    await chat.tap(label(chat, "button.no_logo"))
    assert await kept(chat) is None
    assert chat.text == RU.html("logo.text")
    await chat.command("undo")
    await chat.press(chat.buttons()[0])
    assert await kept(chat) == OTHER


async def test_the_same_picture_twice_changes_nothing(chat: Chat) -> None:
    await at_the_logo(chat)
    await chat.send(Medium.PHOTO, ONE)
    before = await chat.map()
    await chat.repeat()
    await chat.redelivered()
    assert await chat.map() == before


@pytest.mark.parametrize(
    "code", [Code.NO_PICTURE, Code.EMPTY_PICTURE, Code.PICTURE_TOO_LARGE, Code.FILE_NOT_FETCHED]
)
async def test_what_is_none_is_refused_in_a_sentence_and_the_old_one_stays(
    chat: Chat, code: Code
) -> None:
    await at_the_logo(chat)
    await chat.send(Medium.PHOTO, ONE)
    reply = await chat.send(Medium.PHOTO, Rejected(code))
    assert reply.notice == RU.html(f"error.{code.value}")
    assert chat.text == RU.html("logo.there")
    assert await kept(chat) == ONE


async def test_elsewhere_a_photo_is_no_logo(chat: Chat) -> None:
    await at_the_logo(chat)
    await chat.tap("‹")
    reply = await chat.send(Medium.PHOTO, ONE)  # the page was left while the picture came
    assert reply.notice == RU.html("medium.photo")
    assert await kept(chat) is None


async def test_a_copy_keeps_the_logo_when_the_first_map_is_gone_for_good(chat: Chat) -> None:
    await at_the_logo(chat)
    await chat.send(Medium.PHOTO, ONE)
    first = await chat.map()
    ids = (f"n{number}" for number in range(10_000))
    other = copying.copy(first, "other", "Вторая", new_id=lambda: next(ids), now=NOW)
    await chat.put(other)
    async with chat.house.store.write() as work:
        await work.discard(first.id)
    assert (await chat.map()).id == "other"
    assert await kept(chat) == ONE


async def test_only_its_own_page_waits_for_a_picture(chat: Chat) -> None:
    journey = await to_draft(chat)
    waiting = {name for name, record in BOOK.records.items() if record.picture is not None}
    assert waiting == {LOGO.name}
    assert BOOK.waits(LOGO.view(journey))
    assert not any(BOOK.waits(view) for view in ("", LOOK.view(journey), COLOUR.view(journey)))


def test_a_logo_is_known_by_what_it_is() -> None:
    assert name_of(ONE) == name_of(b"one logo") != name_of(OTHER)


async def test_a_map_that_goes_as_a_file_keeps_its_logo(chat: Chat) -> None:
    """Into a database that never had it."""
    await at_the_logo(chat)
    drawn = normalised(packed(mark()))
    assert isinstance(drawn, bytes)
    await chat.send(Medium.PHOTO, drawn)
    first = await chat.map()
    copy = Button("JSON", FILE.does(first, "map.json"))
    (sent,) = (await chat.press(copy)).files
    with closing(sqlite3.connect(chat.house.file)) as database, database:
        database.execute("DELETE FROM logos")
    await chat.drop(sent.content, sent.name)
    await chat.tap("Взять")
    (made,) = (one for one in await chat.maps() if one.id != first.id)
    assert made.look.logo == name_of(drawn)
    assert await kept(chat) == drawn
