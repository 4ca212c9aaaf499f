"""Drawing in a process of its own, and what happens when it misbehaves."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.draw_worker import LENGTH
from bot.drawing import RECYCLE_AFTER, WAITING_MAX, ProcessDrawer, Worker
from handlers.ports import DrawingFailed
from journey.example import example
from journey.model import Journey
from locales.industries import IndustryFiles
from locales.texts import Languages
from tests.handlers.telegram.rig import NOW

PNG = b"\x89PNG\r\n\x1a\n"
PLAYED = f"""
import os, pickle, struct, sys, time
head = struct.Struct("{LENGTH.format}")
while got := sys.stdin.buffer.read(head.size):
    sys.stdin.buffer.read(head.unpack(got)[0])
    {{act}}
    answer = pickle.dumps([("cover", 1, str(os.getpid()).encode())])
    sys.stdout.buffer.write(head.pack(len(answer)) + answer)
    sys.stdout.buffer.flush()
"""


def playing(act: str = "pass") -> Worker:
    """A worker that does something before it answers with its process's number."""
    return Worker((sys.executable, "-c", PLAYED.format(act=act)))


@pytest.fixture
def journey() -> Journey:
    industry = IndustryFiles().industry("coffee-shop", "ru")
    assert industry is not None
    return example(industry, NOW)


@pytest.fixture
async def drawers() -> AsyncIterator[list[ProcessDrawer]]:
    made: list[ProcessDrawer] = []
    yield made
    for drawer in made:
        await drawer.close()


def drawer(
    drawers: list[ProcessDrawer], worker: Worker | None = None, seconds: float = 60
) -> ProcessDrawer:
    made = ProcessDrawer(Languages(), worker, seconds)
    drawers.append(made)
    return made


async def test_a_map_is_drawn_and_its_keys_are_known_afterwards(
    drawers: list[ProcessDrawer], journey: Journey
) -> None:
    real = drawer(drawers)
    assert await real.keys(journey, "first") == ()
    cover, board = await real.draw(journey, "first")
    assert cover.png.startswith(PNG)
    assert board.png.startswith(PNG)
    assert (cover.name, board.name) == ("map-cover-1.png", "map-board-1.png")
    assert await real.keys(journey, "first") == (cover.key, board.key)
    renamed = journey.model_copy(update={"title": "Другая"})
    assert await real.keys(renamed, "first") == ()


async def test_what_cannot_be_drawn_fails_and_the_worker_goes_on(
    drawers: list[ProcessDrawer], journey: Journey
) -> None:
    real = drawer(drawers)
    with pytest.raises(DrawingFailed):
        await real.draw(journey, "nonsense")  # type: ignore[arg-type]
    assert await real.draw(journey, "board")


async def test_a_late_worker_is_replaced(
    drawers: list[ProcessDrawer], journey: Journey, tmp_path: Path
) -> None:
    stuck = tmp_path / "stuck"
    worker = playing(f"open({str(stuck)!r}, 'x') and time.sleep(999) if not os.path.exists("
                     f"{str(stuck)!r}) else None")  # fmt: skip
    slow = drawer(drawers, worker, seconds=1)
    with pytest.raises(DrawingFailed):
        await slow.draw(journey, "board")
    slow._seconds = 60
    assert await slow.draw(journey, "board")


async def test_a_worker_that_dies_is_replaced(
    drawers: list[ProcessDrawer], journey: Journey, tmp_path: Path
) -> None:
    dead = tmp_path / "dead"
    worker = playing(f"open({str(dead)!r}, 'x') and os._exit(1) if not os.path.exists("
                     f"{str(dead)!r}) else None")  # fmt: skip
    fragile = drawer(drawers, worker)
    with pytest.raises(DrawingFailed):
        await fragile.draw(journey, "board")
    assert await fragile.draw(journey, "board")


async def test_a_worker_that_drew_much_is_replaced(
    drawers: list[ProcessDrawer], journey: Journey
) -> None:
    worker = playing()
    tired = drawer(drawers, worker)
    (first,) = await tired.draw(journey, "board")
    worker.answered = RECYCLE_AFTER - 1
    (last,) = await tired.draw(journey, "board")
    (fresh,) = await tired.draw(journey, "board")
    assert first.png == last.png != fresh.png


async def test_too_many_waiting_get_the_words_at_once(
    drawers: list[ProcessDrawer], journey: Journey
) -> None:
    busy = drawer(drawers, playing())
    busy._waiting = WAITING_MAX
    with pytest.raises(DrawingFailed):
        await busy.draw(journey, "board")


async def test_no_worker_at_all_is_a_failed_drawing(
    drawers: list[ProcessDrawer], journey: Journey
) -> None:
    with pytest.raises(DrawingFailed):
        await drawer(drawers, Worker(("/nonexistent/program",))).draw(journey, "board")


def test_the_worker_loads_nothing_of_telegram_or_storage() -> None:
    heavy = {"aiogram", "aiohttp", "sqlalchemy", "structlog", "matplotlib.pyplot"}
    program = (
        "import atexit, sys\n"
        f"atexit.register(lambda: print(sorted({heavy!r} & set(sys.modules)), file=sys.stderr))\n"
        "from bot.draw_worker import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert (done.stdout, done.stderr) == ("", "[]\n")
