"""The cover's head: whose map it is, that it is a draft, its one sentence, the facts under it.

Knows sentences and their letters; knows no stage's row. A sentence has three lines at most: what
is too long is cut at a word, then set in smaller letters; in full it stands in the rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journey.conclusion import Conclusion, Known, conclusion, is_draft
from renderers import telling
from renderers.layout import lanes
from renderers.layout.badges import badge
from renderers.layout.blocks import Block, beside, stack, tagged, text_block, text_records
from renderers.layout.handles import handles
from renderers.layout.heads import state_badge
from renderers.layout.logo import after_logo, logo
from renderers.layout.marks import Mark
from renderers.layout.timebar import against
from renderers.scene import Box, Curve, Stroke, Tag
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight
from renderers.text.wrap import wrap
from renderers.words import NO_BREAK, business_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from journey.model import Journey
    from renderers.layout.brush import Brush
    from renderers.scene import Record
    from renderers.text.wrap import Line

TITLE: Final = Lettering(15, Weight.SEMIBOLD)
UNDER: Final = Lettering(13.5)
SIZES: Final = (27.0, 25.0, 23.0)
LEADING: Final = 1.19
LINES: Final = 3
KEPT: Final = 2
"""So many words of a pain at least stay where it is cut."""
FACT: Final = Lettering(15, leading=1.3)
FACT_BAD: Final = Lettering(15, Weight.SEMIBOLD, leading=1.3)
RADIUS: Final = 8.0
LOGO: Final = 40.0
BESIDE_LOGO: Final = 12.0


def top(journey: Journey, width: float, brush: Brush) -> Block:
    """The map's title with the day at its right, the business under it."""
    theme, measure, words = brush.theme, brush.measure, brush.words
    mark = logo(theme, words, LOGO)
    room = width - (mark.width + BESIDE_LOGO if mark.height else 0.0)
    date = text_block(words.date.replace(" ", NO_BREAK), room, UNDER, theme.soft, measure)
    title = text_block(journey.title, room - date.width - 16, TITLE, theme.ink, measure)
    title = tagged(title, Tag.TITLE)
    under = text_block(business_name(journey), room, UNDER, theme.soft, measure)
    spent = against(brush.beside, words)
    spent = f"{words.time}: {spent}" if spent else ""

    def place(x: float, y: float) -> Iterator[Record]:
        yield from title.place(x, y)
        shift = TITLE.baseline - UNDER.baseline
        yield from date.place(x + room - date.width, y + shift)

    line = Block(room, max(title.height, date.height), place)
    return stack(
        [
            state_badge(journey, width, UNDER.size, brush),
            after_logo(mark, stack([line, under], gap=2), BESIDE_LOGO),
            text_block(spent, width, UNDER, theme.ink, measure),
        ],
        gap=2,
    )


def ribbon(journey: Journey, width: float, brush: Brush, size: float | None = None) -> Block:
    """Says of a draft that it is one; nothing on another map. With a letter size: as wide as it
    says, else as `width`.
    """
    if not is_draft(journey):
        return stack([])
    theme, measure = brush.theme, brush.measure
    letters = Lettering(size or 15, Weight.SEMIBOLD)
    unit = letters.size / 15
    told, left = brush.words.told["draft.ribbon"], 42 * unit
    text = text_block(told, width - 54 * unit, letters, theme.ink, measure)
    height = text.height + 14 * unit
    full = text.width + 56 * unit if size else width

    def place(x: float, y: float) -> Iterator[Record]:
        yield Box(x, y, full, height, theme.tint, radius=10 * unit)
        yield from badge(Mark.GUESS, x + 22 * unit, y + height / 2, 10 * unit, theme)
        yield from text.place(x + left, y + 7 * unit)

    return Block(full, height, place)


def shown(journey: Journey) -> Conclusion | None:
    """What the map says first, unless it speaks of what its pictures do not show."""
    found = conclusion(journey)
    if found is None or (found.pain is not None and lanes.hidden(journey, lanes.PAINS)):
        return None
    return None if found.pain is None and lanes.hidden(journey, lanes.EMOTION) else found


