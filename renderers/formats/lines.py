"""Tasks line by line: pasted into a new card of Trello, each line becomes a card; so do lists of
Google Tasks and most others take them.

Knows that a line is a task: nothing else stands in the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renderers.format import Format, Needs, Offer
from renderers.tasks.entries import to_do

if TYPE_CHECKING:
    from renderers.format import Request
    from renderers.tasks.entries import Entry


def _files(request: Request) -> tuple[bytes, ...]:
    words = request.words
    lines = [_line(entry) for entry in to_do(request.journey, words)]
    return ("".join(f"{line}\n" for line in lines or [words.handed["nothing"]]).encode(),)


def _line(entry: Entry) -> str:
    """«Повесить меню у входа (2. Выбираю, Оля, до 3 декабря)»"""
    about = (f"{entry.number}. {entry.stage}", entry.owner, entry.until)
    return f"{entry.text} ({', '.join(one for one in about if one)})"


FORMAT: Final = Format(
    title="lines",
    suffix=".txt",
    needs=Needs.CHECKLIST,
    write=_files,
    by_ending=False,
    offers=(Offer(what="lines", place=210, use="tasks", loses=True, lists="open"),),
)
