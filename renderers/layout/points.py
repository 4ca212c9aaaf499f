"""A few points of a map, each beside its stage's number: what hinders most, what is to be done.

Knows which points there are, their letters and their signs; knows no page's room. A point has so
many lines and no more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from journey import checklist
from journey.certainty import is_guess
from journey.conclusion import conclusion, is_draft
from journey.soreness import moments_of_truth
from journey.words import capital
from renderers import telling
from renderers.layout import marks
from renderers.layout.badges import badge, disc
from renderers.layout.blocks import spoken, text_records
from renderers.layout.fitting import CUT, fitted, joined
from renderers.layout.foremost import first_check, worst_pains
from renderers.layout.handles import sign
from renderers.layout.marks import Mark, mark_of
from renderers.scene import Begin, End, Role, Tag
from renderers.text.measure import Lettering

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Journey, Task
    from renderers.layout.brush import Brush
    from renderers.layout.handles import Handle
    from renderers.scene import Record, Sheet

PAINS: Final = 3
WEIGHT: Final = 9.0
"""Between the last letter and the triangles."""
SIGN: Final = 7.0
BADGE: Final = 8.5
BETWEEN: Final = 8.0
"""Between the words and a sign at the right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What is said of a stage."""

    text: str
    number: int | None = None
    """Of the stage, from 1."""
    truth: bool = False
    weight: int = 0
    """Its severity in triangles."""
    mark: Mark = Mark.ANSWER
    whose: Handle | None = None
    under: str = ""
    """In small letters: who, until when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How points are set."""

    letters: Lettering
    small: Lettering
    disc: float
    number: float
    """Size of the letters in the disc."""
    left: float
    """From the disc's left edge to the words."""
    gap: float
    """Between two points."""


def pains(journey: Journey, brush: Brush, most: int = PAINS) -> list[Point]:
    """What hinders most, the sorest first."""
    truths = moments_of_truth(journey)
    return [
        Point(
            text=capital(pain.text),
            number=index + 1,
            truth=journey.stages[index].id in truths,
            weight=pain.severity or 0,
            mark=Mark.ANSWER if brush.draft else mark_of(pain),
            whose=brush.handle(pain.persona),
        )
        for index, pain in worst_pains(journey, most)
    ]


def pains_title(journey: Journey, brush: Brush) -> str:
    """Over them; says where all of them are only supposed."""
    guessed = all(is_guess(pain) for _, pain in worst_pains(journey, PAINS))
    return brush.words.pains_guessed if guessed else brush.words.pains_title


def steps(journey: Journey, brush: Brush, most: int = 3) -> list[Point]:
    """What is done next; of a draft what is checked first."""
    if is_draft(journey):
        asked = first_check(journey)
        found = conclusion(journey)
        number = found.number if found else None
        return [Point(text=asked, number=number, truth=_is_truth(journey, number))] if asked else []
    return [of_task(task, journey, brush) for task in checklist.top(journey)[:most]]


def steps_title(journey: Journey, brush: Brush) -> str:
    told = brush.words.told
    return told["draft.check"] if is_draft(journey) else told["next"]


def of_task(task: Task, journey: Journey, brush: Brush) -> Point:
    """A task with who has it until when."""
    ids = [stage.id for stage in journey.stages]
    number = ids.index(task.stage) + 1 if task.stage in ids else None
    day = ""
    if task.due is not None:
        day = brush.words.todo["due"].format(day=brush.words.days[task.due.isoformat()])
    return Point(
        text=capital(task.text),
        number=number,
        truth=_is_truth(journey, number),
        under=" · ".join(part for part in (task.who, day) if part),
    )


def _is_truth(journey: Journey, number: int | None) -> bool:
    return number is not None and journey.stages[number - 1].id in moments_of_truth(journey)


