"""How long the stages take: a bar under each stage's head, all to one scale, words over it.

Knows durations; knows no page. A time far beyond the others is cut and says so; nothing is drawn
longer than it is.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Final

from journey.durations import minutes, whole
from renderers.layout.bands import COUNT, band_label
from renderers.layout.blocks import Block, stack, text_block
from renderers.layout.chevrons import inset
from renderers.scene import Box, Circle, Shape, Stroke
from renderers.words import NO_BREAK, arrow, duration

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Journey, Stage
    from renderers.layout.beside import Beside
    from renderers.layout.brush import Brush
    from renderers.layout.wave import Columns
    from renderers.scene import Record
    from renderers.words import Words

FAR: Final = 10.0
"""What is so many times as long as the middle one has no part in the scale: it is cut."""
HIGH: Final = 7.0
LEAST: Final = 3.0
"""A shorter bar is a dot: it has no length to be read."""
DOT: Final = 2.5
BETWEEN: Final = 5.0
CUT: Final = 5.0
"""Width of each of a cut's two gaps."""
END: Final = 14.0
"""Kept free behind the longest bar."""


def timed(journey: Journey) -> bool:
    return any(stage.duration for stage in journey.stages)


def total(stages: Sequence[Stage], words: Words) -> str:
    """«всего 8 дней», or what is known of it where a stage has no duration."""
    known = all(stage.duration for stage in stages)
    said = " ".join(words.span(*one) for one in whole(_sum(stages)))
    return (words.time_total if known else words.time_known).format(duration=said)


def spent(stages: Sequence[Stage], words: Words) -> str:
    """The known durations together, in short: «1 ч 40 мин»."""
    return NO_BREAK.join(duration(*one, words) for one in whole(_sum(stages)))


def _sum(stages: Sequence[Stage]) -> float:
    return sum(minutes(stage.duration) for stage in stages if stage.duration)


def against(beside: Beside | None, words: Words) -> str:
    """«21 дн. → 4 дн.», where both maps know every stage's time and they differ."""
    if beside is None:
        return ""
    before, after = beside.before.stages, beside.after.stages
    if not all(stage.duration for stage in (*before, *after)) or not before or not after:
        return ""
    said = spent(before, words), spent(after, words)
    return arrow(*said) if said[0] != said[1] else ""


def scale(times: Sequence[float]) -> float:
    """The longest time that is not far beyond the middle one: as long as a column is wide."""
    known = [one for one in times if one]
    return max(one for one in known if one <= median(known) * FAR)


def time_label(journey: Journey, width: float, brush: Brush) -> Block:
    """The name, and how long it is in all."""
    return band_label(brush.words.time, [total(journey.stages, brush.words)], width, brush)


def bars(journey: Journey, part: range, columns: Columns, brush: Brush) -> Block:
    """The stages of a page, each under its own head."""
    stages = [journey.stages[at] for at in part]
    longest = scale([minutes(one.duration) if one.duration else 0.0 for one in journey.stages])
    room = columns.width - inset(1) - END
    texts = [_said(stage, columns.width - inset(at) - 4, brush) for at, stage in enumerate(stages)]
    row = max(text.height for text in texts)
    under = [
        _beyond(stage, longest, columns.width - inset(at) - 4, brush)
        for at, stage in enumerate(stages)
    ]
    height = row + BETWEEN + HIGH + max(note.height for note in under)

    def place(x: float, y: float) -> Iterator[Record]:
        for at, (stage, text, note) in enumerate(zip(stages, texts, under, strict=True)):
            left = x + columns.left(at) + inset(at)
            yield from text.place(left, y + row - text.height)
            yield from note.place(left, y + row + BETWEEN + HIGH)
            if stage.duration:
                share = minutes(stage.duration) / longest
                yield from _bar(share, room, left, y + row + BETWEEN, brush)
            else:
                dashed = Stroke(brush.theme.mute, 1.2, (4.0, 3.0))
                yield Box(left, y + row + BETWEEN, room, HIGH, None, dashed, HIGH / 2)

    return Block(columns.span, height, place)


def _bar(share: float, room: float, x: float, y: float, brush: Brush) -> Iterator[Record]:
    """As long as its time; cut near its end where that is more than the scale."""
    theme, wide = brush.theme, min(share, 1.0) * room
    if wide < LEAST:
        yield Circle(x + DOT, y + HIGH / 2, DOT, theme.bar)
        return
    yield Box(x, y, wide, HIGH, theme.bar, None, min(HIGH, wide) / 2)
    if share > 1:
        for left in (x + wide - CUT * 4.5, x + wide - CUT * 2.5):
            foot, head = y + HIGH + 1, y - 1
            slanted = ((left, foot), (left + CUT, head), (left + CUT * 1.8, head))
            yield Shape((*slanted, (left + CUT * 0.8, foot)), theme.page)


def _beyond(stage: Stage, longest: float, room: float, brush: Brush) -> Block:
    """Under a bar that is cut: that it is."""
    if stage.duration is None or minutes(stage.duration) <= longest:
        return stack([])
    said = brush.words.told["time.cut"]
    return text_block(said, room, brush.sizes.small, brush.theme.soft, brush.measure)


def _said(stage: Stage, room: float, brush: Brush) -> Block:
    """The time in words; beside another map what it was there, too."""
    words, theme, measure = brush.words, brush.theme, brush.measure
    if stage.duration is None:
        letters = brush.sizes.body
        return text_block(words.told["time.unknown"], room, letters, theme.soft, measure)
    now = (stage.duration.amount, stage.duration.unit)
    said = words.span(*now)
    was = brush.beside.stage(stage) if brush.beside else None
    if was and was.duration and was.duration != stage.duration:
        before = duration(was.duration.amount, was.duration.unit, words)
        said = arrow(before, duration(*now, words))
    return text_block(said, room, COUNT, theme.ink, measure)
