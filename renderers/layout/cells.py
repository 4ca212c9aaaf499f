"""A cell: a lane of one stage, its entries one under the other, whose they are, and what is gone.

Knows the order in a cell; what an entry looks like is known by `entries`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from renderers.layout import lanes
from renderers.layout.beside import News
from renderers.layout.blocks import Block, flow, tagged, text_block
from renderers.layout.entries import chip, entry, gone_chip, gone_entry
from renderers.layout.marks import Mark, mark_of
from renderers.layout.tiles import tile
from renderers.scene import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journey.model import Item, Persona
    from renderers.layout.brush import Brush


@dataclass(frozen=True, slots=True)
class Cell:
    """The entries of a lane on one stage, from top to bottom."""

    entries: tuple[Block, ...]

    def part(self, start: int, stop: int | None) -> Cell:
        return replace(self, entries=self.entries[start:stop])


def cell(
    items: Sequence[Item], gone: Sequence[Item], lane: str, width: float, brush: Brush
) -> Cell:
    """What stands in one cell, and what is gone from it; an empty one says what to do about it."""
    if not items and not gone:
        return Cell((empty(lane, width, brush),))
    gone = [*gone, *(item for item in items if brush.news(item) is News.GONE)]
    items = [item for item in items if item not in gone]
    ordered = [item for _, theirs in by_person(items, brush.people) for item in theirs]
    blocks = _entries(ordered, lane, width, brush)
    return Cell((*blocks, *_gone(gone, lane, width, brush)))


def by_person(
    items: Sequence[Item], people: Sequence[Persona]
) -> list[tuple[Persona | None, list[Item]]]:
    """What is everybody's first, then each person's own, in the map's order."""
    order = {one.id: number for number, one in enumerate(people)}
    own: dict[str | None, list[Item]] = {}
    for item in items:
        own.setdefault(item.persona if item.persona in order else None, []).append(item)
    groups: list[tuple[Persona | None, list[Item]]] = [(None, own[None])] if None in own else []
    return groups + [(one, own[one.id]) for one in people if one.id in own]


def _entries(items: Sequence[Item], lane: str, width: float, brush: Brush) -> list[Block]:
    if lane == lanes.METRICS:
        return [tile(item, width, brush) for item in items]
    doubted = [item for item in items if mark_of(item) is Mark.GUESS]
    again = doubted[1:]  # one question mark a cell says it of all of them
    if lane == lanes.CHANNELS:
        chips = [chip(item, width, brush, again=item in again) for item in items]
        return flow(chips, width, brush.sizes.chip_gap)
    return [entry(item, width, brush, again=item in again) for item in items]


def _gone(items: Sequence[Item], lane: str, width: float, brush: Brush) -> list[Block]:
    if lane == lanes.CHANNELS:
        return flow([gone_chip(item, width, brush) for item in items], width, brush.sizes.chip_gap)
    return [gone_entry(item, width, brush) for item in items]


def empty(lane: str, width: float, brush: Brush) -> Block:
    """A short grey word where nothing is known."""
    sizes = brush.sizes
    room = width - sizes.pad_x * 2
    text = text_block(brush.unknown(lane), room, sizes.small, brush.theme.soft, brush.measure)
    inner = Block(
        width,
        text.height + sizes.plain_y * 2,
        lambda x, y: text.place(x + sizes.pad_x, y + sizes.plain_y),
    )
    return tagged(inner, Tag.ITEM)
