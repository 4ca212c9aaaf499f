"""One thing to begin with, and the question a few days later whether it worked out."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.layout import Rows, rows, short
from handlers.pages.maps import CARD
from handlers.pages.tasks import LIST, TASK_OF, TEAM
from handlers.pages.today import ASK_LATER, DID, NOT_YET, TODAY
from handlers.ports import Texts
from handlers.screen import Button, Screen
from journey import checklist
from journey.checklist import learning
from journey.model import Journey, Task, TaskStatus
from journey.words import going_on

TASK_CHARS = 200
WHY_CHARS = 160
TITLE_CHARS = 40


def open_tasks(journey: Journey) -> tuple[Task, ...]:
    """What is still to do, the most useful first."""
    return tuple(task for task in checklist.ranked(journey) if task.status is not TaskStatus.DONE)


def told(texts: Texts, journey: Journey, number: int) -> list[str]:
    """The task of that number in words, with its place and its why; all done: that."""
    todo = open_tasks(journey)
    if not todo:
        return [texts.html("today.none")]
    task = todo[number % len(todo)]
    stages = [stage.id for stage in journey.stages]
    place = texts.plain("today.stage", number=stages.index(task.stage) + 1)
    why = " · ".join(part for part in (place, short(task.why or "", WHY_CHARS)) if part)
    words = short(task.text, TASK_CHARS)
    check = learning.open_check(journey, task)
    said = (
        [texts.html("today.task", text=words)]
        if check is None
        else [
            texts.html("today.check", check=going_on(check)),
            texts.html("today.then", text=words),
        ]
    )
    return [*said, texts.html("list.why", why=why)]


def buttons(texts: Texts, journey: Journey, number: int) -> Rows:
    """«Сделано», or «Проверили» where it begins with a look; «Другое дело»; whom to give it to."""
    todo = open_tasks(journey)
    done = another = None
    if todo:
        number %= len(todo)
        done = _ended(texts, journey, todo[number], "button.did")
    if len(todo) > 1:
        another = Button(texts.plain("button.another"), TODAY.opens(journey, number + 1))
    return rows(
        (done, another),
        (Button(texts.plain("button.team"), TEAM.opens(journey)),),
        (Button(texts.plain("button.checklist.whole"), LIST.opens(journey, None)),),
    )


def _ended(texts: Texts, journey: Journey, task: Task, key: str, before: str = "") -> Button:
    """It is done, in the words of the key; what begins with a look ends in what was seen."""
    if learning.open_check(journey, task) is None:
        return Button(before + texts.plain(key), DID.does(journey, task))
    return Button(before + texts.plain("button.checked"), TASK_OF.opens(journey, task))


def today(texts: Texts, journey: Journey, number: int, *, asks: bool) -> Screen:
    """asks: whether it will be asked how it went; it can be switched here."""
    lines = told(texts, journey, number)
    switch = None
    if open_tasks(journey):
        lines += ["", texts.html("today.asks" if asks else "today.asks.not")]
        words = texts.plain("button.asks.not" if asks else "button.asks")
        switch = Button(words, ASK_LATER.does(journey, not asks))
    return Screen(
        "\n".join(lines),
        (
            *buttons(texts, journey, number),
            *rows((switch,), (Button(texts.plain("button.card"), CARD.opens(journey)),)),
        ),
    )


def how_it_went(texts: Texts, found: Sequence[tuple[Journey, Task]]) -> Screen:
    """«Получилось?» of what each map began with."""
    several = len(found) > 1
    lines = [texts.html("today.how"), ""]
    answers: list[tuple[Button | None, ...]] = []
    for number, (journey, task) in enumerate(found, 1):
        begins = learning.open_check(journey, task) or task.text
        lines.append(
            texts.html(
                "today.how.task",
                text=short(begins, TASK_CHARS),
                title=short(journey.title, TITLE_CHARS),
            )
        )
        mark = f"{number}. " if several else ""
        answers.append(
            (
                _ended(texts, journey, task, "button.worked", mark),
                Button(mark + texts.plain("button.not_yet"), NOT_YET.does(journey, task)),
            )
        )
    first, _ = found[0]
    off = Button(texts.plain("button.asks.not"), ASK_LATER.does(first, False))
    return Screen("\n".join(lines), rows(*answers, (off,)))
