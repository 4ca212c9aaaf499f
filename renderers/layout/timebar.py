"""How long the stages take, to scale: a bar of segments with the true numbers in them.

Knows durations; knows no page. A segment is as wide as its share of the time, but never
narrower than its label: the number says what the width cannot.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from journey.model import DurationUnit, Shape
from renderers.layout.blocks import Block, text_block
from renderers.layout.marks import dash
from renderers.scene import Box, Circle, Stroke
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight
from renderers.words import NO_BREAK, arrow, duration

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Journey, Stage
    from renderers.layout.beside import Beside
    from renderers.layout.brush import Brush
    from renderers.scene import Record
    from renderers.words import Words

HOURS: Final = {
    DurationUnit.MINUTE: 1 / 60,
    DurationUnit.HOUR: 1.0,
    DurationUnit.DAY: 24.0,
    DurationUnit.WEEK: 168.0,
    DurationUnit.MONTH: 730.5,
}
GAP: Final = 3.0
UNKNOWN: Final = "?"


@dataclass(frozen=True, slots=True)
class _Segment:
    index: int
    label: Block
    hours: float
    """0: unknown."""


def timed(journey: Journey) -> bool:
    """Whether the map is one over time and any duration is known."""
    return journey.shape is Shape.TIME and any(stage.duration for stage in journey.stages)


def hours(stage: Stage) -> float:
    """0 where the duration is unknown."""
    return stage.duration.amount * HOURS[stage.duration.unit] if stage.duration else 0.0


def total(stages: Sequence[Stage], words: Words) -> str:
    """«всего 3 нед.», or what is known of it where a stage has no duration."""
    whole = all(stage.duration for stage in stages)
    said = spent(stages, words)
    return (words.time_total if whole else words.time_known).format(duration=said)


def spent(stages: Sequence[Stage], words: Words) -> str:
    """The known durations together, in the largest unit that is not more: «3 нед.».

    Hours with their minutes, as people say it: «1 ч 40 мин».
    """
    known = sum(hours(stage) for stage in stages)
    unit = max((one for one in HOURS if HOURS[one] <= known), key=HOURS.__getitem__, default=None)
    unit = unit or DurationUnit.MINUTE
    if unit is DurationUnit.HOUR:
        parts = zip(divmod(round(known * 60), 60), (unit, DurationUnit.MINUTE), strict=True)
        return NO_BREAK.join(duration(amount, one, words) for amount, one in parts if amount)
    return duration(round(known / HOURS[unit], 1), unit, words)


def against(beside: Beside | None, words: Words) -> str:
    """«Время: 3 нед. → 4 дн.», where both maps know every stage's and they differ."""
    if beside is None:
        return ""
    before, after = beside.before.stages, beside.after.stages
    if not all(stage.duration for stage in (*before, *after)) or not before or not after:
        return ""
    said = spent(before, words), spent(after, words)
    return f"{words.time}: {arrow(*said)}" if said[0] != said[1] else ""


def bar(journey: Journey, width: float, brush: Brush) -> Block:
    """All stages of the map side by side, each with its number and its time."""
    size = brush.sizes.small.size
    room = width / len(journey.stages) - GAP - size
    segments = [
        _Segment(index, _label(stage, index, room, brush), hours(stage))
        for index, stage in enumerate(journey.stages)
    ]
    # one least width for all: a shorter time must not look longer for its label's sake
    least = max(one.label.width for one in segments) + size
    amounts = [one.hours for one in segments]
    widths = shares(amounts, [least] * len(amounts), width - GAP * (len(segments) - 1))
    height = max(one.label.height for one in segments) + size * 0.7

    def place(x: float, y: float) -> Iterator[Record]:
        for segment, wide in zip(segments, widths, strict=True):
            yield _ground(segment, x, y, wide, height, brush)
            left = x + (wide - segment.label.width) / 2
            yield from segment.label.place(left, y + (height - segment.label.height) / 2)
            x += wide + GAP

    return Block(width, height, place)


def shares(amounts: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    """The width in proportion to the amounts, each at least its least.

    The sum of `least` fits the width; what the small ones need is taken from the others evenly.
    """
    widths = list(least)
    free = set(range(len(amounts)))
    while free:
        room = width - sum(widths[index] for index in range(len(amounts)) if index not in free)
        whole = sum(amounts[index] for index in free)
        wide = {index: room * amounts[index] / whole if whole else 0.0 for index in free}
        small = {index for index in free if wide[index] < least[index]}
        if not small:
            for index in free:
                widths[index] = wide[index]
            break
        free -= small
    spare = width - sum(widths)
    return [one + spare / len(widths) for one in widths] if spare > 0 else widths


def _label(stage: Stage, index: int, room: float, brush: Brush) -> Block:
    """The stage's number in a disc, and its time."""
    theme, known, size = brush.theme, stage.duration, brush.sizes.small.size
    letters = theme.on_key if known else theme.soft
    ground = theme.stage(index) if known else theme.surface
    radius = size * 0.64
    said = duration(known.amount, known.unit, brush.words) if known else UNKNOWN
    lettering = Lettering(size, Weight.SEMIBOLD)
    text = text_block(said, room - radius * 2.6, lettering, letters, brush.measure)
    number = text_block(str(index + 1), size * 2, _bold(size), ground, brush.measure)
    height = max(text.height, radius * 2)

    def place(x: float, y: float) -> Iterator[Record]:
        middle = y + height / 2
        yield Circle(x + radius, middle, radius, letters)
        yield from number.place(x + radius - number.width / 2, middle - number.height / 2)
        yield from text.place(x + radius * 2.6, middle - text.height / 2)

    return Block(text.width + radius * 2.6, height, place)


def _bold(size: float) -> Lettering:
    return Lettering(size, Weight.BOLD, leading=1.0)


def _ground(
    segment: _Segment, x: float, y: float, width: float, height: float, brush: Brush
) -> Record:
    """The stage's colour; only a dashed outline where the time is unknown."""
    theme, size = brush.theme, brush.sizes.small.size
    if not segment.hours:
        dashed = Stroke(theme.other_lane.line, 1, dash(size))
        return Box(x, y, width, height, theme.surface, dashed, 4)
    line = Stroke(theme.key_line, 1) if theme.key_line else None
    return Box(x, y, width, height, theme.stage(segment.index), line, 4)
