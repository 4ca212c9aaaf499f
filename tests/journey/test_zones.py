"""A group's hour, whatever its clocks do."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey import zones

BERLIN, MOSCOW = ZoneInfo("Europe/Berlin"), ZoneInfo("Europe/Moscow")
NEW_YORK, LORD_HOWE = ZoneInfo("America/New_York"), ZoneInfo("Australia/Lord_Howe")
CAIRO, APIA = ZoneInfo("Africa/Cairo"), ZoneInfo("Pacific/Apia")

SEVERAL = (BERLIN, MOSCOW, NEW_YORK, LORD_HOWE, CAIRO, APIA)


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("day", "hour", "zone", "expected"),
    [
        ("2026-11-23", 10, MOSCOW, "2026-11-23T07:00"),
        ("2026-07-06", 10, BERLIN, "2026-07-06T08:00"),
        ("2026-12-07", 10, BERLIN, "2026-12-07T09:00"),
        # put forward: the hour is not there, the moment of the jump is
        ("2026-03-29", 2, BERLIN, "2026-03-29T01:00"),
        ("2026-03-08", 2, NEW_YORK, "2026-03-08T07:00"),
        ("2026-04-24", 0, CAIRO, "2026-04-23T22:00"),
        ("2026-10-04", 2, LORD_HOWE, "2026-10-03T15:30"),
        # put back: the hour comes twice, the first one counts
        ("2026-10-25", 2, BERLIN, "2026-10-25T00:00"),
        ("2026-11-01", 1, NEW_YORK, "2026-11-01T05:00"),
        # a day that an island never had
        ("2011-12-30", 10, APIA, "2011-12-30T10:00"),
    ],
)
def test_moment(day: str, hour: int, zone: dt.tzinfo, expected: str) -> None:
    assert zones.moment(dt.date.fromisoformat(day), hour, zone) == utc(expected)


def test_the_day_there_is_not_the_day_here() -> None:
    assert zones.local(utc("2026-11-23T22:30"), MOSCOW) == dt.date(2026, 11, 24)
    assert zones.local(utc("2026-11-23T02:30"), NEW_YORK) == dt.date(2026, 11, 22)


class TestWeekly:
    def test_is_the_next_one_also_on_the_day_itself(self) -> None:
        assert zones.next_weekly(utc("2026-11-23T06:59"), 0, 10, MOSCOW) == utc("2026-11-23T07:00")

    def test_never_repeats_the_moment_it_comes_after(self) -> None:
        assert zones.next_weekly(utc("2026-11-23T07:00"), 0, 10, MOSCOW) == utc("2026-11-30T07:00")

    @given(
        zone=st.sampled_from(SEVERAL),
        weekday=st.integers(0, 6),
        hour=st.integers(0, 23),
        days=st.integers(0, 5000),
        minutes=st.integers(0, 1439),
    )
    def test_a_year_of_them_misses_no_week_and_repeats_none(
        self, zone: dt.tzinfo, weekday: int, hour: int, days: int, minutes: int
    ) -> None:
        after = utc("2015-01-01T00:00") + dt.timedelta(days=days, minutes=minutes)
        found_days = []
        for _ in range(53):
            found = zones.next_weekly(after, weekday, hour, zone)
            assert found > after
            there = found.astimezone(zone)
            assert there.weekday() == weekday
            assert there.hour == hour or zones.moment(there.date(), hour, zone) == found
            found_days.append(there.date())
            after = found
        assert {later - day for day, later in pairwise(found_days)} == {dt.timedelta(days=7)}


@given(
    zone=st.sampled_from(SEVERAL),
    day=st.dates(dt.date(2012, 1, 1), dt.date(2035, 1, 1)),
    hour=st.integers(0, 23),
)
def test_the_clock_shows_the_hour_or_has_just_jumped_over_it(
    zone: dt.tzinfo, day: dt.date, hour: int
) -> None:
    found = zones.moment(day, hour, zone)
    wall = found.astimezone(zone).replace(tzinfo=None)
    wanted = dt.datetime.combine(day, dt.time(hour))
    if wall != wanted:
        just_before = (found - dt.timedelta(seconds=1)).astimezone(zone).replace(tzinfo=None)
        assert just_before < wanted < wall
