"""/find: what was found and where, each a button to its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from handlers.layout import Rows, rows, short
from handlers.pages.entries import ITEM
from handlers.pages.finding import FIND, FIND_ALL
from handlers.pages.maps import CARD, MAPS
from handlers.pages.stages import EDIT
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens import items as item_screens
from journey.model import Emotion, Journey
from journey.search import Hit

PAGE: Final = 8
"""Hits shown at once."""
TITLE_CHARS: Final = 20
"""Characters of a map's title beside what was found on it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what a search has found."""

    query: str
    count: int
    """Of all hits."""
    hits: tuple[Hit, ...]
    """Those of this page."""
    page: int
    """From 0."""
    cut: bool = False
    """There are more than were counted."""

    @property
    def last(self) -> int:
        """The last page."""
        return max(0, (self.count - 1) // PAGE)


def finding(texts: Texts, journey: Journey | None, found: Found) -> Screen:
    """The hits on one map, or (None) on all of them; without a query it asks for one."""
    return Screen(
        _told(texts, journey, found),
        (
            *_hits(texts, found, whole=journey is None),
            *_pages(texts, journey, found.page, found.last),
            *_below(texts, journey),
        ),
    )


def _told(texts: Texts, journey: Journey | None, found: Found) -> str:
    if not found.query:
        return texts.html("find.ask")
    if not found.hits:
        key = "find.nothing.all" if journey is None else "find.nothing"
        return texts.html(key, query=found.query)
    if found.cut:
        return texts.html("find.many", n=found.count, query=found.query)
    key = "find.found.all" if journey is None else "find.found"
    return texts.count(key, found.count, query=texts.html("find.query", query=found.query))


def _hits(texts: Texts, found: Found, *, whole: bool) -> Rows:
    return tuple(
        (Button(_hit(texts, hit, whole=whole), _page(hit, found.page, whole=whole)),)
        for hit in found.hits
    )


def _hit(texts: Texts, hit: Hit, *, whole: bool) -> str:
    """«2 · Мешает: ? Долгая доставка»; on all maps the map's title comes first."""
    if hit.entry is None:
        told = texts.plain("find.stage", number=hit.number, title=hit.named)
    else:
        lane = "emotion" if isinstance(hit.entry, Emotion) else hit.entry.lane
        said = item_screens.mark(hit.entry) + item_screens.entry_text(texts, hit.entry)
        lane_name = texts.plain(f"lane.{lane}")
        told = texts.plain("find.hit", number=hit.number, lane=lane_name, text=said)
    return short(f"{short(hit.title, TITLE_CHARS)} · {told}" if whole else told)


def _page(hit: Hit, page: int, *, whole: bool) -> str:
    if hit.entry is None:
        return EDIT.opens(hit.journey, hit.stage)
    return ITEM.opens(hit.journey, hit.entry, f"{'g' if whole else 'f'}{page}")


def _pages(texts: Texts, journey: Journey | None, page: int, last: int) -> Rows:
    nearer = Button(texts.plain("button.fewer"), _again(journey, page - 1))
    more = texts.plain("button.more", page=page + 1, pages=last + 1)
    further = Button(more, _again(journey, page + 1))
    return rows((nearer if page else None, further if page < last else None))


def _again(journey: Journey | None, page: int) -> str:
    return FIND_ALL.opens(page) if journey is None else FIND.opens(journey, page)


def _below(texts: Texts, journey: Journey | None) -> Rows:
    """From one map to all of them, and the way out."""
    if journey is None:
        return ((Button(texts.plain("button.maps"), MAPS.opens(0)),),)
    return (
        (Button(texts.plain("button.find.all"), FIND_ALL.opens(0)),),
        (Button(texts.plain("button.back"), CARD.opens(journey)),),
    )
