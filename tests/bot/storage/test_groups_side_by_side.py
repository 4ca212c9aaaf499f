"""Groups on PostgreSQL: each writes beside the others and beside its list's owner, in its order.

`other` is a second process on the same database. Who must wait is seen waiting by PostgreSQL.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.storage import SqlStore, open_store
from handlers.pages.team import TICK
from journey import checklist
from journey.checklist import learning
from journey.checklist.learning import End
from journey.model import Journey, Task
from journey.posts import OVERVIEW, Group, Post, Slot
from tests.bot.storage.samples import ANNA, BORIS, NOW, journey, put
from tests.bot.storage.sides import SECONDS, Server, held
from tests.handlers.chat import FixedClock, House
from tests.handlers.team import OLYA, Team, apart, posted, token

KITCHEN, HALL = -1_002_000_000_500, -501
FOREIGN = 5_000_000_009

pytestmark = pytest.mark.postgres


@pytest.fixture
def url(request: pytest.FixtureRequest) -> str:
    found: str = request.getfixturevalue("empty_postgres")
    return found


async def _post(store: SqlStore, *chats: int) -> None:
    """Anna's map, its list in these groups."""
    await put(store, journey("map"))
    for chat in chats:
        async with store.write(chat=chat) as work:
            await work.groups.save_group(Group(chat=chat, title="Команда", language="ru"))
            slots = (Slot(name=OVERVIEW, message=7, shown="", at=NOW),)
            post = Post(id=f"p{-chat}", journey="map", chat=chat, by=ANNA, at=NOW, slots=slots)
            await work.groups.save_post(post)


async def _quiet(store: SqlStore, chat: int) -> None:
    async with store.write(chat=chat) as work:
        group = await work.groups.group(chat)
        assert group is not None
        await work.groups.save_group(group.with_(quiet=not group.quiet))


async def test_two_groups_write_side_by_side(store: SqlStore, other: SqlStore) -> None:
    await _post(store, KITCHEN)
    async with store.write(chat=HALL) as work:
        await work.groups.save_group(Group(chat=HALL, title="Зал", language="ru"))
    async with held(store, chat=KITCHEN), asyncio.timeout(SECONDS):
        await _quiet(store, HALL)  # commits while the first is open
        await _quiet(other, HALL)
        async with other.write(person=BORIS) as work:
            assert await work.person(BORIS) is None


async def test_one_group_writes_one_after_the_other(
    store: SqlStore, other: SqlStore, server: Server
) -> None:
    """Also where no list stands yet, whose map would keep them apart."""
    async with store.write(chat=KITCHEN) as work:
        await work.groups.save_group(Group(chat=KITCHEN, title="Команда", language="ru"))
    async with held(store, chat=KITCHEN):
        second = asyncio.create_task(_quiet(other, KITCHEN))
        await server.waits(1)
        assert not second.done()
    await second


async def test_a_group_waits_for_who_changes_its_map(
    store: SqlStore, other: SqlStore, server: Server
) -> None:
    await _post(store, KITCHEN)
    inside, go = asyncio.Event(), asyncio.Event()

    async def owner() -> None:
        async with store.write(person=ANNA) as work:
            await work.journey("map")
            inside.set()
            await go.wait()

    changing = asyncio.create_task(owner())
    await inside.wait()
    second = asyncio.create_task(_quiet(other, KITCHEN))
    await server.waits(1)
    go.set()
    await asyncio.gather(changing, second)


async def test_the_maps_of_a_group_are_taken_in_one_order(
    store: SqlStore, other: SqlStore, server: Server
) -> None:
    """While the group waits for the first of them it keeps nobody from the second; the tables hold
    them the other way round.
    """
    async with store.write(chat=KITCHEN) as work:
        await work.groups.save_group(Group(chat=KITCHEN, title="Команда", language="ru"))
    for one in ("second", "first"):
        await put(store, journey(one))
        async with store.write(chat=KITCHEN) as work:
            post = Post(id=one, journey=one, chat=KITCHEN, by=ANNA, at=NOW, slots=())
            await work.groups.save_post(post)
    inside, go = asyncio.Event(), asyncio.Event()

    async def owner() -> None:
        async with store.write(person=ANNA) as work:
            await work.journey("first")
            inside.set()
            await go.wait()

    changing = asyncio.create_task(owner())
    await inside.wait()
    waiting = asyncio.create_task(_quiet(other, KITCHEN))
    try:
        await server.waits(1)
        async with asyncio.timeout(SECONDS), other.write(person=BORIS) as work:
            assert await work.journey("second") is not None
    finally:
        go.set()
        await asyncio.gather(changing, waiting)


