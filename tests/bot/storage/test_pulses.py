"""Surveys: found by their links; answers that lead to nobody, and go with their map."""

from __future__ import annotations

import datetime as dt
import json

import pytest
import sqlalchemy as sa

from bot.storage import SqlStore
from journey.pulse.model import AGAIN, Answer, Words
from tests.bot.storage.samples import (
    ANNA,
    NOW,
    Clock,
    dump,
    journey,
    pulse,
    put,
    statements,
    wave,
)

MARK, OTHER = "a" * 64, "b" * 64
LATER = NOW + dt.timedelta(hours=1)


def answer(number: int = 1, **fields: object) -> Answer:
    given: dict[str, object] = {"id": f"answer{number}", "wave": "wave", "at": NOW, **fields}
    return Answer.model_validate(given)


@pytest.fixture
async def asked(store: SqlStore) -> SqlStore:
    await put(store, journey())
    async with store.write() as work:
        await work.add_pulse(pulse())
        await work.save_wave(wave())
    return store


async def test_either_link_leads_to_the_newest_wave(asked: SqlStore) -> None:
    newer = wave(id="second", opened=LATER)
    async with asked.write(person=ANNA) as work:
        await work.save_wave(newer)
        for secret in ("s" * 22, "d" * 22):
            door = await work.door(secret)
            assert door is not None
            assert (door.pulse, door.wave, door.open) == (pulse(), newer, True)
        first = await work.door_of("wave")
        assert first is not None
        assert first.wave == wave()
        assert await work.door("x" * 22) is None
        assert await work.pulse("map") == pulse()
        assert await work.waves("pulse") == (wave(), newer)


async def test_a_link_knows_the_stages_of_today(asked: SqlStore) -> None:
    before = journey()
    first, _ = before.stages
    after = before.with_(stages=(first.with_(title="Смотрю меню"),), revision=1)
    async with asked.write() as work:
        await work.save_journey(before, after, owner=ANNA, actor=ANNA, at=NOW)
        door = await work.door("s" * 22)
    assert door is not None
    assert dict(door.titles) == {"s1": "Смотрю меню"}


async def test_a_map_in_the_bin_asks_nobody_until_it_is_back(asked: SqlStore) -> None:
    for deleted, is_open in ((NOW, False), (None, True)):
        async with asked.write() as work:
            await work.set_deleted("map", deleted)
            door = await work.door("s" * 22)
        assert door is not None
        assert door.open is is_open


async def test_behind_a_link_nobodys_map_is_locked(asked: SqlStore) -> None:
    async with asked.write(chat=ANNA) as work:
        with statements(asked) as sent:
            await work.door("s" * 22)
    assert len(sent) == 1
    assert not any("FOR UPDATE" in one for one in sent)


async def test_the_latest_answer_of_a_mark_is_found(asked: SqlStore) -> None:
    said = answer(
        mark=MARK, levels={"s1": -2, "s2": None}, score=9, words=(Words(stage="s1", text="Ждал"),)
    )
    async with asked.write() as work:
        await work.save_answer(answer(2, mark=OTHER))
        await work.save_answer(said)
        assert await work.answer("wave", MARK) == said
        later = answer(3, mark=MARK, at=LATER)
        await work.save_answer(later)
        assert await work.answer("wave", MARK) == later
        assert await work.answer("wave", "c" * 64) is None
        assert {one.id for one in await work.marked((MARK, "c" * 64))} == {"answer1", "answer3"}
        await work.save_answer(later.with_(score=3))
        assert [one.score for one in await work.answers("wave")] == [9, None, 3]
        assert await work.count_answers("wave") == 3
        await work.withdraw(said.id)
        assert await work.count_answers("wave") == 2


async def test_who_is_answering_just_now_is_known_by_waves(asked: SqlStore) -> None:
    async with asked.write() as work:
        await work.save_wave(wave(id="quiet", salt="cd" * 32))
        await work.save_answer(answer(mark=MARK, at=NOW))
        await work.save_answer(answer(2, wave="quiet", at=NOW))
        assert await work.listening(NOW - dt.timedelta(hours=1)) == ("ab" * 32,)
        assert await work.listening(NOW) == ()


async def test_with_the_salt_go_the_marks(asked: SqlStore, url: str) -> None:
    async with asked.write() as work:
        await work.save_answer(answer(mark=MARK, score=5, message=7, heard=8))
        await work.save_wave(wave(salt=None, closed=LATER))
        (left,) = await work.answers("wave")
        assert left == answer(score=5)
        assert await work.listening(NOW - AGAIN) == ()
    told = json.dumps(await dump(url), default=str)
    assert MARK not in told
    assert "ab" * 32 not in told


async def test_nobody_is_known_longer_than_needed(asked: SqlStore, clock: Clock) -> None:
    async with asked.write() as work:
        await work.save_answer(answer(1, mark=MARK, score=5, message=7))
        await work.save_answer(answer(2, mark=OTHER))
        await work.save_answer(answer(3, mark="c" * 64, words=(Words(text="Ждал"),)))
        await work.save_answer(answer(4, levels={"s1": -1}))
        await work.save_answer(answer(5, mark="d" * 64, at=NOW + AGAIN, score=1))
    clock.now = NOW + AGAIN + dt.timedelta(hours=1)
    async with asked.write() as work:
        await work.purge(NOW)
        left = await work.answers("wave")
    assert [one.id for one in left] == ["answer1", "answer3", "answer4", "answer5"]
    assert [one.mark for one in left] == [None, None, None, "d" * 64]


async def test_a_map_has_one_survey(asked: SqlStore) -> None:
    async with asked.write() as work:
        with pytest.raises(sa.exc.IntegrityError):
            await work.add_pulse(pulse(id="two", secret="x" * 22, desk="y" * 22))


async def test_it_goes_with_its_wave_its_map_and_its_owner(asked: SqlStore, url: str) -> None:
    async with asked.write() as work:
        await work.save_wave(wave(id="old"))
        await work.save_answer(answer(mark=MARK))
        await work.save_answer(answer(2, wave="old"))
        await work.drop_wave("old")
        assert await work.waves("pulse") == (wave(),)
        await work.forget(ANNA)
    left = await dump(url)
    assert (left["pulses"], left["waves"], left["pulse_answers"]) == ([], [], [])
