"""The way to Telegram: through real proxies on loopback, and in words why it led nowhere."""

from __future__ import annotations

import asyncio
import shutil
import ssl
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.exceptions import AiogramError

from bot.playground.server import TOKEN, Playground
from bot.runtime import proxy, reaching
from bot.runtime.app import make_bot
from bot.runtime.reaching import cause
from tests.bot.runtime.proxies import Passage, serving

SECRET = "pa:ss@word"
QUOTED = "pa%3Ass%40word"


async def at_once(_seconds: float) -> None:
    """Nobody waits between two tries."""


@pytest.fixture
async def playground(tmp_path: Path) -> AsyncIterator[Playground]:
    async with Playground(tmp_path / "playground", allowed_hosts=["localhost"]) as running:
        yield running


async def asked(bot: Bot) -> str:
    """The bot's name, by way of Telegram; raises what was met on the way."""
    try:
        return (await bot.get_me()).username or ""
    finally:
        await bot.session.close()


def through(address: str, url: str) -> Bot:
    return make_bot(TOKEN, url, at_once, proxy=proxy.parse(address))


async def failing(bot: Bot) -> str:
    with pytest.raises(AiogramError) as met:
        await asked(bot)
    assert SECRET not in str(met.value)
    return cause(met.value)


@pytest.mark.parametrize("kind", ["http", "socks5", "socks5h"])
@pytest.mark.parametrize("named", ["", "anna"])
async def test_telegram_is_reached_through_a_proxy(
    playground: Playground, kind: str, named: str
) -> None:
    async with serving(Passage(named, SECRET)) as passage:
        who = f"{named}:{QUOTED}@" if named else ""
        url = f"http://localhost:{playground.port}"
        assert await asked(through(f"{kind}://{who}127.0.0.1:{passage.port}", url)) == "tropa_bot"
    assert passage.passed == [f"localhost:{playground.port}"]  # the proxy resolves the name


def _certificate(folder: Path) -> tuple[Path, Path]:
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    return key, certificate


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl for a certificate")
async def test_a_proxy_that_speaks_tls(
    playground: Playground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, certificate = _certificate(tmp_path)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate, key)
    async with serving(Passage(), tls) as passage:
        address = f"https://localhost:{passage.port}"
        assert "TLS" in await failing(through(address, playground.url))  # nobody vouches for it
        assert passage.passed == []
        trusting = ssl.create_default_context(cafile=str(certificate))
        monkeypatch.setattr(reaching, "_trusting", lambda: trusting)
        assert await asked(through(address, playground.url)) == "tropa_bot"


@pytest.mark.parametrize("kind", ["http", "socks5"])
async def test_what_a_proxy_refuses_is_said(playground: Playground, kind: str) -> None:
    async with serving(Passage("anna", SECRET)) as passage:
        stranger = f"{kind}://anna:wrong@127.0.0.1:{passage.port}"
        assert "user and password" in await failing(through(stranger, playground.url))
    async with serving(Passage(closed=True)) as passage:
        shut = f"{kind}://127.0.0.1:{passage.port}"
        assert "does not let us through" in await failing(through(shut, playground.url))


@pytest.fixture
async def silent() -> AsyncIterator[int]:
    """A port where somebody listens and never says a word."""
    over = asyncio.Event()

    async def hold(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await over.wait()
        writer.close()

    server = await asyncio.start_server(hold, "127.0.0.1", 0)
    yield server.sockets[0].getsockname()[1]
    over.set()
    server.close()


async def test_what_a_connection_dies_of_is_said(
    playground: Playground, silent: int, unused_tcp_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def direct(url: str) -> str:
        return await failing(make_bot(TOKEN, url, at_once))

    assert "(refused)" in await direct(f"http://127.0.0.1:{unused_tcp_port}")
    assert "(DNS)" in await direct("http://telegram.invalid")
    assert "(TLS)" in await direct(f"https://127.0.0.1:{playground.port}")
    monkeypatch.setattr("bot.runtime.app.REQUEST_SECONDS", 0.2)
    assert "(timed out)" in await direct(f"http://127.0.0.1:{silent}")


async def test_a_proxy_that_is_not_there_is_named_as_such(
    playground: Playground, unused_tcp_port: int
) -> None:
    gone = through(f"socks5://127.0.0.1:{unused_tcp_port}", playground.url)
    assert await failing(gone) == "the proxy: nobody listens there (refused)"
    nowhere = through("http://proxy.invalid:3128", playground.url)
    assert await failing(nowhere) == "the proxy: there is no such host, or no name server (DNS)"
    # the handshake with Telegram itself fails behind the proxy
    async with serving(Passage()) as passage:
        url = f"https://127.0.0.1:{playground.port}"
        said = await failing(through(f"socks5://127.0.0.1:{passage.port}", url))
    assert "(TLS)" in said
    assert "proxy" not in said
