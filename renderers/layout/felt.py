"""On a stage's card: the place of the stage on the curve, and how each person feels there.

Knows feelings, a small curve and its words; knows no page. The face is that of whoever is worst
off; all that people say stands here in full.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from journey.loudness import lowest
from journey.model import EmotionKind, Origin
from journey.words import capital
from renderers import telling
from renderers.layout import curve, lanes, strands
from renderers.layout.badges import badge
from renderers.layout.blocks import Block, stack, take, text_block
from renderers.layout.faces import face, step
from renderers.layout.handles import handles
from renderers.layout.marks import Mark, mark_of
from renderers.layout.notes import survey_word
from renderers.layout.other_line import other_line, other_runs
from renderers.scene import Circle, Curve, Shape, Stroke
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Emotion, Journey
    from renderers.layout.brush import Brush
    from renderers.layout.handles import Handle
    from renderers.scene import Point, Record

SPAN: Final = 142.0
"""Of the small curve, from its first stage to its last."""
STUB: Final = 8.0
"""The line goes on so far, level, at both ends."""
LEVEL: Final = 15.0
FACE: Final = 14.0
RING: Final = 2.2
DOT: Final = 3.4
AROUND: Final = FACE + RING
"""Over the highest level of the map and under its lowest one: a face stands there."""
HIGH: Final = LEVEL * 4 + AROUND * 2
"""Of the words beside the curve, unless one person's need more."""
LEFT: Final = SPAN + FACE * 2 + 22.0
"""From the panel's left to the words beside the curve."""
LINE: Final = 2.6
DOTS: Final = (2.8, 3.2)
WORD: Final = Lettering(19, Weight.BOLD, leading=1.25)
SMALLER: Final = Lettering(15, Weight.SEMIBOLD, leading=1.3)
SIGN: Final = 6.0
RADIUS: Final = 7.0


def felt(journey: Journey, index: int, width: float, brush: Brush) -> list[Block]:
    """The curve with the words of as many persons as fit beside it, then the others'."""
    small = _Small(journey, index, brush)
    persons = _persons(journey, index)
    if not persons:
        said = brush.unknown(lanes.EMOTION)
        letters, soft = brush.sizes.body, brush.theme.soft
        return [_beside(small, text_block(said, width - LEFT, letters, soft, brush.measure), width)]
    large = len(persons) == 1
    told = [_told(one, width - LEFT, brush, large=large or not at)
            for at, one in enumerate(persons)]  # fmt: skip
    count = max(1, take(told, HIGH, 8))
    rest = [_told(one, width, brush, large=False) for one in persons[count:]]
    return [_beside(small, stack(told[:count], 8), width), *rest]


@dataclass(frozen=True, slots=True)
class _Person:
    """Whoever feels something here; no handle: everybody, or the only one."""

    handle: Handle | None
    everybody: bool
    told: Emotion
    """What was measured, else what was assumed."""
    all: tuple[Emotion, ...]


def _persons(journey: Journey, index: int) -> list[_Person]:
    """The worst off first."""
    stage = journey.stages[index]
    known = handles(journey)
    whose = dict.fromkeys([None, *known, *(one.persona for one in stage.emotions)])
    found = []
    for who in whose:
        told = strands.told_by(stage, who)
        if told is not None:
            theirs = tuple(one for one in stage.emotions if one.persona == who)
            found.append(_Person(known.get(who or ""), who is None and bool(known), told, theirs))
    return sorted(found, key=lambda one: one.told.level)


