"""A whole private chat without Telegram: what a person does goes in, what they see comes out.

The store is the real one. The live message is kept as the deliverer keeps it: edited, and sent
anew when it is covered. Every reply is held against Telegram's limits on its way.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypedDict

from bot.drawing.exchange import Files
from bot.storage import SqlStore
from handlers import codes
from handlers.context import Services, Unanswered
from handlers.conversation import Conversation
from handlers.events import (
    Commanded,
    Corrected,
    Event,
    Medium,
    Said,
    SentFile,
    SentMedium,
    Tapped,
)
from handlers.pages.maps import BEHIND, MORE
from handlers.pages.page import AnyPage
from handlers.ports import Rights
from handlers.quota import Quota
from handlers.screen import (
    BUTTONS_MAX,
    DATA_BYTES,
    TEXT_MAX,
    Button,
    Pictures,
    Reply,
    Screen,
    visible,
)
from handlers.screens import files
from journey import limits
from journey.errors import Rejected
from journey.model import Journey
from journey.person import Person
from locales.cities import CityFiles
from locales.shipped import catalogues
from locales.texts import Languages
from tests.handlers.markup import faults, utf16
from tests.handlers.numbers import Numbers
from tests.handlers.reading import Read
from tests.handlers.room import cut

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
CATALOGUE = catalogues()
LIBRARY = Languages()

ANYA, BORYA = 7, 8
TOAST_MAX = 200
CAPTION_MAX = 1024
BUTTON_MAX = 100
"""Characters of a button; Telegram names no bound, but refuses a keyboard of some kilobytes."""


@dataclass
class FixedClock:
    """Stands still until it is told otherwise."""

    moment: dt.datetime = NOW

    def now(self) -> dt.datetime:
        return self.moment

    def forward(self, **span: int) -> None:
        self.moment += dt.timedelta(**span)


class PlainFiles(Files):
    """The real files, with words that are quicker to write and tell maps apart."""

    def text(self, journey: Journey, beside: Journey | None = None) -> str:
        head = [f"beside {beside.title}"] if beside else []
        said = [*head, *(one.text for stage in journey.stages for one in stage.items)]
        return "\n".join(said or [journey.title])

    def write(
        self,
        name: str,
        journey: Journey,
        beside: Journey | None = None,
        logo: bytes | None = None,
    ) -> tuple[bytes, ...]:
        if name == files.WORDS:
            return (self.text(journey, beside).encode(),)
        return super().write(name, journey, beside, logo)


@dataclass
class House:
    """What all chats share: one bot over one database."""

    store: SqlStore
    file: Path
    clock: FixedClock = field(default_factory=FixedClock)
    drawings: int = limits.DRAWINGS_A_MINUTE
    rights: Rights = field(default_factory=Unanswered)
    operator: str = ""
    updates: Numbers = field(default_factory=lambda: Numbers(1))
    files: Read = field(default_factory=Read)
    empty: bytes = b""  # its file before anything happens, for `stretches`
    _ids: Numbers = field(default_factory=lambda: Numbers(1))

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """The bot's process begins: whatever it kept in memory is gone."""
        self.services = Services(
            store=self.store,
            library=LIBRARY,
            catalogue=CATALOGUE,
            exchange=PlainFiles(LIBRARY),
            clock=self.clock,
            cities=CityFiles(),
            new_id=lambda: f"{next(self._ids):012d}",
            username=lambda: "tropa_bot",
            drawings=Quota(self.drawings, lambda: self.clock.now().timestamp()),
            rights=self.rights,
            incoming=self.files,
            operator=self.operator,
        )
        self.conversation = Conversation(self.services)

    def chat(self, person: int = ANYA, language: str | None = "ru") -> Chat:
        return Chat(self, person, language)


