"""Where it hurts most: one order of pains for the list, the screens and the picture.

Knows how severe a pain is, who said it, how the customer feels, how many people come, and what its
remedy takes; must not know how any of it is told. Everything is counted in steps of severity. What
people named is worth more than a step and a half: it comes before every guess of the catalogue,
unless they called it a nuisance themselves. Mood and loss weigh less than a step together: of two
that people named, or of two guesses, the one that drives away comes before the one that hinders,
wherever people come in falling numbers. Where they were counted, the numbers weigh more than a
step: a nuisance that all meet can matter more than a barrier that one in twenty reaches.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from journey.certainty import is_guess, typical
from journey.measures import Cost, Effort
from journey.model import Item, Journey, Stage, Task, TaskStatus
from journey.once import once
from journey.scores import felt, lost, mood, place, severity
from journey.series import apart

MOMENTS_MAX: Final = 3
MOMENT_HEAT: Final = 2.4
"""From this heat on a stage is a moment of truth: a pain that drives away, or one that hinders with
the worst mood or the loss of nearly everybody."""

ANY_HEAT: Final = 1e-9
"""Something hurts: enough for the sorest of a map."""

LEAVES: Final = 3
"""The severity of what drives people away."""
SAD: Final = 0.2
"""A tick of bad mood; there are two."""
LOSS: Final = 0.3
"""Losing everybody on a stage."""
SAID: Final = 1.6
"""People named it or something proves it: it is no guess of the catalogue."""
FELT: Final = 0.5
"""What each tick of mood that people told says of a pain on that stage which nobody weighed: where
it feels awful it counts as one that drives away; where it feels good, one that is only typical
counts for less.
"""
EARLY: Final = 0.15
"""Before the purchase, where nobody has counted: more people come there than after it."""
REACH: Final = 1.2
"""All of those who set out come to a stage, as counted."""

REMEDY: Final = "remedy"
"""The rule of a task that does away with its pain."""
GONE: Final = frozenset({TaskStatus.NOT_NEEDED, TaskStatus.REMOVED})

_WORK: Final = {Effort.SMALL: 0, Effort.MEDIUM: 1, None: 1, Effort.LARGE: 2}
_PRICE: Final = {Cost.NOTHING: 0, Cost.LITTLE: 1, None: 1, Cost.NOTICEABLE: 2}


class Sore(NamedTuple):
    """How much a pain matters; the greater the sooner."""

    votes: int
    """Of the team in its last vote."""
    leaving: bool
    """People said themselves that customers leave because of it; to tick a catalogue's pain as
    one's own says only that it is there.
    """
    weight: float
    """In steps of severity."""


class Work(NamedTuple):
    """What a task takes, 0..2 each; the smaller the sooner. Unknown counts as the middle."""

    effort: int
    cost: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A pain and where it is; None: the stage hurts though no pain is named."""

    stage: Stage
    pain: Item | None


def work(effort: Effort | None, cost: Cost | None) -> Work:
    return Work(_WORK[effort], _PRICE[cost])


def said(entry: Item) -> bool:
    """Whether people named or proved it; else it is a guess."""
    return entry.origin.from_people or bool(entry.evidence)


def reach(journey: Journey, stage: Stage) -> float | None:
    """The share of people who come this far, 0..1; None: not known, or counted at another time."""
    first = next((known.reach for known in journey.stages if known.reach is not None), None)
    if first is None or stage.reach is None or first.people == 0 or apart(first, stage.reach):
        return None
    return min(1.0, stage.reach.people / first.people)


def before_purchase(journey: Journey, stage: Stage) -> bool:
    """The first half of the way: whoever comes to the second has decided."""
    return 2 * place(journey, stage) < len(journey.stages)


def pull(journey: Journey, stage: Stage) -> float:
    """What a stage adds to whatever is to be done there, in steps of severity."""
    return SAD * _sadness(stage) + LOSS * lost(journey, stage) + _crowd(journey, stage)


def sore(journey: Journey, stage: Stage, pain: Item) -> Sore:
    """How much a pain matters; a stage to which nobody comes, as counted, hurts nobody."""
    if reach(journey, stage) == 0:
        return Sore(pain.votes or 0, leaving=False, weight=0.0)
    named = said(pain)
    weight = _hurt(stage, pain) + SAID * named + LOSS * lost(journey, stage)
    weight += _crowd(journey, stage)
    leaving = named and severity(pain) >= LEAVES and not typical(pain)
    return Sore(pain.votes or 0, leaving, round(weight, 6))


def heat(journey: Journey, stage: Stage) -> float:
    """How much a stage decides by itself: its worst open pain, its bad mood and its loss."""
    hurts = [_hurt(stage, pain) for pain in _open(stage)]
    return max(hurts, default=SAD * _sadness(stage)) + LOSS * lost(journey, stage)


def worst(journey: Journey) -> tuple[Spot, ...]:
    """The open pains, the sorest first; of equals that of the worse mood, which is what the curve
    shows; then what takes less work, then what costs less.
    """
    return tuple(Spot(*pair) for _, pair in _in_order(journey))


_Order = tuple[int, bool, float, float, Work]


