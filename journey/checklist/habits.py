"""What goes on after a step that is done once: a habit, and who keeps it up.

A habit is no tick: nobody is ever done with it. Its first step is the task; afterwards the list
says what goes on, and after two weeks somebody is asked, once, whether it still does.

Must not know who is asked, nor how.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from journey import evidence, limits, rhythms
from journey.checklist import recurring
from journey.checklist.progress import Member, set_done
from journey.checklist.refresh import OWN
from journey.checklist.rules import FIXES, Sentences
from journey.model import Evidence, EvidenceKind, Journey, Task, TaskStatus
from journey.rhythms import Every
from journey.words import going_on

NewId = Callable[[], str]

ASKED_AFTER: Final = dt.timedelta(days=14)
"""Long enough for a good start to have worn off."""
ASKED_AGAIN: Final = dt.timedelta(days=7)
"""«Напомнить позже»."""


def goes_on(task: Task, say: Sentences) -> str | None:
    """«Дальше: отвечать на каждый отзыв · держит: кто ведёт карты»; None: nothing does, or the
    first step is not done yet. Whoever took the task keeps its habit up.
    """
    if task.habit is None or task.status is not TaskStatus.DONE:
        return None
    return say("habit.next", keep=going_on(task.habit.keep), who=task.who or task.habit.who)


def asked_on(task: Task) -> dt.date | None:
    """The day on which it is to be asked about; None: there is nothing (more) to ask."""
    if task.habit is None or task.held is not None or task.status is not TaskStatus.DONE:
        return None
    if task.rhythm is not None:
        return None  # its row of turns says so
    return None if task.done_at is None else task.done_at.date() + ASKED_AFTER


def kept(journey: Journey) -> tuple[Task, ...]:
    """Those that somebody has said to be kept up; they come again at no set time."""
    listed = {task.text for task in journey.tasks if task.rhythm is not None}
    return tuple(
        task
        for task in journey.tasks
        if task.habit and task.held and task.status is TaskStatus.DONE and task.rhythm is None
        if task.habit.keep not in listed
    )


def listed(journey: Journey, task_id: str, every: Every, today: dt.date, new_id: NewId) -> Journey:
    """The habit as a line of its own that comes again so often: whoever ticks it shows that it is
    kept, and nobody is asked. The very same map where there is nothing to ask about.
    """
    task = next((one for one in journey.tasks if one.id == task_id), None)
    if task is None or task.habit is None or asked_on(task) is None:
        return journey
    if len(journey.tasks) >= limits.TASKS_MAX:
        return journey
    known = new_id()
    line = Task(id=known, rule=OWN, source=known, stage=task.stage, text=task.habit.keep)
    if task.owner is not None:
        owner, person = task.owner, task.owner_id
        line = line.with_(owner=owner, owner_id=person, status=TaskStatus.TAKEN)
    begun = recurring.begun(journey, line, rhythms.of(every, today), today)
    tasks = tuple(one.with_(held=today) if one.id == task_id else one for one in journey.tasks)
    return journey.with_(tasks=(*tasks, begun))


def unanswered(journey: Journey, today: dt.date) -> tuple[Task, ...]:
    """The habits that were to be asked about until today, in the order of the list's making."""
    days = ((task, asked_on(task)) for task in journey.tasks)
    return tuple(task for task, day in days if day is not None and day <= today)


def come_due(journey: Journey, since: dt.date, today: dt.date) -> tuple[Task, ...]:
    """Those of them whose day came after `since`: who looks once a week sees each once."""
    return tuple(
        task
        for task in unanswered(journey, today)
        if (day := asked_on(task)) is not None and day > since
    )


def held(
    journey: Journey,
    task_id: str,
    today: dt.date,
    say: Sentences,
    new_id: NewId,
    by: Member | None = None,
) -> Journey:
    """«Держится»: the team has seen it, so what it was done for has one proof more.

    by: who says so. The very same map where there is nothing to ask about (a repeat, a task taken
    back).
    """
    task = next((one for one in journey.tasks if one.id == task_id), None)
    if task is None or task.habit is None or asked_on(task) is None:
        return journey
    tasks = tuple(one.with_(held=today) if one.id == task_id else one for one in journey.tasks)
    record = Evidence(
        id=new_id(),
        kind=EvidenceKind.STAFF,
        source=say("habit.source", keep=going_on(task.habit.keep)),
        date=today,
        author=None if by is None else by.name,
        author_id=None if by is None else by.id,
    )
    proved = evidence.add(journey, _proved(journey, task), record)
    return (proved if isinstance(proved, Journey) else journey).with_(tasks=tasks)


def broken(journey: Journey, task_id: str, at: dt.datetime) -> Journey:
    """«Уже нет»: the first step is to be done again, and its pain is open again."""
    return set_done(journey, task_id, done=False, by=None, at=at)


def _proved(journey: Journey, task: Task) -> str:
    """The id of what a kept habit proves: the idea that answers the pain, else what the task came
    from (an item; of a practice a stage, which holds no proof).
    """
    ideas = (idea for stage in journey.stages for idea in stage.lane("ideas"))
    answers = (idea.id for idea in ideas if idea.remedy_for == task.source)
    return next(answers, task.source) if task.rule in FIXES else task.source
