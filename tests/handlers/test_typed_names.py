"""A hundred and fifty names of trades as people type them: each finds its trade or its family."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

from tests.handlers.chat import House

NAMES: Final[list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_suffix("").with_name("typed_names.toml").read_text(encoding="utf-8")
)["names"]
ENOUGH: Final = 0.95


async def found(house: House, person: int, typed: str) -> str | None:
    """The catalogue of the map that the first «Да» makes; a name of no trade makes one at once."""
    chat = house.chat(person)
    await chat.command("start")
    await chat.say(typed)
    if not await chat.maps():
        await chat.press(chat.buttons()[0])
    return (await chat.map()).industry


async def test_each_finds_its_trade_or_a_family_and_none_a_wrong_one(house: House) -> None:
    wrong = {}
    for number, name in enumerate(NAMES):
        trade = await found(house, 1000 + number, name["typed"])
        if trade not in name["fits"]:
            wrong[name["typed"]] = trade
    assert len(NAMES) >= 150
    assert len(wrong) <= (1 - ENOUGH) * len(NAMES), wrong
    assert set(wrong.values()) <= {"universal"}, wrong
