"""Links to a map: the owner's list of them, and what somebody sees who opened one."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from handlers.layout import rows, short
from handlers.pages.dialogue import BEGIN
from handlers.pages.maps import CARD, MAPS
from handlers.pages.sharing import CLOSE_LINK, NEW_LINK, SEE, SHARED, TAKE
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.card import sorest
from handlers.screens.told import clients
from journey import scores
from journey.limits import SHARES_MAX
from journey.model import Journey
from journey.sharing import Share

_TITLE_CHARS = 40
"""Of a map's title in the words that go along with a link: a keyboard's size has a bound."""


def address(username: str, share: Share) -> str:
    """The link itself."""
    return f"https://t.me/{username}?start={share.start}"


def links(texts: Texts, journey: Journey, shares: tuple[Share, ...], username: str) -> Screen:
    """The open links of a map: send, close, one more."""
    listed = [
        texts.html(
            "share.link",
            number=number,
            link=address(username, share),
            day=texts.day_month(share.at.date()),
        )
        for number, share in enumerate(shares, 1)
    ]
    about = texts.html("share.about", name=shares[-1].name) if shares else texts.html("share.none")
    more = "button.share.more" if shares else "button.share.first"
    room = len(shares) < SHARES_MAX
    return Screen(
        "\n".join((texts.html("share.title", title=journey.title), about, *listed)),
        (
            *(
                _of_one(texts, journey, share, username, number if len(shares) > 1 else 0)
                for number, share in enumerate(shares, 1)
            ),
            *rows(
                (
                    Button(texts.plain(more), NEW_LINK.does(journey, len(shares) + 1))
                    if room
                    else None,
                ),
                (Button(texts.plain("button.back"), CARD.opens(journey)),),
            ),
        ),
    )


def _of_one(
    texts: Texts, journey: Journey, share: Share, username: str, number: int
) -> tuple[Button, ...]:
    """Telegram's own way to choose a chat, and the way back."""
    said = texts.plain("share.words", title=short(journey.title, _TITLE_CHARS))
    given = urlencode({"url": address(username, share), "text": said}, quote_via=quote)
    mark = f"{number}. " if number else ""
    return (
        Button(mark + texts.plain("button.share.send"), url=f"https://t.me/share/url?{given}"),
        Button(mark + texts.plain("button.share.close"), CLOSE_LINK.does(journey, share.id)),
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


def closed(texts: Texts) -> Screen:
    """A link that leads nowhere (any more): it does not say whether it ever did."""
    return Screen(
        texts.html("shared.closed"),
        rows(
            (Button(texts.plain("button.new"), BEGIN.does()),),
            (Button(texts.plain("button.maps"), MAPS.opens(0)),),
        ),
    )
