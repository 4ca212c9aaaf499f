"""The dialogue: where a person is in it, what is asked there, what an answer does to the map.

Pure functions over a journey and a prompt; nothing here knows how a question looks or where it
is kept. The place follows from the journey: the first question that was neither answered nor
skipped. Going back only looks at an earlier place again; what was answered there stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from journey import draft, limits, words
from journey.errors import Code, Rejected
from journey.industries import Industry
from journey.model import (
    Depth,
    Emotion,
    EmotionKind,
    Item,
    Journey,
    Metric,
    Origin,
    Passed,
    Stage,
)
from journey.prompts import Option, Prompt
from journey.questions import BY_ID, QUESTIONS, Kind, Question, Scope, stage_entry

NewId = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Place:
    """A question, and the stage it is asked about (None: the whole map)."""

    question: str
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """Nothing is left to ask at this depth."""


@dataclass(frozen=True, slots=True)
class Outdated:
    """The prompt is closed: its buttons belong to an earlier step."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The map after an answer."""

    journey: Journey
    typed: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """For each message that was typed: the items it gave."""


FINISHED: Final = Finished()
OUTDATED: Final = Outdated()


# --- where ---------------------------------------------------------------------------------


def asked(depth: Depth, scope: Scope) -> tuple[Question, ...]:
    """The questions of a dialogue of that depth, in order."""
    return tuple(
        question
        for question in QUESTIONS
        if question.scope is scope and (depth is Depth.FULL or question.depth is Depth.QUICK)
    )


def places(journey: Journey) -> tuple[Place, ...]:
    """Every place of the journey's dialogue, in order."""
    whole = tuple(Place(question.id) for question in asked(journey.depth, Scope.MAP))
    per_stage = asked(journey.depth, Scope.STAGE)
    return whole + tuple(
        Place(question.id, stage.id) for stage in journey.stages for question in per_stage
    )


def passed(journey: Journey, place: Place) -> Passed | None:
    """How the place was left; None: it is still to be asked."""
    if place.stage is None:
        return journey.passed.get(place.question)
    stage = journey.stage(place.stage)
    return None if stage is None else stage.passed.get(place.question)


def current(journey: Journey) -> Place | Finished:
    """The first place that was neither answered nor skipped."""
    for place in places(journey):
        if passed(journey, place) is None:
            return place
    return FINISHED


def following(journey: Journey, place: Place) -> Place | Finished:
    """The place after this one; for a place that is no more, the current one."""
    order = places(journey)
    if place not in order:
        return current(journey)
    index = order.index(place) + 1
    return order[index] if index < len(order) else FINISHED


def preceding(journey: Journey, place: Place) -> Place | None:
    """The place before this one; None: it is the first, or it is no more."""
    order = places(journey)
    if place not in order:
        return None
    index = order.index(place)
    return order[index - 1] if index else None


# --- asking --------------------------------------------------------------------------------


def ask(journey: Journey, place: Place, industry: Industry | None, person: int) -> Prompt:
    """The question of a place with its buttons.

    Ticks start empty where the cell holds guesses, and show the cell where it was answered.
    """
    question = BY_ID[place.question]
    stage = None if place.stage is None else journey.stage(place.stage)
    options: tuple[Option, ...] = ()
    if question.id == "audience" and industry is not None:
        options = _audiences(journey, industry)
    elif stage is not None and question.kind is Kind.SCALE:
        options = _levels(question, journey, stage)
    elif stage is not None:
        options = _cell_options(question, journey, stage, industry)
    return Prompt(
        person=person,
        question=question.id,
        journey=journey.id,
        stage=place.stage,
        options=options,
    )


def _audiences(journey: Journey, industry: Industry) -> tuple[Option, ...]:
    own = {persona.catalogue for persona in journey.personas}
    return tuple(
        Option(
            text=audience.name,
            value=audience.id,
            catalogue=industry.catalogue_id(audience.id),
            chosen=industry.catalogue_id(audience.id) in own,
        )
        for audience in industry.audiences
    )


def _levels(question: Question, journey: Journey, stage: Stage) -> tuple[Option, ...]:
    emotion = stage.emotion()
    known = emotion if question.id in stage.passed else None
    return tuple(
        option.model_copy(
            update={"chosen": known is not None and float(option.value) == known.level}
        )
        for option in question.suggest(journey, stage, None)
    )


def _cell_options(
    question: Question, journey: Journey, stage: Stage, industry: Industry | None
) -> tuple[Option, ...]:
    """What stands in the cell first, where it isn't a suggestion anyway; then the suggestions."""
    answered = stage.passed.get(question.id) is Passed.ANSWERED
    items = stage.lane(question.id)
    offered = question.suggest(journey, stage, industry)
    by_catalogue = {item.catalogue: item for item in items}
    suggestions = tuple(
        option.model_copy(
            update={
                "item": known.id,
                "chosen": answered and known.origin.from_people,
                "text": known.text,
            }
        )
        if option.catalogue and (known := by_catalogue.get(option.catalogue)) is not None
        else option
        for option in offered
    )
    covered = {option.item for option in suggestions}
    own = tuple(
        _option(item, chosen=item.origin.from_people) for item in items if item.id not in covered
    )
    return own + suggestions


def _option(item: Item, *, chosen: bool) -> Option:
    return Option(
        text=item.text,
        item=item.id,
        catalogue=item.catalogue,
        severity=item.severity,
        effort=item.effort,
        unit=None if item.metric is None else item.metric.unit,
        remedy_for=item.remedy_for,
        chosen=chosen,
    )


# --- ticking and typing --------------------------------------------------------------------


