"""What is felt on a stage in words, and whose curve is whose.

Knows emotions and their marks; knows no curve's geometry.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from journey.model import EmotionKind
from journey.words import capital
from renderers.layout import curve
from renderers.layout.blocks import Block, beside, centred_block, flow, stack, text_block
from renderers.layout.faces import face, step
from renderers.layout.handles import handles
from renderers.layout.lanes import EMOTION
from renderers.layout.marks import Mark, mark_of
from renderers.layout.other_line import other_mark, other_stroke
from renderers.layout.strands import Strand, main_name, mark, people_of, sample_line, strands
from renderers.layout.wave import straight
from renderers.scene import Record, Stroke
from renderers.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from journey.model import Emotion, Journey, Stage
    from renderers.layout.brush import Brush
    from renderers.scene import Point
    from renderers.theme import Theme
    from renderers.words import Words

TALLEST: Final = 520.0
"""Higher than this, the notes of further curves are left to the phone's cards and the text."""

_Drawn: TypeAlias = "Callable[[Point, Point, float, Theme], Iterable[Record]]"

SAMPLE: Final = 2.4
"""Length of a line's sample in the key, for one unit of letter size."""


@dataclass(frozen=True, slots=True)
class Voice:
    """An emotion and whose it is; the name is empty where there is only one curve."""

    emotion: Emotion
    name: str


def voices(journey: Journey, stage: Stage) -> list[Voice]:
    """The stage's emotions, the main curve's person first, what was measured after the assumed.

    Named where there are several curves; the same person's second voice needs no name again.
    """
    if not curve.others(journey, journey.stages):
        return [Voice(one, "") for one in stage.emotions]
    names = {who: handle.name for who, handle in handles(journey).items()}
    people = people_of(journey)
    ordered = sorted(stage.emotions, key=lambda one: (people[one.persona], one.kind))
    found = []
    before: str | None = ""
    for one in ordered:
        name = names.get(one.persona or "", "")
        found.append(Voice(one, "" if one.persona == before else name))
        before = one.persona
    return found


def said_more(voice: Voice) -> bool:
    """Whether there is more than a level: a note, or answers behind it."""
    return bool(voice.emotion.note or voice.emotion.n)


def level_word(emotion: Emotion, words: Words) -> str:
    """The mark's sign and the level: «? Ровно», «✓ Хорошо»."""
    word = words.levels[step(emotion.level)]
    mark = mark_of(emotion)
    return word if mark is Mark.ANSWER else f"{mark.value}{NO_BREAK}{word}"


def was_word(emotion: Emotion, brush: Brush) -> str:
    """What was felt on the map beside: «как сейчас: Недоволен»; nothing where it is the same."""
    if brush.beside is None:
        return ""
    was = brush.beside.emotion(emotion)
    if was is None or step(was.level) == step(emotion.level):
        return ""
    return f"{brush.beside.names(brush.words)[0]}: {brush.words.levels[step(was.level)]}"


def survey_word(emotion: Emotion, words: Words) -> str:
    """What was measured says so, and of how many: «по опросу · n = 40»; else nothing."""
    if emotion.kind is not EmotionKind.MEASURED:
        return ""
    count = words.sample.format(n=words.number(emotion.n)) if emotion.n is not None else ""
    parts = [part.replace(" ", NO_BREAK) for part in (words.measured, count) if part]
    return " · ".join(parts)


def notes(journey: Journey, stages: Sequence[Stage], width: float, brush: Brush) -> list[Block]:
    """For each stage what is felt there; further voices where they say or count something."""
    heard = [voices(journey, stage) for stage in stages]
    told = [[*all_[:1], *filter(said_more, all_[1:])] for all_ in heard]
    full = _told(told, width, brush)
    if max(block.height for block in full) <= TALLEST:
        return full
    return _told([all_[:1] for all_ in heard], width, brush)


def _told(told: Sequence[Sequence[Voice]], width: float, brush: Brush) -> list[Block]:
    blocks = [[_note(one, width, brush) for one in voices] for voices in told]
    return [stack(one, 4) if one else _unknown(width, brush) for one in blocks]


def _unknown(width: float, brush: Brush) -> Block:
    sizes = brush.sizes
    room = width - sizes.pad_x * 4
    text = centred_block(brush.unknown(EMOTION), room, sizes.small, brush.theme.soft, brush.measure)
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
            centred_block(was_word(emotion, brush), room, sizes.small, theme.soft, measure),
            centred_block(
                survey_word(emotion, brush.words), room, sizes.small, theme.soft, measure
            ),
            centred_block(capital(emotion.note or ""), room, sizes.body, theme.ink, measure),
        ]
    )
    return _inset(text, width, sizes.pad_x * 2, sizes.pad_y)


def _inset(block: Block, width: float, left: float, top: float) -> Block:
    return Block(width, block.height + top * 2, lambda x, y: block.place(x + left, y + top))


def key(journey: Journey, stages: Sequence[Stage], width: float, brush: Brush) -> Block:
    """Samples of the curves with their names, in rows; nothing where there is only one."""
    words, other = brush.words, brush.beside
    further = strands(journey, stages, words)
    was, now = other.names(words) if other else ("", "")
    was = was if other and any(map(other.felt, stages)) else ""
    if not further and not was:
        return stack([])
    whose = [main_name(journey, words)] if further else []
    samples = [_sample(" · ".join([*whose, *([now] if was else [])]), _main, width, brush)]
    if was:
        samples.append(_sample(" · ".join([*whose, was]), _other, width, brush))
    samples += [_sample(one.name, partial(_strand, one), width, brush) for one in further]
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


def _main(start: Point, end: Point, size: float, theme: Theme) -> Iterator[Record]:
    yield straight(start, end, Stroke(theme.accent, size / 4.6))
    yield from face(1, (start[0] + end[0]) / 2, start[1], size / 2, theme, ring=1)


def _other(start: Point, end: Point, _size: float, theme: Theme) -> Iterator[Record]:
    yield straight(start, end, other_stroke(theme))
    yield other_mark((start[0] + end[0]) / 2, start[1], theme)


def _strand(
    strand: Strand, start: Point, end: Point, _size: float, theme: Theme
) -> Iterator[Record]:
    yield from sample_line(strand, start, end, theme)
    yield mark(strand, (start[0] + end[0]) / 2, start[1], theme)
