"""Who was seen in a group: kept as long as its list, forgotten with whoever asks for it."""

from __future__ import annotations

import datetime as dt

from bot.storage import SqlStore
from journey import limits
from journey.checklist import Member, holding
from journey.model import Journey
from journey.posts import Group, Post
from journey.teammates import Teammate
from tests.bot.storage.samples import ANNA, BORIS, NOW, journey, person, put

CHAT, OTHER = -1_002_000_000_001, -1_002_000_000_002


def seen(who: int, name: str, minutes: int = 0, chat: int = CHAT) -> Teammate:
    at = NOW + dt.timedelta(minutes=minutes)
    return Teammate(chat=chat, person=who, name=name, username=name.lower(), at=at)


async def listed(store: SqlStore) -> None:
    """The map's list in two groups, and who was seen there."""
    given = journey()
    shared = holding.share(
        given.with_(tasks=(given.tasks[0].with_(done_at=None),)),
        "t",
        (Member(id=ANNA, name="Аня"), Member(id=BORIS, name="Боря")),
        Member(id=ANNA, name="Аня"),
        for_all=True,
    )
    assert isinstance(shared, Journey)
    await put(store, shared)
    async with store.write() as work:
        for chat in (CHAT, OTHER):
            await work.groups.save_group(Group(chat=chat, language="ru"))
            post = Post(id=f"p{-chat}", journey="map", chat=chat, by=ANNA, at=NOW)
            await work.groups.save_post(post)
        await work.save_teammate(seen(ANNA, "Аня"))
        await work.save_teammate(seen(BORIS, "Боря", 1))
        await work.save_teammate(seen(BORIS, "Боря", 1, OTHER))


async def names(store: SqlStore, chat: int = CHAT) -> list[str]:
    async with store.read() as work:
        return [one.name for one in await work.teammates(chat)]


async def test_kept_and_found_by_whoever_was_seen_last(store: SqlStore) -> None:
    await listed(store)
    assert await names(store) == ["Боря", "Аня"]
    async with store.write() as work:
        assert await work.teammate(CHAT, BORIS) == seen(BORIS, "Боря", 1)
        assert await work.groups_of(BORIS) == (OTHER, CHAT)
        await work.save_teammate(seen(ANNA, "Анна", 2))
    assert await names(store) == ["Анна", "Боря"]
    async with store.write() as work:
        for number in range(limits.TEAMMATES_MAX):
            await work.save_teammate(seen(100 + number, f"Н{number}", 10 + number))
    found = await names(store)
    assert len(found) == limits.TEAMMATES_MAX
    assert "Анна" not in found


async def test_one_of_several_finds_the_task_among_their_own(store: SqlStore) -> None:
    await listed(store)
    async with store.read() as work:
        assert await work.with_tasks_of(BORIS) == ("map",)
        assert await work.with_tasks_of(BORIS + 1) == ()
        assert await work.with_tasks_of(BORIS // 10) == ()
    async with store.write(alone=True) as work:
        for post in await work.groups.posts_of("map"):
            await work.groups.drop_post(post.id)
    async with store.read() as work:
        assert await work.with_tasks_of(BORIS) == ("map",), "also when the list has left its group"


async def test_they_go_with_the_list_the_group_and_the_person(store: SqlStore) -> None:
    await listed(store)
    async with store.write(alone=True) as work:
        await work.groups.drop_post(f"p{-OTHER}")
    async with store.read() as work:
        assert await work.teammate(OTHER, BORIS) is None
    async with store.write(alone=True) as work:
        await work.groups.move(CHAT, OTHER)
    assert await names(store, OTHER) == ["Боря", "Аня"]
    async with store.write(alone=True) as work:
        await work.save_person(person(BORIS))
        await work.forget(BORIS)
    assert await names(store, OTHER) == ["Аня"]
    async with store.read() as work:
        found = await work.journey("map")
    assert found is not None
    assert [one.member for one in found.tasks[0].holders] == ["Аня", None]
    assert holding.parts(found.tasks[0]) == (0, 1)
    async with store.write(alone=True) as work:
        await work.forget(ANNA)
    assert await names(store, OTHER) == []
