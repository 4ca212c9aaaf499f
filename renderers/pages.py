"""The pages of a map, laid out and not drawn yet.

Knows which layout makes which picture, and how large each is drawn; must not know a format.
Loads layouts and fonts when the first page is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from journey.pictures import KINDS, LEGIBLE, SHEETS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from journey.model import Journey
    from journey.pictures import Kind, Leaflet, Paper, Sheet
    from renderers.format import Request
    from renderers.layout.beside import Beside
    from renderers.scene import Scene
    from renderers.text.measure import ShapedMeasure
    from renderers.theme import Theme
    from renderers.words import Words


class TooManyPicturesError(Exception):
    """A map takes more pictures than were wanted; none was drawn."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How one kind of picture is laid out and drawn."""

    lay: Callable[[_Asked], list[Scene]]
    """Loads its layout when it is called."""
    scale: float
    """Pixels to a logical unit."""
    footed: bool = False
    """It has a footer, which tells the journey's dates."""
    on_paper: bool = False
    """Its unit is a point."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """Everything a layout may ask for."""

    journey: Journey
    words: Words
    theme: Theme
    measure: ShapedMeasure
    other: Beside | None
    stages: range | None

    @property
    def page(self) -> tuple[Journey, Words, Theme, ShapedMeasure, Beside | None]:
        return self.journey, self.words, self.theme, self.measure, self.other


def _board(asked: _Asked) -> list[Scene]:
    from renderers.layout.board import board

    return board(*asked.page)


def _cover(asked: _Asked) -> list[Scene]:
    from renderers.layout.cover import cover

    return cover(*asked.page)


def _stage(asked: _Asked) -> list[Scene]:
    from renderers.layout.phone import phone

    return phone(asked.journey, asked.words, asked.theme, asked.measure, asked.stages, asked.other)


def _poster(asked: _Asked) -> list[Scene]:
    from renderers.layout.poster import poster

    return poster(*asked.page)


def _strip(asked: _Asked) -> list[Scene]:
    from renderers.layout.strip import strip

    return strip(*asked.page)


def _tasks(asked: _Asked) -> list[Scene]:
    from renderers.layout.tasklist import CARD, tasklist

    return tasklist(asked.journey, asked.words, asked.theme, asked.measure, CARD)


def _sheet(asked: _Asked) -> list[Scene]:
    from renderers.layout.tasklist import A4, tasklist
    from renderers.themes import on_paper

    return tasklist(asked.journey, asked.words, on_paper(asked.theme), asked.measure, A4)


def _slide(asked: _Asked) -> list[Scene]:
    from renderers.layout.slide import slide

    return slide(*asked.page)


def _square(asked: _Asked) -> list[Scene]:
    from renderers.layout.post import square

    return square(*asked.page)


def _story(asked: _Asked) -> list[Scene]:
    from renderers.layout.post import story

    return story(*asked.page)


def _week(asked: _Asked) -> list[Scene]:
    from renderers.layout.week import week

    return week(*asked.page)


def _onesheet(size: Sheet) -> Callable[[_Asked], list[Scene]]:
    def lay(asked: _Asked) -> list[Scene]:
        from renderers.layout.onesheet import onesheet
        from renderers.themes import on_paper

        white = replace(asked, theme=on_paper(asked.theme))
        return onesheet(*white.page, size=size)

    return lay


LAYOUTS: Final[dict[Kind, Layout]] = {
    "board": Layout(lay=_board, scale=2, footed=True),
    "cover": Layout(lay=_cover, scale=3),
    "stage": Layout(lay=_stage, scale=3),
    "poster": Layout(lay=_poster, scale=3, footed=True, on_paper=True),
    "strip": Layout(lay=_strip, scale=2),
    "tasks": Layout(lay=_tasks, scale=3),
    "sheet": Layout(lay=_sheet, scale=3, on_paper=True),
    "slide": Layout(lay=_slide, scale=2, on_paper=True),
    "square": Layout(lay=_square, scale=2),
    "story": Layout(lay=_story, scale=2),
    "week": Layout(lay=_week, scale=3),
    **{size: Layout(lay=_onesheet(size), scale=2, footed=True, on_paper=True) for size in SHEETS},
}
"""A board is 2560 pixels wide, a card 1440, a slide 1920; a poster has 216 dpi, the whole map on
one sheet 144."""

LEAFLET: Final = 3.0
"""Pixels to a unit of a card for the table, of which four are a millimetre."""

NEARLY: Final = 0.9
"""Of what is legible: letters on a larger paper are at most so much larger than its sides tell."""


def lay_out(
    journey: Journey,
    words: Words,
    *,
    kind: Kind,
    theme: str | None = None,
    stages: range | None = None,
    beside: Journey | None = None,
    logo: bytes | None = None,
) -> list[Scene]:
    """The scenes of one kind of picture, not drawn yet."""
    from renderers.layout.beside import Beside
    from renderers.themes import chosen

    other = Beside.of(beside, journey) if beside else None
    colours = chosen(theme, journey.look, logo)
    return LAYOUTS[kind].lay(_Asked(journey, words, colours, measure_of(words), other, stages))


def sheets(request: Request, paper: Paper) -> list[Scene]:
    """A paper's sheets, to be printed: never on a dark ground."""
    from renderers.layout.letter import letter
    from renderers.papers import document_of
    from renderers.themes import chosen

    theme = "print" if request.theme == "print" else "light"
    colours = chosen(theme, request.journey.look)
    return letter(document_of(request, paper), colours, measure_of(request.words))


