"""What one member of a group sees alone: which task is meant, the task, the days it can be due.

The same words stand in the group, visible to whoever opened them, and in their private chat; what
the buttons do there is handed in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from handlers.layout import Rows, flow, rows, short
from handlers.pages.team import (
    ASK_COMMENT,
    ASK_DAY,
    BACK,
    DAYS,
    FIND,
    GIVE,
    PICK,
    REMOVE,
    SET_DUE,
    TAKE,
    TICK,
    AnyTeamAct,
)
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.endings import answers, check
from handlers.screens.groups.stage import is_done
from handlers.screens.tasks import who_and_when
from journey import checklist
from journey.checklist import holding, keeping, learning
from journey.checklist.duedays import quick
from journey.checklist.learning import Found
from journey.limits import ITEM_CHARS
from journey.model import Journey, Task


class Does(Protocol):
    """Button data of an act of the list, with its words but for the task."""

    def __call__(self, act: AnyTeamAct, *args: str) -> str: ...


WHY: Final = 160
OFFERED: Final = 12
"""Tasks to choose from at once."""


@dataclass(frozen=True, slots=True)
class About:
    """A task, and what is known of it outside of its map."""

    journey: Journey
    task: Task
    photos: int
    """How many show it."""


def choose(texts: Texts, tasks: Sequence[Task], does: Does, close: str) -> Screen:
    """Which one is meant, in its own words."""
    found = tuple(
        (Button(("✅ " if is_done(task) else "") + short(task.text), does(PICK, task.id)),)
        for task in tasks[:OFFERED]
    )
    text = texts.html("menu.which" if found else "menu.none")
    return Screen(text, (*found, (Button(texts.plain("button.menu.close"), close),)))


def card(
    texts: Texts, about: About, does: Does, close: str, *, ruled: bool | None = None
) -> Screen:
    """A task: who, until when, what it takes, what proves it, what was said; what can be done.

    ruled: whether they may take it off the list; None: it is not known, the button says who may.
    """
    return Screen(_words(texts, about), _keys(texts, about, does, close, ruled))


def days(texts: Texts, about: About, today: dt.date, does: Does) -> Screen:
    """Until when; any other day is typed."""
    task = about.task
    offered = (
        Button(f"{texts.plain(f'date.{key}')} · {day:%d.%m}", does(SET_DUE, f"{day:%Y%m%d}"))
        for key, day in quick(today)
    )
    never = Button(texts.plain("button.team.no_due"), does(SET_DUE, "0"))
    return Screen(
        texts.html("menu.days", text=short(task.text, ITEM_CHARS)),
        (
            *flow(offered),
            *rows(
                (
                    Button(texts.plain("button.team.other_day"), does(ASK_DAY)),
                    None if task.due is None else never,
                ),
                (Button(texts.plain("button.back"), does(BACK)),),
            ),
        ),
    )


def _words(texts: Texts, about: About) -> str:
    journey, task = about.journey, about.task
    if keeping.find(journey, task.id) is None:
        return texts.html("menu.gone", text=short(task.text, ITEM_CHARS))
    key = "menu.task.done" if is_done(task) else "menu.task"
    stage = journey.stage(task.stage)
    number = 1 if stage is None else journey.stages.index(stage) + 1
    where = texts.plain("menu.at", number=number, title="" if stage is None else stage.title)
    takes = " · ".join((where, *checklist.takes(task.effort, task.cost, texts.plain)))
    lines = [
        texts.html(key, text=short(task.text, ITEM_CHARS)),
        texts.html("menu.about", about=takes),
    ]
    if task.why:
        lines.append(texts.html("tasks.why", why=short(task.why, WHY)))
    if (step := check(texts, journey, task)) is not None:
        lines.append(step)
    lines += who_and_when(texts, task) or [texts.html("menu.free")]
    if about.photos:
        lines.append(f"📷 {about.photos}")
    return "\n".join(lines)


def _keys(texts: Texts, about: About, does: Does, close: str, ruled: bool | None) -> Rows:  # noqa: FBT001
    journey, task = about.journey, about.task
    away = (Button(texts.plain("button.menu.close"), close),)
    if keeping.find(journey, task.id) is None:
        return ((Button(texts.plain("button.menu.undo"), does(*_back(task))),), away)
    done = is_done(task)
    tick = Button(
        texts.plain("button.not_done" if done else "button.done"),
        does(TICK, "0" if done else "1"),
    )
    free = task.free
    hand = Button(
        texts.plain("button.team.take" if free else "button.team.give"),
        does(TAKE, "1" if free else "0"),
    )
    due = Button(texts.plain("button.team.due"), does(DAYS))
    remove = "button.team.remove" if ruled else "button.team.remove.ruled"
    away_with = Button(texts.plain(remove), does(REMOVE, "1"))
    return rows(
        () if done else answers(texts, journey, task, lambda how: does(FIND, how.value)),
        (tick,),
        (None if done else hand, None if done else due),
        (
            # whom it is given is asked in the group
            None if done or ruled is not None else Button(texts.plain("button.give"), does(GIVE)),
            Button(texts.plain("button.own.undo"), does(TICK, "0"))
            if holding.parts(task)[0] and not done
            else None,
        ),
        (
            Button(texts.plain("button.team.comment"), does(ASK_COMMENT)),
            None if ruled is False else away_with,
        ),
        away,
    )


def _back(task: Task) -> tuple[AnyTeamAct, str]:
    """How one that is off the list comes back: taken off, or found to be needless."""
    if learning.found(task) is Found.FALSE:
        return FIND, Found.UNKNOWN.value
    return REMOVE, "0"
