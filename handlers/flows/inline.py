"""Inline mode: which of somebody's maps `@bot words` offers, and what leads to the others.

Knows the person's own maps only. Must not know pictures' ids, nor what Telegram takes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from handlers import codes
from handlers.context import Context, Services
from handlers.events import InlineAsked
from handlers.flows import pictures
from handlers.layout import short
from handlers.pages.maps import MAPS
from handlers.ports import Texts
from handlers.screen import Reply
from journey.model import Journey
from journey.ports import Work
from journey.shelf import Heading
from journey.stems import holds, stems

PAGE: Final = 10
"""Maps an answer: each has two pictures, and Telegram takes 50 results."""

_BUTTON_CHARS: Final = 40
_WHOLE: Final = 5
"""Letters of a word that may be whole already."""
_MAPS: Final = "inline"
"""The start parameter of «to my maps»."""
_DRAW: Final = re.compile(r"d([A-Za-z0-9_-]{1,40})")
"""The start parameter of «draw it»."""


@dataclass(frozen=True, slots=True)
class Way:
    """A button above the results: it opens the private chat with a start parameter."""

    text: str
    start: str


@dataclass(frozen=True, slots=True)
class Offered:
    """A map that fits the words."""

    journey: Journey
    caption: str
    way: Way
    """To its picture, should there be none to send yet."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One page of an answer."""

    maps: tuple[Offered, ...]
    way: Way | None
    """Where no map is offered: to the maps, or to the first one."""
    next_offset: str = ""


async def offer(services: Services, work: Work, asked: InlineAsked) -> Offer:
    """The maps whose titles hold the words, the latest touched first."""
    person = await work.person(asked.person)
    library = services.library
    language = person.language if person else library.choose(asked.language)
    texts = library.texts(language)
    headings = await work.headings(asked.person)
    fitting = _fitting(texts, headings, asked.words)
    begin = codes.number(asked.offset) or 0
    page = fitting[begin : begin + PAGE]
    maps = [await work.journey(heading.id) for heading in page]
    offered = tuple(_offered(texts, journey) for journey in maps if journey is not None)
    more = begin + PAGE < len(fitting)
    return Offer(
        maps=offered,
        way=None if offered else _elsewhere(texts, headings),
        next_offset=str(begin + PAGE) if more else "",
    )


async def follow(context: Context, start: str) -> Reply | None:
    """A start parameter: draws an own map, or opens the list. None: something else, not theirs."""
    if start == _MAPS and await context.work.headings(context.person.id):
        return await context.open(MAPS, 0)
    found = _DRAW.fullmatch(start)
    journey = await context.own(found[1]) if found else None
    return None if journey is None else await pictures.draw(context, journey, "first")


def _fitting(texts: Texts, headings: tuple[Heading, ...], words: str) -> tuple[Heading, ...]:
    """Endings and slips forgiven; «карта» alone means any."""
    any_ = stems(texts.plain("inline.any"))
    wanted = stems(words) - any_
    *said, typing = words.casefold().split() or [""]
    before = stems(" ".join(said)) - any_
    return tuple(
        heading
        for heading in headings
        if not wanted
        or holds(stems(heading.title), wanted)
        or (_holds(heading.title, before) and _begins(heading.title, typing))
    )


def _holds(title: str, words: frozenset[str]) -> bool:
    return not words or holds(stems(title), words)


def _begins(title: str, typing: str) -> bool:
    """Whether a word of the title begins as the word that is being typed.

    Of a longer one the last letter may differ: «гость» is «гостя» with another ending.
    """
    begun = typing[:-1] if len(typing) >= _WHOLE else typing
    return any(word.startswith(begun) for word in re.findall(r"\w+", title.casefold()))


def _offered(texts: Texts, journey: Journey) -> Offered:
    title = short(journey.title, _BUTTON_CHARS)
    way = Way(texts.plain("inline.draw", title=title), f"d{journey.id}")
    caption = texts.plain("draw.caption", title=journey.title)
    return Offered(journey, caption, way)


def _elsewhere(texts: Texts, headings: tuple[Heading, ...]) -> Way:
    return Way(texts.plain("inline.nothing" if headings else "inline.first"), _MAPS)
