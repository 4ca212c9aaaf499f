"""Numbers to be read: small ones are not nothing, large ones have their order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.numerals import digits, numeral


@pytest.mark.parametrize(
    ("value", "shown", "order"),
    [
        (0.004, "0,004", 1),
        (0.00412, "0,0041", 1),
        (0.126, "0,13", 1),
        (-0.0, "0", 1),
        (-1e-9, "0", 1),
        (1234.567, "1 234,57", 1),
        (999_999.999, "1", 10**6),
        (1_234_567, "1,23", 10**6),
        (12_000_000, "12", 10**6),
        (999_999_999, "1", 10**9),
        (1e18, "1 000 000", 10**12),
        (-2_500_000, "-2,5", 10**6),
    ],
)
def test_how_it_is_rounded(value: float, shown: str, order: int) -> None:
    assert (digits(value, ",", " "), numeral(value).order) == (shown, order)


@given(st.floats(min_value=-1e18, max_value=1e18))
def test_it_stays_near_and_never_is_minus_nothing(value: float) -> None:
    shown = float(digits(value, ".", "")) * numeral(value).order
    assert shown == pytest.approx(value, rel=0.06, abs=1e-6)
    assert not digits(value, ".", "").startswith("-0") or shown < 0
