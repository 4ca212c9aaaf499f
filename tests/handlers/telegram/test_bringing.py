"""A picture is fetched over real HTTP where a page waits for it, and only there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from handlers.events import Event, SentMedium
from handlers.ports import DrawingFailed
from handlers.screen import Reply
from handlers.telegram.bringing import Bringing
from handlers.telegram.fetching import Fetching
from journey.errors import Code, Rejected
from journey.person import Person
from tests.handlers.telegram.rig import NOW, Rig, at_once, picture, rig

WAITING = "logo:j1"


@dataclass
class Ear:
    """Remembers what it heard."""

    heard: list[Event] = field(default_factory=list)

    async def handle(self, event: Event) -> Reply:
        self.heard.append(event)
        return Reply()

    async def handle_all(self, events: object) -> list[Reply]:
        raise NotImplementedError

    async def current(self, _person: int) -> Reply:
        return Reply()


@pytest.fixture
async def whole(tmp_path: Path) -> AsyncIterator[Rig]:
    async with rig(tmp_path) as made:
        yield made


async def sent(whole: Rig, kind: str, data: bytes, name: str = "a.png") -> Event:
    """What comes of a file that somebody sends, before anything was fetched."""
    anya = await whole.client.person("Аня")
    async with whole.listening():
        await anya.send_file(kind, data, name)
        (event,) = await whole.told.hears(1)
        await whole.until_idle()
    return event


async def heard(whole: Rig, event: Event, view: str = WAITING) -> Event:
    """What the conversation hears of it while the sender is there."""
    async with whole.store.write() as work:
        known = Person(id=event.person, chat=event.person, language="ru", seen=NOW, view=view)
        await work.save_person(known)
    ear = Ear()
    bringing = Bringing(
        ear, Fetching(whole.bot, pause=at_once), whole.store, whole.easel, lambda at: at == WAITING
    )
    await bringing.handle(event)
    (found,) = ear.heard
    return found


async def made(whole: Rig, event: Event) -> bytes | Rejected | None:
    """What is made of it where it is waited for."""
    found = await heard(whole, event)
    assert isinstance(found, SentMedium)
    return found.logo


async def test_a_picture_sent_as_a_file_is_fetched_as_it_is(whole: Rig) -> None:
    assert await made(whole, await sent(whole, "document", picture())) == picture()


async def test_a_photo_is_fetched_as_telegram_keeps_it(whole: Rig) -> None:
    found = await made(whole, await sent(whole, "photo", picture()))
    assert isinstance(found, bytes)
    assert found.startswith(b"\xff\xd8")


@pytest.mark.parametrize("kind", ["photo", "document"])
async def test_where_nobody_waits_for_it_nothing_is_fetched(whole: Rig, kind: str) -> None:
    event = await sent(whole, kind, picture())
    again = replace(event, repeated=True)
    assert await heard(whole, event, "card:j1") == event
    assert await heard(whole, again) == again
    assert not await whole.client.calls("getFile")


async def test_a_file_that_is_no_picture_is_left_alone(whole: Rig) -> None:
    event = await sent(whole, "document", b"words", "notes.txt")
    assert await heard(whole, event) == event


async def test_what_cannot_be_fetched_or_drawn_is_refused(whole: Rig) -> None:
    event = await sent(whole, "photo", picture())
    assert isinstance(event, SentMedium)
    gone = replace(event, picture="nonsense")
    assert await made(whole, gone) == Rejected(Code.FILE_NOT_FETCHED)
    whole.easel.fails = DrawingFailed
    assert await made(whole, event) == Rejected(Code.NO_PICTURE)
