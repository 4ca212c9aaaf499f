"""The rules: each looks at one stage and says which tasks follow from it.

To add a rule, write a function and put it into `RULES`; if it is not about a pain, its weight into
`WEIGHTS`; its sentences are `task.<rule>…` in locales. A rule invents nothing: what the map and the
catalogue don't hold becomes a question.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Final, Protocol

from journey import limits, soreness
from journey.certainty import is_guess
from journey.checklist.steps import Step, against, answering
from journey.dialogue.followups import REMEDY, is_own
from journey.habits import Habit
from journey.industries import Industry, StageEntry
from journey.measures import Cost, Effort
from journey.model import Item, Journey, Origin, Passed, Stage, Task, TaskStatus
from journey.questions import stage_entry
from journey.remedies import Remedies
from journey.words import capital, going_on, same


class Sentences(Protocol):
    """The words of a task in the map's language, plain."""

    def __call__(self, key: str, /, **params: str | int) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A task as a rule wants it."""

    rule: str
    source: str
    """The id of the item, stage or map that is the reason."""
    text: str
    why: str
    effort: Effort | None
    cost: Cost | None = None
    habit: Habit | None = None
    metric: str | None = None
    check: str | None = None
    """The step before it: to see whether its pain is there at all."""


BY_RULE: Final = frozenset({one.name for one in fields(Wanted)} & {*Task.model_fields}) - {
    "rule",
    "source",
} | {"lesson"}
"""The fields of a task that a rule writes, and writes anew: nobody did it when they change. What a
task taught is forgotten where the map has lost it again.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a rule sees: one stage, what stands around it, and the day."""

    journey: Journey
    stage: Stage
    industry: Industry | None
    today: dt.date
    say: Sentences
    remedies: Remedies | None = None
    decisive: frozenset[str] = frozenset()
    """The ids of the stages that matter most: see `decisive`."""

    @property
    def entry(self) -> StageEntry | None:
        """The stage in the catalogue it was taken from."""
        return stage_entry(self.stage, self.industry)

    @property
    def decides(self) -> bool:
        """Whether it is among the stages that matter most; all are where nothing hurts."""
        return not self.decisive or self.stage.id in self.decisive

    @property
    def following(self) -> Stage | None:
        """The next stage; None: this is the last."""
        rest = self.journey.stages[self.journey.stages.index(self.stage) + 1 :]
        return next(iter(rest), None)

    def open_pains(self) -> Iterator[Item]:
        return (pain for pain in self.stage.lane("pains") if pain.open)


Rule = Callable[[Sight], Iterator[Wanted]]


def decisive(journey: Journey) -> frozenset[str]:
    """The moments of truth as if no pain were done away with: what is to be counted does not move
    on to other stages while a team works its list off.
    """
    stages = tuple(
        stage.with_(items=tuple(_reopened(item) for item in stage.items))
        if not all(item.open for item in stage.items)
        else stage
        for stage in journey.stages
    )
    return frozenset(soreness.moments_of_truth(journey.with_(stages=stages, tasks=())))


def _reopened(item: Item) -> Item:
    return item if item.open else item.with_(closed=False, disproof=None)


ASK: Final = "ask"
CHOOSE: Final = "choose"
MEASURE: Final = "measure"
FIXES: Final = frozenset({"remedy", "invent"})
"""The rules whose task, once done, does away with its pain; `invent` made tasks that old lists
still hold.
"""

THINK: Final = 0.1
"""What nobody has a remedy for comes last: it is no step that mends anything today."""
ENOUGH: Final = 2
"""Pains of a stage from which on there is enough to do about them."""
WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    {MEASURE: 0.8, "practice": 0.7, "handover": 1.2, "review": 1.5, "idea": 2.6}
)
"""Of the rules that are not about a pain, by their names, in steps of severity. An own idea comes
before the guesses of what hinders, and behind what drives away.
"""


def _about(say: Sentences, key: str, **quoted: str) -> str:
    """A sentence around people's words; words that leave it no room are cut at their ends."""
    text = say(key, **quoted)
    if len(text) <= limits.ITEM_CHARS:
        return text
    frame = len(text) - sum(map(len, quoted.values()))
    room = (limits.ITEM_CHARS - frame) // len(quoted)
    return say(key, **{name: _cut(words, room) for name, words in quoted.items()})


