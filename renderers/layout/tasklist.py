"""The checklist drawn: this week's few on top, the rest by stage, with boxes to tick by pen.

Knows a list's geometry, on a phone's card and on an A4 sheet with columns for who and until when;
what comes first and why is `journey.checklist`'s matter. What does not fit goes on a further page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from journey import checklist
from journey.checklist.progress import progress
from journey.model import TaskStatus
from journey.words import capital
from renderers.layout.blocks import Block, beside, facts_block, stack, tagged, text_block
from renderers.layout.brush import BOARD, PHONE, Brush, Sizes
from renderers.layout.wave import straight
from renderers.scene import Box, Circle, Curve, Record, Scene, Sheet, Stroke, Tag
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight
from renderers.words import NO_BREAK, business_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Journey, Stage, Task
    from renderers.text.measure import Measure
    from renderers.theme import Theme
    from renderers.words import Words

DOT: Final = " · "


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a list is laid out on."""

    width: float
    height: float
    """The greatest."""
    margin: float
    pad: float
    """Inside a task's card."""
    gap: float
    sizes: Sizes
    title: float
    """Letters of the head."""
    who: float = 0.0
    """Width of a column to write a name into; 0: a known name stands below its task."""
    until: float = 0.0
    fixed: bool = False
    """Every page is exactly as high as it may be."""

    @property
    def inner(self) -> float:
        return self.width - 2 * self.margin

    @property
    def columns(self) -> float:
        """Width of the columns with what is left before each."""
        return sum(one + self.pad for one in (self.who, self.until) if one)


CARD: Final = Form(
    width=480,
    height=1066,
    margin=18,
    pad=9,
    gap=6,
    sizes=PHONE,
    title=25,
)
"""As the phone's cards: drawn at 1440 pixels, read at 390."""

A4: Final = Form(
    width=595.28,
    height=841.89,
    margin=34,
    pad=6,
    gap=3.5,
    sizes=replace(
        BOARD,
        body=Lettering(10.5),
        small=Lettering(8.5),
        strong=Lettering(10.5, Weight.SEMIBOLD),
        label=Lettering(11.5, Weight.SEMIBOLD),
    ),
    title=19,
    who=92,
    until=66,
    fixed=True,
)
"""A sheet of paper, its unit a point: letters of 8.5 and more, 12 mm free all round."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of the list; a head is never the last on its page."""

    block: Block
    head: bool = False


def tasklist(
    journey: Journey, words: Words, theme: Theme, measure: Measure, form: Form
) -> list[Scene]:
    """The pages of a map's checklist; one at least."""
    brush = Brush.of(journey, words, theme, measure, form.sizes)
    return _List(journey, brush, form).pages()


