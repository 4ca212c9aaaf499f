"""How alike two texts are, by their signs; what is rare says more.

Knows how signs are compared; must not know what the texts tell of. How rare a sign is was learnt
with the kinds, and is read when two texts are first compared.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Final

from journey.remedies.learning import Learnt, scaled

KEPT: Final = 4096
"""Texts whose signs are remembered, a kilobyte each: those of a few branches."""


class Likeness:
    """Compares texts of one language."""

    def __init__(self, learnt: Callable[[], Learnt | None]) -> None:
        self._read = learnt
        self._kept: dict[str, tuple[array[int], array[float]]] = {}
        self._typed: tuple[str, Mapping[int, float]] = "", {}

    def of(self, typed: str, told: str) -> float:
        """0, nothing in common, to 1, the same. One typed text is compared with many."""
        last = self._typed  # in a variable: another thread may compare something else meanwhile
        if last[0] != typed:
            last = self._typed = typed, dict(scaled(typed, self._rare))
        there = last[1]
        rows, values = self._signs(told)
        return sum(
            there[row] * value for row, value in zip(rows, values, strict=True) if row in there
        )

    def _signs(self, text: str) -> tuple[array[int], array[float]]:
        found = self._kept.get(text)
        if found is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            signs = scaled(text, self._rare)
            found = self._kept[text] = (
                array("H", (row for row, _ in signs)),
                array("f", (value for _, value in signs)),
            )
        return found

    @cached_property
    def _rare(self) -> bytes | None:
        learnt = self._read()
        return None if learnt is None else learnt.rare
