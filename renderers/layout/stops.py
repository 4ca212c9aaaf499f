"""The cover's rows, a stage to a row: its title and star, what is felt or hinders there, how many
come and how many are lost on the way to the next.

Knows rows; the curve beside them is drawn by `upright`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from journey.conclusion import is_draft
from journey.dropoff import Drop, drops
from journey.loudness import Voices, is_valley, lowest
from journey.model import EmotionKind, Item, Origin
from journey.moments import reason
from journey.soreness import moments_of_truth, top_pain
from journey.words import capital
from renderers import telling
from renderers.layout import lanes, marks
from renderers.layout.badges import badge
from renderers.layout.blocks import Block, stack, text_block
from renderers.layout.faces import step
from renderers.layout.handles import handles, sign
from renderers.layout.marks import Mark, mark_of
from renderers.layout.pills import pill as pill_of
from renderers.layout.pills import pill_height
from renderers.scene import Text
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight
from renderers.words import NO_BREAK, come

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.model import Emotion, Journey, Stage
    from renderers.layout.brush import Brush
    from renderers.scene import Record

HIGH: Final = 64.0
TIGHT: Final = 54.0
LOW: Final = 42.0
"""Rows of a map with many stages: one line, a word only where it is bad."""
MANY: Final = 9
"""From so many stages on rows are low."""
TITLE: Final = Lettering(17, Weight.SEMIBOLD, leading=1.25)
TITLE_LOW: Final = Lettering(16, Weight.SEMIBOLD, leading=1.25)
LINE: Final = Lettering(14, leading=1.3)
WORD: Final = Lettering(14, Weight.SEMIBOLD, leading=1.3)
REACH: Final = Lettering(13.5, leading=1.3)
PILL: Final = 13.5
PILL_HEIGHT: Final = pill_height(PILL)
STAR: Final = 9.0
SIGN: Final = 5.5
RADIUS: Final = 7.0
WEIGHT: Final = 9.0
"""Between the last letter and the triangles: nearer they are read as one more letter."""
SHORT: Final = 3
"""A cut line does not end with so short a word."""
BETWEEN: Final = 2.0
"""A row's two lines."""
EDGE: Final = 9.0
"""Over and under a row's texts."""
TIGHT_EDGE: Final = 6.0


@dataclass(frozen=True, slots=True)
class Looks:
    """What a cover's rows hold."""

    low: bool
    notes: bool
    felt: bool
    """Feelings are shown; else what hinders."""
    counted: bool = True
    """How many come and how many are lost is told."""
    tight: bool = False
    """Less room over and under the texts."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of letters, or a sign, on a row's line."""

    block: Block
    gap: float = 0.0
    """Before it."""


def rows(journey: Journey, width: float, brush: Brush, looks: Looks) -> list[Block]:
    """A block for each stage; the pill of a loss hangs over its lower edge."""
    found = drops(journey) if looks.counted else ()
    shown = _Rows(journey, width, brush, looks)
    return [
        shown.row(stage, index, found[index] if index < len(found) else None)
        for index, stage in enumerate(journey.stages)
    ]


