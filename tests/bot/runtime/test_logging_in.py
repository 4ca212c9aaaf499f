"""What is said while Telegram is not reached."""

from __future__ import annotations

import asyncio

import pytest
from structlog.testing import capture_logs

from bot.playground.server import TOKEN
from bot.runtime import proxy
from bot.runtime.app import make_bot
from bot.runtime.backoff import Backoff
from bot.runtime.logging_in import Door, host


async def at_once(_seconds: float) -> None:
    """Nobody waits between two tries."""


class Impatient(Backoff):
    """No pause; ends the fifth time."""

    def __init__(self, stop: asyncio.Event) -> None:
        super().__init__()
        self._stop, self._asked = stop, 0

    def next(self) -> float:
        self._asked += 1
        if self._asked == 5:
            self._stop.set()
        return 0.0


@pytest.mark.parametrize(
    ("address", "remedy"),
    [(None, "name a proxy in TELEGRAM_PROXY"), ("http://anna:secret@127.0.0.1:{port}", "right")],
)
async def test_host_and_cause_each_time_the_remedy_once(
    unused_tcp_port: int, address: str | None, remedy: str
) -> None:
    between = None if address is None else proxy.parse(address.format(port=unused_tcp_port))
    where = f"127.0.0.1:{unused_tcp_port}"
    bot = make_bot(TOKEN, f"http://{where}", at_once, proxy=between)
    stop = asyncio.Event()
    with capture_logs() as logs:
        found = await Door(f"http://{where}", between).log_in(bot, stop, Impatient(stop))
    await bot.session.close()
    logs = [line for line in logs if line["event"] != "trying again"]
    assert found is None
    assert {line["host"] for line in logs} == {where}
    causes = [line.get("cause") for line in logs]
    assert [cause is None for cause in causes] == [False, False, False, True, False, False]
    assert all(cause.endswith("(refused)") for cause in causes if cause)
    assert remedy in logs[3]["remedy"]
    assert (logs[0].get("through") is not None) == (address is not None)
    assert "secret" not in str(logs)


def test_a_host_is_said_without_who_asks() -> None:
    assert host("https://anna:secret@bots.example:8443/path") == "bots.example:8443"
    assert host("https://api.telegram.org") == "api.telegram.org"
