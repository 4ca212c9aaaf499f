"""What stands at a board's curve in words: how a stage feels and to whom, by what, how we know.

Knows feelings, pains and their letters; knows no curve. The word is that of whoever is worst off.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from journey.loudness import Voices, is_valley, lowest
from journey.model import Emotion, EmotionKind, Item
from journey.soreness import worst
from journey.words import capital
from renderers import telling
from renderers.layout import lanes, marks
from renderers.layout.badges import badge
from renderers.layout.blocks import Block, text_records
from renderers.layout.faces import step
from renderers.layout.handles import sign
from renderers.layout.marks import Mark
from renderers.layout.notes import survey_word
from renderers.layout.strands import is_apart, thought_by
from renderers.text.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Journey, Stage
    from renderers.layout.brush import Brush
    from renderers.scene import Record
    from renderers.text.measure import Lettering
    from renderers.text.wrap import Line

WIDE: Final = 137.0
"""From this width on every bad stage names what hinders; on narrower ones valleys do."""
PAIN_LINES: Final = 2
SIDE: Final = 6.0
"""Kept free at a column's edges."""
SIGN: Final = 5.0
RADIUS: Final = 6.0
SIGNED: Final = 2
"""Signs stand before the names of so many at most."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is told of a stage at the curve."""

    heard: Voices | None
    pain: Item | None = None
    """What hinders whoever is worst off most."""
    thought: Emotion | None = None
    """What was assumed, where what was measured is far from it."""
    whose: str | None = None
    """Of which person that was."""
    was: Emotion | None = None
    """What was felt on the map beside, where it is another."""

    @property
    def bad(self) -> bool:
        return self.heard is not None and step(self.heard.level) < 0


def said(journey: Journey, stages: Sequence[Stage], width: float, brush: Brush) -> list[Said]:
    """One for each stage."""
    heard = [lowest(journey, stage) for stage in stages]
    pains = [] if lanes.hidden(journey, lanes.PAINS) else worst(journey)
    found = []
    for at, (stage, voices) in enumerate(zip(stages, heard, strict=True)):
        if voices is None:
            found.append(Said(None))
            continue
        shown = width >= WIDE or is_valley(heard, at)
        whose = {one.id if one else None for one in voices.personas}
        theirs = (
            spot.pain
            for spot in pains
            if spot.pain and spot.stage.id == stage.id and _is_theirs(spot.pain, whose)
        )
        pain = next(theirs, None) if shown and step(voices.level) < 0 else None
        who, thought = _thought(journey, stage)
        was = brush.beside.felt(stage) if brush.beside else None
        if was is not None and step(was.level) == step(voices.level):
            was = None
        found.append(Said(voices, pain, thought, who, was))
    return found


def _is_theirs(pain: Item, whose: set[str | None]) -> bool:
    """Whether a pain can be the reason of these persons' feeling: theirs, or everybody's."""
    return pain.persona is None or None in whose or pain.persona in whose


def _thought(journey: Journey, stage: Stage) -> tuple[str | None, Emotion | None]:
    """The largest mistake about a stage, and about whom."""
    found = []
    for told in stage.emotions:
        if told.kind is EmotionKind.MEASURED:
            thought = thought_by(stage, told.persona)
            if thought is not None and is_apart(told, thought):
                found.append((abs(told.level - thought.level), thought))
    if not found:
        return None, None
    thought = max(found, key=lambda pair: pair[0])[1]
    several = len(journey.personas) > 1
    return thought.persona if several else None, thought


