"""The checklist in private: the top three, then a page a stage with tasks to tick."""

from __future__ import annotations

import datetime as dt

from handlers.layout import rows, short
from handlers.pages.maps import CARD
from handlers.pages.tasks import (
    ADD_TASK,
    LIST,
    MOVE_TASK,
    REMOVE_TASK,
    REWORD_TASK,
    RING,
    SET_DUE,
    TASK_DAY,
    TASK_OF,
    TASKS,
    TICK,
)
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens import endings
from handlers.screens.card import first_tasks
from handlers.screens.files import CHECKLIST, file
from journey import checklist
from journey.checklist.progress import progress
from journey.model import Journey, Stage, Task, TaskStatus

BAR = 10
"""Squares of the progress bar."""
TASK_CHARS = 200
WHY_CHARS = 160
TASKS_TEXT = 3300
"""Characters of a page's tasks: where people added many, each is told in fewer words."""
COMMENTS = 3
"""The latest comments of a task are shown; the map keeps more."""


def bar(done: int, whole: int) -> str:
    filled = BAR * done // whole if whole else 0
    return "▰" * filled + "▱" * (BAR - filled)


def overview(texts: Texts, journey: Journey) -> Screen:
    """The first three, and the stages with how far each has come."""
    done, whole = progress(journey)
    buttons = []
    for index, stage in enumerate(journey.stages, 1):
        ready, every = progress(journey, stage.id)
        if every:
            label = short(f"{index} {stage.title}") + f" · {ready}/{every}"
            buttons.append((Button(label, LIST.opens(journey, stage)),))
    text = "\n".join(
        (
            texts.html("list.title", title=journey.title),
            texts.html("list.progress", bar=bar(done, whole), done=done, all=whole),
            "",
            *(first_tasks(texts, journey) or [texts.html("list.all_done")]),
            "",
            texts.html("list.pick"),
        )
    )
    return Screen(
        text,
        (
            *buttons,
            *rows(
                (file(texts, journey, CHECKLIST),),
                (Button(texts.plain("button.card"), CARD.opens(journey)),),
            ),
        ),
    )


def page(texts: Texts, journey: Journey, stage: Stage) -> Screen:
    """One stage's tasks in words with their why; the buttons tick them."""
    tasks = checklist.visible(journey, stage.id)
    done, whole = progress(journey, stage.id)
    index = journey.stages.index(stage)
    lines = _listed(texts, journey, tasks)
    ticks = tuple(
        (Button(_label(number, task), TICK.does(journey, task, not _is_done(task))),)
        for number, task in enumerate(tasks, 1)
    )
    return Screen(
        "\n".join(
            (
                texts.html(
                    "list.stage", number=index + 1, stages=len(journey.stages), title=stage.title
                ),
                texts.html("list.progress", bar=bar(done, whole), done=done, all=whole),
                "",
                *(lines or [texts.html("list.nothing")]),
            )
        ),
        (
            *ticks,
            *rows(
                (Button(texts.plain("button.edit_tasks"), TASKS.opens(journey, stage)),),
                _neighbours(texts, journey, index),
                (Button(texts.plain("button.list"), LIST.opens(journey, None)),),
            ),
        ),
    )


def which(texts: Texts, journey: Journey, stage: Stage, removed: Task | None = None) -> Screen:
    """Which task to change; right after one was removed, the way to bring it back."""
    buttons = tuple(
        (Button(short(f"{number}. {task.text}"), TASK_OF.opens(journey, task)),)
        for number, task in enumerate(checklist.visible(journey, stage.id), 1)
    )
    head = texts.html("tasks.pick", title=stage.title)
    if removed is not None:
        head = texts.html("tasks.removed", text=short(removed.text, TASK_CHARS)) + "\n\n" + head
    back = None if removed is None else REMOVE_TASK.does(journey, removed, False)
    return Screen(
        head,
        (
            *buttons,
            *rows(
                (Button(texts.plain("button.undo"), back) if back else None,),
                (Button(texts.plain("button.add_task"), ADD_TASK.opens(journey, stage)),),
                (Button(texts.plain("button.back"), LIST.opens(journey, stage)),),
            ),
        ),
    )


