"""A week of a map for its owner: what came from outside, what was done, what moved.

Knows which differences between two states of a map are news; must not know how they are worded.
Nothing is put together that was not counted together: each figure keeps its own number of answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from journey.checklist.digest import done_between
from journey.dropoff import Drop, drops
from journey.effect import Effect, effects
from journey.model import Emotion, EmotionKind, Evidence, EvidenceKind, Item, Journey, Stage, Task

MOVED: Final = 0.5
"""Of the scale's steps: less is no other mood."""


@dataclass(frozen=True, slots=True)
class Mood:
    """A stage whose curve is elsewhere now."""

    stage: Stage
    before: Emotion | None
    """None: it was not known."""
    after: Emotion

    @property
    def measured(self) -> bool:
        return self.after.kind is EmotionKind.MEASURED


@dataclass(frozen=True, slots=True)
class Leak:
    """Behind which stage most people are lost now, where that is another one or as much more."""

    stage: Stage
    drop: Drop
    before: Stage | None
    """Where it was; None: nothing had been counted."""


@dataclass(frozen=True, slots=True)
class Week:
    """What is new on one map."""

    seen: tuple[Evidence, ...]
    """What a team has noticed."""
    reviews: tuple[Evidence, ...]
    asked: tuple[Evidence, ...]
    """What customers answered, and what numbers say."""
    done: tuple[Task, ...]
    moods: tuple[Mood, ...]
    leak: Leak | None
    effects: tuple[Effect, ...]
    """Done tasks of which it is known since then whether their figure is better."""

    @property
    def worth_saying(self) -> bool:
        news = (self.seen, self.reviews, self.asked, self.done, self.moods, self.effects)
        return any(news) or self.leak is not None


def week(before: Journey | None, after: Journey) -> Week:
    """What came between two states of one map; without the earlier one nothing did."""
    if before is None:
        return Week((), (), (), (), (), None, ())
    known = {one.id for one in _records(before)}
    fresh = [one for one in _records(after) if one.id not in known]
    return Week(
        seen=tuple(one for one in fresh if one.kind is EvidenceKind.STAFF),
        reviews=tuple(one for one in fresh if one.kind is EvidenceKind.REVIEW),
        asked=tuple(one for one in fresh if one.kind in {EvidenceKind.SURVEY, EvidenceKind.DATA}),
        done=done_between(before, after),
        moods=tuple(_moods(before, after)),
        leak=_leak(before, after),
        effects=tuple(_effects(before, after)),
    )


def is_news(before: Journey | None, after: Journey) -> bool:
    """Whether a change is worth a week's message; most are not looked at closely."""
    if before is None or (before.stages is after.stages and before.tasks is after.tasks):
        return False
    return week(before, after).worth_saying


def _records(journey: Journey) -> Iterator[Evidence]:
    for stage in journey.stages:
        yield from stage.evidence
        entries: tuple[Item | Emotion, ...] = (*stage.items, *stage.emotions)
        for entry in entries:
            yield from entry.evidence


def _moods(before: Journey, after: Journey) -> Iterator[Mood]:
    """Of each kind of curve by itself: what was measured is never held against what was assumed."""
    for stage in after.stages:
        old = before.stage(stage.id)
        if old is None:
            continue
        for now in stage.emotions:
            was = _same(old, now)
            said = was is not None and was.origin.from_people and now.origin.from_people
            if now.kind is EmotionKind.ASSUMED and not said:
                continue  # a guess, or its first answer: the owner has just given it
            if was is None or abs(was.level - now.level) >= MOVED:
                yield Mood(stage, was, now)


def _effects(before: Journey, after: Journey) -> Iterator[Effect]:
    known = {(one.task.id, one.after) for one in effects(before)}
    return (one for one in effects(after) if (one.task.id, one.after) not in known)


def _same(stage: Stage, emotion: Emotion) -> Emotion | None:
    return next(
        (
            one
            for one in stage.emotions
            if (one.kind, one.persona) == (emotion.kind, emotion.persona)
        ),
        None,
    )


def _leak(before: Journey, after: Journey) -> Leak | None:
    now, was = _greatest(after), _greatest(before)
    if now is None:
        return None
    stage, drop = now
    if was is not None and was[0].id == stage.id and was[1].percent == drop.percent:
        return None
    return Leak(stage, drop, None if was is None else was[0])


def _greatest(journey: Journey) -> tuple[Stage, Drop] | None:
    found = zip(journey.stages, drops(journey), strict=False)
    return next(((stage, drop) for stage, drop in found if drop and drop.greatest), None)
