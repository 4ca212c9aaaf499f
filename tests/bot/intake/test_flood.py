"""One person's flood is theirs alone: all of it is stored, its last screen shown, nobody waits."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot.intake.intake import Intake
from bot.intake.lines import KEPT
from bot.storage import upgrade
from handlers.events import Event, Said, Tapped
from handlers.screen import Reply, Toast
from tests.bot.intake.whole import ANYA, Weather, tapped, whole
from tests.handlers.telegram.rig import said

TAPS = 400


@pytest.fixture
async def file(tmp_path: Path) -> Path:
    await upgrade(f"sqlite:///{tmp_path / 'tropa.sqlite'}")
    return tmp_path / "tropa.sqlite"


def _answer(event: Event) -> Reply:
    if isinstance(event, Tapped):
        return Reply(screen=said(event.data), toast=Toast(event.data))
    return Reply(screen=said(event.text if isinstance(event, Said) else "…"))


def _tap(number: int) -> dict[str, object]:
    return {"update_id": number, "callback_query": tapped(1, str(number), f"q{number}")}


async def _take(intake: Intake, numbers: range) -> None:
    """As getUpdates brings them: a hundred at a time."""
    for first in range(numbers.start, numbers.stop, 100):
        await intake.take([_tap(n) for n in range(first, min(first + 100, numbers.stop))])


async def test_all_of_a_flood_is_stored_and_few_screens_are_sent(file: Path) -> None:
    async with whole(file, Weather(), answer=_answer) as bot:
        await _take(bot.intake, range(1, TAPS + 1))
        (line,) = bot.intake._lines.values()
        assert len([one for one in line if one.event is not None]) <= KEPT
        async with asyncio.timeout(60):
            await bot.turns.below(1)
        shown = max(bot.wire.messages)
        assert bot.wire.messages[shown]["text"] == str(TAPS)
        assert bot.wire.calls <= TAPS // 5
        await bot.store.settle()
        assert await bot.store.unfinished() == ()
    connection = sqlite3.connect(file)
    (row,) = connection.execute("SELECT count(*), sum(applied), sum(done) FROM inbox")
    connection.close()
    assert row == (TAPS, TAPS, TAPS)


async def test_somebody_else_does_not_wait_for_a_flood(file: Path) -> None:
    async with whole(file, Weather(), answer=_answer) as bot:
        await _take(bot.intake, range(1, TAPS + 1))
        who = {"id": 8, "is_bot": False, "first_name": "Боря"}
        chat = {"id": 8, "type": "private"}
        message = {"message_id": 1, "date": 1, "chat": chat, "from": who, "text": "и я"}
        await bot.intake.take([{"update_id": TAPS + 1, "message": message}])
        async with asyncio.timeout(60):
            while (8, "и я") not in bot.wire.sent:  # noqa: ASYNC110 - nothing says when
                await asyncio.sleep(0)
        assert len(bot.intake._lines[ANYA, ANYA]) > TAPS // 2


async def test_taps_that_wait_stop_spinning(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.intake.intake.SPIN_SECONDS", 0.0)
    async with whole(file, Weather(), answer=_answer) as bot:
        held = asyncio.Event()

        async def hold() -> None:
            await held.wait()

        bot.turns.put((ANYA, ANYA), hold)
        await _take(bot.intake, range(1, 4))
        async with asyncio.timeout(10):
            while len(bot.wire.toasts) < 3:  # noqa: ASYNC110 - nothing says when
                await asyncio.sleep(0)
            assert bot.wire.toasts == ["", "", ""]
            held.set()
            await bot.turns.below(1)
        assert bot.wire.toasts == ["", "", ""]  # each once
        assert bot.wire.sent == [(ANYA, "3")]


async def test_taps_beyond_the_bound_stop_spinning_at_once(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.intake.intake.SPIN_SECONDS", 3600.0)
    async with whole(file, Weather(), answer=_answer) as bot:
        held = asyncio.Event()

        async def hold() -> None:
            await held.wait()

        bot.turns.put((ANYA, ANYA), hold)
        await _take(bot.intake, range(1, KEPT + 21))
        async with asyncio.timeout(10):
            while len(bot.wire.toasts) < 20:  # noqa: ASYNC110 - nothing says when
                await asyncio.sleep(0)
        assert bot.wire.toasts == [""] * 20
        held.set()
        async with asyncio.timeout(60):
            await bot.turns.below(1)
        shown = max(bot.wire.messages)
        assert bot.wire.messages[shown]["text"] == str(KEPT + 20)


async def test_an_answer_that_would_come_too_late_is_not_sent(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.intake.intake.ANSWERED_SECONDS", -1.0)
    async with whole(file, Weather(), answer=_answer) as bot:
        await _take(bot.intake, range(1, 2))
        await bot.turns.below(1)
        assert bot.wire.toasts == []
        assert bot.wire.sent == [(ANYA, "1")]
