"""How we know it: records of evidence on an item, an emotion or a persona.

A record needs a source in words: a tap alone proves nothing. Origin and evidence stay two things;
but who says «это так, и вот откуда я знаю» has answered, so a catalogue's guess that is proved
becomes the owner's answer. Taking a record away never makes a guess of an answer again.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Final

from journey import dates, items, limits, words
from journey.errors import Code, Rejected
from journey.items import told
from journey.language import Rules
from journey.model import (
    Emotion,
    Evidence,
    EvidenceKind,
    Item,
    Journey,
    Origin,
    Persona,
    Stage,
)

NewId = Callable[[], str]
Holder = Item | Emotion | Persona | Stage
"""A stage holds what was seen or said there and bears out no single entry."""

_QUOTED: Final = re.compile(r"[«“„\"].*[»”\"]|[—–-] .+", re.DOTALL)


def holder(journey: Journey, entry_id: str) -> Holder | None:
    """Whatever may have evidence, by its id; None: it is no more."""
    spot = items.find(journey, entry_id)
    if spot is not None:
        return spot.entry
    persona = next((one for one in journey.personas if one.id == entry_id), None)
    return persona if persona is not None else journey.stage(entry_id)


def read(
    text: str, kind: EvidenceKind, today: dt.date, *, rules: Rules, new_id: NewId
) -> Evidence | Rejected:
    """A typed message as a record: the first line is the source.

    Of the further lines one that is a day tells when; any other is what was said.
    """
    found = words.lines(text)
    if isinstance(found, Rejected):
        return found
    source, *more = found
    date: dt.date | None = None
    said: list[str] = []
    for line in more:
        day = dates.parse(line, today, rules=rules, past=True)
        if date is None and isinstance(day, dt.date) and not _QUOTED.fullmatch(line):
            date = day
        else:
            said.append(line)
    if date is not None and date > today:
        return Rejected(Code.DATE_AHEAD)
    quote = words.line("\n".join(said)) if said else None
    if isinstance(quote, Rejected):
        return quote
    return Evidence(id=new_id(), kind=kind, source=source, date=date, quote=quote)


def add(journey: Journey, entry_id: str, record: Evidence) -> Journey | Rejected:
    """The map with one more record; the same record again is refused."""
    known = holder(journey, entry_id)
    if known is None:
        return journey
    if any(_same(record, other) for other in known.evidence):
        return Rejected(Code.TWICE, {"text": record.source or ""})
    if len(known.evidence) >= limits.EVIDENCE_MAX:
        count = len(known.evidence) + 1
        return Rejected(Code.TOO_MANY_PROOFS, {"limit": limits.EVIDENCE_MAX, "count": count})
    return _put(journey, _told(known.with_(evidence=(*known.evidence, record))))


def _told(known: Holder) -> Holder:
    """What was seen on a stage does not make its title anybody's answer."""
    return known if isinstance(known, Stage) else told(known)


def remove(journey: Journey, entry_id: str, record_id: str) -> Journey:
    """The map without that record; the answer stays an answer."""
    known = holder(journey, entry_id)
    if known is None:
        return journey
    left = tuple(record for record in known.evidence if record.id != record_id)
    if left == known.evidence:
        return journey
    return _put(journey, known.with_(evidence=left))


def find(journey: Journey, entry_id: str, record_id: str) -> Evidence | None:
    known = holder(journey, entry_id)
    records = () if known is None else known.evidence
    return next((record for record in records if record.id == record_id), None)


def holding(journey: Journey, entry_id: str, record_id: str) -> str:
    """Where a record of that entry stands now: people move what was said on a stage."""
    if find(journey, entry_id, record_id) is not None:
        return entry_id
    every = (item for stage in journey.stages for item in stage.items)
    moved = (one.id for one in every if any(own.id == record_id for own in one.evidence))
    return next(moved, entry_id)


def dated(
    journey: Journey, entry_id: str, record_id: str, day: dt.date, today: dt.date
) -> Journey | Rejected:
    """When it was: today at the latest."""
    if day > today:
        return Rejected(Code.DATE_AHEAD)
    return _changed(journey, entry_id, record_id, lambda record: record.with_(date=day))


def quoted(journey: Journey, entry_id: str, record_id: str, text: str) -> Journey | Rejected:
    """What exactly was said, in the customer's words as they were typed."""
    line = words.line(text)
    if isinstance(line, Rejected):
        return line
    return _changed(journey, entry_id, record_id, lambda record: record.with_(quote=line))


def _changed(
    journey: Journey, entry_id: str, record_id: str, change: Callable[[Evidence], Evidence]
) -> Journey:
    known = holder(journey, entry_id)
    if known is None:
        return journey
    records = tuple(
        change(record) if record.id == record_id else record for record in known.evidence
    )
    if records == known.evidence:
        return journey
    return _put(journey, known.with_(evidence=records))


def _same(one: Evidence, other: Evidence) -> bool:
    without = {"id"}
    return one.model_dump(exclude=without) == other.model_dump(exclude=without)


def guess_again(journey: Journey, entry_id: str) -> Journey:
    """The catalogue's guess as it was before a record that nobody wanted made an answer of it."""
    known = holder(journey, entry_id)
    if not isinstance(known, Item) or known.catalogue is None or known.evidence:
        return journey
    return _put(journey, known.with_(origin=Origin.CATALOGUE))


def _put(journey: Journey, known: Holder) -> Journey:
    if isinstance(known, Stage):
        stages = tuple(known if one.id == known.id else one for one in journey.stages)
        return journey.with_(stages=stages)
    if not isinstance(known, Persona):
        return items.put(journey, known)
    personas = tuple(known if one.id == known.id else one for one in journey.personas)
    return journey.with_(personas=personas)
