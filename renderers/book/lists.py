"""The map's lists as tables: what is to be done, what is measured.

Knows the map and the words; knows no spreadsheet. A number and a day stay what they are, so that a
spreadsheet can add and sort them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from journey import checklist
from journey.grid.ids import Kept, digest
from journey.grid.signs import flat
from journey.measures import Better, Cost, Effort
from journey.model import TaskStatus
from journey.words import capital
from renderers.layout import lanes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from journey.measures import Figure, Metric
    from journey.model import Item, Journey, Stage, Task
    from renderers.words import Words

Value: TypeAlias = str | float | dt.date | None


@dataclass(frozen=True, slots=True)
class Column:
    id: str
    """What it holds: the name by which it is known when the file comes back."""
    name: str
    width: float
    """Of letters."""


@dataclass(frozen=True, slots=True)
class Table:
    """A heading a column, a row an entry."""

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    kept: tuple[Kept, ...] = ()
    """What each row was written from, and the words that are chosen from; empty: nothing of it is
    read back.
    """


def tasks(journey: Journey, words: Words) -> Table:
    """In the order of the list, with who does it until when and what it takes."""
    said = words.book
    columns = (
        Column("stage", said["stage"], 22),
        Column("text", said["task"], 52),
        Column("why", said["why"], 40),
        Column("owner", words.todo["who"], 16),
        Column("due", words.todo["until"], 12),
        Column("effort", said["effort"], 12),
        Column("cost", said["cost"], 14),
        Column("sum", said["sum"], 12),
        Column("currency", said["currency"], 10),
        Column("status", said["state"], 14),
    )
    found = [
        (stage, task) for stage in journey.stages for task in checklist.visible(journey, stage.id)
    ]
    rows = tuple(_task(journey, stage, task, words) for stage, task in found)
    kept = tuple(
        Kept("task", task.id, stage.id, "", digest(*map(shown, row)))
        for (stage, task), row in zip(found, rows, strict=True)
    )
    choices = {
        **{f"effort.{one.value}": words.takes[f"effort.{one.value}"] for one in Effort},
        **{f"cost.{one.value}": words.takes[f"cost.{one.value}"] for one in Cost},
        **{f"status.{one.value}": said[f"state.{one.value}"] for one in TaskStatus},
    }
    return Table("tasks", words.todo["title"], columns, rows, (*_words(columns, choices), *kept))


def _words(columns: Sequence[Column], choices: Mapping[str, str]) -> Iterator[Kept]:
    """Its headings and what is chosen from: the file itself says what its words mean."""
    yield from (Kept("column", one.id, said=flat(one.name)) for one in columns)
    yield from (Kept("choice", key, said=flat(word)) for key, word in choices.items())


def _task(journey: Journey, stage: Stage, task: Task, words: Words) -> tuple[Value, ...]:
    takes, said = words.takes, words.book
    return (
        named(journey, stage),
        capital(task.text),
        task.why,
        task.who,
        task.due,
        takes[f"effort.{task.effort.value}"] if task.effort else None,
        takes[f"cost.{task.cost.value}"] if task.cost else None,
        task.amount.value if task.amount else None,
        task.amount.currency if task.amount else None,
        said[f"state.{task.status.value}"],
    )


def metrics(journey: Journey, words: Words) -> Table:
    """Every figure with its aim and where it is from."""
    said = words.book
    columns = (
        *figured(said),
        Column("target", said["target"], 12),
        Column("better", said["better"], 12),
        *told(said),
    )
    found = [
        (stage, item) for stage in journey.stages for item in lanes.entries(stage, lanes.METRICS)
    ]
    rows = tuple(_metric(journey, stage, item, words) for stage, item in found)
    kept = tuple(
        Kept("metric", item.id, stage.id, lanes.METRICS, digest(*map(shown, row)))
        for (stage, item), row in zip(found, rows, strict=True)
    )
    choices = {"better.more": said["more"], "better.less": said["less"]}
    return Table(
        "metrics", words.lane(lanes.METRICS), columns, rows, (*_words(columns, choices), *kept)
    )


def _metric(journey: Journey, stage: Stage, item: Item, words: Words) -> tuple[Value, ...]:
    one: Metric | None = item.metric
    head = (named(journey, stage), capital(item.text))
    if one is None:
        return (*head, *(None,) * 7)
    better = {None: None, Better.MORE: words.book["more"], Better.LESS: words.book["less"]}
    return (
        *head,
        one.value,
        one.unit,
        one.target,
        better[one.better],
        *behind(one),
    )


def figured(said: Mapping[str, str]) -> tuple[Column, ...]:
    """Where a figure is of, what it is of, and how much."""
    return (
        Column("stage", said["stage"], 22),
        Column("text", said["metric"], 40),
        Column("value", said["value"], 12),
        Column("unit", said["unit"], 10),
    )


def told(said: Mapping[str, str]) -> tuple[Column, ...]:
    """What stands behind a figure: of how many, of when, from where."""
    return (
        Column("n", said["answers"], 12),
        Column("period", said["period"], 16),
        Column("source", said["source"], 22),
    )


def behind(one: Metric | Figure) -> tuple[Value, ...]:
    return counted(one.n), one.period, one.source


def counted(n: int | None) -> Value:
    return None if n is None else float(n)


def named(journey: Journey, stage: Stage) -> str:
    """«2. Выбираю»: a list is sorted by it in the order of the way."""
    return f"{journey.stages.index(stage) + 1}. {stage.title}"


def shown(value: Value) -> str:
    """A value as the words that its digest is of."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return f"{value:.15g}" if isinstance(value, float) else value or ""


def about(journey: Journey, words: Words, sheets: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What the file is, whose map, what its sheets and signs mean: a name and words a row."""
    said = words.book
    yield words.map_title, journey.title
    yield said["business"], journey.business or ""
    yield said["date"], words.date
    for persona in journey.personas:
        about = " · ".join(filter(None, (persona.name, persona.role, persona.description)))
        yield said["persona"], about
    yield words.told["head.scenario"], journey.scenario or ""
    yield words.told["head.goal"], journey.goal or ""
    yield said["sheets"], ", ".join(sheets)
    yield said["return"], said["return.how"]
