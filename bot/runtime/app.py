"""The composition root: every part of the bot is made and put together here, and taken apart.

Knows all parts; holds no logic but the order of start and end.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from typing import Final

import structlog
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.enums import ParseMode
from aiogram.types import User

from bot import version
from bot.drawing.drawer import ProcessDrawer
from bot.drawing.exchange import Files
from bot.drawing.workers import Workers
from bot.intake.duty import Duty
from bot.intake.intake import Intake
from bot.intake.reading import Reader
from bot.intake.turns import Turns
from bot.jobs.runner import Handler, Jobs
from bot.outside.accounts import Accounts
from bot.outside.syncing import KINDS, Syncing
from bot.reading.reception import Reception
from bot.runtime import housekeeping, introduction, lean, logs, watched
from bot.runtime.clock import Clock, UtcClock
from bot.runtime.copying import Copying
from bot.runtime.kept import KeptReplies
from bot.runtime.limiter import Pace, Pacing, Pause
from bot.runtime.logging_in import Door
from bot.runtime.proxy import Proxy
from bot.runtime.reaching import Session
from bot.runtime.retention import Retention
from bot.runtime.settings import BadSettings, Settings
from bot.runtime.transport import refusals, transport
from bot.speaking.gathering import Gathering
from bot.speaking.reminding import Reminders
from bot.storage import (
    BadAddress,
    CannotCopy,
    CannotOpen,
    copy_before_upgrade,
    known_as,
    open_store,
    upgrade,
)
from bot.watching.calls import Counted
from bot.watching.health import Health
from handlers.book import BOOK
from handlers.context import Services
from handlers.conversation import Conversation
from handlers.flows.reminders import HANDLERS
from handlers.ports import Drawer, Library, Seal
from handlers.quota import Quota
from handlers.reminding import Reminding
from handlers.telegram.bringing import Bringing
from handlers.telegram.deliver import Deliver
from handlers.telegram.dispatch import Dispatch
from handlers.telegram.fetching import Fetching
from handlers.telegram.inline import Inline
from handlers.telegram.poster import Poster, Private
from handlers.telegram.rights import TelegramRights
from handlers.telegram.writing import Refresh
from journey import limits
from journey.ports import Store
from locales.cities import CityFiles
from locales.shipped import catalogues
from locales.texts import Languages
from renderers.themes import names as theme_names

log = structlog.get_logger()

AT_ONCE: Final = 2000
"""Events answered side by side: so many that those who wait for a picture keep nobody else waiting.
The store and the connections to Telegram have bounds of their own."""
DRAIN_SECONDS: Final = 10.0
"""For what is being answered when the bot is told to end; the rest is answered after a start."""
REQUEST_SECONDS: Final = 30.0
"""A request without an answer counts as lost; an album of pictures goes out well within it."""
_ID_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz0123456789"


def new_id() -> str:
    """12 characters: with a million ids the chance of meeting one twice is one to ten million."""
    return "".join(secrets.choice(_ID_LETTERS) for _ in range(12))


@dataclass(frozen=True, slots=True)
class Parts:
    """What is open while the bot runs."""

    bot: Bot
    store: Store
    drawer: Drawer
    library: Library
    clock: Clock
    accounts: Accounts
    operator: str
    retention: int
    copies: int
    workers: Workers
    face: bool = True
    seal: Seal | None = None


async def serve(
    settings: Settings,
    stop: asyncio.Event,
    ready: Callable[[User], None] = lambda _me: None,
    clock: Clock | None = None,
    tempo: float = 1.0,
    *,
    replace_webhook: bool = False,
    workers: Workers | None = None,
) -> None:
    """Runs the bot until `stop` is set; `ready` hears when it has begun to listen.

    clock: another one than the machine's, for trying out next week.
    tempo: how many times faster than Telegram bears a group is spoken to; for a server that bears
    it, as the playground does.
    replace_webhook: whether a webhook that is set may be removed; otherwise it is a `BadSettings`.
    workers: that draw, should they have been started already.

    Raises `BadSettings` when a setting turns out to be wrong.
    """
    logs.watch(asyncio.get_running_loop())
    place = settings.webhook()
    door = Door(
        settings.telegram_api_url, settings.proxy(), own=place, replace_webhook=replace_webhook
    )
    if lean.ordinary is not None:
        log.warning("aiogram takes its full time and memory", reason=lean.ordinary)
    health = Health()
    async with (
        watched.opened(settings, health),
        _open(settings, clock or UtcClock(), tempo, workers) as parts,
    ):
        me = await door.log_in(parts.bot, stop)
        if me is None:
            return
        health.logged_in = True
        turns = Turns(AT_ONCE)
        intake, reminders, gathering, jobs = _assemble(parts, me, turns, tempo)
        updates = transport(parts.bot, intake, place)
        watched.look_into(parts.store, parts.workers, intake, health)

        async def on_duty() -> None:
            await intake.recover()
            log.info("started", bot=me.username, **_about(settings, door))
            ready(me)
            with health.duty():
                await updates.run()

        copying = Copying(settings.database, settings.backup_dir, settings.backup_keep, parts.clock)
        async with _background(parts, reminders, gathering, jobs, copying):
            with refusals(settings):
                await Duty(parts.store).run(on_duty, stop)
            health.ending = True
            log.info("ending")
            left = await intake.drain(DRAIN_SECONDS)
            if left:
                log.warning("left for the next start", events=left)
            await updates.confirm()
    log.info("ended")


def _about(settings: Settings, door: Door) -> dict[str, str]:
    """What whoever reads the log wants to know first."""
    database = known_as(settings.database)
    by = "webhook" if settings.webhook_url else "polling"
    about = {"version": version(), "database": database, "telegram": door.host, "by": by}
    return {**about, **door.through}


@asynccontextmanager
async def _open(
    settings: Settings, clock: Clock, tempo: float, workers: Workers | None
) -> AsyncIterator[Parts]:
    """Opens what has to be closed again, the last opened first."""
    token = settings.token()
    library = Languages()
    store = await open_database(settings.database, clock)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(store.close)
        pace = Pace(settings.messages_a_second, settings.edits_a_second)
        bot = make_bot(
            token, settings.telegram_api_url, tempo=tempo, pace=pace, proxy=settings.proxy()
        )
        stack.push_async_callback(bot.session.close)
        workers = workers or Workers()
        drawer = ProcessDrawer(library, store, workers)
        stack.push_async_callback(drawer.close)
        await drawer.warm_up()
        accounts = Accounts()
        stack.push_async_callback(accounts.close)
        yield Parts(
            bot=bot,
            store=store,
            drawer=drawer,
            library=library,
            clock=clock,
            accounts=accounts,
            operator=settings.operator,
            retention=settings.retention_days,
            face=settings.bot_profile == "on",
            copies=settings.backup_keep if settings.backup_dir else 0,
            workers=workers,
            seal=settings.seal(),
        )


async def open_database(url: str, clock: Clock) -> Store:
    """The store, its tables brought to this version. Raises `BadSettings`."""
    try:
        if made := await copy_before_upgrade(url):
            log.warning("the database is upgraded; a copy of it stands beside", copy=made.name)
        await upgrade(url)
        return open_store(url, now=clock.now)
    except BadAddress as error:
        raise BadSettings(f"DATABASE_URL: {error}") from error
    except CannotOpen as error:
        raise BadSettings(f"DATABASE_URL or DATA_DIR: the database: {error}") from error
    except CannotCopy as error:
        raise BadSettings(f"DATA_DIR: no copy before the upgrade: {error}") from error


def make_bot(
    token: str,
    url: str,
    pause: Pause = asyncio.sleep,
    tempo: float = 1.0,
    pace: Pace | None = None,
    proxy: Proxy | None = None,
) -> Bot:
    """A bot that speaks HTML, at Telegram's pace."""
    session = Session(url, REQUEST_SECONDS, proxy)
    session.middleware(KeptReplies())
    session.middleware(Pacing(pause, tempo, pace))
    session.middleware(Counted())
    default = DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview_is_disabled=True)
    return Bot(token, session=session, default=default)


