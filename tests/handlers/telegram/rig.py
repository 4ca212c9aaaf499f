"""The edge on a bench: a real playground before it, a store, and a conversation that is told."""

from __future__ import annotations

import asyncio
import datetime as dt
import io
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from aiogram import Bot
from PIL import Image

from bot.intake.getupdates import GetUpdates
from bot.intake.intake import Intake
from bot.intake.reading import Reader
from bot.intake.turns import Turns
from bot.playground.client import PlaygroundClient
from bot.playground.server import TOKEN, Playground
from bot.runtime.app import make_bot
from bot.storage import SqlStore, open_store, upgrade
from handlers import owed
from handlers.events import Commanded, Event, InlineAsked, Said, Tapped, Wrote
from handlers.ports import DrawingFailed, Drawn
from handlers.screen import Button, Pictures, Rendering, Reply, Screen
from handlers.telegram.deliver import Deliver
from handlers.telegram.dispatch import Dispatch
from journey.errors import Rejected
from journey.model import Journey, Stage
from journey.person import Person
from journey.pictures import Leaflet, Pages, Sheet
from locales.texts import Languages

NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
WRITTEN = Wrote


async def at_once(_seconds: float) -> None:
    """A pause that only lets others have their turn."""
    await asyncio.sleep(0)


def said(text: str, *buttons: str) -> Screen:
    """A screen whose buttons send their own text."""
    return Screen(text, tuple((Button(button, button),) for button in buttons))


def echo(event: Event) -> Reply:
    """Says what was done, with a button to do more."""
    if isinstance(event, Said):
        return Reply(screen=said(event.text, "more"))
    if isinstance(event, Tapped):
        return Reply(screen=said(f"tapped {event.data}", "more"))
    if isinstance(event, Commanded):
        return Reply(screen=said(f"/{event.command} {event.argument}", "more"))
    return Reply(screen=said(type(event).__name__))


class Told:
    """A conversation that answers as a test tells it, and stores as the real one does."""

    def __init__(self, store: SqlStore, answer: Callable[[Event], Reply] = echo) -> None:
        self.store = store
        self.answer = answer
        self.heard: list[Event] = []
        self.now_showing = Reply(screen=said("current"))
        self.gate = asyncio.Event()
        """Closed by a test that wants an event to take long."""
        self.gate.set()
        self._changed = asyncio.Condition()

    async def handle(self, event: Event) -> Reply:
        self.heard.append(event)
        async with self._changed:
            self._changed.notify_all()
        await self.gate.wait()
        if event.repeated:
            return await self.current(event.person)
        owner = event.person if event.private else None
        async with self.store.write(update=event.update, person=owner) as work:
            reply = self.answer(event)
            known = await work.person(event.person)
            person = known or Person(id=event.person, chat=event.person, language="ru", seen=NOW)
            below = person.below or isinstance(event, WRITTEN)
            if event.private:
                await work.save_person(person.model_copy(update={"below": below}))
                work.owe(owed.written(reply))
        return reply

    async def handle_all(self, events: Sequence[Event]) -> list[Reply]:
        return [await self.handle(event) for event in events]

    async def current(self, person_id: int) -> Reply:
        del person_id
        return self.now_showing

    async def hears(self, count: int) -> list[Event]:
        """Waits until that many events have come in all."""
        async with self._changed:
            async with asyncio.timeout(10):
                await self._changed.wait_for(lambda: len(self.heard) >= count)
        return self.heard


def picture(width: int = 90, height: int = 60) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, "PNG")
    return out.getvalue()


@dataclass
class Easel:
    """A drawer whose pictures are given."""

    pictures: Sequence[bytes] = (picture(),)
    fails: type[DrawingFailed] | None = None
    undrawn: tuple[str, ...] = ()
    drawings: int = 0
    asked: list[str] = field(default_factory=list)
    beside: list[Journey | None] = field(default_factory=list)
    crowded: bool = False
    sizes: dict[Sheet, float] = field(
        default_factory=lambda: {"a4": 4.2, "a3": 6.1, "a2": 8.6, "a1": 12.2}
    )
    """Of the smallest letters on each paper."""
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    """Closed by a test that wants the drawing to take long."""

    def __post_init__(self) -> None:
        self.gate.set()

    async def draw(
        self, journey: Journey, pages: Pages, beside: Journey | None = None
    ) -> tuple[Drawn, ...]:
        self.asked.append(pages)
        self.beside.append(beside)
        self.drawings += 1
        await self.gate.wait()
        if self.fails:
            raise self.fails
        return tuple(
            Drawn(key, f"map-{index}.png", png, self.undrawn)
            for index, (key, png) in enumerate(
                zip(await self.keys(journey, pages, beside), self.pictures, strict=True)
            )
        )

    async def keys(
        self, journey: Journey, pages: Pages, beside: Journey | None = None
    ) -> tuple[str, ...]:
        name = f"{journey.id}-{pages}" + (f"-{beside.id}-{beside.revision}" if beside else "")
        return tuple(f"{name}-{index}" for index in range(len(self.pictures)))

    async def file(
        self, _journey: Journey, kind: str, beside: Journey | None = None
    ) -> tuple[bytes, ...]:
        self.asked.append(kind)
        self.beside.append(beside)
        if self.fails:
            raise self.fails
        return tuple(self.pictures)

    async def leaflet(
        self, _journey: Journey, leaflet: Leaflet, link: str, suffix: str
    ) -> tuple[bytes, ...]:
        self.asked.append(f"{leaflet}{suffix} {link}")
        if self.fails:
            raise self.fails
        return tuple(self.pictures)[:1]

    async def letters(
        self, _journey: Journey, _beside: Journey | None = None
    ) -> Mapping[Sheet, float]:
        return self.sizes

    async def logo(self, picture: bytes) -> bytes | Rejected:
        if self.fails:
            raise self.fails
        return picture


