"""A map in one page, for whoever decides: the problem, the loss, three steps, money, proof.

Values that stand on the map; what nobody said is None or empty here. Knows no sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from journey import budget, business, checklist, scores
from journey.business import Loss, Told
from journey.dropoff import leak
from journey.model import Item, Journey, Stage, Task
from journey.risk import Risk, risk
from journey.values import Money

PROOFS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    stage: Stage | None
    """Where it hurts most; None: nothing hurts."""
    pain: Item | None
    guess: bool
    """Nobody has confirmed the pain, and nothing proves it."""
    loss: Loss | None
    """The greatest that was counted: the one that pictures mark."""
    risk: Risk | None
    """What the greatest drop means in money; None: nobody typed an average bill."""
    steps: tuple[Task, ...]
    sums: tuple[Money, ...]
    """Of the steps."""
    unpriced: int
    score: scores.Score
    proofs: tuple[Told, ...]
    """What is proved, pains and figures first."""


def brief(journey: Journey) -> Brief:
    money = business.profit(journey)
    steps = checklist.top(journey)
    pain = money.pain
    return Brief(
        stage=money.sorest,
        pain=pain,
        guess=pain is not None and not (pain.origin.from_people or pain.evidence),
        loss=_greatest(journey, money.losses),
        risk=risk(journey),
        steps=steps,
        sums=budget.sums(steps),
        unpriced=budget.unpriced(steps),
        score=scores.score(journey),
        proofs=_proofs(journey),
    )


def _greatest(journey: Journey, losses: tuple[Loss, ...]) -> Loss | None:
    """The loss that the map's own sentence names; else where most people are lost."""
    found = leak(journey)
    named = (one for one in losses if found is not None and one.stage.id == found.stage.id)
    return next(named, next(iter(losses), None))


def _proofs(journey: Journey) -> tuple[Told, ...]:
    found = [Told(stage, item) for stage in journey.stages for item in stage.items if item.evidence]
    first = ("pains", "metrics")
    found.sort(key=lambda one: one.entry.lane not in first)
    return tuple(found[:PROOFS])
