"""What Telegram shows outside of the chat."""

from __future__ import annotations

from typing import Any

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


async def test_name_and_picture_are_set_and_nothing_is_set_twice(bench: Rig, anya: Person) -> None:
    await introduce(bench.bot, Languages())
    seen = {language: await _bot(bench, language) for language in ("ru", "en", "ja")}
    assert [one["first_name"] for one in seen.values()] == ["Тропа", "Tropa", "Тропа"]
    assert seen["ru"]["photo"]
    first = await _changes(bench)
    assert {"setMyName", "setMyProfilePhoto", "setMyCommands", "setMyDescription"} <= {*first}
    await introduce(bench.bot, Languages())
    assert await _changes(bench) == first


async def test_an_operators_own_face_stays(bench: Rig, anya: Person) -> None:
    await bench.bot.set_my_name("Зерно", language_code="ru")
    await introduce(bench.bot, Languages(), face=False)
    shown = await _bot(bench, "ru")
    assert (shown["first_name"], shown["description"], shown["photo"]) == ("Зерно", "", None)
    assert (await anya.chat()).commands


async def test_a_failure_waits_for_the_next_start(bench: Rig) -> None:
    await bench.client.fault("bad_gateway", "setMy*")
    with capture_logs() as logs:
        await introduce(bench.bot, Languages())
    assert ("not introduced", "name") in {(line["event"], line.get("what")) for line in logs}


@pytest.mark.parametrize("on", [True, False])
async def test_whoever_forgot_inline_mode_is_told_where_to_switch_it_on(
    bench: Rig, *, on: bool
) -> None:
    await bench.client.bot_settings(inline=on)
    with capture_logs() as logs:
        await introduce(bench.bot, Languages())
    hints = [line for line in logs if "/setinline" in line["event"]]
    assert bool(hints) != on


async def _bot(bench: Rig, language: str) -> dict[str, Any]:
    """What the page shows of it to somebody who speaks that language."""
    shown: dict[str, Any] = await bench.client.request("GET", f"/_/state?language={language}")
    return dict(shown["bot"])


async def _changes(bench: Rig) -> list[str]:
    names = [str(call["method"]) for call in await bench.client.calls()]
    return [name for name in names if name.startswith("set")]
