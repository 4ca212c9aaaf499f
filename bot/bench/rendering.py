"""Drawing in all its sizes and formats, beside the floor and what others do, in one run.

Runs in a process of its own: its first picture is cold, its peak of memory is drawing's alone.
What is compared takes turns, so that a busy machine slows all of them alike.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from itertools import islice
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from bot.bench import first_try, peers, targets
from bot.bench.figures import Figure
from bot.bench.maps import characters, reworded, sized
from bot.bench.pictures import typical
from bot.drawing.worker import settle
from journey.model import Journey
from journey.pictures import Kind
from renderers.draw import draw, draw_each
from renderers.drawing.agg import pixels
from renderers.format import Option, Request
from renderers.formats import format_named, names
from renderers.pages import lay_out
from renderers.words import Words

TIMES: Final = 15
ALBUM: Final = 6
"""Pictures of the album that is measured."""
PREVIEW: Final = 1280
"""The longer side, in pixels, of what a chat shows."""
SLOW_TIMES: Final = 3
SIZES: Final = {"small": (3, 5, 40, 1), "large": (10, 8, 60, 3)}
GROWTH: Final = ((3, 5), (5, 5), (5, 8), (10, 6), (10, 8))
COLD: Final = (
    "from bot.bench.pictures import typical; from renderers.draw import draw;"
    "journey, words = typical(); draw(journey, words, pages='board')"
)

NO_FILES: Final = "PYTHONDONTWRITEBYTECODE"


def measure() -> Iterator[Figure]:
    """Every figure, the ratios in their notes."""
    journey, named = typical()
    yield _cold()
    draw(journey, named, pages="board")
    settle()  # as the process that draws for the bot
    yield from _sizes()
    yield from _growth()
    yield from _formats(journey, named)
    yield from _letters()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Figure(targets.MEMORY, "MB", (peak,))
    yield from _compared(journey, named)


def _compared(journey: Journey, named: Words) -> list[Figure]:
    """The typical board, new and again, beside its floor and others' tables."""
    (scene,) = lay_out(journey, named, kind="board", theme="light")
    with pixels(scene, 2) as drawn:
        finished = drawn.copy()
    fresh = iter([reworded(journey, number) for number in range(3 * (TIMES + 1))])
    works: dict[str, Callable[[], object]] = {
        targets.NEW: lambda: draw(next(fresh), named, pages="board"),
        targets.AGAIN: lambda: draw(journey, named, pages="board"),
        targets.FLOOR: lambda: peers.floor(finished),
    }
    absent = []
    try:
        typst = peers.Typst()
        works[targets.TYPST] = lambda: typst.table(next(fresh), named)
    except ImportError:
        absent = [Figure("Typst's table", "", (), "absent: pip install 'tropa[playground]'")]
    figures = take_turns(works, TIMES)
    slow: dict[str, Callable[[], object]] = {
        "matplotlib's table": lambda: peers.plain_table(next(fresh), named),
        targets.FIRST_TRY: lambda: first_try.board(next(fresh), named),
    }
    figures += take_turns(slow, SLOW_TIMES)
    return [*against(figures, targets.FLOOR), *absent]


def take_turns(works: dict[str, Callable[[], object]], times: int) -> list[Figure]:
    """Milliseconds of each work, one after the other again and again; a first round not counted."""
    samples: dict[str, list[float]] = {name: [] for name in works}
    for count in range(times + 1):
        for name, work in works.items():
            start = perf_counter()
            work()
            if count:
                samples[name].append(_since(start))
    return [Figure(name, "ms", tuple(found)) for name, found in samples.items()]


def against(figures: list[Figure], base: str) -> list[Figure]:
    """The figures with their ratio to one of them in the note: of medians, and of the fastest.

    The fastest runs are those that a busy machine disturbed least.
    """
    unit = next(figure for figure in figures if figure.name == base)

    def ratios(figure: Figure) -> str:
        fastest = min(figure.samples) / min(unit.samples)
        return f"{figure.median / unit.median:.1f} × floor (fastest {fastest:.1f})"

    return [replace(figure, note=ratios(figure)) for figure in figures]


