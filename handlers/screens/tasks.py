"""The checklist in private: what to do this week, a page a stage, and a task to read and tick."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from handlers.layout import flow, rows, short
from handlers.pages.maps import CARD
from handlers.pages.tasks import (
    ADD_TASK,
    FIND,
    LIST,
    MOVE_TASK,
    NOT_AGAIN,
    REMOVE_TASK,
    REPEAT,
    REPEATS,
    REWORD_TASK,
    RING,
    SET_DUE,
    TASK_DAY,
    TASK_OF,
    TICK,
)
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens import effects, endings
from handlers.screens.files import CHECKLIST, file
from journey import checklist
from journey.checklist import recurring
from journey.checklist.habits import asked_on
from journey.checklist.progress import progress
from journey.limits import ITEM_CHARS
from journey.model import Journey, Stage, Task, TaskStatus

BAR = 10
"""Squares of the progress bar."""
TASK_CHARS = 200
WHY_CHARS = 160
TASKS_TEXT = 3300
"""Characters of a page's tasks: where people added many, each is told in fewer words."""
COMMENTS = 3
"""The latest comments of a task are shown; the map keeps more."""
"""From so many turns in a row on they are told."""


def bar(done: int, whole: int) -> str:
    filled = BAR * done // whole if whole else 0
    return "▰" * filled + "▱" * (BAR - filled)


def overview(texts: Texts, journey: Journey) -> Screen:
    """What to do this week, each opened by its button; the rest stands behind its stage."""
    done, whole = progress(journey)
    first = checklist.top(journey)
    week = tuple(
        (Button(_label(task, before=f"{number}. "), TASK_OF.opens(journey, task)),)
        for number, task in enumerate(first, 1)
    )
    stages = flow(
        Button(short(f"{index} {stage.title}") + f" · {ready}/{every}", LIST.opens(journey, stage))
        for index, stage, ready, every in _stages(journey)
    )
    text = "\n".join(
        (
            texts.html("list.title", title=journey.title),
            texts.html("list.progress", bar=bar(done, whole), done=done, all=whole),
            "",
            *_week(texts, journey, first),
            "",
            texts.html("list.pick"),
        )
    )
    return Screen(
        text,
        (
            *week,
            *stages,
            *rows(
                *((file(texts, journey, name),) for name in CHECKLIST),
                (Button(texts.plain("button.card"), CARD.opens(journey)),),
            ),
        ),
    )


def _stages(journey: Journey) -> Iterator[tuple[int, Stage, int, int]]:
    """The stages that have tasks: their number, how many are done and how many there are."""
    for index, stage in enumerate(journey.stages, 1):
        ready, every = progress(journey, stage.id)
        if every:
            yield index, stage, ready, every


def _week(texts: Texts, journey: Journey, tasks: tuple[Task, ...]) -> Iterator[str]:
    """The first few in full: each with its stage, why it comes first, who has it, until when."""
    if not tasks:
        yield texts.html("list.all_done")
        return
    yield texts.html("list.week", n=len(tasks))
    numbers = {stage.id: index for index, stage in enumerate(journey.stages, 1)}
    whys = checklist.told_apart(journey, tasks, texts.plain)
    for number, (task, why) in enumerate(zip(tasks, whys, strict=True), 1):
        yield texts.html("list.task", number=number, text=short(task.text, ITEM_CHARS))
        stage = texts.plain("list.stage.short", number=numbers[task.stage])
        about = " · ".join(part for part in (stage, short(why, WHY_CHARS)) if part)
        yield texts.html("list.why", why=about)
        if step := endings.check(texts, journey, task):
            yield f"    <i>{step}</i>"
        if told := _whose(texts, task):
            yield texts.html("list.why", why=told)


