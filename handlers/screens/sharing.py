"""Links to a map: the owner's list of them, and what somebody sees who opened one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from handlers.layout import Rows, flow, rows, short
from handlers.pages.dialogue import BEGIN
from handlers.pages.maps import MAPS, MORE
from handlers.pages.sharing import CLOSE_LINK, LINKS, NEW_LINK, SEE, SET_TERM, SHARED, TAKE, TERM
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.card import sorest
from handlers.screens.told import clients
from journey import scores
from journey.limits import SHARES_MAX
from journey.model import Journey
from journey.sharing import TERMS, Share

_TITLE_CHARS = 40
"""Of a map's title in the words that go along with a link: a keyboard's size has a bound."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A link as its owner sees it."""

    share: Share
    address: str
    since: dt.date
    until: dt.date | None
    """None: until it is closed."""
    over: bool
    """Its time is up."""


def address(username: str, share: Share) -> str:
    """The link itself."""
    return f"https://t.me/{username}?start={share.start}"


def links(texts: Texts, journey: Journey, shares: Sequence[Listed]) -> Screen:
    """The links of a map: send, how long, close, one more."""
    listed = [_told(texts, number, one) for number, one in enumerate(shares, 1)]
    name = shares[-1].share.name if shares else ""
    about = texts.html("share.about", name=name) if shares else texts.html("share.none")
    more = "button.share.more" if shares else "button.share.first"
    room = len(shares) < SHARES_MAX
    return Screen(
        "\n".join((texts.html("share.title", title=journey.title), about, *listed)),
        (
            *(
                row
                for number, one in enumerate(shares, 1)
                for row in _of_one(texts, journey, one, number if len(shares) > 1 else 0)
            ),
            *rows(
                (
                    Button(texts.plain(more), NEW_LINK.does(journey, len(shares) + 1))
                    if room
                    else None,
                ),
                (Button(texts.plain("button.back"), MORE.opens(journey)),),
            ),
        ),
    )


def _told(texts: Texts, number: int, one: Listed) -> str:
    if one.until is None:
        day = texts.day_month(one.since)
        return texts.html("share.link", number=number, link=one.address, day=day)
    key = "share.link.over" if one.over else "share.link.until"
    until = texts.day_month(one.until)
    return texts.html(key, number=number, link=one.address, until=until)


def _of_one(texts: Texts, journey: Journey, one: Listed, number: int) -> Rows:
    """Telegram's own way to choose a chat, how long it is open, and the way back."""
    said = texts.plain("share.words", title=short(journey.title, _TITLE_CHARS))
    given = urlencode({"url": one.address, "text": said}, quote_via=quote)
    mark, link = f"{number}. " if number else "", one.share.id
    send = Button(mark + texts.plain("button.share.send"), url=f"https://t.me/share/url?{given}")
    return flow(
        (
            *(() if one.over else (send,)),
            Button(mark + texts.plain("button.share.term"), TERM.opens(journey, link)),
            Button(mark + texts.plain("button.share.close"), CLOSE_LINK.does(journey, link)),
        )
    )


def term(texts: Texts, journey: Journey, one: Listed) -> Screen:
    """How long a link opens the map; a new time counts from now."""
    if one.until is None:
        now = texts.html("share.term.ever")
    else:
        key = "share.term.over" if one.over else "share.term.until"
        now = texts.html(key, until=texts.day_month(one.until))
    return Screen(
        "\n".join((texts.html("share.term", link=one.address), now)),
        (
            *flow(
                Button(
                    texts.plain(f"button.term.{name}"),
                    SET_TERM.does(journey, one.share.id, name),
                )
                for name in TERMS
            ),
            (Button(texts.plain("button.back"), LINKS.opens(journey)),),
        ),
    )


def shown(texts: Texts, journey: Journey, share: Share, copy_id: str) -> Screen:
    """A map to look at: everything but what would change it; `copy_id` is for a copy of it."""
    score = scores.score(journey)
    parts = [
        texts.html("card.title", title=journey.title),
        texts.html("shared.by", name=share.name),
        clients(texts, journey),
        texts.html("card.stages", stages=texts.count("stages.count", len(journey.stages))),
        texts.html(
            "shared.counts", answers=score.answers, guesses=score.guesses, proved=score.proved
        ),
        *sorest(texts, journey),
        "",
        texts.html("shared.about"),
    ]
    return Screen(
        "\n".join(parts),
        rows(
            (Button(texts.plain("button.map"), SEE.does(share.secret, "first")),),
            (Button(texts.plain("button.cards"), SEE.does(share.secret, "phone")),),
            (Button(texts.plain("button.take"), TAKE.does(share.secret, copy_id)),),
            (Button(texts.plain("button.maps"), MAPS.opens(0)),),
        ),
    )


def failed(texts: Texts, share: Share, words: str) -> Screen:
    """The map in words, where it could not be drawn."""
    return Screen(
        texts.html("shared.failed", text=words),
        rows(
            (Button(texts.plain("button.try_again"), SEE.does(share.secret, "first")),),
            (Button(texts.plain("button.back"), SHARED.opens(share.secret)),),
        ),
    )


def over(texts: Texts, share: Share) -> Screen:
    """A link whose time is up: whoever holds it knows that there is a map, and whose."""
    return Screen(texts.html("shared.over", name=share.name), _onward(texts))


def closed(texts: Texts) -> Screen:
    """A link that leads nowhere (any more): it does not say whether it ever did."""
    return Screen(texts.html("shared.closed"), _onward(texts))


def _onward(texts: Texts) -> Rows:
    return rows(
        (Button(texts.plain("button.new"), BEGIN.does()),),
        (Button(texts.plain("button.maps"), MAPS.opens(0)),),
    )
