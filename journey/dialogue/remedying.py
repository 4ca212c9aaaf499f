"""The answers to «Что поможет?» and «Что она решает?»: they tie an idea to the pain it answers.

Where nobody can be sure what a pain is about, «Что поможет?» first asks which kind it is; what a
person says of that stays with the pain.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from journey import limits, stages, words
from journey.dialogue.followups import REMEDY, SOLVES, answers, open_pains
from journey.dialogue.parts import item_of, mark, with_item, with_lane
from journey.dialogue.places import passed, places
from journey.dialogue.results import OUTDATED, Answered, Outdated
from journey.errors import Code, Rejected
from journey.model import Item, Journey, Origin, Passed, Stage
from journey.prompts import Option, Place, Prompt
from journey.remedies import ANOTHER, NONE_OF_THEM, Remedies, is_general

NewId = Callable[[], str]

OF_KIND: Final = "kind."
"""Before a kind's id in the value of a button that says of which kind a pain is."""
WHICH: Final = "which"
"""In its place where nothing was known: the person wants to say what it is about."""


def options(
    journey: Journey, stage: Stage, place: Place, remedies: Remedies | None
) -> tuple[Option, ...]:
    """The buttons of both questions; what was answered stands first and ticked."""
    item = item_of(journey, place)
    if item is None:
        return ()
    if place.question == SOLVES:
        return tuple(
            Option(text=pain.text, item=pain.id, chosen=pain.id == item.remedy_for)
            for pain in open_pains(stage)
        )
    chosen = tuple(
        Option(
            text=idea.text,
            item=idea.id,
            effort=idea.effort,
            cost=idea.cost,
            habit=idea.habit,
            chosen=True,
        )
        for idea in answers(stage, item.id)
    )
    if remedies is None:
        return chosen
    nearest = () if chosen else remedies.nearest(journey, stage, item)
    if nearest:
        kinds = tuple(Option(text=kind.text, value=OF_KIND + kind.id) for kind in nearest)
        return (*kinds, Option(text=NONE_OF_THEM, value=OF_KIND + NONE_OF_THEM))
    offered = tuple(
        Option(
            text=one.text,
            catalogue=one.catalogue,
            effort=one.effort,
            cost=one.cost,
            habit=one.habit,
        )
        for one in remedies.against(journey, stage, item)
    )
    if chosen or not remedies.has_others(item):
        return chosen + offered
    other = WHICH if all(is_general(one.catalogue) for one in offered) else ANOTHER
    return (*offered, Option(text=other, value=OF_KIND + other))


def asks_kind(prompt: Prompt) -> bool:
    """Whether it is asked of which kind a pain is, before what helps."""
    values = [option.value for option in prompt.options]
    return bool(values) and all(value.startswith(OF_KIND) for value in values)


def says_kind(prompt: Prompt, ordinal: int) -> bool:
    """Whether a button says of which kind the pain is; the question itself is still to answer."""
    return 0 <= ordinal < len(prompt.options) and prompt.options[ordinal].value.startswith(OF_KIND)


def choose(
    journey: Journey, prompt: Prompt, ordinal: int, new_id: NewId
) -> Answered | Rejected | Outdated:
    """One of the buttons was pressed."""
    if not prompt.open or not 0 <= ordinal < len(prompt.options):
        return OUTDATED
    option = prompt.options[ordinal]
    if prompt.question == SOLVES:
        return _solved(journey, prompt.place, option.item or "")
    if says_kind(prompt, ordinal):
        return _of_kind(journey, prompt.place, option.value.removeprefix(OF_KIND))
    return _remedied(journey, prompt.place, (option,), new_id)


def _of_kind(journey: Journey, place: Place, kind: str) -> Answered | Outdated:
    stage, pain = journey.stage(place.stage or ""), item_of(journey, place)
    if stage is None or pain is None:
        return OUTDATED
    # «Другое» shows once what else it may be; only then nobody knows.
    first = kind == NONE_OF_THEM and pain.kind is None
    said = ANOTHER if first or kind == WHICH else kind
    return Answered(stages.put(journey, with_item(stage, pain.with_(kind=said))))


def say(
    journey: Journey, prompt: Prompt, text: str, new_id: NewId
) -> Answered | Rejected | Outdated:
    """Own words: what is offered in the same words is that; else new ideas, or a new pain."""
    found = words.lines(text)
    if isinstance(found, Rejected):
        return found
    if not prompt.open:
        return OUTDATED
    meant = tuple(_meant(prompt, line) for line in found)
    if prompt.question == REMEDY:
        return _remedied(journey, prompt.place, meant, new_id)
    if meant[0].item is not None:
        return _solved(journey, prompt.place, meant[0].item)
    return _solves_new(journey, prompt.place, meant[0].text, new_id)