def page(texts: Texts, journey: Journey, stage: Stage, removed: Task | None = None) -> Screen:
    """One stage: a button a task, which opens it; in the text what is done and what somebody has.

    removed: a task that was just taken away, with the way to bring it back.
    """
    tasks = checklist.visible(journey, stage.id)
    done, whole = progress(journey, stage.id)
    index = journey.stages.index(stage)
    head = []
    if removed is not None:
        head = [texts.html("tasks.removed", text=short(removed.text, TASK_CHARS)), ""]
    ordered = sorted(tasks, key=_is_done)
    told = list(_told(texts, ordered))
    hint = texts.html("list.open") if done < whole else texts.html("list.stage.done")
    back = None if removed is None else REMOVE_TASK.does(journey, removed, False)
    return Screen(
        "\n".join(
            (
                *head,
                texts.html(
                    "list.stage", number=index + 1, stages=len(journey.stages), title=stage.title
                ),
                texts.html("list.progress", bar=bar(done, whole), done=done, all=whole),
                "",
                *([*told, ""] if told else []),
                hint if whole else texts.html("list.nothing"),
            )
        ),
        (
            *((Button(_label(task), TASK_OF.opens(journey, task)),) for task in ordered),
            *rows(
                (Button(texts.plain("button.undo"), back) if back else None,),
                (Button(texts.plain("button.add_task"), ADD_TASK.opens(journey, stage)),),
                _neighbours(texts, journey, index),
                (Button(texts.plain("button.list"), LIST.opens(journey, None)),),
            ),
        ),
    )


def _told(texts: Texts, tasks: Sequence[Task]) -> Iterator[str]:
    """What cannot be read off the buttons: whose a task is, until when, who has done what."""
    lines = len(tasks) + sum(checklist.goes_on(task, texts.plain) is not None for task in tasks)
    room = max(40, min(TASK_CHARS, TASKS_TEXT // max(1, lines) - 40))
    for task in tasks:
        about = _whose(texts, task)
        if _is_done(task):
            by = f" · {about}" if about else ""
            yield texts.html("list.done", text=short(task.text, room), by=by)
            if (following := checklist.goes_on(task, texts.plain)) is not None:
                yield texts.html("list.why", why=short(following, room))
        elif about:
            yield texts.html("list.held", about=about, text=short(task.text, room))


def _whose(texts: Texts, task: Task) -> str:
    """«✋ Аня · 📅 до 3 декабря»; of a task that is done, who did it."""
    if _is_done(task):
        return task.done_by or ""
    who = texts.plain("tasks.owner", name=task.who) if task.who else ""
    due = texts.plain("tasks.due", day=texts.day_month(task.due)) if task.due else ""
    return " · ".join(part for part in (who, due) if part)


def one(texts: Texts, journey: Journey, task: Task, city: str, *, rings: bool | None) -> Screen:
    """One task: its words, why it is there, why it stands where it stands.

    city: by whose clock. rings: whether its day will be spoken of; None: there is nothing to speak
    of.
    """
    order = [other.id for other in checklist.visible(journey, task.stage)]
    place, last = order.index(task.id), len(order) - 1
    earlier = Button(texts.plain("button.earlier"), MOVE_TASK.does(journey, task, place - 1))
    later = Button(texts.plain("button.later"), MOVE_TASK.does(journey, task, place + 1))
    lines = [texts.html("tasks.one", number=place + 1, all=last + 1, text=task.text)]
    lines += _about(texts, journey, task)
    if (following := checklist.goes_on(task, texts.html)) is not None:
        lines.append(following)
    lines += _rings(texts, task, city, rings=bool(rings))
    bell = Button(_bell(texts, task, rings=bool(rings)), RING.does(journey, task, not rings))
    tick = Button(
        texts.plain("button.not_done" if _is_done(task) else "button.done"),
        TICK.does(journey, task, not _is_done(task)),
    )
    return Screen(
        "\n".join(lines),
        (
            *rows(
                endings.answers(texts, journey, task, lambda how: FIND.does(journey, task, how)),
                (tick,),
                (
                    Button(texts.plain("button.due"), TASK_DAY.opens(journey, task)),
                    Button(texts.plain("button.reword"), REWORD_TASK.opens(journey, task)),
                ),
                (None if rings is None else bell,),
                (earlier if place else None, later if place < last else None),
                (Button(texts.plain("button.remove_task"), REMOVE_TASK.does(journey, task, True)),),
                (
                    Button(texts.plain("button.stage.tasks"), LIST.opens(journey, task.stage)),
                    Button(texts.plain("button.list"), LIST.opens(journey, None)),
                ),
            ),
        ),
    )


def _rings(texts: Texts, task: Task, city: str, *, rings: bool) -> list[str]:
    """What will be spoken of: its day, or whether its habit is kept up."""
    asked = asked_on(task)
    if not rings:
        return []
    if asked is None:
        return [texts.html("tasks.rings", city=city)]
    return [texts.html("habit.rings", day=texts.day_month(asked))]


def _bell(texts: Texts, task: Task, *, rings: bool) -> str:
    if asked_on(task) is not None:
        return texts.plain("button.habit.off" if rings else "button.habit.on")
    return texts.plain("button.ring.off" if rings else "button.ring")


def _about(texts: Texts, journey: Journey, task: Task) -> Iterator[str]:
    """Why it is there, what to look at first, what was learned, why it stands where it stands."""
    if task.why:
        yield texts.html("tasks.why", why=task.why)
    if step := endings.check(texts, journey, task):
        yield step
    if checklist.begins_small(task):
        yield texts.html("tasks.first")
    yield from endings.learned(texts, task)
    yield from effects.lines(texts, journey, task)
    if reasons := checklist.explained(journey, task, texts.plain):
        yield texts.html("tasks.place", reasons=reasons)
    yield from who_and_when(texts, task)


def who_and_when(texts: Texts, task: Task) -> list[str]:
    """Who has it, until when, and what was written beside it."""
    lines = []
    if task.who and not _is_done(task):
        lines.append(texts.html("tasks.owner", name=task.who))
    if _is_done(task) and task.done_by:
        lines.append(texts.html("tasks.done_by", name=task.done_by))
    if task.due is not None:
        lines.append(texts.html("tasks.due", day=texts.day_month(task.due)))
    if again := rhythm(texts, task):
        lines.append(again)
    lines += [
        texts.html("tasks.comment", name=said.by or "", text=said.text)
        for said in task.comments[-COMMENTS:]
    ]
    return lines


def rhythm(texts: Texts, task: Task) -> str:
    """«🔁 каждый день · 5 подряд» (HTML); of what is done once, nothing."""
    if task.rhythm is None:
        return ""
    row = recurring.row(task)
    if task.shift is not None:
        said = texts.html(f"rhythm.{task.shift}")
    elif task.rhythm.every == "week":
        said = texts.html(f"rhythm.week.{task.rhythm.on}")
    else:
        said = texts.html(f"rhythm.{task.rhythm.every}")
    return said if row < recurring.ROW else f"{said} · {texts.html('rhythm.row', n=row)}"


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
            *_repeats(texts, journey, task),
            (back,),
        ),
    )


