"""The whole bot between an update and its messages, over a store that fails when it is told to.

Telegram is a table of messages in memory: what is tried here is the store, hundreds of times.
"""

from __future__ import annotations

import asyncio
import itertools
import random
import sqlite3
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

import sqlalchemy as sa
from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramBadRequest, TelegramNetworkError
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageReplyMarkup,
    EditMessageText,
    SendDocument,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import BufferedInputFile, InlineKeyboardMarkup
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.intake.intake import Intake
from bot.intake.reading import Raw, Reader
from bot.intake.turns import Turns
from bot.storage import SqlStore, address
from bot.storage.trouble import translated
from handlers.events import Event
from handlers.screen import Reply
from handlers.telegram.alone import ForOne
from handlers.telegram.deliver import Deliver
from handlers.telegram.dispatch import Dispatch
from journey.errors import Unavailable
from journey.model import Journey
from tests.handlers.chat import LIBRARY, NOW, House
from tests.handlers.telegram.rig import Easel, Told, at_once, picture

ANYA: Final = 7
Kind = Literal["busy", "full", "lost"]
Step = str | int
"""A command, or a button by what it says or where it stands."""


def _fault(kind: Kind) -> Exception:
    if kind == "lost":
        cause: Exception = ConnectionResetError("the server went away")
        return sa.exc.OperationalError("COMMIT", None, cause, connection_invalidated=True)
    error = sqlite3.OperationalError(f"database is {kind}")
    error.sqlite_errorcode = sqlite3.SQLITE_BUSY if kind == "busy" else sqlite3.SQLITE_FULL
    return sa.exc.OperationalError("BEGIN", None, error)


@dataclass
class Weather:
    """Which transactions fail, and how.

    busy: it could not begin. full: all of it was undone at its commit. lost: it was committed, and
    the answer did not come back.
    """

    kind: Kind = "busy"
    nth: int = 0
    chance: random.Random | None = None
    """Whether about every third one fails."""
    count: int = 0
    failed: int = 0

    def strikes(self) -> bool:
        self.count += 1
        hit = self.count == self.nth if self.chance is None else self.chance.random() < 1 / 3
        self.failed += hit
        return hit


class FaultyStore(SqlStore):
    """The real store in bad weather."""

    def __init__(self, url: sa.URL, weather: Weather) -> None:
        super().__init__(url, lambda: NOW)
        self.weather = weather

    @asynccontextmanager
    async def _transaction(self, *args: Any, **named: Any) -> AsyncIterator[AsyncConnection]:
        strikes = self.weather.strikes()
        with translated():
            if strikes and self.weather.kind == "busy":
                raise _fault("busy")
            async with super()._transaction(*args, **named) as connection:
                yield connection
                if strikes and self.weather.kind == "full":
                    raise _fault("full")
            if strikes and self.weather.kind == "lost":
                raise _fault("lost")

    @asynccontextmanager
    async def _reading(self) -> AsyncIterator[AsyncConnection]:
        with translated():
            if self.weather.strikes():
                raise _fault(self.weather.kind)
            async with super()._reading() as connection:
                yield connection


class Wire(BaseSession):
    """Keeps messages as Telegram does, and says yes to everything."""

    def __init__(self, messages: dict[int, dict[str, Any]] | None = None) -> None:
        """messages: what stands there from before."""
        super().__init__()
        self.messages: dict[int, dict[str, Any]] = messages or {}
        self.toasts: list[str] = []
        self.sent: list[tuple[int, str]] = []
        """Chat and what went there: words, «photo», the name of a file."""
        self.calls = 0
        """Screens sent or edited."""
        self.down = False
        self.refuses = False
        """Everything that is said is wrong in itself."""
        self._ids = itertools.count(max(self.messages, default=999) + 1)

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], *_: Any, **__: Any) -> Any:
        if self.down:
            raise TelegramNetworkError(method, "nobody answers")
        if self.refuses and not isinstance(method, AnswerCallbackQuery):
            raise TelegramBadRequest(method, "Bad Request: can't parse entities")
        self.calls += isinstance(method, SendMessage | EditMessageText)
        match method:
            case AnswerCallbackQuery():
                self.toasts.append(method.text or "")
                return True
            case EditMessageText() | EditMessageReplyMarkup():
                assert method.message_id is not None
                kept = self.messages[method.message_id]
                if isinstance(method, EditMessageText):
                    kept["text"] = method.text
                kept["rows"] = _rows(method.reply_markup)
                return True
            case SendMediaGroup():
                return [self._send(bot, method.chat_id, "", None) for _ in method.media]
            case SendMessage():
                return self._send(bot, method.chat_id, method.text, method.reply_markup)
            case SendPhoto():
                return self._send(bot, method.chat_id, "", None)
            case SendDocument():
                assert isinstance(method.document, BufferedInputFile)
                self.sent.append((int(method.chat_id), method.document.filename or ""))
        return True

    def _send(self, bot: Bot, chat: Any, text: str, markup: Any) -> Any:
        from aiogram.types import Message

        number = next(self._ids)
        self.sent.append((chat, text or "photo"))
        self.messages[number] = {"text": text, "rows": _rows(markup)}
        sizes = [{"file_id": f"f{number}", "file_unique_id": "u", "width": 9, "height": 9}]
        found = {
            "message_id": number,
            "date": 1,
            "chat": {"id": chat, "type": "private"},
            **({"text": text} if text else {"photo": sizes}),
        }
        return Message.model_validate(found, context={"bot": bot})

    async def stream_content(self, *args: Any, **named: Any) -> AsyncGenerator[bytes, None]:
        raise NotImplementedError
        yield b""

    async def close(self) -> None:
        pass


