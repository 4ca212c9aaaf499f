"""A copy of a map, and the map of how it should be, drawn from the map of how it is.

Knows every part and what refers to what: all ids of a copy are new, references lead within the
copy, and `derived_from` ties each persona, stage and item to its original. Tasks are not copied:
they are what a team does about the one map, and a copy gets its own; of a map that comes in a file
they come along, since nothing else is left of it. A walk under way goes on in a copy; a plan cannot
be walked yet.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from journey.model import Emotion, EmotionKind, Evidence, Item, Journey, Persona, Stage, State, Task
from journey.walks import Walk

NewId = Callable[[], str]
Part = TypeVar("Part", Persona, Item, Emotion, Stage)


def copy(
    journey: Journey, journey_id: str, title: str, *, new_id: NewId, now: dt.datetime
) -> Journey:
    """Another map that says the same, under a title of its own.

    A copy of a plan (a map of how it should be) is another plan for the same map, so it stays
    tied to that one.
    """
    return _copied(journey, journey_id, title, _Ids(journey, new_id, of_plan=is_plan(journey)), now)


def taken_in(
    journey: Journey, journey_id: str, title: str, *, new_id: NewId, now: dt.datetime
) -> Journey:
    """The map of a file, with its tasks as they stood: done, dated, named; drawn from nothing here.

    Who gave a task to whom is asked anew: none of them is known here. Of what a check taught the
    map only that stays.
    """
    ids = _Ids(journey, new_id, of_plan=is_plan(journey))
    made = _copied(journey, journey_id, title, ids, now)
    tasks = tuple(_task(task, ids) for task in journey.tasks)
    return _without_origin(made).with_(tasks=tasks)


def _copied(journey: Journey, journey_id: str, title: str, ids: _Ids, now: dt.datetime) -> Journey:
    return journey.with_(
        id=journey_id,
        title=title,
        personas=tuple(_persona(persona, ids) for persona in journey.personas),
        stages=tuple(_stage(stage, ids) for stage in journey.stages),
        tasks=(),
        walk=_walk(journey.walk, ids),
        created=now,
        updated=now,
        revision=0,
        next_review=None,
        derived_from=ids.origin(journey),
    )


def _without_origin(journey: Journey) -> Journey:
    return journey.with_(
        derived_from=None,
        personas=tuple(one.with_(derived_from=None) for one in journey.personas),
        stages=tuple(
            stage.with_(
                derived_from=None,
                items=tuple(item.with_(derived_from=None) for item in stage.items),
            )
            for stage in journey.stages
        ),
    )


def to_be(
    journey: Journey, journey_id: str, title: str, *, new_id: NewId, now: dt.datetime
) -> Journey:
    """The map of how it should be, for now the same as the map of how it is.

    What was measured is of today: measured moods and counts of people stay behind. A metric keeps
    its value, which says where one starts from; its target is for the owner to set.
    """
    plan = copy(journey, journey_id, title, new_id=new_id, now=now)
    stages = tuple(_uncounted(stage) for stage in plan.stages)
    return plan.with_(state=State.TO_BE, stages=stages, walk=None)


def is_plan(journey: Journey) -> bool:
    """Whether it says how it should be and knows what it was drawn from."""
    return journey.state is State.TO_BE and journey.derived_from is not None


def assumed(stage: Stage) -> tuple[Emotion, ...]:
    return tuple(one for one in stage.emotions if one.kind is EmotionKind.ASSUMED)


def comparable(journey: Journey) -> Journey:
    """The map of how it is, without what a plan cannot have: to be laid beside one."""
    return journey.with_(stages=tuple(_uncounted(stage) for stage in journey.stages))


def _uncounted(stage: Stage) -> Stage:
    """Without what was felt, counted and measured over time: a plan has none of it."""
    items = tuple(item.with_(figures=()) if item.figures else item for item in stage.items)
    return stage.with_(emotions=assumed(stage), reach=None, figures=(), items=items)


class _Ids:
    """New ids for old ones; what the map does not hold keeps its id."""

    def __init__(self, journey: Journey, new_id: NewId, *, of_plan: bool) -> None:
        self.new_id = new_id
        self._of_plan = of_plan
        parts = [persona.id for persona in journey.personas]
        for stage in journey.stages:
            parts += [stage.id, *(item.id for item in stage.items)]
            parts += [emotion.id for emotion in stage.emotions]
        self._new: Mapping[str, str] = {part: new_id() for part in parts}

    def of(self, part_id: str) -> str:
        return self._new.get(part_id, part_id)

    def maybe(self, part_id: str | None) -> str | None:
        return None if part_id is None else self.of(part_id)

    def origin(self, part: Journey | Persona | Stage | Item) -> str | None:
        """What the copy comes from."""
        return part.derived_from if self._of_plan else part.id


def _persona(persona: Persona, ids: _Ids) -> Persona:
    given = {"id": ids.of(persona.id), "derived_from": ids.origin(persona)}
    return _with_evidence(persona, ids, **given)


def _stage(stage: Stage, ids: _Ids) -> Stage:
    return _with_evidence(
        stage,
        ids,
        id=ids.of(stage.id),
        derived_from=ids.origin(stage),
        items=tuple(_item(item, ids) for item in stage.items),
        emotions=tuple(_emotion(emotion, ids) for emotion in stage.emotions),
        passed_by={ids.of(who): passed for who, passed in stage.passed_by.items()},
    )


def _item(item: Item, ids: _Ids) -> Item:
    return _with_evidence(
        item,
        ids,
        id=ids.of(item.id),
        persona=ids.maybe(item.persona),
        remedy_for=ids.maybe(item.remedy_for),
        answered_in=ids.maybe(item.answered_in),
        derived_from=ids.origin(item),
    )


def _emotion(emotion: Emotion, ids: _Ids) -> Emotion:
    return _with_evidence(emotion, ids, id=ids.of(emotion.id), persona=ids.maybe(emotion.persona))


def _task(task: Task, ids: _Ids) -> Task:
    mine = ids.new_id()
    return task.with_(
        id=mine,
        source=mine if task.source == task.id else ids.of(task.source),
        stage=ids.of(task.stage),
        metric=ids.maybe(task.metric),
        giver=None,
        giver_id=None,
        lesson=None,
    )


def _walk(walk: Walk | None, ids: _Ids) -> Walk | None:
    if walk is None:
        return None
    return walk.with_(
        asked=tuple(map(ids.of, walk.asked)),
        answers={ids.of(item): met for item, met in walk.answers.items()},
        found={ids.of(item): ids.of(pain) for item, pain in walk.found.items()},
    )


def _with_evidence(part: Part, ids: _Ids, **update: Any) -> Part:
    evidence: tuple[Evidence, ...] = tuple(known.with_(id=ids.new_id()) for known in part.evidence)
    return part.with_(**update, evidence=evidence)
