"""What a survey measured stands instead of what was assumed, in everything that follows from it."""

from __future__ import annotations

from typing import Any

import pytest

from journey import business, checklist, moments, queue, scores, soreness
from journey.conclusion import conclusion
from journey.example import counted_ids, example
from journey.loudness import lowest
from journey.model import Emotion, EmotionKind, Item, Journey, Origin, Persona, Stage
from tests.journey.maps import NOW, coffee

ASSUMED = (-2, 2, None, -1, 1, 0)
MEASURED = (1.4, -1.6, -0.4, 0.2, None, -1.2)
PEOPLE = (Persona(id="one", name="Закупщик"), Persona(id="two", name="Бухгалтер"))


def said(key: str, /, **params: Any) -> str:
    return f"{key} {params}"


def surveyed(*, assumed: bool, persona: str | None = None) -> Journey:
    """Each stage measured in its own way, one of them not at all; with or without assumptions."""
    base = example(coffee(), NOW).with_(personas=PEOPLE, tasks=())
    found = []
    for at, stage in enumerate(base.stages):
        level, told = MEASURED[at % len(MEASURED)], ASSUMED[at % len(ASSUMED)]
        survey = () if level is None else (_measured(stage, level, persona),)
        guessed = _assumed(stage, told, persona) if assumed or level is None else ()
        hope = Item(id=f"h{stage.id}", lane="expects", text="Быстро")
        found.append(stage.with_(items=(*stage.items, hope), emotions=(*guessed, *survey)))
    return base.with_(stages=tuple(found))


def _measured(stage: Stage, level: float, persona: str | None) -> Emotion:
    return Emotion(
        id=f"m{stage.id}",
        level=level,
        persona=persona,
        kind=EmotionKind.MEASURED,
        n=41,
        origin=Origin.CUSTOMER,
    )


def _assumed(stage: Stage, level: int | None, persona: str | None) -> tuple[Emotion, ...]:
    """Of the same person; beside a survey of everybody also of each person."""
    if level is None:
        return ()
    whose = [persona] if persona else [None, *(one.id for one in PEOPLE)]
    return tuple(Emotion(id=f"a{stage.id}{who}", level=level, persona=who) for who in whose)


def follows(journey: Journey) -> dict[str, Any]:
    """Everything that a person is told or asked because of how it feels, without the feelings."""
    full = checklist.refresh(journey, coffee(), said, counted_ids("t"), today=NOW.date())
    stages = full.stages
    told = conclusion(full)
    return {
        "mood": [(scores.mood(one), scores.anger(one), scores.saddest(one)) for one in stages],
        "heat": [(soreness.heat(full, one), soreness.pull(full, one)) for one in stages],
        "order": [(one.stage.id, one.pain) for one in soreness.worst(full)],
        "stars": [(one.stage.id, one.on, one.why, one.claims) for one in moments.moments(full)],
        "reasons": [moments.reason(full, one) for one in stages],
        "faces": [lowest(full, one) for one in stages],
        "said": told and (told.says, told.number, told.pain, told.level, told.guess, told.facts),
        "next": [
            (one.entry, one.weight, one.reasons) for one in queue.queue(full, None, NOW.date())
        ],
        "tasks": [(one.rule, one.source, one.text) for one in checklist.ranked(full)],
        "whys": checklist.told_apart(full, checklist.ranked(full), said),
        "product": [(one.stage.id, one.level) for one in business.product(full).hopes],
    }


@pytest.mark.parametrize("persona", [None, "one"], ids=["everybody", "one person"])
def test_an_assumed_mood_beside_a_survey_changes_nothing(persona: str | None) -> None:
    alone, beside = (follows(surveyed(assumed=one, persona=persona)) for one in (False, True))
    for what, found in alone.items():
        assert beside[what] == found, what


def test_of_one_persons_survey_the_others_are_still_heard() -> None:
    stage = surveyed(assumed=True, persona="one").stages[0]
    other = Emotion(id="o", level=-1, persona="two")
    assert [one.id for one in scores.felt(stage.with_(emotions=(*stage.emotions, other)))] == [
        f"m{stage.id}",
        "o",
    ]
    assert scores.mood(stage.with_(emotions=(*stage.emotions, other))) == -1
