"""Another city is another morning: what was said already is not said again."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from handlers import timing
from journey.model import Task
from tests.handlers.chat import ANYA, Chat, House
from tests.handlers.steps import to_draft

TODAY = dt.date(2026, 11, 30)
EAST, WEST = "Asia/Vladivostok", "Europe/Kaliningrad"


@pytest.mark.parametrize("said", [True, False])
async def test_a_task_s_day(chat: Chat, house: House, *, said: bool) -> None:
    await to_draft(chat)
    (journey,) = await chat.maps()
    task = Task(
        id="x", rule="own", source="x", stage=journey.stages[0].id, text="Позвонить", due=TODAY
    )
    before = journey.with_(tasks=(task,), zone=EAST)
    after = before.with_(zone=WEST)
    night = dt.datetime(2026, 11, 29, 12, tzinfo=dt.UTC)
    morning = dt.datetime(2026, 11, 30, 1, tzinfo=dt.UTC)
    async with house.store.write() as work:
        await timing.follow(work, None, before, ANYA, night, ZoneInfo(EAST))
        (waits,) = await work.reminders_about(journey.id)
        if said:
            await work.settle((waits,), morning)
        await timing.follow(work, before, after, ANYA, morning, ZoneInfo(WEST))
        (left,) = await work.reminders_about(journey.id)
    assert (left.sent is not None) is said
    assert (left.due == waits.due) is said
