"""What is felt on a stage, person by person: in people's own words, and whose line is whose.

Knows emotions and their marks; knows no curve's geometry.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from journey.model import EmotionKind, Origin
from journey.words import capital
from renderers import telling
from renderers.layout import strands
from renderers.layout.blocks import Block, beside, flow, stack, text_block, text_records
from renderers.layout.faces import face, step
from renderers.layout.other_line import other_mark, other_stroke
from renderers.scene import Circle, Curve, Record, Stroke
from renderers.text.wrap import wrap
from renderers.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from journey.model import Emotion, Stage
    from renderers.layout.brush import Brush
    from renderers.layout.strands import Strand
    from renderers.scene import Point
    from renderers.theme import Theme
    from renderers.words import Words

TALLEST: Final = 420.0
"""Higher than this, what further persons say is left to the phone's cards and the text."""

_Drawn: TypeAlias = "Callable[[Point, Point, float, Theme], Iterable[Record]]"

SAMPLE: Final = 2.4
"""Length of a line's sample in the key, for one unit of letter size."""
SIDE: Final = 10.0
"""Kept free at a column's edges."""
SIGN: Final = 0.36
"""Radius of a person's sign before their words, for one unit of letter size."""


def survey_word(emotion: Emotion, words: Words) -> str:
    """What was measured says so, and of how many: «по опросу · n = 40»; else nothing."""
    if emotion.kind is not EmotionKind.MEASURED:
        return ""
    count = words.sample.format(n=words.number(emotion.n)) if emotion.n is not None else ""
    parts = [part.replace(" ", NO_BREAK) for part in (words.measured, count) if part]
    return " · ".join(parts)


def _quoted(emotion: Emotion, words: Words) -> str:
    """Somebody's own words; a catalogue's are nobody's."""
    note = capital(emotion.note or "")
    return note if emotion.origin is Origin.CATALOGUE else telling.quoted(note, words)


def notes(
    lines: Sequence[Strand], stages: Sequence[Stage], width: float, brush: Brush
) -> list[Block]:
    """For each stage what people say there; of several persons also how the others feel."""
    full = [_all(lines, stage, at, width, brush) for at, stage in enumerate(stages)]
    if max((block.height for block in full), default=0.0) <= TALLEST:
        return full
    return [_all(lines, stage, at, width, brush, short=True) for at, stage in enumerate(stages)]


def _all(
    lines: Sequence[Strand],
    stage: Stage,
    at: int,
    width: float,
    brush: Brush,
    *,
    short: bool = False,
) -> Block:
    """Each person's word and words; the curve itself tells the word of one person."""
    noted = [one for one in stage.emotions if one.note]
    if not lines:
        shown = noted[:1] if short else noted
        return stack([_words(None, _quoted(one, brush.words), width, brush) for one in shown], 3)
    worst = min((one.level for line in lines if (one := line.points[at])), default=0.0)
    words, notes_too = [], []
    for line in lines:
        point = line.points[at]
        if point is None:
            continue
        said = [
            _quoted(one, brush.words) for one in noted if one.persona == point.persona and not short
        ]
        word = brush.words.levels[step(point.level)]
        word = " · ".join(filter(None, [word, survey_word(point, brush.words)]))
        if said:
            first = said[0] if point.level == worst else f"{word}: {said[0]}"
            told = (first, *said[1:])
            notes_too += [_words(line, one, width, brush) for one in told]
        elif point.level > worst:
            words.append(_words(line, word, width, brush))
    return stack([*flow(words, width - SIDE * 2, 10), *notes_too], 3)


def _words(line: Strand | None, text: str, width: float, brush: Brush) -> Block:
    """A person's sign and words."""
    small, theme = brush.sizes.small, brush.theme
    radius = small.size * SIGN
    left = radius * 2 + 5 if line else 0.0
    found = wrap(text, width - SIDE * 2 - left, small, brush.measure)
    wide = max((one.width for one in found), default=0.0) + left

    def place(x: float, y: float) -> Iterator[Record]:
        x += 0 if line else (width - wide) / 2
        if line is not None:
            yield strands.mark(line, x + radius, y + small.line / 2, radius, theme)
        yield from text_records(found, small, theme.ink, x + left, y)

    return Block(wide if line else width, len(found) * small.line, place)


def key(
    lines: Sequence[Strand],
    width: float,
    brush: Brush,
    *,
    was: bool,
    thought: bool,
    one: bool = False,
) -> Block:
    """Samples of the lines with their names, in rows; nothing where one line explains itself.

    `was`: the map beside has a line; `thought`: something was assumed before it was measured;
    `one`: one line stands for all.
    """
    words = brush.words
    samples = [
        _sample(line.name, partial(_strand, line, len(lines)), width, brush) for line in lines
    ]
    if was and brush.beside is not None:
        before, now = brush.beside.names(words)
        samples += [_sample(now, _main, width, brush)] if one else []
        samples.append(_sample(before, _other, width, brush))
    if thought:
        samples.append(_sample(words.assumed, _thought, width, brush))
    return stack(flow(samples, width, 18))


def _sample(name: str, drawn: _Drawn, width: float, brush: Brush) -> Block:
    """A short piece of a line with its sign, and its name."""
    small, theme = brush.sizes.small, brush.theme
    length = small.size * SAMPLE

    def place(x: float, y: float) -> Iterator[Record]:
        middle = y + small.line / 2
        yield from drawn((x, middle), (x + length, middle), small.size, theme)

    text = text_block(name, width - length - 6, small, theme.soft, brush.measure)
    return beside([Block(length, small.line, place), text], 6)


def _straight(start: Point, end: Point, stroke: Stroke) -> Record:
    return Curve(start, ((start, end, end),), stroke)


def _main(start: Point, end: Point, size: float, theme: Theme) -> Iterator[Record]:
    yield _straight(start, end, Stroke(theme.accent, size / 4.6))
    yield from face(1, (start[0] + end[0]) / 2, start[1], size / 2, theme, ring=1)


def _other(start: Point, end: Point, _size: float, theme: Theme) -> Iterator[Record]:
    yield _straight(start, end, other_stroke(theme))
    yield other_mark((start[0] + end[0]) / 2, start[1], theme)


def _thought(start: Point, end: Point, size: float, theme: Theme) -> Iterator[Record]:
    yield _straight(start, end, Stroke(theme.soft, 1.4, (3.0, 3.0)))
    yield Circle(
        (start[0] + end[0]) / 2, start[1], size * 0.36, theme.surface, Stroke(theme.soft, 1.5)
    )


def _strand(
    line: Strand, count: int, start: Point, end: Point, size: float, theme: Theme
) -> Iterator[Record]:
    yield _straight(start, end, line.stroke(theme, strands.width(count)))
    yield strands.mark(line, (start[0] + end[0]) / 2, start[1], size * SIGN, theme)
