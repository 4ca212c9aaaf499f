"""Silent for long: warned, then forgotten; a sign of life undoes both."""

from __future__ import annotations

import datetime as dt

from bot.runtime.retention import Retention
from journey.kept import RETENTION
from journey.person import Person
from tests.handlers.telegram.rig import NOW, Rig, keep_journey

DAYS = 365


class At:
    def __init__(self, days: float) -> None:
        self.days = days

    def now(self) -> dt.datetime:
        return NOW + dt.timedelta(days=self.days)


async def _person(bench: Rig, who: int, **fields: object) -> None:
    async with bench.store.write(person=who) as work:
        found = await work.person(who) or Person(id=who, chat=who, language="ru", seen=NOW)
        await work.save_person(found.model_copy(update=fields))


async def _known(bench: Rig) -> set[int]:
    async with bench.store.read() as work:
        return {person.id for person in await work.silent(NOW + dt.timedelta(days=10_000))}


async def test_warned_and_then_forgotten(bench: Rig) -> None:
    journey = await keep_journey(bench.store, 7)
    await _person(bench, 8, reachable=False)
    await _person(bench, 9)
    assert await Retention(bench.store, At(DAYS - 31), DAYS).look() == (0, 0)
    assert await Retention(bench.store, At(DAYS - 29), DAYS).look() == (3, 0)
    async with bench.store.read() as work:
        told = await work.reminder(f"{RETENTION}:7")
        assert told is not None
        assert told.data["day"] == (NOW + dt.timedelta(days=DAYS + 1)).date().isoformat()
        assert await work.reminder(f"{RETENTION}:8") is None  # they blocked us
    assert await Retention(bench.store, At(DAYS - 28), DAYS).look() == (0, 0)  # told once
    await _person(bench, 9, seen=At(DAYS - 5).now())
    assert await Retention(bench.store, At(DAYS + 0.5), DAYS).look() == (0, 0)
    assert await Retention(bench.store, At(DAYS + 1.5), DAYS).look() == (0, 2)
    assert await _known(bench) == {9}
    async with bench.store.read() as work:
        assert await work.owner(journey) is None
    assert await Retention(bench.store, At(2 * DAYS - 30), DAYS).look() == (1, 0)  # once more


async def test_late_or_off(bench: Rig) -> None:
    """Switched on late, everybody has the whole time; off, nobody is looked at."""
    await _person(bench, 7)
    await Retention(bench.store, At(5000), 0).run()
    assert await Retention(bench.store, At(5000), DAYS).look() == (1, 0)
    assert await Retention(bench.store, At(5029), DAYS).look() == (0, 0)
    assert await Retention(bench.store, At(5030), DAYS).look() == (0, 1)
