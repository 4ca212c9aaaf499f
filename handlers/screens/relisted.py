"""What two states of a map's list differ in: tasks added, taken off, given, dated, done.

Knows tasks and the words for them; must not know why one compares them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from handlers.layout import short
from handlers.ports import Texts
from handlers.screens.changes import TEXT_CHARS
from journey.checklist.order import HIDDEN
from journey.difference import Fate
from journey.model import Journey, Task, TaskStatus

FIELDS = {
    "owner": "todo.who",
    "due": "todo.until",
    "effort": "book.effort",
    "cost": "book.cost",
    "status": "book.state",
}
"""What is told of a task beside its words, each with what it is called."""


def lines(texts: Texts, before: Journey, after: Journey) -> Iterator[str]:
    """Every difference in a line of its own, as HTML; nothing where there is none."""
    found = [line for pair in pairs(before, after) for line in _lines(texts, *pair)]
    if found:
        yield ""
        yield texts.html("relisted.head")
        yield from found


def counts(before: Journey, after: Journey) -> Counter[Fate]:
    return Counter(
        Fate.ADDED if was is None else Fate.GONE if now is None else Fate.KEPT
        for was, now in pairs(before, after)
    )


def pairs(before: Journey, after: Journey) -> Iterator[tuple[Task | None, Task | None]]:
    """Tasks that people see, before and after, where they differ."""
    was, now = _seen(before), _seen(after)
    for key in (*was, *(one for one in now if one not in was)):
        one, other = was.get(key), now.get(key)
        changed = one is None or other is None or one.text != other.text or _differ(one, other)
        if changed:
            yield one, other


def _seen(journey: Journey) -> dict[str, Task]:
    return {one.id: one for one in journey.tasks if one.status not in HIDDEN}


def _differ(one: Task, other: Task) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in FIELDS)


def _lines(texts: Texts, was: Task | None, now: Task | None) -> Iterator[str]:
    if was is None or now is None:
        task = now or was
        assert task is not None
        key = "relisted.added" if was is None else "relisted.gone"
        yield texts.html(key, text=short(task.text, TEXT_CHARS))
        if was is not None:
            return
        was = task.with_(owner=None, due=None, effort=None, cost=None, status=TaskStatus.TODO)
    text = short((now or was).text, TEXT_CHARS)
    if now is not None and was.text != now.text:
        before = short(was.text, TEXT_CHARS)
        yield texts.html("relisted.reworded", before=before, after=text)
    for name, called in FIELDS.items():
        if now is not None and getattr(was, name) != getattr(now, name):
            yield texts.html(
                "relisted.value",
                text=text,
                field=texts.plain(called),
                before=_said(texts, was, name),
                after=_said(texts, now, name),
            )


def _said(texts: Texts, task: Task, name: str) -> str:
    nothing = texts.plain("diff.unknown")
    match name:
        case "owner":
            return short(task.owner or "", TEXT_CHARS) or texts.plain("relisted.nobody")
        case "due":
            return texts.day_month(task.due) if task.due else texts.plain("relisted.no_day")
        case "effort":
            return texts.plain(f"effort.{task.effort.value}") if task.effort else nothing
        case "cost":
            return texts.plain(f"cost.{task.cost.value}") if task.cost else nothing
    return texts.plain(f"book.state.{task.status.value}")