class _Rows:
    def __init__(self, journey: Journey, width: float, brush: Brush, looks: Looks) -> None:
        self._journey = journey
        self._width = width
        self._brush = brush
        self._looks = looks
        self._high = TIGHT if looks.tight else HIGH
        self._truths = set(moments_of_truth(journey))
        self._draft = is_draft(journey)
        self._heard = [lowest(journey, stage) for stage in journey.stages]
        self._handles = handles(journey)
        self._pains = not lanes.hidden(journey, lanes.PAINS)
        counted = (stage.id for stage in journey.stages if stage.reach is not None)
        self._first = next(counted, None)

    def row(self, stage: Stage, index: int, drop: Drop | None) -> Block:
        brush, theme = self._brush, self._brush.theme
        low = self._looks.low
        reach = self._reach(stage)
        truth = stage.id in self._truths
        right = reach.width + 10 if reach.width else 0.0
        word = self._low_word(stage, index) if low else stack([])
        right += word.width + 10 if word.width else 0.0
        lettering = TITLE_LOW if low else TITLE
        room = self._width - right - (STAR * 2 + 8 if truth else 0)
        # beside the curve the number stands with the title, on the rail in its disc
        named = f"{index + 1}. {stage.title}" if self._looks.felt else stage.title
        title = text_block(named, room, lettering, theme.ink, brush.measure)
        pill = pill_of(drop, PILL, brush) if drop else stack([])
        under = stack([])
        if not low:
            under = self._under(stage, self._width)
            left = self._high - title.height - under.height - BETWEEN
            if pill.width and left < PILL_HEIGHT:  # it would touch the line
                under = self._under(stage, self._width - pill.width - 10)
        texts = title.height + under.height + (BETWEEN if under.height else 0)
        edge = TIGHT_EDGE if self._looks.tight else EDGE
        height = max(LOW if low else self._high, texts + edge * 2)
        top = (height - texts) / 2

        def place(x: float, y: float) -> Iterator[Record]:
            yield from title.place(x, y + top)
            if truth:
                at = x + min(title.width, room) + STAR + 7
                yield marks.star(at, y + top + lettering.line / 2 - 1, STAR, theme.star)
            end = x + self._width
            level = y + top + (lettering.line - REACH.line) / 2
            if reach.width:
                yield from reach.place(end - reach.width, max(level, y + PILL_HEIGHT / 2 + 0.5))
                end -= reach.width + 10
            if word.width:
                yield from word.place(end - word.width, level)
            yield from under.place(x, y + top + title.height + BETWEEN)
            if pill.width:
                yield from pill.place(x + self._width - pill.width, y + height - PILL_HEIGHT / 2)

        return Block(self._width, height, place)

    def _reach(self, stage: Stage) -> Block:
        """How many come; the unit once."""
        if stage.reach is None or not self._looks.counted:
            return stack([])
        words = self._brush.words
        first = stage.id == self._first
        told = come(stage.reach, words) if first else words.number(stage.reach.people)
        return text_block(told, self._width / 2, REACH, self._brush.theme.soft, self._brush.measure)

    def _low_word(self, stage: Stage, index: int) -> Block:
        """On a low row: the reason of a star, else the word of a valley."""
        if stage.id in self._truths:
            told = telling.why(self._journey, stage, self._brush.words)
            ink = self._brush.theme.bad.ink
            chosen = reason(self._journey, stage).by_hand
            return self._words(told, WORD, self._brush.theme.soft if chosen else ink, 0.5)
        heard = self._heard[index]
        if heard is None or heard.level >= 0 or not is_valley(self._heard, index):
            return stack([])
        said = telling.level_word(heard.level, self._brush.words)
        return self._words(said, WORD, self._brush.theme.bad.ink, 0.5)

    def _words(self, text: str, lettering: Lettering, ink: str, share: float = 1.0) -> Block:
        return text_block(text, self._width * share, lettering, ink, self._brush.measure)

    def _under(self, stage: Stage, room: float) -> Block:
        """The second line."""
        if not self._looks.felt:
            return self._line(self._hindrance(stage, room))
        heard = lowest(self._journey, stage)
        if heard is None:
            return self._line(self._unknown(self._brush.unknown(lanes.EMOTION)))
        return self._line(self._feeling(stage, heard, room))

    def _line(self, pieces: list[_Piece]) -> Block:
        """Pieces side by side on one line."""
        width = sum(piece.gap + piece.block.width for piece in pieces)
        height = max((piece.block.height for piece in pieces), default=0.0)

        def place(x: float, y: float) -> Iterator[Record]:
            for piece in pieces:
                x += piece.gap
                yield from piece.block.place(x, y)
                x += piece.block.width

        return Block(width, height, place)

    def _unknown(self, what: str) -> list[_Piece]:
        theme = self._brush.theme
        return [
            _Piece(self._badge(Mark.GUESS)),
            _Piece(self._words(what, LINE, theme.soft, 0.9), 6),
        ]

    def _badge(self, mark: Mark) -> Block:
        theme = self._brush.theme

        def place(x: float, y: float) -> Iterator[Record]:
            yield from badge(mark, x + RADIUS, y + LINE.line / 2, RADIUS, theme)

        return Block(RADIUS * 2, LINE.line, place)

    def _feeling(self, stage: Stage, heard: Voices, room: float) -> list[_Piece]:
        """Who is worst off, how, and at a low point what hinders or what they say."""
        brush, theme = self._brush, self._brush.theme
        pieces = [_Piece(self._sign(who), 4) for who in self._signs(heard)]
        proved = any(_is_measured(one) for one in heard.emotions)
        if proved and not pieces:
            pieces.append(_Piece(self._badge(Mark.PROVED)))
        bad = heard.level < 0 and step(heard.level) < 0
        said = telling.of_voices(heard, brush.words, self._names())
        lettering, ink = (WORD, theme.bad.ink) if bad else (LINE, theme.soft)
        used = sum(piece.gap + piece.block.width for piece in pieces) + (6 if pieces else 0)
        word = text_block(said, max(60.0, room - used), lettering, ink, brush.measure)
        count = self._count(heard)
        wide = sum(piece.gap + piece.block.width for piece in count)
        count = count if used + word.width + wide <= room else []  # the stage's card tells it
        used += sum(piece.gap + piece.block.width for piece in count)
        pieces += [_Piece(word, 6 if pieces else 0), *count]
        used += word.width
        chosen = stage.moment_of_truth and stage.id in self._truths
        if chosen:
            told = f"· {brush.words.told['reason.chosen']}"
            pieces += self._fitting(told, 0, room - used - 5, 5)
        elif bad or stage.id in self._truths:
            pieces += self._more(stage, heard, room - used)
        return pieces

    def _count(self, heard: Voices) -> list[_Piece]:
        """How many were asked, where one survey tells the feeling."""
        count = heard.emotions[0].n if len(heard.emotions) == 1 else None
        if count is None:
            return []
        words = self._brush.words
        asked = words.sample.format(n=words.number(count)).replace(" ", NO_BREAK)
        return [_Piece(self._words(f"· {asked}", LINE, self._brush.theme.soft), 5)]

    def _names(self) -> dict[str, str]:
        return {who: handle.name for who, handle in self._handles.items()}

    def _signs(self, heard: Voices) -> list[str]:
        return [one.id for one in heard.personas if one is not None and one.id in self._handles]

    def _sign(self, who: str) -> Block:
        handle, theme = self._handles[who], self._brush.theme

        def place(x: float, y: float) -> Iterator[Record]:
            yield sign(handle, x + SIGN, y + LINE.line / 2, SIGN, theme)

        return Block(SIGN * 2, LINE.line, place)

    def _more(self, stage: Stage, heard: Voices, room: float) -> list[_Piece]:
        """A note, else the sorest pain; of a star the pain, with its triangles."""
        note = heard.emotions[0].note if self._looks.notes else None
        pain = top_pain(self._journey, stage) if self._pains else None
        truth = stage.id in self._truths
        if note and not (truth and pain):
            said = (
                capital(note)
                if heard.emotions[0].origin is Origin.CATALOGUE
                else telling.quoted(note, self._brush.words)
            )
            found = self._fitting(f": {said}", 0, room)
            if found:
                return found
        if pain is None:
            return []
        return self._fitting(f": {telling.lowered(pain.text)}", self._weight(pain), room)

    def _weight(self, pain: Item) -> int:
        return pain.severity or 0

    def _fitting(self, text: str, weight: int, room: float, gap: float = 0.0) -> list[_Piece]:
        """The text on the line, cut at a word where it is too long; else its triangles alone."""
        measure, ink = self._brush.measure, self._brush.theme.ink
        tail = marks.severity_width(weight, LINE.size) + WEIGHT if weight else 0.0
        parts = text.split(" ")
        for count in range(len(parts), min(2, len(parts) - 1), -1):
            if count < len(parts) and len(parts[count - 1]) <= SHORT:
                continue  # «с…» tells nothing
            cut = " ".join(parts[:count])
            cut = cut.rstrip(",;:") + "…" if count < len(parts) else cut
            wide = measure.width(cut, LINE)
            if wide + tail <= room:
                pieces = [_Piece(_one_line(cut, wide, ink), gap)]
                return [*pieces, *([_Piece(self._triangles(weight), WEIGHT)] if weight else [])]
        return [_Piece(self._triangles(weight), WEIGHT)] if weight and tail <= room else []

    def _triangles(self, weight: int) -> Block:
        ink = self._brush.theme.bad.ink
        return Block(
            marks.severity_width(weight, LINE.size),
            LINE.line,
            lambda x, y: marks.severity(weight, x, y + LINE.baseline, LINE.size, ink),
        )

    def _hindrance(self, stage: Stage, room: float) -> list[_Piece]:
        """The sorest pain with its proof, else a question of theirs, else that one has to ask."""
        pain = top_pain(self._journey, stage) if self._pains else None
        if pain is not None:
            proof = mark_of(pain) is Mark.PROVED
            left = room - (RADIUS * 2 + 6 if proof else 0)
            pieces = self._fitting(capital(pain.text), self._weight(pain), left)
            return [*pieces, *([_Piece(self._badge(Mark.PROVED), 6)] if proof and pieces else [])]
        asked = next(iter(stage.lane("questions")), None)
        if asked is not None and not lanes.hidden(self._journey, "questions"):
            told = self._brush.words.told["asks"].format(question=telling.lowered(asked.text))
            return self._fitting(told, 0, room)
        return self._unknown(self._brush.unknown(lanes.EMOTION)) if self._pains else []


def _one_line(text: str, width: float, ink: str) -> Block:
    def place(x: float, y: float) -> Iterator[Record]:
        yield Text(x, y + LINE.baseline, text, LINE, ink, width)

    return Block(width, LINE.line, place)


def _is_measured(emotion: Emotion) -> bool:
    return emotion.kind is EmotionKind.MEASURED or bool(emotion.evidence)
