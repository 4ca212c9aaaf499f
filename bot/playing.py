"""The bot in the playground: local Bot API server, chat page and bot in one process.

Knows ports and browsers, and puts the two together; neither of them knows the other. What runs on
Telegram imports nothing of this.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
import webbrowser
from pathlib import Path
from typing import Final

from aiogram.types import User
from pydantic import SecretStr

from bot.drawing import belongings
from bot.playground.server import TOKEN, Playground
from bot.runtime import logs, private
from bot.runtime.app import serve
from bot.runtime.running import until_told
from bot.runtime.settings import BadSettings, Settings

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


async def _play(
    settings: Settings, port: int | None, stop: asyncio.Event, *, browser: bool
) -> None:
    folder = settings.data_dir / "playground"
    playground = await _open(folder, port)

    def ready(_me: User) -> None:
        sys.stdout.write(f"Tropa is ready: open {playground.url} (Ctrl-C ends it)\n")
        sys.stdout.flush()
        if browser and _has_display():
            webbrowser.open(playground.url)

    inside = settings.model_copy(
        update={
            "bot_token": SecretStr(TOKEN),
            "telegram_api_url": playground.url,
            "telegram_proxy": None,  # it is here
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
