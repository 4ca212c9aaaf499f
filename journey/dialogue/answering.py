"""What an answer does to the map: the one place that fills, replaces and empties its cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from journey import draft, limits, stages, words
from journey.dialogue import cells
from journey.dialogue.followups import linked, open_pains
from journey.dialogue.marking import chosen
from journey.dialogue.parts import mark, persona_of, with_lane
from journey.dialogue.places import passed, places
from journey.dialogue.results import OUTDATED, Answered, Outdated
from journey.errors import Code, Rejected
from journey.industries import Industry
from journey.measures import Metric
from journey.model import Emotion, EmotionKind, Item, Journey, Origin, Passed, Stage
from journey.prompts import Option, Place, Prompt
from journey.questions import BY_ID, Kind
from journey.remedies import Offer, Remedies

NewId = Callable[[], str]


def skip(journey: Journey, prompt: Prompt) -> Journey:
    """Leaves the cell as it is: the draft's guesses stay guesses."""
    before = passed(journey, prompt.place)
    return mark(journey, prompt.place, before or Passed.SKIPPED)


def enough(journey: Journey, prompt: Prompt) -> Journey:
    """All that is still to be asked about the same metric is skipped."""
    for place in places(journey):
        if place.item == prompt.item and passed(journey, place) is None:
            journey = mark(journey, place, Passed.SKIPPED)
    return journey


def answer(
    journey: Journey,
    prompt: Prompt,
    industry: Industry | None,
    new_id: NewId,
    *,
    remedies: Remedies | None = None,
) -> Answered | Rejected | Outdated:
    """«Дальше»: the cell becomes what was ticked and typed; nothing ticked empties it.

    What stood there keeps its order; what is new comes last. TOO_MANY: since the question was
    put, the row has been filled elsewhere.
    """
    stage = _stage(journey, prompt)
    if stage is None or BY_ID[prompt.question].kind is not Kind.MANY:
        return OUTDATED
    old = {item.id: item for item in stage.items}
    typed: dict[int, tuple[str, ...]] = {}
    items: list[Item] = []
    for option in chosen(prompt):
        item = _answered_item(prompt.place, option, old, new_id)
        items.append(item)
        if option.message is not None:
            typed[option.message] = (*typed.get(option.message, ()), item.id)
    row = _row(journey, stage, prompt.place, items)
    if len(row) > limits.ITEMS_MAX:
        return Rejected(Code.TOO_MANY, {"limit": limits.ITEMS_MAX, "count": len(row)})
    changed = with_lane(stage, prompt.question, row)
    after = mark(stages.put(journey, changed), prompt.place, Passed.ANSWERED)
    followed = _followed(after, prompt, industry, new_id)
    return Answered(_with_ideas(followed, prompt, remedies, new_id), typed)


def _row(journey: Journey, stage: Stage, place: Place, items: list[Item]) -> tuple[Item, ...]:
    """The whole row after the answer: what is others' stays, guesses as far as there is room."""
    taken = {item.id for item in items}
    stay = [item for item in cells.others(journey, stage, place) if item.id not in taken]
    free = [item for item in cells.offered(stage, place) if item.id not in taken]
    free = free[: max(0, limits.ITEMS_MAX - len(stay) - len(items))]
    standing = {item.id: index for index, item in enumerate(stage.items)}
    return tuple(
        sorted((*stay, *free, *items), key=lambda item: standing.get(item.id, len(standing)))
    )


def _followed(
    journey: Journey, prompt: Prompt, industry: Industry | None, new_id: NewId
) -> Journey:
    """What an answer takes along: guesses nobody took for theirs go, guessed ideas follow."""
    stage = journey.stage(prompt.stage or "")
    if stage is None:
        return journey
    if prompt.persona is not None and cells.told_by_all(journey, stage, prompt.question):
        stage = without_guesses(stage, prompt.question)
    if prompt.question == "pains":
        stage = _ideas_follow(stage, industry, new_id)
    return stages.put(journey, stage)


def _with_ideas(
    journey: Journey, prompt: Prompt, remedies: Remedies | None, new_id: NewId
) -> Journey:
    """Own pains do not empty the row of ideas: what is known against them is the new guess."""
    stage = journey.stage(prompt.stage or "")
    if stage is None:
        return journey
    if prompt.question == "ideas":
        return stages.put(journey, linked(stage))
    empty = prompt.question == "pains" and not stage.lane("ideas") and "ideas" not in stage.passed
    if not empty or remedies is None:
        return journey
    found = ((pain, remedies.against(journey, stage, pain)) for pain in open_pains(stage))
    return next(
        (
            stages.put(journey, with_lane(stage, "ideas", (_guess(pain, offers[0], new_id),)))
            for pain, offers in found
            if offers
        ),
        journey,
    )


def _guess(pain: Item, offer: Offer, new_id: NewId) -> Item:
    return Item(
        id=new_id(),
        lane="ideas",
        text=offer.text,
        origin=Origin.CATALOGUE,
        catalogue=offer.catalogue,
        effort=offer.effort,
        cost=offer.cost,
        habit=offer.habit,
        remedy_for=None if offer.general else pain.id,
    )


def without_guesses(stage: Stage, question: str) -> Stage:
    """Each persona has spoken for themself: what was guessed for everybody goes."""
    if question == "emotion":
        emotions = tuple(known for known in stage.emotions if not cells.is_free(known))
        return stage.with_(emotions=emotions)
    kept = tuple(item for item in stage.lane(question) if not cells.is_free(item))
    return with_lane(stage, question, kept)