class _List:
    """One map's list on one form."""

    def __init__(self, journey: Journey, brush: Brush, form: Form) -> None:
        self._journey = journey
        self._brush = brush
        self._form = form
        self._said = brush.words.todo

    def pages(self) -> list[Scene]:
        pages: list[list[_Part]] = [[]]
        room = self._room(self._head())
        nothing = _Part(self._small(self._brush.words.checklist["nothing"], self._form.inner))
        parts = [*self._week(), *self._stages()] or [nothing]
        for together in _kept_together(parts):
            height = sum(part.block.height + self._form.gap for part in together)
            if pages[-1] and height > room:
                pages.append([])
                room = self._room(self._further())
            pages[-1] += together
            room -= height
        return [self._scene(page, number, len(pages)) for number, page in enumerate(pages, 1)]

    def _room(self, head: Block) -> float:
        form = self._form
        foot = form.sizes.small.line + form.gap
        return form.height - 2 * form.margin - head.height - form.gap - foot

    def _scene(self, parts: Sequence[_Part], number: int, count: int) -> Scene:
        form, theme = self._form, self._brush.theme
        sheet = Sheet()
        y = form.margin
        for block in (self._head() if number == 1 else self._further(), *(p.block for p in parts)):
            sheet.extend(block.place(form.margin, y))
            y += block.height + form.gap
        foot = self._small(
            DOT.join((self._brush.words.made_with, f"{number} / {count}")), form.inner
        )
        low = form.height - form.margin - foot.height if form.fixed else y + form.gap
        sheet.extend(foot.place(form.margin, low))
        height = form.height if form.fixed else low + foot.height + form.margin * 0.75
        return sheet.scene(form.width, height, theme.page)

    # --- heads

    def _head(self) -> Block:
        form, brush = self._form, self._brush
        done, whole = progress(self._journey)
        large = Lettering(form.title, Weight.BOLD, leading=1.25)
        counts = self._said["counts"].format(done=done, all=whole)
        named = (business_name(self._journey), counts, brush.words.date)
        told = DOT.join(filter(None, named))
        return stack(
            [
                tagged(self._text(self._said["title"], form.inner, large), Tag.TITLE),
                self._text(self._journey.title, form.inner, form.sizes.strong),
                facts_block(told, form.inner, form.sizes.small, brush.theme.soft, brush.measure),
                self._names(),
            ],
            gap=form.sizes.small.size * 0.35,
        )

    def _further(self) -> Block:
        said = DOT.join((self._journey.title, self._brush.words.continued))
        return stack([self._small(said, self._form.inner), self._names()], gap=2)

    def _names(self) -> Block:
        """Over the columns, what they are for."""
        form = self._form
        if not form.columns:
            return stack([])
        who, until = (self._small(self._said[key], form.inner) for key in ("who", "until"))

        def place(x: float, y: float) -> Iterator[Record]:
            left = x + form.inner - form.columns
            yield from who.place(left, y)
            yield from until.place(left + form.who + form.pad, y)

        return Block(form.inner, max(who.height, until.height), place)

    def _heading(self, text: str, mark: Block | None = None) -> Block:
        form = self._form
        label = form.sizes.label._replace(size=form.sizes.label.size * 1.1)
        above = form.gap
        sign = [] if mark is None else [mark]
        room = form.inner - sum(one.width + form.pad for one in sign)
        line = beside([*sign, self._text(text, room, label)], form.pad)
        row = tagged(line, Tag.HEADING)

        def place(x: float, y: float) -> Iterator[Record]:
            yield from row.place(x, y + above)

        return Block(form.inner, row.height + above, place)

    # --- tasks

    def _week(self) -> Iterator[_Part]:
        first = checklist.top(self._journey)
        if first:
            yield _Part(self._heading(self._said["week"]), head=True)
        for task, why in zip(first, self._whys(first), strict=True):
            yield _Part(self._row(task, why, week=True))

    def _stages(self) -> Iterator[_Part]:
        week = {task.id for task in checklist.top(self._journey)}
        for index, stage in enumerate(self._journey.stages):
            rest = tuple(
                task for task in checklist.visible(self._journey, stage.id) if task.id not in week
            )
            if not rest:
                continue
            yield _Part(self._heading(self._title(stage), self._disc(index)), head=True)
            for task, why in zip(rest, self._whys(rest), strict=True):
                yield _Part(self._row(task, why, week=False))

    def _title(self, stage: Stage) -> str:
        done, whole = progress(self._journey, stage.id)
        return DOT.join((stage.title, f"{done} / {whole}"))

    def _disc(self, index: int) -> Block:
        theme, label = self._brush.theme, self._form.sizes.label
        size = label.line * 1.1
        number = text_block(str(index + 1), size * 2, label, theme.on_key, self._brush.measure)

        def place(x: float, y: float) -> Iterator[Record]:
            line = Stroke(theme.key_line, 1.2) if theme.key_line else None
            yield Circle(x + size / 2, y + size / 2, size / 2, theme.stage(index), line)
            yield from number.place(x + (size - number.width) / 2, y + (size - number.height) / 2)

        return Block(size, size, place)

    def _whys(self, tasks: Sequence[Task]) -> tuple[str, ...]:
        takes = self._brush.words.takes

        def say(key: str, /, **params: str | int) -> str:
            return takes[key].format(**params)

        def told(task: Task) -> str:
            kept = (
                one.replace(" ", NO_BREAK) for one in checklist.takes(task.effort, task.cost, say)
            )
            return DOT.join((*([capital(task.why)] if task.why else []), *kept))

        return tuple(map(told, tasks))

    def _row(self, task: Task, why: str, *, week: bool) -> Block:
        """A task on its card: the box, the words, the step before, why, who has it until when."""
        form, theme, sizes = self._form, self._brush.theme, self._form.sizes
        done = task.status is TaskStatus.DONE
        side = sizes.body.line * 0.86
        left = form.pad + side + form.pad
        room = form.inner - left - form.pad - form.columns
        lettering = sizes.strong if week else sizes.body
        first = self._said["first"].format(check=task.check) if task.check and not done else ""
        held = () if form.columns else (self._held(task),)
        body = stack(
            [
                text_block(
                    capital(task.text),
                    room,
                    lettering,
                    theme.soft if done else theme.ink,
                    self._brush.measure,
                ),
                *(self._facts(line, room) for line in (first, why, *held) if line),
            ],
            gap=sizes.small.size * 0.15,
        )
        columns = self._columns(task)
        height = max(body.height, columns.height, side) + 2 * form.pad * 0.7

        def place(x: float, y: float) -> Iterator[Record]:
            ground = theme.tint if week else theme.surface
            yield Box(x, y, form.inner, height, ground, Stroke(theme.line), form.pad)
            top = y + form.pad * 0.7
            yield from _tick_box(
                x + form.pad, top + (lettering.line - side) / 2, side, theme.ink, done=done
            )
            yield from body.place(x + left, top)
            yield from columns.place(x + form.inner - form.columns, top)

        return tagged(Block(form.inner, height, place), Tag.ITEM)

    def _held(self, task: Task) -> str:
        who = task.done_by if task.status is TaskStatus.DONE else task.who
        return DOT.join(part for part in (who, self._until(task)) if part)

    def _until(self, task: Task) -> str:
        if task.due is None or task.status is TaskStatus.DONE:
            return ""
        return self._said["due"].format(day=self._brush.words.days[task.due.isoformat()])

    def _columns(self, task: Task) -> Block:
        """Who and until when, with a line to write on where nobody has said so yet."""
        form = self._form
        if not form.columns:
            return stack([])
        who = (task.done_by if task.status is TaskStatus.DONE else task.who) or ""
        due = self._brush.words.days[task.due.isoformat()] if task.due else ""
        cells = ((who, form.who), (due, form.until))
        texts = [self._small(text, width - form.pad) for text, width in cells]
        blank = form.sizes.body.line
        height = max(blank, *(text.height for text in texts))

        def place(x: float, y: float) -> Iterator[Record]:
            for text, (_, width) in zip(texts, cells, strict=True):
                yield from text.place(x, y)
                if not text.height and task.status is not TaskStatus.DONE:
                    low = y + blank
                    line = Stroke(self._brush.theme.soft, 0.6)
                    yield straight((x, low), (x + width - form.pad, low), line)
                x += width + form.pad

        return Block(form.columns, height, place)

    def _text(self, text: str, width: float, lettering: Lettering) -> Block:
        return text_block(text, width, lettering, self._brush.theme.ink, self._brush.measure)

    def _facts(self, text: str, width: float) -> Block:
        """The same with dots between, none of them at the end of a line."""
        small, soft = self._form.sizes.small, self._brush.theme.soft
        return facts_block(text, width, small, soft, self._brush.measure)

    def _small(self, text: str, width: float) -> Block:
        small, soft = self._form.sizes.small, self._brush.theme.soft
        return text_block(text, width, small, soft, self._brush.measure)


def _kept_together(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    """Each task, with the head before it."""
    waiting: list[_Part] = []
    for part in parts:
        waiting.append(part)
        if not part.head:
            yield waiting
            waiting = []


def _tick_box(x: float, y: float, side: float, colour: str, *, done: bool) -> Iterator[Record]:
    """A box for a pen; ticked where the task is done."""
    yield Box(x, y, side, side, None, Stroke(colour, side * 0.09), side * 0.18)
    if done:
        start = (x + side * 0.22, y + side * 0.54)
        turn, end = (x + side * 0.43, y + side * 0.75), (x + side * 0.8, y + side * 0.28)
        stroke = Stroke(colour, side * 0.13)
        yield Curve(start, ((start, turn, turn), (turn, end, end)), stroke)
