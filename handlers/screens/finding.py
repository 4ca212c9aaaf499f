"""/find: what was found and where, each a button to its page."""

from __future__ import annotations

from typing import Final

from handlers.codes import opens
from handlers.layout import Rows, rows, short
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens import items as item_screens
from journey.model import Emotion, Journey
from journey.search import Hit

PAGE: Final = 8
"""Hits shown at once."""
TITLE_CHARS: Final = 20
"""Characters of a map's title beside what was found on it."""


def finding(
    texts: Texts, journey: Journey | None, query: str, hits: tuple[Hit, ...], page: int
) -> Screen:
    """The hits on one map, or (None) on all of them; without a query it asks for one."""
    last = max(0, (len(hits) - 1) // PAGE)
    page = max(0, min(page, last))
    return Screen(
        _told(texts, journey, query, hits),
        (
            *_hits(texts, hits[page * PAGE : (page + 1) * PAGE], page, whole=journey is None),
            *_pages(texts, journey, page, last),
            *_below(texts, journey),
        ),
    )


def _told(texts: Texts, journey: Journey | None, query: str, hits: tuple[Hit, ...]) -> str:
    if not query:
        return texts.html("find.ask")
    if hits:
        key = "find.found.all" if journey is None else "find.found"
        return texts.count(key, len(hits), query=texts.html("find.query", query=query))
    return texts.html("find.nothing.all" if journey is None else "find.nothing", query=query)


def _hits(texts: Texts, hits: tuple[Hit, ...], page: int, *, whole: bool) -> Rows:
    return tuple(
        (Button(_hit(texts, hit, whole=whole), _page(hit, page, whole=whole)),) for hit in hits
    )


def _hit(texts: Texts, hit: Hit, *, whole: bool) -> str:
    """«2 · Мешает: ? Долгая доставка»; on all maps the map's title comes first."""
    number = hit.journey.stages.index(hit.stage) + 1
    if hit.entry is None:
        told = texts.plain("find.stage", number=number, title=hit.stage.title)
    else:
        lane = "emotion" if isinstance(hit.entry, Emotion) else hit.entry.lane
        said = item_screens.mark(hit.entry) + item_screens.entry_text(texts, hit.entry)
        told = texts.plain("find.hit", number=number, lane=texts.plain(f"lane.{lane}"), text=said)
    return short(f"{short(hit.journey.title, TITLE_CHARS)} · {told}" if whole else told)


def _page(hit: Hit, page: int, *, whole: bool) -> str:
    if hit.entry is None:
        return opens("edit", hit.journey.id, hit.stage.id)
    return opens("item", hit.journey.id, hit.entry.id, f"{'g' if whole else 'f'}{page}")


def _pages(texts: Texts, journey: Journey | None, page: int, last: int) -> Rows:
    nearer = Button(texts.plain("button.fewer"), _again(journey, page - 1))
    more = texts.plain("button.more", page=page + 1, pages=last + 1)
    further = Button(more, _again(journey, page + 1))
    return rows((nearer if page else None, further if page < last else None))


def _again(journey: Journey | None, page: int) -> str:
    return opens("findall", page) if journey is None else opens("find", journey.id, page)


def _below(texts: Texts, journey: Journey | None) -> Rows:
    """From one map to all of them, and the way out."""
    if journey is None:
        return ((Button(texts.plain("button.maps"), opens("maps")),),)
    return (
        (Button(texts.plain("button.find.all"), opens("findall", 0)),),
        (Button(texts.plain("button.back"), opens("card", journey.id)),),
    )