def _told(person: _Person, room: float, brush: Brush, *, large: bool) -> Block:
    """The word, what is said with it, how it is known."""
    theme, measure, words, sizes = brush.theme, brush.measure, brush.words, brush.sizes
    level = person.told.level
    name = person.handle.name if person.handle else words.told["everybody"]
    named = person.handle is not None or person.everybody
    word = words.levels[step(level)]
    said = (
        words.told["fact.voice"].format(name=name, level=telling.lowered(word)) if named else word
    )
    letters = WORD if large and not named else SMALLER
    left = SIGN * 2 + 7 if person.handle else 0.0
    head = text_block(said, room - left, letters, theme.mood(step(level)), measure)

    def place(x: float, y: float) -> Iterator[Record]:
        if person.handle is not None:
            strand = strands.Strand(person.handle, name, (), ())
            yield strands.mark(strand, x + SIGN, y + letters.line / 2, SIGN, theme)
        yield from head.place(x + left, y)

    quotes = [
        text_block(_quoted(one, brush), room, sizes.body, theme.ink, measure)
        for one in person.all
        if one.note
    ]
    small = [text_block(one, room, sizes.small, theme.soft, measure)
             for one in _under(person, brush)]  # fmt: skip
    parts = [Block(left + head.width, head.height, place), *quotes, _evidence(person, room, brush)]
    return stack([*parts, *small], 2)


def _quoted(emotion: Emotion, brush: Brush) -> str:
    """Somebody's own words; a catalogue's are nobody's."""
    note = capital(emotion.note or "")
    return note if emotion.origin is Origin.CATALOGUE else telling.quoted(note, brush.words)


def _evidence(person: _Person, room: float, brush: Brush) -> Block:
    """The mark and what it rests on; an owner's answer needs no word."""
    words, small = brush.words, brush.sizes.small
    mark = Mark.PROVED if person.told.kind is EmotionKind.MEASURED else mark_of(person.told)
    if mark is Mark.ANSWER or (brush.draft and mark is Mark.GUESS):
        return stack([])
    said = survey_word(person.told, words)
    said = said or (words.guess if mark is Mark.GUESS else words.proved)
    left = RADIUS * 2 + 6
    text = text_block(said, room - left, small, brush.theme.soft, brush.measure)

    def place(x: float, y: float) -> Iterator[Record]:
        yield from badge(mark, x + RADIUS, y + small.line / 2, RADIUS, brush.theme)
        yield from text.place(x + left, y)

    return Block(left + text.width, max(text.height, RADIUS * 2), place)


def _under(person: _Person, brush: Brush) -> Iterator[str]:
    """What was thought before it was measured, and what is felt on the map beside."""
    words, told = brush.words, person.told
    if told.kind is EmotionKind.MEASURED:
        thoughts = (one for one in person.all if one.kind is EmotionKind.ASSUMED)
        thought = next((one for one in thoughts if step(one.level) != step(told.level)), None)
        if thought is not None:
            yield words.told["thought"].format(level=telling.level_word(thought.level, words))
    was = brush.beside.emotion(told) if brush.beside else None
    if was is not None and brush.beside is not None and step(was.level) != step(told.level):
        before = brush.beside.names(words)[0]
        yield f"{before}: {telling.level_word(was.level, words)}"


def _beside(small: _Small, texts: Block, width: float) -> Block:
    height = max(small.height, texts.height)

    def place(x: float, y: float) -> Iterator[Record]:
        yield from small.place(x + STUB, y + (height - small.height) / 2)
        yield from texts.place(x + LEFT, y + (height - texts.height) / 2)

    return Block(width, height, place)