def tick(prompt: Prompt, ordinal: int, *, on: bool) -> Prompt | Outdated | Rejected:
    """One button of a question with many choices, in its wished state."""
    if not prompt.open or not 0 <= ordinal < len(prompt.options):
        return OUTDATED
    option = prompt.options[ordinal]
    if on and not option.chosen and len(_chosen(prompt)) >= limits.ITEMS_MAX:
        return Rejected(Code.TOO_MANY, {"limit": limits.ITEMS_MAX})
    return _with(prompt, ordinal, option.model_copy(update={"chosen": on}))


def turn(prompt: Prompt, page: int) -> Prompt | Outdated:
    """Another page of the suggestions; beyond the last page, the last."""
    if not prompt.open:
        return OUTDATED
    return prompt.model_copy(update={"page": max(0, min(page, pages(prompt) - 1))})


def pages(prompt: Prompt) -> int:
    """How many pages the buttons take, at least 1."""
    size = BY_ID[prompt.question].page
    return max(1, -(-len(prompt.options) // size))


def shown(prompt: Prompt) -> tuple[tuple[int, Option], ...]:
    """The page's options with their numbers; what was typed stands before the suggestions."""
    numbered = sorted(
        enumerate(prompt.options), key=lambda pair: (pair[1].message is None, pair[0])
    )
    size = BY_ID[prompt.question].page
    return tuple(numbered[prompt.page * size : (prompt.page + 1) * size])


def add(prompt: Prompt, text: str, message: int | None) -> Prompt | Rejected:
    """Typed lines become ticked buttons; what is offered already is only ticked."""
    found = words.lines(text)
    if isinstance(found, Rejected):
        return found
    result = prompt
    for line in found:
        result = _with_line(result, line, message)
    if len(_chosen(result)) > limits.ITEMS_MAX:
        return Rejected(Code.TOO_MANY, {"limit": limits.ITEMS_MAX, "count": len(_chosen(result))})
    return result.model_copy(update={"page": 0})


def correct(prompt: Prompt, text: str, message: int) -> Prompt | Rejected:
    """An edited message: what it gave is replaced by its new lines."""
    kept = tuple(option for option in prompt.options if option.message != message)
    return add(prompt.model_copy(update={"options": kept}), text, message)


def _with_line(prompt: Prompt, line: str, message: int | None) -> Prompt:
    for ordinal, option in enumerate(prompt.options):
        if words.same(option.text, line):
            return _with(prompt, ordinal, option.model_copy(update={"chosen": True}))
    new = Option(text=line, chosen=True, message=message)
    return prompt.model_copy(update={"options": (*prompt.options, new)})


def _with(prompt: Prompt, ordinal: int, option: Option) -> Prompt:
    options = (*prompt.options[:ordinal], option, *prompt.options[ordinal + 1 :])
    return prompt.model_copy(update={"options": options})


def _chosen(prompt: Prompt) -> tuple[Option, ...]:
    return tuple(option for option in prompt.options if option.chosen)


# --- answering -----------------------------------------------------------------------------


def skip(journey: Journey, prompt: Prompt) -> Journey:
    """Leaves the cell as it is: the draft's guesses stay guesses."""
    before = passed(journey, _place(prompt))
    return _mark(journey, _place(prompt), before or Passed.SKIPPED)


def answer(
    journey: Journey, prompt: Prompt, industry: Industry | None, new_id: NewId
) -> Answered | Outdated:
    """«Дальше»: the cell becomes what was ticked and typed; nothing ticked empties it."""
    stage = None if prompt.stage is None else journey.stage(prompt.stage)
    if stage is None or not prompt.open:
        return OUTDATED
    old = {item.id: item for item in stage.items}
    typed: dict[int, tuple[str, ...]] = {}
    items: list[Item] = []
    for option in _chosen(prompt):
        item = _answered_item(prompt.question, option, old, new_id)
        items.append(item)
        if option.message is not None:
            typed[option.message] = (*typed.get(option.message, ()), item.id)
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


def note(prompt: Prompt, text: str) -> Prompt | Rejected:
    """Words typed to a scale wait with the prompt until a level is pressed."""
    found = words.lines(text)
    if isinstance(found, Rejected):
        return found
    joined = " ".join(found)
    if words.length(joined) > limits.ITEM_CHARS:
        return Rejected(Code.TOO_LONG, {"limit": limits.ITEM_CHARS, "length": words.length(joined)})
    return prompt.model_copy(update={"note": joined})


def confirm(journey: Journey, question: str) -> Journey:
    """A question about the whole map is settled as it stands."""
    return _mark(journey, Place(question), Passed.ANSWERED)


def reword(
    journey: Journey, place: Place, ids: tuple[str, ...], text: str, new_id: NewId
) -> Answered | Rejected | Outdated:
    """An edited message corrects what it gave, on the map already.

    Its lines reword its items one by one; a missing line removes its item, one more adds one.
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
    new = tuple(
        known.model_copy(update={"text": line})
        if (known := old.get(ids[index] if index < len(ids) else "")) is not None
        else Item(id=new_id(), lane=place.question, text=line)
        for index, line in enumerate(found)
    )
    others = tuple(item for item in cell if item.id not in old)
    if len(others) + len(new) > limits.ITEMS_MAX:
        count = len(others) + len(new)
        return Rejected(Code.TOO_MANY, {"limit": limits.ITEMS_MAX, "count": count})
    changed = _with_cell(stage, place.question, others + new)
    return Answered(_with_stage(journey, changed), {0: tuple(item.id for item in new)})


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
    """The stage with one cell replaced; the other cells keep their order."""
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
