"""Is it better? A figure before a task was done and after it, of one thing and from one source.

Knows series of figures, when tasks were done, and what chance alone could do
(`journey.sampling`); must not know words. Figures of two sources, two units or two lengths of time
are never laid side by side, and a time in which the task was done is neither before nor after.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from journey import sampling, series
from journey.checklist.rules import FIXES
from journey.measures import Better, Figure
from journey.model import Item, Journey, Stage, Task, TaskStatus
from journey.sampling import Verdict

PERCENT: Final = "%"
ALIKE: Final = 0.1
"""Two times are of one length if they differ by less: months have 28 to 31 days."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a figure was before a task and after it."""

    task: Task
    stage: Stage
    metric: Item | None
    """None: the figure is how many go on from the stage to the next, in percent."""
    before: Figure
    after: Figure
    verdict: Verdict | None
    """None: of these figures nobody can say whether it is better, only that it is another."""

    @property
    def change(self) -> float:
        return self.after.value - self.before.value

    @property
    def few(self) -> bool:
        """One of the two is of few people."""
        return any(one.n is not None and one.n < sampling.FEW for one in (self.before, self.after))


def effects(
    journey: Journey, day: Callable[[dt.datetime], dt.date] = dt.datetime.date
) -> tuple[Effect, ...]:
    """Of every done task of which it is known, the one done last first.

    For a digest: what is new since some day has `after.noted` (when it was put on the map) or
    `task.done_at` later than that. day: the day of a moment where the business is.
    """
    done = [one for one in journey.tasks if one.done_at is not None]
    done.sort(key=lambda one: one.done_at or dt.datetime.min.replace(tzinfo=dt.UTC), reverse=True)
    found = (effect(journey, one, day) for one in done)
    return tuple(one for one in found if one is not None)


def effect(
    journey: Journey, task: Task, day: Callable[[dt.datetime], dt.date] = dt.datetime.date
) -> Effect | None:
    """Of one task: the metric that it should move, else who goes on from its stage.

    None: it is not done, or nothing was counted on both sides of it.
    """
    stage = journey.stage(task.stage)
    if stage is None or task.status is not TaskStatus.DONE or task.done_at is None:
        return None
    done = day(task.done_at)
    metric = next((one for one in stage.lane("metrics") if one.id == task.metric), None)
    if metric is not None and (pair := _around(series.of_metric(metric), done)):
        return Effect(task, stage, metric, *pair, _verdict(*pair, _way(metric)))
    at = journey.stages.index(stage) + 1
    if task.rule not in FIXES or at == len(journey.stages):
        return None
    pair = _around(series.conversions(stage, journey.stages[at]), done)
    return None if pair is None else Effect(task, stage, None, *pair, _verdict(*pair, Better.MORE))


def _way(metric: Item) -> Better | None:
    return None if metric.metric is None else metric.metric.better


def _around(figures: Sequence[Figure], done: dt.date) -> tuple[Figure, Figure] | None:
    """The latest figure after that day, and the latest of its kind before it."""
    for after in reversed(figures):
        begun = after.span.first if after.span else after.noted
        if begun is None or begun <= done:
            continue
        for before in reversed(figures):
            ended = before.span.last if before.span else before.noted
            if ended is not None and ended <= done and _alike(before, after):
                return before, after
    return None


def _alike(one: Figure, other: Figure) -> bool:
    """Of one source, in one unit, both over a time or both at a moment."""
    if series.folded(one.source) != series.folded(other.source):
        return False
    same_unit = series.folded(one.unit) == series.folded(other.unit)
    return same_unit and (one.span is None) is (other.span is None)


def _verdict(before: Figure, after: Figure, way: Better | None) -> Verdict | None:
    difference = _difference(before, after)
    if difference is None or way is None:
        return None
    return difference.verdict(more_is_better=way is Better.MORE)


def _difference(before: Figure, after: Figure) -> sampling.Difference | None:
    """None: a mean without its spread, or counts over times that are not equally long."""
    if before.unit == PERCENT:
        shares = [_share(one) for one in (before, after)]
        one, other = shares
        return None if one is None or other is None else sampling.shares_differ(one, other)
    counts = [_count(one) for one in (before, after)]
    first, second = counts
    if first is None or second is None or not _equally_long(before, after):
        return None
    return sampling.counts_differ(first, second)


def _share(figure: Figure) -> sampling.Estimate | None:
    if not figure.n or not 0 <= figure.value <= 100:  # noqa: PLR2004 - percent
        return None
    return sampling.share(round(figure.value / 100 * figure.n), figure.n)


def _count(figure: Figure) -> int | None:
    whole = figure.n is None and figure.value >= 0 and figure.value == int(figure.value)
    return int(figure.value) if whole and figure.span is not None else None


def _equally_long(one: Figure, other: Figure) -> bool:
    if one.span is None or other.span is None:
        return False
    days = sorted((one.span.days, other.span.days))
    return days[0] > (1 - ALIKE) * days[1] - 1
