"""What is asked of any service of tasks, in values of our own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A task as it goes out."""

    id: str
    """Ours; stands in what is sent as `mark`."""
    title: str
    about: str
    """Several lines, the last one is the mark."""
    mark: str
    """By which it is known again where nobody knows whether it arrived."""
    steps: tuple[str, ...]
    """Points of its checklist; none: it is one step."""
    steps_name: str
    due: dt.datetime | None
    """The end of its day, with its zone."""
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How a task stands there."""

    done: bool
    at: dt.datetime | None = None
    by: str = ""
    """Who did it, where the service tells."""


class Remote(Protocol):
    """One account. Each method raises `bot.outside.refusal.Refusal`."""

    async def check(self) -> int | None:
        """That it answers and lets us; which generation of its interface does."""

    async def find(self, task: Outgoing) -> str | None:
        """A task that may have been made before, by its mark."""

    async def create(self, task: Outgoing) -> str:
        """Its id there."""

    async def add_steps(self, remote: str, task: Outgoing) -> None:
        """The checklist of a task that was just made."""

    async def update(self, remote: str, task: Outgoing) -> None: ...

    async def complete(self, remote: str) -> None: ...

    async def reopen(self, remote: str) -> None:
        """It was done there, and is not after all."""

    async def states(self, remotes: Sequence[str]) -> Mapping[str, State]:
        """Of those that are there still."""
