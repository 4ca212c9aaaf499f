"""What a group is told in the morning of tasks with a day: who is called, and what nobody has.

Telegram HTML, and the buttons below it. What can be answered has a number; whoever is told in
private is not called here.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from handlers.layout import short
from handlers.pages.ringing import RING_CANNOT, RING_DONE, RING_TAKE, RING_TOMORROW
from handlers.ports import Texts
from handlers.screens.groups.telling import TASK_CHARS, mention
from journey.checklist.mornings import Morning
from journey.model import Journey, Task
from journey.posts import Key, Post

ANSWERED: Final = 3
"""Called tasks with three buttons each; more are named alone."""
TAKEN: Final = 8
"""Free tasks with a button."""
A_ROW: Final = 4


@dataclass(frozen=True, slots=True)
class Block:
    """What one list says, as a part of a message."""

    text: str
    keys: tuple[tuple[Key, ...], ...] = ()
    loud: bool = False
    count: int = 0
    """How many numbers it has taken."""


def due(texts: Texts, post: Post, journey: Journey, told: Morning, start: int = 0) -> Block:
    """A reminder of its own; start: the numbers taken by lists above it."""
    below = tasks(texts, post, told, start)
    title = texts.html("due.title", title=journey.title)
    return Block(f"{title}\n{below.text}", below.keys, below.loud, below.count)


def tasks(texts: Texts, post: Post, told: Morning, start: int = 0) -> Block:
    """The parts alone, each with an empty line above."""
    parts = (
        ("due.today", (*told.called, *told.today)),
        ("due.late", told.late),
        ("week.free", told.free),
    )
    lines: list[str] = []
    numbers: dict[str, int] = {}
    for title, found in parts:
        if not found:
            continue
        lines += ["", texts.html(title)]
        for task in found:
            numbers[task.id] = start + len(numbers) + 1
            lines.append(_line(texts, numbers[task.id], task, dated=title != "due.today"))
    loud = any(_calls(task) for task in (*told.called, *told.late))
    return Block("\n".join(lines), _keys(texts, post, told, numbers), loud, len(numbers))


def who(texts: Texts, name: str, task: Task) -> str:
    """Somebody will not manage: who takes it?"""
    said = texts.html("ring.who", name=name, text=short(task.text, TASK_CHARS))
    day = "" if task.due is None else f" ({texts.html('team.due', day=texts.day_month(task.due))})"
    return f"{said}{day}\n{texts.html('week.free')}"


def taken(texts: Texts, name: str, task: Task) -> str:
    """What that question becomes."""
    return texts.html("ring.taken", name=name, text=short(task.text, TASK_CHARS))


def take_it(texts: Texts, post: Post, task: Task) -> tuple[tuple[Key, ...], ...]:
    return (((texts.plain("button.ring.take"), RING_TAKE.does(post, task, True)),),)


def _keys(
    texts: Texts, post: Post, told: Morning, numbers: dict[str, int]
) -> tuple[tuple[Key, ...], ...]:
    alone, mine = len(numbers) == 1, (*told.called, *told.late)
    rows = [_answers(texts, post, task, numbers, alone=alone) for task in mine[:ANSWERED]]
    free = (*told.today, *told.free)[:TAKEN]
    if alone and free:
        return (((texts.plain("button.ring.take"), RING_TAKE.does(post, free[0], False)),),)
    hands = [
        (
            texts.plain("button.team.take.number", number=numbers[task.id]),
            RING_TAKE.does(post, task, False),
        )
        for task in free
    ]
    return (*rows, *(tuple(row) for row in _rows(hands)))


def _answers(
    texts: Texts, post: Post, task: Task, numbers: dict[str, int], *, alone: bool
) -> tuple[Key, ...]:
    """«Сделано · Завтра · Не успею»."""
    acts = (
        ("button.ring.done", RING_DONE.does(post, task)),
        ("button.ring.tomorrow", RING_TOMORROW.does(post, task)),
        ("button.ring.cannot", RING_CANNOT.does(post, task)),
    )
    number = "" if alone else f"{numbers[task.id]}. "
    return tuple((number + texts.plain(key), data) for key, data in acts)


def _line(texts: Texts, number: int, task: Task, *, dated: bool) -> str:
    text = html.escape(short(task.text, TASK_CHARS), quote=False)
    day = texts.html("team.due", day=texts.day_month(task.due)) if dated and task.due else ""
    return " · ".join(part for part in (f"{number}. {text}", _whose(task), day) if part)


def _whose(task: Task) -> str:
    """Everybody who has it is called; of several, each who has not done their part."""
    if task.owner is not None:
        return mention(task.owner, task.owner_id)
    open_ones = (one for one in task.holders if one.member is not None and one.done_at is None)
    return ", ".join(mention(one.member or "", one.member_id) for one in open_ones)


def _calls(task: Task) -> bool:
    numbers = [task.owner_id, *(one.member_id for one in task.holders)]
    return any(one is not None and one > 0 for one in numbers)


def _rows(keys: Sequence[Key]) -> Sequence[Sequence[Key]]:
    return [keys[start : start + A_ROW] for start in range(0, len(keys), A_ROW)]
