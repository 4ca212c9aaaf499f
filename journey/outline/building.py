"""An outline as a map that can be looked at, mended, and taken: nothing of it is stored yet.

Knows what becomes of each entry; must not know where the outline came from. What was not understood
stands in a row of its own, `UNSORTED`, until somebody says where it belongs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from journey import limits, words
from journey.model import Emotion, Item, Journey, Origin, Passed, Persona, Stage
from journey.outline.names import DURATION, REACH
from journey.outline.outline import Entry, Outline, Part, short

NewId = Callable[[], str]
UNSORTED: Final = "unsorted"
"""The row of what nobody could tell where it belongs; no question fills it."""
EPOCH: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""Of a map that is not anybody's yet: it gets its day when it is taken."""


def journey(outline: Outline, title: str, language: str, new_id: NewId) -> Journey:
    """The whole outline; `title` where it names none."""
    people = tuple(
        Persona(id=new_id(), name=name, origin=Origin.IMPORT) for name in outline.personas
    )
    asked = ("industry", "stages", *(("audience",) if people else ()))
    whose = {one.name: one.id for one in people}
    return Journey(
        id=new_id(),
        title=outline.title or title,
        language=language,
        personas=people,
        stages=tuple(_stage(part, whose, new_id) for part in outline.parts),
        passed=dict.fromkeys(asked, Passed.ANSWERED),
        created=EPOCH,
        updated=EPOCH,
    )


def _stage(part: Part, whose: dict[str, str], new_id: NewId) -> Stage:
    stage = Stage(id=new_id(), title=part.title or "…", origin=Origin.IMPORT)
    for entry in part.entries:
        stage = _with(stage, entry, whose, new_id)
    answered = {one.lane for one in stage.items} - {UNSORTED}
    if stage.emotions:
        answered.add("emotion")
    return stage.with_(passed=dict.fromkeys(sorted(answered), Passed.ANSWERED))


def _with(stage: Stage, entry: Entry, whose: dict[str, str], new_id: NewId) -> Stage:
    persona = whose.get(entry.persona or "")
    match entry.lane:
        case "emotion" if entry.level is not None:
            return _felt(stage, entry, persona, new_id)
        case str(lane) if lane == DURATION:
            return stage if stage.duration else stage.with_(duration=entry.duration)
        case str(lane) if lane == REACH:
            return stage if stage.reach else stage.with_(reach=entry.reach)
    item = Item(
        id=new_id(),
        lane=entry.lane or UNSORTED,
        text=words.capital(entry.text),
        persona=persona,
        origin=Origin.CATALOGUE if entry.guess else Origin.IMPORT,
        severity=entry.severity or None,
        weighed=bool(entry.severity),
        strong=entry.strong,
        closed=entry.closed,
        metric=entry.metric,
    )
    return stage.with_(items=(*stage.items, item))


def _felt(stage: Stage, entry: Entry, persona: str | None, new_id: NewId) -> Stage:
    """One feeling a person: the first counts, what else is said of it stands beside."""
    for before in stage.emotions:
        if before.persona == persona:
            more = entry.note or entry.text
            note = short(f"{before.note}; {more}" if before.note else more, limits.ITEM_CHARS)
            both = (one.with_(note=note) if one is before else one for one in stage.emotions)
            return stage.with_(emotions=tuple(both))
    felt = Emotion(
        id=new_id(),
        level=float(entry.level or 0),
        persona=persona,
        note=entry.note,
        origin=Origin.CATALOGUE if entry.guess else Origin.IMPORT,
    )
    return stage.with_(emotions=(*stage.emotions, felt))


def sorted_out(found: Journey) -> tuple[Journey, int]:
    """Without what still belongs nowhere, and how much that is."""
    left = sum(len(stage.lane(UNSORTED)) for stage in found.stages)
    stages = (
        one.with_(items=tuple(item for item in one.items if item.lane != UNSORTED))
        for one in found.stages
    )
    return found.with_(stages=tuple(stages)), left
