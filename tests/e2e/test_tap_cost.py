"""What a tap costs the database: statements and transactions, counted in the running bot.

Of several taps the cheapest counts: what goes on beside them must not be counted in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.bench import survey
from bot.bench.thumbs import Thumbs
from bot.playground.client import PlaygroundClient
from bot.playground.server import Playground
from bot.storage import open_store, upgrade
from tests.e2e.conftest import serving
from tests.e2e.people import Walker
from tests.e2e.walks import to_draft
from tests.e2e.words import WORDS

WRITE = ("INSERT", "UPDATE", "DELETE", "SELECT", "WITH")


class Count:
    """Statements and transactions since the last reset."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.transactions = 0

    def statement(self, *given: object) -> None:
        if str(given[2]).startswith(WRITE):
            self.sent.append(str(given[2]))

    def begin(self, _connection: object) -> None:
        self.transactions += 1

    def reset(self) -> None:
        self.sent.clear()
        self.transactions = 0


@contextmanager
def counting() -> Iterator[Count]:
    count = Count()
    listeners = (("before_cursor_execute", count.statement), ("begin", count.begin))
    for name, listener in listeners:
        sa.event.listen(sa.Engine, name, listener)
    try:
        yield count
    finally:
        for name, listener in listeners:
            sa.event.remove(sa.Engine, name, listener)


async def cheapest(count: Count, tap: Callable[[], Awaitable[object]], times: int) -> Count:
    """The tap with the fewest statements."""
    found: list[Count] = []
    for _ in range(times):
        count.reset()
        await tap()
        one = Count()
        one.sent, one.transactions = list(count.sent), count.transactions
        found.append(one)
    return min(found, key=lambda one: (one.transactions, len(one.sent)))


@pytest.fixture
def counted() -> Iterator[Count]:
    """Before the bot opens its store, whose engines it listens to."""
    with counting() as count:
        yield count


async def test_a_tap_is_two_transactions_and_a_tick_six_statements(
    counted: Count, walk_anna: Walker
) -> None:
    words = WORDS["ru"]
    await to_draft(walk_anna, words)
    await walk_anna.tap(words.walk)

    tick = await cheapest(counted, walk_anna.first_option, 4)
    assert tick.transactions == 2, tick.sent
    assert len(tick.sent) <= 6, tick.sent
    assert not any("UNION ALL" in one for one in tick.sent)  # the map's parts

    async def onward() -> None:
        await walk_anna.tap(words.next)

    following = await cheapest(counted, onward, 2)
    assert following.transactions == 2, following.sent
    assert len(following.sent) <= 16, following.sent

    async def card() -> None:
        before = await walk_anna.screen()
        await walk_anna.person.tap(before, data="v:maps")
        listed = await walk_anna.sees("Ваши карты")
        counted.reset()
        await walk_anna.tap(listed.buttons[0])

    view = await cheapest(counted, card, 3)
    assert view.transactions == 2, view.sent
    assert len(view.sent) <= 7, view.sent


async def test_a_customers_tap_in_a_survey_costs_no_more(
    counted: Count, playground: Playground, client: PlaygroundClient, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    address = f"sqlite:///{data / 'tropa.sqlite'}"
    await upgrade(address)
    store = open_store(address, now=lambda: dt.datetime.now(dt.UTC))
    wave = await survey.opened(store)
    async with serving(playground, data), Thumbs(client) as thumbs:
        guest = await thumbs.newcomer()
        await guest.start(survey.LINK)

        async def face() -> None:
            await guest.tap(survey.FACE)

        found = await cheapest(counted, face, survey.STAGES)
        await guest.tap(survey.SCORE)
    async with store.read() as work:
        (answer,) = await work.answers(wave.id)
    await store.close()
    assert (answer.done, answer.score, len(answer.levels)) == (True, survey.SCORE, survey.STAGES)
    assert found.transactions == 2, found.sent
    assert len(found.sent) <= 5, found.sent