def leaflet(request: Request, which: Leaflet) -> Scene:
    """A card that leads to the request's link, to be printed."""
    from renderers.layout.leaflet import Leaflet as Said
    from renderers.layout.leaflet import card, tent
    from renderers.themes import chosen, on_paper

    journey, words = request.journey, request.words
    said = Said(title=journey.business or "", link=request.link)  # a map's title is not for guests
    draw = {"pulse-card": card, "pulse-tent": tent}[which]
    colours = on_paper(chosen(request.theme, journey.look, request.logo))
    return draw(said, words, colours, measure_of(words))


def measure_of(words: Words) -> ShapedMeasure:
    from renderers.text.measure import Glue, ShapedMeasure

    return ShapedMeasure(Glue(frozenset(words.with_next), frozenset(words.with_previous)))


def letters(request: Request) -> dict[Sheet, float]:
    """The smallest letters of the whole map on one sheet of each size, in points.

    At least as large as that: a larger paper is laid out only where it may matter.
    """
    from renderers.layout.onesheet import PAPERS, smallest

    def on(size: Sheet) -> float:
        made = lay_out(
            request.journey, request.words, kind=size, beside=request.beside, logo=request.logo
        )
        return smallest(made[0])

    first = SHEETS[0]
    found = {first: on(first)}
    for size in SHEETS[1:]:
        least = found[first] * PAPERS[size][0] / PAPERS[first][0]
        found[size] = on(size) if LEGIBLE * NEARLY <= least < LEGIBLE else least
    return found


def scenes(request: Request) -> Iterator[Scene]:
    """The pages in the order to read them. KeyError: there is no such theme."""
    if request.paper is not None:
        return iter(sheets(request, request.paper))
    if request.leaflet is not None:
        return iter((leaflet(request, request.leaflet),))
    return (scene for _, scene in scenes_by_kind(request))


def scenes_by_kind(request: Request) -> Iterator[tuple[Kind, Scene]]:
    """The same pages, each with what it is."""
    for kind in KINDS[request.pages]:
        found = lay_out(
            request.journey,
            request.words,
            kind=kind,
            theme=request.theme,
            beside=request.beside,
            logo=request.logo,
        )
        for scene in found:
            yield kind, scene


def counted(request: Request) -> list[tuple[Kind, Scene]]:
    """The same, all laid out, where each becomes a file: `TooManyPicturesError` where they are more
    than `request.most`.
    """
    found = list(scenes_by_kind(request))
    if request.most is not None and len(found) > request.most:
        raise TooManyPicturesError(len(found))
    return found
