"""How a task ends in knowledge: its check with «Правда · Нет · Не узнали», a count with a number, a
question to customers with what they said.

Each function gives the changed map, the very same one where nothing changes (a repeat, an outdated
task), or `Rejected`. What was learned is kept with the task, so that it can be taken back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from journey import evidence, items, limits, words
from journey.checklist.lessons import taken_back, taught
from journey.checklist.progress import Member, set_done
from journey.checklist.rules import ASK, CHOOSE, MEASURE
from journey.dialogue import fields
from journey.errors import Code, Rejected
from journey.items import told
from journey.language import Rules
from journey.measures import Metric
from journey.model import Evidence, EvidenceKind, Item, Journey, Task, TaskStatus

NewId = Callable[[], str]


class Found(StrEnum):
    """How a check ended. The words of the button are `button.found.<value>`."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"
    """Not found out: all stays as it is."""


class End(StrEnum):
    """What a task ends with."""

    TICK = "tick"
    NUMBER = "number"
    WORDS = "words"
    """What customers said would help."""
    CHOICE = "choice"
    """What was decided against a pain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """Who learned it, when, and what that is called as a source: «Проверили по чек-листу»."""

    by: Member | None
    at: dt.datetime
    day: dt.date
    source: str
    new_id: NewId

    def record(self) -> Evidence:
        return Evidence(
            id=self.new_id(),
            kind=EvidenceKind.STAFF,
            source=self.source,
            date=self.day,
            author=None if self.by is None else self.by.name,
            author_id=None if self.by is None else self.by.id,
        )


def ends(task: Task) -> End:
    """What ticking it asks for; a task that is done ends with a tick."""
    if task.status is TaskStatus.DONE:
        return End.TICK
    return {MEASURE: End.NUMBER, ASK: End.WORDS, CHOOSE: End.CHOICE}.get(task.rule, End.TICK)


def pain_of(journey: Journey, task: Task) -> Item | None:
    """The pain that a task is about."""
    spot = items.find(journey, task.source)
    known = spot is not None and spot.lane == "pains"
    return spot.entry if known and spot is not None and isinstance(spot.entry, Item) else None


def open_check(journey: Journey, task: Task) -> str | None:
    """What is to be looked at first; None: nobody doubts the pain (any more)."""
    pain = pain_of(journey, task)
    if task.check is None or pain is None or not pain.open or pain.evidence:
        return None
    return task.check if task.status in {TaskStatus.TODO, TaskStatus.TAKEN} else None


def found(task: Task) -> Found:
    """How a task's check ended so far."""
    if task.lesson is None or task.lesson.true is None:
        return Found.UNKNOWN
    return Found.TRUE if task.lesson.true else Found.FALSE


def answer(journey: Journey, task_id: str, how: Found, witness: Witness) -> Journey:
    """The check answered, in place of the answer before.

    «Правда» proves the pain. «Нет» takes it out of what hinders, and the task is not needed.
    """
    task = _task(journey, task_id)
    if task is None or task.status is TaskStatus.DONE or found(task) is how:
        return journey
    if found(task) is not Found.UNKNOWN:
        journey = _unanswered(journey, task)
        task = _task(journey, task_id)
    pain = None if task is None else pain_of(journey, task)
    if how is Found.UNKNOWN or task is None or pain is None:
        return journey
    if not pain.open or pain.evidence or task.status not in {TaskStatus.TODO, TaskStatus.TAKEN}:
        return journey
    if how is Found.TRUE:
        proved = evidence.add(journey, pain.id, witness.record())
        return journey if isinstance(proved, Rejected) else taught(journey, proved, task, true=True)
    disproved = items.put(journey, pain.with_(disproof=witness.record()))
    return _with_status(taught(journey, disproved, task, true=False), task, TaskStatus.NOT_NEEDED)


def _unanswered(journey: Journey, task: Task) -> Journey:
    journey = taken_back(journey, task)
    if task.status is not TaskStatus.NOT_NEEDED:
        return journey
    return _with_status(journey, task, TaskStatus.TODO if task.free else TaskStatus.TAKEN)


def _with_status(journey: Journey, task: Task, status: TaskStatus) -> Journey:
    tasks = (one.with_(status=status) if one.id == task.id else one for one in journey.tasks)
    return journey.with_(tasks=tuple(tasks))


def counted(
    journey: Journey,
    task_id: str,
    text: str,
    witness: Witness,
    *,
    rules: Rules,
    named: str | None = None,
) -> Journey | Rejected:
    """The number that a count ended with, on its metric; the task is done.

    named: what is counted, where it stands in no row of the map yet; None: that is typed in front
    of the number, «звонков в день: 12».
    """
    task = _task(journey, task_id)
    stage = None if task is None else journey.stage(task.stage)
    if task is None or stage is None or ends(task) is not End.NUMBER:
        return journey
    metric = next((one for one in stage.lane("metrics") if one.id == task.metric), None)
    name, figure = (named, text) if metric or named else _parted(text)
    if metric is None:
        if not name:
            return Rejected(Code.NO_NAME)
        metric = next((one for one in stage.lane("metrics") if words.same(one.text, name)), None)
    before = (metric and metric.metric) or Metric()
    read = fields.value(before, figure, rules)
    if isinstance(read, Rejected):
        return read
    grown = (
        journey if metric else items.add(journey, stage.id, "metrics", name or "", witness.new_id)
    )
    if isinstance(grown, Rejected):
        return grown
    stage = grown.stage(stage.id) or stage
    metric = metric or stage.lane("metrics")[-1]
    record = witness.record()
    proof = (*metric.evidence, record)[-limits.EVIDENCE_MAX :]
    source = record.source if read.source == before.source else read.source
    filled = metric.with_(metric=read.with_(source=source), evidence=proof)
    return _done(journey, items.put(grown, told(filled)), task, witness)


def _parted(text: str) -> tuple[str, str]:
    """A name and the figure behind it."""
    place = next((at for at, sign in enumerate(text) if sign.isdecimal()), len(text))
    return text[:place].strip(" \n\t:—–-=,"), text[place:]


def heard(journey: Journey, task_id: str, text: str, witness: Witness) -> Journey | Rejected:
    """What customers said would help, or what was decided: each line is an idea against the task's
    pain.
    """
    task = _task(journey, task_id)
    pain = None if task is None else pain_of(journey, task)
    if task is None or pain is None or ends(task) not in {End.WORDS, End.CHOICE}:
        return journey
    added = items.add(journey, task.stage, "ideas", text, witness.new_id)
    if isinstance(added, Rejected):
        return added
    known = {item.id for stage in journey.stages for item in stage.items}
    stage = added.stage(task.stage)
    for idea in () if stage is None else stage.lane("ideas"):
        if idea.id not in known:
            added = items.put(added, idea.with_(remedy_for=pain.id))
    return _done(journey, added, task, witness)


def _done(before: Journey, after: Journey, task: Task, witness: Witness) -> Journey:
    learned = taught(before, after, task)
    return set_done(learned, task.id, done=True, by=witness.by, at=witness.at)


def _task(journey: Journey, task_id: str) -> Task | None:
    return next((task for task in journey.tasks if task.id == task_id), None)
