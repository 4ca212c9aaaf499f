"""Slow and outside work, written down: what is to be done for whom, when, how often it was tried.

Knows that a job has one key, so that asking twice is asking once, and that one process at a time is
at it; must not know what any job does.

    asked ──► due ──► claimed until … ──► finished (gone)
                ▲           └──► put off, or its process died
                └───────────────────┘
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Final, Protocol

from pydantic import Field, StringConstraints

from journey.values import Frozen, Id

CLAIM: Final = dt.timedelta(minutes=10)
"""For how long a process has a job: no job takes longer."""
TRIES_MAX: Final = 6
"""After so many failures nobody tries any more until it is asked for again."""
FIRST_PAUSE: Final = dt.timedelta(seconds=10)
LONGEST_PAUSE: Final = dt.timedelta(hours=1)


class Job(Frozen):
    """One piece of work."""

    id: int = 0
    """Given when it is stored."""
    key: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    """What it is about: there is one job of a key."""
    kind: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,29}$")]
    person: int
    """For whom it is done."""
    journey: Id | None = None
    """It goes with its map."""
    due: dt.datetime
    tries: Annotated[int, Field(ge=0)] = 0
    asked: Annotated[int, Field(ge=1)] = 1
    """Grows when it is asked for while it is there: what was asked meanwhile is not lost."""
    claimed_until: dt.datetime | None = None

    @property
    def last_try(self) -> bool:
        return self.tries >= TRIES_MAX

    @property
    def given_up(self) -> bool:
        """Nobody is at it, nor will be until it is asked for again."""
        return self.last_try and self.claimed_until is None


def pause(tries: int) -> dt.timedelta:
    """Before the next try: longer each time."""
    times: int = 3 ** max(0, tries - 1)
    return min(LONGEST_PAUSE, FIRST_PAUSE * times)


class JobsWork(Protocol):
    """The part of `journey.ports.Work` that keeps jobs."""

    async def ask_job(self, job: Job) -> None:
        """There is such a job from now on, due then; it begins to count its tries anew."""

    async def job(self, key: str) -> Job | None: ...

    async def next_job(self) -> dt.datetime | None:
        """When the next one may be claimed; None: there is none."""

    async def claim_jobs(
        self, now: dt.datetime, until: dt.datetime, limit: int, holder: str
    ) -> tuple[Job, ...]:
        """Those that are due and nobody is at, the longest due first; each counts as one try."""

    async def finish_job(self, job: Job, now: dt.datetime) -> None:
        """It is done and gone; what was asked for meanwhile is due at once."""

    async def put_off_job(self, job: Job, due: dt.datetime) -> None:
        """Nobody is at it until then."""

    async def cancel_job(self, key: str) -> None:
        """There is no such job any more; whoever is at it ends in vain."""

    async def free_gone_jobs(self) -> None:
        """What a process of this machine was at that is no more, is free."""
