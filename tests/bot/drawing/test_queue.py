"""Many drawings at once: all are drawn, the same one once; one that hangs delays nobody else."""

from __future__ import annotations

import asyncio
import os
import signal
from functools import partial

import pytest

from bot.drawing.workers import Limits, Worker, Workers
from handlers.ports import DrawingFailed
from journey.model import Journey
from locales.texts import Languages, Sentences
from tests.bot.drawing.conftest import Drawers, playing, renamed, until

PEOPLE = 24
SLOW = "time.sleep(0.2)"


async def test_two_dozen_drafts_at_once_are_all_drawn(drawers: Drawers, journey: Journey) -> None:
    """By the real worker: nobody is told that it failed, and the queue is known while it lasts."""
    real = drawers()
    await real.warm_up()
    drawing = asyncio.gather(*(real.draw(one, "first") for one in renamed(journey, PEOPLE)))
    await until(lambda: real.crowded)
    drawn = await drawing
    assert len({cover.key for cover, _ in drawn}) == PEOPLE
    assert not real.crowded


async def test_what_stands_still_costs_its_own_drawing_only(
    drawers: Drawers, journey: Journey
) -> None:
    """The real worker's process is stopped in the middle of a drawing."""
    workers = Workers(limits=Limits(still=300, patience=0.2))
    real = drawers(workers)
    hung, *others = renamed(journey, 5)
    await real.draw(journey, "cover")
    (pid,) = workers.pids
    os.kill(pid, signal.SIGSTOP)
    unlucky = asyncio.create_task(real.draw(hung, "first"))
    assert all(await asyncio.gather(*(real.draw(one, "cover") for one in others)))
    assert not unlucky.done()
    os.kill(pid, signal.SIGCONT)
    assert len(await unlucky) == 2


async def test_what_was_stopped_for_good_is_replaced(drawers: Drawers, journey: Journey) -> None:
    workers = Workers(limits=Limits(still=2))
    real = drawers(workers)
    await real.draw(journey, "cover")
    (pid,) = workers.pids
    os.kill(pid, signal.SIGSTOP)
    with pytest.raises(DrawingFailed):
        await real.draw(journey, "board")
    assert await real.draw(journey, "board")
    assert pid not in workers.pids


async def test_what_several_ask_for_is_drawn_once(drawers: Drawers, journey: Journey) -> None:
    counting = playing("open('/dev/null') and None", Limits(most=1))
    busy = drawers(counting)
    drawn = await asyncio.gather(*(busy.draw(journey, "board") for _ in range(5)))
    assert len(set(drawn)) == 1
    assert [worker.answered for worker in counting.all] == [1]


async def test_one_who_leaves_takes_the_drawing_from_nobody(
    drawers: Drawers, journey: Journey
) -> None:
    workers = playing(SLOW, Limits(most=1))
    busy = drawers(workers)
    leaves, stays = (asyncio.create_task(busy.draw(journey, "board")) for _ in range(2))
    await until(lambda: bool(workers.pids))
    leaves.cancel()
    assert await stays
    assert leaves.cancelled()


async def test_many_at_once_are_prepared_one_in_each_turn_of_the_loop(
    drawers: Drawers, journey: Journey
) -> None:
    """Words and name of a map take a millisecond, which twenty people are not to wait for."""
    turn, prepared = 0, []

    class Noting(Languages):
        def texts(self, language: str) -> Sentences:
            prepared.append(turn)
            return super().texts(language)

    busy = drawers(playing(limits=Limits(most=1)), Noting())
    drawing = asyncio.gather(*(busy.draw(one, "cover") for one in renamed(journey, PEOPLE)))
    while not drawing.done():
        turn += 1
        await asyncio.sleep(0)
    assert len(set(prepared)) == len(prepared) == PEOPLE


async def test_a_spare_worker_comes_with_the_queue_and_goes_after_it(
    drawers: Drawers, journey: Journey
) -> None:
    workers = playing(SLOW, Limits(patience=0.05, spare=0.1))
    busy = drawers(workers)
    drawing = asyncio.gather(*(busy.draw(one, "board") for one in renamed(journey, 6)))
    # while it lasts: on a busy machine the spare one may be gone before the last is drawn
    await until(lambda: len(workers.all) == 2)
    await drawing
    await until(lambda: len(workers.all) == 1)
    assert await busy.draw(journey, "board")


async def test_without_a_queue_there_is_one_worker(drawers: Drawers, journey: Journey) -> None:
    workers = playing(SLOW, Limits(patience=60))
    busy = drawers(workers)
    for one in renamed(journey, 3):
        await busy.draw(one, "board")
    assert len(workers.all) == 1


async def test_requests_are_served_in_their_order() -> None:
    workers = playing(limits=Limits(most=1))
    served: list[int] = []

    def request(number: int) -> bytes:
        served.append(number)
        return b""

    asked = [asyncio.create_task(workers.ask(partial(request, number))) for number in range(6)]
    await asyncio.sleep(0)
    asked[2].cancel()
    await asyncio.gather(*asked, return_exceptions=True)
    await workers.close()
    assert served == [0, 1, 3, 4, 5]


async def test_one_who_leaves_as_the_turn_comes_takes_no_worker_along(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever was given a worker and has not woken yet hands it on."""
    workers = playing(limits=Limits(most=1))
    first, second = (asyncio.create_task(workers.ask(lambda: b"")) for _ in range(2))
    give = workers._give

    def given(worker: Worker) -> None:
        give(worker)
        if not second.done():
            second.cancel()

    monkeypatch.setattr(workers, "_give", given)
    await first
    await asyncio.wait({second})
    assert second.cancelled()
    async with asyncio.timeout(20):
        await workers.ask(lambda: b"")
    await workers.close()


async def test_the_end_leaves_no_process_behind(drawers: Drawers, journey: Journey) -> None:
    workers = playing("time.sleep(999)", Limits(patience=0.01))
    busy = drawers(workers)
    asked = [asyncio.create_task(busy.draw(one, "board")) for one in renamed(journey, 3)]
    await until(lambda: len(workers.pids) == 2)
    pids = workers.pids
    await busy.close()
    assert all(isinstance(one, asyncio.CancelledError)
               for one in await asyncio.gather(*asked, return_exceptions=True))  # fmt: skip
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
