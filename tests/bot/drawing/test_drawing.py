"""Drawing in a process of its own, and what happens when it misbehaves."""

from __future__ import annotations

import asyncio
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from bot.drawing.words import words
from bot.drawing.workers import RECYCLE_AFTER, Limits, Worker, Workers
from handlers.ports import DrawingFailed, TooManyPictures
from journey import limits
from journey.model import Journey
from journey.pictures import SHEETS
from locales.texts import Languages
from renderers.format import Request
from tests.bot.drawing.conftest import Drawers, once, playing, renamed
from tests.handlers.test_any_screen import worst
from tests.renderers.samples import crowded

LITTLE = 185 << 20
"""Enough for a typical map, too little for the largest."""
PNG = b"\x89PNG\r\n\x1a\n"


async def test_a_map_is_drawn_and_its_keys_are_known_afterwards(
    drawers: Drawers, journey: Journey
) -> None:
    real = drawers()
    assert await real.keys(journey, "first") == ()
    cover, board = await real.draw(journey, "first")
    assert cover.png.startswith(PNG)
    assert board.png.startswith(PNG)
    assert (cover.name, board.name) == ("map-cover-1.png", "map-board-1.png")
    assert await real.keys(journey, "first") == (cover.key, board.key)
    renamed = journey.model_copy(update={"title": "Другая"})
    assert await real.keys(renamed, "first") == ()


async def test_after_a_restart_the_keys_of_what_was_drawn_are_known(
    drawers: Drawers, journey: Journey
) -> None:
    drawn = await drawers().draw(journey, "first")
    await drawers.close()
    fresh = drawers(playing())
    assert await fresh.keys(journey, "first") == tuple(one.key for one in drawn)
    assert await fresh.keys(journey, "phone") == ()


async def test_the_curve_alone_and_a_map_beside_itself_earlier(
    drawers: Drawers, journey: Journey
) -> None:
    real = drawers()
    earlier = journey.model_copy(update={"stages": journey.stages[:2], "revision": 3})
    (alone,) = await real.draw(journey, "strip")
    (beside,) = await real.draw(journey, "strip", earlier)
    assert alone.name == "map-strip-1.png"
    assert alone.key != beside.key
    assert alone.png != beside.png
    assert await real.keys(journey, "strip", earlier) == (beside.key,)
    plain, compared = [await real.file(journey, "board.svg", one) for one in (None, earlier)]
    assert plain != compared


async def test_letters_on_each_paper_are_told_without_a_drawing(
    drawers: Drawers, journey: Journey
) -> None:
    found = await drawers().letters(journey)
    assert [*found] == list(SHEETS)
    assert sorted(found.values()) == list(found.values())
    assert found["a1"] > found["a4"] * 2


async def test_a_card_that_leads_to_a_survey(drawers: Drawers, journey: Journey) -> None:
    real, link = drawers(), "https://t.me/tropa_bot?start=p" + "A" * 22
    (png,) = await real.leaflet(journey, "pulse-card", link, ".png")
    (pdf,) = await real.leaflet(journey, "pulse-tent", link, ".pdf")
    assert png.startswith(PNG)
    assert pdf.startswith(b"%PDF")


async def test_what_cannot_be_drawn_fails_and_the_worker_goes_on(
    drawers: Drawers, journey: Journey
) -> None:
    real = drawers()
    look = journey.look.model_copy(update={"brand": "no colour"})
    with pytest.raises(DrawingFailed):
        await real.draw(journey.model_copy(update={"look": look}), "board")
    assert await real.draw(journey, "board")


async def test_more_pictures_than_a_chat_takes_are_not_drawn_but_a_file_is(
    drawers: Drawers, journey: Journey
) -> None:
    """The fullest map: twelve stages, twelve entries a cell, three hundred letters each."""
    real, fullest = drawers(), crowded(12, 12, 300)
    for pages in ("phone", "board"):
        with pytest.raises(TooManyPictures):
            await real.draw(fullest, pages)
    (pdf,) = await real.file(fullest, "cards.pdf")
    assert pdf.startswith(b"%PDF")
    assert await real.draw(journey, "phone")


STANDING, BUSY = "time.sleep(999)", "exec('while True: pass')"


@pytest.mark.parametrize("act", [STANDING, BUSY])
async def test_a_worker_that_stands_still_or_takes_too_long_is_replaced(
    drawers: Drawers, journey: Journey, tmp_path: Path, act: str
) -> None:
    slow = drawers(playing(once(tmp_path, act), Limits(processor=1, still=1)))
    with pytest.raises(DrawingFailed):
        await slow.draw(journey, "board")
    assert await slow.draw(journey, "board")


async def test_time_in_the_queue_and_of_others_does_not_count(
    drawers: Drawers, journey: Journey
) -> None:
    """Each takes half of what one may take, so that the last has waited for far more."""
    limits = Limits(processor=1, still=60, most=1)
    busy = drawers(playing("exec('while time.process_time() % 1 < 0.5: pass')", limits))
    drawn = await asyncio.gather(*(busy.draw(one, "board") for one in renamed(journey, 6)))
    assert len({one.png for (one,) in drawn}) == 1


async def test_a_worker_that_dies_is_replaced(
    drawers: Drawers, journey: Journey, tmp_path: Path
) -> None:
    fragile = drawers(playing(once(tmp_path, "os._exit(1)")))
    with pytest.raises(DrawingFailed):
        await fragile.draw(journey, "board")
    assert await fragile.draw(journey, "board")


async def test_a_worker_that_drew_much_is_replaced(drawers: Drawers, journey: Journey) -> None:
    workers = playing()
    tired = drawers(workers)
    (first,) = await tired.draw(journey, "board")
    for worker in workers.all:
        worker.answered = RECYCLE_AFTER - 1
    (last,) = await tired.draw(journey, "board")
    (fresh,) = await tired.draw(journey, "board")
    assert first.png == last.png != fresh.png


async def test_no_worker_at_all_is_a_failed_drawing(drawers: Drawers, journey: Journey) -> None:
    broken = drawers(Workers(lambda: Worker(("/nonexistent/program",))))
    for _ in range(2):
        with pytest.raises(DrawingFailed):
            await broken.draw(journey, "board")


def test_the_worker_loads_nothing_of_telegram_or_storage() -> None:
    heavy = {"aiogram", "aiohttp", "sqlalchemy", "structlog", "matplotlib.pyplot"}
    program = (
        "import atexit, sys\n"
        f"atexit.register(lambda: print(sorted({heavy!r} & set(sys.modules)), file=sys.stderr))\n"
        "from bot.drawing.worker import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    assert (done.stdout, done.stderr) == ("", "[]\n")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts a process's own memory so")
async def test_a_drawing_that_wants_too_much_memory_fails_and_the_worker_goes_on(
    journey: Journey,
) -> None:
    little = f"from bot.drawing import worker; worker.MEMORY_BYTES = {LITTLE}; worker.main()"
    worker, texts = Worker((sys.executable, "-c", little)), Languages().texts("ru")
    huge = worst("слово " * 40, limits.ITEMS_MAX)
    try:
        for drawn, kind, fits in ((huge, "board.png", False), (journey, None, True)):
            request = Request(journey=drawn, words=words(texts, drawn), pages="board", most=100)
            answer = await worker.ask(pickle.dumps((kind, request)), Limits())
            assert isinstance(answer, str) != fits, answer
    finally:
        await worker.stop()
