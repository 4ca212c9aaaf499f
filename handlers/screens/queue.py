"""«Что проверить»: one thing that nothing proves yet, why it is next, how one might check it."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.layout import rows, short
from handlers.pages.entries import DROP, ITEM, PLACES
from handlers.pages.maps import UNDERSTOOD
from handlers.pages.people import PERSONA_OF
from handlers.pages.proof import LATER, PROOF, QUEUE
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens import evidence, leaks
from handlers.screens import items as item_screens
from handlers.screens.told import level
from journey import scores
from journey.certainty import sentence
from journey.model import Item, Journey, Persona
from journey.queue import Next, Reason, Why
from journey.voices.bearing import Said

ENTRY_CHARS = 300


def queue(
    texts: Texts,
    journey: Journey,
    waiting: tuple[Next, ...],
    place: int,
    offered: Sequence[Said] = (),
) -> Screen:
    """The thing at that place of the queue, from 0, and the words that seem to prove it."""
    back = Button(texts.plain("button.back"), UNDERSTOOD.opens(journey))
    if not waiting:
        return Screen(texts.html("queue.empty"), ((back,),))
    one = waiting[place]
    score = scores.score(journey)
    told = [
        texts.html("queue.where", number=place + 1, all=len(waiting)),
        texts.html("queue.proved", proved=score.proved, total=score.total),
        *leaks.sentence(texts, journey),
        "",
        *_entry(texts, journey, one),
        "",
        *evidence.said(texts, offered),
        texts.html("queue.why", why="; ".join(_reason(texts, why) for why in one.reasons)),
        texts.html("queue.how", how=texts.plain(f"check.{one.way(texts.rules).value}")),
    ]
    bears = evidence.bears(texts, journey, one.entry, f"q{place}", offered)
    return Screen("\n".join(told), (*bears, *_buttons(texts, journey, waiting, place), (back,)))


def _entry(texts: Texts, journey: Journey, one: Next) -> list[str]:
    """Where it stands and what it says."""
    if isinstance(one.entry, Persona) or one.stage is None:
        name = one.entry.name if isinstance(one.entry, Persona) else ""
        return [texts.html("proof.persona", persona=name)]
    lane = one.entry.lane if isinstance(one.entry, Item) else "emotion"
    said = item_screens.mark(one.entry) + item_screens.entry_text(texts, one.entry)
    return [
        item_screens.stage_line(texts, journey, one.stage, lane),
        texts.html("item.text", text=short(said, ENTRY_CHARS)),
    ]


def _reason(texts: Texts, reason: Reason) -> str:
    params: dict[str, str | int] = {}
    if reason.why is Why.MOOD and reason.level is not None:
        params = {"level": level(texts, reason.level)}
    if reason.share is not None:
        params = {"share": reason.share}
    if reason.day is not None:
        params = {"day": texts.day_month(reason.day)}
    return texts.plain(sentence(f"next.{reason.why.value}", *reason.claims), **params)


def _buttons(
    texts: Texts, journey: Journey, waiting: tuple[Next, ...], place: int
) -> tuple[tuple[Button, ...], ...]:
    entry, came = waiting[place].entry, f"q{place}"
    known = Button(texts.plain("button.know"), PROOF.opens(journey, entry, came, 0))
    away = Button(texts.plain("button.untrue"), DROP.does(journey, entry.id, came))
    page = (
        PERSONA_OF.opens(journey, entry)
        if isinstance(entry, Persona)
        else ITEM.opens(journey, entry, came)
    )
    look = Button(texts.plain("button.open"), page)
    asked = waiting[place].gap is not None and isinstance(entry, Item)
    where = Button(texts.plain("button.places"), PLACES.opens(journey, entry.id, came))
    later = Button(texts.plain("button.later_on"), LATER.does(journey, entry, place))
    nearer = Button(texts.plain("button.fewer"), QUEUE.opens(journey, place - 1))
    further = Button(texts.plain("button.next"), QUEUE.opens(journey, place + 1))
    return rows(
        (where if asked else None,),
        (known,),
        (
            away if isinstance(entry, Item) else None,
            look,
        ),
        (later,),
        (nearer if place else None, further if place + 1 < len(waiting) else None),
    )
