"""The bot in the playground: local Bot API server, chat page and bot in one process.

Knows ports and browsers, and puts the two together; neither of them knows the other: what a visitor
wishes of the playground (another day, an example, all anew) is fulfilled here. What runs on
Telegram imports nothing of this.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import shutil
import sqlite3
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Final

import structlog
from aiogram.types import User
from pydantic import SecretStr

from bot import staging
from bot.drawing import belongings
from bot.playground.server import TOKEN, Playground
from bot.runtime import logs, private
from bot.runtime.app import serve
from bot.runtime.listening import OFF
from bot.runtime.running import until_told
from bot.runtime.settings import BadSettings, Settings

log = structlog.get_logger()

PORT: Final = 8765
"""The playground's address stays the same from start to start, where it is free."""


def play(settings: Settings, port: int | None, *, browser: bool) -> None:
    """The bot in the playground, in this same process."""
    # Whoever tries it out wants to see the address, not the log, unless they ask for it.
    chosen = "log_level" in settings.model_fields_set
    logs.set_up(settings.log_level if chosen else "WARNING")
    private.keep(settings.data_dir)
    belongings.lend(settings.data_dir / "matplotlib")
    stop = asyncio.Event()
    asyncio.run(until_told(_play(settings, port, stop, browser=browser), stop))


class GroundClock:
    """Fulfils `handlers.ports.Clock`: what time it is where its visitors have travelled to."""

    def __init__(self, playground: Playground) -> None:
        self._playground = playground

    def now(self) -> dt.datetime:
        return dt.datetime.fromtimestamp(self._playground.travel(), dt.UTC)

    async def pause(self, seconds: float) -> None:
        await self._playground.travel.pause(seconds)


async def _play(
    settings: Settings, port: int | None, stop: asyncio.Event, *, browser: bool
) -> None:
    folder = settings.data_dir / "playground"

    def ready(address: str) -> None:
        sys.stdout.write(f"Tropa is ready: open {address} (Ctrl-C ends it)\n")
        sys.stdout.flush()
        if browser and _has_display():
            webbrowser.open(address)

    again = await _once(settings, folder, port, stop, ready)
    while again is not None:
        shutil.rmtree(folder, ignore_errors=True)
        again = await _once(settings, folder, again, stop, lambda _address: None)


async def _once(
    settings: Settings,
    folder: Path,
    port: int | None,
    stop: asyncio.Event,
    ready: Callable[[str], None],
) -> int | None:
    """Plays until it is told to end, or until all is to begin anew: then the port to begin at."""
    playground = await _open(folder, port)
    ending = asyncio.Event()

    def begun(_me: User) -> None:
        ready(playground.url)

    inside = settings.model_copy(
        update={
            "bot_token": SecretStr(TOKEN),
            "telegram_api_url": playground.url,
            "telegram_proxy": None,  # it is here
            "webhook_url": "",
            "metrics_listen": OFF,
            "database_url": f"sqlite:///{(folder / 'tropa.sqlite').as_posix()}",
        }
    )
    wishes = asyncio.create_task(_fulfil(playground))
    told = asyncio.create_task(stop.wait())
    for task in (wishes, told):
        task.add_done_callback(lambda _done: ending.set())
    try:
        await serve(inside, ending, begun, GroundClock(playground))
    finally:
        for task in (wishes, told):
            task.cancel()
        await asyncio.gather(wishes, told, return_exceptions=True)
        await playground.stop()
    return None if stop.is_set() else playground.port


async def _fulfil(playground: Playground) -> None:
    """What visitors wish, one after the other; returns when all is to begin anew."""
    while (wish := await playground.wishes.get()) != "again":
        person = None
        try:
            person = await staging.stage(playground.url, wish.partition(" ")[2])
        except Exception:  # the visitor's chat goes on, and they hear that there is no example
            log.exception("the example did not come about")
        playground.shown(person)


async def _open(folder: Path, port: int | None) -> Playground:
    """Serves on the port that was asked for; on the usual or any free one if none was."""
    for wanted in (PORT, 0) if port is None else (port,):
        playground = Playground(folder, port=wanted)
        try:
            await playground.start()
        except (OSError, sqlite3.DatabaseError) as error:
            await playground.stop()
            if not isinstance(error, OSError) or error.filename is not None:
                raise BadSettings(
                    f"DATA_DIR: {folder} cannot be written ({error}); name another folder"
                ) from error
        else:
            return playground
    raise BadSettings(f"port {port} is taken; choose another with --port")


def _has_display() -> bool:
    """Whether a browser could be shown; a server without a screen has none."""
    return sys.platform != "linux" or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
