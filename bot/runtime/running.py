"""Runs the bot as a program on Telegram; ends it when told.

Knows signals and what is started first; must not know what the bot does, nor the playground. It
imports neither aiogram nor the bot before the process that draws is on its way: each of the two
imports for a second, and so they do it side by side.
"""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from bot.drawing import belongings
from bot.drawing.workers import Workers
from bot.runtime import logs, private
from bot.runtime.clock import UtcClock
from bot.runtime.settings import Settings

if TYPE_CHECKING:
    from aiogram.types import User


def run(
    settings: Settings, *, replace_webhook: bool = False, clock: UtcClock | None = None
) -> None:
    """The bot on Telegram.

    clock: another one than the machine's, for trying out next week.
    """
    settings.token()  # asked for first: a missing one is said before anything is opened
    logs.set_up(settings.log_level)
    private.watch_secrets()
    private.keep(settings.data_dir)
    belongings.lend(settings.data_dir / "matplotlib")
    stop = asyncio.Event()
    serving = _serve(settings, stop, clock, replace_webhook=replace_webhook)
    asyncio.run(until_told(serving, stop))


async def _serve(
    settings: Settings, stop: asyncio.Event, clock: UtcClock | None, *, replace_webhook: bool
) -> None:
    workers = Workers()
    try:
        await workers.start()
        from bot.runtime.app import serve

        await serve(
            settings,
            stop,
            ready=settled,
            clock=clock,
            replace_webhook=replace_webhook,
            workers=workers,
        )
    finally:
        await workers.close()


def settled(_me: User) -> None:
    """What is there once the bot listens stays: the collector need not look through it again."""
    gc.collect()
    gc.freeze()


async def until_told(program: Coroutine[Any, Any, None], stop: asyncio.Event) -> None:
    """The first signal lets it finish what it is at, a second one ends it at once."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, _end, stop, number)
    await program


def _end(stop: asyncio.Event, number: signal.Signals) -> None:
    if stop.is_set():
        os._exit(128 + number)
    stop.set()
