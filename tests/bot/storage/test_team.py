"""What a team has set, its votes, and whose tasks are where: kept, found, gone with their post."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.exc import IntegrityError

from bot.storage import SqlStore
from journey.checklist.voting import Choice, Vote
from journey.model import Journey, Task
from journey.posts import Post
from journey.reminders import Reminder
from journey.timetable import Timetable
from tests.bot.storage.samples import ANNA, BORIS, NOW, put
from tests.journey.maps import whole

VOTE = Vote(
    id="v",
    post="p",
    choices=(Choice(item="a", text="Раз"), Choice(item="b", text="Два", place="Этап")),
    closes=NOW,
    poll="5",
    message=3,
    counts=(1, 2),
)


async def posted(store: SqlStore, journey: Journey) -> None:
    await put(store, journey)
    async with store.write() as work:
        await work.groups.save_post(Post(id="p", journey=journey.id, chat=-5, by=ANNA, at=NOW))


async def test_timetable_is_kept_and_goes_with_its_post(store: SqlStore) -> None:
    await posted(store, whole())
    table = Timetable(post="p", weekday=4, hour=23, digest=False, since=NOW)
    async with store.write() as work:
        assert await work.timetable("p") is None
        await work.save_timetable(table)
        later = table.model_copy(update={"since": NOW + dt.timedelta(days=1)})
        await work.save_timetable(later)
        assert await work.timetable("p") == later
        await work.groups.drop_post("p")
        assert await work.timetable("p") is None


async def test_a_vote_is_found_by_itself_its_list_and_its_poll(store: SqlStore) -> None:
    await posted(store, whole())
    async with store.write() as work:
        await work.save_vote(VOTE)
        assert await work.vote("v") == VOTE
        assert await work.vote_running("p") == VOTE
        assert await work.vote_of_poll("5") == VOTE
        await work.save_vote(VOTE.model_copy(update={"open": False}))
        assert await work.vote_running("p") is None


async def test_a_list_has_one_running_vote(store: SqlStore) -> None:
    await posted(store, whole())
    async with store.write() as work:
        await work.save_vote(VOTE)
    with pytest.raises(IntegrityError):
        async with store.write() as work:
            await work.save_vote(VOTE.model_copy(update={"id": "w"}))


async def test_where_somebodys_tasks_are(store: SqlStore) -> None:
    journey = whole()
    stage = journey.stages[0].id
    due = Task(id="t", rule="own", source="t", stage=stage, text="Раз", due=NOW.date())
    taken = due.model_copy(update={"id": "u", "due": None, "owner": "Боря", "owner_id": BORIS})
    await put(store, journey.model_copy(update={"tasks": (due, taken)}))
    async with store.write() as work:
        assert await work.with_tasks_of(BORIS) == (journey.id,)
        assert await work.with_tasks_of(ANNA) == (journey.id,)
        assert await work.with_tasks_of(99) == ()
        await work.set_deleted(journey.id, NOW)
        assert await work.with_tasks_of(BORIS) == ()


async def test_reminders_about_a_map(store: SqlStore) -> None:
    await posted(store, whole())
    about = whole().id
    async with store.write() as work:
        for key, journey in (("a", about), ("b", None)):
            one = Reminder(key=key, kind="due", due=NOW, person=ANNA, chat=-5, journey=journey)
            await work.schedule(one)
        assert [one.key for one in await work.reminders_about(about)] == ["a"]