def feel(journey: Journey, prompt: Prompt, ordinal: int, new_id: NewId) -> Answered | Outdated:
    """One level of the emotion was pressed: it and the typed note are the stage's emotion."""
    stage = _stage(journey, prompt)
    scale = BY_ID[prompt.question].kind is Kind.SCALE
    if stage is None or not scale or not 0 <= ordinal < len(prompt.options):
        return OUTDATED
    level = float(prompt.options[ordinal].value)
    old = stage.emotion(prompt.persona)
    note = prompt.note
    if note is None and old is not None and old.level == level and old.origin.from_people:
        note = old.note
    emotion = Emotion(
        id=new_id() if old is None else old.id,
        level=level,
        persona=prompt.persona,
        note=note,
        origin=Origin.OWNER,
        evidence=() if old is None or old.level != level else old.evidence,
    )
    others = tuple(
        known
        for known in stage.emotions
        if known.kind is not EmotionKind.ASSUMED or known.persona != prompt.persona
    )
    changed = stage.with_(emotions=(emotion, *others))
    after = mark(stages.put(journey, changed), prompt.place, Passed.ANSWERED)
    return Answered(_followed(after, prompt, None, new_id))


def _stage(journey: Journey, prompt: Prompt) -> Stage | None:
    """The stage that is answered about; None: the prompt is closed, or stage or persona gone."""
    if not prompt.open or (prompt.persona is not None and not persona_of(journey, prompt.place)):
        return None
    return journey.stage(prompt.stage or "")


def confirm(journey: Journey, question: str) -> Journey:
    """A question about the whole map is settled as it stands."""
    return mark(journey, Place(question), Passed.ANSWERED)


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
    whose = next(iter(old.values())).persona
    others = tuple(item for item in cell if item.id not in old)
    fresh = words.without_twins(found, (item.text for item in others if item.persona == whose))
    new = tuple(
        (known if words.same(known.text, line) else known.with_(text=line, kind=None))
        if (known := old.get(ids[index] if index < len(ids) else "")) is not None
        else Item(id=new_id(), lane=place.question, text=line, persona=whose)
        for index, line in enumerate(fresh)
    )
    if len(others) + len(new) > limits.ITEMS_MAX:
        count = len(others) + len(new)
        return Rejected(Code.TOO_MANY, {"limit": limits.ITEMS_MAX, "count": count})
    changed = with_lane(stage, place.question, _in_place(cell, others, new))
    return Answered(stages.put(journey, changed), {0: tuple(item.id for item in new)})


def _in_place(
    cell: tuple[Item, ...], others: tuple[Item, ...], new: tuple[Item, ...]
) -> tuple[Item, ...]:
    """The cell with its reworded items where they stood; what is new comes last."""
    after = {item.id: item for item in others + new}
    stood = tuple(after.pop(item.id) for item in cell if item.id in after)
    return stood + tuple(after.values())


def _answered_item(place: Place, option: Option, old: Mapping[str, Item], new_id: NewId) -> Item:
    """The item of a ticked option: the one it stands for, or a new one."""
    if option.item is not None and (known := old.get(option.item)) is not None:
        return _confirmed(known, place, option)
    return Item(
        id=new_id(),
        lane=place.question,
        text=option.text,
        persona=place.persona,
        origin=Origin.OWNER,
        catalogue=option.catalogue,
        severity=option.severity,
        weighed=option.graded,
        effort=option.effort,
        cost=option.cost,
        habit=option.habit,
        remedy_for=option.remedy_for if option.remedy_for in old else None,
        metric=None if option.unit is None else Metric(unit=option.unit),
    )


def _confirmed(known: Item, place: Place, option: Option) -> Item:
    """An item that stood there: the person's now, and weighed as they said here."""
    if not known.origin.from_people:
        known = known.with_(origin=Origin.OWNER)
    if place.persona is not None and known.persona is None:
        known = known.with_(persona=place.persona)
    if option.graded:
        known = known.with_(
            severity=option.severity, weighed=True, effort=option.effort, cost=option.cost
        )
    return known


def _ideas_follow(stage: Stage, industry: Industry | None, new_id: NewId) -> Stage:
    """Guessed ideas are remedies of the pains that stand there now; people's ideas stay."""
    if "ideas" in stage.passed:
        return stage
    kept = tuple(item for item in stage.lane("ideas") if item.origin.from_people)
    new: tuple[Item, ...] = ()
    if industry is not None:
        remedies = draft.remedies(industry, stage.lane("pains"), new_id)
        new = _fresh(stage.lane("ideas"), _once(remedies))
    return with_lane(stage, "ideas", (kept + new)[: limits.ITEMS_MAX])


def _once(found: tuple[Item, ...]) -> tuple[Item, ...]:
    """The same remedy of two personas' pains stands once."""
    return tuple({item.catalogue: item for item in reversed(found)}.values())[::-1]


def _fresh(old: tuple[Item, ...], new: tuple[Item, ...]) -> tuple[Item, ...]:
    """The new ideas, under their old ids where the same pain had the same idea before."""
    ids = {(item.remedy_for, item.catalogue): item.id for item in old}
    return tuple(item.with_(id=ids.get((item.remedy_for, item.catalogue), item.id)) for item in new)
