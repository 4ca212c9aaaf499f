"""Writers on PostgreSQL: different persons' side by side, the others alone, and nothing is lost.

`other` is a second process on the same database. Nothing here waits for time: who must wait is seen
waiting by PostgreSQL itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import SqlStore, inbox
from journey.model import Journey, Task
from journey.reminders import Reminder
from tests.bot.storage.samples import ANNA, BORIS, NOW, journey, person, prompt, put
from tests.bot.storage.sides import SECONDS, Server, held

VERA = 5_000_000_003
pytestmark = pytest.mark.postgres


@pytest.fixture
def url(request: pytest.FixtureRequest) -> str:
    found: str = request.getfixturevalue("empty_postgres")
    return found


async def _save(store: SqlStore, who: int, *, alone: bool = False) -> None:
    async with store.write(person=who, alone=alone) as work:
        await work.save_person(person(who, view="saved"))


async def _save_as_nobody(store: SqlStore) -> None:
    async with store.write() as work:
        await work.save_person(person(ANNA, view="nobody"))


async def test_two_persons_write_side_by_side(store: SqlStore, other: SqlStore) -> None:
    async with held(store, ANNA), asyncio.timeout(SECONDS):
        await _save(store, BORIS)  # commits while the first is open
        await _save(other, VERA)
    async with store.read() as work:
        assert await work.person(BORIS) is not None
        assert await work.person(VERA) is not None


async def test_one_person_writes_one_after_the_other(store: SqlStore) -> None:
    async with held(store, ANNA):
        second = asyncio.create_task(_save(store, ANNA))
        for _ in range(3):
            await _save(store, BORIS)  # each asks the database more than the second would
        assert not second.done()
    await second


async def test_nor_do_two_processes_for_one_person(
    store: SqlStore, other: SqlStore, server: Server
) -> None:
    async with held(store, ANNA):
        second = asyncio.create_task(_save(other, ANNA))
        await server.waits(1)
        await _save(other, BORIS)  # who waits for their own keeps nobody else waiting
        assert not second.done()
    await second


async def test_who_is_nobody_waits_for_every_person(
    store: SqlStore, other: SqlStore, server: Server
) -> None:
    async with held(store, ANNA) as first, held(store, BORIS):
        alone = asyncio.create_task(_save_as_nobody(other))
        await server.waits(1)
        first.set()
        await _save_twice_over(server)
        assert not alone.done()
    await alone


async def _save_twice_over(server: Server) -> None:
    """Still one waits, when the server was asked again."""
    for _ in range(2):
        await server.waits(1)


async def test_and_every_person_for_who_is_nobody(
    store: SqlStore, other: SqlStore, server: Server
) -> None:
    async with held(store, None):
        persons = [asyncio.create_task(_save(other, who)) for who in (ANNA, BORIS)]
        await server.waits(2)
        assert not any(task.done() for task in persons)
    await asyncio.gather(*persons)


async def test_a_person_can_have_it_alone(store: SqlStore, other: SqlStore, server: Server) -> None:
    async with held(store, ANNA):
        alone = asyncio.create_task(_save(other, BORIS, alone=True))
        await server.waits(1)
        assert not alone.done()
    await alone


async def test_the_inbox_waits_for_nobody(store: SqlStore) -> None:
    async with held(store, None), asyncio.timeout(SECONDS):
        assert await store.receive(((1, "{}"),)) == {1}
        store.finish(1)
        await store.settle()
        assert await store.unfinished() == ()


async def test_many_persons_leave_connections_to_who_reads(store: SqlStore) -> None:
    async with held(store, None), asyncio.timeout(SECONDS):
        waiting = [asyncio.create_task(_save(store, ANNA + n)) for n in range(40)]
        for _ in range(10):
            async with store.read() as work:
                assert await work.person(ANNA) is None
        assert await store.receive(((1, "{}"),)) == {1}
    async with asyncio.timeout(SECONDS):
        await asyncio.gather(*waiting)


async def test_a_done_mark_is_carried_by_one(
    store: SqlStore, other: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else commits while it is being stored."""
    carried: list[int] = []
    stored = inbox.finish

    async def finish(connection: AsyncConnection, updates: Mapping[int, str | None]) -> None:
        carried.extend(updates)
        if len(carried) == len(updates):  # the first one
            await asyncio.create_task(_save(store, BORIS))
        await stored(connection, updates)

    monkeypatch.setattr(inbox, "finish", finish)
    await store.receive(((1, "{}"), (2, "{}")))
    store.finish(1, 2)
    async with asyncio.timeout(SECONDS):
        await _save(store, ANNA)
    assert sorted(carried) == [1, 2]
    assert await other.unfinished() == ()


