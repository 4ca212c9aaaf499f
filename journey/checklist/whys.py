"""Why a task stands where it stands, in one line.

Knows reasons and their sentences' names; must not know how a screen looks. What is true of all that
stand side by side tells none of them apart: `told_apart` leaves it out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from journey import soreness
from journey.certainty import sentence, weight
from journey.checklist.order import pain_of, visible, votes
from journey.checklist.rules import Sentences
from journey.checklist.taking import takes
from journey.model import Journey, Stage, Task
from journey.scores import lost, mood, saddest

SEPARATOR: Final = " · "
MANY_LOST: Final = 0.5
"""From this share of those who come and go no further, it is told."""


def explained(journey: Journey, task: Task, say: Sentences) -> str:
    """One line for one task: the reason that its neighbours in the list of its stage do not have,
    else the first of all, and what it takes.
    """
    stage = journey.stage(task.stage)
    if stage is None:
        return ""
    takes_it = takes(task.effort, task.cost, say)
    own = [one for one in _reasons(journey, stage, task, say) if one not in takes_it]
    shown = visible(journey, stage.id)
    place = next((at for at, one in enumerate(shown) if one.id == task.id), 0)
    beside = [one for one in shown[max(0, place - 1) : place + 2] if one.id != task.id]
    others = [{*_reasons(journey, stage, one, say)} for one in beside]
    telling = [one for one in own if not any(one in other for other in others)]
    decided = task.place is not None or votes(stage, task) > 0  # people's word is the reason
    return SEPARATOR.join((*(own if decided else telling or own)[:1], *takes_it))


def told_apart(journey: Journey, tasks: Sequence[Task], say: Sentences) -> tuple[str, ...]:
    """A line for each of the tasks that are shown together: what it is against and what tells it
    from the others; no two lines are alike.
    """
    found = [(task.why, _of(journey, task, say)) for task in tasks]
    counted = Counter(reason for _, reasons in found for reason in set(reasons))
    usual = {reason for reason, times in counted.items() if 1 < times == len(found)}
    lines = [
        SEPARATOR.join((*([why] if why else []), *(one for one in reasons if one not in usual)))
        for why, reasons in found
    ]
    return tuple(_distinct(journey, tasks, lines))


def _distinct(journey: Journey, tasks: Sequence[Task], lines: Sequence[str]) -> Iterator[str]:
    """Where two lines still say the same, each says where it is; where that is one place too,
    the later says nothing.
    """
    counted = Counter(lines)
    seen = {""}
    for task, line in zip(tasks, lines, strict=True):
        stage = journey.stage(task.stage)
        told = line if counted[line] == 1 or stage is None else SEPARATOR.join((line, stage.title))
        yield "" if told in seen else told
        seen.add(told)


def _of(journey: Journey, task: Task, say: Sentences) -> tuple[str, ...]:
    stage = journey.stage(task.stage)
    return () if stage is None else tuple(_reasons(journey, stage, task, say))


def _reasons(journey: Journey, stage: Stage, task: Task, say: Sentences) -> Iterator[str]:
    pain = pain_of(stage, task)
    if task.place is not None:
        yield say("rank.by_hand")
    if counted := votes(stage, task):
        yield say("rank.votes", votes=counted)
    if pain is not None and pain.severity is not None:
        yield say(sentence(f"rank.severity.{pain.severity}", weight(pain)))
    if mood(stage) < 0:
        yield say(sentence("rank.mood", *saddest(stage)))
    share = soreness.reach(journey, stage)
    if share is not None:
        yield say("rank.reach", percent=round(100 * share))
    gone = lost(journey, stage)
    if gone >= MANY_LOST:
        yield say("rank.lost", percent=round(100 * gone))
    yield from takes(task.effort, task.cost, say)
