"""Sums that people typed: read as they are written, kept apart by currency, never guessed."""

from __future__ import annotations

import pytest

from journey import budget
from journey.errors import Code, Rejected
from journey.measures import Cost
from journey.model import Journey, Stage, Task, TaskStatus
from journey.values import Money
from locales.rules import rules
from tests.journey.maps import NOW

RU = rules("ru")


def listed(*statuses: TaskStatus) -> Journey:
    tasks = tuple(
        Task(id=f"t{n}", rule="own", source=f"t{n}", stage="s", text=f"Дело {n}", status=status)
        for n, status in enumerate(statuses)
    )
    stage = Stage(id="s", title="s")
    return Journey(
        id="j", title="j", language="ru", stages=(stage,), tasks=tasks, created=NOW, updated=NOW
    )


def priced(journey: Journey, **sums: str) -> Journey:
    for task, text in sums.items():
        changed = budget.set_sum(journey, task, text, RU)
        assert isinstance(changed, Journey)
        journey = changed
    return journey


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("12 000", 12_000, None),
        ("3500 ₽", 3500, "₽"),
        ("5 тыс. руб", 5000, "руб"),
        ("$350", 350, "$"),
        ("около 2,5 тыс", 2500, None),
        ("0", 0, None),
    ],
)
def test_sums_as_people_write_them(text: str, value: float, currency: str | None) -> None:
    assert budget.read(text, RU) == Money(value=value, currency=currency)


@pytest.mark.parametrize("text", ["", "много", "-500", "10 %", "5-7 тысяч", "завтра"])
def test_what_is_no_sum_is_refused(text: str) -> None:
    refused = budget.read(text, RU)
    assert isinstance(refused, Rejected)
    assert refused.code is Code.NO_SUM


def test_one_currency_in_other_words_is_one_sum() -> None:
    journey = priced(listed(*[TaskStatus.TODO] * 3), t0="100 ₽", t1="200 руб.", t2="5 рублей")
    assert budget.budget(journey).sums == (Money(value=305, currency="₽"),)


def test_two_currencies_are_never_added() -> None:
    journey = priced(listed(*[TaskStatus.TODO] * 3), t0="100 ₽", t1="20", t2="5 $")
    found = budget.budget(journey).sums
    assert [(one.value, one.currency) for one in found] == [(100, "₽"), (20, None), (5, "$")]


def test_what_is_done_is_counted_apart() -> None:
    journey = listed(TaskStatus.DONE, TaskStatus.TODO, TaskStatus.TODO, TaskStatus.REMOVED)
    found = budget.budget(priced(journey, t0="10", t1="7", t3="9"))
    assert (found.sums, found.spent) == ((Money(value=7),), (Money(value=10),))
    assert (found.done, found.unpriced, len(found.tasks)) == (1, 1, 2)


def test_a_sum_is_taken_back() -> None:
    journey = listed(TaskStatus.TODO)
    assert budget.clear_sum(priced(journey, t0="10"), "t0") == journey
    assert budget.clear_sum(journey, "t0") is journey


def test_nothing_is_told_only_where_it_is_all() -> None:
    journey = priced(listed(*[TaskStatus.TODO] * 2), t0="0")
    assert budget.budget(journey).sums == (Money(value=0),)
    assert budget.budget(priced(journey, t1="5 ₽")).sums == (Money(value=5, currency="₽"),)


def test_what_costs_nothing_needs_no_sum() -> None:
    first, second = listed(*[TaskStatus.TODO] * 2).tasks
    tasks = (first.with_(cost=Cost.NOTHING), second)
    assert budget.unpriced(tasks) == 1
