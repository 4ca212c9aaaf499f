"""The checklist in private: the top three, then a page a stage with tasks to tick."""

from __future__ import annotations

from handlers.codes import does, opens
from handlers.layout import rows, short
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.card import first_tasks
from journey import checklist
from journey.checklist.progress import progress
from journey.model import Journey, Stage, Task, TaskStatus

BAR = 10
"""Squares of the progress bar."""
TASK_CHARS = 200
WHY_CHARS = 120
"""Seven tasks with their whys fit one message; the file holds every word."""


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
            buttons.append((Button(label, opens("list", journey.id, stage.id)),))
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
                (Button(texts.plain("button.file.checklist"), does("file", journey.id, "list")),),
                (Button(texts.plain("button.card"), opens("card", journey.id)),),
            ),
        ),
    )


def page(texts: Texts, journey: Journey, stage: Stage) -> Screen:
    """One stage's tasks in words with their why; the buttons tick them."""
    tasks = checklist.visible(journey, stage.id)
    done, whole = progress(journey, stage.id)
    index = journey.stages.index(stage)
    lines = [line for number, task in enumerate(tasks, 1) for line in _lines(texts, number, task)]
    ticks = tuple(
        (Button(_label(number, task), does("done", journey.id, task.id, int(not _is_done(task)))),)
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
            *rows(_neighbours(texts, journey, index)),
            *rows((Button(texts.plain("button.list"), opens("list", journey.id)),)),
        ),
    )


def _neighbours(texts: Texts, journey: Journey, index: int) -> tuple[Button | None, Button | None]:
    def to(other: int, key: str) -> Button | None:
        if not 0 <= other < len(journey.stages):
            return None
        return Button(texts.plain(key), opens("list", journey.id, journey.stages[other].id))

    return to(index - 1, "button.stage.before"), to(index + 1, "button.stage.after")


def _lines(texts: Texts, number: int, task: Task) -> list[str]:
    key = "list.task.done" if _is_done(task) else "list.task"
    lines = [texts.html(key, number=number, text=short(task.text, TASK_CHARS))]
    if task.why:
        lines.append(texts.html("list.why", why=short(task.why, WHY_CHARS)))
    return lines


def _label(number: int, task: Task) -> str:
    return ("✅ " if _is_done(task) else "☐ ") + short(f"{number}. {task.text}")


def _is_done(task: Task) -> bool:
    return task.status is TaskStatus.DONE
