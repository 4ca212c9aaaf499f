"""Tasks for Bitrix24's own import: its columns, its mark of UTF-8, its grammar of a checklist.

Knows that program's names in the languages it is written for here. What is to be looked at first
is the first point of a task's checklist; nothing there may hold the signs that part its points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renderers.format import Format, Needs, Offer
from renderers.tasks import tables
from renderers.tasks.entries import to_do

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from renderers.format import Request
    from renderers.tasks.entries import Entry
    from renderers.words import Words

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "ru": (
        "Название",
        "Описание",
        "Это важная задача",
        "Исполнитель",
        "Крайний срок",
        "Чеклист",
        "Теги",
    ),
    "en": (
        "Name",
        "Description",
        "High priority",
        "Assignee",
        "Deadline",
        "Checklist",
        "Tags",
    ),
}
"""As the form of import calls them, so that it knows each by itself."""
DATES: Final[Mapping[str, str]] = {"ru": "%d.%m.%Y 18:00:00", "en": "%m/%d/%Y 06:00:00 pm"}
"""As accounts of that language write moments."""
OTHERWISE: Final = "en"
LIST: Final = "[**]"
POINT: Final = "[*]"


def _files(request: Request) -> tuple[bytes, ...]:
    words = request.words
    language = words.language if words.language in COLUMNS else OTHERWISE
    rows = [_row(entry, words, DATES[language]) for entry in to_do(request.journey, words)]
    written = tables.data([COLUMNS[language], *rows], ";", quoted=True)
    return ((tables.BOM + written).encode(),)


def _row(entry: Entry, words: Words, dates: str) -> tuple[str, ...]:
    return (
        entry.text,
        "\n".join(entry.about),
        "1" if entry.first else "",
        entry.owner,
        _moment(entry.due, dates),
        _checklist(entry, words),
        POINT + _bare(entry.stage),
    )


def _moment(day: dt.date | None, dates: str) -> str:
    return "" if day is None else day.strftime(dates)


def _checklist(entry: Entry, words: Words) -> str:
    """A task of one step needs none."""
    if not entry.check:
        return ""
    points = POINT.join(map(_bare, (entry.check, entry.text)))
    return f"{LIST}{words.handed['steps']}{POINT}{points}"


def _bare(text: str) -> str:
    return text.replace(LIST, "(**)").replace(POINT, "(*)")


FORMAT: Final = Format(
    title="Bitrix24",
    suffix=".csv",
    needs=Needs.CHECKLIST,
    write=_files,
    by_ending=False,
    offers=(Offer(what="bitrix24", place=200, use="tasks", loses=True, lists="open"),),
)