def _letters() -> Iterator[Figure]:
    """The smallest there are on pictures of any size, as a chat's preview shows them."""
    names: dict[Kind, str] = {"board": targets.BOARD_LETTERS, "stage": targets.CARD_LETTERS}
    for kind, name in names.items():
        found = []
        for stages, items in ((1, 1), (5, 2), (7, 2), (12, 1), (12, 3)):
            journey, named = sized(stages, 8, 60, items)
            for scene in lay_out(journey, named, kind=kind, stages=range(1)):
                size = min(text.lettering.size for text in scene.texts)
                found.append(size * PREVIEW / max(scene.width, scene.height))
        yield Figure(name, "px", (min(found),))


def _sizes() -> Iterator[Figure]:
    for name, (stages, lanes, chars, items) in SIZES.items():
        journey, named = sized(stages, lanes, chars, items)
        yield _new(f"{name} board {stages} × {lanes}, new words", journey, named)


def _growth() -> Iterator[Figure]:
    """One entry of 60 letters a cell; the last figure is what a cell costs."""
    found: list[tuple[int, float]] = []
    for stages, lanes in GROWTH:
        journey, named = sized(stages, lanes, 60)
        figure = _new(f"{stages * lanes} cells of 60 letters, new words", journey, named)
        found.append((stages * lanes, figure.median))
        yield figure
    slope = statistics.linear_regression(*zip(*found, strict=True)).slope
    yield Figure("each further cell, its pixels with it", "ms", (slope,))


def _new(name: str, journey: Journey, named: Words) -> Figure:
    """The board with words that were never drawn, each time others."""
    samples = []
    for number in range(TIMES // 2):
        other = reworded(journey, number)
        start = perf_counter()
        pictures = draw(other, named, pages="board")
        samples.append(_since(start))
    area = sum(picture.width * picture.height for picture in pictures) / 1_000_000
    note = f"{characters(journey)} letters, {len(pictures)} page(s), {area:.1f} Mpx"
    return Figure(name, "ms", tuple(samples), note)


def _formats(journey: Journey, named: Words) -> Iterator[Figure]:
    """The phone's album, new and again, then every format."""
    yield _kilobytes(journey, named)
    yield _album(targets.ALBUM, [reworded(journey, n) for n in range(TIMES // 2)], named)
    yield _album("phone album of 6, drawn again", [journey] * TIMES, named)
    for name in names():
        letters = Option.LETTERS in format_named(name).options
        for as_text in (False, True)[: 1 + letters]:
            yield _format(journey, named, name, as_text=as_text)


def _format(journey: Journey, named: Words, name: str, *, as_text: bool) -> Figure:
    def work() -> tuple[bytes, ...]:
        return format_named(name).write(Request(journey=journey, words=named, as_text=as_text))

    kilobytes = sum(map(len, work())) / 1000
    (figure,) = take_turns({f"board as {name}{' text' * as_text}": work}, TIMES // 2)
    return replace(figure, note=f"{kilobytes:.0f} kB")


def _kilobytes(journey: Journey, named: Words) -> Figure:
    (picture,) = draw(journey, named, pages="board")
    return Figure(targets.PNG, "kB", (len(picture.png) / 1000,))


def _album(name: str, maps: list[Journey], named: Words) -> Figure:
    samples = []
    for journey in maps:
        start = perf_counter()
        pictures = list(islice(draw_each(journey, named, pages="phone"), ALBUM))
        samples.append(_since(start))
    return Figure(name, "ms", tuple(samples), f"{len(pictures)} pictures")


def _cold() -> Figure:
    """A whole process: start, imports, fonts, the first board; compiled files are there, as they
    are where the program is installed.
    """
    samples = []
    with TemporaryDirectory() as folder:
        given = {name: value for name, value in os.environ.items() if name != NO_FILES}
        environment = {**given, "PYTHONPYCACHEPREFIX": folder}
        for count in range(SLOW_TIMES + 1):
            start = perf_counter()
            subprocess.run([sys.executable, "-c", COLD], check=True, env=environment)  # noqa: S603 - our own code
            if count:  # the first one compiles
                samples.append(_since(start))
    return Figure(targets.COLD, "ms", tuple(samples))


def _since(start: float) -> float:
    return (perf_counter() - start) * 1000


if __name__ == "__main__":
    print(json.dumps([asdict(figure) for figure in measure()]))  # noqa: T201 - for the report
