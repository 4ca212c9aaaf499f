"""«Сделано»: what a team did this week and since the month began, and who did how much of it."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterator, Sequence
from typing import Final

from handlers.layout import short
from handlers.ports import Texts
from handlers.screens import effects
from handlers.screens.groups.telling import NAME_CHARS, TASK_CHARS
from journey import zones
from journey.checklist.digest import by_person
from journey.model import Journey, Task

LISTED: Final = 12
"""Tasks of the week in words; more are counted."""
PEOPLE: Final = 10


def done(
    texts: Texts,
    journey: Journey,
    week: Sequence[Task],
    month: Sequence[Task],
    zone: dt.tzinfo,
) -> str:
    """Of one list (HTML); zone: of the group's clock."""
    lines = [
        texts.html("did.title", title=journey.title),
        "",
        *_week(texts, journey, week, zone),
        "",
    ]
    if not month:
        return "\n".join((*lines, texts.html("did.month.none")))
    nobody = texts.plain("did.nameless")
    people = (
        texts.html("did.by", name=short(name or nobody, NAME_CHARS), n=n)
        for name, n in by_person(month)[:PEOPLE]
    )
    lines += [texts.html("did.month", n=len(month)), " · ".join(people)]
    return "\n".join(lines)


def _week(texts: Texts, journey: Journey, tasks: Sequence[Task], zone: dt.tzinfo) -> list[str]:
    if not tasks:
        return [texts.html("did.week.none")]
    more = len(tasks) - LISTED
    return [
        texts.html("did.week", n=len(tasks)),
        *(told for task in tasks[:LISTED] for told in _lines(texts, journey, task, zone)),
        *([texts.html("week.more", count=more)] if more > 0 else ()),
    ]


def _lines(texts: Texts, journey: Journey, task: Task, zone: dt.tzinfo) -> Iterator[str]:
    """A task's line, and whether its figure is better since."""
    yield line(texts, task, zone)
    yield from effects.lines(texts, journey, task)


def line(texts: Texts, task: Task, zone: dt.tzinfo) -> str:
    """«✅ Меню у входа · Оля, 27 ноября»; whoever did it is named and not called."""
    day = "" if task.done_at is None else texts.day_month(zones.local(task.done_at, zone))
    name = html.escape(short(task.done_by, NAME_CHARS), quote=False) if task.done_by else ""
    said = ", ".join(part for part in (name, day) if part)
    return f"✅ {html.escape(short(task.text, TASK_CHARS), quote=False)} · {said}"
