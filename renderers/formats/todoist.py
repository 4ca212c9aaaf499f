"""Tasks for Todoist's import: a project of sections, a section a stage, a task each.

Knows that an empty priority would become the highest, and that «@word» in a task is a label.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from renderers.format import Format, Needs, Offer
from renderers.tasks import tables
from renderers.tasks.entries import to_do

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renderers.format import Request
    from renderers.tasks.entries import Entry

COLUMNS: Final = (
    "TYPE",
    "CONTENT",
    "DESCRIPTION",
    "PRIORITY",
    "INDENT",
    "AUTHOR",
    "RESPONSIBLE",
    "DATE",
    "DATE_LANG",
    "TIMEZONE",
)
URGENT: Final = "1"
ORDINARY: Final = "4"
_LABEL: Final = str.maketrans({"@": "\uff20"})
"""The wide form of the sign: it looks the same and labels nothing."""


def _files(request: Request) -> tuple[bytes, ...]:
    rows = [COLUMNS, *_rows(to_do(request.journey, request.words))]
    return (tables.data(rows).encode(),)


def _rows(every: tuple[Entry, ...]) -> Iterator[tuple[str, ...]]:
    for (number, stage), found in groupby(every, lambda one: (one.number, one.stage)):
        yield _row("section", f"{number}. {stage}")
        for entry in found:
            yield _task(entry)
            if entry.check:
                yield _row("task", entry.check.translate(_LABEL), indent="2")


def _task(entry: Entry) -> tuple[str, ...]:
    return _row(
        "task",
        entry.text.translate(_LABEL),
        about="\n".join(entry.about),
        priority=URGENT if entry.first else ORDINARY,
        date="" if entry.due is None else entry.due.isoformat(),
    )


def _row(
    kind: str,
    content: str,
    *,
    about: str = "",
    priority: str = ORDINARY,
    indent: str = "1",
    date: str = "",
) -> tuple[str, ...]:
    if kind == "section":
        return (kind, content, *("",) * (len(COLUMNS) - 2))
    # a date in figures is read in any language; one is asked for all the same
    return (kind, content, about, priority, indent, "", "", date, "en" if date else "", "")


FORMAT: Final = Format(
    title="Todoist",
    suffix=".csv",
    needs=Needs.CHECKLIST,
    write=_files,
    by_ending=False,
    offers=(Offer(what="todoist", place=206, use="tasks", loses=True, lists="open"),),
)
