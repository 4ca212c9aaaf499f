"""CSV and TSV with figures: Metrica's, GA4's, Direct's, a sender's, one's own."""

from __future__ import annotations

from typing import Final

from bot.incoming import FIGURES, File, Reader
from bot.incoming.cells import letters, outlined, separated
from journey import funnel


def _looks(file: File) -> bool:
    """Words on lines, with something between them."""
    told = letters.decoded(file.content)
    return told is not None and any(sign in told for sign in separated.SIGNS)


def _read(file: File) -> funnel.Report | None:
    book = separated.book(file)
    return None if book is None else funnel.read(book, outlined.rules())


READER: Final = Reader(
    title="CSV", suffixes=(".csv", ".tsv", ".txt"), looks=_looks, read=_read, rank=FIGURES
)
