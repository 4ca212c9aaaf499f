"""The pages of a map, laid out and not drawn yet.

Knows which layout makes which picture, and how large each is drawn; must not know a format.
Loads layouts and fonts when the first page is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journey.pictures import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.model import Journey
    from journey.pictures import Kind, Paper
    from renderers.format import Request
    from renderers.scene import Scene
    from renderers.text.measure import ShapedMeasure
    from renderers.words import Words

SCALES: Final[dict[Kind, float]] = {
    "board": 2.0,
    "cover": 3.0,
    "stage": 3.0,
    "poster": 3.0,
    "strip": 2.0,
    "tasks": 3.0,
    "sheet": 3.0,
}
"""Pixels to a logical unit: a board 2560 pixels wide, a card 1440; a poster at 216 dpi."""


def lay_out(
    journey: Journey,
    words: Words,
    *,
    kind: Kind,
    theme: str | None = None,
    stages: range | None = None,
    beside: Journey | None = None,
) -> list[Scene]:
    """The scenes of one kind of picture, not drawn yet."""
    from renderers.layout.beside import Beside
    from renderers.layout.board import board
    from renderers.layout.cover import cover
    from renderers.layout.phone import phone
    from renderers.layout.poster import poster
    from renderers.layout.strip import strip
    from renderers.layout.tasklist import A4, CARD, tasklist
    from renderers.themes import chosen, on_paper

    colours, measure = chosen(theme, journey.look), _measure(words)
    other = Beside.of(beside, journey) if beside else None
    match kind:
        case "board":
            return board(journey, words, colours, measure, other)
        case "cover":
            return cover(journey, words, colours, measure, other)
        case "stage":
            return phone(journey, words, colours, measure, stages, other)
        case "poster":
            return poster(journey, words, colours, measure, other)
        case "strip":
            return strip(journey, words, colours, measure, other)
        case "tasks":
            return tasklist(journey, words, colours, measure, CARD)
        case "sheet":
            return tasklist(journey, words, on_paper(colours), measure, A4)


def sheets(request: Request, paper: Paper) -> list[Scene]:
    """A paper's sheets, to be printed: never on a dark ground."""
    from renderers.layout.letter import letter
    from renderers.papers import document_of
    from renderers.themes import chosen

    theme = "print" if request.theme == "print" else "light"
    colours = chosen(theme, request.journey.look)
    return letter(document_of(request, paper), colours, _measure(request.words))


def _measure(words: Words) -> ShapedMeasure:
    from renderers.text.measure import Glue, ShapedMeasure

    return ShapedMeasure(Glue(frozenset(words.with_next), frozenset(words.with_previous)))


def scenes(request: Request) -> Iterator[Scene]:
    """The pages in the order to read them. KeyError: there is no such theme."""
    if request.paper is not None:
        return iter(sheets(request, request.paper))
    return (scene for _, scene in scenes_by_kind(request))


def scenes_by_kind(request: Request) -> Iterator[tuple[Kind, Scene]]:
    """The same pages, each with what it is."""
    for kind in KINDS[request.pages]:
        found = lay_out(
            request.journey, request.words, kind=kind, theme=request.theme, beside=request.beside
        )
        for scene in found:
            yield kind, scene
