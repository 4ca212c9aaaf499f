"""Counters, gauges and histograms, and how Prometheus reads them.

Knows numbers and names; must not know what is counted: `bot.watching.known`. A process has one of
each, and all is counted in the loop's thread, so there are no locks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
"""Bounds of a histogram's buckets."""
CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"

Labels: TypeAlias = tuple[str, ...]


class Meter:
    """A name, what it means, and the names of its labels."""

    kind = "untyped"

    def __init__(self, name: str, meaning: str, *labels: str) -> None:
        self.name = name
        self.meaning = meaning
        self.labels = labels

    def lines(self) -> Iterator[str]:
        """As Prometheus reads it."""
        yield f"# HELP {self.name} {self.meaning}"
        yield f"# TYPE {self.name} {self.kind}"
        yield from self.samples()

    def samples(self) -> Iterator[str]:
        raise NotImplementedError

    def _sample(self, values: Labels, number: float, ending: str = "", more: str = "") -> str:
        named = [
            f'{name}="{_escaped(value)}"' for name, value in zip(self.labels, values, strict=True)
        ]
        inside = ",".join([*named, *([more] if more else [])])
        return (
            f"{self.name}{ending}{{{inside}}} {number:.10g}"
            if inside
            else f"{self.name}{ending} {number:.10g}"
        )


class Counter(Meter):
    """What only grows."""

    kind = "counter"

    def __init__(self, name: str, meaning: str, *labels: str) -> None:
        super().__init__(name, meaning, *labels)
        self._counts: dict[Labels, float] = {} if labels else {(): 0.0}

    def add(self, *values: str, count: float = 1) -> None:
        self._counts[values] = self._counts.get(values, 0.0) + count

    def of(self, *values: str) -> float:
        """All whose first labels have these values."""
        return sum(n for key, n in self._counts.items() if key[: len(values)] == values)

    def samples(self) -> Iterator[str]:
        for values, number in sorted(self._counts.items()):
            yield self._sample(values, number)


class Gauge(Meter):
    """What is looked at when somebody asks."""

    kind = "gauge"

    def __init__(self, name: str, meaning: str, *labels: str) -> None:
        super().__init__(name, meaning, *labels)
        self.read: Callable[[], Iterable[tuple[Labels, float]]] = tuple

    def samples(self) -> Iterator[str]:
        for values, number in self.read():
            yield self._sample(values, number)


class Histogram(Meter):
    """How long something took, and which was the slowest since that was asked last."""

    kind = "histogram"

    def __init__(self, name: str, meaning: str, *labels: str) -> None:
        super().__init__(name, meaning, *labels)
        self._counts: dict[Labels, list[int]] = {}
        self._sums: dict[Labels, float] = {}
        self._slowest = 0.0

    def observe(self, seconds: float, *values: str) -> None:
        counts = self._counts.setdefault(values, [0] * (len(SECONDS) + 1))
        counts[bisect_left(SECONDS, seconds)] += 1
        self._sums[values] = self._sums.get(values, 0.0) + seconds
        self._slowest = max(self._slowest, seconds)

    def counts(self) -> list[int]:
        """How many there were in each bucket, whatever their labels."""
        return [sum(some) for some in zip(*self._counts.values(), strict=True)] or [0] * (
            len(SECONDS) + 1
        )

    def slowest(self) -> float:
        """Since this was asked last."""
        slowest, self._slowest = self._slowest, 0.0
        return slowest

    def samples(self) -> Iterator[str]:
        for values, counts in sorted(self._counts.items()):
            total = 0
            for bound, count in zip((*SECONDS, "+Inf"), counts, strict=True):
                total += count
                yield self._sample(values, total, "_bucket", f'le="{bound}"')
            yield self._sample(values, self._sums[values], "_sum")
            yield self._sample(values, total, "_count")


def below(counts: Iterable[int], share: float) -> float | None:
    """The bound below which that share of them lies; None: there were none. More than the last
    bound counts as the last.
    """
    counts = [*counts]
    wanted, passed = sum(counts) * share, 0
    for bound, count in zip((*SECONDS, SECONDS[-1]), counts, strict=True):
        passed += count
        if count and passed >= wanted:
            return bound
    return None


def text(meters: Iterable[Meter]) -> str:
    """All of them, as Prometheus reads them."""
    return "".join(f"{line}\n" for meter in meters for line in meter.lines())


def _escaped(value: str) -> str:
    return value.replace("\\", r"\\").replace("\n", r"\n").replace('"', r"\"")
