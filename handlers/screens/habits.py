"""The screens of «Держится?»: the question, several at once, and what each answer did."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from handlers.layout import rows, short
from handlers.pages.habits import ASK_LATER, BROKEN, HABIT, HELD, KEEP, OFTEN
from handlers.pages.tasks import LIST
from handlers.ports import Texts
from handlers.screen import Button, Screen
from journey.model import Item, Journey, Task
from journey.words import going_on

AT_ONCE: Final = 6
TEXT_CHARS: Final = 200
TITLE_CHARS: Final = 60


def ask(texts: Texts, journey: Journey, task: Task, notice: str = "") -> Screen:
    """One habit; notice (HTML): what the answer before it did."""
    said = asked(texts, journey, task)
    return Screen(
        f"{notice}\n\n{said}" if notice else said,
        rows(
            (
                Button(texts.plain("button.habit.held"), HELD.does(journey, task)),
                Button(texts.plain("button.habit.broken"), BROKEN.does(journey, task)),
            ),
            tuple(
                Button(texts.plain(f"button.repeat.{every}"), KEEP.does(journey, task, every))
                for every in OFTEN
            ),
            (Button(texts.plain("button.habit.later"), ASK_LATER.does(journey, task)),),
        ),
    )


def asked(texts: Texts, journey: Journey, task: Task) -> str:
    """The question about one habit (HTML), in private and in groups alike."""
    assert task.habit is not None
    return texts.html(
        "habit.ask",
        title=short(journey.title, TITLE_CHARS),
        text=short(task.text, TEXT_CHARS),
        keep=going_on(short(task.habit.keep, TEXT_CHARS)),
        who=task.who or task.habit.who,
    )


def several(texts: Texts, found: Sequence[tuple[Journey, Task]]) -> Screen:
    """The reminder where more than one is to be asked about: each has its button."""
    if len(found) == 1:
        return ask(texts, *found[0])
    return Screen(
        texts.html("habit.ask.many"),
        rows(
            *(
                (Button(short(task.habit.keep), HABIT.opens(journey, task)),)
                for journey, task in found[:AT_ONCE]
                if task.habit is not None
            )
        ),
    )


def listed(texts: Texts, task: Task, every: str) -> str:
    """What the habit has become (HTML)."""
    assert task.habit is not None
    keep = short(task.habit.keep, TEXT_CHARS)
    return texts.html("habit.listed", keep=keep, often=texts.plain(f"habit.often.{every}"))


def over(texts: Texts, journey: Journey, task: Task, notice: str) -> Screen:
    """Nothing more to ask about."""
    back = Button(texts.plain("button.checklist"), LIST.opens(journey, task.stage))
    return Screen(notice, rows((back,)))


def opened(texts: Texts, pain: Item | None) -> str:
    """What «Уже нет» did (HTML)."""
    if pain is None:
        return texts.html("habit.broken")
    return texts.html("habit.broken.pain", pain=short(pain.text, TEXT_CHARS))
