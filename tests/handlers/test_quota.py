"""The drawings of a minute: so many, and one more as soon as the first is a minute old."""

from __future__ import annotations

import inspect
import time

from handlers.quota import MINUTE, Quota


def test_one_more_as_soon_as_the_first_is_a_minute_old() -> None:
    now = 1000.0
    quota = Quota(2, clock=lambda: now)
    assert [quota.take(1), quota.take(1)] == [0, 0]
    assert quota.take(2) == 0  # everybody has their own
    now += MINUTE - 10
    assert quota.take(1) == 11
    now += 10
    assert [quota.take(1), quota.take(1)] == [0, 0]
    assert quota.take(1) == 61


def test_it_is_the_oldest_that_gets_free_first() -> None:
    now = 1000.0
    quota = Quota(2, clock=lambda: now)
    assert quota.take(1) == 0
    now += 20
    assert quota.take(1) == 0
    assert quota.take(1) == 41
    now += MINUTE - 20 - 0.5
    assert quota.take(1) == 1  # never none while there is none


def test_counts_by_a_clock_that_nobody_can_put_back() -> None:
    """By the machine's own an hour back would be an hour without pictures."""
    assert inspect.signature(Quota).parameters["clock"].default is time.monotonic