def conclusion_block(
    journey: Journey, found: Conclusion | None, width: float, brush: Brush
) -> Block:
    """The sentence and its facts."""
    if found is None:
        return stack([])
    names = {who: handle.name for who, handle in handles(journey).items()}
    size, lines = sentence(found, width, brush)
    letters = Lettering(size, Weight.BOLD, LEADING)
    ink = brush.theme.ink
    said = Block(
        max(line.width for line in lines),
        letters.line * len(lines),
        lambda x, y: text_records(lines, letters, ink, x, y),
    )
    return stack([said, facts(found, names, width, brush)], gap=8)


def sentence(
    found: Conclusion,
    width: float,
    brush: Brush,
    sizes: Sequence[float] = SIZES,
    most: int = LINES,
) -> tuple[float, Sequence[Line]]:
    """The letters' size and the lines, at most so many."""
    for size in sizes:
        for pain in telling.shorter(telling.cause(found, brush.words), KEPT):
            said = telling.sentence(found, brush.words, pain)
            lines = _parted_lines(said, pain, width, size, brush)
            if len(lines) <= most:
                return size, lines
    for title in telling.shorter(found.stage.title):
        said = telling.sentence(found, brush.words, "", title)
        lines = _parted_lines(said, "", width, sizes[-1], brush)
        if len(lines) <= most:
            break
    return sizes[-1], lines[:most]


def on_fixed_room(
    found: Conclusion, width: float, brush: Brush, rooms: Sequence[tuple[float, int]]
) -> tuple[float, Sequence[Line]]:
    """The first size in which the sentence stands whole on so many lines; else cut in the last."""
    said, cause = telling.sentence(found, brush.words), telling.cause(found, brush.words)
    for size, most in rooms:
        lines = _parted_lines(said, cause, width, size, brush)
        if len(lines) <= most and not any(line.hyphenated for line in lines):
            return size, lines
    size, most = rooms[-1]
    return sentence(found, width, brush, (size,), most)


def _parted_lines(said: str, pain: str, width: float, size: float, brush: Brush) -> Sequence[Line]:
    """Even lines; before the pain a line ends where that costs no further one."""
    letters = Lettering(size, Weight.BOLD, LEADING)
    whole = wrap(said, width, letters, brush.measure)
    if not pain or not said.endswith(f" {pain}"):
        return whole
    head = said.removesuffix(f" {pain}")
    parted = (
        *wrap(head, width, letters, brush.measure),
        *wrap(pain, width, letters, brush.measure),
    )
    return parted if len(parted) <= len(whole) else whole


def facts(
    found: Conclusion,
    names: Mapping[str, str],
    width: float,
    brush: Brush,
    size: float = FACT.size,
) -> Block:
    """The facts in one line with the check of what is proved; two lines where one is too short."""
    theme, measure = brush.theme, brush.measure
    if not found.facts:
        return stack([])
    proved = found.facts[0].proved
    plain, strong = FACT._replace(size=size), FACT_BAD._replace(size=size)
    radius = RADIUS * size / FACT.size
    parts = []
    for index, fact in enumerate(found.facts):
        told = telling.fact(fact, brush.words, names)
        bad = index == 0 and fact.known is not Known.OWNER and fact.known is not Known.REVIEWS
        letters, ink = (strong, theme.bad.ink) if bad else (plain, theme.soft)
        shown = told if index else telling.raised(told) if not proved else told
        if index:
            parts.append(text_block("·", width, plain, theme.soft, measure))
        parts.append(text_block(shown, width - RADIUS * 2 - 8, letters, ink, measure))
    line = beside(parts, 5)
    left = radius * 2 + 8 if proved else 0.0
    if line.width > width - left:
        line = stack(parts[::2])

    def place(x: float, y: float) -> Iterator[Record]:
        if proved:
            middle = (x + radius, y + plain.line / 2)
            yield from badge(Mark.PROVED, *middle, radius, theme)
        yield from line.place(x + left, y)

    return Block(line.width + left, line.height, place)


def hairline(width: float, brush: Brush) -> Block:
    stroke = Stroke(brush.theme.line, 1.2)

    def place(x: float, y: float) -> Iterator[Record]:
        yield Curve((x, y), (((x, y), (x + width, y), (x + width, y)),), stroke)

    return Block(width, 1.2, place)
