"""What the edge asks of the flows. Knows events and replies only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from handlers.events import Event
from handlers.screen import Reply


class Conversation(Protocol):
    """Whoever answers events; every effect is stored before the reply is returned."""

    async def handle(self, event: Event) -> Reply:
        """What the event leads to. A repeated event changes nothing."""

    async def handle_all(self, events: Sequence[Event]) -> list[Reply]:
        """Several taps of one group at once, in their order; all are stored or none."""

    async def current(self, person_id: int) -> Reply:
        """The current screen again, for when a reply was lost."""
