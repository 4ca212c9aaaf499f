"""What counts as a change of customers' feelings, and what a survey of few cannot tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.model import Emotion, EmotionKind
from journey.shifts import moved


def assumed(level: float) -> Emotion:
    return Emotion(id="a", level=level)


def measured(level: float, n: int | None) -> Emotion:
    return Emotion(id="m", level=level, n=n, kind=EmotionKind.MEASURED)


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (assumed(-1), assumed(1), True),
        (assumed(1), assumed(1), False),
        (assumed(-2), measured(2, 500), False),  # now one knows; nobody feels another way
        (measured(2, 500), assumed(-2), False),
        (measured(-1, 100), measured(1, 100), True),
        (measured(0, 10), measured(1, 10), False),
        (measured(0, 10_000), measured(0.2, 10_000), True),
        (measured(-2, 40), measured(2, 40), True),  # all of them say so
        (measured(-1, None), measured(1, None), False),
        (measured(-1, 1), measured(1, 1), False),
    ],
)
def test_what_is_beyond_chance_has_moved(before: Emotion, now: Emotion, told: bool) -> None:  # noqa: FBT001 - a table's column
    assert moved(before, now) is told


levels = st.floats(-2, 2)
counts = st.integers(1, 5000)


@given(levels, levels, counts, counts)
def test_there_and_back_is_one_distance_and_more_answers_tell_no_less(
    one: float, other: float, few: int, many: int
) -> None:
    few, many = sorted((few, many))
    first, second = measured(one, few), measured(other, few)
    assert moved(first, second) is moved(second, first)
    if moved(first, second):
        assert moved(measured(one, many), measured(other, many))