class Row:
    """A point in so many lines, measured."""

    def __init__(self, point: Point, width: float, form: Form, brush: Brush, most: int) -> None:
        self._point = point
        self._form = form
        self._brush = brush
        measure = brush.measure
        weight = point.weight
        wide = marks.severity_width(weight, form.letters.size) if weight else 0.0
        self._tail = wide + WEIGHT if weight else 0.0
        left = form.left if point.number else 0.0
        signs = (BADGE * 2 + BETWEEN) * (point.mark is not Mark.ANSWER)
        signs += (SIGN * 2 + BETWEEN) * (point.whose is not None)
        self._room, self._left, self._width = width - left - signs, left, width
        self._lines = fitted(point.text, self._room, form.letters, measure, most, tail=self._tail)
        self._under = fitted(point.under, self._room, form.small, measure, 1)

    @property
    def whole(self) -> bool:
        """Whether all of its words stand there."""
        said = self._lines[-1].text if self._lines else ""
        return said.endswith(CUT) == self._point.text.rstrip().endswith(CUT)

    @property
    def height(self) -> float:
        return max(self._form.disc * 2 if self._left else 0.0, self._texts)

    @property
    def _texts(self) -> float:
        form = self._form
        return len(self._lines) * form.letters.line + len(self._under) * form.small.line

    def put(self, sheet: Sheet, x: float, y: float) -> None:
        """Onto a page, its upper left corner there."""
        sheet.add(Begin(Tag.ITEM))
        self._put(sheet, x, y)
        sheet.add(End())

    def _put(self, sheet: Sheet, x: float, y: float) -> None:
        form, theme, brush = self._form, self._brush.theme, self._brush
        number = self._point.number
        if number:
            middle = y + max(form.disc, form.letters.line / 2)
            size = form.disc * 2
            sheet.part(
                Role.FIGURE,
                disc(
                    number,
                    x + form.disc,
                    middle,
                    form.disc,
                    theme,
                    brush.measure,
                    truth=self._point.truth,
                    size=form.number,
                ),
                (x, middle - form.disc, size, size),
            )
        first = len(self._lines) * form.letters.line
        top = y + max(0.0, form.disc - form.letters.line / 2) if number else y
        left, place = x + self._left, (x + self._left, top, self._room, first)
        records = text_records(self._lines, form.letters, theme.ink, left, top)
        sheet.part(Role.BODY, records, place, joined(self._lines))
        if self._point.weight or self._room < self._width - self._left:
            place = (left, top, self._width - self._left, first)
            sheet.part(Role.FIGURE, self._signs(x, top), place)
        if self._under:
            records = text_records(self._under, form.small, theme.soft, left, top + first)
            place = (left, top + first, self._room, form.small.line)
            sheet.part(Role.NOTE, records, place, joined(self._under))

    def _signs(self, x: float, top: float) -> Iterator[Record]:
        """Behind the words how bad it is; at the right whose it is and how we know."""
        form, theme, point = self._form, self._brush.theme, self._point
        letters = form.letters
        if self._lines:
            last = top + (len(self._lines) - 1) * letters.line + letters.baseline
            across = x + self._left + self._lines[-1].width + WEIGHT
            signs = marks.severity(point.weight, across, last, letters.size, theme.bad.ink)
            told = self._brush.words.severity[point.weight] if point.weight else ""
            yield from spoken(signs, told)
        end, middle = x + self._width, top + letters.line / 2
        if point.mark is not Mark.ANSWER:
            drawn = badge(point.mark, end - BADGE, middle, BADGE, theme)
            yield from spoken(drawn, telling.mark(point.mark, self._brush.words))
            end -= BADGE * 2 + BETWEEN
        if point.whose is not None:
            yield sign(point.whose, end - SIGN, middle, SIGN, theme)


def put(rows: Sequence[Row], form: Form, sheet: Sheet, x: float, y: float) -> None:
    """Rows one under the other, a list."""
    if not rows:
        return
    sheet.add(Begin(Tag.LIST))
    for row in rows:
        row.put(sheet, x, y)
        y += row.height + form.gap
    sheet.add(End())


def height(rows: Sequence[Row], form: Form) -> float:
    """Of rows one under the other."""
    return sum(row.height for row in rows) + form.gap * max(0, len(rows) - 1)
