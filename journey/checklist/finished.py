"""A stage whose tasks are all done: it goes back to the map.

Knows when that is so, how the map was before, and how the customer feels now; must not know who
is asked.
"""

from __future__ import annotations

from collections.abc import Callable

from journey import items
from journey.checklist.progress import progress
from journey.model import Emotion, EmotionKind, Journey, Stage

NewId = Callable[[], str]


def finished(before: Journey, after: Journey) -> tuple[str, ...]:
    """The ids of the stages whose last task was done between two states of a map."""
    return tuple(
        stage.id
        for stage in after.stages
        if is_finished(after, stage.id) and not is_finished(before, stage.id)
    )


def is_finished(journey: Journey, stage_id: str) -> bool:
    """Whether a stage has tasks and all of them are done."""
    done, whole = progress(journey, stage_id)
    return done == whole > 0


def feeling(stage: Stage) -> Emotion | None:
    """What is believed of a stage: everybody's feeling, else that of whoever feels worst there."""
    assumed = [one for one in stage.emotions if one.kind is EmotionKind.ASSUMED]
    return stage.emotion() or min(assumed, key=lambda one: one.level, default=None)


def feels(journey: Journey, stage_id: str, level: int, new_id: NewId) -> Journey:
    """The map with what the owner now believes the customer feels on a stage, -2..2.

    It stays an answer, not a proof: nobody has measured it. The map's history keeps the old one.
    """
    stage = journey.stage(stage_id)
    if stage is None:
        return journey
    old = feeling(stage)
    if old is not None:
        return items.feel(journey, old.id, level)
    emotions = (Emotion(id=new_id(), level=level), *stage.emotions)
    changed = stage.with_(emotions=emotions)
    stages = tuple(changed if one.id == stage_id else one for one in journey.stages)
    return journey.with_(stages=stages)
