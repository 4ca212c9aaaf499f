"""Keeps the reminders of a map in step with the days that follow from it, whoever changes them.

Knows three rules, and when a survey's answers come onto the map; must not know what is said when
one is due.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from journey import review
from journey.checklist.duedays import is_open
from journey.checklist.habits import asked_on
from journey.model import Journey
from journey.ports import Work
from journey.pulse.model import Door
from journey.reminders import Reminder

TASK: Final = "task"
"""The kind of a reminder of one task of the owner's own list."""
HABIT: Final = "habit"
"""… of one habit: whether it is still kept up."""
PULSE: Final = "pulse"
"""… of answers that wait to come onto the map."""
QUARTER: Final = dt.timedelta(minutes=15)
"""They do together: a change of the map for each answer would be all its history."""


async def follow(
    work: Work,
    before: Journey | None,
    after: Journey,
    owner: int,
    now: dt.datetime,
    clock: dt.tzinfo,
) -> None:
    """A day to come is reminded of; one that is over shows on the card, and nothing is sent.

    clock: of the map's city, where it is known; another city is another morning.
    """
    moved = before is not None and before.zone != after.zone
    await _follow_review(work, before, after, owner, now, clock)
    await follow_habits(work, before, after, owner, now, clock)
    days, earlier = _days(after), {} if before is None else _days(before)
    for task in sorted(days.keys() | earlier.keys()):
        key = task_key(after.id, task)
        if days.get(task) == earlier.get(task):
            # one that was sent is not sent again because the city is another
            waits = await work.reminder(key) if moved else None
            if waits is None or waits.sent is not None:
                continue
        if task in days and can_remind(days[task], now, clock):
            await work.schedule(of_task(after, task, days[task], owner, clock))
        else:
            await work.cancel(key)


async def follow_habits(
    work: Work,
    before: Journey | None,
    after: Journey,
    owner: int,
    now: dt.datetime,
    clock: dt.tzinfo,
) -> None:
    """A habit is asked about two weeks after its first step, whoever ticked that off; what is
    answered, taken back or no more is not.
    """
    moved = before is not None and before.zone != after.zone
    days, earlier = _asked(after), {} if before is None else _asked(before)
    for task in sorted(days.keys() | earlier.keys()):
        key = habit_key(after.id, task)
        ahead = task in days and can_remind(days[task], now, clock)
        if days.get(task) == earlier.get(task):
            # one that was put off is past its day and keeps the hour it was put off to
            waits = await work.reminder(key) if moved and ahead else None
            if waits is None or waits.sent is not None:
                continue
        if ahead:
            await work.schedule(of_habit(after, task, days[task], owner, clock))
        else:
            await work.cancel(key)


async def _follow_review(
    work: Work,
    before: Journey | None,
    after: Journey,
    owner: int,
    now: dt.datetime,
    clock: dt.tzinfo,
) -> None:
    day = after.next_review
    if (before.next_review if before else None) == day:
        over = day is None or day <= now.date()
        if over or before is None or before.zone == after.zone:
            return
    if day is None or day <= now.date():
        await work.cancel(review.key(after.id))
        return
    await work.schedule(
        Reminder(
            key=review.key(after.id),
            kind="review",
            due=review.moment(day, clock),
            person=owner,
            chat=owner,
            journey=after.id,
        )
    )


def task_key(journey_id: str, task_id: str) -> str:
    """The key of a task's reminder: there is one."""
    return f"{TASK}:{journey_id}:{task_id}"


def can_remind(day: dt.date, now: dt.datetime, clock: dt.tzinfo) -> bool:
    """Whether its morning is still to come."""
    return review.moment(day, clock) > now


def of_task(journey: Journey, task_id: str, day: dt.date, owner: int, clock: dt.tzinfo) -> Reminder:
    return Reminder(
        key=task_key(journey.id, task_id),
        kind=TASK,
        due=review.moment(day, clock),
        person=owner,
        chat=owner,
        journey=journey.id,
        data={"task": task_id},
    )


def habit_key(journey_id: str, task_id: str) -> str:
    """The key of a habit's reminder: there is one."""
    return f"{HABIT}:{journey_id}:{task_id}"


def of_habit(
    journey: Journey, task_id: str, day: dt.date, owner: int, clock: dt.tzinfo
) -> Reminder:
    return Reminder(
        key=habit_key(journey.id, task_id),
        kind=HABIT,
        due=review.moment(day, clock),
        person=owner,
        chat=owner,
        journey=journey.id,
        data={"task": task_id},
    )


def _asked(journey: Journey) -> dict[str, dt.date]:
    """The days on which habits are asked about."""
    found = ((task.id, asked_on(task)) for task in journey.tasks)
    return {task: day for task, day in found if day is not None}


def _days(journey: Journey) -> dict[str, dt.date]:
    """The days of the open tasks that nobody has taken: who took one hears of it in the group."""
    return {
        task.id: task.due
        for task in journey.tasks
        if task.due is not None and task.free and is_open(task)
    }


def of_pulse(door: Door, now: dt.datetime) -> Reminder:
    """At the next quarter of an hour, however many answers come until then."""
    since = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
    return Reminder(
        key=f"{PULSE}:{door.wave.id}",
        kind=PULSE,
        due=now + QUARTER - (now - since) % QUARTER,
        person=door.owner,
        chat=door.owner,
        journey=door.pulse.journey,
        data={"wave": door.wave.id},
    )
