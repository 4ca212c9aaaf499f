"""Durations to scale: the right widths, the true numbers, nothing unreadable."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey.model import Duration, DurationUnit, Journey, Shape, Stage
from renderers.layout.board import board
from renderers.layout.timebar import shares, timed, total
from renderers.scene import Box
from renderers.text.measure import ShapedMeasure
from renderers.themes import theme
from tests.renderers.layout.scenes import bare, check, written
from tests.renderers.samples import RU, journey, stage

LIGHT = theme("light")
Time = tuple[float, DurationUnit] | None


def lasting(*times: Time, shape: Shape = Shape.TIME) -> Journey:
    made: list[Stage] = []
    for number, time in enumerate(times):
        found = Duration(amount=time[0], unit=time[1]) if time else None
        made.append(stage(number).model_copy(update={"duration": found}))
    return journey(tuple(made), shape=shape)


amounts = st.lists(st.floats(0, 1e6), min_size=1, max_size=12)


@given(amounts, st.floats(1, 60))
def test_segments_fill_the_bar_and_none_is_too_narrow(found: list[float], least: float) -> None:
    widths = shares(found, [least] * len(found), 1000)
    assert sum(widths) == pytest.approx(1000)
    assert min(widths) >= least - 1e-6


@given(amounts)
def test_a_longer_time_is_never_narrower(found: list[float]) -> None:
    widths = shares(found, [30] * len(found), 1000)
    ordered = [width for _, width in sorted(zip(found, widths, strict=True))]
    assert ordered == pytest.approx(sorted(widths))


def test_without_narrow_ones_widths_are_to_scale() -> None:
    assert shares([1, 2, 7], [10, 10, 10], 1000) == pytest.approx([100, 200, 700])


def test_the_bar_tells_the_true_numbers() -> None:
    drawn = lasting((20, DurationUnit.MINUTE), (2.5, DurationUnit.DAY), (1, DurationUnit.MONTH))
    (scene,) = board(drawn, RU, LIGHT, ShapedMeasure())
    check(scene)
    shown = [text.text.replace("\u00a0", " ") for text in scene.texts]
    for said in ("20 мин", "2,5 дн.", "1 мес."):
        assert shown.count(said) == 2  # under the title and in the bar
    fills = [record for record in scene.records if isinstance(record, Box)]
    wide = [box.width for box in fills if box.fill == LIGHT.key]
    assert wide == sorted(wide)
    assert wide[2] > wide[1] * 8


def test_an_unknown_time_is_dashed_and_the_total_says_known() -> None:
    whole = lasting((36, DurationUnit.HOUR), (12, DurationUnit.HOUR))
    gap = lasting((36, DurationUnit.HOUR), None)
    assert bare(total(whole.stages, RU)) == bare("всего 2 дн.")
    hours = lasting((40, DurationUnit.MINUTE), (1, DurationUnit.HOUR))
    assert bare(total(hours.stages, RU)) == bare("всего 1 ч 40 мин")
    exact = lasting((30, DurationUnit.MINUTE), (1.5, DurationUnit.HOUR))
    assert bare(total(exact.stages, RU)) == bare("всего 2 ч")
    assert bare(total(gap.stages, RU)) == bare("известно 1,5 дн.")
    (scene,) = board(gap, RU, LIGHT, ShapedMeasure())
    check(scene)
    assert bare("известно 1,5 дн.") in written([scene])


def test_only_a_map_over_time_has_the_bar() -> None:
    day = (1.0, DurationUnit.DAY)
    assert timed(lasting(day))
    assert not timed(lasting(day, shape=Shape.PLAIN))
    assert not timed(lasting(None))


units = st.sampled_from(DurationUnit)
times = st.one_of(st.none(), st.tuples(st.floats(0.1, 100_000), units))


@settings(max_examples=15)
@given(st.lists(times, min_size=1, max_size=12))
def test_any_times_are_drawn_without_overlap(found: list[Time]) -> None:
    for scene in board(lasting(*found), RU, LIGHT, ShapedMeasure()):
        check(scene)
