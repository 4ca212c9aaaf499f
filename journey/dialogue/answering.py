"""What an answer does to the map: the one place that fills, replaces and empties its cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from journey import draft, limits, words
from journey.dialogue.marking import chosen
from journey.dialogue.places import OUTDATED, Answered, Outdated, Place, passed
from journey.errors import Code, Rejected
from journey.industries import Industry
from journey.model import Emotion, EmotionKind, Item, Journey, Metric, Origin, Passed, Stage
from journey.prompts import Option, Prompt
from journey.questions import stage_entry

NewId = Callable[[], str]


def skip(journey: Journey, prompt: Prompt) -> Journey:
    """Leaves the cell as it is: the draft's guesses stay guesses."""
    before = passed(journey, _place(prompt))
    return _mark(journey, _place(prompt), before or Passed.SKIPPED)


def answer(
    journey: Journey, prompt: Prompt, industry: Industry | None, new_id: NewId
) -> Answered | Outdated:
    """«Дальше»: the cell becomes what was ticked and typed; nothing ticked empties it.

    What stood there keeps its order; what is new comes last.
    """
    stage = None if prompt.stage is None else journey.stage(prompt.stage)
    if stage is None or not prompt.open:
        return OUTDATED
    old = {item.id: item for item in stage.items}
    typed: dict[int, tuple[str, ...]] = {}
    items: list[Item] = []
    for option in chosen(prompt):
        item = _answered_item(prompt.question, option, old, new_id)
        items.append(item)
        if option.message is not None:
            typed[option.message] = (*typed.get(option.message, ()), item.id)
    standing = {item_id: place for place, item_id in enumerate(old)}
    items.sort(key=lambda item: standing.get(item.id, len(standing)))
    changed = _with_cell(stage, prompt.question, tuple(items))
    if prompt.question == "pains":
        changed = _ideas_follow(changed, industry, new_id)
    return Answered(_mark(_with_stage(journey, changed), _place(prompt), Passed.ANSWERED), typed)


def feel(journey: Journey, prompt: Prompt, ordinal: int, new_id: NewId) -> Answered | Outdated:
    """One level of the emotion was pressed: it and the typed note are the stage's emotion."""
    stage = None if prompt.stage is None else journey.stage(prompt.stage)
    if stage is None or not prompt.open or not 0 <= ordinal < len(prompt.options):
        return OUTDATED
    level = float(prompt.options[ordinal].value)
    old = stage.emotion()
    note = prompt.note
    if note is None and old is not None and old.level == level and old.origin.from_people:
        note = old.note
    emotion = Emotion(
        id=new_id() if old is None else old.id,
        level=level,
        note=note,
        origin=Origin.OWNER,
        evidence=() if old is None or old.level != level else old.evidence,
    )
    others = tuple(
        known
        for known in stage.emotions
        if known.kind is not EmotionKind.ASSUMED or known.persona is not None
    )
    changed = stage.model_copy(update={"emotions": (emotion, *others)})
    return Answered(_mark(_with_stage(journey, changed), _place(prompt), Passed.ANSWERED))


def confirm(journey: Journey, question: str) -> Journey:
    """A question about the whole map is settled as it stands."""
    return _mark(journey, Place(question), Passed.ANSWERED)


