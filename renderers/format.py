"""What a format is: a way to write a map into files, as a record.

Knows no file format itself. A format is one file in `formats/` with a `FORMAT`: the bot's menu of
files, the command line's help and the commands' page follow from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from journey.model import Journey
    from journey.pictures import Leaflet, Lists, Pages, Paper, Use
    from renderers.words import Words


class Needs(StrEnum):
    """What a format is written from."""

    PICTURE = "picture"
    """The map's pages, laid out, or its tables: this takes a while and belongs into a process of
    its own.
    """
    WORDS = "words"
    """The map and the words of its language."""
    CHECKLIST = "checklist"
    """Its tasks, brought up to date, and words."""
    MAP = "map"
    """The map alone: no language, no colours."""


class Option(StrEnum):
    """What there is a choice in."""

    SCALE = "scale"
    """Pixels to a logical unit."""
    LETTERS = "letters"
    """Letters as text instead of outlines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is to be written. A format takes of it what it needs."""

    journey: Journey
    words: Words
    theme: str = "light"
    pages: Pages = "board"
    paper: Paper | None = None
    """A page of text instead of pictures."""
    leaflet: Leaflet | None = None
    """A card that leads to `link`, instead of pictures of the map."""
    link: str = ""
    scale: float | None = None
    """Pixels to a logical unit; None: the format's own."""
    as_text: bool = False
    """Letters as text instead of their outlines."""
    beside: Journey | None = None
    """The map it is compared with."""
    logo: bytes | None = None
    """Of the business, as `renderers.drawing.logos` makes it."""
    most: int | None = None
    """Where each page is a file and there would be more: `TooManyPicturesError`, none is drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One of the files that the bot's menu offers.

    Its button says `button.file.<name>`, the words under the file are
    `file.<what>`, its own name says `file.called.<what>`; of two formats with one ending each
    has a `what` of its own.
    """

    what: str
    """The first part of its name: `board` of «board.pdf»."""
    place: int
    """Smaller stands earlier in the menu."""
    use: Use
    """Under which of the menu's words it stands."""
    pages: Pages = "board"
    paper: Paper | None = None
    """It is offered on that paper's page, not in the menu."""
    scale: float | None = None
    as_text: bool = False
    """Letters as text instead of outlines."""
    loses: bool = False
    """Something of the map is not in it: `file.lost.<name>` says what, under the file."""
    lists: Lists | None = None
    """Nothing is in it but such tasks: without any, `file.nothing.<lists>` is said instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way to write a map."""

    title: str
    """Its name on the command line, the same in every language: «PNG»."""
    suffix: str
    """With the dot; of those that share one, a single one is meant by the ending alone."""
    needs: Needs
    write: Callable[[Request], tuple[bytes, ...]]
    """Each element is a whole file."""
    by_ending: bool = True
    """Whether the ending alone means it; else it is asked for by the name of an offer."""
    heavy: bool = False
    """Though nothing is laid out, it takes a while, or loads a large library."""
    paged: bool = False
    """Whether each page is a file of its own."""
    pages: Pages | None = None
    """The only pages it is made of, whichever are asked for; None: any."""
    options: frozenset[Option] = frozenset()
    offers: tuple[Offer, ...] = ()

    @property
    def apart(self) -> bool:
        """Whether it is written in a process of its own."""
        return self.heavy or self.needs is Needs.PICTURE

    def name(self, offer: Offer) -> str:
        """An offer's own name: «board.pdf»."""
        return offer.what + self.suffix