def _rows(markup: Any) -> list[tuple[str, str]]:
    if not isinstance(markup, InlineKeyboardMarkup):
        return []
    return [(b.text, b.callback_data or "") for row in markup.inline_keyboard for b in row]


@dataclass
class Whole:
    """The bot and a person before it."""

    house: House
    wire: Wire
    store: FaultyStore
    intake: Intake
    dispatch: Dispatch
    turns: Turns
    told: list[str] = field(default_factory=list)
    _updates: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def updates_from(self, first: int) -> None:
        """On a database that knows earlier ones."""
        self._updates = itertools.count(first)

    def goes_on_from(self, first: int) -> None:
        """… made by the same bot: neither its ids come twice."""
        self.updates_from(first)
        self.house._ids.next = 1000 * first

    async def do(self, step: Step) -> None:
        """A command is sent, a button is tapped."""
        await (self.say(step) if isinstance(step, str) and step[0] == "/" else self.tap(step))

    async def take(self, raw: Raw) -> None:
        """As a transport does it: again until it is written down; then until all is said."""
        raw = {"update_id": next(self._updates), **raw}
        while True:
            try:
                await self.intake.take([raw])
            except Unavailable:
                continue
            break
        if self.wire.down:
            await self.turns.below(1)
        else:
            await self.until_said()

    async def until_said(self) -> None:
        while len(self.turns) or self.dispatch.owing():
            self.intake.reached(after_all=True)
            await asyncio.sleep(0.001)

    async def say(self, text: str) -> None:
        entities = [{"type": "bot_command", "offset": 0, "length": len(text)}]
        await self.take(
            {
                "message": {
                    "message_id": next(self._updates),
                    "date": 1,
                    "chat": {"id": ANYA, "type": "private"},
                    "from": _anya(),
                    "text": text,
                    **({"entities": entities} if text.startswith("/") else {}),
                }
            }
        )

    async def tap(self, label: str | int) -> None:
        number, live = max((n, m) for n, m in self.wire.messages.items() if m["rows"])
        rows: list[tuple[str, str]] = live["rows"]
        wanted = rows[label][1] if isinstance(label, int) else _named(rows, label)
        await self.take({"callback_query": tapped(number, wanted)})

    async def map(self) -> Journey:
        self.store.weather = Weather()
        async with self.store.read() as work:
            (heading,) = await work.headings(ANYA)
            found = await work.journey(heading.id)
        assert found is not None
        return found


def _named(rows: list[tuple[str, str]], label: str) -> str:
    return next(data for text, data in rows if label in text)


def _anya() -> dict[str, Any]:
    return {"id": ANYA, "is_bot": False, "first_name": "Аня", "language_code": "ru"}


def tapped(message: int, data: str, query: str = "q") -> dict[str, Any]:
    chat = {"id": ANYA, "type": "private"}
    return {
        "id": query,
        "from": _anya(),
        "chat_instance": "c",
        "data": data,
        "message": {"message_id": message, "date": 1, "chat": chat, "text": "x"},
    }


@asynccontextmanager
async def whole(
    file: Path,
    weather: Weather,
    wire: Wire | None = None,
    answer: Callable[[Event], Reply] | None = None,
    url: str | None = None,
) -> AsyncIterator[Whole]:
    """wire: what was sent before a restart. answer: instead of the real conversation.

    url: another database than the file.
    """
    store = FaultyStore(address.parse(url or f"sqlite:///{file}"), weather)
    house = House(store, file)
    wire = wire or Wire()
    bot = Bot("42:TEST", session=wire)
    turns = Turns(16, at_once)
    deliver = Deliver(bot, store, Easel((picture(), picture())))
    conversation = house.conversation if answer is None else Told(store, answer)
    dispatch = Dispatch(conversation, deliver, store, LIBRARY)
    dispatch.desk.for_one = ForOne(bot, house.services)

    async def nobody_asks(_asked: object) -> None: ...

    intake = Intake(store, Reader(bot, "tropa_bot"), dispatch, nobody_asks, turns)
    try:
        yield Whole(house, wire, store, intake, dispatch, turns)
    finally:
        await intake.drain(0.1)
        store.weather = Weather()
        await store.close()


def label(key: str) -> str:
    return LIBRARY.texts("ru").plain(key).removesuffix(" ›")


_STAGE: Final[tuple[Step, ...]] = (0, label("button.next"), 0, label("button.next"), 0)
QUICK: Final[tuple[Step, ...]] = (
    *("/start", "☕", 0, label("button.fits"), label("button.walk")),
    *6 * _STAGE,
    label("button.checklist.whole"),
)
"""The whole quick dialogue, over the picture to the list."""


async def to_first_answers(bot: Whole) -> None:
    """Over the draft to the first stage's end."""
    for step in QUICK[:10]:
        await bot.do(step)


async def to_end(bot: Whole) -> None:
    for step in QUICK:
        await bot.do(step)
