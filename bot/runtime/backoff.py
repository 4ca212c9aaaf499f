"""How long to wait after a failure. Knows numbers only."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

_FIRST: Final = 0.5
_LONGEST: Final = 30.0


class Backoff:
    """Doubles the pause with every failure in a row, with jitter, up to half a minute or less."""

    def __init__(
        self, chance: Callable[[], float] = random.random, longest: float = _LONGEST
    ) -> None:
        self._chance = chance
        self._longest = longest
        self._failures = 0

    @property
    def failures(self) -> int:
        """In a row, so far."""
        return self._failures

    def next(self) -> float:
        """Seconds to wait now: between half and the whole of the doubled pause."""
        pause: float = min(self._longest, _FIRST * 2 ** min(self._failures, 10))
        self._failures += 1
        return pause * (0.5 + self._chance() / 2)

    def reset(self) -> None:
        self._failures = 0