def _cut(words: str, room: int) -> str:
    return words if len(words) <= room else words[: room - 1] + "…"


def remedy(sight: Sight) -> Iterator[Wanted]:
    """An open pain with a remedy: the idea that answers it, else the catalogue's."""
    metric = next((item.id for item in sight.stage.lane("metrics")), None)
    known = _steps(sight)
    for pain in sight.open_pains():
        if pain.id in known and not _is_undecided(sight, pain, known[pain.id]):
            step = known[pain.id]
            text = capital(step.text)
            if step.offered and is_own(pain):
                text = _about(sight.say, "task.remedy.offered", step=going_on(text))
            yield Wanted(
                rule="remedy",
                source=pain.id,
                text=text,
                why=_why(sight.say, pain),
                effort=step.effort,
                cost=step.cost,
                habit=step.habit,
                metric=metric,
                check=_check(sight, pain),
            )


def choose(sight: Sight) -> Iterator[Wanted]:
    """An own pain of which its teller said «Пока не знаю»: what helps is still to be decided. What
    is known against it is told as a proposal, not as what is to be done.
    """
    known = _steps(sight)
    for pain in sight.open_pains():
        if pain.id in known and _is_undecided(sight, pain, known[pain.id]):
            step = going_on(known[pain.id].text)
            yield Wanted(
                rule=CHOOSE,
                source=pain.id,
                text=_about(sight.say, "task.choose", pain=pain.text, step=step),
                why=sight.say("task.choose.why"),
                effort=Effort.SMALL,
                cost=Cost.NOTHING,
                check=_check(sight, pain),
            )


def _steps(sight: Sight) -> Mapping[str, Step]:
    """What answers the pains of the stage, by their ids."""
    return against(sight.journey, sight.stage, sight.industry, sight.remedies)


def _is_undecided(sight: Sight, pain: Item, step: Step) -> bool:
    """Whether it was asked what helps and nobody knew; who has taken the proposal has decided."""
    if not (step.offered and is_own(pain)) or pain.passed.get(REMEDY) is not Passed.SKIPPED:
        return False
    return not any(
        task.source == pain.id and task.rule in FIXES and task.status is TaskStatus.TAKEN
        for task in sight.journey.tasks
    )


def _why(say: Sentences, pain: Item) -> str:
    """The pain itself; one that nobody told is only supposed."""
    return _about(say, "task.why.guess", pain=pain.text) if is_guess(pain) else pain.text


def _check(sight: Sight, pain: Item) -> str | None:
    """How to see first whether it is so; None: nobody doubts it.

    A guess is looked at before anything is spent on it. What people told themselves is believed,
    but for what only customers know: what they fear, expect or make of it.
    """
    if pain.evidence:
        return None
    known = None if sight.remedies is None else sight.remedies.check(sight.journey, pain)
    if pain.origin.from_people:
        theirs = known is not None and known.way.of_customers
        return known.text if known and theirs and pain.origin is not Origin.CUSTOMER else None
    return known.text if known else sight.say("task.check.any")


def ask(sight: Sight) -> Iterator[Wanted]:
    """An open pain that nobody has a remedy for: those who meet it may know what would help."""
    known = _steps(sight)
    for pain in sight.open_pains():
        if pain.id not in known:
            yield Wanted(
                rule=ASK,
                source=pain.id,
                text=_about(sight.say, "task.ask", pain=pain.text),
                why=sight.say("task.ask.why"),
                effort=Effort.SMALL,
                cost=Cost.NOTHING,
            )


