"""Stages put in order by hand: add, rename, move, remove. What was answered moves along."""

from __future__ import annotations

from collections.abc import Callable

from journey import limits, words
from journey.errors import Code, Rejected
from journey.model import Journey, Origin, Stage
from journey.stems import holds, stems

NewId = Callable[[], str]


def add(journey: Journey, text: str, new_id: NewId) -> Journey | Rejected:
    """Each typed line is one more stage at the end."""
    titles = _titles(text)
    if isinstance(titles, Rejected):
        return titles
    stages = journey.stages
    for title in titles:
        if any(words.same(stage.title, title) for stage in stages):
            return Rejected(Code.TWICE, {"text": title})
        stages = (*stages, Stage(id=new_id(), title=title))
    if len(stages) > limits.STAGES_MAX:
        return Rejected(Code.TOO_MANY_STAGES, {"limit": limits.STAGES_MAX, "count": len(stages)})
    return journey.with_(stages=stages)


def retell(journey: Journey, text: str, new_id: NewId) -> Journey | Rejected:
    """Words typed while the draft's stages are still to be confirmed.

    One line is one more stage. Several lines are the person's own list: a stage of that title, or
    one whose title says it in more words («Выбираю мастера»), keeps what it holds, the others of
    the draft go.
    """
    titles = _titles(text)
    if isinstance(titles, Rejected) or len(titles) == 1:
        return add(journey, text, new_id)
    if len(titles) > limits.STAGES_MAX:
        return Rejected(Code.TOO_MANY_STAGES, {"limit": limits.STAGES_MAX, "count": len(titles)})
    told: tuple[Stage, ...] = ()
    for title in titles:
        if any(words.same(stage.title, title) for stage in told):
            return Rejected(Code.TWICE, {"text": title})
        told = (*told, _known(journey, title, titles, told) or Stage(id=new_id(), title=title))
    return _replace(journey, told)


def _known(
    journey: Journey, title: str, titles: tuple[str, ...], told: tuple[Stage, ...]
) -> Stage | None:
    """The draft's stage that a title means, in the person's words; None: it is a new one."""
    for stage in journey.stages:
        if words.same(stage.title, title):
            return stage
    name = stems(title)
    taken = {stage.id for stage in told}
    for stage in journey.stages:
        called = any(words.same(stage.title, other) for other in titles)
        if stage.id not in taken and not called and holds(name, stems(stage.title)):
            return stage.with_(title=title, origin=Origin.OWNER)
    return None


def rename(journey: Journey, stage_id: str, text: str) -> Journey | Rejected:
    """A new title in the person's words; the stage's content stays."""
    title = words.title(text)
    if isinstance(title, Rejected):
        return title
    others = (stage for stage in journey.stages if stage.id != stage_id)
    if any(words.same(stage.title, title) for stage in others):
        return Rejected(Code.TWICE, {"text": title})
    return _replace(
        journey,
        tuple(
            stage.with_(title=title, origin=Origin.OWNER) if stage.id == stage_id else stage
            for stage in journey.stages
        ),
    )


def move(journey: Journey, stage_id: str, position: int) -> Journey:
    """The stage to a position from 0; beyond the ends, to the end."""
    stage = journey.stage(stage_id)
    if stage is None:
        return journey
    others = [known for known in journey.stages if known.id != stage_id]
    others.insert(max(0, min(position, len(others))), stage)
    return _replace(journey, tuple(others))


def remove(journey: Journey, stage_id: str) -> Journey | Rejected:
    """The stage with all it holds; its tasks go with it, but for the lines of a shift, which are
    about no stage. One stage always stays.
    """
    if journey.stage(stage_id) is None:
        return journey
    if len(journey.stages) <= limits.STAGES_MIN:
        return Rejected(Code.LAST_STAGE)
    left = tuple(stage for stage in journey.stages if stage.id != stage_id)
    return journey.with_(
        stages=left,
        tasks=tuple(
            task if task.stage != stage_id else task.with_(stage=left[0].id)
            for task in journey.tasks
            if task.stage != stage_id or task.shift is not None
        ),
    )


def put(journey: Journey, stage: Stage) -> Journey:
    """The map with that stage in the place of the one of its id."""
    return _replace(
        journey, tuple(stage if known.id == stage.id else known for known in journey.stages)
    )


def confirm(journey: Journey) -> Journey:
    """«Подходит»: the catalogue's titles become the owner's."""
    return _replace(
        journey,
        tuple(stage.with_(origin=Origin.OWNER) for stage in journey.stages),
    )


def _titles(text: str) -> tuple[str, ...] | Rejected:
    return words.lines(text, limit=limits.TITLE_CHARS)


def _replace(journey: Journey, stages: tuple[Stage, ...]) -> Journey:
    return journey.with_(stages=stages)