@once
def _in_order(journey: Journey) -> tuple[tuple[_Order, tuple[Stage, Item]], ...]:
    """The open pains with what orders them."""
    known = remedies(journey)

    def order(stage: Stage, pain: Item) -> _Order:
        votes, leaving, weight = sore(journey, stage, pain)
        task = known.get(pain.id)
        takes = work(None, None) if task is None else work(task.effort, task.cost)
        return -votes, not leaving, -weight, -_sadness(stage), takes

    pairs = [(stage, pain) for stage in journey.stages for pain in _open(stage)]
    return tuple(sorted(((order(*pair), pair) for pair in pairs), key=lambda one: one[0]))


def sorest(journey: Journey) -> Spot | None:
    """The one place where it hurts most: what the first task mends. None: nothing hurts."""
    first = next(iter(worst(journey)), None)
    if first is not None:
        return first
    stage = max(journey.stages, key=lambda one: heat(journey, one), default=None)
    return Spot(stage, None) if stage is not None and heat(journey, stage) > 0 else None


def top_pain(journey: Journey, stage: Stage) -> Item | None:
    """The sorest open pain of a stage."""
    return next((spot.pain for spot in worst(journey) if spot.stage.id == stage.id), None)


@once
def moments_of_truth(journey: Journey) -> tuple[str, ...]:
    """The ids of the stages that matter most, three at most, in the map's order.

    Set by hand wins over computed; else the sorest is one. Stages that are equally sore are all
    of them chosen or, where they are too many, none: which comes first on the map is no reason.
    """
    by_hand = [stage.id for stage in journey.stages if stage.moment_of_truth]
    chosen, least = set(by_hand), MOMENT_HEAT if by_hand else ANY_HEAT
    for equals in _by_soreness(journey):
        free = [stage for stage in equals if stage.moment_of_truth is None]
        hot = {stage.id for stage in free if heat(journey, stage) >= least}
        if len(chosen) + len(hot) > MOMENTS_MAX:
            break
        chosen |= hot
        least = MOMENT_HEAT
    return tuple(stage.id for stage in journey.stages if stage.id in chosen)


def remedies(journey: Journey) -> dict[str, Task]:
    """The task that does away with a pain, by the pain's id, where there is one to be done."""
    return {
        task.source: task
        for task in journey.tasks
        if task.rule == REMEDY and task.status not in GONE and task.status is not TaskStatus.DONE
    }


def _by_soreness(journey: Journey) -> list[list[Stage]]:
    """The stages, the sorest first, equals together: what a remedy takes parts no stages, the
    mood does. The one where it hurts most is among the first.
    """

    def rank(stage: Stage) -> tuple[bool, int, bool, float, float]:
        found = [sore(journey, stage, pain) for pain in _open(stage)]
        votes, leaving, weight = max(found, default=Sore(0, leaving=False, weight=0.0))
        sad = SAD * _sadness(stage) + LOSS * lost(journey, stage)
        return not found, -votes, not leaving, -weight, -round(sad, 6)

    equals: dict[tuple[bool, int, bool, float, float], list[Stage]] = {}
    for stage in journey.stages:
        equals.setdefault(rank(stage), []).append(stage)
    found = [equals[one] for one in sorted(equals)]
    spots = _in_order(journey)
    if not spots:
        return found
    top = rank(spots[0][1][0])
    first = {pair[0].id for order, pair in spots if order == spots[0][0] and rank(pair[0]) == top}
    rest = [[stage for stage in one if stage.id not in first] for one in found]
    return [[stage for stage in journey.stages if stage.id in first], *filter(None, rest)]


def _open(stage: Stage) -> list[Item]:
    return [pain for pain in stage.lane("pains") if pain.open]


def _sadness(stage: Stage) -> float:
    """Ticks below calm, 0..2."""
    return max(0.0, -mood(stage))


def _hurt(stage: Stage, pain: Item) -> float:
    """Severity and mood. Whoever was driven away is not there to be angry: a calm stage is not
    held against a pain because of which people leave or never come.
    """
    hard = severity(pain)
    floor = 1.0 if hard >= LEAVES else 0.0
    return _weighed(stage, pain) + SAD * max(_sadness(stage), floor)


def _weighed(stage: Stage, pain: Item) -> float:
    """How severe a pain is; where no person has said so, as it is felt there."""
    hard = float(severity(pain))
    told = [one.level for one in felt(stage) if not is_guess(one)]
    if not told or not said(pain):
        return hard
    if pain.severity is None:
        return hard - FELT * min(0.0, *told)
    return hard - FELT * max(0.0, min(told)) if typical(pain) else hard


def _crowd(journey: Journey, stage: Stage) -> float:
    """How many people meet what is wrong on a stage.

    Where others were counted and this one was not, at most as many as came before it.
    """
    if all(one.reach is None for one in journey.stages):
        return EARLY if before_purchase(journey, stage) else 0.0
    share = reach(journey, stage)
    if share is None:
        earlier = journey.stages[: place(journey, stage)]
        known = [known for one in earlier if (known := reach(journey, one)) is not None]
        share = known[-1] if known else 1.0
    return REACH * share
