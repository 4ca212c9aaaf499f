"""Bitrix24, in both generations, by the documented answers, errors and limits."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from bot.outside.bitrix24 import NEW, OLD, Bitrix24
from bot.outside.refusal import Refusal
from bot.outside.remote import Outgoing
from bot.outside.wire import Wire
from journey.connections import Trouble
from tests.bot.outside.portals import Portal, served

SECRET = "1/abcdefgh12345678"
TASK = Outgoing(
    id="t1",
    title="Повесить меню у входа",
    about="Нет цен\ntropa-t1",
    mark="tropa-t1",
    steps=("Посмотрите, есть ли меню", "===", "Повесить меню у входа"),
    steps_name="Шаги",
    due=dt.datetime(2026, 12, 3, 18, tzinfo=dt.timezone(dt.timedelta(hours=3))),
    first=True,
)
Opened = Callable[[int | None], Bitrix24]


@asynccontextmanager
async def opened(portal: Portal, secret: str = SECRET) -> AsyncIterator[Opened]:
    """An account, and no pause that is really waited for."""

    async def pause(_seconds: float) -> None:
        return

    async with served(zerno_bitrix24_ru=portal) as gate:
        wire = Wire(gate, 5)
        yield lambda generation: Bitrix24(wire, "zerno.bitrix24.ru", secret, generation, pause)
        await wire.close()


@pytest.mark.parametrize(
    ("portal", "generation"),
    [
        (Portal(), NEW),
        (Portal(new=False), OLD),
        (Portal(scopes=frozenset({"task"})), OLD),
    ],
)
async def test_it_is_found_out_which_generation_answers(portal: Portal, generation: int) -> None:
    async with opened(portal) as account:
        assert await account(None).check() == generation


@pytest.mark.parametrize("generation", [OLD, NEW])
async def test_a_task_is_made_changed_done_and_heard_of(generation: int) -> None:
    portal = Portal()
    async with opened(portal) as account:
        bitrix = account(generation)
        remote = await bitrix.create(TASK)
        await bitrix.add_steps(remote, TASK)
        made = portal.tasks[int(remote)]
        assert made["title"] == "Повесить меню у входа"
        assert made["deadline"] == "2026-12-03T18:00:00+03:00"
        assert {str(made.get("responsible_id")), str(made.get("responsibleid"))} >= {"1"}
        parent, *points = portal.steps[int(remote)]
        assert (parent["TITLE"], parent["PARENT_ID"]) == ("Шаги", 0)
        assert {point["PARENT_ID"] for point in points} == {parent["id"]}
        assert [point["TITLE"] for point in points] == [
            "Посмотрите, есть ли меню", "–", "Повесить меню у входа",
        ]  # fmt: skip
        assert not (await bitrix.states((remote,)))[remote].done
        portal.finish(int(remote))
        state = (await bitrix.states((remote, "99")))[remote]
        assert state.done
        assert state.at == dt.datetime(2026, 11, 23, 8, 30, tzinfo=dt.UTC)
        assert "99" not in await bitrix.states(("99",))
        await bitrix.complete(remote)


async def test_old_and_new_know_a_task_again_whose_answer_was_lost() -> None:
    for generation in (OLD, NEW):
        portal = Portal(lose_next=True)
        async with opened(portal) as account:
            bitrix = account(generation)
            with pytest.raises(Refusal) as lost:
                await bitrix.create(TASK)
            assert lost.value.trouble is Trouble.UNREACHABLE
            assert lost.value.passing
            found = await bitrix.find(TASK)
            remote = found or await bitrix.create(TASK)
            assert [*portal.tasks] == [int(remote)]


async def test_a_webhook_without_lists_makes_the_task_all_the_same() -> None:
    portal = Portal(scopes=frozenset({"tasks"}))
    async with opened(portal) as account:
        bitrix = account(NEW)
        remote = await bitrix.create(TASK)
        await bitrix.add_steps(remote, TASK)
        assert portal.steps == {}


async def test_too_many_requests_are_waited_for() -> None:
    portal = Portal(limit=2)
    async with opened(portal) as account:
        bitrix = account(OLD)
        for _ in range(4):
            await bitrix.states(("1",))
    assert len(portal.asked) == 5


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        ((401, {"error": "NO_AUTH_FOUND"}), Trouble.KEY),
        ((403, {"error": "INVALID_CREDENTIALS"}), Trouble.KEY),
        ((403, {"error": "insufficient_scope"}), Trouble.RIGHTS),
        ((403, {"error": "ACCESS_DENIED"}), Trouble.PLAN),
        ((503, {"error": "QUERY_LIMIT_EXCEEDED"}), Trouble.BUSY),
        ((500, {"error": "INTERNAL_SERVER_ERROR"}), Trouble.UNREACHABLE),
        ((500, {"error": "PORTAL_DELETED"}), Trouble.GONE),
        ((502, "<html>Bad Gateway"), Trouble.UNREACHABLE),
        ((404, "<html>Портал не найден"), Trouble.GONE),
        ((200, "<html>Добро пожаловать"), Trouble.STRANGE),
        ((302, ""), Trouble.MOVED),
    ],
)
async def test_every_error_has_its_name(answer: tuple[int, object], trouble: Trouble) -> None:
    async with opened(Portal(say=answer)) as account:
        with pytest.raises(Refusal) as refused:
            await account(OLD).states(("1",))
    assert refused.value.trouble is trouble


async def test_a_refused_task_says_why_in_plain_words() -> None:
    async with opened(Portal(refuse_title="меню")) as account:
        with pytest.raises(Refusal) as refused:
            await account(OLD).create(TASK)
    assert refused.value.trouble is Trouble.REFUSED
    assert refused.value.said == "Required field «Отдел» value not entered"


async def test_a_day_without_a_zone_is_what_the_new_one_refuses() -> None:
    naive = TASK.due.replace(tzinfo=None) if TASK.due else None
    wrong = Outgoing(**{**{name: getattr(TASK, name) for name in TASK.__slots__}, "due": naive})
    async with opened(Portal()) as account:
        with pytest.raises(Refusal) as refused:
            await account(NEW).create(wrong)
    assert "DateTime" in refused.value.said
