"""A canary in every secret: whatever goes wrong, no line of the program repeats it."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from aiohttp import ClientSession

from bot.playground.client import PlaygroundClient
from bot.playground.server import Playground
from tests.bot.runtime.test_running import PATIENCE, ROOT, program, says

CANARY = "kanareika4711kanareika4711"
SECRETS = {
    "BOT_TOKEN": f"42:{CANARY}",
    "TELEGRAM_PROXY": f"socks5://anna:{CANARY}@127.0.0.1:9",
    "DATABASE_URL": f"postgresql://anna:{CANARY}@127.0.0.1:9/tropa?connect_timeout=2",
    "WEBHOOK_SECRET": CANARY,
    "WEBHOOK_URL": "http://127.0.0.1:18443/tropa",
    "METRICS_LISTEN": "off",
    "LOG_LEVEL": "DEBUG",
}
WRONG = {
    "BOT_TOKEN": CANARY,
    "TELEGRAM_PROXY": f"gopher://anna:{CANARY}@host",
    "DATABASE_URL": f"mysql://anna:{CANARY}@host/tropa",
    "WEBHOOK_SECRET": f"{CANARY} with spaces",
    "WEBHOOK_URL": f"https://anna:{CANARY}@bot.example/x",
    "SECRETS_KEY": f"{CANARY} is no key",
}


async def _output(*arguments: str, data_dir: Path, **settings: str) -> str:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.cli", *arguments,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(data_dir), **settings},
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    out, _ = await asyncio.wait_for(process.communicate(), 2 * PATIENCE)
    assert process.returncode != 0, arguments
    return out.decode()


async def test_what_is_refused_is_not_repeated(tmp_path: Path) -> None:
    """A value that is wrong, a server that is not there: one line, and not the value."""
    calls = [("run", {**SECRETS, name: value}) for name, value in WRONG.items()]
    calls += [(command, SECRETS) for command in ("run", "migrate", "stats", "doctor")]
    for command, settings in calls:
        told = await _output(command, data_dir=tmp_path, **settings)
        assert told
        assert CANARY not in told, (command, told)
        assert command == "doctor" or len(told.splitlines()) == 1, told


async def test_a_bot_that_runs_does_not_say_its_token(tmp_path: Path, unused_tcp_port: int) -> None:
    """With every trouble that Telegram makes, at DEBUG, from its start to its end."""
    token = f"42:{CANARY}"
    async with (
        Playground(tmp_path / "playground", token=token) as playground,
        PlaygroundClient(playground.url) as client,
        program(
            "run",
            data_dir=tmp_path / "data",
            BOT_TOKEN=token,
            TELEGRAM_API_URL=playground.url,
            METRICS_LISTEN=f"127.0.0.1:{unused_tcp_port}",
            LOG_LEVEL="DEBUG",
        ) as bot,
    ):
        await says(bot.stderr, '"started"')
        anya = await client.person("Аня")
        for kind in ("bad_gateway", "lost_reply", "retry_after"):
            await client.fault(kind, "*", every=3, times=3)
        await client.fault("refuse", "send*", code=500, description=f"bot{token}", times=1)
        await anya.start()
        await anya.wait_for(lambda chat: chat.of_bot or None, PATIENCE)
        async with (
            ClientSession() as session,
            session.get(f"http://127.0.0.1:{unused_tcp_port}/metrics") as answer,
        ):
            figures = await answer.text()
        bot.terminate()
        out, err = await asyncio.wait_for(bot.communicate(), PATIENCE)
    assert "tropa_api_retries_total{" in figures
    for told in (figures, out.decode(), err.decode()):
        assert CANARY not in told
    assert '"ended"' in err.decode()