async def test_a_done_mark_whose_commit_fails_goes_with_the_next(
    store: SqlStore, other: SqlStore
) -> None:
    await store.receive(((1, "{}"),))
    store.finish(1)
    with pytest.raises(sa.exc.IntegrityError):
        async with store.write(person=ANNA) as work:
            await work.add_prompt(prompt(ANNA, journey="nowhere"))
    assert [one.id for one in await other.unfinished()] == [1]
    await store.settle()
    assert await other.unfinished() == ()


# --- a map that several change


def _more(before: Journey) -> Journey:
    """One more task on a map."""
    task = Task(id=f"x{before.revision}", rule="own", source="s1", stage="s1", text="Позвонить")
    return before.with_(tasks=(*before.tasks, task), revision=before.revision + 1)


async def _add(store: SqlStore, who: int, times: int) -> None:
    for _ in range(times):
        async with store.write(person=who) as work:
            before = await work.journey("map")
            assert before is not None
            await asyncio.sleep(0)
            after = _more(before)
            await work.save_journey(before, after, owner=ANNA, actor=who, at=NOW)
            key = Reminder(key="map", kind="due", due=NOW, person=ANNA, chat=ANNA, journey="map")
            await work.schedule(key)


async def test_the_owner_and_members_lose_nothing_of_one_map(
    store: SqlStore, other: SqlStore
) -> None:
    await put(store, journey("map"))
    first = len(journey("map").tasks)
    async with asyncio.timeout(SECONDS):
        await asyncio.gather(_add(store, ANNA, 25), _add(store, BORIS, 25), _add(other, VERA, 25))
    async with store.read() as work:
        found = await work.journey("map")
        assert found is not None
        assert len(found.tasks) == first + 75
        assert len(await work.history("map")) == 76


async def test_a_map_that_comes_with_a_question_is_no_older(
    store: SqlStore, other: SqlStore
) -> None:
    """A question's map comes along with it; where others change it, it is asked for anew."""
    await put(store, journey("map"))
    async with store.write(person=ANNA) as work:
        asked = (await work.add_prompt(prompt(ANNA, journey="map"))).id
    assert asked is not None
    async with store.write(person=ANNA) as work:
        await work.prompt(asked)
        await _add(other, BORIS, 1)
        before = await work.journey("map")
        assert before is not None
        await work.save_journey(before, _more(before), owner=ANNA, actor=ANNA, at=NOW)
    async with store.read() as work:
        assert len(await work.history("map")) == 3


async def test_who_is_forgotten_leaves_no_trace_beside_a_writer(
    store: SqlStore, other: SqlStore, server: Server
) -> None:
    """Somebody gives them a task of another's map at that very moment."""
    await put(store, journey("map"))
    inside, go = asyncio.Event(), asyncio.Event()

    async def give() -> None:
        async with store.write(person=ANNA) as work:
            before = await work.journey("map")
            assert before is not None
            mine = before.tasks[0].with_(owner="Борис", owner_id=BORIS)
            after = before.with_(tasks=(mine,), revision=before.revision + 1)
            await work.save_journey(before, after, owner=ANNA, actor=ANNA, at=NOW)
            inside.set()
            await go.wait()

    async def forget() -> None:
        async with other.write(person=BORIS, alone=True) as work:
            await work.forget(BORIS)

    giving = asyncio.create_task(give())
    await inside.wait()
    forgetting = asyncio.create_task(forget())
    try:
        await server.waits(1)
    finally:
        go.set()
        await asyncio.gather(giving, forgetting)
    async with store.read() as work:
        found = await work.journey("map")
        assert found is not None
        assert (found.tasks[0].owner, found.tasks[0].owner_id) == (None, None)


async def test_to_forget_beside_others_is_a_mistake_that_shows(store: SqlStore) -> None:
    for doing in ("forget", "purge"):
        with pytest.raises(RuntimeError, match="alone"):
            async with store.write(person=ANNA) as work:
                await (work.forget(ANNA) if doing == "forget" else work.purge(NOW))


async def test_who_waits_for_each_other_is_told_to_try_again(
    store: SqlStore, other: SqlStore
) -> None:
    """Two maps in opposite order: PostgreSQL ends one, which is worth another try."""
    await put(store, journey("map"), journey("zap"))
    both = asyncio.Barrier(2)

    async def read(here: SqlStore, who: int, *maps: str) -> None:
        async with here.write(person=who) as work:
            await work.journey(maps[0])
            await both.wait()
            await work.journey(maps[1])

    async with asyncio.timeout(SECONDS):
        ends = await asyncio.gather(
            read(store, ANNA, "map", "zap"),
            read(other, BORIS, "zap", "map"),
            return_exceptions=True,
        )
    assert sorted(type(end).__name__ for end in ends) == ["NoneType", "Unavailable"]
