"""The owner's week: on Monday morning by the map's clock, one message, only where there is news."""

from __future__ import annotations

import datetime as dt

import pytest

from handlers.flows.reminders import HANDLERS
from handlers.reminding import Reminding
from handlers.screen import Button, Reply
from handlers.weekly import KIND
from journey import weekly
from journey.checklist import Member
from journey.checklist.progress import set_done
from journey.measures import Reach
from journey.model import Emotion, EmotionKind, Evidence, EvidenceKind, Journey, Origin
from tests.handlers.chat import NOW, Chat, House
from tests.handlers.steps import to_card
from tests.handlers.team import OLYA, Team, posted
from tests.journey.maps import whole

MONDAY = dt.datetime(2026, 11, 30, 6, 0, tzinfo=dt.UTC)
"""Nine in Moscow."""


async def ring(house: House, moment: dt.datetime) -> list[Reply]:
    """All that is due then for owners."""
    house.clock.moment = moment
    async with house.store.write() as work:
        groups = await work.claim(moment, moment + dt.timedelta(minutes=5), 50)
    said = []
    for group in groups:
        reply = await Reminding(house.services, HANDLERS).handle(group)
        if reply is not None and group[0].kind == KIND:
            said.append(reply)
            async with house.store.write(chat=group[0].chat) as work:
                await work.settle(group, moment)
    return said


@pytest.fixture
async def team(house: House) -> Team:
    return await posted(house)


async def test_one_message_tells_what_a_team_did_and_saw(team: Team) -> None:
    await team.press("2", "☐ 1.", OLYA)
    stage = (await team.message("1"))[0]
    await team.say("Соседи поставили рекламу перед нами", stage, OLYA)
    (reply,) = await ring(team.house, MONDAY)
    assert reply.screen is not None
    text = reply.screen.text
    assert text.startswith("<b>Что нового</b> · 23 ноября – 30 ноября")
    assert "✅ Сделано задач: 1 (Оля: 1)" in text
    assert "👀 Заметили сотрудники: 1 · Команда" in text
    assert "«Оля: Соседи поставили рекламу перед нами»" in text
    assert "🔎 Проверить дальше" in text


async def test_nothing_new_is_no_message(team: Team) -> None:
    assert await ring(team.house, MONDAY) == []
    await team.press("2", "☐ 1.", OLYA)
    await team.settle()
    await team.press("2", "✅ 1.", OLYA)
    await team.settle()
    assert await ring(team.house, MONDAY + dt.timedelta(days=7)) == []


async def test_what_was_told_is_not_told_again(team: Team) -> None:
    await team.press("2", "☐ 1.", OLYA)
    assert len(await ring(team.house, MONDAY)) == 1
    assert await ring(team.house, MONDAY + dt.timedelta(days=7)) == []
    await team.settle()
    await team.press("3", "☐ 1.", OLYA)
    (reply,) = await ring(team.house, MONDAY + dt.timedelta(days=14))
    assert reply.screen is not None
    assert "Сделано задач: 1" in reply.screen.text


async def test_whoever_does_not_want_it_has_none(team: Team) -> None:
    await team.press("2", "☐ 1.", OLYA)
    (reply,) = await ring(team.house, MONDAY)
    assert reply.screen is not None
    owner = team.house.chat()
    await owner.press(reply.screen.rows[-1][0])
    await owner.tap("Не присылать")
    assert "не присылаю" in owner.text
    await team.settle()
    await team.press("3", "☐ 1.", OLYA)
    assert await ring(team.house, MONDAY + dt.timedelta(days=7)) == []
    await owner.press(Button("x", "v:weekly"))
    await owner.tap("Присылать")
    assert "по понедельникам утром" in owner.text


async def test_the_owners_own_answers_are_no_news(chat: Chat) -> None:
    await to_card(chat)
    async with chat.house.store.read() as work:
        assert await work.reminder(f"{KIND}:{chat.person}") is None


class TestNews:
    def test_each_curve_is_held_against_itself(self) -> None:
        before = whole()
        stage = before.stages[0]
        felt = Emotion(id="m", level=-1.2, kind=EmotionKind.MEASURED, n=14, origin=Origin.CUSTOMER)
        after = _with(before, emotions=(*stage.emotions, felt))
        (mood,) = weekly.week(before, after).moods
        assert (mood.before, mood.measured, mood.after.n) == (None, True, 14)
        later = _with(after, emotions=(*stage.emotions, felt.with_(level=0.4, n=31)))
        (mood,) = weekly.week(after, later).moods
        assert mood.before == felt
        assert weekly.week(after, _with(after, duration=None)).moods == ()

    def test_a_leak_that_moved(self) -> None:
        before = whole()
        bare = before.with_(stages=tuple(one.with_(reach=None) for one in before.stages))
        counted = _reached(bare, (1000, 400, 390))
        found = weekly.week(bare, counted).leak
        assert found is not None
        assert (found.stage, found.drop.percent, found.before) == (counted.stages[0], -60, None)
        assert weekly.week(counted, counted).leak is None
        other = _reached(bare, (1000, 900, 200))
        moved = weekly.week(counted, other).leak
        assert moved is not None
        assert moved.before is not None
        assert (moved.stage.id, moved.before.id) == (bare.stages[1].id, bare.stages[0].id)

    def test_records_by_their_kind_and_tasks(self) -> None:
        before = whole()
        stage = before.stages[0]
        records = tuple(
            Evidence(id=f"n{kind.value}", kind=kind, source="там") for kind in EvidenceKind
        )
        found = weekly.week(before, _with(before, evidence=(*stage.evidence, *records)))
        assert [len(part) for part in (found.seen, found.reviews, found.asked)] == [1, 1, 2]
        task = next(one for one in before.tasks if one.done_at is None) if before.tasks else None
        if task is not None:
            by = Member(id=1, name="Оля")
            done = set_done(before, task.id, done=True, by=by, at=NOW)
            assert [one.id for one in weekly.week(before, done).done] == [task.id]

    def test_nothing_without_the_map_of_then(self) -> None:
        assert not weekly.week(None, whole()).worth_saying
        assert not weekly.is_news(None, whole())


def _with(journey: Journey, **changes: object) -> Journey:
    first = journey.stages[0].with_(**changes)  # type: ignore[arg-type] # as each test names them
    return journey.with_(stages=(first, *journey.stages[1:]))


def _reached(journey: Journey, people: tuple[int, ...]) -> Journey:
    stages = tuple(
        stage.with_(reach=Reach(people=people[place])) if place < len(people) else stage
        for place, stage in enumerate(journey.stages)
    )
    return journey.with_(stages=stages)
