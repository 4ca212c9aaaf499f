"""Figures over time: what replaces what, which is the present one, what a file does."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey import limits, series
from journey.importing import Row, imported
from journey.measures import Figure, Metric, Reach, Span
from journey.model import EvidenceKind, Item, Journey, Origin, Stage
from journey.stamping import stamped
from locales.rules import rules
from tests import strategies
from tests.journey.maps import NOW

RULES = rules("ru")
DAY = dt.date(2026, 11, 30)
OLD = Reach(people=1200, source="вручную", period="сентябрь")
METRIC = Item(id="m", lane="metrics", text="Конверсия", metric=Metric(value=4, unit="%", target=6))
ONE = Stage(id="s", title="Выбираю", reach=OLD, items=(METRIC,))
MAP = Journey(id="j", title="Карта", language="ru", stages=(ONE,), created=NOW, updated=NOW)


def month(number: int, value: float, source: str | None = "Метрика", **more: Any) -> Figure:
    first = dt.date(2026, number, 1)
    span = Span(first=first, last=first.replace(day=28))
    return Figure(value=value, source=source, period=f"месяц {number}", span=span).with_(**more)


def bring(journey: Journey, *figures: Figure, metric: str | None = None) -> Journey:
    ids = count(1)
    rows = [Row("s", one, metric) for one in figures]
    return imported(journey, rows, day=DAY, new_id=lambda: f"new{next(ids)}").journey


def values(figures: tuple[Figure, ...]) -> list[float]:
    return [one.value for one in figures]


def test_what_was_stored_before_is_a_series_of_one() -> None:
    assert series.of_stage(ONE) == (OLD.figure,)
    assert values(series.of_metric(METRIC)) == [4]
    assert series.of_stage(Stage(id="x", title="Пусто")) == ()


def test_the_same_source_and_time_replaces_and_all_others_are_kept() -> None:
    told = bring(MAP, month(9, 1000), month(10, 980)).stages[0]
    assert values(series.of_stage(told)) == [1200, 1000, 980]
    assert told.reach is not None
    assert told.reach.people == 980
    again = bring(MAP.with_(stages=(told,)), month(9, 1005), month(10, 990, "Касса")).stages[0]
    assert values(series.of_stage(again)) == [1200, 1005, 980, 990]
    assert again.reach is not None
    assert (again.reach.people, again.reach.source) == (990, "Касса")


def test_a_file_of_an_earlier_time_leaves_the_present_figure() -> None:
    told = bring(MAP, month(10, 980), month(3, 700)).stages[0]
    assert told.reach is not None
    assert told.reach.people == 980
    assert 700 in values(series.of_stage(told))


def test_what_became_of_each_figure_is_told() -> None:
    rows = [Row("s", month(9, 1000)), Row("gone", month(9, 5)), Row("s", month(9, 2), "no")]
    first = imported(MAP, rows, day=DAY, new_id=str)
    assert (first.new, first.replaced, first.same, len(first.gone)) == (1, 0, 0, 2)
    rows = [Row("s", month(9, 1000)), Row("s", month(9, 1001))]
    second = imported(first.journey, rows, day=DAY, new_id=str)
    assert (second.new, second.replaced, second.same) == (0, 1, 1)


def test_a_metric_keeps_its_target_and_is_proved_once_a_source() -> None:
    told = bring(MAP, month(9, 4.2, n=1200), month(10, 5), metric="m").stages[0].items[0]
    assert told.metric is not None
    assert (told.metric.value, told.metric.target, told.metric.n) == (5, 6, None)
    assert [one.n for one in series.of_metric(told)] == [None, 1200, None]
    assert [(one.kind, one.source) for one in told.evidence] == [(EvidenceKind.DATA, "Метрика")]
    guess = ONE.with_(items=(METRIC.with_(origin=Origin.CATALOGUE),))
    seen = bring(MAP.with_(stages=(guess,)), month(9, 4), metric="m").stages[0].items[0]
    assert seen.origin is Origin.IMPORT


def test_half_a_person_and_a_figure_from_nowhere_are_mistakes() -> None:
    for wrong in (month(9, 2.5), month(9, -1), month(9, 3, source=None)):
        with pytest.raises(ValueError, match=r"counted whole|where it comes from"):
            bring(MAP, wrong)


def answered(value: float, **more: Any) -> Journey:
    metric = Metric(value=value, unit="%", target=6).with_(**more)
    return MAP.with_(stages=(ONE.with_(items=(METRIC.with_(metric=metric),)),))


def saved(before: Journey, after: Journey, day: dt.date = DAY) -> Item:
    return stamped(before, after, day, RULES).stages[0].items[0]


def test_an_answer_keeps_what_was_known_before() -> None:
    first = saved(MAP, answered(5, period="за октябрь", source="CRM"))
    assert values(series.of_metric(first)) == [4, 5]
    assert first.metric is not None
    assert (first.metric.noted, first.metric.target) == (DAY, 6)
    assert first.metric.span == Span(first=dt.date(2026, 10, 1), last=dt.date(2026, 10, 31))


def test_within_a_week_the_same_figure_is_a_correction_and_later_another_one() -> None:
    start = answered(4, noted=DAY)
    mended = saved(start, answered(5, noted=DAY), DAY + dt.timedelta(3))
    assert values(series.of_metric(mended)) == [5]
    later = saved(start, answered(5, noted=DAY), DAY + dt.timedelta(30))
    assert values(series.of_metric(later)) == [4, 5]
    assert later.metric is not None
    assert later.metric.noted == DAY + dt.timedelta(30)


def test_a_value_told_weeks_later_is_not_of_the_time_that_was_said_before() -> None:
    start = answered(4, noted=DAY, period="октябрь", n=900)
    later = saved(start, answered(5, noted=DAY, period="октябрь", n=900), DAY + dt.timedelta(30))
    assert later.metric is not None
    assert (later.metric.period, later.metric.n) == (None, None)
    assert [one.period for one in series.of_metric(later)] == ["октябрь", None]


def test_a_time_that_is_put_right_is_no_new_figure() -> None:
    told = saved(answered(4, period="октябрь"), answered(4, period="сентябрь"))
    assert values(series.of_metric(told)) == [4]
    assert told.metric is not None
    assert told.metric.span == Span(first=dt.date(2026, 9, 1), last=dt.date(2026, 9, 30))


def test_counts_of_people_are_kept_too_and_what_is_taken_away_is_away() -> None:
    counted = ONE.with_(reach=Reach(people=1100, source="вручную", period="октябрь"))
    told = stamped(MAP, MAP.with_(stages=(counted,)), DAY, RULES)
    assert values(series.of_stage(told.stages[0])) == [1200, 1100]
    none = told.with_(stages=(ONE.with_(reach=None, figures=()),))
    assert stamped(told, none, DAY, RULES) == none


def test_a_map_whose_figures_stay_is_left_alone() -> None:
    renamed = MAP.with_(stages=(ONE.with_(title="Иначе"),))
    assert stamped(MAP, renamed, DAY, RULES) is renamed


def test_figures_of_two_times_say_nothing_of_each_other() -> None:
    assert series.apart(month(9, 1), month(10, 1))
    assert not series.apart(month(9, 1), month(9, 2, "Касса"))
    assert not series.apart(OLD, Reach(people=3))
    assert series.apart(OLD, Reach(people=3, period="октябрь"))


@given(strategies.pairs(), st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)))
def test_whatever_changes_no_series_grows_beyond_its_bound_and_no_present_figure_is_lost(
    pair: tuple[Journey, Journey], day: dt.date
) -> None:
    before, after = pair
    told = stamped(before, after, day, RULES)
    for stage, asked in zip(told.stages, after.stages, strict=True):
        assert len(stage.figures) <= limits.FIGURES_MAX
        assert (stage.reach is None) == (asked.reach is None)
        assert (
            stage.reach is None or asked.reach is None or stage.reach.people == asked.reach.people
        )
