"""Runs the bot as a program: on Telegram, or in the playground; ends it when told.

Knows signals, ports and browsers; must not know what the bot does.
"""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sqlite3
import sys
import webbrowser
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, Final

from aiogram.types import User
from pydantic import SecretStr

from bot.playground.server import TOKEN, Playground
from bot.runtime import logs
from bot.runtime.app import serve
from bot.runtime.settings import BadSettings, Settings

PORT: Final = 8765
"""The playground's address stays the same from start to start, where it is free."""


def run(settings: Settings) -> None:
    """The bot on Telegram."""
    settings.token()  # asked for first: a missing one is said before anything is opened
    logs.set_up(settings.log_level)
    stop = asyncio.Event()
    asyncio.run(_until_told(serve(settings, stop, ready=_settled), stop))


def _settled(_me: User) -> None:
    """What is there once the bot listens stays: the collector need not look through it again."""
    gc.collect()
    gc.freeze()


def play(settings: Settings, port: int | None, *, browser: bool) -> None:
    """The bot in the playground, in this same process."""
    # Whoever tries it out wants to see the address, not the log, unless they ask for it.
    chosen = "log_level" in settings.model_fields_set
    logs.set_up(settings.log_level if chosen else "WARNING")
    stop = asyncio.Event()
    asyncio.run(_until_told(_play(settings, port, stop, browser=browser), stop))


async def _until_told(program: Coroutine[Any, Any, None], stop: asyncio.Event) -> None:
    """The first signal lets it finish what it is at, a second one ends it at once."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, _end, stop, number)
    await program


def _end(stop: asyncio.Event, number: signal.Signals) -> None:
    if stop.is_set():
        os._exit(128 + number)
    stop.set()


async def _play(
    settings: Settings, port: int | None, stop: asyncio.Event, *, browser: bool
) -> None:
    folder = settings.data_dir / "playground"
    playground = await _open(folder, port)

    def ready(me: User) -> None:
        _settled(me)
        sys.stdout.write(f"Tropa is ready: open {playground.url} (Ctrl-C ends it)\n")
        sys.stdout.flush()
        if browser and _has_display():
            webbrowser.open(playground.url)

    inside = settings.model_copy(
        update={
            "bot_token": SecretStr(TOKEN),
            "telegram_api_url": playground.url,
            "database_url": f"sqlite:///{(folder / 'tropa.sqlite').as_posix()}",
        }
    )
    try:
        await serve(inside, stop, ready)
    finally:
        await playground.stop()


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
