"""Questions, what messages gave, and pictures that Telegram holds."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from bot.storage import SqlStore
from tests.bot.storage.samples import ANNA, BORIS, NOW, Clock, journey, prompt, put, typed


async def test_a_prompt_gets_an_id_and_comes_back(store: SqlStore) -> None:
    await put(store, journey())
    asked = prompt(journey="map", stage="s1", note="так", page=2)
    async with store.write() as work:
        stored = await work.add_prompt(asked)
    assert stored.id > 0
    assert stored == asked.model_copy(update={"id": stored.id})
    async with store.read() as work:
        assert await work.prompt(stored.id) == stored
        assert await work.open_prompt(ANNA) == stored
        assert await work.prompt(stored.id + 1) is None
        assert await work.open_prompt(BORIS) is None


async def test_a_new_prompt_closes_the_persons_others_only(store: SqlStore) -> None:
    async with store.write() as work:
        first = await work.add_prompt(prompt())
        other = await work.add_prompt(prompt(BORIS))
        second = await work.add_prompt(prompt())
        assert await work.prompt(first.id) == first.model_copy(update={"open": False})
        assert await work.open_prompt(ANNA) == second
        assert await work.open_prompt(BORIS) == other


async def test_ticks_are_saved_and_questions_closed(store: SqlStore) -> None:
    async with store.write() as work:
        stored = await work.add_prompt(prompt())
        ticked = stored.model_copy(update={"options": stored.options[:1], "page": 1})
        await work.save_prompt(ticked)
        assert await work.prompt(stored.id) == ticked
        await work.close_prompts(ANNA)
        assert await work.open_prompt(ANNA) is None
        assert await work.prompt(stored.id) == ticked.model_copy(update={"open": False})


async def test_an_id_is_never_given_twice(store: SqlStore, clock: Clock) -> None:
    async with store.write() as work:
        first = await work.add_prompt(prompt())
        await work.forget(ANNA)
    async with store.write() as work:
        assert (await work.add_prompt(prompt())).id > first.id


async def test_a_question_may_be_stored_before_its_map(store: SqlStore) -> None:
    async with store.write() as work:
        stored = await work.add_prompt(prompt(journey="map"))
        await work.save_typed(typed())
        await work.save_journey(None, journey(), owner=ANNA, actor=ANNA, at=NOW)
    async with store.read() as work:
        assert await work.prompt(stored.id) == stored


async def test_a_question_about_no_map_at_all_is_refused(store: SqlStore) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        async with store.write() as work:
            await work.add_prompt(prompt(journey="nothing"))
    async with store.read() as work:
        assert await work.open_prompt(ANNA) is None


async def test_what_a_message_gave(store: SqlStore) -> None:
    await put(store, journey())
    async with store.write() as work:
        await work.save_typed(typed())
        await work.save_typed(typed(items=("i", "j"), stage=None))
    async with store.read() as work:
        assert await work.typed(ANNA, 7) == typed(items=("i", "j"), stage=None)
        assert await work.typed(ANNA, 8) is None
        assert await work.typed(-100_123_456_789, 7) is None


async def test_a_picture_belongs_to_the_bot_that_sent_it(store: SqlStore) -> None:
    async with store.write() as work:
        await work.save_picture(1, "hash", "file-a")
        await work.save_picture(2, "hash", "file-b")
        await work.save_picture(1, "hash", "file-c")
        assert await work.picture(1, "hash") == "file-c"
        assert await work.picture(2, "hash") == "file-b"
        assert await work.picture(1, "other") is None


async def test_purge_sweeps_what_nobody_can_ask_for(store: SqlStore, clock: Clock) -> None:
    await put(store, journey())
    async with store.write() as work:
        closed = await work.add_prompt(prompt())
        still_open = await work.add_prompt(prompt())
        await work.save_typed(typed())
        await work.save_picture(1, "hash", "file")
    clock.now = NOW + dt.timedelta(days=40)
    async with store.write() as work:
        await work.save_typed(typed(message=8))
        await work.purge(clock.now - dt.timedelta(days=30))
        assert await work.prompt(closed.id) is None
        assert await work.open_prompt(ANNA) == still_open
        assert await work.typed(ANNA, 7) is None
        assert await work.typed(ANNA, 8) is not None
        assert await work.picture(1, "hash") is None
