"""The lists of a shift in a group: today's list with a button a line, and where it is made.

A line is its button; the words above say how far it is and who did what. Must not know when a
list comes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from handlers.layout import Rows, flow, rows, short
from handlers.pages.team import ADD_LINES, MENU_OF, OFFER_LINES, SET_SHIFT, SHOW, TICK
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.tasks import bar
from journey.checklist import recurring, shiftwork
from journey.checklist.digest import by_person
from journey.model import Journey, Task, TaskStatus
from journey.posts import OVERVIEW, Mode, Post
from journey.rhythms import Shift
from journey.timetable import Timetable

LABEL: Final = 38
NAME: Final = 14
TEXT: Final = 300
MENU: Final = "shift"
"""What takes the overview's place: both lists, and what can be done with them."""
HOURS: Final = {
    Shift.OPENING: (6, 7, 8, 9, 10, 11, 12, 14, 16),
    Shift.CLOSING: (17, 18, 19, 20, 21, 22, 23, 0, 2),
}


def today(texts: Texts, post: Post, journey: Journey, shift: Shift, slot: str) -> Screen:
    """This day's list: who did what, and the rest as buttons. slot: the name of its message."""
    lines = shiftwork.lines(journey, shift)
    if not lines:
        return Screen(texts.html("shift.empty"))
    done, whole = shiftwork.ready(journey, shift)
    day = lines[0].turn
    parts = [
        texts.html(f"shift.{shift}.title", day="" if day is None else texts.day_month(day)),
        texts.html("list.progress", bar=bar(done, whole), done=done, all=whole),
    ]
    if who := _who(texts, lines):
        parts.append(who)
    if (row := shiftwork.row(journey, shift)) >= recurring.ROW:
        parts.append(texts.html("shift.row", n=row))
    if any(len(one.text) > LABEL for one in lines):  # a phone cuts them on a button
        told = (
            texts.html("shift.line", number=number, text=short(one.text, TEXT))
            for number, one in enumerate(lines, 1)
        )
        parts += ["", *told]
    if post.closed:
        return Screen("\n".join(parts))
    more = Button(texts.plain("button.shift.add"), ADD_LINES.does(post, shift))
    other = Button(texts.plain("button.shift.more"), MENU_OF.does(post, slot))
    return Screen(
        "\n".join(parts),
        (*((_tick(post, *pair),) for pair in enumerate(lines, 1)), (more, other)),
    )


def _tick(post: Post, number: int, task: Task) -> Button:
    done = task.status is TaskStatus.DONE
    by = f" · {short(task.done_by, NAME)}" if done and task.done_by else ""
    text = short(task.text, LABEL - len(by))
    return Button(f"{'✅' if done else '☐'} {number}. {text}{by}", TICK.does(post, task, not done))


def _who(texts: Texts, lines: Sequence[Task]) -> str:
    """«Оля: 2 · Марат: 1»; nothing where nobody who did one is named."""
    counted = by_person([one for one in lines if one.status is TaskStatus.DONE])
    told = [texts.html("shift.who", name=short(name, NAME), n=n) for name, n in counted if name]
    return " · ".join(told)


def told(texts: Texts, journey: Journey, shift: Shift) -> str:
    """In the digest: «Открытие смены · каждый день · подряд: 4» (HTML)."""
    parts = [texts.html(f"shift.{shift}"), texts.html("rhythm.day")]
    if (row := shiftwork.row(journey, shift)) >= recurring.ROW:
        parts.append(texts.html("rhythm.row", n=row))
    return " · ".join(parts)


def both(
    texts: Texts, post: Post, journey: Journey, table: Timetable, offered: Sequence[Shift]
) -> Screen:
    """What is done at either end, and when its list comes. offered: for which the catalogue of the
    trade has lines that are not there yet.
    """
    mode = Mode.parse(post.slot(OVERVIEW).mode)
    parts = [texts.html("shift.title"), ""]
    for shift in Shift:
        lines = shiftwork.lines(journey, shift)
        hour = f"{table.hour_of(shift)}:00"
        parts.append(texts.html(f"shift.{shift}.head", hour=hour))
        parts += [
            texts.html("shift.line", number=number, text=short(one.text, TEXT))
            for number, one in enumerate(lines, 1)
        ] or [texts.html("shift.none")]
        parts.append("")
    parts.append(texts.html("shift.how"))
    chosen = next((one for one in Shift if mode.task == one), None)
    keys = _main(texts, post, journey, table, offered)
    return Screen("\n".join(parts), _hours(texts, post, table, chosen) if chosen else keys)


def _main(
    texts: Texts, post: Post, journey: Journey, table: Timetable, offered: Sequence[Shift]
) -> Rows:
    return rows(
        tuple(
            Button(texts.plain(f"button.shift.add.{one}"), ADD_LINES.does(post, one))
            for one in Shift
        ),
        *(
            (Button(texts.plain(f"button.shift.offer.{one}"), OFFER_LINES.does(post, one)),)
            for one in offered
        ),
        tuple(
            Button(
                texts.plain(f"button.shift.hour.{one}", hour=f"{table.hour_of(one)}:00"),
                SHOW.does(post, OVERVIEW, Mode(0, MENU, one)),
            )
            for one in shiftwork.known(journey)
        ),
        (Button(texts.plain("button.team.list"), SHOW.does(post, OVERVIEW, Mode())),),
    )


def _hours(texts: Texts, post: Post, table: Timetable, shift: Shift) -> Rows:
    buttons = [
        Button(
            f"{'✅ ' if hour == table.hour_of(shift) else ''}{hour}:00",
            SET_SHIFT.does(post, shift, hour),
        )
        for hour in HOURS[shift]
    ]
    back = SHOW.does(post, OVERVIEW, Mode(0, MENU))
    return (*flow(buttons), (Button(texts.plain("button.back"), back),))