def one(texts: Texts, journey: Journey, task: Task, *, rings: bool | None) -> Screen:
    """One task: its words, why it is there, why it stands where it stands.

    rings: whether its day will be spoken of; None: there is nothing to speak of.
    """
    order = [other.id for other in checklist.visible(journey, task.stage)]
    place, last = order.index(task.id), len(order) - 1
    earlier = Button(texts.plain("button.earlier"), MOVE_TASK.does(journey, task, place - 1))
    later = Button(texts.plain("button.later"), MOVE_TASK.does(journey, task, place + 1))
    lines = [texts.html("tasks.one", number=place + 1, all=last + 1, text=task.text)]
    if task.why:
        lines.append(texts.html("tasks.why", why=task.why))
    if step := endings.check(texts, journey, task):
        lines.append(step)
    lines += endings.learned(texts, task)
    reasons = checklist.explained(journey, task, texts.plain, whole=True)
    lines.append(texts.html("tasks.place", reasons=reasons))
    lines += who_and_when(texts, task)
    bell = Button(
        texts.plain("button.ring.off" if rings else "button.ring"),
        RING.does(journey, task, not rings),
    )
    if rings:
        lines.append(texts.html("tasks.rings"))
    return Screen(
        "\n".join(lines),
        (
            *endings.answers(texts, journey, task),
            *rows(
                (
                    Button(texts.plain("button.reword"), REWORD_TASK.opens(journey, task)),
                    Button(texts.plain("button.due"), TASK_DAY.opens(journey, task)),
                ),
                (None if rings is None else bell,),
                (earlier if place else None, later if place < last else None),
                (Button(texts.plain("button.remove_task"), REMOVE_TASK.does(journey, task, True)),),
                (Button(texts.plain("button.back"), TASKS.opens(journey, task.stage)),),
            ),
        ),
    )


def who_and_when(texts: Texts, task: Task) -> list[str]:
    """Who has it, until when, and what was written beside it."""
    lines = []
    if task.owner and not _is_done(task):
        lines.append(texts.html("tasks.owner", name=task.owner))
    if _is_done(task) and task.done_by:
        lines.append(texts.html("tasks.done_by", name=task.done_by))
    if task.due is not None:
        lines.append(texts.html("tasks.due", day=texts.day_month(task.due)))
    lines += [
        texts.html("tasks.comment", name=said.by or "", text=said.text)
        for said in task.comments[-COMMENTS:]
    ]
    return lines


def ask_words(texts: Texts, journey: Journey, task: Task) -> Screen:
    back = Button(texts.plain("button.cancel"), TASK_OF.opens(journey, task))
    return Screen(texts.html("tasks.reword", text=task.text), rows((back,)))


def ask_day(texts: Texts, journey: Journey, task: Task, today: dt.date) -> Screen:
    """Until when; any other day than those offered is typed."""

    def day(key: str, days: int) -> Button:
        when = today + dt.timedelta(days=days)
        return Button(texts.plain(key), SET_DUE.does(journey, task, when))

    never = Button(texts.plain("button.due.none"), SET_DUE.does(journey, task, None))
    back = Button(texts.plain("button.cancel"), TASK_OF.opens(journey, task))
    return Screen(
        texts.html("tasks.day", text=short(task.text, TASK_CHARS)),
        rows(
            (day("button.due.tomorrow", 1), day("button.due.week", 7)),
            (day("button.due.month", 30), never if task.due is not None else None),
            (back,),
        ),
    )


def ask_new(texts: Texts, journey: Journey, stage: Stage) -> Screen:
    back = Button(texts.plain("button.cancel"), LIST.opens(journey, stage))
    return Screen(texts.html("tasks.add", title=stage.title), rows((back,)))


def _neighbours(texts: Texts, journey: Journey, index: int) -> tuple[Button | None, Button | None]:
    def to(other: int, key: str) -> Button | None:
        if not 0 <= other < len(journey.stages):
            return None
        return Button(texts.plain(key), LIST.opens(journey, journey.stages[other].id))

    return to(index - 1, "button.stage.before"), to(index + 1, "button.stage.after")


def _listed(texts: Texts, journey: Journey, tasks: tuple[Task, ...]) -> list[str]:
    """The tasks in words with their whys, in as many words as fit one message."""
    room = TASKS_TEXT // max(1, len(tasks))
    words = min(TASK_CHARS, room if room < TASK_CHARS else room - WHY_CHARS)
    lines: list[str] = []
    for number, task in enumerate(tasks, 1):
        key = "list.task.done" if _is_done(task) else "list.task"
        lines.append(texts.html(key, number=number, text=short(task.text, max(words, 60))))
        reasons = checklist.explained(journey, task, texts.plain)
        due = ""
        if task.due is not None and not _is_done(task):
            due = texts.plain("tasks.due", day=texts.day_month(task.due))
        why = " · ".join(part for part in (due, task.why, reasons) if part)
        if why and room > TASK_CHARS:
            lines.append(texts.html("list.why", why=short(why, WHY_CHARS)))
        if (step := endings.check(texts, journey, task)) and room > TASK_CHARS:
            lines.append(f"    <i>{step}</i>")
    return lines


def _label(number: int, task: Task) -> str:
    return ("✅ " if _is_done(task) else "☐ ") + short(f"{number}. {task.text}")


def _is_done(task: Task) -> bool:
    return task.status is TaskStatus.DONE
