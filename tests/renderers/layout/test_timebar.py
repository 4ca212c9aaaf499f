"""Durations to scale: the true lengths, the true words, a cut where one is beyond the others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.drawing.words import words
from journey.measures import Duration, DurationUnit
from journey.model import Journey, Shape, Stage
from locales.texts import Languages
from renderers.layout.board import board
from renderers.layout.timebar import HIGH, scale, timed, total
from renderers.scene import Box, Circle, Scene
from renderers.scene import Shape as Polygon
from renderers.text.measure import ShapedMeasure
from renderers.themes import theme
from tests.renderers.layout.scenes import bare, check, written
from tests.renderers.samples import RU, journey, stage

LIGHT = theme("light")
Time = tuple[float, DurationUnit] | None
MINUTE, HOUR, DAY, MONTH = (
    DurationUnit.MINUTE,
    DurationUnit.HOUR,
    DurationUnit.DAY,
    DurationUnit.MONTH,
)


def lasting(*times: Time, shape: Shape = Shape.TIME) -> Journey:
    made: list[Stage] = []
    for number, time in enumerate(times):
        found = Duration(amount=time[0], unit=time[1]) if time else None
        made.append(stage(number, level=None).model_copy(update={"duration": found}))
    return journey(tuple(made), shape=shape)


def drawn(made: Journey) -> Scene:
    told = replace(RU, spans=words(Languages().texts("ru"), made).spans)
    (scene,) = board(made, told, LIGHT, ShapedMeasure())
    check(scene)
    return scene


def bars(scene: Scene) -> list[float]:
    boxes = (one for one in scene.records if isinstance(one, Box))
    return [one.width for one in boxes if one.fill == LIGHT.bar and one.height == HIGH]


def cuts(scene: Scene) -> int:
    shapes = (one for one in scene.records if isinstance(one, Polygon))
    return sum(one.fill == LIGHT.page for one in shapes)


def test_ten_minutes_two_hours_and_ten_hours_are_as_long_as_they_are() -> None:
    scene = drawn(lasting((10, MINUTE), (2, HOUR), (10, HOUR), (6, MONTH)))
    short, middle, long, cut = bars(scene)
    assert long / middle == pytest.approx(5)
    assert middle / short == pytest.approx(12)
    assert cut == pytest.approx(long)
    assert cuts(scene) == 2  # the months, and only they
    assert bare(RU.told["time.cut"]) in written([scene])


def test_without_one_far_beyond_the_others_nothing_is_cut() -> None:
    scene = drawn(lasting((1, DAY), (2, DAY), (5, DAY)))
    assert [one / bars(scene)[0] for one in bars(scene)] == pytest.approx([1, 2, 5])
    assert cuts(scene) == 0
    assert bare(RU.told["time.cut"]) not in written([scene])


def test_what_is_too_short_for_a_bar_is_a_dot() -> None:
    scene = drawn(lasting((1, MINUTE), (10, HOUR), (10, HOUR)))
    assert len(bars(scene)) == 2
    dots = [one for one in scene.records if isinstance(one, Circle) and one.fill == LIGHT.bar]
    assert len(dots) == 1


def test_each_bar_stands_under_its_own_head() -> None:
    scene = drawn(lasting((1, DAY), (2, DAY), (5, DAY)))
    titles = [one.x for one in scene.texts if one.text.startswith("Этап")]
    boxes = [one for one in scene.records if isinstance(one, Box) and one.fill == LIGHT.bar]
    assert [one.x for one in boxes] == titles


def test_times_and_their_sum_are_told_in_words() -> None:
    scene = drawn(lasting((3, DAY), (5, DAY)))
    said = [one.text.replace("\u00a0", " ") for one in scene.texts]
    assert {"3 дня", "5 дней", "всего 8 дней"} <= set(said)
    long = lasting((2, DAY), (1, HOUR), (6, MINUTE), (3, DAY), (50, MINUTE), (6, MONTH))
    assert bare("всего 6 месяцев 5 дней") in written([drawn(long)])
    assert bare("2,5 дн.") in written([drawn(lasting((2.5, DAY)))])


def test_an_unknown_time_is_dashed_and_the_total_says_known() -> None:
    whole = lasting((36, HOUR), (12, HOUR))
    gap = lasting((36, HOUR), None)
    assert bare(total(whole.stages, RU)) == bare("всего 2 дн.")
    hours = lasting((40, MINUTE), (1, HOUR))
    assert bare(total(hours.stages, RU)) == bare("всего 1 ч 40 мин")
    assert bare(total(gap.stages, RU)) == bare("известно 1 дн. 12 ч")
    scene = drawn(gap)
    assert bare(RU.told["time.unknown"]) in written([scene])
    boxes = [one for one in scene.records if isinstance(one, Box) and one.height == HIGH]
    assert [bool(one.stroke and one.stroke.dash) for one in boxes] == [False, True]


def test_a_map_of_any_shape_shows_the_times_it_knows() -> None:
    assert timed(lasting((1.0, DAY)))
    assert timed(lasting((1.0, DAY), shape=Shape.PLAIN))
    assert not timed(lasting(None))


@given(st.lists(st.floats(0.1, 1e6), min_size=1, max_size=12))
def test_the_scale_is_one_of_the_times(times: list[float]) -> None:
    assert scale(times) in times


times = st.one_of(st.none(), st.tuples(st.floats(0.1, 100_000), st.sampled_from(DurationUnit)))


@settings(max_examples=15)
@given(st.lists(times, min_size=1, max_size=12))
def test_any_times_are_drawn_without_overlap(found: list[Time]) -> None:
    for scene in board(lasting(*found), RU, LIGHT, ShapedMeasure()):
        check(scene)
