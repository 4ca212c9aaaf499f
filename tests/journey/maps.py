"""Maps to test with: drafts of real trades, and ids in a row."""

from __future__ import annotations

import datetime as dt

from journey import dialogue, draft, stages
from journey.dialogue import Answered, Place
from journey.example import counted_ids, example
from journey.industries import Industry, StageEntry
from journey.model import Depth, Journey, Order, Passed, Shape
from journey.prompts import Prompt
from journey.questions import LANES, QUESTIONS, Scope
from locales.shipped import catalogues

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
CATALOGUE = catalogues()
INDUSTRIES = [industry for language in ("ru", "en") for industry in CATALOGUE.industries(language)]

IN_QUICK, IN_FULL = (
    sum(
        one.asked(depth, Shape.PLAIN) and one.scope is Scope.STAGE and one.only_by is None
        for one in QUESTIONS
    )
    for depth in (Depth.QUICK, Depth.FULL)
)
"""Questions about a stage, where each is asked by itself."""
ONE_BY_ONE = (Order.STAGES, Order.ROWS)
OPTIONAL = frozenset(
    lane
    for lane in LANES
    if lane in StageEntry.model_fields and not StageEntry.model_fields[lane].is_required()
)
"""Rows for which a catalogue need not have entries."""
BY_HAND = frozenset(one.id for one in QUESTIONS if one.lane is not None and one.depth is None)
"""Rows that no dialogue asks about: no catalogue has any of them."""


def coffee() -> Industry:
    industry = CATALOGUE.industry("coffee-shop", "ru")
    assert industry is not None
    return industry


def drafted(industry: Industry | None = None, *, depth: Depth = Depth.QUICK) -> Journey:
    """A draft with a customer and confirmed stages: the first stage is asked about."""
    industry = industry or coffee()
    new_id = counted_ids("d")
    journey = draft.new_journey(industry, business=None, now=NOW, new_id=new_id)
    journey = journey.model_copy(
        update={
            "personas": (draft.persona(industry, industry.audiences[0], new_id),),
            "depth": depth,
            "passed": {**journey.passed, "audience": Passed.ANSWERED},
        }
    )
    return dialogue.confirm(stages.confirm(journey), "stages")


def whole() -> Journey:
    """The example of the coffee shop: every cell is answered."""
    return example(coffee(), NOW)


def said(key: str, /, **params: str | int) -> str:
    """The words of a task, as good as any."""
    return " ".join((key, *map(str, params.values())))


def asked(journey: Journey, lane: str = "pains", stage: int = 0) -> Prompt:
    """The open question about one cell."""
    return dialogue.ask(journey, Place(lane, journey.stages[stage].id), coffee(), person=1)


def cells(journey: Journey) -> dict[tuple[str, str], object]:
    """What stands where, the emotion too."""
    return {
        (stage.id, lane): stage.emotion() if lane == "emotion" else stage.lane(lane)
        for stage in journey.stages
        for lane in LANES
    }


def answered(result: object) -> Journey:
    assert isinstance(result, Answered)
    return result.journey


def next_(journey: Journey, prompt: Prompt) -> Journey:
    return answered(dialogue.answer(journey, prompt, coffee(), counted_ids("n")))


def ticked(prompt: Prompt, *ordinals: int) -> Prompt:
    for ordinal in ordinals:
        after = dialogue.tick(prompt, ordinal, on=True)
        assert isinstance(after, Prompt)
        prompt = after
    return prompt


def typed(prompt: Prompt, text: str, message: int = 50) -> Prompt:
    after = dialogue.add(prompt, text, message)
    assert isinstance(after, Prompt)
    return after
