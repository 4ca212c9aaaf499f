"""Somebody's own tasks over all teams and maps, by when they are due: ticked off with a tap."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from handlers.layout import rows, short
from handlers.pages.maps import MAPS
from handlers.pages.page import Listing
from handlers.pages.tasks import CHECK_MINE, FIND_MINE, GIVE_BACK, MINE, TAKEN, TICK_MINE
from handlers.ports import Param, Texts
from handlers.screen import Button, Screen
from journey.checklist import learning
from journey.checklist.learning import Found
from journey.checklist.mine import Mine
from journey.model import Journey, Task

PAGE = 8
"""Tasks shown at once."""
TASK_CHARS = 200
TITLE_CHARS = 40


def mine(
    texts: Texts,
    every: Sequence[Mine],
    page: int,
    changed: tuple[Journey, Task] | None = None,
) -> Screen:
    """A page of them; `changed`: the one that was just ticked off, with the way back."""
    page, last = _page(every, page)
    shown = list(enumerate(every, 1))[page * PAGE : (page + 1) * PAGE]
    lines = _lines(texts, shown) or [texts.html("mine.none")]
    ticks = tuple((_tick(number, one.journey, one.task),) for number, one in shown)
    back = None
    if changed is not None:
        said, back = _changed(texts, *changed)
        lines = [said, "", *lines]
    gives = any(not one.task.free for one in every)
    return Screen(
        "\n".join([*([texts.html("mine.title", count=len(every))] if every else []), *lines]),
        (
            *rows((back,)),
            *ticks,
            *rows(
                _turns(texts, MINE, page, last),
                (Button(texts.plain("button.give_back"), TAKEN.opens(0)) if gives else None,),
                (Button(texts.plain("button.maps"), MAPS.opens(0)),),
            ),
        ),
    )


def due(texts: Texts, found: Sequence[tuple[Journey, Task]]) -> Screen:
    """The reminder: what is due, each ticked off with a tap."""
    shown = list(enumerate(found[:PAGE], 1))
    lines = [
        texts.html(
            "mine.task",
            number=number,
            text=short(task.text, TASK_CHARS),
            title=short(journey.title, TITLE_CHARS),
        )
        for number, (journey, task) in shown
    ]
    return Screen(
        "\n".join((texts.html("mine.due"), "", *lines)),
        rows(
            *((_tick(number, journey, task),) for number, (journey, task) in shown),
            (Button(texts.plain("button.mine"), MINE.opens(0)),),
        ),
    )


def which(texts: Texts, every: Sequence[Mine], page: int) -> Screen:
    """Which of the taken ones to give back."""
    page, last = _page(every, page)
    buttons = tuple(
        (Button(short(one.task.text), GIVE_BACK.does(one.journey.id, one.task.id)),)
        for one in every[page * PAGE : (page + 1) * PAGE]
    )
    back = Button(texts.plain("button.back"), MINE.opens(0))
    turns = _turns(texts, TAKEN, page, last)
    return Screen(texts.html("mine.give"), (*buttons, *rows(turns, (back,))))


def _lines(texts: Texts, shown: Sequence[tuple[int, Mine]]) -> list[str]:
    lines: list[str] = []
    for group, found in groupby(shown, key=lambda pair: pair[1].group):
        lines += ["", texts.html(f"mine.{group}")]
        for number, one in found:
            what: dict[str, Param] = {
                "number": number,
                "text": short(one.task.text, TASK_CHARS),
                "title": short(one.journey.title, TITLE_CHARS),
            }
            if one.task.due is None or one.group == "today":
                lines.append(texts.html("mine.task", **what))
            else:
                day = texts.day_month(one.task.due)
                lines.append(texts.html("mine.task.due", day=day, **what))
    return lines


def _page(every: Sequence[Mine], page: int) -> tuple[int, int]:
    last = max(0, (len(every) - 1) // PAGE)
    return max(0, min(page, last)), last


def _turns(texts: Texts, to: Listing, page: int, last: int) -> tuple[Button | None, Button | None]:
    fewer = Button(texts.plain("button.fewer"), to.opens(page - 1))
    more = Button(texts.plain("button.more", page=page + 1, pages=last + 1), to.opens(page + 1))
    return (fewer if page else None, more if page < last else None)


def _tick(number: int, journey: Journey, task: Task) -> Button:
    return Button(f"☐ {number}. {short(task.text)}", tick(journey, task))


def tick(journey: Journey, task: Task) -> str:
    """What ticks it off; what begins with a look is opened first."""
    looks = learning.open_check(journey, task) is not None
    return CHECK_MINE.opens(journey.id, task.id) if looks else _done(journey, task, on=True)


def _changed(texts: Texts, journey: Journey, task: Task) -> tuple[str, Button]:
    """What has just become of a task (HTML), and the way back."""
    text = short(task.text, TASK_CHARS)
    if learning.found(task) is Found.FALSE:
        undo = FIND_MINE.does(journey.id, task.id, Found.UNKNOWN)
        label = texts.plain("button.mine.back")
        return texts.html("mine.needless", text=text), Button(label, undo)
    undo = _done(journey, task, on=False)
    return texts.html("mine.done", text=text), Button(texts.plain("button.untick"), undo)


def _done(journey: Journey, task: Task, *, on: bool) -> str:
    return TICK_MINE.does(journey.id, task.id, on)
