"""What is wrong with a catalogue: where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One line for the person who writes a catalogue."""

    language: str
    industry: str
    where: str
    """The ids that lead there: `choose.pains.no-prices.remedy`; empty: the whole file."""
    why: str
    """What is wrong, and what to do."""

    def __str__(self) -> str:
        place = f"{self.language}/industries/{self.industry}.toml"
        return ": ".join(part for part in (place, self.where, self.why) if part)
