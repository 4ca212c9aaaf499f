"""A map's tasks as entries: the words of a task and all that is said of it, each on one line.

Knows what people typed may hold anything; what leaves here has no line break and no control sign,
so no text format reads a line that nobody wrote. Must not know any format.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journey import checklist
from journey.model import TaskStatus
from journey.words import capital, going_on
from renderers.papers import money

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from journey.model import Journey, Stage, Task
    from renderers.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One task."""

    id: str
    text: str
    stage: str
    """The title of its stage."""
    number: int
    """… and its place on the map, from 1."""
    about: tuple[str, ...]
    """Why it is there, what it takes, what goes on after it, whose it is, from which map."""
    check: str
    """What is looked at first; empty: nothing is."""
    owner: str
    due: dt.date | None
    done: bool
    first: bool
    """One of this week's."""
    until: str
    """«до 3 декабря»; empty: it has no day."""


def entries(journey: Journey, words: Words) -> tuple[Entry, ...]:
    """All tasks that people see, stage by stage in their order."""
    first = {task.id for task in checklist.top(journey)}
    return tuple(
        _entry(journey, stage, number, task, words, first=task.id in first)
        for number, stage in enumerate(journey.stages, 1)
        for task in checklist.visible(journey, stage.id)
    )


def to_do(journey: Journey, words: Words) -> tuple[Entry, ...]:
    """Those that are not done."""
    return tuple(entry for entry in entries(journey, words) if not entry.done)


def flat(text: str) -> str:
    """On one line, without what cannot be seen and is no part of a letter."""
    spaced = " ".join(text.split())
    return "".join(sign for sign in spaced if unicodedata.category(sign) != "Cc")


def _entry(
    journey: Journey, stage: Stage, number: int, task: Task, words: Words, *, first: bool
) -> Entry:
    title = flat(stage.title)
    origin = words.handed["from"].format(title=flat(journey.title), number=number, stage=title)
    is_done = task.status is TaskStatus.DONE
    looked = task.check is None or is_done or task.lesson is not None
    return Entry(
        id=task.id,
        text=flat(task.text),
        stage=title,
        number=number,
        about=(*(flat(line) for line in _about(task, words)), origin),
        check="" if looked else capital(flat(task.check or "")),
        owner=flat(task.who or ""),
        due=task.due,
        done=is_done,
        first=first,
        until="" if task.due is None else _until(task.due, words),
    )


def _until(day: dt.date, words: Words) -> str:
    told = day.isoformat()
    return words.todo["due"].format(day=words.days.get(told, told))


def _about(task: Task, words: Words) -> Iterator[str]:
    def say(key: str, /, **params: str | int) -> str:
        return words.takes[key].format(**params)

    if task.why is not None:
        yield capital(words.handed["why"].format(why=task.why))
    takes = [*checklist.takes(task.effort, task.cost, say)]
    if task.amount is not None:
        takes.append(money.told((task.amount,), words))
    if takes:
        yield capital(" · ".join(takes))
    if task.habit is not None:
        who = task.who or task.habit.who
        yield words.takes["habit.next"].format(keep=going_on(task.habit.keep), who=who)
    if task.who is not None:
        yield words.handed["who"].format(name=task.who)
