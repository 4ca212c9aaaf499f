"""What fails where nobody waits for an answer: groups, inline queries, housekeeping.

No log repeats words then either; the ways of one person are in `test_words_in_logs`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, cast

import pytest

from bot.intake.intake import Intake
from bot.intake.reading import Reader
from bot.runtime.housekeeping import keep_tidy
from bot.speaking.gathering import Gathering
from handlers.flows import inline
from handlers.telegram.inline import Inline
from tests.bot.runtime.troubles import (
    TROUBLES,
    WORDS,
    Written,
    every_trouble,
    raising,
    raising_later,
    written,
)
from tests.bot.speaking.test_gathering import Fake, Time
from tests.bot.speaking.test_gathering import running as gathering
from tests.handlers.chat import FixedClock
from tests.handlers.telegram.rig import Rig

__all__ = ["hears_everything", "written"]

ANYA = {"id": 7, "is_bot": False, "first_name": WORDS}
QUERY = {"id": "q", "from": ANYA, "query": WORDS, "offset": ""}


@pytest.fixture(autouse=True)
def hears_everything(written: Written) -> Written:
    """From before the first part of the bot begins until the last has ended."""
    return written


@pytest.mark.parametrize("trouble", [make for name, make in TROUBLES.items() if name != "patience"])
async def test_a_group_that_cannot_be_told(
    written: Written, trouble: Callable[[], Exception]
) -> None:
    """Being told to wait is no failure, and is not logged."""
    fake = Fake(todo=1, troubles=[trouble()])
    async with gathering(fake, Time()):
        await fake.done.wait()
    assert "group" in written()


@every_trouble
async def test_groups_that_cannot_be_looked_for(
    written: Written, trouble: Callable[[], Exception]
) -> None:
    store = cast(Any, Fake(todo=1))
    store.read = raising(trouble)
    await Gathering(cast(Any, store), store, store)._look()
    assert '"groups not looked for"' in written()


@every_trouble
async def test_an_inline_query_that_fails(
    bench: Rig,
    written: Written,
    trouble: Callable[[], Exception],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """While maps are looked for, and while the answer is sent."""
    ways: list[Any] = [raising_later(trouble), _nothing_offered]
    for offer in ways:
        monkeypatch.setattr(inline, "offer", offer)
        monkeypatch.setattr(bench.bot, "answer_inline_query", raising_later(trouble))
        answering = Inline(bench.bot, cast(Any, bench), bench.easel)
        reader = Reader(bench.bot, "tropa_bot")
        intake = Intake(bench.store, reader, bench.dispatch, answering, bench.turns)
        await intake.take([{"update_id": 1, "inline_query": QUERY}])
        assert await intake.drain(5) == 0
    assert written()


async def _nothing_offered(*_args: object) -> inline.Offer:
    return inline.Offer(maps=(), way=None, next_offset="")


@every_trouble
async def test_tidying_up_that_fails(
    bench: Rig,
    written: Written,
    trouble: Callable[[], Exception],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bench.store, "write", raising(trouble))

    async def pause(_seconds: float) -> None:
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await keep_tidy(bench.store, FixedClock(), pause)
    assert '"not tidied up"' in written()
