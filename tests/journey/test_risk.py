"""Money at risk: only of what was counted and of a bill that somebody typed."""

from __future__ import annotations

import pytest

from journey import risk
from journey.errors import Code, Rejected
from journey.measures import Reach
from journey.model import Journey, Stage
from journey.values import Money
from locales.rules import rules
from tests.journey.maps import NOW

RU = rules("ru")


def of(*people: int | None) -> Journey:
    stages = tuple(
        Stage(id=f"s{at}", title=f"s{at}", reach=None if n is None else Reach(people=n))
        for at, n in enumerate(people)
    )
    return Journey(id="j", title="j", language="ru", stages=stages, created=NOW, updated=NOW)


def priced(text: str, journey: Journey | None = None, currency: str | None = "₽") -> Journey:
    told = risk.set_bill(journey or of(1000, 400, 120), text, RU, currency)
    assert isinstance(told, Journey), told
    return told


def test_people_times_share_times_bill() -> None:
    found = risk.risk(priced("700"))
    assert found is not None
    assert (found.leak.come.people, found.leak.percent, found.lost) == (400, 70, 280)
    assert found.sum == Money(value=196_000, currency="₽")


def test_without_a_bill_or_a_count_nothing_is_estimated() -> None:
    assert risk.risk(of(1000, 400, 120)) is None
    assert risk.risk(priced("700", of(None, 400, None))) is None
    assert risk.risk(priced("700", of(100, 100, 120))) is None
    assert risk.risk(risk.clear_bill(priced("700"))) is None


def test_a_currency_that_is_typed_counts_and_else_that_of_the_country() -> None:
    assert priced("1 500 тенге").bill == Money(value=1500, currency="тенге")
    assert priced("1500", currency=None).bill == Money(value=1500)
    assert priced("700 руб").bill == Money(value=700, currency="₽")


@pytest.mark.parametrize("text", ["много", "0", "-5", "10 %"])
def test_what_is_no_sum_is_refused(text: str) -> None:
    assert risk.set_bill(of(1, 2), text, RU, "₽") == Rejected(Code.NO_SUM)
