"""The team's week on one picture: who did what, the curve before and now, one next thing.

Knows a map, the same map as it was when the week began, and the tasks between the two; says nothing
that is in neither. A card is 480 units wide.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from journey import checklist
from journey.checklist.digest import done_between
from journey.checklist.progress import progress
from journey.loudness import lowest
from journey.model import EmotionKind
from journey.shifts import moved
from journey.words import capital
from renderers import telling
from renderers.layout import lanes
from renderers.layout.badges import CAPITAL, disc
from renderers.layout.blocks import Block, spoken, stack, tagged, text_block
from renderers.layout.brush import PHONE, Brush
from renderers.layout.faces import step
from renderers.layout.notes import key
from renderers.layout.phone import CARD, LONGEST, MARGIN
from renderers.layout.wave import TOP, Columns, Wave
from renderers.scene import Box, Circle, Curve, Scene, Sheet, Stroke, Tag, Text
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight
from renderers.text.wrap import wrap
from renderers.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.model import Journey, Task
    from renderers.layout.beside import Beside
    from renderers.scene import Record
    from renderers.text.measure import Measure
    from renderers.theme import Theme
    from renderers.words import Words

INNER: Final = CARD - MARGIN * 2
GAP: Final = 16.0
PAD: Final = 18.0
SMALL: Final = Lettering(14, leading=1.3)
OVER: Final = Lettering(15, Weight.SEMIBOLD, leading=1.3)
HEADLINES: Final = (29.0, 26.0, 23.0)
"""Sizes of the sentence: the largest in which it takes three lines at most."""
LINES: Final = 3
HEADING: Final = Lettering(16.5, Weight.SEMIBOLD, leading=1.3)
TASK: Final = Lettering(17, leading=1.25)
NEXT: Final = Lettering(22, Weight.BOLD, leading=1.2)
SHOWN: Final = 6
"""Tasks told one by one; of more the last ones are counted."""
SEGMENTS: Final = 14
"""Tasks that have a segment each; more are one bar."""
BAR: Final = 12.0
APART: Final = 5.0
AVATAR: Final = 18.0
TICK: Final = 22.0
LEVEL: Final = 25.0
"""From one level of feeling to the next."""
DISC: Final = 12.5


def week(
    journey: Journey, words: Words, theme: Theme, measure: Measure, other: Beside | None = None
) -> list[Scene]:
    """The one picture; without an earlier map all that is done is told, and no curve before."""
    brush = Brush.of(journey, words, theme, measure, PHONE, other)
    drawn = _Week(journey, brush)
    made = [drawn.scene(shown) for shown in range(SHOWN, 0, -1)]
    return [next((one for one in made if one.height <= LONGEST), made[-1])]


class _Week:
    def __init__(self, journey: Journey, brush: Brush) -> None:
        self._journey = journey
        self._brush = brush
        self._said = brush.words.todo
        before = brush.beside.before if brush.beside else None
        self._done = done_between(before, journey)
        self._change = _change(journey, brush.beside)

    def scene(self, shown: int) -> Scene:
        """With so many tasks at most."""
        sheet, y = Sheet(), MARGIN
        for block in self._blocks(shown):
            if block.height:
                sheet.extend(block.place(MARGIN, y))
                y += block.height + GAP
        return sheet.scene(CARD, y - GAP + MARGIN * 0.75, self._brush.theme.page)

    def _blocks(self, shown: int) -> list[Block]:
        """From top to bottom."""
        return [
            stack([self._head(), self._headline()], 8),
            self._progress(),
            self._curve(),
            self._tasks(shown),
            self._next(),
            self._foot(),
        ]

    def _text(
        self, text: str, width: float, letters: Lettering, colour: str | None = None
    ) -> Block:
        ink = colour or self._brush.theme.ink
        return text_block(text, width, letters, ink, self._brush.measure)

    def _head(self) -> Block:
        """Whose week, and up to which day."""
        theme, words = self._brush.theme, self._brush.words
        date = self._text(words.date.replace(" ", NO_BREAK), INNER, SMALL, theme.soft)
        over = self._text(self._said["week.title"], INNER - date.width - 12, OVER)
        title = self._text(self._journey.title, INNER, SMALL, theme.soft)

        def place(x: float, y: float) -> Iterator[Record]:
            yield from over.place(x, y)
            yield from date.place(x + INNER - date.width, y + OVER.baseline - SMALL.baseline)

        return stack([Block(INNER, max(over.height, date.height), place), title], 2)

    def _headline(self) -> Block:
        """«Закрыли 3 задачи, на этапе 2 стало лучше»."""
        done = len(self._done)
        said = self._said[f"week.closed.{done}" if done else "week.none"]
        if (told := self._changed()) is not None:
            said = f"{said}, {telling.lowered(told)}"
        for size in HEADLINES:
            letters = Lettering(size, Weight.BOLD, leading=1.2)
            if len(wrap(said, INNER, letters, self._brush.measure)) <= LINES:
                break
        return tagged(self._text(said, INNER, letters), Tag.TITLE)

    def _changed(self) -> str | None:
        """What of the curve moved most; None: nobody asked again, or there was nothing before."""
        found = self._change
        if found is None:
            return None
        key = "week.better" if found.now > found.before else "week.worse"
        return self._said[key].format(number=found.number).replace(" ", NO_BREAK, 2)

    def _progress(self) -> Block:
        """A segment a task: this week's full, earlier ones pale, open ones empty; and in words."""
        theme = self._brush.theme
        done, whole = progress(self._journey)
        if not whole:
            return stack([])
        fresh = len(self._done)
        parts = [(theme.tint, theme.bar, done - fresh), (theme.key, theme.key, fresh)]
        parts.append((theme.surface, theme.mute, whole - done))
        said = self._text(
            self._said["counts"].format(done=done, all=whole), INNER, SMALL, theme.soft
        )
        gap = APART if whole <= SEGMENTS else 0.0
        each = (INNER - gap * (whole - 1)) / whole

        def place(x: float, y: float) -> Iterator[Record]:
            for fill, edge, count in parts:
                pieces = count if gap else min(count, 1)
                wide = each if gap else each * count
                for _ in range(pieces):
                    radius = min(BAR, wide) / 2
                    yield Box(x, y, wide, BAR, fill, Stroke(edge, 1.2), radius)
                    x += wide + gap

        return stack([Block(INNER, BAR, place), said], 6)

    def _curve(self) -> Block:
        """Now as a solid line, before as a dashed one, the stage that moved marked."""
        journey, brush = self._journey, self._brush
        felt = any(stage.emotions for stage in journey.stages)
        if not felt or lanes.hidden(journey, lanes.EMOTION):
            return stack([])
        theme, count = brush.theme, len(journey.stages)
        columns = Columns(count, (INNER - 2) / count, 0.0)
        size = min(PHONE.face * 0.72, columns.width * 0.42)
        small = replace(brush, sizes=replace(brush.sizes, face=size))
        wave = Wave(journey, journey.stages, columns, small, LEVEL)
        title = tagged(self._text(brush.words.curve_title, INNER - PAD * 2, HEADING), Tag.HEADING)
        key = self._key(wave)
        high = LEVEL * 4 + TOP * 2
        numbers = DISC * 2 + 12
        height = PAD + title.height + high + numbers + (key.height + 6 if key.height else 0) + 8
        told = telling.curve(journey, journey.stages, brush.words)

        def place(x: float, y: float) -> Iterator[Record]:
            yield Box(x, y, INNER, height, theme.surface, Stroke(theme.line, 1.2), 14)
            yield from title.place(x + PAD, y + PAD * 0.8)
            top = y + PAD + title.height
            zero = top + high / 2
            yield from spoken(wave.place(x + 1, zero, zero, zero), told)
            level = top + high + DISC
            yield from self._numbers(x + 1, level, columns)
            yield from key.place(x + PAD, level + DISC + 10)

        return Block(INNER, height, place)

    def _numbers(self, x: float, y: float, columns: Columns) -> Iterator[Record]:
        theme, measure = self._brush.theme, self._brush.measure
        moved = self._change.number if self._change else 0
        radius = min(DISC, columns.width * 0.42)
        for at in range(columns.count):
            middle = x + columns.middle(at)
            yield from disc(at + 1, middle, y, radius, theme, measure, truth=at + 1 == moved)

    def _key(self, wave: Wave) -> Block:
        """Which line is whose, and how the stage that moved felt then and feels now."""
        brush, found = self._brush, self._change
        said = self._said["week.same"] if brush.beside else ""
        if found is not None:
            before, now = (brush.words.levels[level] for level in (found.before, found.now))
            said = self._said["week.moved"].format(number=found.number, before=before, now=now)
        room = INNER - PAD * 2
        moved = found is not None and wave.was
        lines = key(wave.lines, room, brush, was=moved, thought=wave.thought, one=not wave.lines)
        return stack([lines, self._text(said, room, SMALL, brush.theme.soft)], 6)

    def _tasks(self, shown: int) -> Block:
        """Each in its own words, with whoever did it."""
        if not self._done:
            return stack([])
        heading = tagged(self._text(self._said["week.done"], INNER, HEADING), Tag.HEADING)
        rows = [self._task(task) for task in self._done[:shown]]
        more = len(self._done) - shown
        rest = self._said["week.more"].format(n=more) if more > 0 else ""
        last = self._text(rest, INNER, SMALL, self._brush.theme.soft)
        return stack([heading, tagged(stack(rows, 8), Tag.LIST), last], 8)

    def _task(self, task: Task) -> Block:
        theme, measure = self._brush.theme, self._brush.measure
        name = _doer(task)
        left = AVATAR * 2 + 14 if name else 0.0
        room = INNER - left - TICK - 16
        texts = stack(
            [
                self._text(self._cut(name, room), room, SMALL, theme.soft),
                self._text(capital(task.text), room, TASK),
            ],
            0,
        )
        height = max(texts.height, AVATAR * 2 if name else TICK)
        letters = Lettering(AVATAR, Weight.SEMIBOLD)

        def place(x: float, y: float) -> Iterator[Record]:
            middle = y + height / 2
            if name:
                yield Circle(x + AVATAR, middle, AVATAR, theme.tint)
                sign = name[0].upper()
                wide = measure.width(sign, letters)
                baseline = middle + letters.size * CAPITAL
                # the name itself stands beside it
                yield Text(x + AVATAR - wide / 2, baseline, sign, letters, theme.ink, wide)
            yield from texts.place(x + left, middle - texts.height / 2)
            yield from _tick(x + INNER - TICK, middle - TICK / 2, theme)

        return tagged(Block(INNER, height, place), Tag.ITEM)

    def _cut(self, name: str, room: float) -> str:
        """A name on one line."""
        cuts = (name, *(f"{name[:at]}…" for at in range(len(name) - 1, 0, -1)))
        return next(one for one in cuts if self._brush.measure.width(one, SMALL) <= room)

    def _next(self) -> Block:
        """Exactly one thing, with why and until when."""
        following = checklist.top(self._journey)
        if not following:
            return stack([])
        task, theme, brush = following[0], self._brush.theme, self._brush
        ink, room = theme.on_key, INNER - PAD * 2
        due = brush.words.days.get(task.due.isoformat(), "") if task.due else ""
        until = self._said["due"].format(day=due).replace(" ", NO_BREAK) if due else ""
        why = self._text(capital(task.why or ""), room, SMALL, ink)
        texts = stack(
            [
                tagged(self._text(self._said["week.next"], room, SMALL, ink), Tag.HEADING),
                self._text(capital(task.text), room, NEXT, ink),
                why,
                self._text(until, room, OVER, ink),
            ],
            4,
        )
        height = texts.height + PAD * 1.6

        def place(x: float, y: float) -> Iterator[Record]:
            line = Stroke(theme.key_line, 1.2) if theme.key_line else None
            yield Box(x, y, INNER, height, theme.key, line, 14)
            yield from texts.place(x + PAD, y + PAD * 0.8)

        return Block(INNER, height, place)

    def _foot(self) -> Block:
        """How many were asked then and now, where they were; who drew it."""
        theme, words, beside = self._brush.theme, self._brush.words, self._brush.beside
        said = [words.made_with]
        asked = [_asked(one) for one in (beside.before, self._journey)] if beside else []
        if asked and all(asked):
            before, now = asked
            said.insert(0, self._said["week.asked"].format(before=before, now=now))
        return self._text(" · ".join(said), INNER, SMALL, theme.soft)


