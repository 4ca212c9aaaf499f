"""A line an hour for whoever reads the log: how much was done, and what took longest.

Knows counts; must not know of whom they are.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import structlog

from bot.watching import known, meters

log = structlog.get_logger()

SECONDS: Final = 3600.0
_COUNTED: Final = {
    "updates": known.UPDATES,
    "reminders": known.REMINDERS,
    "jobs": known.JOBS,
    "retries": known.API_TRIES,
    "told_to_wait": known.TOLD_TO_WAIT,
    "api_errors": known.API_FAILED,
    "given_up": known.GIVEN_UP,
    "database_unavailable": known.UNAVAILABLE,
}
_TIMED: Final = {
    "answer": known.FIRST_ANSWER,
    "drawing": known.DRAWING,
    "waiting for a drawing": known.DRAWING_WAIT,
    "waiting for the limiter": known.LIMITER,
    "a call": known.API_TOOK,
    "database": known.DATABASE,
}

Pause = Callable[[float], Awaitable[None]]


class Hourly:
    """Remembers what there was an hour ago."""

    def __init__(self) -> None:
        self._before = self._counts()
        self._answers = known.FIRST_ANSWER.counts()
        self._drawings = sum(known.DRAWING.counts())

    async def run(self, pause: Pause = asyncio.sleep) -> None:
        """Until cancelled."""
        while True:
            await pause(SECONDS)
            log.info("the last hour", **self.told())

    def told(self) -> dict[str, object]:
        """What there was since this was asked last; what did not happen is left out."""
        now, answers = self._counts(), known.FIRST_ANSWER.counts()
        drawings = sum(known.DRAWING.counts())
        since = {name: round(now[name] - self._before[name]) for name in now}
        since["drawings"] = drawings - self._drawings
        later = [one - other for one, other in zip(answers, self._answers, strict=True)]
        self._before, self._answers, self._drawings = now, answers, drawings
        told: dict[str, object] = {name: count for name, count in since.items() if count}
        told["updates"] = since["updates"]
        if (within := meters.below(later, 0.95)) is not None:
            told["answered_within"] = within
        return {**told, **_slowest()}

    def _counts(self) -> dict[str, float]:
        return {name: counter.of() for name, counter in _COUNTED.items()}


def _slowest() -> dict[str, object]:
    steps = {name: meter.slowest() for name, meter in _TIMED.items()}
    name, seconds = max(steps.items(), key=lambda step: step[1])
    return {"slowest": name, "seconds": round(seconds, 2)} if seconds else {}