def idea(sight: Sight) -> Iterator[Wanted]:
    """An idea in people's own words that answers no open pain, or one that has its answer."""
    pains = {pain.id: pain for pain in sight.stage.lane("pains")}
    taken = {one.id for one in answering(sight.stage).values() if one.remedy_for in pains}
    for own in sight.stage.lane("ideas"):
        pain = pains.get(own.remedy_for or "")
        told = own.origin.from_people and own.catalogue is None
        if not told or own.id in taken or (pain is not None and not pain.open):
            continue
        yield Wanted(
            rule="idea",
            source=own.id,
            text=capital(own.text),
            why=sight.say("task.idea.why") if pain is None else pain.text,
            effort=own.effort,
            cost=own.cost,
            habit=own.habit,
        )


def measure(sight: Sight) -> Iterator[Wanted]:
    """A stage that decides and where nothing is measured yet: begin with one number.

    Who is to count everything everywhere counts nothing.
    """
    metrics = sight.stage.lane("metrics")
    if not sight.decides or any(
        item.metric is not None and item.metric.value is not None for item in metrics
    ):
        return
    say, entry = sight.say, sight.entry
    known = None if entry is None else entry.metrics[0]
    if metrics and entry is not None:
        known = entry.metric(metrics[0].catalogue)
    named = metrics[0].text if metrics else known.text if known else ""
    text = _about(say, "task.measure", metric=going_on(named)) if named else ""
    if text and known is not None:
        text = _about(say, "task.measure.where", metric=going_on(named), read=known.read)
    yield Wanted(
        rule=MEASURE,
        source=sight.stage.id,
        text=text or say("task.measure.any"),
        why=say("task.measure.why"),
        effort=Effort.SMALL,
        cost=Cost.NOTHING,
        metric=metrics[0].id if metrics else None,
    )


def practice(sight: Sight) -> Iterator[Wanted]:
    """What a good business of the trade does on this stage anyway: where it decides, and where
    little else is to be done.
    """
    entry = sight.entry
    if entry is None or (len(sight.stage.lane("pains")) >= ENOUGH and not sight.decides):
        return
    yield Wanted(
        rule="practice",
        source=sight.stage.id,
        text=entry.practice.text,
        why=entry.practice.why,
        effort=entry.practice.effort,
        cost=entry.practice.cost,
        habit=entry.practice.habit,
    )


def handover(sight: Sight) -> Iterator[Wanted]:
    """Where the client passes from one who answers to another, somebody has to hand them over.

    Seen in what people said, never in a guess: between this stage and the next, and between the
    channels of one stage that several answer for.
    """
    say, stage, following = sight.say, sight.stage, sight.following
    here = _owners(stage)
    there = _owners(following) if following is not None else []
    if following is not None and here and there and not _shared(here, there):
        yield Wanted(
            rule="handover",
            source=following.id,
            text=_about(say, "task.handover", here=here[0], there=there[0]),
            why=_about(say, "task.handover.why", here=stage.title, there=following.title),
            effort=Effort.SMALL,
            cost=Cost.NOTHING,
        )
    channels = [item.text for item in stage.lane("channels") if item.origin.from_people]
    if len(here) > 1 and len(channels) > 1:
        yield Wanted(
            rule="handover",
            source=stage.id,
            text=_about(say, "task.handover.channels", here=here[0], there=here[1]),
            why=_about(say, "task.handover.channels.why", here=channels[0], there=channels[1]),
            effort=Effort.SMALL,
            cost=Cost.NOTHING,
        )


def _owners(stage: Stage) -> list[str]:
    return [item.text for item in stage.lane("backstage") if item.origin.from_people]


def _shared(here: list[str], there: list[str]) -> bool:
    return any(same(one, other) for one in here for other in there)


def review(sight: Sight) -> Iterator[Wanted]:
    """The day has passed on which the map was to be looked at again."""
    journey = sight.journey
    is_due = journey.next_review is not None and journey.next_review < sight.today
    if is_due and sight.stage is journey.stages[0]:
        yield Wanted(
            rule="review",
            source=journey.id,
            text=sight.say("task.review"),
            why=sight.say("task.review.why"),
            effort=Effort.SMALL,
            cost=Cost.NOTHING,
        )


RULES: Final[tuple[Rule, ...]] = (
    remedy,
    choose,
    idea,
    ask,
    measure,
    practice,
    handover,
    review,
)
