"""What a few answers say of all: a mean, a share, an NPS, each with its margin; do two differ?

Knows the statistics and nothing of what was counted; must not know words. Everything is told at
95 %: of twenty such intervals nineteen hold what is true of all customers. The methods are those
that stay honest with few answers: Student's t for a mean, Wilson's for a share, the adjusted Wald
of the net promoter score, Welch's and Newcombe's for a difference. Nothing here ever puts two
scales or two sources together: that is whoever calls.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

FEW: Final = 30
"""Below so many answers, or people, a figure says itself that it is of few."""
Z: Final = statistics.NormalDist().inv_cdf(0.975)
"""How many standard errors 95 % reach to either side: 1.96."""
NPS_MAX: Final = 10
"""The scale of «would you recommend us», from 0."""
_PROMOTES, _DETRACTS = 9, 6
_NPS_ADDED: Final = 3.0
"""Answers that the adjusted Wald adds: a quarter each for and against, half of them neither."""
_OUTSIDE: Final = 0.05
_HUGE: Final = 1e9
"""Degrees of freedom from which on t is the normal distribution to every digit."""
_STEPS: Final = 200
_EXACT: Final = 1e-14


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure of some answers, and between which two the same figure of all customers lies."""

    value: float
    low: float
    high: float
    n: int

    @property
    def margin(self) -> float:
        """«± so much»: the farther of the two ends."""
        return max(self.value - self.low, self.high - self.value)

    @property
    def few(self) -> bool:
        return self.n < FEW


@dataclass(frozen=True, slots=True)
class Mean(Estimate):
    """The mean of answers on a scale; the interval never leaves the scale."""

    spread: float
    """The sample's standard deviation; 0 of a single answer."""


class Verdict(StrEnum):
    """Whether the later of two figures differs from the earlier by more than chance does."""

    BETTER = "better"
    WORSE = "worse"
    UNCLEAR = "unclear"
    """So few were counted that the difference may be chance alone."""


@dataclass(frozen=True, slots=True)
class Difference:
    """By how much the later of two figures is greater, and between which two that lies."""

    change: float
    low: float
    high: float
    few: bool
    """One of the two is a figure of few."""

    def verdict(self, *, more_is_better: bool = True) -> Verdict:
        if self.low <= 0 <= self.high:
            return Verdict.UNCLEAR
        return Verdict.BETTER if (self.low > 0) is more_is_better else Verdict.WORSE


def mean(values: Sequence[float], low: float, high: float, step: float = 1) -> Mean | None:
    """The mean of answers on a scale from `low` to `high` in steps of `step`; None: no answers.

    Student's t. When all say the same, t would say «± 0» of three answers: the margin is never
    less than it would be if those who may think otherwise (Wilson's upper end of «nobody of n»)
    were one step away. Of one answer nothing is known: its interval is the whole scale.
    """
    n = len(values)
    if not n:
        return None
    value = math.fsum(values) / n
    if n == 1:
        return Mean(value, low, high, n, 0.0)
    spread = statistics.stdev(values)
    margin = max(t_quantile(n - 1) * spread / math.sqrt(n), _unseen(n) * step)
    return Mean(value, max(low, value - margin), min(high, value + margin), n, spread)


def share(hits: int, n: int) -> Estimate | None:
    """`hits` of `n` as a share 0..1 with Wilson's interval; None: nobody was counted.

    ValueError: more hits than there are.
    """
    if not 0 <= hits <= n:
        raise ValueError("hits must lie between 0 and n")
    if n == 0:
        return None
    low, high = _wilson(hits / n, n)
    return Estimate(hits / n, low, high, n)


def nps(scores: Sequence[int]) -> Estimate | None:
    """The net promoter score, -100..100, of answers 0..10; None: no answers.

    Nine and ten promote, six and less detract. The interval is the adjusted Wald of the field
    (three answers added, 3/4 for, 3/4 against): the plain one is far too narrow for few answers.
    ValueError: an answer off the scale.
    """
    n = len(scores)
    if any(not 0 <= one <= NPS_MAX for one in scores):
        raise ValueError("answers lie between 0 and 10")
    if not n:
        return None
    pro = sum(one >= _PROMOTES for one in scores)
    con = sum(one <= _DETRACTS for one in scores)
    value = 100 * (pro - con) / n
    size = n + _NPS_ADDED
    more, less = (pro + _NPS_ADDED / 4) / size, (con + _NPS_ADDED / 4) / size
    middle = more - less
    margin = Z * math.sqrt((more + less - middle**2) / size)
    low, high = max(-1.0, middle - margin), min(1.0, middle + margin)
    return Estimate(value, min(value, 100 * low), max(value, 100 * high), n)


