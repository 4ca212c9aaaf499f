"""Maps as they were read or stored last: one that has not changed since is not loaded again.

A map is recognised by its revision and time, which its row holds; so whatever another process
stores is seen. Only what was committed may be put here. Must not know SQL.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import Any, Final

from journey.model import Journey

IN_MIND: Final = 64
"""Maps that are kept in mind: some hundred kB each at most."""


class KnownMaps:
    """The maps that were touched last."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._maps: OrderedDict[str, Journey] = OrderedDict()

    def get(self, record: Mapping[Any, Any]) -> Journey | None:
        """The map of a row of `journeys`; None: it is not known as that row has it."""
        known = self._maps.get(record["id"])
        if known is None or not is_of(known, record):
            return None
        self._maps.move_to_end(known.id)
        return known

    def put(self, journey: Journey) -> None:
        self._maps[journey.id] = journey
        self._maps.move_to_end(journey.id)
        if len(self._maps) > self._most:
            self._maps.popitem(last=False)

    def clear(self) -> None:
        """Nothing of what was deleted stays in mind."""
        self._maps.clear()


def is_of(journey: Journey, record: Mapping[Any, Any]) -> bool:
    """Whether the map is as that row has it."""
    stored = (record["revision"], record["updated"])
    return (journey.revision, journey.updated) == stored
