"""A complete example: the map of a trade as an owner might have answered it.

Shows what a finished map looks like; it claims nothing about a real business: the numbers stay
empty, and the one piece of evidence says that it is an example.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import count

from journey import dialogue, draft, stages
from journey.dialogue import Answered, Finished, Place
from journey.industries import Industry
from journey.model import Depth, Journey, Passed
from journey.prompts import Prompt
from journey.questions import BY_ID, Kind

NewId = Callable[[], str]


def counted_ids(prefix: str = "x") -> NewId:
    """Ids in a row: the same example every time."""
    numbers = count(1)
    return lambda: f"{prefix}{next(numbers):04d}"


def example(industry: Industry, now: dt.datetime, new_id: NewId | None = None) -> Journey:
    """The map of one trade with the typical choices made in every lane."""
    new_id = new_id or counted_ids()
    journey = draft.new_journey(industry, business=None, now=now, new_id=new_id)
    persona = draft.persona(industry, industry.audiences[0], new_id)
    journey = journey.with_(
        personas=(persona,),
        depth=Depth.FULL,
        passed={**journey.passed, "audience": Passed.ANSWERED},
    )
    journey = dialogue.confirm(stages.confirm(journey), "stages")
    while not isinstance(place := dialogue.current(journey), Finished):
        journey = _answer(journey, place, industry, new_id)
    return journey


def _answer(journey: Journey, place: Place, industry: Industry, new_id: NewId) -> Journey:
    """Ticks the first suggestions; the emotion is the typical one of the stage; no number."""
    prompt = dialogue.ask(journey, place, industry, person=0)
    stage = journey.stage(place.stage or "")
    match BY_ID[place.question].kind:
        case Kind.SCALE if stage is not None:
            emotion = stage.emotion()
            level = 0 if emotion is None else int(emotion.level)
            felt = dialogue.feel(journey, prompt, level + 2, new_id)
            return felt.journey if isinstance(felt, Answered) else journey
        case Kind.MANY:
            told = dialogue.answer(journey, _ticked(prompt), industry, new_id)
            return told.journey if isinstance(told, Answered) else journey
    return dialogue.skip(journey, prompt)


def _ticked(prompt: Prompt) -> Prompt:
    chosen = {"goal": 1, "backstage": 1, "ideas": 2, "metrics": 1}.get(prompt.question, 2)
    options = tuple(
        option.with_(chosen=index < chosen) for index, option in enumerate(prompt.options)
    )
    return prompt.with_(options=options)
