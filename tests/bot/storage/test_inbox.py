"""The inbox: nothing that Telegram gave is lost, nothing is done twice."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from bot.storage import SqlStore, open_store
from journey.errors import Repeated, TakenOver
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


async def _again(store: SqlStore, update: int, view: str) -> None:
    async with store.write(update=update, person=ANNA) as work:
        await work.save_person(person(view=view))


async def _view(store: SqlStore) -> str:
    async with store.read() as work:
        found = await work.person(ANNA)
    assert found is not None
    return found.view


@pytest.mark.parametrize("finished", [False, True])
async def test_an_effect_is_stored_once(store: SqlStore, *, finished: bool) -> None:
    """A commit was done though it was said to have failed: the second one is undone, and told."""
    await store.receive(((5, "text"),))
    await _again(store, 5, "first")
    if finished:
        store.finish(5)
        await store.settle()
    with pytest.raises(Repeated):
        await _again(store, 5, "second")
    assert await _view(store) == "first"


async def test_of_several_updates_one_that_was_applied_undoes_all(store: SqlStore) -> None:
    await store.receive(((5, "a"), (6, "b")))
    await _again(store, 6, "first")
    with pytest.raises(Repeated):
        async with store.write(update=(5, 6)) as work:
            await work.save_person(person(view="second"))
    assert await _view(store) == "first"
    assert (await store.unfinished())[0] == Received(id=5, payload="a", applied=False)


@pytest.mark.parametrize("applied", [False, True])
async def test_what_was_taken_over_has_no_effect_any_more(
    store: SqlStore, url: str, clock: Clock, *, applied: bool
) -> None:
    """Its holder held no lease, so another process took it over; both are alive."""
    await _again(store, 4, "first")
    await store.receive(((5, "text"),))
    after = open_store(url, now=clock)
    assert 5 in [update.id for update in await after.adopt()]
    if applied:
        await _again(after, 5, "theirs")
    with pytest.raises(TakenOver):
        await _again(store, 5, "ours")
    assert await _view(store) == ("theirs" if applied else "first")
    if not applied:
        await _again(after, 5, "theirs")
        assert await _view(store) == "theirs"
    await after.close()


async def test_a_lease_keeps_what_its_holder_has(store: SqlStore, url: str, clock: Clock) -> None:
    await store.receive(((5, "text"),))
    await store.hold("updates")
    after = open_store(url, now=clock)
    assert await after.adopt() == ()
    await _again(store, 5, "ours")
    assert await _view(store) == "ours"
    await after.close()