@dataclass
class Rig:
    """Everything between Telegram and the conversation."""

    playground: Playground
    client: PlaygroundClient
    store: SqlStore
    bot: Bot
    told: Told
    easel: Easel
    deliver: Deliver
    dispatch: Dispatch
    turns: Turns
    intake: Intake
    transport: GetUpdates
    questions: asyncio.Queue[InlineAsked]
    """What was asked inline."""

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """The bot fetches while the block runs, and ends in order."""
        running = asyncio.create_task(self.transport.run())
        try:
            yield
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running
            await self.intake.drain(5)

    async def person(self, number: int) -> Person:
        async with self.store.read() as work:
            found = await work.person(number)
        assert found is not None
        return found

    async def until_idle(self) -> None:
        """Until everything that was fetched has been answered."""
        async with asyncio.timeout(60):
            await self.turns.below(1)


@asynccontextmanager
async def rig(folder: Path, playground: Playground | None = None) -> AsyncIterator[Rig]:
    """A rig with a database in the folder; with the same folder and playground: after a restart."""
    own = None
    if playground is None:
        own = playground = Playground(folder / "playground")
        await playground.start()
    url = f"sqlite:///{folder / 'tropa.sqlite'}"
    await upgrade(url)
    store = open_store(url, now=lambda: NOW)
    bot = make_bot(TOKEN, playground.url, pause=at_once)
    async with PlaygroundClient(playground.url) as client:
        yield _assemble(playground, client, store, bot)
    with suppress(Exception):
        await bot.session.close()
    await store.close()
    if own is not None:
        await own.stop()


def _assemble(playground: Playground, client: PlaygroundClient, store: SqlStore, bot: Bot) -> Rig:
    told, easel, turns = Told(store), Easel(), Turns(16)
    deliver = Deliver(bot, store, easel)
    dispatch = Dispatch(told, deliver, store, Languages(), code=lambda: "c0de")
    questions: asyncio.Queue[InlineAsked] = asyncio.Queue()
    reader = Reader(bot, "tropa_bot")
    intake = Intake(store, reader, dispatch, questions.put, turns)
    transport = GetUpdates(bot, intake, at_once)
    return Rig(
        playground=playground,
        client=client,
        store=store,
        bot=bot,
        told=told,
        easel=easel,
        deliver=deliver,
        dispatch=dispatch,
        turns=turns,
        intake=intake,
        transport=transport,
        questions=questions,
    )


async def keep_journey(store: SqlStore, owner: int) -> str:
    """Stores a small map and gives its id."""
    stage = Stage(id="s1", title="Замечаю")
    journey = Journey(
        id="j1", title="Карта", language="ru", stages=(stage,), created=NOW, updated=NOW
    )
    async with store.write() as work:
        await work.save_person(Person(id=owner, chat=owner, language="ru", seen=NOW))
        await work.save_journey(None, journey, owner=owner, actor=owner, at=NOW)
    return journey.id


def pictures(journey: str, caption: str = "Карта <кофейни>") -> Pictures:
    return Pictures(
        journey=journey,
        pages="phone",
        status="Рисую карту…",
        queued="Карта в очереди…",
        caption=caption,
        failed=said("Картинка не получилась", "again"),
        large=said("Карта большая", "rows"),
        letters="Знаки: {letters}.",
    )


def rendering(journey: str) -> Rendering:
    return Rendering(
        journey=journey,
        kind="board.png",
        file="tropa-board.png",
        caption="Карта целиком",
        status="Рисую карту…",
        queued="Карта в очереди…",
        failed=said("Картинка не получилась", "again"),
    )
