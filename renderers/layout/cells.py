"""A cell: a lane of one stage, its entries one under the other, whose they are, and what is gone.

Knows the order in a cell; what an entry looks like is known by `entries`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from renderers.layout import lanes, marks
from renderers.layout.beside import News
from renderers.layout.blocks import Block, beside, flow, stack, text_block
from renderers.layout.entries import chip, entry, gone_chip, gone_entry
from renderers.layout.heads import avatar_sign
from renderers.scene import Emoji, Record
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Item, Persona
    from renderers.layout.brush import Brush
    from renderers.layout.marks import Mark


@dataclass(frozen=True, slots=True)
class Cell:
    """The entries of a lane on one stage, from top to bottom."""

    entries: tuple[Block, ...]
    mark: Mark | None = None
    """Of all of them: its outline stands round the cell instead of round each."""

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
    mark = marks.shared(items) if lane != lanes.CHANNELS else None
    blocks: list[Block] = []
    for person, theirs in by_person(items, brush.people):
        found = _entries(theirs, lane, width, brush, framed=mark is None)
        if person is not None:
            tag = name_tag(person, width, brush)
            apart = _room(brush.sizes.entry_gap) if blocks else _room(0)
            found[0] = stack([apart, stack([tag, found[0]], 2)])
        blocks += found
    return Cell((*blocks, *_gone(gone, lane, width, brush)), mark)


def owned(item: Item, width: float, brush: Brush, *, framed: bool = True) -> Block:
    """An entry by itself, whose it is over it."""
    person = next((one for one in brush.people if one.id == item.persona), None)
    drawn = entry(item, width, brush, framed=framed)
    return stack([name_tag(person, width, brush), drawn], 2) if person else drawn


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


def _entries(
    items: Sequence[Item], lane: str, width: float, brush: Brush, *, framed: bool
) -> list[Block]:
    if lane == lanes.CHANNELS:
        return flow([chip(item, width, brush) for item in items], width, brush.sizes.chip_gap)
    return [entry(item, width, brush, framed=framed) for item in items]


def _gone(items: Sequence[Item], lane: str, width: float, brush: Brush) -> list[Block]:
    if lane == lanes.CHANNELS:
        return flow([gone_chip(item, width, brush) for item in items], width, brush.sizes.chip_gap)
    return [gone_entry(item, width, brush) for item in items]


def _room(height: float) -> Block:
    """Nothing, so high."""
    return Block(0, height, lambda _x, _y: ())


def name_tag(person: Persona, width: float, brush: Brush) -> Block:
    """Whose the entries below are: the person's picture and name."""
    sizes = brush.sizes
    lettering = Lettering(sizes.small.size, Weight.SEMIBOLD, sizes.small.leading)
    size = lettering.size * 1.15
    left = sizes.pad_x * 0.4
    room = width - left - size * 1.35
    name = text_block(person.name, room, lettering, brush.theme.soft, brush.measure)

    def place(x: float, y: float) -> Iterator[Record]:
        yield Emoji(x + left, y + lettering.line / 2 - size * 0.47, size, avatar_sign(person))

    return beside([Block(left + size * 1.35, lettering.line, place), name], 0)


def empty(lane: str, width: float, brush: Brush) -> Block:
    """A short grey word where nothing is known."""
    sizes = brush.sizes
    room = width - sizes.pad_x * 2
    text = text_block(brush.unknown(lane), room, sizes.small, brush.theme.soft, brush.measure)
    return Block(
        width,
        text.height + sizes.plain_y * 2,
        lambda x, y: text.place(x + sizes.pad_x, y + sizes.plain_y),
    )
