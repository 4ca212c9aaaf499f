"""Tasks for Jira's import of a table: issues with a summary, a description, a day and labels.

Knows that a label has no space, and that descriptions are read as markup. The kind of issue is the
project's own default: its name differs from project to project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renderers.format import Format, Needs, Offer
from renderers.tasks import tables
from renderers.tasks.entries import to_do

if TYPE_CHECKING:
    from renderers.format import Request
    from renderers.tasks.entries import Entry
    from renderers.words import Words

COLUMNS: Final = ("Summary", "Description", "Priority", "Due Date", "Labels", "Labels")
"""Two of one name: an issue may have several labels."""
LABEL: Final = "tropa"
SUMMARY_CHARS: Final = 255
"""An issue with a longer one is refused."""
_MARKUP: Final = str.maketrans({sign: f"\\{sign}" for sign in "{}[]|!"})


def _files(request: Request) -> tuple[bytes, ...]:
    words = request.words
    rows = [COLUMNS, *(_row(entry, words) for entry in to_do(request.journey, words))]
    return (tables.data(rows).encode(),)


def _row(entry: Entry, words: Words) -> tuple[str, ...]:
    whole = len(entry.text) <= SUMMARY_CHARS
    summary = entry.text if whole else entry.text[: SUMMARY_CHARS - 1] + "…"
    lines = [
        "" if whole else entry.text,
        words.todo["first"].format(check=entry.check) if entry.check else "",
        *entry.about,
    ]
    return (
        summary,
        "\n".join(line.translate(_MARKUP) for line in lines if line),
        "High" if entry.first else "Medium",
        "" if entry.due is None else entry.due.isoformat(),
        LABEL,
        "_".join(entry.stage.split()),
    )


FORMAT: Final = Format(
    title="Jira",
    suffix=".csv",
    needs=Needs.CHECKLIST,
    write=_files,
    by_ending=False,
    offers=(Offer(what="jira", place=208, use="tasks", loses=True, lists="open"),),
)
