"""`tropa bench`: every measurement in turn, one line each."""

from __future__ import annotations

import asyncio
import json
import platform
import subprocess
import sys
from collections.abc import Iterator
from os import cpu_count

from bot.bench import dialogue, largest, load, survey, taps, targets
from bot.bench.figures import Figure

PARTS = ("pictures", "dialogue", "largest", "render", "survey", "load")


def lines(part: str | None, database: str | None = None) -> Iterator[str]:
    """The report of one part, or of all; `database` is what the load is put on."""
    yield f"Python {platform.python_version()}, {cpu_count()} processors; medians of this run"
    if part in {None, "pictures"}:
        yield from (figure.line() for figure in _apart("bot.bench.pictures"))
    if part in {None, "dialogue"}:
        yield from (figure.line() for figure in asyncio.run(taps.measure()))
    if part in {None, "largest"}:
        yield from (figure.line() for figure in asyncio.run(largest.measure()))
    if part == "survey":
        yield from (figure.line() for figure in asyncio.run(survey.measure()))
    if part == "load":
        yield from (figure.line() for figure in asyncio.run(load.measure(database)))
    if part == "render":
        figures = [*_apart("bot.bench.rendering"), *_apart("bot.bench.worker")]
        yield from (figure.line() for figure in figures)
        told = targets.lines(targets.DRAWING, figures)
        yield from ("", "Targets, by the fastest runs", *told)
    if part == "dialogue":
        raised = ", ".join(f"{name}={value}" for name, value in dialogue.RAISED.items())
        yield f"Our own bounds are raised: {raised}"
        figures = asyncio.run(dialogue.measure())
        yield from (figure.line() for figure in figures)
        told = targets.lines(targets.DIALOGUE, figures)
        yield from ("", f"Targets, by the medians of {dialogue.ROUNDS} rounds", *told)


def _apart(module: str) -> list[Figure]:
    """In a process of its own: its memory is drawing's alone, its first picture is cold."""
    command = [sys.executable, "-m", module]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)  # noqa: S603 - our own
    return [Figure(**figure) for figure in json.loads(done.stdout)]
