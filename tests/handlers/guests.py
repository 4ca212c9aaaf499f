"""A customer's private chat, and a map whose survey is open: for the tests of surveys."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypedDict

from handlers.events import (
    CameBack,
    Commanded,
    Corrected,
    Event,
    Left,
    Medium,
    Said,
    SentMedium,
    Tapped,
)
from handlers.pages.pulse import CLOSE, OPEN, PULSE
from handlers.screen import Button, Reply, Screen
from journey.example import counted_ids, example
from journey.model import Journey
from journey.pulse.model import DESK, GUEST, Answer, Kind, Pulse, Wave
from tests.handlers.chat import CATALOGUE, NOW, Chat, House, check

FACES = {-2: "😣", -1: "🙁", 0: "😐", 1: "🙂", 2: "🤩"}


class _Who(TypedDict):
    update: int
    chat: int
    private: bool
    person: int
    name: str
    language: str | None


@dataclass
class Customer:
    """What one does in a chat goes in, what they see comes out: messages by their numbers."""

    house: House
    person: int = 5_000_000_777
    language: str | None = "ru"
    messages: dict[int, Screen] = field(default_factory=dict)
    taps: int = 0
    reply: Reply | None = None
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(900))
    _last: Event | None = None

    # --- what they do

    async def start(self, argument: str) -> Screen:
        message = next(self._numbers)
        return await self._seen(
            Commanded(**self._who(), message=message, command="start", argument=argument)
        )

    async def tap(self, text: str) -> Screen:
        return await self.press(self.button(text))

    async def press(self, button: Button, message: int | None = None) -> Screen:
        self.taps += 1
        below = message or max(self.messages)
        return await self._seen(
            Tapped(**self._who(), message=below, data=button.data, callback="c")
        )

    async def say(self, text: str) -> int:
        message = next(self._numbers)
        await self._seen(Said(**self._who(), message=message, text=text))
        return message

    async def correct(self, message: int, text: str) -> None:
        await self._take(Corrected(**self._who(), message=message, text=text))

    async def send(self, medium: Medium) -> Screen:
        message = next(self._numbers)
        return await self._seen(SentMedium(**self._who(), message=message, medium=medium))

    async def leave(self) -> Reply:
        return await self._take(Left(**self._who()))

    async def come_back(self) -> Reply:
        return await self._take(CameBack(**self._who()))

    async def answer(self, *levels: int | None, score: int | None = None) -> None:
        """A face for each stage, None: they were not there; then the scale."""
        for level in levels:
            await self.tap("Этого не было" if level is None else FACES[level])
        if score is not None:
            await self.tap(str(score))

    # --- what they see

    @property
    def screen(self) -> Screen:
        return self.messages[max(self.messages)]

    @property
    def text(self) -> str:
        return self.screen.text

    def labels(self) -> list[str]:
        return [button.text for row in self.screen.rows for button in row]

    def button(self, text: str) -> Button:
        for button in (button for row in self.screen.rows for button in row):
            if text in {button.text, button.text.removeprefix("✅ ").removeprefix("✓")}:
                return button
        raise AssertionError(f"no button {text!r} in {self.labels()}")

    # --- in between

    def _who(self) -> _Who:
        return _Who(
            update=next(self.house.updates),
            chat=self.person,
            private=True,
            person=self.person,
            name="Вера",
            language=self.language,
        )

    async def _seen(self, event: Event) -> Screen:
        reply = await self._take(event)
        assert reply.screen is not None
        return reply.screen

    async def _take(self, event: Event) -> Reply:
        self._last = event
        self.reply = reply = await self.house.conversation.handle(event)
        check(reply)
        if reply.screen is not None:
            aside = reply.aside
            number = aside.message if aside is not None and aside.message else None
            self.messages[number or next(self._numbers)] = reply.screen
        return reply


async def opened(chat: Chat, kind: Kind = Kind.STAGES) -> Journey:
    """A finished map whose survey is open."""
    await chat.command("start")
    industry = CATALOGUE.industry("coffee-shop", "ru")
    assert industry is not None
    made = example(industry, NOW, counted_ids("i"))
    journey = await chat.put(
        made.with_(title="Путь гостя", business="Зерно", stages=made.stages[:3])
    )
    await chat.press(Button("x", OPEN.does(journey, kind)))
    return journey


async def look(chat: Chat, journey: Journey) -> str:
    """The owner's page of it."""
    await chat.press(Button("x", PULSE.opens(journey)))
    return chat.text


async def close(chat: Chat, journey: Journey) -> None:
    await chat.press(Button("x", CLOSE.does(journey, (await wave(chat, journey)).id)))


async def pulse(chat: Chat, journey: Journey) -> Pulse:
    async with chat.house.store.read() as work:
        found = await work.pulse(journey.id)
    assert found is not None
    return found


async def wave(chat: Chat, journey: Journey) -> Wave:
    async with chat.house.store.read() as work:
        return (await work.waves((await pulse(chat, journey)).id))[-1]


async def guest_start(chat: Chat, journey: Journey) -> str:
    return GUEST + (await pulse(chat, journey)).secret


async def desk_start(chat: Chat, journey: Journey) -> str:
    return DESK + (await pulse(chat, journey)).desk


async def answers(chat: Chat, journey: Journey) -> tuple[Answer, ...]:
    async with chat.house.store.read() as work:
        return await work.answers((await wave(chat, journey)).id)
