"""Groups, the checklists posted there, and what is asked there."""

from __future__ import annotations

import datetime as dt

from bot.storage import SqlStore, holders
from journey.model import Comment, Evidence, EvidenceKind, Lesson, Taught
from journey.ports import LEASE, Received
from journey.posts import OVERVIEW, Doubt, Group, Invite, Mode, Note, Post, Slot
from tests.bot.storage.samples import ANNA, BORIS, NOW, Clock, dump, journey, person

CHAT, SUPER = -500, -1_002_000_000_500
GROUP = Group(chat=CHAT, title="Команда", language="ru", greet_at=NOW)
POST = Post(
    id="p1",
    journey="map",
    chat=CHAT,
    by=ANNA,
    at=NOW,
    slots=(
        Slot(name=OVERVIEW, message=7, shown="abc", at=NOW),
        Slot(name="s1", message=8, shown="def", mode="0-task-t"),
    ),
)
NOTE = Note(
    id="n1",
    chat=CHAT,
    text="<b>Что?</b>",
    awaits="task:p1:s1",
    person=BORIS,
    link=("a", "b"),
    at=NOW,
)


async def posted(store: SqlStore) -> None:
    async with store.write() as work:
        await work.save_journey(None, journey(), owner=ANNA, actor=ANNA, at=NOW)
        await work.groups.save_group(GROUP)
        await work.groups.save_post(POST)


async def test_kept_as_given(store: SqlStore) -> None:
    await posted(store)
    async with store.read() as work:
        assert await work.groups.group(CHAT) == GROUP
        assert await work.groups.group(1) is None
        assert await work.groups.post("p1") == POST
        assert await work.groups.posts(CHAT) == await work.groups.posts_of("map") == (POST,)
        assert await work.groups.posts(SUPER) == ()


async def test_small_groups_alike_are_found_by_title_or_owner(store: SqlStore) -> None:
    await posted(store)
    later = NOW + dt.timedelta(days=1)
    async with store.write() as work:
        for chat, title, by in (
            (-501, "Команда", BORIS),
            (-502, "Иначе", BORIS),
            (-503, "Иначе", ANNA),
            (SUPER, "Команда", ANNA),
        ):
            await work.groups.save_group(GROUP.with_(chat=chat, title=title))
            post = POST.with_(id=f"p{-chat}", chat=chat, by=by, at=later, slots=())
            await work.groups.save_post(post)
        await work.groups.save_group(GROUP.with_(chat=-504))  # without a list
    async with store.read() as work:
        alike = work.groups.small_alike
        assert await alike("Команда", ANNA, 9) == (-503, CHAT, -501)
        assert await alike("Команда", BORIS, 9) == (-502, -501, CHAT)
        assert await alike("Команда", BORIS, 1) == (-502,)
        assert await alike("Третья", 99, 9) == ()


async def test_a_slot_is_saved_alone_and_lost_ones_go(store: SqlStore) -> None:
    await posted(store)
    slot = Slot(name="s1", message=9, shown="ghi", at=NOW)
    async with store.write() as work:
        await work.groups.save_slot("p1", slot)
    async with store.write() as work:
        changed = await work.groups.post("p1")
        assert changed is not None
        assert changed.slot("s1") == slot
        await work.groups.save_post(changed.model_copy(update={"slots": (slot,)}))
        assert (await work.groups.posts(CHAT))[0].slots == (slot,)


async def test_a_changed_map_makes_its_groups_behind(store: SqlStore) -> None:
    await posted(store)
    async with store.write() as work:
        assert await work.groups.behind("one", NOW) == (CHAT,)
        await work.groups.settle(CHAT)
        assert await work.groups.behind("one", NOW) == ()
        before = await work.journey("map")
        assert before is not None
        after = before.model_copy(update={"title": "Иначе", "revision": 1})
        await work.save_journey(before, after, owner=ANNA, actor=ANNA, at=NOW)
        assert await work.groups.behind("one", NOW) == (CHAT,)
        await work.groups.settle(CHAT)
        await work.set_deleted("map", NOW)
        assert await work.groups.behind("one", NOW) == (CHAT,)
        await work.groups.settle(CHAT)
        await work.groups.save_group(GROUP)  # nothing new
        assert await work.groups.behind("one", NOW) == ()
        await work.groups.touch(CHAT)
        assert await work.groups.behind("one", NOW) == (CHAT,)


