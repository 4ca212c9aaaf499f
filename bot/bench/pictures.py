"""Pictures: how long a typical board and the phone's album take, and what drawing keeps.

Runs without Telegram and in a process of its own, so that memory is drawing's alone.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict
from time import perf_counter

from bot.bench.figures import Figure, resident, timed
from bot.drawing.words import words
from journey.example import example
from journey.model import Journey, Stage
from journey.pictures import Pages
from locales.shipped import catalogues
from locales.texts import Languages
from renderers.draw import draw
from renderers.words import Words

STAGES = 5
WITHOUT = "backstage"
"""Nine lanes less this one are the typical eight."""
TIMES = 20
MAPS = 100


def typical() -> tuple[Journey, Words]:
    """Five stages, eight lanes, Russian: the map that most people make."""
    industry = catalogues().industry("coffee-shop", "ru")
    if industry is None:
        raise LookupError("the coffee shop's catalogue is gone")
    journey = example(industry, dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    stages = tuple(_without(stage) for stage in journey.stages[:STAGES])
    journey = journey.with_(stages=stages)
    return journey, words(Languages().texts("ru"), journey)


def _without(stage: Stage) -> Stage:
    items = tuple(item for item in stage.items if item.lane != WITHOUT)
    passed = {lane: how for lane, how in stage.passed.items() if lane != WITHOUT}
    return stage.with_(items=items, passed=passed)


def measure() -> list[Figure]:
    """Warm medians, and the memory after many different maps."""
    journey, named = typical()
    start = perf_counter()
    draw(journey, named, pages="board")
    cold = Figure("drawing, first board of a fresh process", "ms", (_since(start),))

    def drawing(pages: Pages) -> Figure:
        drawn = draw(journey, named, pages=pages)
        sizes = ", ".join(f"{picture.width}×{picture.height}" for picture in drawn[:1])
        kilobytes = sum(len(picture.png) for picture in drawn) // 1000
        note = f"{len(drawn)} picture(s), first {sizes} px, {kilobytes} kB"
        return timed(
            f"drawing, {pages}", lambda: draw(journey, named, pages=pages), times=TIMES, note=note
        )

    figures = [cold, drawing("board"), drawing("phone"), drawing("first")]
    samples = tuple(_new_texts(numbered(journey, number), named) for number in range(MAPS))
    figures.append(Figure("drawing, board with new texts", "ms", samples))
    figures.append(Figure(f"memory of drawing after {MAPS} maps", "MB", (resident(),)))
    return figures


def _new_texts(journey: Journey, named: Words) -> float:
    start = perf_counter()
    draw(journey, named, pages="board")
    return _since(start)


def _since(start: float) -> float:
    return (perf_counter() - start) * 1000


def numbered(journey: Journey, number: int) -> Journey:
    """The same map with words that were not drawn before."""
    stages = tuple(
        stage.with_(items=tuple(item.with_(text=f"{item.text} {number}") for item in stage.items))
        for stage in journey.stages
    )
    return journey.with_(stages=stages)


if __name__ == "__main__":
    print(json.dumps([asdict(figure) for figure in measure()]))  # noqa: T201 - for the report
