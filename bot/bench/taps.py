"""What a map costs a thumb: taps and typed characters, counted over the bot's real screens.

The person has a trade of their own, so the map has the five stages of any business, and accepts
half of what is offered: every other suggestion of every page. On the full map's quick way the
person takes each stage as it stands, and tells a metric's figures in one line. Knows the
conversation and a store in a folder of its own; no clock is read, so the figures are the same on
every machine.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypedDict

from bot.bench.figures import Figure
from bot.drawing.exchange import Files
from bot.storage import open_store, upgrade
from handlers.context import Services
from handlers.conversation import Conversation
from handlers.events import Commanded, Event, Said, Tapped
from handlers.flows.asking import WALK
from handlers.pages.dialogue import ASK
from handlers.quota import Quota
from handlers.screen import Screen
from journey import dialogue, limits
from journey.model import Depth, Journey, Order
from journey.ports import Store
from journey.prompts import Prompt
from journey.questions import BY_ID, Kind, Scope
from locales.cities import CityFiles
from locales.shipped import catalogues
from locales.texts import Languages

NOW: Final = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
PERSON: Final = 1
TRADE: Final = "Радио"
VALUE: Final = "38"
FIGURES: Final = "38 %, цель 50 %, 1200 визитов, Метрика, октябрь"
FIRST: Final = 0
CALM: Final = 2
"""The place of «Ровно» among the levels."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of a whole map, from /start to the finished one."""

    taps: int
    typed: int
    """Characters."""
    lines: int
    """Messages that were typed."""
    questions: int
    answers: int
    """Items and emotions that the person gave."""

    @property
    def note(self) -> str:
        told = f"{self.lines} lines with {self.typed} characters typed"
        return f"{told}, {self.questions} questions, {self.answers} answers"


def _is_further_figure(prompt: Prompt) -> bool:
    """Whether it asks for another figure of a metric than its value: all are left at once."""
    return BY_ID[prompt.question].scope is Scope.ITEM and prompt.question != "value"


class NoButtonError(AssertionError):
    """The person would press what the screen does not have."""


