"""Which map a map is drawn beside, from the store to the drawer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.playground.client import Person as Anya
from handlers.beside import another
from handlers.screen import Reply
from journey.model import Journey, State
from tests.handlers.telegram.rig import NOW, Rig, keep_journey, pictures, rendering, said

BORIS = 4242


async def plan(rig: Rig, owner: int) -> tuple[Journey, Journey]:
    """The kept map of somebody, and a map of the future made from it by `owner`."""
    async with rig.store.write() as work:
        today = await work.journey("j1")
        assert today is not None
        update = {"id": "j2", "state": State.TO_BE, "derived_from": "j1"}
        future = today.model_copy(update=update)
        await work.save_journey(None, future, owner=owner, actor=owner, at=NOW)
    return today, future


async def renamed(rig: Rig, owner: int) -> Journey:
    """The kept map under its next revision with another title."""
    async with rig.store.write() as work:
        journey = await work.journey("j1")
        assert journey is not None
        later = journey.model_copy(update={"title": "Иначе", "revision": journey.revision + 1})
        await work.save_journey(journey, later, owner=owner, actor=owner, at=NOW)
    return later


async def test_a_plan_is_drawn_beside_its_own_map_of_today(running: Rig, anya: Anya) -> None:
    await keep_journey(running.store, anya.id)
    today, future = await plan(running, anya.id)
    reply = Reply(pictures=pictures(future.id), rendering=rendering(future.id), screen=said("вот"))
    running.told.answer = lambda _event: reply
    await anya.send("рисуй")
    await anya.wait_text("вот")
    await running.until_idle()
    assert running.easel.asked == ["phone", "board.png"]
    assert running.easel.beside == [today, today]


async def test_a_map_of_today_is_drawn_alone(running: Rig, anya: Anya) -> None:
    await keep_journey(running.store, anya.id)
    running.told.answer = lambda _event: Reply(pictures=pictures("j1"), screen=said("вот"))
    await anya.send("рисуй")
    await anya.wait_text("вот")
    assert running.easel.beside == [None]


async def test_somebody_elses_map_is_not_shown_beside(running: Rig, anya: Anya) -> None:
    await keep_journey(running.store, BORIS)
    _, future = await plan(running, anya.id)
    async with running.store.read() as work:
        assert await another(work, future) is None


async def test_a_deleted_map_is_not_shown_beside(running: Rig, anya: Anya) -> None:
    await keep_journey(running.store, anya.id)
    _, future = await plan(running, anya.id)
    async with running.store.write() as work:
        await work.set_deleted("j1", NOW)
        assert await another(work, future) is None


async def test_a_map_beside_itself_as_it_was(running: Rig, anya: Anya) -> None:
    await keep_journey(running.store, anya.id)
    later = await renamed(running, anya.id)
    wanted = replace(pictures("j1"), pages="strip", since=0)
    running.told.answer = lambda _event: Reply(pictures=wanted, screen=said("вот"))
    await anya.send("рисуй")
    await anya.wait_text("вот")
    (beside,) = running.easel.beside
    assert beside is not None
    assert (beside.title, later.title) == ("Карта", "Иначе")
    assert running.easel.asked == ["strip"]


@pytest.mark.parametrize("revision", [-1, 1, 99])
async def test_a_revision_that_it_never_had_or_has_still_is_no_map_beside(
    running: Rig, anya: Anya, revision: int
) -> None:
    await keep_journey(running.store, anya.id)
    later = await renamed(running, anya.id)
    async with running.store.read() as work:
        assert await another(work, later, revision) is None
