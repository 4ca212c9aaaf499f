"""The bot as a process of its own, to be killed and started again."""

from __future__ import annotations

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
        self._end(signal.SIGKILL)

    def terminate(self) -> int:
        return self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> int:
        running = self._running
        if running is None:
            return 0
        if running.poll() is None:
            if how is signal.SIGKILL:
                os.killpg(running.pid, how)
            else:
                running.send_signal(how)
        code = running.wait(timeout=LONG)
        self._running = None
        return code