def means_differ(before: Mean, after: Mean) -> Difference:
    """Welch's interval of the difference of two means on one scale.

    Of single answers, or where all said the same, the two intervals together bound it: a
    difference is only told where they do not touch.
    """
    change = after.value - before.value
    few = before.few or after.few
    if min(before.n, after.n) > 1 and before.spread and after.spread:
        first, second = before.spread**2 / before.n, after.spread**2 / after.n
        freedom = (first + second) ** 2 / (first**2 / (before.n - 1) + second**2 / (after.n - 1))
        margin = t_quantile(freedom) * math.sqrt(first + second)
        return Difference(change, change - margin, change + margin, few)
    return Difference(change, after.low - before.high, after.high - before.low, few)


def shares_differ(before: Estimate, after: Estimate) -> Difference:
    """Newcombe's interval of the difference of two shares, from Wilson's of each."""
    change = after.value - before.value
    less = math.hypot(after.value - after.low, before.high - before.value)
    more = math.hypot(after.high - after.value, before.value - before.low)
    return Difference(change, change - less, change + more, before.few or after.few)


def nps_differ(before: Estimate, after: Estimate) -> Difference:
    """The difference of two net promoter scores, from the interval of each."""
    return shares_differ(before, after)


def counts_differ(before: int, after: int) -> Difference:
    """Two counts over equally long times, as a share of the earlier one: +0.2 is a fifth more.

    The later of two equal counts is half of both together, chance aside: Wilson's interval of
    that half, as the ratio that it means. Nothing before: the ratio has no upper end.
    """
    both = share(after, before + after)
    if both is None:
        return Difference(0.0, -1.0, math.inf, few=True)
    change = after / before - 1 if before else math.inf
    return Difference(change, _ratio(both.low), _ratio(both.high), min(before, after) < FEW)


def _ratio(half: float) -> float:
    return half / (1 - half) - 1 if half < 1 else math.inf


def _unseen(n: int) -> float:
    """The share of customers who may think otherwise though none of n did."""
    return Z**2 / (n + Z**2)


def _wilson(p: float, n: int) -> tuple[float, float]:
    middle = (p + Z**2 / (2 * n)) / (1 + Z**2 / n)
    margin = Z / (1 + Z**2 / n) * math.sqrt(p * (1 - p) / n + Z**2 / (4 * n**2))
    # At the ends the figure itself is the end; arithmetic leaves it by its last digit.
    low = 0.0 if p == 0 else max(0.0, middle - margin)
    high = 1.0 if p == 1 else min(1.0, middle + margin)
    return low, high


@cache
def _odds(freedom: float) -> float:
    """The quantile of Student's t, found between 1.9 and what one degree of freedom has."""
    low, high = 1.0, 13.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if middle in {low, high}:
            break
        low, high = (middle, high) if _tails(middle, freedom) > _OUTSIDE else (low, middle)
    return (low + high) / 2


def t_quantile(freedom: float) -> float:
    """How many standard errors 95 % reach to either side, for a mean of `freedom` + 1 answers.

    freedom: 1 and more, also broken (Welch's). ValueError: less than 1.
    """
    if freedom < 1:
        raise ValueError("a mean of one answer has no margin")
    return Z if freedom > _HUGE else _odds(round(freedom, 6))


def _tails(t: float, freedom: float) -> float:
    """The probability of being farther out than t on either side: an incomplete beta integral."""
    return _beta(freedom / (freedom + t * t), freedom / 2, 0.5)


def _beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function, by its continued fraction."""
    front = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    """Lentz's way to go through a continued fraction."""
    tiny = 1e-300
    c, d = 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / (d or tiny)
    value = d
    for step in range(1, _STEPS):
        for term in (
            step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step)),
            -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1)),
        ):
            d = 1 / ((1 + term * d) or tiny)
            c = (1 + term / c) or tiny
            value *= c * d
        if abs(c * d - 1) < _EXACT:
            break
    return value
