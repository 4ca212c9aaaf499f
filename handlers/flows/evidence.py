"""Evidence: what proves an entry, one tap and one line at a time.

The record is stored as soon as its source is told; when it was and what was said may follow.
"""

from __future__ import annotations

import datetime as dt

from handlers import codes
from handlers.context import Context
from handlers.flows.items import came, origin
from handlers.screen import Reply
from handlers.screens import evidence as screens
from handlers.screens import shelf
from journey import dates, evidence
from journey.errors import Rejected
from journey.model import EvidenceKind, Journey


async def proof(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    holder = evidence.holder(journey, args[0]) if args else None
    if holder is None:
        return await context.show(codes.view("edit", journey.id))
    page = (codes.number(args[2]) or 0) if args[2:] else 0
    return Reply(screen=screens.proof(context.texts, journey, holder, came(args), page))


async def prove(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    """Asks for the source of a record of that kind."""
    holder = evidence.holder(journey, args[0]) if args else None
    if holder is None or args[1:] == () or args[1] not in set(EvidenceKind):
        return await _without(context, journey, args)
    kind = EvidenceKind(args[1])
    return Reply(screen=screens.asked(context.texts, journey, holder, kind, came(args, 2)))


async def record(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    holder = evidence.holder(journey, args[0]) if args else None
    shown = evidence.find(journey, *args[:2]) if args[1:] else None
    if holder is None or shown is None:
        return await _without(context, journey, args)
    screen = screens.record(context.texts, journey, holder, shown, came(args, 2), today(context))
    return Reply(screen=screen)


async def _without(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    """What was opened is no more: the entry's records, or the map to choose from."""
    return await context.show(codes.view("proof", journey.id, *args[:1]))


async def ask_day(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    return await _asked(context, journey, args, "record.day")


async def ask_quote(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    return await _asked(context, journey, args, "record.quote")


async def _asked(context: Context, journey: Journey, args: tuple[str, ...], key: str) -> Reply:
    if not args[1:] or evidence.find(journey, *args[:2]) is None:
        return await _without(context, journey, args)
    cancel = codes.opens("record", journey.id, *args[:2], came(args, 2))
    return Reply(screen=shelf.words(context.texts, key, cancel))


def today(context: Context) -> dt.date:
    return context.today()


# --- acts


async def set_day(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    match args:
        case (entry_id, record_id, told) if evidence.find(journey, entry_id, record_id):
            day = _iso(told)
            if day is None:
                return None
            changed = evidence.dated(journey, entry_id, record_id, day, today(context))
            if isinstance(changed, Rejected):
                return context.toast(f"error.{changed.code.value}", alert=True)
            place = _place(context, entry_id)
            await context.save(journey, changed)
            return await context.show(codes.view("record", journey.id, entry_id, record_id, place))
    return None


def _iso(told: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(told)
    except ValueError:
        return None


async def unprove(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    """The record goes; a repeat changes nothing."""
    match args:
        case (entry_id, record_id) if evidence.holder(journey, entry_id):
            place = _place(context, entry_id)
            await context.save(journey, evidence.remove(journey, entry_id, record_id))
            return await context.show(codes.view("proof", journey.id, entry_id, place))
    return None


def _place(context: Context, entry_id: str) -> str:
    """Where the person came from: the last word of a record's view, the second of others."""
    name, *args = context.person.view.split(codes.SEPARATOR)
    if name == "record" and args[1:2] == [entry_id]:
        return came(tuple(args), 3)
    return origin(context, entry_id)


# --- words


def word_source(
    context: Context, journey: Journey, args: tuple[str, ...], text: str
) -> tuple[Journey | Rejected, str]:
    """The first line is the source; a day and what was said may follow."""
    if not args[1:] or evidence.holder(journey, args[0]) is None:
        return journey, codes.view("card", journey.id)
    found = evidence.read(
        text,
        EvidenceKind(args[1]),
        today(context),
        language=context.texts.language,
        new_id=context.services.new_id,
    )
    if isinstance(found, Rejected):
        return found, ""
    then = codes.view("record", journey.id, args[0], found.id, came(args, 2))
    return evidence.add(journey, args[0], found), then


def word_day(
    context: Context, journey: Journey, args: tuple[str, ...], text: str
) -> tuple[Journey | Rejected, str]:
    if not args[1:]:
        return journey, codes.view("card", journey.id)
    day = dates.parse(text, today(context), language=context.texts.language, past=True)
    if isinstance(day, Rejected):
        return day, ""
    then = codes.view("record", journey.id, *args[:2], came(args, 2))
    return evidence.dated(journey, args[0], args[1], day, today(context)), then


def word_quote(
    _context: Context, journey: Journey, args: tuple[str, ...], text: str
) -> tuple[Journey | Rejected, str]:
    if not args[1:]:
        return journey, codes.view("card", journey.id)
    then = codes.view("record", journey.id, *args[:2], came(args, 2))
    return evidence.quoted(journey, args[0], args[1], text), then
