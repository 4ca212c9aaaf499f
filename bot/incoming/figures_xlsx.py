"""XLSX with figures: Metrica's, a sender's, one's own."""

from __future__ import annotations

from typing import Final

from bot.incoming import FIGURES, File, Reader
from bot.incoming.cells import outlined, workbook
from journey import funnel


def _read(file: File) -> funnel.Report | None:
    book = workbook.book(file)
    return None if book is None else funnel.read(book, outlined.rules())


READER: Final = Reader(
    title="XLSX", suffixes=workbook.SUFFIXES, looks=workbook.looks, read=_read, rank=FIGURES
)