def reword(
    journey: Journey, place: Place, ids: tuple[str, ...], text: str, new_id: NewId
) -> Answered | Rejected | Outdated:
    """An edited message corrects what it gave, on the map already.

    Its lines reword its items one by one; a missing line removes its item, one more adds one.
    A line that the cell holds anyway is not part of it.
    """
    found = words.lines(text)
    if isinstance(found, Rejected):
        return found
    stage = None if place.stage is None else journey.stage(place.stage)
    if stage is None:
        return OUTDATED
    cell = stage.lane(place.question)
    old = {item.id: item for item in cell if item.id in ids}
    if not old:
        return OUTDATED
    others = tuple(item for item in cell if item.id not in old)
    fresh = words.without_twins(found, tuple(item.text for item in others))
    new = tuple(
        known.model_copy(update={"text": line})
        if (known := old.get(ids[index] if index < len(ids) else "")) is not None
        else Item(id=new_id(), lane=place.question, text=line)
        for index, line in enumerate(fresh)
    )
    if len(others) + len(new) > limits.ITEMS_MAX:
        count = len(others) + len(new)
        return Rejected(Code.TOO_MANY, {"limit": limits.ITEMS_MAX, "count": count})
    changed = _with_cell(stage, place.question, _in_place(cell, others, new))
    return Answered(_with_stage(journey, changed), {0: tuple(item.id for item in new)})


def _in_place(
    cell: tuple[Item, ...], others: tuple[Item, ...], new: tuple[Item, ...]
) -> tuple[Item, ...]:
    """The cell with its reworded items where they stood; what is new comes last."""
    after = {item.id: item for item in others + new}
    stood = tuple(after.pop(item.id) for item in cell if item.id in after)
    return stood + tuple(after.values())


def _answered_item(lane: str, option: Option, old: Mapping[str, Item], new_id: NewId) -> Item:
    """The item of a ticked option: the one it stands for, or a new one."""
    if option.item is not None and (known := old.get(option.item)) is not None:
        if known.origin.from_people:
            return known
        return known.model_copy(update={"origin": Origin.OWNER})
    return Item(
        id=new_id(),
        lane=lane,
        text=option.text,
        origin=Origin.OWNER,
        catalogue=option.catalogue,
        severity=option.severity,
        effort=option.effort,
        remedy_for=option.remedy_for if option.remedy_for in old else None,
        metric=None if option.unit is None else Metric(unit=option.unit),
    )


def _ideas_follow(stage: Stage, industry: Industry | None, new_id: NewId) -> Stage:
    """Guessed ideas are remedies of the pains that stand there now; people's ideas stay."""
    if "ideas" in stage.passed:
        return stage
    entry = stage_entry(stage, industry)
    kept = tuple(item for item in stage.lane("ideas") if item.origin.from_people)
    new: tuple[Item, ...] = ()
    if entry is not None and industry is not None:
        remedies = draft.remedies(industry, entry, stage.lane("pains"), new_id)
        new = _fresh(stage.lane("ideas"), remedies)
    return _with_cell(stage, "ideas", (kept + new)[: limits.ITEMS_MAX])


def _fresh(old: tuple[Item, ...], new: tuple[Item, ...]) -> tuple[Item, ...]:
    """The new ideas, under their old ids where the same pain had the same idea before."""
    ids = {(item.remedy_for, item.catalogue): item.id for item in old}
    return tuple(
        item.model_copy(update={"id": ids.get((item.remedy_for, item.catalogue), item.id)})
        for item in new
    )


def _with_cell(stage: Stage, lane: str, items: tuple[Item, ...]) -> Stage:
    """The stage with one cell replaced; the same cell again changes nothing."""
    if stage.lane(lane) == items:
        return stage
    others = tuple(item for item in stage.items if item.lane != lane)
    return stage.model_copy(update={"items": others + items})


def _with_stage(journey: Journey, stage: Stage) -> Journey:
    stages = tuple(stage if known.id == stage.id else known for known in journey.stages)
    return journey.model_copy(update={"stages": stages})


def _place(prompt: Prompt) -> Place:
    return Place(prompt.question, prompt.stage)


def _mark(journey: Journey, place: Place, how: Passed) -> Journey:
    if place.stage is None:
        return journey.model_copy(update={"passed": {**journey.passed, place.question: how}})
    stage = journey.stage(place.stage)
    if stage is None:
        return journey
    return _with_stage(
        journey, stage.model_copy(update={"passed": {**stage.passed, place.question: how}})
    )
