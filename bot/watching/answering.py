"""How long somebody waits for the first sign of an answer.

Knows when an update came, in whichever task it is answered; must not know what is answered.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from bot.watching.known import FIRST_ANSWER


@dataclass(slots=True)
class _Wait:
    since: float
    over: bool = False


_waits: ContextVar[_Wait | None] = ContextVar("waits", default=None)


@contextmanager
def awaited(since: float | None) -> Iterator[None]:
    """What is said within answers what came then (loop time); None: nobody waits for it."""
    token = _waits.set(None if since is None else _Wait(since))
    try:
        yield
    finally:
        _waits.reset(token)


def answered() -> None:
    """Telegram took something for whoever waits."""
    wait = _waits.get()
    if wait is not None and not wait.over:
        wait.over = True
        FIRST_ANSWER.observe(asyncio.get_running_loop().time() - wait.since)
