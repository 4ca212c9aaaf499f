"""A stage's slide: how it feels there, what hinders, what helps, and what else is known of it.

Knows a stage's slide; must not know the whole map's. A slide holds so much and no more: of what
does not fit it says how many, and its last rows stay away; the stage's card has all of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from journey.dropoff import drops
from journey.lanes import Role as LaneRole
from journey.loudness import lowest
from journey.questions import lane_of
from journey.soreness import moments_of_truth
from journey.words import capital
from renderers import telling
from renderers.layout import lanes, marks, slidepage
from renderers.layout.badges import badge
from renderers.layout.blocks import Block, flow, spoken, text_block, text_records
from renderers.layout.curve import is_guess
from renderers.layout.faces import face, step
from renderers.layout.fitting import fitted
from renderers.layout.handles import handles, sign
from renderers.layout.marks import Mark, mark_of
from renderers.layout.pills import pill
from renderers.layout.slidepage import (
    BETWEEN,
    BOLD,
    BOTTOM,
    GAP,
    HIGH,
    INNER,
    LABEL,
    MARGIN,
    PLAIN,
    SIDE,
    SlidePage,
)
from renderers.scene import Begin, End, Role, Tag
from renderers.words import sourced, stage_facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from journey.model import Emotion, Item, Journey, Stage
    from renderers.layout.brush import Brush
    from renderers.scene import Record, Scene
    from renderers.text.wrap import Line
    from renderers.theme import Meaning

FACE: Final = 13.0
STAR: Final = 11.0
HALF: Final = (INNER - BETWEEN) / 2
BULLET: Final = 26.0
"""From an entry's mark to its words."""
WEIGHT: Final = 9.0
BETWEEN_ENTRIES: Final = 4.0
BETWEEN_LANES: Final = 9.0
FACTS: Final = 26.0
LINES: Final = (2, 1)
"""Of an entry: the first with which an entry of each lane fits."""
MOST: Final = 5
"""Entries of a lane."""


def stage_slide(journey: Journey, at: int, brush: Brush) -> Scene:
    """The slide of the stage with that index."""
    page = SlidePage(journey, brush)
    stage = journey.stages[at]
    page.whose()
    truth = stage.id in moments_of_truth(journey)
    named = f"{at + 1}. {stage.title}"
    size, lines = page.titled(named, INNER - (STAR * 2 + 12 if truth else 0))
    if truth and lines:
        last = page.y + (len(lines) - 0.5) * size * slidepage.LEADING
        x = MARGIN + lines[-1].width + 12 + STAR
        place = (x - STAR, last - STAR, STAR * 2, STAR * 2)
        star = marks.star(x, last, STAR, brush.theme.star)
        page.sheet.part(Role.FIGURE, [star], place)
    page.heading(size, lines)
    _facts(page, stage, at)
    _columns(page, stage)
    return page.scene()


def _facts(page: SlidePage, stage: Stage, at: int) -> None:
    """How it feels, how many come, how many leave."""
    known = list(_known(page.journey, stage, at, page.brush))
    high = max((one.height for one in known), default=0.0)
    for row in flow([_level(one, high) for one in known], INNER, FACTS):
        place = (MARGIN, page.y, row.width, row.height)
        page.sheet.part(Role.NOTE, row.place(MARGIN, page.y), place)
        page.y += row.height + 3
    page.y += GAP - 6


def _known(journey: Journey, stage: Stage, at: int, brush: Brush) -> Iterator[Block]:
    theme, words = brush.theme, brush.words
    if not lanes.hidden(journey, lanes.EMOTION):
        yield _feeling(journey, stage, brush)
    facts = stage_facts(stage, words)
    if facts:
        yield text_block(facts, INNER, PLAIN, theme.soft, brush.measure)
    found = drops(journey)
    if at < len(found) and (drop := found[at]) is not None:
        yield pill(drop, PLAIN.size, brush)
    if stage.moment_of_truth and stage.id in moments_of_truth(journey):
        chosen = telling.raised(words.told["reason.chosen"])
        yield text_block(chosen, INNER, PLAIN, theme.soft, brush.measure)


def _level(block: Block, height: float) -> Block:
    """In the middle of that height."""
    return Block(block.width, height, lambda x, y: block.place(x, y + (height - block.height) / 2))