def _meant(prompt: Prompt, line: str) -> Option:
    offered = (option for option in prompt.options if not option.value.startswith(OF_KIND))
    known = (option for option in offered if words.same(option.text, line))
    return next(known, Option(text=line))


def rest(journey: Journey, prompt: Prompt) -> Journey:
    """All that is still to be asked of that kind on the same stage is skipped."""
    for place in places(journey):
        alike = place.question == prompt.question and place.stage == prompt.stage
        if alike and passed(journey, place) is None:
            journey = mark(journey, place, Passed.SKIPPED)
    return mark(journey, prompt.place, passed(journey, prompt.place) or Passed.SKIPPED)


def _remedied(
    journey: Journey, place: Place, chosen: tuple[Option, ...], new_id: NewId
) -> Answered | Rejected | Outdated:
    """The first idea takes the place of what answered the pain before; further ones come last."""
    stage, pain = journey.stage(place.stage or ""), item_of(journey, place)
    if stage is None or pain is None:
        return OUTDATED
    row = stage.lane("ideas")
    given: list[str] = []
    for number, option in enumerate(chosen):
        standing = next((idea for idea in row if idea.remedy_for == pain.id), None)
        idea = _idea(option, pain, standing if number == 0 else None, new_id)
        placed = _placed(row, idea)
        if isinstance(placed, Rejected):
            return placed
        row, kept = placed
        given.append(kept)
    changed = stages.put(journey, with_lane(stage, "ideas", row))
    return Answered(mark(changed, place, Passed.ANSWERED), {0: tuple(given)})


def _idea(option: Option, pain: Item, standing: Item | None, new_id: NewId) -> Item:
    if standing is not None and words.same(standing.text, option.text):
        return standing.with_(origin=Origin.OWNER)
    return Item(
        id=new_id() if standing is None else standing.id,
        lane="ideas",
        text=option.text,
        persona=pain.persona,
        catalogue=option.catalogue,
        effort=option.effort,
        cost=option.cost,
        habit=option.habit,
        remedy_for=pain.id,
    )


def _placed(row: tuple[Item, ...], idea: Item) -> tuple[tuple[Item, ...], str] | Rejected:
    """The row with the idea, and under which id: one that says so and answers nothing is it."""
    twin = next((one for one in row if one.id != idea.id and words.same(one.text, idea.text)), None)
    if twin is not None:
        if twin.remedy_for not in {None, idea.remedy_for}:
            return Rejected(Code.TWICE, {"text": twin.text})
        tied = twin.with_(remedy_for=idea.remedy_for, origin=Origin.OWNER)
        left = tuple(one for one in row if one.id != idea.id)
        return tuple(tied if one.id == twin.id else one for one in left), twin.id
    if any(one.id == idea.id for one in row):
        return tuple(idea if one.id == idea.id else one for one in row), idea.id
    room = _with_room(row)
    if room is None:
        return Rejected(Code.TOO_MANY, {"limit": limits.ITEMS_MAX, "count": len(row) + 1})
    return (*room, idea), idea.id


def _with_room(row: tuple[Item, ...]) -> tuple[Item, ...] | None:
    """In a full row the last guess gives way to what a person says."""
    if len(row) < limits.ITEMS_MAX:
        return row
    guess = next((one for one in reversed(row) if not one.origin.from_people), None)
    return None if guess is None else tuple(one for one in row if one is not guess)


def _solved(journey: Journey, place: Place, pain: str) -> Answered | Outdated:
    stage, idea = journey.stage(place.stage or ""), item_of(journey, place)
    if stage is None or idea is None or pain not in {one.id for one in stage.lane("pains")}:
        return OUTDATED
    tied = stages.put(journey, with_item(stage, idea.with_(remedy_for=pain)))
    return Answered(mark(tied, place, Passed.ANSWERED))


def _solves_new(
    journey: Journey, place: Place, text: str, new_id: NewId
) -> Answered | Rejected | Outdated:
    """It answers a pain that nobody had told yet."""
    stage = journey.stage(place.stage or "")
    if stage is None:
        return OUTDATED
    count = len(stage.lane("pains")) + 1
    if count > limits.ITEMS_MAX:
        return Rejected(Code.TOO_MANY, {"limit": limits.ITEMS_MAX, "count": count})
    pain = Item(id=new_id(), lane="pains", text=text)
    wider = stages.put(journey, stage.with_(items=(*stage.items, pain)))
    return _solved(wider, place, pain.id)
