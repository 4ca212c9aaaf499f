"""What whoever watches is told, over real HTTP, and that figures follow what happens."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession
from structlog.testing import capture_logs

from bot.playground.client import Person, PlaygroundClient
from bot.playground.server import TOKEN, Playground
from bot.runtime.app import serve
from bot.runtime.listening import Address
from bot.runtime.settings import BadSettings, Settings
from bot.watching import window
from bot.watching.health import Health


@pytest.fixture
async def playground(tmp_path: Path) -> AsyncIterator[Playground]:
    async with Playground(tmp_path / "playground") as running:
        yield running


async def _asked(port: int, path: str, method: str = "GET") -> tuple[int, str]:
    async with ClientSession() as session:
        url = f"http://127.0.0.1:{port}{path}"
        async with session.request(method, url) as answer:
            return answer.status, await answer.text()


def _figure(text: str, name: str) -> float:
    found = re.search(rf"^{re.escape(name)} (\S+)$", text, flags=re.MULTILINE)
    return float(found[1]) if found else 0.0


async def test_alive_ready_and_counted(
    playground: Playground, tmp_path: Path, unused_tcp_port: int
) -> None:
    """Of the ordinary bot: not ready before it is on duty, nor when it ends."""
    port, stop = unused_tcp_port, asyncio.Event()
    listened = asyncio.Event()
    settings = Settings(
        _env_file=None,
        bot_token=TOKEN,
        telegram_api_url=playground.url,
        data_dir=tmp_path / "data",
        metrics_listen=f"127.0.0.1:{port}",
    )
    running = asyncio.create_task(serve(settings, stop, ready=lambda _me: listened.set()))
    try:
        async with asyncio.timeout(60):
            await listened.wait()
        assert await _asked(port, "/healthz") == (200, "alive\n")
        assert await _asked(port, "/readyz") == (200, '{"ready": true, "lacks": []}\n')
        before = (await _asked(port, "/metrics"))[1]
        async with PlaygroundClient(playground.url) as client:
            anya: Person = await client.person("Аня")
            await anya.start()
            await anya.wait_for(lambda chat: chat.of_bot or None, 30)
        after = (await _asked(port, "/metrics"))[1]
    finally:
        stop.set()
        await running
    for name in (
        'tropa_updates_total{kind="message"}',
        "tropa_first_answer_seconds_count",
        'tropa_api_calls_total{method="sendMessage"}',
        'tropa_database_seconds_count{what="own"}',
    ):
        assert _figure(after, name) > _figure(before, name), name
    assert _figure(after, 'tropa_resident_bytes{process="bot"}') > 50_000_000
    assert "Аня" not in after
    assert str(anya.id) not in after


async def test_what_is_lacking_is_named(unused_tcp_port: int) -> None:
    health = Health()
    at = Address("127.0.0.1", unused_tcp_port)
    async with window.opened(at, health, must=True):
        lacks = '{"ready": false, "lacks": ["database", "telegram", "duty"]}\n'
        assert await _asked(at.port, "/readyz") == (503, lacks)
        health.logged_in = True
        with health.duty():
            assert (await _asked(at.port, "/readyz"))[1].endswith('["database"]}\n')
        assert (await _asked(at.port, "/nothing"))[0] == 404
        assert (await _asked(at.port, "/metrics", "POST"))[0] == 405
        reader, writer = await asyncio.open_connection(at.host, at.port)
        writer.write(b"x" * 100_000)  # nobody's HTTP
        writer.write_eof()
        assert await reader.read() == b""
        writer.close()
        assert (await _asked(at.port, "/healthz"))[0] == 200


async def test_somebody_elses_port(tmp_path: Path, unused_tcp_port: int) -> None:
    """One that was asked for must be free; of the usual one the log says that it is not."""
    at = Address("127.0.0.1", unused_tcp_port)
    settings = Settings(_env_file=None, bot_token=TOKEN, metrics_listen=str(at), data_dir=tmp_path)
    async with window.opened(at, Health(), must=True):
        with capture_logs() as logs:
            async with window.opened(at, Health(), must=False):
                pass
        assert "METRICS_LISTEN is taken" in logs[0]["event"]
        with pytest.raises(BadSettings, match="METRICS_LISTEN: 127"):
            await serve(settings, asyncio.Event())
