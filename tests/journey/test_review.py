"""When a map is looked through again, and what of it is still to be looked at."""

from __future__ import annotations

import datetime as dt

import pytest

from journey import review
from journey.model import Journey
from tests.journey.test_undoing import small

TODAY = dt.date(2026, 11, 23)


def due(days: int, *confirmed: dt.date | None) -> Journey:
    stages = tuple(
        stage.model_copy(update={"confirmed": day})
        for stage, day in zip(small().stages, confirmed or (None, None), strict=True)
    )
    day = TODAY + dt.timedelta(days=days)
    return small().model_copy(update={"next_review": day, "stages": stages})


@pytest.mark.parametrize(
    ("today", "span", "day"),
    [
        ("2026-11-23", "month", "2026-12-23"),
        ("2026-11-23", "quarter", "2027-02-23"),
        ("2026-11-30", "quarter", "2027-02-28"),
        ("2026-08-31", "half", "2027-02-28"),
        ("2027-12-31", "month", "2028-01-31"),
        ("2027-11-30", "quarter", "2028-02-29"),
    ],
)
def test_so_many_months_on(today: str, span: str, day: str) -> None:
    assert review.ahead(dt.date.fromisoformat(today), span) == dt.date.fromisoformat(day)


def test_due_from_its_day_on() -> None:
    assert not review.is_due(small(), TODAY)
    assert not review.is_due(due(1), TODAY)
    assert review.is_due(due(0), TODAY)
    assert review.is_due(due(-100), TODAY)


def test_what_was_confirmed_since_is_not_asked_again() -> None:
    journey = due(-3, TODAY - dt.timedelta(days=3), TODAY - dt.timedelta(days=4))
    assert [stage.id for stage in review.pending(journey, TODAY)] == ["s2"]


def test_the_last_one_ends_it_and_sets_the_next() -> None:
    journey = review.confirm(due(-3), "s1", TODAY)
    assert review.is_due(journey, TODAY)
    journey = review.confirm(journey, "s2", TODAY)
    assert not review.is_due(journey, TODAY)
    assert journey.next_review == review.ahead(TODAY, review.USUAL)
    assert review.checked(journey) == TODAY


def test_a_repeat_changes_nothing() -> None:
    journey = review.confirm(review.confirm(due(-3), "s1", TODAY), "s2", TODAY)
    assert review.confirm(journey, "s2", TODAY) == journey


def test_checked_only_when_all_of_it_is() -> None:
    assert review.checked(due(0, TODAY, None)) is None
    earlier = TODAY - dt.timedelta(days=9)
    assert review.checked(due(0, TODAY, earlier)) == earlier