def _assemble(
    parts: Parts, me: User, turns: Turns, tempo: float
) -> tuple[Intake, Reminders, Gathering, Jobs]:
    username, fetching = me.username or "", Fetching(parts.bot)
    jobs = Jobs(parts.store, parts.clock, doers := dict[str, Handler]())
    services = replace(
        _services(parts, username, fetching, jobs.wake),
        ring=lambda: reminders.soon(),  # noqa: PLW0108 - made below
    )
    deliver = Deliver(parts.bot, parts.store, parts.drawer)
    conversation = Bringing(Conversation(services), fetching, parts.store, parts.drawer, BOOK.waits)
    dispatch = Dispatch(conversation, deliver, parts.store, parts.library)
    inline = Inline(parts.bot, services, parts.drawer)
    reader = Reader(parts.bot, username)
    intake = Intake(parts.store, reader, dispatch, inline, turns)
    reminders = Reminders(
        store=parts.store,
        clock=parts.clock,
        say=Reminding(services, HANDLERS),
        send=deliver,
        turns=turns,
        pause=parts.clock.pause,
    )
    tell, refresh = _in_private(dispatch, turns), _refreshing(dispatch, turns)
    poster = Poster(parts.bot, services, parts.drawer, tell, refresh)
    gathering = Gathering(poster, parts.store, parts.clock, tempo=tempo)
    dispatch.desk.wake = gathering.wake
    dispatch.desk.for_one = poster.for_one
    doers.update(dict.fromkeys(KINDS, Syncing(services, parts.accounts.open, tell, refresh)))
    return intake, reminders, gathering, jobs


