"""Planfix by the documented answers, codes and limits."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.outside.planfix import Planfix
from bot.outside.refusal import Refusal
from bot.outside.remote import Outgoing
from bot.outside.wire import Wire
from journey.connections import Trouble
from tests.bot.outside.portals import Planner, served

TASK = Outgoing(
    id="t1",
    title="Повесить меню",
    about="Нет цен\ntropa-t1",
    mark="tropa-t1",
    steps=(),
    steps_name="Шаги",
    due=dt.datetime(2026, 12, 3, 18, tzinfo=dt.UTC),
    first=False,
)


@asynccontextmanager
async def opened(planner: Planner, token: str | None = None) -> AsyncIterator[Planfix]:
    async def pause(_seconds: float) -> None:
        return

    async with served(zerno_planfix_ru=planner) as gate:
        wire = Wire(gate, 5)
        yield Planfix(wire, "zerno.planfix.ru", token or planner.code, pause)
        await wire.close()


async def test_a_task_is_made_changed_done_and_heard_of() -> None:
    planner = Planner()
    async with opened(planner) as planfix:
        await planfix.check()
        remote = await planfix.create(TASK)
        made = planner.tasks[int(remote)]
        assert made["endDateTime"] == {"date": "03-12-2026"}
        assert made["description"] == "Нет цен<br>tropa-t1"
        assert await planfix.find(TASK) == remote
        assert not (await planfix.states((remote,)))[remote].done
        await planfix.update(remote, TASK)
        await planfix.complete(remote)
        assert (await planfix.states((remote, "77"))).keys() == {remote}
        assert (await planfix.states((remote,)))[remote].done


@pytest.mark.parametrize(
    ("status", "done"),
    [
        ({"id": 3}, True),
        ({"id": 6}, True),
        ({"id": 2, "isActive": True}, False),
        ({"id": 5, "isActive": False}, False),
        ({"id": 104, "isActive": False}, True),
        (None, False),
    ],
)
async def test_an_account_has_states_of_its_own(status: object, done: bool) -> None:  # noqa: FBT001
    planner = Planner(tasks={5: {"id": 5, "name": "x", "status": status}})
    async with opened(planner) as planfix:
        assert (await planfix.states(("5",)))["5"].done is done


async def test_too_many_a_second_are_waited_for() -> None:
    planner = Planner(too_fast=2)
    async with opened(planner) as planfix:
        await planfix.check()
    assert len(planner.asked) == 3


@pytest.mark.parametrize(
    ("fail", "trouble"),
    [
        ((401, 1), Trouble.KEY),
        ((403, 5), Trouble.RIGHTS),
        ((403, 21), Trouble.PLAN),
        ((403, 22), Trouble.BUSY),
        ((400, 1001), Trouble.REFUSED),
    ],
)
async def test_every_code_has_its_name(fail: tuple[int, int], trouble: Trouble) -> None:
    async with opened(Planner(fail=fail)) as planfix:
        with pytest.raises(Refusal) as refused:
            await planfix.create(TASK)
    assert refused.value.trouble is trouble


async def test_a_wrong_token() -> None:
    async with opened(Planner(), token="0" * 32) as planfix:
        with pytest.raises(Refusal) as refused:
            await planfix.check()
    assert refused.value.trouble is Trouble.KEY