def label(one: Said, width: float, brush: Brush) -> list[Block]:
    """The lines from top to bottom, each to be centred."""
    room = width - SIDE * 2
    small, soft = brush.sizes.small, brush.theme.soft
    if one.heard is None:
        return _plain(brush.unknown(lanes.EMOTION), room, small, soft, brush)
    lines = _word(one.heard, room, brush)
    if one.pain is not None:
        lines += _hindrance(one.pain, room, brush)
    under = [survey_word(told, brush.words) for told in one.heard.emotions[:1]]
    if one.thought is not None:
        handle = brush.handle(one.whose)
        name = handle.name if handle else ""
        key = "thought.of" if name else "thought"
        level = telling.level_word(one.thought.level, brush.words)
        under.append(brush.words.told[key].format(name=name, level=level))
    if one.was is not None and brush.beside is not None:
        level = telling.level_word(one.was.level, brush.words)
        under.append(f"{brush.beside.names(brush.words)[0]}: {level}")
    return lines + [line for text in under for line in _plain(text, room, small, soft, brush)]


def _plain(text: str, room: float, lettering: Lettering, ink: str, brush: Brush) -> list[Block]:
    lines = wrap(text, room, lettering, brush.measure)
    return [_lined(line, lettering, ink) for line in lines]


def _lined(line: Line, lettering: Lettering, ink: str) -> Block:
    return Block(
        line.width, lettering.line, lambda x, y: text_records([line], lettering, ink, x, y)
    )


def _word(heard: Voices, room: float, brush: Brush) -> list[Block]:
    """The feeling, before it whose it is and how we know."""
    theme, letters = brush.theme, brush.sizes.strong
    names = {who: handle.name for who, handle in brush.handles.items()}
    text = telling.of_voices(heard, brush.words, names)
    signs = [brush.handle(who.id) for who in heard.personas if who is not None]
    shown = [handle for handle in signs if handle is not None] if len(signs) <= SIGNED else []
    mark = _mark(heard, brush)
    before = len(shown) * (SIGN * 2 + 4) + (RADIUS * 2 + 4 if mark else 0)
    first, *rest = wrap(text, max(room / 2, room - before), letters, brush.measure)
    ink = theme.mood(step(heard.level))

    def place(x: float, y: float) -> Iterator[Record]:
        middle = y + letters.line / 2
        for handle in shown:
            yield sign(handle, x + SIGN, middle, SIGN, theme)
            x += SIGN * 2 + 4
        if mark is not None:
            yield from badge(mark, x + RADIUS, middle, RADIUS, theme)
            x += RADIUS * 2 + 4
        yield from text_records([first], letters, ink, x, y)

    head = Block(first.width + before, letters.line, place)
    return [head, *(_lined(line, letters, ink) for line in rest)]


def _mark(heard: Voices, brush: Brush) -> Mark | None:
    """A check where it was measured or proved, a question mark where nobody said it."""
    if any(one.kind is EmotionKind.MEASURED or one.evidence for one in heard.emotions):
        return Mark.PROVED
    guessed = not any(one.origin.from_people for one in heard.emotions)
    return Mark.GUESS if guessed and not brush.draft else None


def _hindrance(pain: Item, room: float, brush: Brush) -> list[Block]:
    """The pain in two lines at most, with its triangles; in full it stands in its row."""
    letters, theme = brush.sizes.body, brush.theme
    weight = pain.severity or 0
    tail = marks.severity_width(weight, letters.size) + letters.size * 0.35 if weight else 0.0
    lines = _short_lines(capital(pain.text), room, tail, brush)
    last = lines[-1]

    def place(x: float, y: float) -> Iterator[Record]:
        yield from text_records([last], letters, theme.ink, x, y)
        at = (x + last.width + letters.size * 0.35, y + letters.baseline)
        yield from marks.severity(weight, *at, letters.size, theme.bad.ink)

    end = Block(last.width + tail, letters.line, place)
    return [*(_lined(line, letters, theme.ink) for line in lines[:-1]), end]


def _short_lines(text: str, room: float, tail: float, brush: Brush) -> Sequence[Line]:
    """Two lines with room for what stands behind, cut at a word where they have to be."""
    letters, measure = brush.sizes.body, brush.measure
    for short in telling.shorter(text):
        lines = wrap(short, room, letters, measure, tail)
        if len(lines) <= PAIN_LINES and lines[-1].width + tail <= room:
            return lines
    return wrap(text, room - tail, letters, measure)[:PAIN_LINES]