def _feeling(journey: Journey, stage: Stage, brush: Brush) -> Block:
    """The face of whoever is worst off, with the word; a ring where nobody knows."""
    theme = brush.theme
    heard = lowest(journey, stage)
    known = heard.emotions if heard else ()
    names = {who: handle.name for who, handle in handles(journey).items()}
    if heard is None:
        said, ink = brush.unknown(lanes.EMOTION), theme.soft
    else:
        said = telling.raised(telling.of_voices(heard, brush.words, names))
        ink = theme.bad.ink if step(heard.level) < 0 else theme.ink
    mark = _sure(known, brush)
    left = FACE * 2 + 10
    after = 26.0 if mark else 0.0
    lines = fitted(said, INNER - left - after, BOLD, brush.measure, 1)
    wide = max((line.width for line in lines), default=0.0)
    height = FACE * 2 + 2

    def place(x: float, y: float) -> Iterator[Record]:
        middle = y + height / 2
        if heard is None:
            yield from badge(Mark.GUESS, x + FACE, middle, FACE - 3, theme)
        else:
            yield from face(heard.level, x + FACE, middle, FACE, theme, ring=1.5)
        yield from text_records(lines, BOLD, ink, x + left, middle - BOLD.line / 2)
        if mark:
            yield from badge(mark, x + left + wide + 17, middle, 9, theme)

    return Block(left + wide + after, height, place)


def _sure(known: Sequence[Emotion], brush: Brush) -> Mark | None:
    """A mark where a feeling is proved, or only supposed on a map that is no draft."""
    if any(mark_of(one) is Mark.PROVED for one in known):
        return Mark.PROVED
    return Mark.GUESS if known and not brush.draft and all(map(is_guess, known)) else None


@dataclass(frozen=True, slots=True)
class _Entry:
    item: Item
    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        return len(self.lines) * PLAIN.line


@dataclass(frozen=True, slots=True)
class _Lane:
    """A row with some of its entries."""

    lane: str
    name: tuple[Line, ...]
    entries: tuple[_Entry, ...]

    @property
    def height(self) -> float:
        inner = sum(one.height for one in self.entries)
        return LABEL.line + 2 + inner + BETWEEN_ENTRIES * (len(self.entries) - 1)


def _columns(page: SlidePage, stage: Stage) -> None:
    """Left what customers do there, right what hinders and what helps."""
    shown = [lane for lane in lanes.shown(page.journey) if _open(stage, lane)]
    toned = [lane for lane in shown if _tone(lane, page.brush) or lane == lanes.METRICS]
    plain = [lane for lane in shown if lane not in toned]
    width = HALF if toned and plain else INNER
    x, top = MARGIN, page.y
    for names in (plain, toned):
        if names:
            page.y = top
            _column(page, stage, names, x, width)
            x += width + BETWEEN


def _open(stage: Stage, lane: str) -> tuple[Item, ...]:
    """Its entries: a pain that is done away with is none any more."""
    if lane == lanes.EMOTION:
        return ()
    return tuple(one for one in lanes.entries(stage, lane) if not one.closed)


def _tone(lane: str, brush: Brush) -> Meaning | None:
    tones = {LaneRole.TROUBLE: brush.theme.bad, LaneRole.REMEDY: brush.theme.good}
    return tones.get(lane_of(lane).role)


def _column(page: SlidePage, stage: Stage, names: Sequence[str], x: float, width: float) -> None:
    """The lanes on tiles one under the other; neighbours without a tone share one."""
    for count in range(len(names), 0, -1):
        for lines in LINES:
            tiles = _filled(page, stage, names[:count], width, lines)
            if tiles:
                for tile in tiles:
                    _put(page, tile, x, width)
                    page.y += _tile_height(tile) + GAP
                return


def _filled(
    page: SlidePage, stage: Stage, names: Sequence[str], width: float, lines: int
) -> list[list[_Lane]]:
    """An entry of each lane, then further ones in turn while there is room; none: not even that."""
    room = BOTTOM - page.y
    shown = dict.fromkeys(names, 1)
    tiles = _tiles(page, stage, shown, width, lines)
    if _height(tiles) > room:
        return []
    growing = [lane for lane in names if len(_open(stage, lane)) > 1]
    while growing:
        lane = growing.pop(0)
        more = {**shown, lane: shown[lane] + 1}
        larger = _tiles(page, stage, more, width, lines)
        if _height(larger) <= room:
            shown, tiles = more, larger
            if shown[lane] < min(MOST, len(_open(stage, lane))):
                growing.append(lane)
    return tiles


