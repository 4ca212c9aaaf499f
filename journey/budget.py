"""What the list costs: sums that people typed, added up; nobody's guess.

Knows sums and whose words their currency is in; assumes none. Two currencies are never added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journey import amounts, checklist, words
from journey.checklist.order import HIDDEN
from journey.errors import Code, Rejected
from journey.language import Rules
from journey.measures import Cost
from journey.model import Journey, Task, TaskStatus
from journey.values import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    tasks: tuple[Task, ...]
    """What is still to be done, the most useful first."""
    done: int
    """How many tasks are done, …"""
    spent: tuple[Money, ...]
    """… and the sums that stand at them."""
    sums: tuple[Money, ...]
    """Of what is to be done; one a currency."""
    unpriced: int
    """Tasks to be done without a sum, of those that cost anything."""


def budget(journey: Journey) -> Budget:
    ranked = checklist.ranked(journey)
    undone = tuple(one for one in ranked if one.status is not TaskStatus.DONE)
    done = [one for one in ranked if one.status is TaskStatus.DONE]
    return Budget(
        tasks=undone,
        done=len(done),
        spent=sums(done),
        sums=sums(undone),
        unpriced=unpriced(undone),
    )


def unpriced(tasks: Iterable[Task]) -> int:
    """How many lack a sum; what costs nothing needs none."""
    return sum(one.amount is None and one.cost is not Cost.NOTHING for one in tasks)


def sums(tasks: Iterable[Task]) -> tuple[Money, ...]:
    """One sum a currency, in the order in which they are met; a mere 0 only where it is all."""
    found: dict[str | None, float] = {}
    for task in tasks:
        if task.amount is not None:
            known = found.get(task.amount.currency, 0.0)
            found[task.amount.currency] = known + task.amount.value
    told = [Money(value=round(value, 2), currency=one) for one, value in found.items()]
    return tuple(one for one in told if one.value) or tuple(told[:1])


def read(text: str, rules: Rules, known: Sequence[str] = ()) -> Money | Rejected:
    """A typed sum; NO_SUM or NUMBER_TOO_LARGE otherwise.

    known: currencies as they were typed before: the same one in other words is told in those.
    """
    amount = amounts.parse(text, rules)
    if isinstance(amount, Rejected):
        return amount if amount.code is Code.NUMBER_TOO_LARGE else Rejected(Code.NO_SUM)
    if amount.value < 0 or amount.unit == "%":
        return Rejected(Code.NO_SUM)
    if amount.unit is None:
        return Money(value=amount.value)
    currency = words.title(amount.unit)
    if isinstance(currency, Rejected):
        return Rejected(Code.NO_SUM)
    same = (one for one in known if _sign(one, rules) == _sign(currency, rules))
    return Money(value=amount.value, currency=next(same, currency))


def _sign(currency: str, rules: Rules) -> str:
    """«руб.», «рублей» and «₽» are one currency."""
    told = currency.casefold().strip(" .")
    for language in rules.every:
        for sign, pattern in language.numbers.money.items():
            if told == sign or re.fullmatch(pattern, told):
                return sign
    return told


def set_sum(journey: Journey, task_id: str, text: str, rules: Rules) -> Journey | Rejected:
    """The task with the typed sum."""
    known = tuple(
        one.amount.currency for one in journey.tasks if one.amount and one.amount.currency
    )
    amount = read(text, rules, known)
    return amount if isinstance(amount, Rejected) else _with(journey, task_id, amount)


def clear_sum(journey: Journey, task_id: str) -> Journey:
    """The task without a sum."""
    return _with(journey, task_id, None)


def _with(journey: Journey, task_id: str, amount: Money | None) -> Journey:
    tasks = tuple(
        one.with_(amount=amount) if one.id == task_id and one.status not in HIDDEN else one
        for one in journey.tasks
    )
    return journey if tasks == journey.tasks else journey.with_(tasks=tasks)
