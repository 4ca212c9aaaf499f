"""What drawing shall reach, and whether it did in this run.

Judges the fastest runs: a busy machine disturbs those least. Ratios hold on any machine, the
times in milliseconds were set on two shared processors.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.bench.figures import Figure

NEW: Final = "typical board, new words"
AGAIN: Final = "typical board, drawn again"
FLOOR: Final = "floor: buffer, copy, encode"
TYPST: Final = "Typst's table, new words"
FIRST_TRY: Final = "as one writes it first, new words"
LARGE: Final = "large board 10 × 8, new words"
ALBUM: Final = "phone album of 6, new words"
COLD: Final = "typical board, whole fresh process"
PNG: Final = "typical board, PNG"
PDF: Final = "board as pdf"
MEMORY: Final = "peak memory of drawing all that"
PAUSE: Final = "longest pause of the event loop, 20 maps"
GROWTH: Final = "growth of memory over 200 drawings"
BOARD_LETTERS: Final = "smallest letters of a board at 1280 px"
CARD_LETTERS: Final = "smallest letters of a card at 1280 px"


@dataclass(frozen=True, slots=True)
class Target:
    """A bound on a figure, or on the ratio of one to another."""

    what: str
    figure: str
    bound: float
    unit: str
    over: str | None = None
    """The figure it is divided by."""
    least: bool = False
    """The bound is the least, not the most."""

    def line(self, figures: Mapping[str, Figure]) -> str:
        """«what  found  bound  reached»; what was not measured says so."""
        found = self._found(figures)
        sign = "≥" if self.least else "≤"
        bound = f"{sign} {self.bound:g} {self.unit}"
        if found is None:
            return f"{self.what:<48}{'—':>10} {self.unit:<4} {bound:<12} not measured"
        reached = found >= self.bound if self.least else found <= self.bound
        said = "reached" if reached else "MISSED"
        return f"{self.what:<48}{found:>10.1f} {self.unit:<4} {bound:<12} {said}"

    def _found(self, figures: Mapping[str, Figure]) -> float | None:
        one = figures.get(self.figure)
        other = figures.get(self.over) if self.over else None
        if one is None or not one.samples or (self.over and (other is None or not other.samples)):
            return None
        return min(one.samples) / (min(other.samples) if other else 1.0)


TARGETS: Final = (
    Target("new words, to the floor", NEW, 3, "×", FLOOR),
    Target("drawn again, to the floor", AGAIN, 2, "×", FLOOR),
    Target("Typst's plain table, to ours", TYPST, 1.7, "×", NEW, least=True),
    Target("as one writes it first, to ours", FIRST_TRY, 15, "×", NEW, least=True),
    Target("10 × 8 board, long texts", LARGE, 210, "ms"),
    Target("phone album, 6 pages", ALBUM, 130, "ms"),
    Target("first picture of a fresh process", COLD, 900, "ms"),
    Target("PNG of a typical board", PNG, 650, "kB"),
    Target("PDF of a typical board", PDF, 700, "ms"),
    Target("peak memory of a process that draws", MEMORY, 220, "MB"),
    Target("event loop while 20 maps are drawn", PAUSE, 15, "ms"),
    Target("growth over drawings 300 to 500", GROWTH, 5, "MB"),
    Target("smallest letters of a board at 1280 px", BOARD_LETTERS, 11, "px", least=True),
    Target("smallest letters of a card at 1280 px", CARD_LETTERS, 14, "px", least=True),
)


def lines(figures: list[Figure]) -> list[str]:
    """The whole table, a line each."""
    named = {figure.name: figure for figure in figures}
    return [target.line(named) for target in TARGETS]