def _repeats(texts: Texts, journey: Journey, task: Task) -> list[tuple[Button, ...]]:
    """«Каждый день · Каждую неделю · Каждый месяц»; of what comes again, that it shall not."""
    if task.rhythm is not None:
        key = "button.repeat.never"
        return [(Button(texts.plain(key), REPEAT.does(journey, task, NOT_AGAIN)),)]
    day, week, month = (
        Button(texts.plain(f"button.repeat.{every}"), REPEAT.does(journey, task, every))
        for every in REPEATS
    )
    return [(day, week), (month,)]


def ask_new(texts: Texts, journey: Journey, stage: Stage) -> Screen:
    back = Button(texts.plain("button.cancel"), LIST.opens(journey, stage))
    return Screen(texts.html("tasks.add", title=stage.title), rows((back,)))


def _neighbours(texts: Texts, journey: Journey, index: int) -> tuple[Button | None, Button | None]:
    def to(other: int, key: str) -> Button | None:
        if not 0 <= other < len(journey.stages):
            return None
        return Button(texts.plain(key), LIST.opens(journey, journey.stages[other].id))

    return to(index - 1, "button.stage.before"), to(index + 1, "button.stage.after")


def _label(task: Task, before: str = "") -> str:
    """The words of a task on a button of its own row."""
    sign = "✅ " if _is_done(task) else "☐ "
    return sign + short(before + task.text)


def _is_done(task: Task) -> bool:
    return task.status is TaskStatus.DONE
