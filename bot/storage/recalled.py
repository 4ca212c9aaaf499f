"""People as this process stored them a moment ago: whoever delivers need not ask again.

A few seconds only, as another process may change them too. Must not know SQL.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import Final

from journey.person import Person

_SECONDS: Final = 2.0
_MOST: Final = 1000


class RecalledPeople:
    """Whom the latest transactions left as they are."""

    def __init__(self) -> None:
        self._people: OrderedDict[int, tuple[Person, float]] = OrderedDict()

    def get(self, person_id: int) -> Person | None:
        person, until = self._people.get(person_id, (None, 0.0))
        return person if asyncio.get_running_loop().time() < until else None

    def put(self, person: Person) -> None:
        self._people[person.id] = person, asyncio.get_running_loop().time() + _SECONDS
        self._people.move_to_end(person.id)
        if len(self._people) > _MOST:
            self._people.popitem(last=False)

    def clear(self) -> None:
        self._people.clear()
