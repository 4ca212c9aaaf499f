"""Entries of a map in a cell of a table: one line, several parted by a semicolon, guesses named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renderers.layout.marks import Mark, mark_of
from renderers.tasks.entries import flat
from renderers.words import sourced

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journey.model import Item
    from renderers.words import Words

BETWEEN: Final = "; "


def entry(item: Item, words: Words) -> str:
    """«Мало отзывов (предположение)»; a metric with its figures, a pain that is gone as such."""
    told = flat(item.text)
    if item.metric is not None:
        told = f"{told}: {flat(sourced(item, words))}"
    notes = [
        words.guess if mark_of(item) is Mark.GUESS else "",
        "" if item.open else words.closed,
    ]
    said = ", ".join(note for note in notes if note)
    return f"{told} ({said})" if said else told


def joined(parts: Iterable[str]) -> str:
    return BETWEEN.join(flat(part) for part in parts)
