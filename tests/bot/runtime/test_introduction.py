"""What Telegram shows outside of the chat."""

from __future__ import annotations

import pytest
from structlog.testing import capture_logs

from bot.playground.client import Person
from bot.runtime.introduction import COMMANDS, introduce
from locales.texts import Languages
from tests.handlers.telegram.rig import Rig


async def test_commands_in_the_persons_language(bench: Rig, anya: Person) -> None:
    await introduce(bench.bot, Languages())
    ben = await bench.client.person("Ben", language_code="en")
    aiko = await bench.client.person("Aiko", language_code="ja")
    russian, english, other = [(await p.chat()).commands for p in (anya, ben, aiko)]
    assert [command["command"] for command in russian] == list(COMMANDS)
    assert russian != english
    assert other == english


async def test_a_failure_waits_for_the_next_start(bench: Rig) -> None:
    await bench.client.fault("bad_gateway", "setMy*")
    with capture_logs() as logs:
        await introduce(bench.bot, Languages())
    assert "commands not set" in [line["event"] for line in logs]


@pytest.mark.parametrize("on", [True, False])
async def test_whoever_forgot_inline_mode_is_told_where_to_switch_it_on(
    bench: Rig, *, on: bool
) -> None:
    await bench.client.bot_settings(inline=on)
    with capture_logs() as logs:
        await introduce(bench.bot, Languages())
    hints = [line for line in logs if "/setinline" in line["event"]]
    assert bool(hints) != on
