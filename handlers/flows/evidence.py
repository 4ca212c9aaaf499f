"""Evidence: what proves an entry, one tap and one line at a time.

The record is stored as soon as its source is told; when it was and what was said may follow.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from handlers.context import Context
from handlers.flows import bearing
from handlers.flows.items import origin
from handlers.pages.arguments import FROM_ROW
from handlers.pages.maps import CARD
from handlers.pages.proof import (
    BEARS,
    DATE,
    PROOF,
    PROVE,
    RECORD,
    RECORD_DAY,
    RECORD_QUOTE,
    UNPROVE,
)
from handlers.pages.stages import EDIT
from handlers.record import Worded, does, record
from handlers.screen import Reply
from handlers.screens import evidence as screens
from handlers.screens import shelf
from journey import dates, evidence
from journey.errors import Rejected
from journey.evidence import Holder
from journey.model import Evidence, EvidenceKind, Journey


async def proof(context: Context, journey: Journey, holder: Holder, came: str, page: int) -> Reply:
    offered = await bearing.offers(context, journey, holder)
    return Reply(screen=screens.proof(context.texts, journey, holder, came, page, offered))


async def prove(
    context: Context,
    journey: Journey,
    holder: Holder | None,
    kind: EvidenceKind | None,
    came: str,
) -> Reply:
    """Asks for the source of a record of that kind."""
    if holder is None or kind is None:
        return await _without(context, journey, holder)
    return Reply(screen=screens.asked(context.texts, journey, holder, kind, came))


async def shown(
    context: Context, journey: Journey, holder: Holder | None, record_id: str | None, came: str
) -> Reply:
    known = _known(journey, holder, record_id)
    if holder is None or known is None:
        return await _without(context, journey, holder)
    today = context.today(journey)
    return Reply(screen=screens.record(context.texts, journey, holder, known, came, today))


def _known(journey: Journey, holder: Holder | None, record_id: str | None) -> Evidence | None:
    if holder is None or record_id is None:
        return None
    return evidence.find(journey, holder.id, record_id)


async def _without(context: Context, journey: Journey, holder: Holder | None) -> Reply:
    """What was opened is no more: the entry's records, or the map to choose from."""
    if holder is None:
        return await context.open(EDIT, journey, None)
    return await context.open(PROOF, journey, holder, FROM_ROW, 0)


async def ask_day(
    context: Context, journey: Journey, holder: Holder | None, record_id: str | None, came: str
) -> Reply:
    return await _asked(
        context, journey, holder, _known(journey, holder, record_id), came, "record.day"
    )


async def ask_quote(
    context: Context, journey: Journey, holder: Holder | None, record_id: str | None, came: str
) -> Reply:
    return await _asked(
        context, journey, holder, _known(journey, holder, record_id), came, "record.quote"
    )


async def _asked(
    context: Context,
    journey: Journey,
    holder: Holder | None,
    known: Evidence | None,
    came: str,
    key: str,
) -> Reply:
    if holder is None or known is None:
        return await _without(context, journey, holder)
    cancel = RECORD.opens(journey, holder, known.id, came)
    return Reply(screen=shelf.words(context.texts, key, cancel))


# --- acts


async def set_day(
    context: Context, journey: Journey, holder: Holder, record_id: str, day: dt.date
) -> Reply | None:
    if evidence.find(journey, holder.id, record_id) is None:
        return None
    changed = evidence.dated(journey, holder.id, record_id, day, context.today(journey))
    if isinstance(changed, Rejected):
        return context.refuse(changed)
    came = origin(context, holder.id)
    return await context.open(RECORD, await context.save(journey, changed), holder, record_id, came)


async def unprove(context: Context, journey: Journey, holder: Holder, record_id: str) -> Reply:
    """The record goes; a repeat changes nothing."""
    came = origin(context, holder.id)
    saved = await context.save(journey, evidence.remove(journey, holder.id, record_id))
    return await context.open(PROOF, saved, holder, came, 0)


# --- words


def word_source(
    context: Context,
    text: str,
    journey: Journey,
    holder: Holder | None,
    kind: EvidenceKind | None,
    came: str,
) -> Worded:
    """The first line is the source; a day and what was said may follow."""
    if holder is None or kind is None:
        return journey, CARD.view(journey)
    found = evidence.read(
        text,
        kind,
        context.today(journey),
        rules=context.texts.rules,
        new_id=context.services.new_id,
    )
    if isinstance(found, Rejected):
        return found, ""
    return evidence.add(journey, holder.id, found), RECORD.view(journey, holder, found.id, came)


def word_day(
    context: Context,
    text: str,
    journey: Journey,
    holder: Holder | None,
    record_id: str | None,
    came: str,
) -> Worded:
    if holder is None or record_id is None:
        return journey, CARD.view(journey)
    now = context.today(journey)
    day = dates.parse(text, now, rules=context.texts.rules, past=True)
    if isinstance(day, Rejected):
        return day, ""
    then = RECORD.view(journey, holder, record_id, came)
    return evidence.dated(journey, holder.id, record_id, day, now), then


def word_quote(
    _context: Context,
    text: str,
    journey: Journey,
    holder: Holder | None,
    record_id: str | None,
    came: str,
) -> Worded:
    if holder is None or record_id is None:
        return journey, CARD.view(journey)
    then = RECORD.view(journey, holder, record_id, came)
    return evidence.quoted(journey, holder.id, record_id, text), then


PAGES: Final = (
    record(PROOF, proof, does(UNPROVE, unprove), does(BEARS, bearing.bears), lost=EDIT),
    record(PROVE, prove, words=word_source),
    record(RECORD, shown, does(DATE, set_day)),
    record(RECORD_DAY, ask_day, words=word_day),
    record(RECORD_QUOTE, ask_quote, words=word_quote),
)
