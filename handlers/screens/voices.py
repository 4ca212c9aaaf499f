"""Reviews as they were understood: by stages, one piece, where else it may stand, where from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from handlers.layout import flow, rows, short
from handlers.pages.maps import UNDERSTOOD
from handlers.pages.voices import (
    DROP_ALL,
    FROM,
    KEEP_ALL,
    KEEP_ONE,
    NO_REVIEWS,
    PIECE,
    PIECE_OFF,
    PIECE_STAGE,
    PIECE_TO,
    PIECES,
    PILE,
    SOURCE_OF,
)
from handlers.ports import Texts
from handlers.screen import Button, Screen, visible
from handlers.screens.choices import CHOSEN
from journey import items
from journey.model import Journey
from journey.voices.pile import Piece, Pile

__all__ = ["Screen"]

SHOWN: Final = 3000
"""Units of pieces on one screen; the rest is counted."""
LINE: Final = 140
LEFT: Final = 800
PAGE: Final = 7
PRAISE, TROUBLE, OTHER, UNKNOWN = "👍", "⚡", "•", "▫️"


def ask(texts: Texts, journey: Journey) -> Screen:
    """What to paste, and that it is shown before it is kept."""
    back = Button(texts.plain("button.back"), UNDERSTOOD.opens(journey))
    return Screen(texts.html("pile.ask", title=journey.title), ((back,),))


def read(texts: Texts, journey: Journey, pile: Pile) -> Screen:
    """All of them by stages, to be confirmed at once."""
    kept, unplaced = pile.kept, pile.unplaced
    lines = [
        texts.html("pile.read", title=journey.title, n=len(kept), all=len(pile.pieces)),
        texts.html("pile.from", source=pile.source or texts.plain("pile.source.untold")),
        *_by_stages(texts, journey, pile),
    ]
    if unplaced:
        lines += ["", texts.html("pile.unplaced"), quoted(texts, unplaced)]
    if pile.covered:
        lines += ["", texts.html("pile.covered")]
    if pile.left:
        lines += ["", texts.html("pile.more", n=pile.left)]
    keep = Button(
        texts.plain("button.pile.keep", n=len(kept)), KEEP_ALL.does(journey, pile.message)
    )
    single = Button(texts.plain("button.pile.single"), PIECES.opens(journey, 0))
    source = Button(texts.plain("button.pile.source"), SOURCE_OF.opens(journey))
    answer = Button(texts.plain("button.tale.answer"), NO_REVIEWS.does(journey, pile.message))
    drop = Button(texts.plain("button.pile.drop"), DROP_ALL.does(journey, pile.message))
    return Screen(
        "\n".join(lines),
        rows(
            (keep if kept else None,),
            (single, source),
            (answer if pile.said else None,),
            (drop,),
        ),
    )


def _by_stages(texts: Texts, journey: Journey, pile: Pile) -> Iterator[str]:
    room, more = SHOWN - LEFT, 0
    for number, stage in enumerate(journey.stages, 1):
        found = [one for one in pile.kept if one.stage == stage.id]
        if not found:
            continue
        told = [texts.html("tale.stage", number=number, title=stage.title)]
        for one in found:
            line = _line(texts, journey, one)
            room -= visible(line) + 1
            if room > 0:
                told.append(line)
            else:
                more += 1
        if len(told) > 1:
            yield from ("", *told)
    if more:
        yield texts.html("week.more", count=more)


def _line(texts: Texts, journey: Journey, one: Piece) -> str:
    """«⚡ «Ждали час» → помеха «Долго готовят»»."""
    entry = items.find(journey, one.entry or "")
    told = texts.html("pile.line", sign=_sign(journey, one), text=short(one.text, LINE))
    if entry is None:
        return told
    text = short(getattr(entry.entry, "text", ""), LINE // 2)
    return f"{told} {texts.html('pile.proves', text=text)}"


def _sign(journey: Journey, one: Piece) -> str:
    if one.stage is None:
        return UNKNOWN
    if one.good:
        return PRAISE
    return TROUBLE if items.find(journey, one.entry or "") is not None else OTHER


def quoted(texts: Texts, told: Iterable[Piece]) -> str:
    """Word for word, as far as a message has room for them."""
    pieces: list[str] = []
    room = LEFT
    for one in told:
        piece = texts.html("tale.quoted", text=short(one.text, LINE))
        room -= visible(piece) + 2
        if room < 0:
            return ", ".join([*pieces, "…"])
        pieces.append(piece)
    return ", ".join(pieces)


def pieces(texts: Texts, journey: Journey, pile: Pile, wanted: int) -> Screen:
    """Every piece as a button to its page; what was not understood comes first."""
    order = sorted(range(len(pile.pieces)), key=lambda n: pile.pieces[n].stage is not None)
    last = max(0, (len(order) - 1) // PAGE)
    page = max(0, min(wanted, last))
    buttons = (
        (Button(_label(texts, journey, pile.pieces[number]), PIECE.opens(journey, number)),)
        for number in order[page * PAGE : (page + 1) * PAGE]
    )
    nearer = Button(texts.plain("button.fewer"), PIECES.opens(journey, page - 1))
    told = texts.plain("button.more", page=page + 1, pages=last + 1)
    further = Button(told, PIECES.opens(journey, page + 1))
    back = Button(texts.plain("button.back"), PILE.opens(journey))
    return Screen(
        texts.html("pile.pieces"),
        (*buttons, *rows((nearer if page else None, further if page < last else None), (back,))),
    )


def _label(texts: Texts, journey: Journey, one: Piece) -> str:
    if one.off:
        return short(texts.plain("tale.part.off", text=one.text))
    stage = journey.stage(one.stage or "")
    if stage is None:
        return short(f"{UNKNOWN} {one.text}")
    number = journey.stages.index(stage) + 1
    return short(texts.plain("tale.part", number=number, icon=_sign(journey, one), text=one.text))


def piece(texts: Texts, journey: Journey, pile: Pile, number: int) -> Screen:
    """One piece: where it would stand, what it bears out, and what else can be done with it."""
    one = pile.pieces[number]
    stage = journey.stage(one.stage or "")
    lines = [texts.html("tale.quote", text=one.text)]
    if stage is None:
        lines.append(texts.html("pile.nowhere"))
    else:
        place = journey.stages.index(stage) + 1
        lines.append(texts.html("pile.where", number=place, title=stage.title))
        entry = items.find(journey, one.entry or "")
        key = "pile.bears.praise" if one.good else "pile.bears.stage"
        text = "" if entry is None else short(getattr(entry.entry, "text", ""), LINE)
        lines.append(texts.html(key) if entry is None else texts.html("pile.bears", text=text))
    if one.off:
        lines.append(texts.html("tale.off"))
    wished = PIECE_OFF.does(journey, pile.message, number, not one.off)
    keep = Button(texts.plain("button.pile.one"), KEEP_ONE.does(journey, pile.message, number))
    other = Button(
        texts.plain("button.heard.stage" if stage is None else "button.heard.where"),
        PIECE_STAGE.opens(journey, number),
    )
    off = Button(texts.plain("button.pile.on" if one.off else "button.pile.off"), wished)
    back = Button(texts.plain("button.back"), PIECES.opens(journey, 0))
    return Screen(
        "\n".join(lines),
        rows((keep if stage is not None else None,), (other, off), (back,)),
    )


def which_stage(texts: Texts, journey: Journey, pile: Pile, number: int) -> Screen:
    one = pile.pieces[number]
    buttons = flow(
        Button(
            (CHOSEN if one.stage == stage.id else "") + short(f"{place} {stage.title}"),
            PIECE_TO.does(journey, pile.message, number, stage),
        )
        for place, stage in enumerate(journey.stages, 1)
    )
    cancel = Button(texts.plain("button.cancel"), PIECE.opens(journey, number))
    return Screen(texts.html("tale.to", text=one.text), (*buttons, (cancel,)))


def where_from(texts: Texts, journey: Journey, pile: Pile, sources: Sequence[str]) -> Screen:
    """Where they were found: a tap, or a word."""
    buttons = flow(
        Button(
            (CHOSEN if pile.source == one else "") + one, FROM.does(journey, pile.message, place)
        )
        for place, one in enumerate(sources)
    )
    back = Button(texts.plain("button.back"), PILE.opens(journey))
    return Screen(texts.html("pile.where_from"), (*buttons, (back,)))
