"""Numbers that are given out one after the other."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Numbers:
    """Its copy counts on from the same place."""

    next: int

    def __iter__(self) -> Numbers:
        return self

    def __next__(self) -> int:
        self.next += 1
        return self.next - 1
