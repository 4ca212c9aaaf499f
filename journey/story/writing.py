"""A confirmed story onto its map: every entry as an answer of the owner, in one step.

Knows what a cell may hold; must not know how the entries were found. What the catalogue had
guessed in the same words becomes the owner's answer; in a full row the last guess gives way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from journey import items, limits, stages, words
from journey.dialogue.followups import linked
from journey.dialogue.parts import mark
from journey.dialogue.places import asked_of_each
from journey.industries import Industry
from journey.model import Emotion, Item, Journey, Origin, Passed, Stage
from journey.prompts import Place
from journey.questions import BY_ID
from journey.story.proposal import DURATION, EMOTION, Told
from journey.suggestions import stage_entry

NewId = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Written:
    journey: Journey
    stored: int
    """Entries that stand on the map now."""
    left: tuple[Told, ...]
    """For which there was no room, or whose stage is no more."""


def write(
    journey: Journey, told: Iterable[Told], industry: Industry | None, new_id: NewId
) -> Written:
    """Each entry on its stage; the rows that were told of count as answered."""
    stored, left = 0, []
    for one in told:
        stage = journey.stage(one.stage or "")
        changed = None if stage is None else _with(stage, one, industry, new_id)
        if stage is None or changed is None:
            left.append(one)
            continue
        stored += 1
        journey = _answered(stages.put(journey, changed), changed, one.lane or "")
    return Written(journey, stored, tuple(left))


def put(journey: Journey, one: Told, industry: Industry | None, new_id: NewId) -> Journey | None:
    """One entry on its stage; the row it goes to is still asked about, but for a feeling, of which
    there is one. None: there is no room, or no such stage.
    """
    stage = journey.stage(one.stage or "")
    changed = None if stage is None else _with(stage, one, industry, new_id)
    if changed is None:
        return None
    after = stages.put(journey, changed)
    return _answered(after, changed, EMOTION) if one.lane == EMOTION else after


def _answered(journey: Journey, stage: Stage, lane: str) -> Journey:
    if lane not in BY_ID or asked_of_each(journey, lane):
        return journey
    return mark(journey, Place(lane, stage.id), Passed.ANSWERED)


def _with(stage: Stage, one: Told, industry: Industry | None, new_id: NewId) -> Stage | None:
    """The stage with the entry; None: there is no room for it."""
    if one.lane == DURATION:
        return stage if one.duration is None else stage.with_(duration=one.duration)
    if one.lane == EMOTION:
        return _felt(stage, one, new_id)
    cell = stage.lane(one.lane or "")
    twin = next((item for item in cell if words.same(item.text, one.text)), None)
    if twin is not None:
        known = items.told(twin)
        return _put(stage, known if one.metric is None else known.with_(metric=one.metric))
    room = _with_room(stage, cell)
    if room is None:
        return None
    item = Item(
        id=new_id(),
        lane=one.lane or "",
        text=words.capital(one.text),
        catalogue=_of_catalogue(stage, one, industry),
        metric=one.metric,
    )
    wider = room.with_(items=(*room.items, item))
    return linked(wider) if one.lane == "ideas" else wider


def _of_catalogue(stage: Stage, one: Told, industry: Industry | None) -> str | None:
    """The catalogue's entry that says the same: it is not offered once more."""
    entry = stage_entry(stage, industry)
    if entry is None or industry is None:
        return None
    for known in entry.rows().get(one.lane or "", ()):
        if words.same(known.text, one.text):
            return industry.catalogue_id(entry.id, known.id)
    return None


def _felt(stage: Stage, one: Told, new_id: NewId) -> Stage:
    """The assumed feeling of everybody, in the place of the guess."""
    emotion = stage.emotion()
    felt = Emotion(
        id=new_id() if emotion is None else emotion.id, level=float(one.level or 0), note=one.text
    )
    if emotion is None:
        return stage.with_(emotions=(*stage.emotions, felt))
    return stage.with_(emotions=tuple(felt if e.id == felt.id else e for e in stage.emotions))


def _with_room(stage: Stage, cell: tuple[Item, ...]) -> Stage | None:
    if len(cell) < limits.ITEMS_MAX:
        return stage
    guess = next((one for one in reversed(cell) if one.origin is Origin.CATALOGUE), None)
    if guess is None:
        return None
    return stage.with_(items=tuple(item for item in stage.items if item.id != guess.id))


def _put(stage: Stage, item: Item) -> Stage:
    return stage.with_(items=tuple(item if one.id == item.id else one for one in stage.items))
