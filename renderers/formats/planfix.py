"""Tasks for Planfix's import of a table: a row a task, the columns called as its fields are.

Knows which names it matches by itself (others are matched by hand), and how it reads days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renderers.format import Format, Needs, Offer
from renderers.tasks import workbooks
from renderers.tasks.entries import to_do

if TYPE_CHECKING:
    from collections.abc import Mapping

    from renderers.format import Request
    from renderers.tasks.entries import Entry
    from renderers.words import Words

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "ru": ("Название", "Описание", "Проект", "Исполнитель", "Дата завершения"),
    "en": ("Name", "Description", "Project", "Assignee", "End date"),
}
OTHERWISE: Final = "en"
DAYS: Final = "%d-%m-%Y"


def _files(request: Request) -> tuple[bytes, ...]:
    words, journey = request.words, request.journey
    heads = COLUMNS.get(words.language, COLUMNS[OTHERWISE])
    every = to_do(journey, words)
    project = workbooks.kept(journey.title)
    rows = [_row(entry, project, words) for entry in every]
    return (workbooks.table(heads, rows, journey.updated, words.handed["tasks"]),)


def _row(entry: Entry, project: str, words: Words) -> tuple[str, ...]:
    first = (words.todo["first"].format(check=entry.check),) if entry.check else ()
    return (
        entry.text,
        "\n".join((*first, *entry.about)),
        project,
        entry.owner,
        "" if entry.due is None else entry.due.strftime(DAYS),
    )


FORMAT: Final = Format(
    title="Planfix",
    suffix=".xlsx",
    needs=Needs.CHECKLIST,
    write=_files,
    by_ending=False,
    heavy=True,
    offers=(Offer(what="planfix", place=202, use="tasks", loses=True, lists="open"),),
)