async def test_one_process_sees_to_a_group(store: SqlStore) -> None:
    await posted(store)
    async with store.write() as work:
        await work.groups.touch(CHAT)
        assert await work.groups.lease(CHAT, "one", NOW)
        assert await work.groups.lease(CHAT, "one", NOW)
        assert not await work.groups.lease(CHAT, "two", NOW)
        assert await work.groups.behind("one", NOW) == (CHAT,)
        assert await work.groups.behind("two", NOW) == ()
        assert await work.groups.lease(CHAT, "two", NOW + LEASE)
        await work.groups.settle(CHAT)
        assert await work.groups.lease(CHAT, "one", NOW + LEASE)
        assert not await work.groups.lease(SUPER, "one", NOW)
        await work.groups.release("one")
        assert await work.groups.lease(CHAT, "two", NOW)


async def test_a_lease_of_a_clock_that_was_put_back_holds_nobody_up(store: SqlStore) -> None:
    await posted(store)
    async with store.write() as work:
        assert await work.groups.lease(CHAT, "one", NOW + dt.timedelta(hours=1))
        assert await work.groups.lease(CHAT, "two", NOW)


async def test_who_is_gone_holds_nobody_up(store: SqlStore) -> None:
    await posted(store)
    gone = holders.new_holder()
    async with store.write() as work:
        assert await work.groups.lease(CHAT, gone, NOW)
        assert not await work.groups.lease(CHAT, "two", NOW)
        holders.leave(gone)
        assert await work.groups.lease(CHAT, "two", NOW)


async def test_what_is_begun_is_in_doubt_until_it_is_certain(store: SqlStore) -> None:
    await posted(store)
    async with store.write() as work:
        assert await work.groups.doubt(CHAT) is None
        await work.groups.seen(CHAT, 70)
        await work.groups.seen(CHAT, 60)
        await work.groups.begin(CHAT, "note n1")
        assert await work.groups.doubt(CHAT) == Doubt(what="note n1", after=70)
        await work.groups.certain(CHAT)
        assert await work.groups.doubt(CHAT) is None


async def test_moved_everywhere_and_posted_anew(store: SqlStore) -> None:
    await posted(store)
    async with store.write() as work:
        await work.groups.add_note(NOTE)
        await work.groups.add_note(NOTE.model_copy(update={"id": "n2", "message": 5}))
        await work.groups.discard(CHAT, (1, 2))
        await work.groups.save_group(Group(chat=SUPER, title="Новая", language="en"))
        await work.groups.move(CHAT, SUPER)
        await work.groups.move(CHAT, SUPER)  # the news comes twice
    async with store.read() as work:
        assert await work.groups.group(CHAT) is None
        moved = await work.groups.group(SUPER)
        assert moved == GROUP.model_copy(update={"chat": SUPER, "former": CHAT})
        (post,) = await work.groups.posts(SUPER)
        assert post.messages == ()
        assert {slot.name for slot in post.slots} == {OVERVIEW, "s1"}
        assert [note.id for note in await work.groups.notes(SUPER)] == ["n1"]
        assert await work.groups.discarded(CHAT) == ()
        assert await work.groups.behind("one", NOW) == (SUPER,)


async def test_questions_are_found_by_their_message(store: SqlStore) -> None:
    await posted(store)
    asked = NOTE.model_copy(update={"message": 5})
    async with store.write() as work:
        await work.groups.add_note(NOTE)
        assert await work.groups.notes(CHAT) == (NOTE,)
        await work.groups.save_note(asked)
        assert await work.groups.notes(CHAT) == ()
        assert await work.groups.note_at(CHAT, 5) == asked
        assert await work.groups.note_at(CHAT, 6) is None
        settled = asked.model_copy(update={"settled": True})
        await work.groups.save_note(settled)
        assert await work.groups.notes(CHAT) == (settled,)
        await work.groups.drop_note("n1")
        assert await work.groups.note_at(CHAT, 5) is None


async def test_discarded_messages_are_kept_until_they_are_gone(store: SqlStore) -> None:
    async with store.write() as work:
        await work.groups.discard(CHAT, (3, 1))
        await work.groups.discard(CHAT, (1, 2))
        await work.groups.discard(CHAT, ())
        assert await work.groups.discarded(CHAT) == (1, 2, 3)
        await work.groups.forget_discarded(CHAT, (1, 3))
        assert await work.groups.discarded(CHAT) == (2,)


