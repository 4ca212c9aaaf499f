"""XLSX with figures: Metrica's, a sender's, one's own."""

from __future__ import annotations

from typing import Final

from bot.incoming import FIGURES, File, Reader
from bot.incoming.cells import xlsx
from journey import funnel


def _read(file: File) -> funnel.Report | None:
    book = xlsx.book(file)
    return None if book is None else funnel.read(book)


READER: Final = Reader(
    title="XLSX", suffixes=xlsx.SUFFIXES, looks=xlsx.looks, read=_read, rank=FIGURES
)
