"""What a few answers say of all, against SciPy and what was published."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from journey import sampling
from journey.sampling import Verdict

FACES = st.lists(st.integers(-2, 2), min_size=2, max_size=60)


@pytest.mark.parametrize("freedom", [1, 2, 2.5, 4, 7.31, 30, 99, 1500.25, 1e6, 1e10])
def test_the_quantile_of_t_is_scipys(freedom: float) -> None:
    assert sampling.t_quantile(freedom) == pytest.approx(stats.t.ppf(0.975, freedom), rel=1e-8)


def test_a_mean_of_a_single_answer_has_no_quantile() -> None:
    with pytest.raises(ValueError, match="no margin"):
        sampling.t_quantile(0.5)


@given(FACES)
def test_a_mean_has_the_margin_of_t_and_stays_on_its_scale(values: list[int]) -> None:
    told = sampling.mean(values, -2, 2)
    assert told is not None
    assert -2 <= told.low <= told.value <= told.high <= 2
    if not told.spread:
        return
    assert told.spread == pytest.approx(stats.tstd(values))
    low, high = stats.t.interval(0.95, len(values) - 1, told.value, stats.sem(values))
    if (high - low) / 2 < sampling.Z**2 / (len(values) + sampling.Z**2):
        return  # nearly all said the same
    assert told.low == pytest.approx(max(-2, low))
    assert told.high == pytest.approx(min(2, high))


def test_three_who_say_the_same_are_no_certainty() -> None:
    three, many = sampling.mean([1, 1, 1], -2, 2), sampling.mean([1] * 300, -2, 2)
    assert three is not None
    assert many is not None
    assert three.low < 0.5 < many.low < 1
    assert three.few
    assert not many.few


def test_one_answer_says_nothing_of_all() -> None:
    one = sampling.mean([2], -2, 2)
    assert one is not None
    assert (one.low, one.high, one.margin) == (-2, 2, 4)
    assert sampling.mean([], -2, 2) is None


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_has_wilsons_interval(counted: tuple[int, int]) -> None:
    hits, n = counted
    told = sampling.share(hits, n)
    assert told is not None
    wilson = stats.binomtest(hits, n).proportion_ci(method="wilson")
    assert (told.low, told.high) == pytest.approx((wilson.low, wilson.high), abs=1e-12)
    assert told.low <= told.value <= told.high


def test_of_nobody_there_is_no_share_and_more_than_all_is_a_mistake() -> None:
    assert sampling.share(0, 0) is None
    with pytest.raises(ValueError, match="between 0 and n"):
        sampling.share(3, 2)


def test_an_nps_counts_nines_and_tens_against_sixes_and_less() -> None:
    told = sampling.nps([10, 9, 8, 7, 6, 0])
    assert told is not None
    assert (told.value, told.n, told.few) == (0, 6, True)
    assert sampling.nps([]) is None
    with pytest.raises(ValueError, match="between 0 and 10"):
        sampling.nps([11])


@pytest.mark.parametrize("odds", [(0.6, 0.25, 0.15), (0.34, 0.33, 0.33), (0.8, 0.15, 0.05)])
def test_of_twenty_intervals_of_ten_answers_nineteen_hold_the_nps(
    odds: tuple[float, float, float],
) -> None:
    n, true, held = 10, 100 * (odds[0] - odds[2]), 0.0
    for pro, con in itertools.product(range(n + 1), repeat=2):
        if pro + con <= n:
            told = sampling.nps([10] * pro + [7] * (n - pro - con) + [0] * con)
            assert told is not None
            if told.low <= true <= told.high:
                held += stats.multinomial.pmf([pro, n - pro - con, con], n, odds)
    assert held > 0.93


def test_two_means_differ_as_welch_says() -> None:
    dice = random.Random(3)
    for _ in range(40):
        first = [dice.choice([-2, -1, 0, 1]) for _ in range(dice.randint(3, 60))]
        second = [dice.choice([-1, 0, 1, 2]) for _ in range(dice.randint(3, 60))]
        before, after = sampling.mean(first, -2, 2), sampling.mean(second, -2, 2)
        assert before is not None
        assert after is not None
        if not before.spread or not after.spread:
            continue
        told = sampling.means_differ(before, after)
        welch = stats.ttest_ind(second, first, equal_var=False)
        low, high = welch.confidence_interval(0.95)
        assert (told.low, told.high) == pytest.approx((low, high), rel=1e-6)
        assert (told.verdict() is Verdict.UNCLEAR) is bool(welch.pvalue > 0.05)


def test_means_of_one_voice_differ_only_where_their_intervals_do_not_touch() -> None:
    bad, good = sampling.mean([-2] * 9, -2, 2), sampling.mean([2] * 9, -2, 2)
    single = sampling.mean([2], -2, 2)
    assert bad is not None
    assert good is not None
    assert single is not None
    assert sampling.means_differ(bad, good).verdict() is Verdict.BETTER
    assert sampling.means_differ(good, bad).verdict() is Verdict.WORSE
    assert sampling.means_differ(bad, single).verdict() is Verdict.UNCLEAR


def test_two_shares_differ_as_newcombe_published() -> None:
    before, after = sampling.share(48, 80), sampling.share(56, 70)
    assert before is not None
    assert after is not None
    told = sampling.shares_differ(before, after)
    assert (told.change, told.low, told.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=1e-4)
    assert told.verdict() is Verdict.BETTER
    assert told.verdict(more_is_better=False) is Verdict.WORSE


def test_shares_of_few_differ_no_sooner_than_an_exact_test_would_nearly_say() -> None:
    for first, second in itertools.product(range(0, 13, 2), repeat=2):
        before, after = sampling.share(first, 12), sampling.share(second, 12)
        assert before is not None
        assert after is not None
        table = [[first, 12 - first], [second, 12 - second]]
        exact = stats.barnard_exact(table, pooled=False).pvalue
        told = sampling.shares_differ(before, after)
        if exact > 0.08:
            assert told.verdict() is Verdict.UNCLEAR
        if exact < 0.02:
            assert told.verdict() is not Verdict.UNCLEAR
        assert told.few


def test_counts_differ_as_the_exact_test_of_two_says() -> None:
    for before, after in ((20, 31), (20, 45), (1200, 980), (400, 410), (0, 3), (0, 12), (50, 0)):
        exact = stats.binomtest(after, before + after, 0.5).pvalue
        told = sampling.counts_differ(before, after)
        assert (told.verdict() is Verdict.UNCLEAR) is bool(exact > 0.05)
    assert sampling.counts_differ(0, 0).verdict() is Verdict.UNCLEAR
    assert sampling.counts_differ(100, 150).change == pytest.approx(0.5)