@dataclass(frozen=True, slots=True)
class _Change:
    """A stage that feels another way than before, in steps of a face."""

    number: int
    before: int
    now: int


def _change(journey: Journey, beside: Beside | None) -> _Change | None:
    """The largest one beyond chance, of equals the better news, then the earlier stage."""
    found = []
    for number, stage in enumerate(journey.stages, 1):
        was, heard = beside.felt(stage) if beside else None, lowest(journey, stage)
        if was is None or heard is None or not moved(was, heard.emotions[0]):
            continue
        if step(was.level) != step(heard.level):
            found.append(_Change(number, step(was.level), step(heard.level)))
    return max(found, key=lambda one: (abs(one.now - one.before), one.now), default=None)


def _doer(task: Task) -> str:
    """Who did it; whoever speaks in a group's name is not named."""
    hidden = task.done_by_id is not None and task.done_by_id <= 0
    return "" if hidden or not task.done_by else task.done_by


def _asked(journey: Journey) -> int:
    """Of how many customers the survey is."""
    measured = EmotionKind.MEASURED
    return max(
        (one.n or 0 for stage in journey.stages for one in stage.emotions if one.kind is measured),
        default=0,
    )


def _tick(x: float, y: float, theme: Theme) -> Iterator[Record]:
    """A square one, so that it is not read as «proved»."""
    yield Box(x, y, TICK, TICK, theme.key, Stroke(theme.key_line or theme.key, 1.0), 5)
    start, turn = (x + TICK * 0.26, y + TICK * 0.52), (x + TICK * 0.44, y + TICK * 0.7)
    end = (x + TICK * 0.75, y + TICK * 0.32)
    yield Curve(start, ((start, turn, turn), (turn, end, end)), Stroke(theme.on_key, 2.4))