def _more(before: Journey) -> Journey:
    task = Task(id=f"x{before.revision}", rule="own", source="s1", stage="s1", text="Позвонить")
    return before.with_(tasks=(*before.tasks, task), revision=before.revision + 1)


async def _add(store: SqlStore, *, who: int | None = None, chat: int | None = None) -> None:
    for _ in range(25):
        async with store.write(person=who, chat=chat) as work:
            before = await work.journey("map")
            assert before is not None
            await asyncio.sleep(0)
            actor = who or FOREIGN
            await work.save_journey(before, _more(before), owner=ANNA, actor=actor, at=NOW)


async def _look(store: SqlStore, chat: int, shown: dict[int, int]) -> None:
    """Whoever posts: the lease, the map as it is, and all is said."""
    for _ in range(25):
        async with store.write(chat=chat) as work:
            assert await work.groups.lease(chat, "one", NOW)
            found = await work.journey("map")
            assert found is not None
            await asyncio.sleep(0)
            await work.groups.settle(chat)
        shown[chat] = found.revision


async def test_groups_of_one_map_and_its_owner_lose_nothing(
    store: SqlStore, other: SqlStore
) -> None:
    """… and none of them waits for one that waits for it: nobody has to try again."""
    await _post(store, KITCHEN, HALL)
    first = len(journey("map").tasks)
    shown: dict[int, int] = {}
    async with asyncio.timeout(SECONDS):
        await asyncio.gather(
            _add(store, who=ANNA),
            _add(store, chat=KITCHEN),
            _add(other, chat=HALL),
            _look(store, HALL, shown),
            _look(other, KITCHEN, shown),
        )
    async with store.read() as work:
        found = await work.journey("map")
        assert found is not None
        assert len(found.tasks) == first + 75
        assert len(await work.history("map")) == 76
        behind = await work.groups.behind("one", NOW)
        assert {chat for chat in shown if shown[chat] < found.revision} <= {*behind}


async def test_who_is_forgotten_takes_along_what_a_group_is_storing(
    store: SqlStore, other: SqlStore, server: Server
) -> None:
    """A message of the list came at that very moment: it is to be deleted as well."""
    await _post(store, KITCHEN)
    inside, go = asyncio.Event(), asyncio.Event()

    async def note() -> None:
        async with store.write(chat=KITCHEN) as work:
            (post,) = await work.groups.posts(KITCHEN)
            await work.groups.save_slot(post.id, Slot(name="s1", message=8, shown="x", at=NOW))
            inside.set()
            await go.wait()

    async def forget() -> None:
        async with other.write(person=ANNA, alone=True) as work:
            await work.forget(ANNA)

    noting = asyncio.create_task(note())
    await inside.wait()
    forgetting = asyncio.create_task(forget())
    try:
        await server.waits(1)
    finally:
        go.set()
        await asyncio.gather(noting, forgetting)
    async with store.read() as work:
        assert await work.groups.posts(KITCHEN) == ()
        assert await work.groups.discarded(KITCHEN) == (7, 8)
        assert await work.groups.behind("one", NOW) == (KITCHEN,)


async def test_a_tap_in_one_group_is_seen_in_the_other(url: str, tmp_path: Path) -> None:
    """The whole conversation: two teams tick the same list, and each is shown all of it."""
    clock = FixedClock()
    store = open_store(url, now=clock.now)
    house = House(store, tmp_path, clock)
    kitchen = await posted(house, KITCHEN)
    hall = Team(house, HALL)
    await hall.joined()
    await hall.command("start", await token(house.chat()))
    await hall.settle()
    await apart(hall)
    every = (await kitchen.map()).tasks
    tasks = tuple(task for task in every if learning.ends(task) is End.TICK)[:6]

    async def tick(team: Team, some: tuple[Task, ...]) -> None:
        (post,) = await team.posts()
        for task in some:
            await team.tap(TICK.does(post, task, True), OLYA)
            await team.settle()

    async with asyncio.timeout(2 * SECONDS):
        await asyncio.gather(tick(kitchen, tasks[:3]), tick(hall, tasks[3:]))
    await kitchen.settle()
    await hall.settle()
    after = await kitchen.map()
    ticked = {task.id for task in after.tasks if task.done_at is not None}
    assert ticked == {task.id for task in tasks}
    for number, stage in enumerate(after.stages, start=1):
        if checklist.visible(after, stage.id):
            assert await kitchen.text(str(number)) == await hall.text(str(number))
    await store.close()
