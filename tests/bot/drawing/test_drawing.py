"""Drawing in a process of its own, and what happens when it misbehaves."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.drawing.drawer import RECYCLE_AFTER, SECONDS, WAITING_MAX, ProcessDrawer, Worker
from bot.drawing.worker import LENGTH
from bot.storage import SqlStore, open_store, upgrade
from handlers.ports import DrawingFailed
from journey.example import example
from journey.model import Journey
from locales.industries import IndustryFiles
from locales.texts import Languages
from renderers.draw import CHAT_MAX
from tests.handlers.telegram.rig import NOW
from tests.renderers.samples import crowded

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


class Drawers:
    """Makes drawers that share a database, and ends them."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._made: list[tuple[ProcessDrawer, SqlStore]] = []

    def __call__(self, worker: Worker | None = None, seconds: float = 60) -> ProcessDrawer:
        store = open_store(self._url, now=lambda: NOW)
        made = ProcessDrawer(Languages(), store, worker, seconds)
        self._made.append((made, store))
        return made

    async def close(self) -> None:
        for made, store in self._made:
            await made.close()
            await store.close()
        self._made.clear()


@pytest.fixture
async def drawers(tmp_path: Path) -> AsyncIterator[Drawers]:
    url = f"sqlite:///{tmp_path / 'tropa.sqlite'}"
    await upgrade(url)
    made = Drawers(url)
    yield made
    await made.close()


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


async def test_what_cannot_be_drawn_fails_and_the_worker_goes_on(
    drawers: Drawers, journey: Journey
) -> None:
    real = drawers()
    with pytest.raises(DrawingFailed):
        await real.draw(journey, "nonsense")  # type: ignore[arg-type]
    assert await real.draw(journey, "board")


async def test_more_pictures_than_a_chat_takes_are_not_drawn_but_a_file_is(
    drawers: Drawers, journey: Journey
) -> None:
    """The fullest map: twelve stages, twelve entries a cell, three hundred letters each."""
    real, fullest = drawers(seconds=SECONDS), crowded(12, 12, 300)
    with pytest.raises(DrawingFailed):
        await real.draw(fullest, "phone")
    assert len(await real.draw(fullest, "board")) <= CHAT_MAX
    (pdf,) = await real.file(fullest, "cards.pdf")
    assert pdf.startswith(b"%PDF")
    assert await real.draw(journey, "phone")


async def test_a_late_worker_is_replaced(
    drawers: Drawers, journey: Journey, tmp_path: Path
) -> None:
    stuck = tmp_path / "stuck"
    worker = playing(f"open({str(stuck)!r}, 'x') and time.sleep(999) if not os.path.exists("
                     f"{str(stuck)!r}) else None")  # fmt: skip
    slow = drawers(worker, seconds=1)
    with pytest.raises(DrawingFailed):
        await slow.draw(journey, "board")
    slow._seconds = 60
    assert await slow.draw(journey, "board")


async def test_a_worker_that_dies_is_replaced(
    drawers: Drawers, journey: Journey, tmp_path: Path
) -> None:
    dead = tmp_path / "dead"
    worker = playing(f"open({str(dead)!r}, 'x') and os._exit(1) if not os.path.exists("
                     f"{str(dead)!r}) else None")  # fmt: skip
    fragile = drawers(worker)
    with pytest.raises(DrawingFailed):
        await fragile.draw(journey, "board")
    assert await fragile.draw(journey, "board")


async def test_a_worker_that_drew_much_is_replaced(drawers: Drawers, journey: Journey) -> None:
    worker = playing()
    tired = drawers(worker)
    (first,) = await tired.draw(journey, "board")
    worker.answered = RECYCLE_AFTER - 1
    (last,) = await tired.draw(journey, "board")
    (fresh,) = await tired.draw(journey, "board")
    assert first.png == last.png != fresh.png


async def test_too_many_waiting_get_the_words_at_once(drawers: Drawers, journey: Journey) -> None:
    busy = drawers(playing())
    busy._waiting = WAITING_MAX
    with pytest.raises(DrawingFailed):
        await busy.draw(journey, "board")


async def test_no_worker_at_all_is_a_failed_drawing(drawers: Drawers, journey: Journey) -> None:
    with pytest.raises(DrawingFailed):
        await drawers(Worker(("/nonexistent/program",))).draw(journey, "board")


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
