"""What the parts of the playground that change a chat stand on.

Knows the parts by name only.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.playground.people import People
from bot.playground.store import Store
from bot.playground.stream import Stream
from bot.playground.updates import Updates


@dataclass(frozen=True)
class Ground:
    """Where things are kept, who is there, and how the bot and the page hear of a change."""

    store: Store
    people: People
    updates: Updates
    stream: Stream
    clock: Callable[[], float]
    """Seconds since the epoch."""


class Standing:
    """A part of the playground, on its ground."""

    def __init__(self, ground: Ground) -> None:
        self._store = ground.store
        self._people = ground.people
        self._updates = ground.updates
        self._stream = ground.stream
        self._clock = ground.clock
