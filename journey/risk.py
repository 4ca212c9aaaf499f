"""Money at risk: what those who are lost would have brought, had each of them bought once.

Knows counts and the average bill that somebody typed; assumes neither, and no guess is among its
inputs. It is an estimate, and the most that it can be: people × share who leave × bill.
"""

from __future__ import annotations

from dataclasses import dataclass

from journey import budget
from journey.dropoff import Leak, leak
from journey.errors import Code, Rejected
from journey.language import Rules
from journey.model import Journey
from journey.values import Money


@dataclass(frozen=True, slots=True)
class Risk:
    """What stands in the formula, and what comes of it."""

    leak: Leak
    bill: Money

    @property
    def lost(self) -> int:
        """People who did not go on."""
        return self.leak.come.people - self.leak.go.people

    @property
    def sum(self) -> Money:
        """In the bill's currency."""
        return Money(value=round(self.lost * self.bill.value, 2), currency=self.bill.currency)


def risk(journey: Journey) -> Risk | None:
    """Of the greatest loss; None: nobody typed a bill, nobody counted, or nobody is lost."""
    found = leak(journey)
    return None if found is None or journey.bill is None else Risk(found, journey.bill)


def set_bill(journey: Journey, text: str, rules: Rules, currency: str | None) -> Journey | Rejected:
    """The map with that average bill; NO_SUM or NUMBER_TOO_LARGE otherwise.

    currency: of the country of the business, for a sum that names none.
    """
    told = budget.read(text, rules, (currency,) if currency else ())
    if isinstance(told, Rejected):
        return told
    if not told.value:
        return Rejected(Code.NO_SUM)
    return journey.with_(bill=told if told.currency else told.with_(currency=currency))


def clear_bill(journey: Journey) -> Journey:
    """Without one; then nothing is estimated."""
    return journey if journey.bill is None else journey.with_(bill=None)
