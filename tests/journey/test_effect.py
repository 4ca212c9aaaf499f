"""Is it better? Figures before and after a done task, and what chance alone could do."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from handlers.screens.groups import done, telling
from journey import effect, series, weekly
from journey.checklist.digest import Digest, digest
from journey.measures import Better, Figure, Metric, Span
from journey.model import Item, Journey, Stage, Task, TaskStatus
from journey.sampling import Verdict
from locales.texts import Languages
from tests.journey.maps import NOW

DONE = dt.datetime(2026, 10, 10, 12, tzinfo=dt.UTC)


def month(number: int, value: float, **more: Any) -> Figure:
    first = dt.date(2026, number, 1)
    last = (first + dt.timedelta(31)).replace(day=1) - dt.timedelta(1)
    known = Figure(value=value, source="Метрика", span=Span(first=first, last=last))
    return known.with_(**more)


def share(number: int, value: float, n: int, **more: Any) -> Figure:
    return month(number, value, unit="%", n=n, **more)


def told(*figures: Figure, better: Better | None = Better.MORE) -> effect.Effect | None:
    """What is known of a task that was done on 10 October, by those figures of its metric."""
    item = counted(*figures, better=better)
    return effect.effect(of(Stage(id="s", title="Выбираю", items=(item,))), TASK)


def of(*stages: Stage) -> Journey:
    return Journey(
        id="j", title="j", language="ru", stages=stages, tasks=(TASK,), created=NOW, updated=NOW
    )


TASK = Task(
    id="t",
    rule="remedy",
    source="p",
    stage="s",
    text="Повесить меню",
    metric="m",
    status=TaskStatus.DONE,
    done_at=DONE,
)


@pytest.mark.parametrize(
    ("before", "after", "better", "verdict"),
    [
        (share(9, 4, 1200), share(11, 7, 1100), Better.MORE, Verdict.BETTER),
        (share(9, 4, 1200), share(11, 7, 1100), Better.LESS, Verdict.WORSE),
        (share(9, 4, 120), share(11, 7, 110), Better.MORE, Verdict.UNCLEAR),
        (share(9, 4, 1200), share(11, 7, 1100), None, None),
        (month(9, 100), month(11, 160), Better.MORE, Verdict.BETTER),
        (month(9, 10), month(11, 14), Better.MORE, Verdict.UNCLEAR),
        (month(9, 4.5, n=80), month(11, 4.8, n=90), Better.MORE, None),
    ],
)
def test_a_figure_of_each_side_says_whether_it_is_better(
    before: Figure, after: Figure, better: Better | None, verdict: Verdict | None
) -> None:
    found = told(before, after, better=better)
    assert found is not None
    assert (found.before, found.after, found.verdict) == (before, after, verdict)


@pytest.mark.parametrize(
    "figures",
    [
        (share(9, 4, 1200),),
        (share(9, 4, 1200), share(10, 7, 1100)),  # it was done in that month
        (share(9, 4, 1200), share(11, 7, 1100, source="Касса")),
        (share(9, 4, 1200), month(11, 7)),
        (share(9, 4, 1200), Figure(value=7, unit="%", source="Метрика", n=9)),
    ],
)
def test_other_sources_units_and_times_say_nothing(figures: tuple[Figure, ...]) -> None:
    assert told(*figures) is None


def test_the_latest_of_each_side_counts() -> None:
    found = told(share(3, 1, 900), share(9, 4, 1200), share(11, 7, 1100), share(12, 8, 25))
    assert found is not None
    assert (found.before.value, found.after.value, found.few) == (4, 8, True)


def test_counts_of_unlike_times_are_not_judged() -> None:
    year = month(9, 100).with_(span=Span(first=dt.date(2025, 9, 1), last=dt.date(2026, 8, 31)))
    found = told(year, month(11, 160))
    assert found is not None
    assert found.verdict is None


def test_a_stage_is_judged_by_who_goes_on_from_it() -> None:
    def counted(stage: str, *people: Figure) -> Stage:
        known = Stage(id=stage, title=stage)
        for one in people:
            known = series.count(known, one)
        return known

    journey = of(
        counted("s", month(9, 1000), month(11, 900)), counted("t", month(9, 300), month(11, 450))
    )
    (found,) = effect.effects(journey)
    assert (found.before.value, found.after.value, found.after.n) == (30, 50, 900)
    assert found.verdict is Verdict.BETTER
    undone = journey.with_(tasks=(TASK.with_(status=TaskStatus.TODO, done_at=None),))
    assert effect.effects(undone) == ()
    assert effect.effect(journey, TASK.with_(rule="measure")) is None


def test_a_week_tells_it_once() -> None:
    was, now = share(9, 4, 1200), share(11, 7, 1100)
    before = of(Stage(id="s", title="Выбираю", items=(counted(was),)))
    after = of(Stage(id="s", title="Выбираю", items=(counted(was, now),)))
    (told_of,) = weekly.week(before, after).effects
    assert (told_of.before, told_of.after) == (was, now)
    assert weekly.week(after, after).effects == ()
    assert weekly.is_news(before, after)


def counted(*figures: Figure, better: Better | None = Better.MORE) -> Item:
    *others, present = figures
    metric = Metric(value=0, better=better).told(present)
    return Item(id="m", lane="metrics", text="Заявки", metric=metric, figures=tuple(others))


def test_the_teams_week_tells_what_came_onto_the_map_meanwhile() -> None:
    today = dt.date(2026, 12, 7)
    noted = dt.date(2026, 12, 2)
    journey = of(
        Stage(
            id="s",
            title="Выбираю",
            items=(counted(share(9, 4, 1200), share(11, 7, 1100, noted=noted)),),
        )
    )

    def told_of(day: int) -> Digest:
        until = dt.datetime(2026, 12, day, 7, tzinfo=dt.UTC)
        return digest(journey, until - dt.timedelta(days=7), until, today)

    assert [len(told_of(day).effects) for day in (1, 2, 3, 7, 9, 10)] == [0, 0, 1, 1, 1, 0]
    assert told_of(7).worth_saying
    texts = Languages().texts("ru")
    assert "Стало ли лучше" in telling.week(texts, journey, told_of(7))
    listed = done.done(texts, journey, (TASK,), (TASK,), dt.UTC)
    assert "✅ Повесить меню" in listed
    assert "Похоже, лучше" in listed
