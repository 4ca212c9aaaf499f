"""What came back in a map's lists, laid onto the map: tasks and numbers, cell by cell.

Knows how a day, a number and a name are typed; must not know how a list was read. What cannot be
taken as it was typed stays as it is on the map, and is told.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from journey import amounts, dates, items, limits, periods, series, words
from journey.checklist import keeping
from journey.checklist.progress import set_done
from journey.errors import Code, Rejected
from journey.grid.lists import METRICS, TASKS, Row
from journey.language import Rules
from journey.measures import Better, Cost, Effort, Metric
from journey.model import Item, Journey, Stage, Task, TaskStatus

NewId = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Desk:
    """What laying needs beside the rows."""

    new_id: NewId
    rules: Rules
    at: dt.datetime
    today: dt.date


@dataclass(frozen=True, slots=True)
class _Laid:
    journey: Journey
    left: tuple[str, ...] = ()

    def but(self, text: str) -> _Laid:
        return replace(self, left=(*self.left, text))

    def after(self, result: Journey | Rejected, text: str) -> _Laid:
        """The result; where it was refused, those words are left."""
        return self.but(text) if isinstance(result, Rejected) else replace(self, journey=result)


def laid(
    journey: Journey, rows: Iterable[Row], gone: Iterable[str], desk: Desk
) -> tuple[Journey, tuple[str, ...]]:
    """The map with all of it, and what was typed that stays out."""
    found = _Laid(journey)
    for task in gone:
        changed = keeping.set_removed(found.journey, task, removed=True)
        found = replace(found, journey=changed)
    for row in rows:
        found = _row(found, row, desk)
        found = replace(found, left=(*found.left, *row.left))
    return found.journey, found.left


def _row(found: _Laid, row: Row, desk: Desk) -> _Laid:
    known, row = (found, row) if row.id is not None else _new(found, row, desk)
    if row.id is None:
        return known
    if row.of == METRICS:
        return _metric(known, row, desk)
    for key, text in row.told.items():
        known = _task(known, row.id, key, text, desk)
    return known


def _new(found: _Laid, row: Row, desk: Desk) -> tuple[_Laid, Row]:
    """With a task or a number of their own; the row is its row from now on."""
    text = row.told["text"]
    stage = _stage(found.journey, row.stage)
    if stage is None:
        return found.but(text), row
    journey = found.journey
    if row.of == TASKS:
        made = keeping.add(journey, stage.id, text, desk.new_id)
        fresh = [] if isinstance(made, Rejected) else [one.id for one in made.tasks]
        before = {one.id for one in journey.tasks}
    else:
        made = items.add(journey, stage.id, METRICS, text, desk.new_id)
        fresh = [] if isinstance(made, Rejected) else _metrics(made)
        before = {*_metrics(journey)}
    added = next((one for one in fresh if one not in before), None)
    told = {key: value for key, value in row.told.items() if key != "text" and value}
    return found.after(made, text), row.with_(id=added, told=told)


def _metrics(journey: Journey) -> list[str]:
    return [one.id for stage in journey.stages for one in stage.lane(METRICS)]


def _stage(journey: Journey, said: str) -> Stage | None:
    """«2. Выбираю», «Выбираю», «2»."""
    number, _, title = said.partition(".")
    for stage in journey.stages:
        if any(name.strip() and words.same(stage.title, name) for name in (said, title)):
            return stage
    at = int(number) if number.strip().isdecimal() else 0
    return journey.stages[at - 1] if 0 < at <= len(journey.stages) else None


# --- a task


def _task(found: _Laid, task_id: str, key: str, text: str, desk: Desk) -> _Laid:
    journey = found.journey
    task = keeping.find(journey, task_id)
    if task is None:
        return found  # taken off the list since
    match key:
        case "text":
            return found.after(keeping.reword(journey, task_id, text), text or task.text)
        case "due":
            return found.after(_due(journey, task, text, desk), text)
        case "status":
            return replace(found, journey=_state(journey, task, TaskStatus(text or "todo"), desk))
    return replace(found, journey=_put(journey, _sized(task, key, text)))


def _sized(task: Task, key: str, text: str) -> Task:
    match key:
        case "owner":
            return _given(task, text[: limits.TITLE_CHARS].strip())
        case "effort":
            return task.with_(effort=Effort(text) if text else None)
        case _:
            return task.with_(cost=Cost(text) if text else None)


def _given(task: Task, name: str) -> Task:
    """To somebody by name; who that is in Telegram nobody knows."""
    free = {TaskStatus.TODO: TaskStatus.TAKEN} if name else {TaskStatus.TAKEN: TaskStatus.TODO}
    status = free.get(task.status, task.status)
    return task.with_(owner=name or None, owner_id=None, status=status)


def _due(journey: Journey, task: Task, text: str, desk: Desk) -> Journey | Rejected:
    day = dates.parse(text, desk.today, rules=desk.rules) if text else None
    if isinstance(day, Rejected):
        return day
    return keeping.set_due(journey, task.id, day, today=desk.today)


def _state(journey: Journey, task: Task, status: TaskStatus, desk: Desk) -> Journey:
    if status in {TaskStatus.REMOVED, TaskStatus.NOT_NEEDED}:
        return keeping.set_removed(journey, task.id, removed=True)
    done = status is TaskStatus.DONE
    journey = set_done(journey, task.id, done=done, by=None, at=desk.at)
    if done:
        return journey
    if status is TaskStatus.TODO:
        return keeping.give_back(journey, task.id)
    now = keeping.find(journey, task.id)
    return journey if now is None else _put(journey, now.with_(status=status))


def _put(journey: Journey, task: Task) -> Journey:
    return journey.with_(tasks=tuple(task if one.id == task.id else one for one in journey.tasks))


# --- a number


def _metric(found: _Laid, row: Row, desk: Desk) -> _Laid:
    spot = items.find(found.journey, row.id or "")
    if spot is None or not isinstance(spot.entry, Item) or spot.lane != METRICS:
        return found  # taken off the map since
    item = spot.entry
    text = row.told.get("text")
    if text is not None and not words.same(item.text, text):
        found = found.after(items.reword(found.journey, item.id, text), text or item.text)
        spot = items.find(found.journey, item.id)
        item = spot.entry if spot is not None and isinstance(spot.entry, Item) else item
    now, left = _figures(item.metric or Metric(), row.told, desk)
    for one in left:
        found = found.but(one)
    if now == (item.metric or Metric()):
        return found
    return replace(found, journey=items.put(found.journey, items.told(_measured(item, now, desk))))


def _measured(item: Item, now: Metric, desk: Desk) -> Item:
    """A value of another time or source is another figure; all else puts the present one right."""
    was, figure = item.metric or Metric(), now.figure
    if figure is None or was.value == now.value:
        return item.with_(metric=now)
    if was.value is None:
        return item.with_(metric=now.with_(noted=desk.today))
    wanted = was.with_(target=now.target, better=now.better)
    return series.measure(item.with_(metric=wanted), figure.with_(noted=desk.today))


def _figures(was: Metric, told: dict[str, str], desk: Desk) -> tuple[Metric, tuple[str, ...]]:
    """The number as the row has it, and what of it is none."""
    left: list[str] = []
    unit = told.get("unit", was.unit or "")
    fields: dict[str, object] = {}
    for key in ("value", "target"):
        if key in told:
            read = _number(told[key], desk.rules)
            if isinstance(read, Rejected):
                left.append(told[key])
            else:
                fields[key], named = read
                unit = unit or named
    if "n" in told:
        count = amounts.count(told["n"], desk.rules) if told["n"] else None
        if isinstance(count, Rejected):
            left.append(told["n"])
        else:
            fields["n"] = count
    if "better" in told:
        fields["better"] = Better(told["better"]) if told["better"] else None
    if "source" in told:
        fields["source"] = told["source"][: limits.ITEM_CHARS] or None
    if "period" in told:
        period = told["period"][: limits.TITLE_CHARS]
        fields["period"] = period or None
        fields["span"] = periods.span(period, desk.today, desk.rules) if period else None
    if unit != (was.unit or ""):
        fields["unit"] = unit[: limits.TITLE_CHARS] or None
    return Metric(**{**dict(was), **fields}), tuple(left)


def _number(text: str, rules: Rules) -> tuple[float | None, str] | Rejected:
    """A spreadsheet's own number, or one as it is typed, with its unit; empty: none any more."""
    if not text:
        return None, ""
    try:
        value, unit = float(text), ""
    except ValueError:
        read = amounts.parse(text, rules)
        if isinstance(read, Rejected):
            return read
        value, unit = read.value, read.unit or ""
    fits = math.isfinite(value) and abs(value) <= limits.VALUE_MAX
    return (value, unit) if fits else Rejected(Code.NO_NUMBER)