@dataclass
class Chat:
    """One person's private chat."""

    house: House
    person: int
    language: str | None
    taps: int = 0
    typed: int = 0
    """Characters."""
    reply: Reply = field(default_factory=Reply)
    """The last one."""
    seen: dict[int, Screen] = field(default_factory=dict)
    """Messages with buttons, the old ones too."""
    pictures: list[Pictures] = field(default_factory=list)
    _messages: Numbers = field(default_factory=lambda: Numbers(100))
    _last: Event | None = None

    # --- what a person does

    async def command(self, name: str, argument: str = "") -> Reply:
        message = next(self._messages)
        return await self._take(
            Commanded(**self.who(), message=message, command=name, argument=argument), below=True
        )

    async def say(self, text: str) -> int:
        """Types a message; its number, to correct it later."""
        self.typed += len(text)
        message = next(self._messages)
        await self._take(Said(**self.who(), message=message, text=text), below=True)
        return message

    async def correct(self, message: int, text: str) -> Reply:
        return await self._take(Corrected(**self.who(), message=message, text=text))

    async def send(self, medium: Medium, logo: bytes | Rejected | None = None) -> Reply:
        number = next(self._messages)
        sent = SentMedium(**self.who(), message=number, medium=medium, logo=logo)
        return await self._take(sent, below=True)

    async def drop(self, content: bytes, name: str, *, album: bool = False) -> Reply:
        """Sends a file; its content stands where Telegram keeps it: see `Read`."""
        message = next(self._messages)
        event = SentFile(
            **self.who(),
            message=message,
            file=self.house.files.keep(content),
            called=name,
            size=len(content),
            mime=None,
            album=album,
        )
        return await self._take(event, below=True)

    async def tap(self, text: str) -> Reply:
        """Presses the button of the current screen that says this, or begins so, or holds it."""
        return await self.press(self.button(text))

    async def reach(self, text: str) -> Reply:
        """Presses it wherever it stands around a map."""
        return await self.press(await self.find(text))

    async def find(self, text: str) -> Button:
        """The button that says that: here, behind «Ещё», or on the way back."""
        searched = False
        while not any(text in label for label in self._offered()):
            parts = self._leading(*BEHIND)
            if parts and not searched:
                searched = True
                for part in parts:
                    await self.press(part)
                    if any(text in label for label in self._offered()):
                        return self.button(text)
                    await self.press(self.button("‹ "))
            elif self._leading(MORE) and not searched:
                await self.press(self._leading(MORE)[0])
            else:
                await self.press(self.button("‹ "))
        return self.button(text)

    def _leading(self, *pages: AnyPage) -> list[Button]:
        """The buttons to one of the pages, that of the way back aside."""
        names = {page.name for page in pages}
        return [
            button
            for button in self.buttons()
            if not button.text.startswith("‹")
            and (code := codes.parse(button.data)) is not None
            and (code.kind, code.name in names) == (codes.VIEW, True)
        ]

    def _offered(self) -> list[str]:
        parts = self._leading(*BEHIND)
        return [button.text for button in self.buttons() if button not in parts]

    async def press(self, button: Button, message: int | None = None) -> Reply:
        """Presses a button; without a message, on the live one."""
        self.taps += 1
        live = await self.live()
        event = Tapped(**self.who(), message=message or live or 1, data=button.data, callback="c")
        return await self._take(event)

    async def repeat(self) -> Reply:
        """The same is done once more: another update says it."""
        assert self._last is not None
        return await self._take(replace(self._last, update=next(self.house.updates)))

    async def redelivered(self) -> Reply:
        """… and the inbox knows it."""
        assert self._last is not None
        return await self._take(replace(self._last, repeated=True))

    # --- what they see

    @property
    def screen(self) -> Screen:
        return self.seen[max(self.seen)]

    @property
    def text(self) -> str:
        return self.screen.text

    def buttons(self) -> list[Button]:
        return [button for row in self.screen.rows for button in row]

    def labels(self) -> list[str]:
        return [button.text for button in self.buttons()]

    def button(self, text: str) -> Button:
        """The button that says that: whole, as its first words, its beginning, or within."""
        tests = (str.__eq__, _first_words, str.startswith, str.__contains__)
        for test in tests:
            for button in self.buttons():
                if test(button.text, text):
                    return button
        raise AssertionError(f"no button {text!r} in {self.labels()}")

    # --- what is stored

    async def live(self) -> int | None:
        known = await self.known()
        return None if known is None else known.live

    async def known(self) -> Person | None:
        async with self.house.store.read() as work:
            return await work.person(self.person)

    async def maps(self) -> list[Journey]:
        """The person's maps, the latest first."""
        async with self.house.store.read() as work:
            headings = await work.headings(self.person)
            found = [await work.journey(heading.id) for heading in headings]
        return [journey for journey in found if journey is not None]

    async def map(self) -> Journey:
        (journey,) = await self.maps()
        return journey

    async def put(self, journey: Journey) -> Journey:
        """Stores a state of a map that no conversation led to."""
        async with self.house.store.write() as work:
            before = await work.journey(journey.id)
            revision = 0 if before is None else before.revision + 1
            after = journey.model_copy(update={"revision": revision})
            await work.save_journey(before, after, owner=self.person, actor=self.person, at=NOW)
        return after

    # --- in between

    def who(self, group: int | None = None) -> _Who:
        """What every event says: in the private chat, or in a group."""
        return {
            "update": next(self.house.updates),
            "chat": group or self.person,
            "private": group is None,
            "person": self.person,
            "name": "Аня",
            "language": self.language,
        }

    async def _take(self, event: Event, *, below: bool = False) -> Reply:
        self._last = event
        self.reply = await self.house.conversation.handle(event)
        check(self.reply)
        await self._show(self.reply, below=below)
        return self.reply

    async def _show(self, reply: Reply, *, below: bool) -> None:
        """Edits the live message, or sends it anew where something stands below it."""
        if reply.pictures is not None:
            self.pictures.append(reply.pictures)
        person = await self.known()
        live = None if person is None else person.live
        if reply.screen is not None:
            covered = below or reply.fresh or reply.notice or reply.pictures or reply.files
            if live is None or covered or (person is not None and person.below):
                live = next(self._messages)
            self.seen[live] = reply.screen
            below = False
        if person is not None and (person.live, person.below) != (live, below):
            async with self.house.store.write() as work:
                update = {"live": live, "below": below}
                await work.save_person(person.model_copy(update=update))


