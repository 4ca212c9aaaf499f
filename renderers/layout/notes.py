"""What is felt on a stage in words, and whose curve is whose.

Knows emotions and their marks; knows no curve's geometry.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from renderers.layout import curve, marks
from renderers.layout.blocks import Block, beside, centred_block, flow, stack, text_block
from renderers.layout.faces import step
from renderers.layout.lanes import EMOTION
from renderers.layout.marks import Mark, mark_of
from renderers.scene import Box, Curve, Record, Stroke
from renderers.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from journey.model import Emotion, Journey, Stage
    from renderers.layout.brush import Brush
    from renderers.words import Words

TALLEST: Final = 520.0
"""Higher than this, the notes of further curves are left to the phone's cards and the text."""

SAMPLE: Final = 20.0
"""Length of a line's sample in the key."""


@dataclass(frozen=True, slots=True)
class Voice:
    """An emotion and whose it is; the name is empty where there is only one curve."""

    emotion: Emotion
    name: str


def voices(journey: Journey, stage: Stage) -> list[Voice]:
    """The stage's emotions, the leading one first, named where there are several curves."""
    main = curve.leading(stage)
    if main is None:
        return []
    several = bool(curve.others(journey, journey.stages))
    names = {persona.id: persona.name for persona in journey.personas} if several else {}
    ordered = [main, *(one for one in stage.emotions if one is not main)]
    return [Voice(one, _name(one, names)) for one in ordered]


def _name(emotion: Emotion, names: Mapping[str, str]) -> str:
    return names.get(emotion.persona, "") if emotion.persona else ""


def level_word(emotion: Emotion, words: Words) -> str:
    """The mark's sign and the level: «? Спокоен», «Доволен · по опросу · n = 40»."""
    parts = [words.levels[step(emotion.level)]]
    if emotion.n is not None:
        parts += [words.measured, words.sample.format(n=emotion.n).replace(" ", NO_BREAK)]
    mark = mark_of(emotion)
    word = " · ".join(parts)
    return word if mark is Mark.ANSWER else f"{mark.value}{NO_BREAK}{word}"


def notes(journey: Journey, stages: Sequence[Stage], width: float, brush: Brush) -> list[Block]:
    """For each stage what is felt there; further voices only where they say something."""
    full = []
    for stage in stages:
        heard = voices(journey, stage)
        told = [voice for voice in heard[1:] if voice.emotion.note]
        blocks = [_note(voice, width, brush) for voice in [*heard[:1], *told]]
        full.append(stack(blocks, 4) if blocks else _unknown(width, brush))
    if max(block.height for block in full) <= TALLEST:
        return full
    first = [voices(journey, stage)[:1] for stage in stages]
    return [_note(one[0], width, brush) if one else _unknown(width, brush) for one in first]


def _unknown(width: float, brush: Brush) -> Block:
    sizes = brush.sizes
    room = width - sizes.pad_x * 4
    text = centred_block(brush.words.empty, room, sizes.small, brush.theme.soft, brush.measure)
    return _inset(text, width, sizes.pad_x * 2, sizes.pad_y)


def _note(voice: Voice, width: float, brush: Brush) -> Block:
    """The level's word with its mark, the note under it."""
    sizes, theme, measure = brush.sizes, brush.theme, brush.measure
    room = width - sizes.pad_x * 4
    emotion = voice.emotion
    colours = theme.lane(EMOTION)
    word = level_word(emotion, brush.words)
    text = stack(
        [
            centred_block(voice.name, room, sizes.small, theme.soft, measure),
            centred_block(word, room, sizes.strong, colours.ink, measure),
            centred_block(emotion.note or "", room, sizes.body, theme.ink, measure),
        ]
    )
    inner = _inset(text, width, sizes.pad_x * 2, sizes.pad_y)

    def place(x: float, y: float) -> Iterator[Record]:
        box = Box(x + sizes.pad_x, y, width - sizes.pad_x * 2, inner.height, radius=sizes.radius)
        yield from marks.frame(mark_of(emotion), box, sizes.body.size, colours, theme)
        yield from inner.place(x, y)

    return Block(width, inner.height, place)


def _inset(block: Block, width: float, left: float, top: float) -> Block:
    return Block(width, block.height + top * 2, lambda x, y: block.place(x + left, y + top))


def key(lines: Sequence[tuple[str, Stroke]], width: float, brush: Brush) -> Block:
    """Samples of the curves with their names, in as many rows as they need."""
    samples = [_sample(name, stroke, width, brush) for name, stroke in lines]
    return stack(flow(samples, width, 18))


def _sample(name: str, stroke: Stroke, width: float, brush: Brush) -> Block:
    small = brush.sizes.small

    def place(x: float, y: float) -> Iterator[Record]:
        start, end = (x, y + small.line / 2), (x + SAMPLE, y + small.line / 2)
        yield Curve(start, ((start, end, end),), stroke)

    text = text_block(name, width - SAMPLE - 6, small, brush.theme.soft, brush.measure)
    return beside([Block(SAMPLE, small.line, place), text], 6)
