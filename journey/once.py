"""What follows from a whole map is worked out once, however many ask of the same one in a row.

Knows nothing of maps but that they never change. Only the last one is remembered: a picture, a
list and a screen ask the same of it dozens of times, and then the next map comes.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Whole = TypeVar("Whole")
Found = TypeVar("Found")


def once(work: Callable[[Whole], Found]) -> Callable[[Whole], Found]:
    """The same function; asked of the very same value again, it gives what it gave."""
    last: tuple[Whole, Found] | None = None

    @wraps(work)
    def remembered(whole: Whole) -> Found:
        nonlocal last
        known = last  # another thread may set it meanwhile
        if known is None or known[0] is not whole:
            last = known = (whole, work(whole))
        return known[1]

    return remembered
