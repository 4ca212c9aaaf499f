"""The bot as a process of its own, to be killed and started again."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

from bot.playground.server import TOKEN, Playground
from tests.e2e.people import LONG


class Process:
    """The bot as a process of its own, to be killed and started again."""

    def __init__(self, playground: Playground, data_dir: Path) -> None:
        self._environment = {
            **os.environ,
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": playground.url,
            "DATA_DIR": str(data_dir),
            "LOG_LEVEL": "WARNING",
        }
        self.data_dir = data_dir
        self._running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._running = subprocess.Popen(
            [sys.executable, "-m", "bot.cli", "run"],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # its drawing worker is killed with it
        )

    def kill(self) -> None:
        if (running := self._running) is not None:
            if running.poll() is None:
                os.killpg(running.pid, signal.SIGKILL)
            running.wait(timeout=LONG)
            self._running = None

    async def terminate(self) -> int:
        """Ask it to end; gives its exit code.

        The playground lives in this loop and has to answer what the bot still says meanwhile.
        """
        assert self._running is not None
        self._running.send_signal(signal.SIGTERM)
        code = await asyncio.to_thread(self._running.wait, LONG)
        self._running = None
        return code
