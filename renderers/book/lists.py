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
from journey.measures import Better
from journey.words import capital
from renderers.layout import lanes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.measures import Metric
    from journey.model import Item, Journey, Stage, Task
    from renderers.words import Words

Value: TypeAlias = str | float | dt.date | None


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    width: float
    """Of letters."""


@dataclass(frozen=True, slots=True)
class Table:
    """A heading a column, a row an entry."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    kept: tuple[Kept, ...]


def tasks(journey: Journey, words: Words) -> Table:
    """In the order of the list, with who does it until when and what it takes."""
    said = words.book
    columns = (
        (words.book["stage"], 22),
        (said["task"], 52),
        (said["why"], 40),
        (words.todo["who"], 16),
        (words.todo["until"], 12),
        (said["effort"], 12),
        (said["cost"], 14),
        (said["sum"], 12),
        (said["currency"], 10),
        (said["state"], 14),
    )
    found = [
        (stage, task) for stage in journey.stages for task in checklist.visible(journey, stage.id)
    ]
    rows = tuple(_task(journey, stage, task, words) for stage, task in found)
    kept = tuple(
        Kept("task", task.id, stage.id, "", digest(*map(shown, row)))
        for (stage, task), row in zip(found, rows, strict=True)
    )
    return Table(words.todo["title"], tuple(Column(*one) for one in columns), rows, kept)


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
        (said["stage"], 22),
        (said["metric"], 40),
        (said["value"], 12),
        (said["unit"], 10),
        (said["target"], 12),
        (said["better"], 12),
        (said["answers"], 12),
        (said["period"], 16),
        (said["source"], 22),
    )
    found = [
        (stage, item) for stage in journey.stages for item in lanes.entries(stage, lanes.METRICS)
    ]
    rows = tuple(_metric(journey, stage, item, words) for stage, item in found)
    kept = tuple(
        Kept("metric", item.id, stage.id, lanes.METRICS, digest(*map(shown, row)))
        for (stage, item), row in zip(found, rows, strict=True)
    )
    return Table(words.lane(lanes.METRICS), tuple(Column(*one) for one in columns), rows, kept)


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
        None if one.n is None else float(one.n),
        one.period,
        one.source,
    )


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