async def test_a_link_works_once_and_for_its_time(store: SqlStore) -> None:
    await posted(store)
    hour = dt.timedelta(hours=1)
    first = Invite(key="a", journey="map", person=ANNA, until=NOW + hour)
    async with store.write() as work:
        await work.groups.add_invite(first)
        await work.groups.add_invite(first.model_copy(update={"key": "b"}))
        assert await work.groups.take_invite("a", NOW) == first
        assert await work.groups.take_invite("a", NOW) is None
        assert await work.groups.take_invite("b", NOW + hour) is None
        assert await work.groups.take_invite("c", NOW) is None


async def test_what_nobody_answered_is_swept(store: SqlStore, clock: Clock, url: str) -> None:
    await posted(store)
    hour = dt.timedelta(hours=1)
    async with store.write() as work:
        await work.groups.add_note(NOTE.model_copy(update={"message": 5}))
        await work.groups.add_invite(Invite(key="a", journey="map", person=ANNA, until=NOW + hour))
    clock.now += dt.timedelta(days=3)
    async with store.write() as work:
        await work.purge(clock.now - dt.timedelta(days=30))
    kept = await dump(url)
    assert (kept["notes"], kept["invites"]) == ([], [])
    assert len(kept["posts"]) == 1


async def test_with_its_owner_a_post_goes_and_its_messages_are_taken_away(
    store: SqlStore, url: str
) -> None:
    await posted(store)
    async with store.write() as work:
        await work.save_person(person())
        await work.groups.settle(CHAT)
        await work.forget(ANNA)
    async with store.read() as work:
        assert await work.groups.posts(CHAT) == ()
        assert await work.groups.discarded(CHAT) == (7, 8)
        assert await work.groups.behind("one", NOW) == (CHAT,)
    assert str(ANNA) not in str(await dump(url))


async def test_a_forgotten_member_leaves_no_name(store: SqlStore, url: str) -> None:
    await posted(store)
    said = Comment(text="да", by="Боря", by_id=BORIS, at=NOW)
    held = {"owner": "Боря", "owner_id": BORIS, "comments": (said,)}
    held |= {"done_by": "Боря", "done_by_id": BORIS}
    async with store.write() as work:
        before = await work.journey("map")
        assert before is not None
        record = Evidence(id="boris", kind=EvidenceKind.STAFF, author="Боря", author_id=BORIS)
        found = (
            before.stages[0].items[0].model_copy(update={"evidence": (record,), "disproof": record})
        )
        held |= {"lesson": Lesson(true=True, taught=(Taught(became=found),))}
        task = before.tasks[0].model_copy(update=held)
        stage = before.stages[0].model_copy(update={"items": (found, *before.stages[0].items[1:])})
        after = before.model_copy(
            update={"tasks": (task,), "stages": (stage, *before.stages[1:]), "revision": 1}
        )
        await work.save_journey(before, after, owner=ANNA, actor=BORIS, at=NOW)
        again = after.model_copy(update={"tasks": before.tasks, "revision": 2})
        await work.save_journey(after, again, owner=ANNA, actor=ANNA, at=NOW)
        last = again.model_copy(update={"tasks": (task,), "revision": 3})
        await work.save_journey(again, last, owner=ANNA, actor=ANNA, at=NOW)
    async with store.write() as work:
        await work.forget(BORIS)
    left = str(await dump(url))
    assert "Боря" not in left
    assert str(BORIS) not in left
    async with store.read() as work:
        kept = await work.journey("map")
        assert kept is not None
        assert kept.tasks[0].comments[0].text == "да"
        assert [one.id for one in kept.stages[0].items[0].evidence] == ["boris"]
        assert len(await work.history("map")) == 4


async def test_an_update_of_a_group_is_done_with_its_effect(store: SqlStore) -> None:
    await store.receive(((5, "text"), (6, "text")))
    async with store.write(update=5) as work:
        await work.groups.save_group(GROUP)
    assert await store.unfinished() == (Received(id=6, payload="text", applied=False),)


def test_a_mode_is_written_and_read() -> None:
    for mode in (Mode(), Mode(2), Mode(1, "task", "a-b_c"), Mode(0, "pick")):
        assert Mode.parse(str(mode)) == mode
    assert Mode.parse("") == Mode.parse("x") == Mode.parse("999") == Mode()
