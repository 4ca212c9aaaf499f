"""Single entries of a map put right: an item or an emotion reworded, rated, moved, removed.

Pure functions: each gives the map with that one entry changed and everything else as it was, a
refusal where a limit would be broken, and the same map for an entry that is no more. Whatever a
person says about a catalogue's guess makes it their answer; only its place in its cell doesn't.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, TypeVar, cast

from journey import limits, stages, words
from journey.changes import Change, assemble, flatten, revert
from journey.dialogue.followups import linked
from journey.dialogue.parts import mark
from journey.errors import Code, Rejected
from journey.measures import Better, Cost, Effort, Metric
from journey.model import (
    Emotion,
    EmotionKind,
    Intent,
    Item,
    Journey,
    Origin,
    Passed,
    Persona,
    Stage,
    State,
)
from journey.prompts import Place
from journey.questions import lane_of

NewId = Callable[[], str]
TIES: Final = ("remedy_for", "answered_in")
"""The fields by which an item is tied to another one."""
E = TypeVar("E", bound=Item | Emotion | Persona)


@dataclass(frozen=True, slots=True)
class Spot:
    """An entry and the stage it stands on."""

    stage: Stage
    entry: Item | Emotion

    @property
    def lane(self) -> str:
        return self.entry.lane if isinstance(self.entry, Item) else "emotion"


def find(journey: Journey, entry_id: str) -> Spot | None:
    """Where an item or emotion stands; None: it is no more."""
    for stage in journey.stages:
        entries: tuple[Item | Emotion, ...] = (*stage.items, *stage.emotions)
        for entry in entries:
            if entry.id == entry_id:
                return Spot(stage, entry)
    return None


def add(journey: Journey, stage_id: str, lane: str, text: str, new_id: NewId) -> Journey | Rejected:
    """Each typed line is one more item at the end of the cell; what is there is not said twice."""
    found, stage = words.lines(text), journey.stage(stage_id)
    if stage is None:
        return journey
    if isinstance(found, Rejected):
        return found
    cell = stage.lane(lane)
    fresh = words.without_twins(found, tuple(item.text for item in cell))
    if not fresh:
        return Rejected(Code.TWICE, {"text": found[0]})
    count = len(cell) + len(fresh)
    if count > limits.ITEMS_MAX:
        return Rejected(Code.TOO_MANY, {"limit": limits.ITEMS_MAX, "count": count})
    more = tuple(Item(id=new_id(), lane=lane, text=line) for line in fresh)
    wider = stage.with_(items=stage.items + more)
    return stages.put(journey, linked(wider) if lane == "ideas" else wider)


def confirm(journey: Journey, entry_id: str) -> Journey:
    """«Да, это так»: the catalogue's guess becomes the owner's answer. It proves nothing."""
    spot = find(journey, entry_id)
    return journey if spot is None else put(journey, told(spot.entry))


def reword(journey: Journey, item_id: str, text: str) -> Journey | Rejected:
    """Other words for an item; its evidence stays, the person sees it beside them."""
    spot = find(journey, item_id)
    if spot is None or isinstance(spot.entry, Emotion):
        return journey
    line = words.line(text)
    if isinstance(line, Rejected):
        return line
    others = (item for item in spot.stage.lane(spot.lane) if item.id != item_id)
    if any(words.same(item.text, line) for item in others):
        return Rejected(Code.TWICE, {"text": line})
    return put(journey, told(spot.entry.with_(text=line, kind=None)))


def remove(journey: Journey, item_id: str) -> Journey:
    """The item goes; what it was tied to stays and is tied to nothing any more."""
    spot = find(journey, item_id)
    if spot is None or isinstance(spot.entry, Emotion):
        return journey
    for stage in journey.stages:
        left = tuple(_untied(item, item_id) for item in stage.items if item.id != item_id)
        if left != stage.items:
            journey = stages.put(journey, stage.with_(items=left))
    return journey


def _untied(item: Item, gone: str) -> Item:
    """An idea without its pain, a question without the channel that answered it."""
    if gone not in {item.remedy_for, item.answered_in}:
        return item
    return item.with_(
        remedy_for=None if item.remedy_for == gone else item.remedy_for,
        answered_in=None if item.answered_in == gone else item.answered_in,
    )


def move(journey: Journey, item_id: str, stage_id: str) -> Journey | Rejected:
    """The item to the end of its row on another stage, with its tasks.

    The ideas that answer a pain go with it as far as there is room for them: an answer belongs
    where its pain is.
    """
    spot, to = find(journey, item_id), journey.stage(stage_id)
    if spot is None or to is None or isinstance(spot.entry, Emotion) or spot.stage.id == to.id:
        return journey
    there = to.lane(spot.lane)
    if any(words.same(item.text, spot.entry.text) for item in there):
        return Rejected(Code.TWICE, {"text": spot.entry.text})
    if len(there) >= limits.ITEMS_MAX:
        return Rejected(Code.TOO_MANY, {"limit": limits.ITEMS_MAX, "count": len(there) + 1})
    answers = [idea for idea in spot.stage.lane("ideas") if idea.remedy_for == item_id]
    room = limits.ITEMS_MAX - len(to.lane("ideas"))
    kept = tuple(
        idea
        for idea in answers
        if not any(words.same(idea.text, other.text) for other in to.lane("ideas"))
    )[:room]
    return _carried(journey, spot.stage, to, (told(spot.entry), *kept))


def _carried(journey: Journey, source: Stage, to: Stage, items: tuple[Item, ...]) -> Journey:
    ids = {item.id for item in items}
    left = tuple(item for item in source.items if item.id not in ids)
    without = stages.put(journey, source.with_(items=left))
    placed = stages.put(without, to.with_(items=to.items + items))
    return placed.with_(
        tasks=tuple(
            task.with_(stage=to.id) if task.source in ids and task.stage == source.id else task
            for task in journey.tasks
        )
    )


def order(journey: Journey, item_id: str, position: int) -> Journey:
    """The item to a place in its cell, from 0; beyond the ends, to the end."""
    spot = find(journey, item_id)
    if spot is None or isinstance(spot.entry, Emotion):
        return journey
    cell = [item for item in spot.stage.lane(spot.lane) if item.id != item_id]
    cell.insert(max(0, min(position, len(cell))), spot.entry)
    following = iter(cell)
    items = tuple(next(following) if item.lane == spot.lane else item for item in spot.stage.items)
    return stages.put(journey, spot.stage.with_(items=items))


def rate(journey: Journey, pain_id: str, severity: int) -> Journey:
    """How much a pain stops people: 1 annoys, 2 hinders, 3 drives away."""
    return _of_lane(
        journey, pain_id, "pains", lambda pain: pain.with_(severity=severity, weighed=True)
    )


def size(journey: Journey, idea_id: str, effort: Effort) -> Journey:
    """How much work an idea is."""
    return _of_lane(journey, idea_id, "ideas", lambda idea: idea.with_(effort=effort))


def price(journey: Journey, idea_id: str, cost: Cost) -> Journey:
    """What an idea takes out of the till."""
    return _of_lane(journey, idea_id, "ideas", lambda idea: idea.with_(cost=cost))


def close(journey: Journey, pain_id: str, *, closed: bool) -> Journey:
    """Done away with, or open again, also where it was found not to be so."""
    return _of_lane(
        journey,
        pain_id,
        "pains",
        lambda pain: pain.with_(closed=closed, disproof=pain.disproof if closed else None),
    )


def praise(journey: Journey, item_id: str, *, strong: bool) -> Journey:
    """«Работает хорошо», or no longer said so."""
    spot = find(journey, item_id)
    if spot is None or isinstance(spot.entry, Emotion) or not lane_of(spot.lane).praised:
        return journey
    return put(journey, told(spot.entry.with_(strong=strong)))


def intend(journey: Journey, channel_id: str, intent: Intent | None) -> Journey:
    """What the plan does with a channel; only a plan decides that."""
    if journey.state is not State.TO_BE:
        return journey
    return _of_lane(journey, channel_id, "channels", lambda one: one.with_(intent=intent))


def answer_in(journey: Journey, question_id: str, channel_id: str | None) -> Journey:
    """Where a customer's question is answered; None: nowhere."""
    spot = None if channel_id is None else find(journey, channel_id)
    if channel_id is not None and (spot is None or spot.lane != "channels"):
        return journey
    return _of_lane(
        journey,
        question_id,
        "questions",
        lambda one: one.with_(answered_in=channel_id, unanswered=channel_id is None),
    )