def _services(
    parts: Parts, username: str, fetching: Fetching, wake: Callable[[], None]
) -> Services:
    return Services(
        store=parts.store,
        library=parts.library,
        catalogue=catalogues(),
        exchange=Files(parts.library),
        clock=parts.clock,
        cities=CityFiles(),
        new_id=new_id,
        username=lambda: username,
        bot=lambda: parts.bot.id,
        drawings=Quota(limits.DRAWINGS_A_MINUTE),
        themes=_themes(),
        rights=TelegramRights(parts.bot),
        incoming=Reception(fetching),
        operator=parts.operator,
        retention=parts.retention,
        copies=parts.copies,
        seal=parts.seal,
        wake=wake,
    )


def _in_private(dispatch: Dispatch, turns: Turns) -> Private:
    """Tells a person something in their own turn: their live message is nobody else's."""

    async def tell(person: int, text: str) -> None:
        told = asyncio.get_running_loop().create_future()

        async def job() -> None:
            try:
                await dispatch.tell(person, text)
            except Exception as error:  # noqa: BLE001 - whoever wants it told hears of it
                told.set_exception(error)
            else:
                told.set_result(None)

        turns.put((person, person), job)
        await told

    return tell


def _refreshing(dispatch: Dispatch, turns: Turns) -> Refresh:
    """Shows a person's screen as it is now, in their own turn."""
    return lambda person: turns.put((person, person), lambda: dispatch.resume(person, ()))


def _themes() -> tuple[str, ...]:
    """The themes in their folder, light before the others."""
    return tuple(sorted(theme_names(), key=lambda name: (name != "light", name)))


@asynccontextmanager
async def _background(
    parts: Parts, reminders: Reminders, gathering: Gathering, jobs: Jobs, copying: Copying
) -> AsyncIterator[None]:
    """What goes on beside the conversation, until the block ends."""
    tasks = [
        asyncio.create_task(introduction.introduce(parts.bot, parts.library, face=parts.face)),
        asyncio.create_task(housekeeping.keep_tidy(parts.store, parts.clock)),
        asyncio.create_task(reminders.run()),
        asyncio.create_task(gathering.run()),
        asyncio.create_task(jobs.run()),
        asyncio.create_task(copying.run()),
        asyncio.create_task(Retention(parts.store, parts.clock, parts.retention).run()),
    ]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
