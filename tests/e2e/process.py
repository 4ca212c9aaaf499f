"""The bot as a process of its own, to be killed and started again."""

from __future__ import annotations

import asyncio
import datetime as dt
import multiprocessing
import os
import sys
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from bot.playground.server import TOKEN, Playground
from bot.runtime import running
from bot.runtime.clock import UtcClock
from bot.runtime.settings import Settings
from tests.e2e.people import LONG

_FORKING = multiprocessing.get_context("forkserver")
_FORKING.set_forkserver_preload(["bot.runtime.running", "bot.runtime.app"])
"""Each start is a new process with memory of its own, but for the libraries, which take seconds to
import and are the same every time; tests/bot/test_running.py starts the program as a whole."""


class Process:
    """The bot as a process of its own, to be killed and started again."""

    def __init__(self, playground: Playground, data_dir: Path, **more: str) -> None:
        self._settings = {
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": playground.url,
            "DATA_DIR": str(data_dir),
            "LOG_LEVEL": "WARNING",
            "METRICS_LISTEN": "off",
            **more,
        }
        self.data_dir = data_dir
        self.ahead = dt.timedelta()
        """So much later than it is, from the next start on."""
        self._running: ForkServerProcess | None = None

    def start(self) -> None:
        self._running = _FORKING.Process(target=_run, args=(self._settings, self.ahead))
        self._running.start()

    def kill(self) -> None:
        if (running := self._running) is not None:
            running.kill()  # its drawing worker hears nothing more, and ends
            running.join(LONG)
            self._running = None

    async def terminate(self) -> int | None:
        """Ask it to end; gives its exit code.

        The playground lives in this loop and has to answer what the bot still says meanwhile.
        """
        assert self._running is not None
        self._running.terminate()
        await asyncio.to_thread(self._running.join, LONG)
        code = self._running.exitcode
        self._running = None
        return code


def _run(settings: dict[str, str], ahead: dt.timedelta) -> None:
    """`tropa run` in the new process; with another clock what it runs."""
    os.environ.update(settings)
    if ahead:
        running.run(Settings(), clock=UtcClock(ahead))
        return
    sys.argv = ["tropa", "run"]
    from bot.cli import main

    main()