def measure(journey: Journey, metric_id: str, metric: Metric) -> Journey:
    """What is known of a metric."""
    return _of_lane(journey, metric_id, "metrics", lambda one: one.with_(metric=metric))


def direct(journey: Journey, metric_id: str, better: Better) -> Journey:
    """Which way a metric's number is better."""
    return _of_lane(
        journey,
        metric_id,
        "metrics",
        lambda one: one.with_(metric=(one.metric or Metric()).with_(better=better)),
    )


def feel(journey: Journey, emotion_id: str, level: int) -> Journey:
    """Another assumed level; what proved or explained the old one doesn't stand for it.

    A measured level is nobody's to change.
    """
    emotion = _assumed(journey, emotion_id)
    if emotion is None:
        return journey
    if emotion.level == level:
        return confirm(journey, emotion_id)
    return _passed(
        put(
            journey, told(emotion.with_(level=float(level), evidence=(), note=None, catalogue=None))
        ),
        emotion_id,
    )


def explain(journey: Journey, emotion_id: str, text: str) -> Journey | Rejected:
    """Why the customer feels so."""
    emotion = _assumed(journey, emotion_id)
    line = words.line(text)
    if emotion is None or isinstance(line, Rejected):
        return line if isinstance(line, Rejected) else journey
    return _passed(put(journey, told(emotion.with_(note=line))), emotion_id)