class _Small:
    """The whole way's curve with a face on this stage."""

    def __init__(self, journey: Journey, index: int, brush: Brush) -> None:
        self._journey = journey
        self._index = index
        self._brush = brush
        self._heard = [lowest(journey, stage) for stage in journey.stages]
        self._lines = strands.strands(journey, journey.stages, brush.words)
        levels = [0.0, *self._levels()]
        self._over, self._under = (LEVEL * one for one in (max(levels), -min(levels)))

    @property
    def height(self) -> float:
        """The same on all the map's cards, and no more than its feelings need."""
        return self._over + self._under + AROUND * 2

    def _levels(self) -> Iterator[float]:
        """All that is drawn, of the map beside too."""
        other = self._brush.beside
        for journey in (self._journey, *([other.before] if other else [])):
            yield from (one.level for stage in journey.stages for one in stage.emotions)

    def place(self, x: float, y: float) -> Iterator[Record]:
        """The upper left corner of its first stage's place."""
        theme, zero = self._brush.theme, y + AROUND + self._over
        x += FACE - STUB / 2
        points: list[Point | None] = [
            None if one is None else self._at(at, one.level, x, zero)
            for at, one in enumerate(self._heard)
        ]
        for run in strands.runs(points):
            yield from self._areas(self._to_ends(run, points), zero)
        start, end = (x - STUB, zero), (x + SPAN + STUB, zero)
        dashes = Stroke(theme.mute, 1.2, (3.0, 3.0))
        yield Curve(start, ((start, end, end),), dashes, rounded=False)
        yield from self._other(x, zero)
        if self._lines:
            yield from self._persons(x, zero)
        else:
            yield from self._leading(points)
            for at, point in enumerate(points):
                if point is not None and at != self._index:
                    yield Circle(*point, DOT + 1.4, theme.surface)
                    yield Circle(*point, DOT, theme.accent)
        heard, spot = self._heard[self._index], points[self._index]
        if heard is None or spot is None:
            across = self._at(self._index, 0.0, x, zero)
            yield Circle(*across, RADIUS + 1.5, theme.surface)
            yield from badge(Mark.GUESS, *across, RADIUS, theme)
        else:
            yield from face(heard.level, *spot, FACE, theme, ring=RING)

    def _at(self, at: int, level: float, x: float, zero: float) -> Point:
        count = len(self._journey.stages)
        share = at / (count - 1) if count > 1 else 0.5
        return (x + SPAN * share, zero - level * LEVEL)

    def _to_ends(self, run: list[Point], points: Sequence[Point | None]) -> list[Point]:
        found = list(run)
        if run[0] == points[0]:
            found.insert(0, (run[0][0] - STUB, run[0][1]))
        if run[-1] == points[-1]:
            found.append((run[-1][0] + STUB, run[-1][1]))
        return found

    def _areas(self, run: Sequence[Point], zero: float) -> Iterator[Record]:
        if len(run) == 1:
            return
        theme = self._brush.theme
        for above, outline in curve.areas(run, zero):
            if not above:
                yield Shape(outline.points, theme.bad.fill)
            elif not self._lines:  # among several only what is wrong for somebody is filled
                yield Shape(outline.points, theme.good.fill)

    def _leading(self, points: Sequence[Point | None]) -> Iterator[Record]:
        """Dotted beside what is only supposed."""
        known = [one.emotions for one in self._heard if one is not None]
        stroke, sure = Stroke(self._brush.theme.accent, LINE), self._brush.beside is not None
        for run in strands.runs(points):
            guessed = [not sure and all(map(curve.is_guess, one)) for one in known[: len(run)]]
            known = known[len(run) :]
            line = self._to_ends(run, points)
            before = guessed[:1] if line[0] != run[0] else []
            after = guessed[-1:] if line[-1] != run[-1] else []
            yield from curve.line(line, [*before, *guessed, *after], stroke, dotted=DOTS)

    def _persons(self, x: float, zero: float) -> Iterator[Record]:
        for number, voice in enumerate(self._lines):
            spots: list[Point | None] = []
            for at, one in enumerate(voice.points):
                if one is None:
                    spots.append(None)
                    continue
                across, level = self._at(at, one.level, x, zero)
                spots.append((across, level + strands.aside(self._lines, number, at)))
            stroke = voice.stroke(self._brush.theme, strands.CROWDED)
            for run in strands.runs(spots):
                line = self._to_ends(run, spots)
                yield from curve.line(line, [False] * len(line), stroke)

    def _other(self, x: float, zero: float) -> Iterator[Record]:
        """The line of the map beside."""
        if self._brush.beside is None:
            return
        runs = other_runs(
            self._brush.beside,
            self._journey.stages,
            lambda emotion, at: self._at(at, emotion.level, x, zero),
        )
        for one in runs:
            yield from other_line(one, self._brush.theme)
