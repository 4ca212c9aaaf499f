"""Whether two tasks are about one thing: of such only one stands among the first few."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from journey.model import Task
from journey.stems import overlap, stems

ALIKE: Final = 0.6
"""The share of the shorter one's words from which two tasks say nearly the same."""


def alike(one: Task, other: Task) -> bool:
    """Whether they mend or check the same pain, or say nearly the same."""
    if one.source == other.source:
        return True
    return overlap(_said(one.text), _said(other.text)) >= ALIKE


_said = lru_cache(maxsize=4096)(stems)
"""A list is ordered far more often than it changes."""
