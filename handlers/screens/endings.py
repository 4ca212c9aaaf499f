"""What a task taught and is to teach: its check, the answers to it, what was learned already."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from handlers.layout import rows, short
from handlers.pages.tasks import FIND_MINE, MINE, TASK_OF, TICK_MINE
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens import effects
from handlers.screens.changes import figure
from journey.checklist import learning
from journey.checklist.learning import End, Found
from journey.model import Evidence, Journey, Task
from journey.words import going_on

TASK_CHARS = 200
SAID_CHARS = 80
_IN_WORDS: Final = {End.WORDS: "tasks.end.words", End.CHOICE: "tasks.end.choice"}


def check(texts: Texts, journey: Journey, task: Task) -> str | None:
    """«Сначала проверьте: постойте рядом…» (HTML); None: nothing is to be looked at."""
    step = learning.open_check(journey, task)
    return None if step is None else texts.html("task.check", check=going_on(step))


def learned(texts: Texts, task: Task) -> Iterator[str]:
    """What the map knows from a task (HTML): who found out what, and when."""
    lesson = task.lesson
    if lesson is None:
        return
    became = lesson.taught[0].became
    if lesson.true is not None:
        record = became.evidence[-1] if became.evidence else became.disproof
        key = "tasks.found.true" if lesson.true else "tasks.found.false"
        yield texts.html(key, who=_who(texts, record))
    elif became.metric is not None:
        yield texts.html("tasks.counted", name=became.text, value=figure(texts, became.metric))
    else:
        said = "; ".join(short(one.became.text, SAID_CHARS) for one in lesson.taught)
        yield texts.html("tasks.heard", said=said)


def _who(texts: Texts, record: Evidence | None) -> str:
    if record is None:
        return ""
    day = "" if record.date is None else texts.date(record.date)
    return ", ".join(part for part in (record.author, day) if part)


def answers(
    texts: Texts, journey: Journey, task: Task, does: Callable[[Found], str]
) -> tuple[Button, ...]:
    """«Правда · Нет · Не узнали» where there is something to find out, or was; does: what the
    button of an answer does, wherever it stands.
    """
    found = learning.found(task)
    if found is Found.UNKNOWN and learning.open_check(journey, task) is None:
        return ()
    return tuple(
        Button(
            ("✔ " if how is found is not Found.UNKNOWN else "")
            + texts.plain(f"button.found.{how.value}"),
            does(how),
        )
        for how in Found
    )


def check_mine(texts: Texts, journey: Journey, task: Task) -> Screen:
    """One's own task that begins with a look, on whosesoever map: what to look at, what it was."""
    lines = [texts.html("mycheck.title", text=short(task.text, TASK_CHARS), title=journey.title)]
    if task.why:
        lines.append(texts.html("tasks.why", why=task.why))
    if (step := check(texts, journey, task)) is not None:
        lines += [step, "", texts.html("mycheck.ask")]
    lines += learned(texts, task)
    lines += effects.lines(texts, journey, task)
    found = answers(texts, journey, task, lambda how: FIND_MINE.does(journey.id, task.id, how))
    done = Button(texts.plain("button.done"), TICK_MINE.does(journey.id, task.id, True))
    back = Button(texts.plain("button.back"), MINE.opens(0))
    return Screen("\n".join(lines), rows(found, (done,), (back,)))


def ending(texts: Texts, task: Task, named: str | None, later: Button) -> Screen:
    """Waits for what a task ended with: a number, or what customers said."""
    number = "tasks.end.number" if named else "tasks.end.name"
    key = _IN_WORDS.get(learning.ends(task), number)
    return Screen(texts.html(key, text=short(task.text, TASK_CHARS)), rows((later,)))


def not_yet(texts: Texts, journey: Journey, task: Task) -> Button:
    return Button(texts.plain("button.not_yet"), TASK_OF.opens(journey, task))


def not_yet_mine(texts: Texts) -> Button:
    return Button(texts.plain("button.not_yet"), MINE.opens(0))
