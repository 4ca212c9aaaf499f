"""What was heard goes onto the map, is corrected there, and comes off again.

Pure functions: the map and what was heard, changed together. Must not know who may do what.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from journey import evidence
from journey.checklist import Member, keeping
from journey.errors import Rejected
from journey.model import Evidence, EvidenceKind, Item, Journey, Origin
from journey.voices.heard import Heard, Use, quoted
from journey.voices.pile import Piece

NewId = Callable[[], str]
Kept = tuple[Journey, Heard] | Rejected


def observe(
    journey: Journey, heard: Heard, entry_id: str, *, source: str, day: dt.date, new_id: NewId
) -> Kept:
    """A record of staff on an entry or a stage, word for word, with whose words and when."""
    holder = evidence.holder(journey, entry_id)
    guess = isinstance(holder, Item) and holder.origin is Origin.CATALOGUE
    record = Evidence(
        id=new_id(),
        kind=EvidenceKind.STAFF,
        source=source or None,
        date=day,
        author=heard.name,
        author_id=heard.person,
        quote=heard.quote,
    )
    added = evidence.add(journey, entry_id, record)
    if isinstance(added, Rejected):
        return added
    return added, heard.with_(use=Use.SEEN, entry=entry_id, record=record.id, guess=guess)


def make_task(journey: Journey, heard: Heard, stage_id: str, new_id: NewId) -> Kept:
    """The words as a task of the team's own, on that stage."""
    added = keeping.add(journey, stage_id, heard.quote, new_id)
    if isinstance(added, Rejected):
        return added
    known = {task.id for task in journey.tasks}
    fresh = next((task.id for task in added.tasks if task.id not in known), None)
    return added, heard.with_(use=Use.TASK, stage=stage_id, entry=fresh, record=None)


def make_note(journey: Journey, heard: Heard, task_id: str) -> Kept:
    """The words beside a task."""
    by = Member(id=heard.person, name=heard.name)
    said = keeping.comment(journey, task_id, heard.quote, by, heard.at)
    if isinstance(said, Rejected):
        return said
    return said, heard.with_(use=Use.NOTE, entry=task_id, record=None)


def take_back(journey: Journey, heard: Heard) -> tuple[Journey, Heard]:
    """As if it had not been said; what else has changed since stays."""
    nothing = heard.with_(use=Use.WAITS, entry=None, record=None, guess=False)
    if heard.entry is None:
        return journey, nothing
    match heard.use:
        case Use.SEEN if heard.record is not None:
            entry = evidence.holding(journey, heard.entry, heard.record)
            journey = evidence.remove(journey, entry, heard.record)
            journey = evidence.guess_again(journey, entry) if heard.guess else journey
        case Use.TASK:
            journey = keeping.set_removed(journey, heard.entry, removed=True)
        case Use.NOTE:
            journey = _without_note(journey, heard)
    return journey, nothing


def correct(journey: Journey, heard: Heard, text: str) -> Kept:
    """The same in other words, wherever it stands."""
    after = heard.with_(text=text)
    if heard.entry is None or not text.strip():
        return journey, after
    changed: Journey | Rejected = journey
    match heard.use:
        case Use.SEEN if heard.record is not None:
            entry = evidence.holding(journey, heard.entry, heard.record)
            changed = evidence.quoted(journey, entry, heard.record, after.quote)
        case Use.TASK:
            changed = keeping.reword(journey, heard.entry, after.quote)
        case Use.NOTE:
            by = Member(id=heard.person, name=heard.name)
            bare = _without_note(journey, heard)
            changed = keeping.comment(bare, heard.entry, after.quote, by, heard.at)
    return changed if isinstance(changed, Rejected) else (changed, after)


def _without_note(journey: Journey, heard: Heard) -> Journey:
    tasks = tuple(
        task.with_(
            comments=tuple(
                one for one in task.comments if (one.by_id, one.at) != (heard.person, heard.at)
            )
        )
        if task.id == heard.entry
        else task
        for task in journey.tasks
    )
    return journey.with_(tasks=tasks)


def store(
    journey: Journey, pieces: Iterable[Piece], source: str | None, new_id: NewId
) -> tuple[Journey, int]:
    """The pieces of reviews as records, and how many there was room for; nobody's name is kept."""
    stored = 0
    for piece in pieces:
        entry = piece.entry or piece.stage
        if entry is None:
            continue
        record = Evidence(
            id=new_id(),
            kind=EvidenceKind.REVIEW,
            source=source,
            date=piece.date,
            quote=quoted(piece.text),
        )
        added = evidence.add(journey, entry, record)
        if not isinstance(added, Rejected):
            journey, stored = added, stored + 1
    return journey, stored
