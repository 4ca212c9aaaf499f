"""The inbox: nothing that Telegram gave is lost, nothing is done twice."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from bot.storage import SqlStore
from journey.ports import Received
from tests.bot.storage.samples import ANNA, Clock, dump, person, prompt


async def test_new_updates_are_told_from_known_ones(store: SqlStore) -> None:
    assert await store.receive(((7, "a"), (5, "b"))) == {5, 7}
    assert await store.receive(((5, "other"), (6, "c"), (7, "other"))) == {6}
    assert await store.receive(()) == frozenset()
    assert await store.unfinished() == (
        Received(id=5, payload="b", applied=False),
        Received(id=6, payload="c", applied=False),
        Received(id=7, payload="a", applied=False),
    )


async def test_one_delivery_with_the_same_update_twice(store: SqlStore) -> None:
    assert await store.receive(((5, "a"), (5, "a"))) == {5}
    assert len(await store.unfinished()) == 1


async def test_a_delivery_is_written_down_whole_or_not_at_all(store: SqlStore) -> None:
    with pytest.raises((sa.exc.SQLAlchemyError, OverflowError)):
        await store.receive(((5, "a"), (2**70, "too large for any database")))
    assert await store.unfinished() == ()


async def test_an_update_is_applied_in_the_commit_of_its_effect(store: SqlStore) -> None:
    await store.receive(((5, "text"), (6, "text")))
    async with store.write(update=5, person=ANNA) as work:
        await work.save_person(person())
    assert await store.unfinished() == (
        Received(id=5, payload=None, applied=True, person=ANNA),
        Received(id=6, payload="text", applied=False),
    )


async def _ask_about_nothing(store: SqlStore, update: int) -> None:
    async with store.write(update=update, person=ANNA) as work:
        await work.save_person(person())
        await work.add_prompt(prompt(journey="nothing"))


async def test_a_failed_effect_leaves_the_update_to_be_done(store: SqlStore) -> None:
    await store.receive(((5, "text"),))
    with pytest.raises(sa.exc.IntegrityError):
        await _ask_about_nothing(store, update=5)
    assert await store.unfinished() == (Received(id=5, payload="text", applied=False),)
    async with store.read() as work:
        assert await work.person(ANNA) is None


async def test_a_finished_update_is_an_id_and_nothing_more(store: SqlStore, url: str) -> None:
    await store.receive(((5, "text"), (6, "text")))
    async with store.write(update=5, person=ANNA):
        pass
    store.finish(5)
    store.finish(6)  # nothing was to be done
    store.finish(99)  # never came
    assert await store.unfinished() == ()
    assert await store.receive(((5, "text"), (6, "text"))) == frozenset()
    kept = (await dump(url))["inbox"]
    assert [(row["id"], row["payload"], row["person"]) for row in kept] == [
        (5, None, None),
        (6, None, None),
    ]


async def test_an_update_that_came_by_another_way_is_remembered(store: SqlStore) -> None:
    async with store.write(update=5, person=ANNA):
        pass
    assert await store.receive(((5, "text"),)) == frozenset()
    assert await store.unfinished() == (Received(id=5, payload=None, applied=True, person=ANNA),)


async def test_ids_are_swept_when_telegram_cannot_repeat_them(
    store: SqlStore, clock: Clock
) -> None:
    await store.receive(((1, "done"), (2, "owed"), (3, "applied")))
    store.finish(1)
    async with store.write(update=3, person=ANNA):
        pass
    clock.now += dt.timedelta(days=2)
    async with store.write() as work:
        await work.purge(clock.now)
    assert await store.receive(((1, "done"),)) == frozenset()
    clock.now += dt.timedelta(days=2)
    async with store.write() as work:
        await work.purge(clock.now)
    assert [update.id for update in await store.unfinished()] == [2, 3]
    assert await store.receive(((1, "again"),)) == {1}
