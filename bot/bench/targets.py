"""What drawing and the dialogue shall reach, and whether they did in this run.

Drawing is judged by the fastest runs: a busy machine disturbs those least. The dialogue is judged
by the median of its rounds: each is of many taps already. Ratios hold on any machine, the times in
milliseconds were set on two shared processors.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
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
WORKER: Final = "drawing worker after 500 drawings"
PAUSE: Final = "longest pause of the event loop, 20 maps"
GROWTH: Final = "growth of memory over 200 drawings"
BOARD_LETTERS: Final = "smallest letters of a board at 1280 px"
CARD_LETTERS: Final = "smallest letters of a card at 1280 px"

TROPA, BARE, KEEPING = "Tropa", "bare bot", "bare bot that stores"
START: Final = "start to first answer"
RESIDENT: Final = "memory"
PROCESSOR: Final = "processor a tap"
HALF: Final = "p50 at 10 taps/s"
SLOWEST: Final = "p95 at 10 taps/s"
BORNE: Final = "borne of 200 taps/s"


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
    judge: Callable[[Sequence[float]], float] = min
    """Of a figure's samples the one that counts."""

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
        return self.judge(one.samples) / (self.judge(other.samples) if other else 1.0)


DRAWING: Final = (
    Target("new words, to the floor", NEW, 2.5, "×", FLOOR),
    Target("drawn again, to the floor", AGAIN, 1.5, "×", FLOOR),
    Target("Typst's plain table, to ours", TYPST, 2.2, "×", NEW, least=True),
    Target("as one writes it first, to ours", FIRST_TRY, 15, "×", NEW, least=True),
    Target("10 × 8 board, long texts", LARGE, 210, "ms"),
    Target("phone album, 6 pages", ALBUM, 130, "ms"),
    Target("first picture of a fresh process", COLD, 700, "ms"),
    Target("PNG of a typical board", PNG, 650, "kB"),
    Target("PDF of a typical board", PDF, 700, "ms"),
    Target("peak memory of a process that draws", MEMORY, 220, "MB"),
    Target("drawing worker after 500 drawings", WORKER, 150, "MB"),
    Target("event loop while 20 maps are drawn", PAUSE, 15, "ms"),
    Target("growth over drawings 300 to 500", GROWTH, 5, "MB"),
    Target("smallest letters of a board at 1280 px", BOARD_LETTERS, 11, "px", least=True),
    Target("smallest letters of a card at 1280 px", CARD_LETTERS, 14, "px", least=True),
)


def _to(peer: str, what: str, bound: float) -> Target:
    """Ours against a bare bot's, of the same run."""
    told = f"{what}, to the {peer}"
    return Target(told, f"{TROPA}: {what}", bound, "×", f"{peer}: {what}", judge=median)


DIALOGUE: Final = (
    _to(BARE, PROCESSOR, 4),
    _to(BARE, SLOWEST, 2),
    _to(BARE, RESIDENT, 1),
    _to(BARE, START, 1.2),
    _to(KEEPING, PROCESSOR, 3),
    _to(KEEPING, SLOWEST, 1.7),
    Target(BORNE, f"{TROPA}: {BORNE}", 100, "/s", least=True, judge=median),
)


def lines(targets: Sequence[Target], figures: list[Figure]) -> list[str]:
    """The whole table, a line each."""
    named = {figure.name: figure for figure in figures}
    return [target.line(named) for target in targets]
