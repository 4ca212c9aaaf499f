"""A map that came from elsewhere laid into one that is there: stage by stage, by their titles.

Knows what is added and what gives way; must not know where the map came from. Added, all that is
there stays; replaced, the cells that the other map has become what it has. Everything is seen
before it is stored, so nothing here asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from journey import limits, words
from journey.model import Emotion, EmotionKind, Item, Journey, Persona, Stage

NewId = Callable[[], str]


def merged(
    journey: Journey, other: Journey, new_id: NewId, *, replacing: bool
) -> tuple[Journey, int]:
    """The map with the other one in it, and how many entries had no room."""
    whose = _people(journey, other)
    stages = list(journey.stages)
    left = 0
    for come in other.stages:
        at = next((at for at, one in enumerate(stages) if words.same(one.title, come.title)), None)
        if at is None and len(stages) == limits.STAGES_MAX:
            left += len(come.items) or 1
            continue
        if at is None:
            at = len(stages)
            stages.append(Stage(id=new_id(), title=come.title, origin=come.origin))
        stages[at], over = _stage(stages[at], come, whose, new_id, replacing=replacing)
        left += over
    return journey.with_(stages=tuple(stages)), left


def _people(journey: Journey, other: Journey) -> dict[str, str]:
    """Whose an entry is: somebody of the same name; else it is everybody's."""

    def known(one: Persona) -> str | None:
        same = (mine.id for mine in journey.personas if words.same(mine.name, one.name))
        return next(same, None)

    return {one.id: mine for one in other.personas if (mine := known(one)) is not None}


def _stage(
    stage: Stage, come: Stage, whose: dict[str, str], new_id: NewId, *, replacing: bool
) -> tuple[Stage, int]:
    left = 0
    for lane in dict.fromkeys(one.lane for one in come.items):
        items, over = _cell(stage.lane(lane), come.lane(lane), whose, new_id, replacing=replacing)
        rest = tuple(one for one in stage.items if one.lane != lane)
        stage = stage.with_(items=(*rest, *items))
        left += over
    stage = stage.with_(emotions=_felt(stage, come, whose, new_id, replacing=replacing))
    if come.duration is not None and (replacing or stage.duration is None):
        stage = stage.with_(duration=come.duration)
    if come.reach is not None and stage.reach is None:
        stage = stage.with_(reach=come.reach)
    return stage, left


def _cell(
    there: Iterable[Item],
    come: Iterable[Item],
    whose: dict[str, str],
    new_id: NewId,
    *,
    replacing: bool,
) -> tuple[list[Item], int]:
    """What says the same stays itself, with all that is known of it."""
    known = list(there)
    kept: list[Item] = [] if replacing else list(known)
    left = 0
    for one in come:
        same = next((mine for mine in known if words.same(mine.text, one.text)), None)
        if same is not None:
            kept += [same] if same not in kept else []
        elif len(kept) < limits.ITEMS_MAX:
            kept.append(_fresh(one, whose, new_id))
        else:
            left += 1
    return kept, left


def _fresh(item: Item, whose: dict[str, str], new_id: NewId) -> Item:
    """Without ties to a map that it is no more on."""
    return item.with_(
        id=new_id(),
        persona=whose.get(item.persona or ""),
        derived_from=None,
        remedy_for=None,
        answered_in=None,
    )


def _felt(
    stage: Stage, come: Stage, whose: dict[str, str], new_id: NewId, *, replacing: bool
) -> tuple[Emotion, ...]:
    """Only what was assumed comes along: what customers said was said of another map."""
    found = list(stage.emotions)
    for one in come.emotions:
        if one.kind is not EmotionKind.ASSUMED:
            continue
        persona = whose.get(one.persona or "")
        mine = stage.emotion(persona)
        if mine is None:
            found.append(one.with_(id=new_id(), persona=persona))
        elif replacing and mine.level != one.level:
            told = mine.with_(level=one.level, note=one.note, origin=one.origin, evidence=())
            found[found.index(mine)] = told
    return tuple(found)
