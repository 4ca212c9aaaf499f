"""In private: what is due, with «Сделано · Завтра · Не успею» below; what somebody gave up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from handlers.layout import rows, short
from handlers.pages.ringing import CANNOT, RUNG, TOMORROW
from handlers.pages.tasks import MINE, TASK_OF
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.groups.giving import declined, to_list
from handlers.screens.mine import TASK_CHARS, TITLE_CHARS, tick
from journey.model import Journey, Task
from journey.posts import Post

ANSWERED: Final = 3
"""So many have their buttons at once; of more, each opens by itself."""
LISTED: Final = 8


@dataclass(frozen=True, slots=True)
class Rung:
    """A task whose day has come."""

    journey: Journey
    task: Task
    late: bool


@dataclass(frozen=True, slots=True)
class Freed:
    """A task that somebody will not do."""

    journey: Journey
    task: Task
    name: str
    several: bool
    """The others still do it."""
    asked: bool
    """A team is asked who takes it."""
    post: Post | None
    """Where its list stands."""
    own: bool
    """The map is of whoever is told."""


def rung(texts: Texts, found: Sequence[Rung]) -> Screen:
    mine = Button(texts.plain("button.mine"), MINE.opens(0))
    if len(found) == 1:
        (one,) = found
        done = Button(texts.plain("button.ring.done"), tick(one.journey, one.task))
        answers = _later(texts, one, "")
        return Screen(_alone(texts, one), rows((done, *answers), (mine,)))
    shown = list(enumerate(found[:LISTED], 1))
    lines = [texts.html("mine.due"), ""]
    lines += [_line(texts, number, one) for number, one in shown]
    if len(found) > LISTED:
        lines.append(texts.html("week.more", count=len(found) - LISTED))
    return Screen("\n".join(lines), rows(*_rows(texts, shown), (mine,)))


def freed(texts: Texts, found: Sequence[Freed]) -> Screen:
    """Who will not do what; the way to the task on one's own map, else to the list."""
    lines = [declined(texts, one.task, one.name, several=one.several) for one in found[:LISTED]]
    if any(one.asked for one in found):
        lines.append(texts.html("ring.asked"))
    ways = dict.fromkeys(_way(one) for one in found[:LISTED])
    mine = Button(texts.plain("button.mine"), MINE.opens(0))
    return Screen("\n".join(lines), rows(*((way,) for way in ways), (mine,)))


def _way(one: Freed) -> Button | None:
    if one.own:
        return Button(short(one.task.text), TASK_OF.opens(one.journey, one.task))
    return None if one.post is None else to_list(one.post, one.journey.title)


def _rows(texts: Texts, shown: Sequence[tuple[int, Rung]]) -> list[tuple[Button, ...]]:
    if len(shown) > ANSWERED:
        return [
            (Button(f"{number}. {short(one.task.text)}", RUNG.opens(one.journey.id, one.task.id)),)
            for number, one in shown
        ]
    found: list[tuple[Button, ...]] = []
    for number, one in shown:
        done = Button(f"☐ {number}. {short(one.task.text)}", tick(one.journey, one.task))
        found += [(done,), _later(texts, one, f"{number}. ")]
    return found


def _later(texts: Texts, one: Rung, before: str) -> tuple[Button, Button]:
    ids = (one.journey.id, one.task.id)
    return (
        Button(before + texts.plain("button.ring.tomorrow"), TOMORROW.does(*ids)),
        Button(before + texts.plain("button.ring.cannot"), CANNOT.does(*ids)),
    )


def _alone(texts: Texts, one: Rung) -> str:
    said = {
        "text": short(one.task.text, TASK_CHARS),
        "title": short(one.journey.title, TITLE_CHARS),
    }
    if not one.late or one.task.due is None:
        return texts.html("ring.today", **said)
    return texts.html("ring.late", day=texts.day_month(one.task.due), **said)


def _line(texts: Texts, number: int, one: Rung) -> str:
    text, title = short(one.task.text, TASK_CHARS), short(one.journey.title, TITLE_CHARS)
    if one.task.due is None:
        return texts.html("mine.task", number=number, text=text, title=title)
    day = texts.day_month(one.task.due)
    return texts.html("mine.task.due", number=number, text=text, title=title, day=day)
