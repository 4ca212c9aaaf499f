"""What a measurement is: a name, its samples, and the line that is printed."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Figure:
    """Samples of one thing in one unit."""

    name: str
    unit: str
    samples: tuple[float, ...]
    note: str = ""

    @property
    def median(self) -> float:
        return statistics.median(self.samples)

    def quantile(self, share: float) -> float:
        """The sample below which that share of all lies, 0..1."""
        ranked = sorted(self.samples)
        return ranked[min(len(ranked) - 1, int(share * len(ranked)))]

    def line(self) -> str:
        n = len(self.samples)
        if not n:
            return f"{self.name:<48}{'—':>10} {self.note}"
        if n == 1:
            return f"{self.name:<48}{self.median:>10.1f} {self.unit:<4} {self.note}".rstrip()
        spread = f"p99 {self.quantile(0.99):.1f}, min {min(self.samples):.1f}, n={n}"
        return f"{self.name:<48}{self.median:>10.1f} {self.unit:<4} ({spread}) {self.note}".rstrip()


def timed(name: str, work: Callable[[], object], *, times: int, note: str = "") -> Figure:
    """Milliseconds of a piece of work, after one run that is not counted."""
    work()
    samples = []
    for _ in range(times):
        start = perf_counter()
        work()
        samples.append((perf_counter() - start) * 1000)
    return Figure(name, "ms", tuple(samples), note)


def resident(process: int | str = "self") -> float:
    """The memory of a process in MB, as the system counts it; 0 where it doesn't say."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return 0.0
    for line in status.read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0
