"""A book of cells becomes a report: every way its tables count people, the likeliest first.

Knows tables, columns and totals; must not know maps. A number is taken as it stands: sums are made
of what can be summed (visits, clicks) and never of persons, who may be the same in two rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from journey import limits
from journey.errors import BrokenFile, Code
from journey.funnel import sources, times, words
from journey.funnel.across import across, counting, is_of_goal
from journey.funnel.cells import Book, Row, number, text
from journey.funnel.columns import Column, cell_of, is_missing
from journey.funnel.parted import Parted, parted
from journey.funnel.report import PERSONAL_MAX, READINGS_MAX, STEPS_MAX, Reading, Report, Step
from journey.funnel.tables import tables
from journey.funnel.words import Kind
from journey.language import Rules

_NUMBERED: Final = re.compile(r"\d{1,2}[.)]\s+(?=\D)")
"""«1. Открыли сайт»."""
_NAME: Final = 40
"""Letters of a column's name in a sentence."""
TABLES_MAX: Final = 40
"""Tables that are looked at: overviews hold a dozen."""


_Counts = list[tuple[str, int]]
"""Labels, and how many people each counts."""


def read(book: Book, rules: Rules) -> Report | None:
    """The report in a book; None: nothing in it counts people. Raises `BrokenFile`: of persons.

    rules: how titles say a time.
    """
    every = [parted(table) for sheet in book.sheets for table in tables(sheet)][:TABLES_MAX]
    found = [one for one in every if one.counted and one.rows]
    readings = [reading for one in found for reading in _readings(one)][:READINGS_MAX]
    personal = dict.fromkeys(
        _line(column.called) for one in every for column in one.of(Kind.PERSONAL)
    )
    if not readings and personal:
        names = ", ".join(one[:_NAME] for one in [*personal][:PERSONAL_MAX])
        raise BrokenFile("it counts nothing and tells of persons", Code.FILE_PERSONAL, names)
    if not readings:
        return None
    span = _span(book, found, rules)
    first, last = span or (None, None)
    return Report(
        source=sources.source(_headers(found), [said for one in found for said in one.table.above]),
        first=first,
        last=last,
        readings=tuple(readings),
        personal=tuple(personal)[:PERSONAL_MAX],
    )


def _headers(found: Iterable[Parted]) -> list[str]:
    """All headers, and «Итого…» where rows say so."""
    names = [name for one in found for name in one.table.header]
    return names + [text(cell) for one in found for row in one.totals for cell in row[:1]]


def _readings(told: Parted) -> Iterator[Reading]:
    """Row by row and column by column; what is surely a funnel comes first."""
    along = list(_along(told))
    sideways = list(across(told))
    surely = sources.is_sequence([one.name for one in told.counted])
    if sideways and not told.of(Kind.STEP) and (surely or not along):
        yield from sideways
        yield from along
    else:
        yield from along
        yield from sideways


def _along(told: Parted) -> Iterator[Reading]:
    """A reading for each column that counts: the rows are the steps."""
    steps = told.of(Kind.STEP)[:1]
    labels = steps or told.of(Kind.DIMENSION)
    if not labels:
        return
    rows = _of_whole_steps(told, labels) if steps else told.rows
    labelled = [(_label(row, labels), row) for row in rows]
    counted = [one for one in told.counted if not is_of_goal(one.name)] or told.counted
    in_order = sorted(counted, key=lambda one: one.kind is not Kind.PEOPLE)
    for column in in_order:
        found = _counts(labelled, column)
        if found:
            ordered = bool(steps) or not any(one.name for one in told.columns)
            yield Reading(
                column=column.name[: limits.ITEM_CHARS],
                ordered=ordered,
                steps=_steps(found if ordered else _largest(found), column),
                more=max(0, len(found) - STEPS_MAX),
            )


def _of_whole_steps(told: Parted, labels: Sequence[Column]) -> Sequence[Row]:
    """Where steps are broken down (by country), the rows that are of all of it, if there are."""
    others = [one for one in told.of(Kind.DIMENSION, Kind.STEP) if one not in labels]
    whole = [
        row
        for row in told.rows
        if others and all(_is_all(text(cell_of(row, one))) for one in others)
    ]
    return whole or told.rows


def _is_all(told: str) -> bool:
    return is_missing(told) or words.is_total(told)


def _counts(labelled: Iterable[tuple[str, Row]], column: Column) -> _Counts | None:
    """What the column counts, a label each; None: the same persons would be counted twice."""
    found: dict[str, int] = {}
    for label, row in labelled:
        value = number(cell_of(row, column), whole=True)
        if value is None or not label or value < 0 or value != int(value):
            continue
        if label in found and column.kind is Kind.PEOPLE:
            return None
        found[label] = found.get(label, 0) + int(value)
    return [one for one in found.items() if one[1] <= limits.COUNT_MAX]


def _steps(counts: _Counts, column: Column) -> tuple[Step, ...]:
    unit = counting(column)
    first = counts[:STEPS_MAX]
    return tuple(Step(label=label, people=people, unit=unit) for label, people in first)


def _label(row: Row, labels: Sequence[Column]) -> str:
    told = (text(cell_of(row, one)) for one in labels)
    joined = " / ".join(one for one in told if not is_missing(one))
    lead = _NUMBERED.match(joined)
    return _line(joined if lead is None else joined[lead.end() :])


def _line(told: str) -> str:
    return told.replace("\x00", "")[: limits.ITEM_CHARS].strip()


def _largest(counts: _Counts) -> _Counts:
    return sorted(counts, key=lambda one: -one[1])


def _span(book: Book, found: Sequence[Parted], rules: Rules) -> times.Span | None:
    """Above the table, else its days, else the file's name or the sheet's."""
    above = [line for one in found for line in one.table.above]
    named = [sheet.name for sheet in book.sheets]
    span = times.between(above) or times.titled(above, rules)
    if span is not None:
        return span
    for one in found:
        for column in one.of(Kind.DAY):
            span = times.covered(text(cell_of(row, column)) for row in one.rows)
            if span is not None:
                return span
    called = times.between([book.called]) or times.titled([book.called], rules)
    return called or times.between(named) or times.titled(named, rules)
