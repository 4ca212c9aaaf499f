"""The columns as steps: sent, delivered, opened; shown, clicked; visits and the goals reached.

Knows a table that was taken apart; must not know maps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from journey import limits
from journey.funnel import sources
from journey.funnel.cells import Row, number, text
from journey.funnel.columns import Column, cell_of
from journey.funnel.parted import Parted
from journey.funnel.report import STEPS_MAX, Reading, Step
from journey.funnel.words import Kind, folded

_OF_GOAL: Final = re.compile(r"(?P<what>[^()«»]+?)\s*[(«](?P<goal>(?!\d+\W$).+)[)»]")
"""«Достижения цели (Заказ)»."""
TWO: Final = 2


def across(parted: Parted) -> Iterator[Reading]:
    """A reading for visits with the goals reached, or one for all columns that count."""
    goals = _goals(parted.counted)
    if not goals:
        yield from _reading(parted, parted.counted)
        return
    base = [one for one in parted.counted if not is_of_goal(one.name)]
    for family in goals:
        yield from _reading(parted, [*_entrance(base), *family])


def _goals(counted: Sequence[Column]) -> list[list[Column]]:
    """The goals' columns by what they count, visits before reaches: those compare with visits."""
    families: dict[str, list[Column]] = {}
    for column in counted:
        found = _OF_GOAL.fullmatch(column.name)
        if found is not None:
            families.setdefault(folded(found["what"]), []).append(column)
    return sorted(families.values(), key=lambda one: "визит" not in folded(one[0].name))


def _entrance(base: Sequence[Column]) -> list[Column]:
    """Visits, to which reached goals compare; else what stands first."""
    visits = [one for one in base if sources.is_visits(one.name)]
    return (visits or list(base))[:1]


def _reading(parted: Parted, counted: Sequence[Column]) -> Iterator[Reading]:
    steps = [
        Step(label=_called(column), people=people, unit=counting(column))
        for column in sources.in_sequence(counted)
        if (people := _whole(parted, column)) is not None
    ]
    if len(steps) >= TWO or (steps and not parted.of(Kind.STEP, Kind.DIMENSION)):
        kept, more = tuple(steps[:STEPS_MAX]), max(0, len(steps) - STEPS_MAX)
        yield Reading(across=True, ordered=True, steps=kept, more=more)


def counting(column: Column) -> str | None:
    """What a column counts, in small letters; None: persons."""
    found = _OF_GOAL.fullmatch(column.name)
    name = (found["what"] if found else column.name).casefold()[: limits.TITLE_CHARS].strip()
    return None if column.kind is Kind.PEOPLE or not name else name


def is_of_goal(name: str) -> bool:
    return _OF_GOAL.fullmatch(name) is not None


def _called(column: Column) -> str:
    found = _OF_GOAL.fullmatch(column.name)
    return (found["goal"] if found else column.name or str(column.place + 1))[: limits.ITEM_CHARS]


def _whole(parted: Parted, column: Column) -> int | None:
    """What the column counts in all: its total, its only row, a sum of what happened."""
    told = parted.totals[:1] or (parted.rows if len(parted.rows) == 1 else ())
    value: float | None
    if told:
        value = number(cell_of(told[0], column), whole=True)
    elif column.kind is Kind.PEOPLE:
        return None
    else:
        value = sum(number(cell_of(row, column), whole=True) or 0 for row in _leaves(parted))
    if value is None or value < 0 or value != int(value) or value > limits.COUNT_MAX:
        return None
    return int(value)


def _leaves(parted: Parted) -> Sequence[Row]:
    """Rows that sum up no others: where some leave a later name out, they are of all below it."""
    named = parted.of(Kind.DIMENSION)
    full = [row for row in parted.rows if all(text(cell_of(row, one)) for one in named)]
    return full if len(named) > 1 and full else parted.rows
