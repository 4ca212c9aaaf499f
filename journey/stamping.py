"""On the way to the store: a new figure gets its day, what it took the place of is kept, and a task
that was typed with «каждое утро» comes again.

Knows the present figures of a map before and after a change, and the words for time (`rules`);
must not know who made the change, nor how.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from journey import periods, series
from journey.checklist import recurring
from journey.language import Rules
from journey.measures import Figure, Reach, Span
from journey.model import Item, Journey, Stage


def stamped(before: Journey, after: Journey, day: dt.date, rules: Rules) -> Journey:
    """A changed map whose figures know when they came, with what was known before kept beside.

    Whoever answers a question, ends a task or types a line of numbers sets the present figure
    only; here the one before it joins its series. A figure that is taken away is away, and where
    the series itself was changed (`series.count`, a file) it is left as it is.
    """
    was = {stage.id: stage for stage in before.stages}
    stamp = _Stamp(day, rules, {item.id: item for stage in was.values() for item in stage.items})
    stages = tuple(
        stage if stage is was.get(stage.id) else stamp.stage(was.get(stage.id), stage)
        for stage in after.stages
    )
    same = all(one is other for one, other in zip(stages, after.stages, strict=True))
    return recurring.told(before, after if same else after.with_(stages=stages), day, rules)


@dataclass(frozen=True, slots=True)
class _Stamp:
    day: dt.date
    rules: Rules
    items: dict[str, Item]
    """Those of the map before."""

    def stage(self, was: Stage | None, stage: Stage) -> Stage:
        items = tuple(self._item(self.items.get(one.id), one) for one in stage.items)
        if any(one is not other for one, other in zip(items, stage.items, strict=True)):
            stage = stage.with_(items=items)
        if stage.reach is None or (was is not None and was.figures != stage.figures):
            return stage
        before = None if was is None or was.reach is None else was.reach.figure
        told = (stage.reach.figure, stage.figures)
        present, others = self._succeeded(before, *told)
        if (present, others) == told:
            return stage
        return stage.with_(reach=Reach.of(present), figures=others)

    def _item(self, was: Item | None, item: Item) -> Item:
        figure = None if item.metric is None else item.metric.figure
        known = was is not None and was.figures != item.figures
        if item is was or item.metric is None or figure is None or known:
            return item
        before = None if was is None or was.metric is None else was.metric.figure
        present, others = self._succeeded(before, figure, item.figures)
        if (present, others) == (figure, item.figures):
            return item
        return item.with_(metric=item.metric.told(present), figures=others)

    def _succeeded(
        self, before: Figure | None, now: Figure, others: tuple[Figure, ...]
    ) -> tuple[Figure, tuple[Figure, ...]]:
        """The present figure with its day, and the others with the one it took the place of."""
        if before is None:
            return self._dated(now if now.noted else now.with_(noted=self.day), now.span), others
        if (before.value, before.unit) == (now.value, now.unit):
            moved = before.period != now.period  # its time or source was put right
            return (self._dated(now, _new(before.span, now.span)) if moved else now), others
        if now.noted in {None, before.noted}:  # else whoever told it has seen to its time
            now = self._of_its_own_time(before, now.with_(noted=self.day))
        kept = tuple(one for one in others if not series.same(one, now))
        return now, kept if series.same(before, now) else series.joined(kept, before)

    def _of_its_own_time(self, before: Figure, now: Figure) -> Figure:
        """A value told weeks later is not of the time that was said of the one before it."""
        if now.period != before.period:
            return self._dated(now, _new(before.span, now.span))
        if before.noted is None or (self.day - before.noted).days < series.MEND_DAYS:
            return now
        return now.with_(period=None, span=None, n=now.n if now.n != before.n else None)

    def _dated(self, figure: Figure, span: Span | None) -> Figure:
        """With the days that its period means, where they are certain and nobody gave them."""
        found = span
        if found is None and figure.period is not None:
            found = periods.span(figure.period, self.day, self.rules)
        return figure if found == figure.span else figure.with_(span=found)


def _new(before: Span | None, now: Span | None) -> Span | None:
    """The days that came with a figure; those of the one before it are not its own."""
    return None if now == before else now