def put(journey: Journey, entry: Item | Emotion) -> Journey:
    """The map with that entry in the place of the one of its id; the same again changes nothing."""
    spot = find(journey, entry.id)
    if spot is None or spot.entry == entry:
        return journey
    stage = spot.stage
    if isinstance(entry, Item):
        items = tuple(entry if known.id == entry.id else known for known in stage.items)
        return stages.put(journey, stage.with_(items=items))
    emotions = tuple(entry if known.id == entry.id else known for known in stage.emotions)
    return stages.put(journey, stage.with_(emotions=emotions))


def restore(journey: Journey, changes: Iterable[Change]) -> Journey | Rejected:
    """An item that one step of the history removed, back in its place with its evidence.

    What has changed since then stays changed; an item that is back already changes nothing.
    """
    steps = tuple(changes)
    gone = next((step for step in steps if step.table == "item" and step.after is None), None)
    if gone is None or gone.before is None or find(journey, gone.id) is not None:
        return journey
    stage = journey.stage(gone.before["parent"])
    if stage is None:
        return Rejected(Code.NO_STAGE)
    if len(stage.lane(gone.before["lane"])) >= limits.ITEMS_MAX:
        return Rejected(Code.TOO_MANY, {"limit": limits.ITEMS_MAX})
    rows = flatten(journey)
    for back in revert(steps):
        now = rows.get((back.table, back.id))
        if back.table == "item" and back.after is not None and now is not None:
            tied = {name: now[name] or back.after.get(name) for name in TIES}
            rows[back.table, back.id] = {**now, **tied}
        elif back.after is not None and gone.id in {back.id, back.after["parent"]}:
            # between its neighbours of then, whose numbers have closed up since
            rows[back.table, back.id] = {**back.after, "pos": back.after["pos"] - 0.5}
    return assemble(rows)


def told(entry: E) -> E:
    """The entry as an answer of the owner, where it was the catalogue's."""
    one: Item | Emotion | Persona = entry
    return entry if one.origin.from_people else cast("E", one.with_(origin=Origin.OWNER))


def _of_lane(journey: Journey, item_id: str, lane: str, change: Callable[[Item], Item]) -> Journey:
    spot = find(journey, item_id)
    if spot is None or spot.lane != lane or isinstance(spot.entry, Emotion):
        return journey
    return put(journey, told(change(spot.entry)))


def _assumed(journey: Journey, emotion_id: str) -> Emotion | None:
    spot = find(journey, emotion_id)
    if spot is None or not isinstance(spot.entry, Emotion):
        return None
    return spot.entry if spot.entry.kind is EmotionKind.ASSUMED else None


def _passed(journey: Journey, emotion_id: str) -> Journey:
    """The dialogue needs not ask for it again."""
    spot = find(journey, emotion_id)
    if spot is None:
        return journey
    place = Place("emotion", spot.stage.id, persona=spot.entry.persona)
    return mark(journey, place, Passed.ANSWERED)