class _Who(TypedDict):
    update: int
    chat: int
    private: bool
    person: int
    name: str
    language: str | None


def check(reply: Reply) -> None:
    """Nothing in it that Telegram would refuse; a screen that is no goodbye has a way on."""
    if reply.toast is not None:
        assert 0 < utf16(reply.toast.text) <= TOAST_MAX, reply.toast.text
    if reply.notice is not None:
        assert 0 < visible(reply.notice) <= TEXT_MAX
        assert not faults(reply.notice), reply.notice
    if reply.pictures is not None:
        assert utf16(reply.pictures.caption) <= CAPTION_MAX
        check_screen(reply.pictures.failed)
        if reply.pictures.large is not None:
            check_screen(reply.pictures.large)
        assert not faults(reply.pictures.status)
    for file in reply.files:
        assert file.content
        assert utf16(file.caption) <= CAPTION_MAX
    if reply.screen is not None:
        check_screen(reply.screen, last=reply.aside is not None)


def check_screen(screen: Screen, *, last: bool = False) -> None:
    """The bounds, by another count than the Screen's own; `last`: nothing need follow."""
    assert not faults(screen.text), screen.text
    assert utf16(html.unescape(re.sub("<[^>]+>", "", screen.text))) <= TEXT_MAX
    buttons = [button for row in screen.rows for button in row]
    assert len(buttons) <= BUTTONS_MAX
    assert not doubled(buttons), screen.text
    for button in buttons:
        assert button.text.strip(), screen.text
        assert utf16(button.text) <= BUTTON_MAX, button.text
        assert len(button.data.encode()) <= DATA_BYTES
    assert not cut(screen.rows), (cut(screen.rows), screen.text)
    goodbye = {LIBRARY.texts(language).html("forget.done") for language in LIBRARY.languages}
    assert buttons or last or screen.text.split("\n")[0] in goodbye, screen.text


def doubled(buttons: list[Button]) -> bool:
    """Whether one of them stands there twice."""
    return len({(button.text, button.data) for button in buttons}) < len(buttons)


def _first_words(label: str, words: str) -> bool:
    """Whether a label begins with whole words: “Next ›” does with “Next”, “Nextdoor” does not."""
    return label.startswith(words) and not label.removeprefix(words)[:1].isalnum()