def _height(tiles: Sequence[Sequence[_Lane]]) -> float:
    return sum(map(_tile_height, tiles)) + GAP * (len(tiles) - 1)


def _tiles(
    page: SlidePage, stage: Stage, shown: Mapping[str, int], width: float, lines: int
) -> list[list[_Lane]]:
    found: list[list[_Lane]] = []
    for lane, most in shown.items():
        made = _lane(page.brush, stage, lane, width - SIDE * 2, lines, most)
        if found and not (_tone(lane, page.brush) or _tone(found[-1][-1].lane, page.brush)):
            found[-1].append(made)
        else:
            found.append([made])
    return found


def _lane(brush: Brush, stage: Stage, lane: str, width: float, lines: int, most: int) -> _Lane:
    """Its name with how many more there are, and the first entries."""
    items = _open(stage, lane)
    shown = items[:most]
    entries = tuple(_Entry(one, _lines(one, width, brush, lines)) for one in shown)
    left = len(items) - len(shown)
    name = brush.words.lane(lane)
    if left:
        name = f"{name} · {brush.words.told['more'].format(n=left)}"
    return _Lane(lane, fitted(name, width, LABEL, brush.measure, 1), entries)


def _lines(item: Item, width: float, brush: Brush, most: int) -> tuple[Line, ...]:
    said = capital(item.text)
    if item.lane == lanes.METRICS:
        said = f"{said}: {sourced(item, brush.words)}"
        most += 1  # of how many, when and by whom it was counted is not what is left out
    weight = item.severity or 0
    tail = marks.severity_width(weight, PLAIN.size) + WEIGHT if weight else 0.0
    return fitted(said, width - BULLET, PLAIN, brush.measure, most, tail=tail)


def _tile_height(tile: Sequence[_Lane]) -> float:
    return HIGH * 2 + sum(one.height for one in tile) + BETWEEN_LANES * (len(tile) - 1)


def _put(page: SlidePage, tile: Sequence[_Lane], x: float, width: float) -> None:
    brush, tone = page.brush, _tone(tile[0].lane, page.brush)
    page.tile(x, width, _tile_height(tile), tone)
    top, page.y = page.y, page.y + HIGH
    left = x + SIDE
    for lane in tile:
        ink = tone.ink if tone else brush.theme.ink
        page.text(Role.LABEL, lane.name, LABEL, left, ink)
        page.y += LABEL.line + 2
        page.sheet.add(Begin(Tag.LIST))
        for entry in lane.entries:
            page.sheet.add(Begin(Tag.ITEM))
            page.text(Role.BODY, entry.lines, PLAIN, left + BULLET)
            high = entry.height
            place = (left, page.y, width - SIDE * 2, high)
            page.sheet.part(Role.FIGURE, _signs(entry, left, page.y, brush), place)
            page.sheet.add(End())
            page.y += high + BETWEEN_ENTRIES
        page.sheet.add(End())
        page.y += BETWEEN_LANES - BETWEEN_ENTRIES
    page.y = top


def _signs(entry: _Entry, x: float, y: float, brush: Brush) -> Iterator[Record]:
    """At the left whose it is, else how we know; behind the words how bad it is."""
    theme, item = brush.theme, entry.item
    whose = brush.handle(item.persona)
    if whose is not None:
        yield sign(whose, x + 9, y + PLAIN.line / 2, 6.5, theme)
    else:
        base = y + PLAIN.baseline
        mark = mark_of(item)
        drawn = marks.sign(mark, x + 9, base, PLAIN.size, theme, hollow=brush.draft)
        yield from spoken(drawn, "" if brush.draft else telling.mark(mark, brush.words))
    if item.severity and entry.lines:
        last = y + (len(entry.lines) - 1) * PLAIN.line + PLAIN.baseline
        across = x + BULLET + entry.lines[-1].width + WEIGHT
        signs = marks.severity(item.severity, across, last, PLAIN.size, theme.bad.ink)
        yield from spoken(signs, brush.words.severity[item.severity])
