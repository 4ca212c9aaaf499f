"""The lists of maps: open ones, the archive, the bin, what was found by words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from handlers.layout import BUTTON_CHARS, Rows, rows, short
from handlers.pages.dialogue import BEGIN
from handlers.pages.maps import ARCHIVE, BIN, CARD, DELETED, MAPS, TURN, UNDELETE
from handlers.pages.page import Listing
from handlers.ports import Texts
from handlers.screen import Button, Screen
from journey.shelf import Heading, Shelf

PAGE: Final = 8
"""Maps shown at once."""
FEW: Final = 3
"""So many are found without looking for them."""
PUT_AWAY: Final = "🗄 "


def maps(texts: Texts, every: tuple[Heading, ...], page: int) -> Screen:
    """A person's maps, the latest first, and the ways to those put away."""
    by_shelf = {shelf: [one for one in every if one.shelf is shelf] for shelf in Shelf}
    shown = by_shelf[Shelf.OPEN]
    text = texts.count("maps.count", len(shown)) if shown else texts.html("maps.none")
    if len(shown) > FEW:
        text += "\n" + texts.html("maps.search")
    listed = tuple((_button(texts, heading),) for heading in shown)
    return Screen(
        text,
        (
            *_paged(texts, listed, MAPS.opens, page),
            *rows(
                (
                    _way(texts, "button.archive", ARCHIVE, len(by_shelf[Shelf.ARCHIVE])),
                    _way(texts, "button.bin", BIN, len(by_shelf[Shelf.BIN])),
                ),
                (Button(texts.plain("button.new"), BEGIN.does()),),
            ),
        ),
    )


def _way(texts: Texts, key: str, to: Listing, count: int) -> Button | None:
    return Button(texts.plain(key, n=count), to.opens(0)) if count else None


def archive(texts: Texts, headings: tuple[Heading, ...], page: int) -> Screen:
    listed = tuple((_button(texts, heading),) for heading in headings)
    return Screen(
        texts.html("archive.text"),
        (*_paged(texts, listed, ARCHIVE.opens, page), *_back(texts)),
    )


def bin_(texts: Texts, thrown: tuple[tuple[Heading, dt.date], ...], page: int) -> Screen:
    """What was deleted, and until when it is kept; a tap opens the way back."""
    listed = tuple(
        (Button(_kept(texts, heading.title, until), DELETED.opens(heading)),)
        for heading, until in thrown
    )
    return Screen(texts.html("bin.text"), (*_paged(texts, listed, BIN.opens, page), *_back(texts)))


def results(texts: Texts, hits: tuple[Heading, ...], asked: str, page: int) -> Screen:
    """What was found; of many a page."""
    text = texts.html("found.text" if hits else "found.nothing", words=asked)
    listed = tuple((_button(texts, heading),) for heading in hits)
    return Screen(text, (*_paged(texts, listed, TURN.does, page), *_back(texts)))


def deleted(texts: Texts, heading: Heading, until: dt.date) -> Screen:
    return Screen(
        texts.html("maps.deleted", title=heading.title, day=texts.day_month(until)),
        rows(
            (Button(texts.plain("button.undelete"), UNDELETE.does(heading)),),
            (Button(texts.plain("button.maps"), MAPS.opens(0)),),
        ),
    )


def _button(texts: Texts, heading: Heading) -> Button:
    mark = "" if heading.archived is None else PUT_AWAY
    return Button(mark + _titled(texts, heading.title, heading.updated), CARD.opens(heading))


def _titled(texts: Texts, title: str, at: dt.datetime) -> str:
    day = texts.day_month(at.date())
    return f"{short(title, BUTTON_CHARS - len(day) - 3)} · {day}"


def _kept(texts: Texts, title: str, until: dt.date) -> str:
    day = texts.day_month(until)
    return texts.plain("bin.until", title=short(title, BUTTON_CHARS - len(day) - 9), day=day)


def _paged(texts: Texts, listed: Rows, turn: Callable[[int], str], page: int) -> Rows:
    """The page's rows and those that turn it."""
    last = max(0, (len(listed) - 1) // PAGE)
    page = max(0, min(page, last))
    nearer = Button(texts.plain("button.fewer"), turn(page - 1))
    further = Button(texts.plain("button.more", page=page + 1, pages=last + 1), turn(page + 1))
    return (
        *listed[page * PAGE : (page + 1) * PAGE],
        *rows((nearer if page else None, further if page < last else None)),
    )


def _back(texts: Texts) -> Rows:
    return rows((Button(texts.plain("button.maps"), MAPS.opens(0)),))
