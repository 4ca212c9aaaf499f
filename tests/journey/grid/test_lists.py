"""The lists beside a map's table: what was typed into them comes onto the map, nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import count
from typing import TypeAlias

from hypothesis import given, settings

from bot.drawing.words import words
from journey.grid.ids import Ids, Kept
from journey.grid.lists import Row, changed
from journey.grid.relisting import Desk, laid
from journey.measures import Better, Effort, Metric
from journey.model import Journey, Task, TaskStatus
from locales.rules import rules
from locales.texts import Languages
from renderers.book import lists
from tests.renderers.samples import item, journey, stage
from tests.strategies import journeys

TEXTS = Languages()
Rows: TypeAlias = list[list[str]]
Change: TypeAlias = Callable[[Rows], None]
TODAY = dt.date(2026, 11, 30)


def desk() -> Desk:
    ids = (f"n{number}" for number in count())
    at = dt.datetime(2026, 11, 30, 9, tzinfo=dt.UTC)
    return Desk(ids.__next__, rules("ru"), at, TODAY)


def written(drawn: Journey) -> tuple[dict[str, Rows], Ids]:
    said = words(TEXTS.texts(drawn.language), drawn)
    kept: list[Kept] = []
    sheets: dict[str, Rows] = {}
    for table in (lists.tasks(drawn, said), lists.metrics(drawn, said)):
        head = [one.name for one in table.columns]
        sheets[table.id] = [head, *([lists.shown(value) for value in row] for row in table.rows)]
        kept += [Kept("table", table.id, said=table.id), *table.kept]
    return sheets, Ids(drawn.id, drawn.revision, drawn.language, tuple(kept))


def returned(drawn: Journey, **changes: Change) -> tuple[tuple[Row, ...], Journey, tuple[str, ...]]:
    sheets, ids = written(drawn)
    for name, change in changes.items():
        change(sheets[name])
    rows, gone = changed([*sheets.items()], ids)
    after, left = laid(drawn, rows, gone, desk())
    return rows, after, left


@settings(max_examples=40, deadline=None)
@given(journeys())
def test_untouched_and_in_any_order_they_change_nothing(drawn: Journey) -> None:
    def turn(rows: Rows) -> None:
        rows[1:] = rows[:0:-1]

    for change in ({}, {"tasks": turn, "metrics": turn}):
        rows, after, left = returned(drawn, **change)
        assert (rows, left) == ((), ())
        assert after == drawn


def task(number: int, **fields: object) -> Task:
    made = Task(id=f"t{number}", rule="own", source=f"t{number}", stage="s0", text=f"Дело {number}")
    return made.model_copy(update=fields)


def listed() -> Journey:
    tasks = (task(1, why="Жалуются"), task(2, owner="Оля", owner_id=7), task(3), task(4))
    known = Metric(value=4.0, unit="%", target=6.0, n=30, period="октябрь", source="Метрика")
    share = item("metrics", "Конверсия").with_(id="m1", metric=known)
    asked = item("metrics", "Звонки").with_(id="m2")
    drawn = journey((stage(0, (share, asked)), stage(1, ())))
    return drawn.with_(tasks=tasks)


def at(rows: Rows, text: str) -> list[str]:
    return next(row for row in rows if row[1].casefold() == text.casefold())


def test_tasks_are_given_dated_reworded_done_added_and_taken_out() -> None:
    def change(rows: Rows) -> None:
        head = rows[0]
        who, until, effort, state = (
            head.index(name) for name in ("Кто", "До", "Сколько времени", "Состояние")
        )
        first = at(rows, "Дело 1")
        first[1], first[who], first[until] = "Другое дело", "Пётр", "в пт"
        first[effort] = "дни"
        second = at(rows, "Дело 2")
        second[who], second[until], second[effort] = "", "когда-нибудь", "долго"
        at(rows, "Дело 3")[state] = "Сделано"
        rows.remove(at(rows, "Дело 4"))
        fresh = [""] * len(head)
        fresh[0], fresh[1], fresh[who] = "2. чужое имя", "повесить табличку", "Аня"
        rows.append(fresh)
        rows[1:] = sorted(rows[1:], reverse=True)

    drawn = listed()
    _, after, left = returned(drawn, tasks=change)
    now = {one.id: one for one in after.tasks}
    assert (now["t1"].text, now["t1"].owner, now["t1"].due, now["t1"].effort) == (
        "Другое дело", "Пётр", dt.date(2026, 12, 4), Effort.MEDIUM,
    )  # fmt: skip
    assert (now["t1"].why, now["t1"].status) == ("Жалуются", TaskStatus.TAKEN)
    assert (now["t2"].owner, now["t2"].owner_id, now["t2"].due) == (None, None, None)
    assert sorted(left) == ["долго", "когда-нибудь"]
    assert (now["t3"].status, now["t3"].done_at) == (TaskStatus.DONE, desk().at)
    assert now["t4"].status is TaskStatus.REMOVED
    (added,) = (one for one in after.tasks if one.id not in {f"t{at}" for at in range(1, 5)})
    assert (added.text, added.owner, added.stage) == (
        "Повесить табличку", "Аня", drawn.stages[1].id,
    )  # fmt: skip
    assert after.stages == drawn.stages


def test_a_number_is_put_right_and_one_of_another_time_joins_its_series() -> None:
    def mend(rows: Rows) -> None:
        row, head = at(rows, "Конверсия"), rows[0]
        row[head.index("Цель")], row[head.index("Сколько ответов")] = "8 %", "1 200"
        row[head.index("Откуда число")], row[head.index("Как лучше")] = "Метрика, цели", "больше"
        at(rows, "Звонки")[head.index("Значение")] = "12,5 звонков"

    _, after, left = returned(listed(), metrics=mend)
    share, calls = after.stages[0].lane("metrics")
    assert left == ()
    assert share.metric == Metric(
        value=4.0, unit="%", target=8.0, n=1200, period="октябрь", source="Метрика, цели",
        better=Better.MORE,
    )  # fmt: skip
    assert share.figures == ()
    assert calls.metric == Metric(value=12.5, unit="звонков", noted=TODAY)

    def another(rows: Rows) -> None:
        row, head = at(rows, "Конверсия"), rows[0]
        row[head.index("Значение")], row[head.index("За какое время")] = "5.5", "ноябрь 2026"
        row[head.index("Сколько ответов")] = "много"

    _, after, left = returned(listed(), metrics=another)
    (share, _) = after.stages[0].lane("metrics")
    assert left == ("много",)
    assert share.metric is not None
    assert (share.metric.value, share.metric.target) == (5.5, 6.0)
    assert share.metric.span is not None
    assert [(one.value, one.period) for one in share.figures] == [(4.0, "октябрь")]


def test_columns_that_changed_places_or_went_are_read_by_their_names() -> None:
    def change(rows: Rows) -> None:
        for row in rows:
            del row[0]
            row[0], row[2] = row[2], row[0]
        rows[1][0] = "Вера"
        rows.insert(0, ["Мой список"])

    rows, after, left = returned(listed(), tasks=change)
    assert (len(rows), left) == (1, ())
    assert [one.owner for one in after.tasks] == ["Вера", "Оля", None, None]