class Thumb:
    """One person before the bot's screens."""

    def __init__(self, store: Store, *, numbers: bool) -> None:
        library = Languages()
        ids = count(1)
        self._store = store
        self._numbers = numbers
        self._events = count(1)
        self._screen = Screen("…")
        self.taps = 0
        self.typed = 0
        self.lines = 0
        self.questions = 0
        self._bot = Conversation(
            Services(
                store=store,
                library=library,
                catalogue=catalogues(),
                exchange=Files(library),
                clock=_Still(),
                cities=CityFiles(),
                new_id=lambda: f"{next(ids):012d}",
                username=lambda: "tropa",
                drawings=Quota(limits.DRAWINGS_A_MINUTE),
            )
        )

    async def draft(self) -> None:
        """/start, the trade, its customer, its stages."""
        await self.command("start")
        await self._say(TRADE)
        prompt = await self._open()
        await self._press(f"p:{prompt.id}:c:{FIRST}")
        prompt = await self._open()
        await self._press(f"p:{prompt.id}:n")

    async def quick(self) -> None:
        """… and every question of the quick map."""
        await self.draft()
        await self._press(ASK.opens(await self.journey(), WALK))
        await self._answer_all()

    async def full(self, order: Order) -> None:
        """On from there: the rest of the questions."""
        journey = await self.journey()
        await self._press(f"v:full:{journey.id}")
        await self._press(f"a:deep:{journey.id}:{order.value}")
        await self._answer_all()

    async def command(self, name: str, argument: str = "") -> None:
        await self._take(Commanded(**self._who(), command=name, argument=argument))

    async def look(self, data: str) -> None:
        """A tap on a button that some screen has."""
        await self._take(Tapped(**self._who(), data=data, callback="c"))

    async def journey(self) -> Journey:
        async with self._store.read() as work:
            (heading,) = await work.headings(PERSON)
            journey = await work.journey(heading.id)
        assert journey is not None
        return journey

    async def cost(self) -> Cost:
        stages = (await self.journey()).stages
        given = [item.origin.from_people for stage in stages for item in stage.items]
        given += [one.origin.from_people for stage in stages for one in stage.emotions]
        return Cost(self.taps, self.typed, self.lines, self.questions, sum(given))

    async def _answer_all(self) -> None:
        async with self._store.read() as work:
            prompt = await work.open_prompt(PERSON)
        while prompt is not None:
            self.questions += 1
            await self._answer(prompt)
            async with self._store.read() as work:
                prompt = await work.open_prompt(PERSON)

    async def _answer(self, prompt: Prompt) -> None:
        match BY_ID[prompt.question].kind:
            case Kind.MANY:
                await self._tick(prompt)
                await self._press(f"p:{prompt.id}:n")
            case Kind.SCALE:
                await self._press(f"p:{prompt.id}:c:{CALM}")
            case Kind.ROWS:
                await self._press(f"p:{prompt.id}:n")
            case Kind.LINE if self._numbers:
                await self._say(FIGURES)
                await self._press(f"p:{prompt.id}:n")
            case Kind.LINE:
                await self._press(f"p:{prompt.id}:s")
            case Kind.NUMBER if prompt.question == "value" and self._numbers:
                await self._say(VALUE)
            case Kind.NUMBER | Kind.ONE if _is_further_figure(prompt):
                await self._press(f"p:{prompt.id}:f")
            case Kind.NUMBER:
                await self._press(f"p:{prompt.id}:s")
            case _:
                await self._press(f"p:{prompt.id}:c:{FIRST}")

    async def _tick(self, prompt: Prompt) -> None:
        """Every other suggestion, turning the pages."""
        for ordinal in range(0, min(len(prompt.options), 2 * limits.ITEMS_MAX), 2):
            wanted = f"p:{prompt.id}:t:{ordinal}:1"
            for _ in range(dialogue.pages(prompt)):
                offered = [button.data for row in self._screen.rows for button in row]
                if wanted not in offered:
                    turn = f"p:{prompt.id}:g:"
                    await self._press(next(data for data in offered if data.startswith(turn)))
            await self._press(wanted)

    async def _open(self) -> Prompt:
        async with self._store.read() as work:
            prompt = await work.open_prompt(PERSON)
        assert prompt is not None
        return prompt

    async def _press(self, data: str) -> None:
        if data not in {button.data for row in self._screen.rows for button in row}:
            raise NoButtonError(f"{data} on {self._screen.text!r}")
        self.taps += 1
        await self._take(Tapped(**self._who(), data=data, callback="c"))

    async def _say(self, text: str) -> None:
        self.typed += len(text)
        self.lines += 1
        await self._take(Said(**self._who(), text=text))

    async def _take(self, event: Event) -> None:
        reply = await self._bot.handle(event)
        self._screen = reply.screen or self._screen

    def _who(self) -> _Who:
        number = next(self._events)
        return {
            "update": number,
            "chat": PERSON,
            "private": True,
            "person": PERSON,
            "name": "Аня",
            "language": "ru",
            "message": number,
        }


class _Who(TypedDict):
    update: int
    chat: int
    private: bool
    person: int
    name: str
    language: str
    message: int


class _Still:
    """A clock that stands."""

    def now(self) -> dt.datetime:
        return NOW


async def cost(
    depth: Depth, order: Order = Order.GLANCE, *, numbers: bool = False, at_once: bool = True
) -> Cost:
    """Of a map of five stages; `numbers`: figures are typed for each metric, else left open;
    `at_once`: the full map begins with the draft instead of a finished quick map.
    """
    with TemporaryDirectory() as folder:
        address = f"sqlite:///{Path(folder) / 'tropa.sqlite'}"
        await upgrade(address)
        store = open_store(address, now=_Still().now)
        try:
            thumb = Thumb(store, numbers=numbers)
            await (thumb.draft() if at_once and depth is Depth.FULL else thumb.quick())
            if depth is Depth.FULL:
                await thumb.full(order)
            return await thumb.cost()
        finally:
            await store.close()


async def measure() -> list[Figure]:
    """The quick map, and the full one with and without numbers."""
    quick = await cost(Depth.QUICK)
    full = await cost(Depth.FULL)
    figures = await cost(Depth.FULL, numbers=True)
    after = await cost(Depth.FULL, numbers=True, at_once=False)
    stages = await cost(Depth.FULL, Order.STAGES, at_once=False)
    rows = await cost(Depth.FULL, Order.ROWS, at_once=False)
    return [
        Figure("quick map of 5 stages, half accepted", "taps", (quick.taps,), quick.note),
        Figure("full map from the draft, no number known", "taps", (full.taps,), full.note),
        Figure("… with a metric's figures a stage", "taps", (figures.taps,), figures.note),
        Figure("… and after the quick map", "taps", (after.taps,), after.note),
        Figure("full map, every question by stages", "taps", (stages.taps,), stages.note),
        Figure("full map, every question by rows", "taps", (rows.taps,), rows.note),
    ]
