"""Every trade's draft and finished map, in every language: one board, one cover, one sheet."""

from __future__ import annotations

import pytest

from bot.drawing.words import words
from journey import draft
from journey.checklist import refresh
from journey.example import counted_ids, example
from journey.industries import Industry
from journey.model import Journey
from journey.pictures import KINDS
from locales.shipped import catalogues
from locales.texts import Languages
from renderers.pages import lay_out
from renderers.scene import Role
from tests.renderers.layout.scenes import check
from tests.renderers.samples import NOW

TRADES = [
    industry for language in Languages().languages for industry in catalogues().industries(language)
]


def first_draft(industry: Industry) -> Journey:
    new_id = counted_ids()
    made = draft.new_journey(industry, business=None, now=NOW, new_id=new_id)
    persona = draft.persona(industry, industry.audiences[0], new_id)
    return made.model_copy(update={"personas": (persona,)})


@pytest.mark.parametrize("industry", TRADES, ids=lambda found: f"{found.language}-{found.id}")
def test_a_trades_maps_are_one_page_each(industry: Industry) -> None:
    for journey in (first_draft(industry), example(industry, NOW)):
        said = words(Languages().texts(industry.language), journey)
        for pages in ("first", "poster", "strip"):
            for kind in KINDS[pages]:
                (scene,) = lay_out(journey, said, kind=kind)
                check(scene)
        cards = lay_out(journey, said, kind="stage")
        assert len(cards) == len(journey.stages)
        for scene in cards:
            check(scene)


@pytest.mark.parametrize("name", ["flowers", "restaurant", "wholesale"])
def test_the_first_slide_tells_its_steps_whole(name: str) -> None:
    """Long ones: they get wider tiles, and there are fewer of them, before a word is left out."""
    texts, trades = Languages().texts("ru"), catalogues()
    industry = trades.industry(name, "ru")
    assert industry is not None
    journey = refresh(
        example(industry, NOW),
        industry,
        texts.plain,
        counted_ids("t"),
        today=NOW.date(),
        remedies=trades.remedies("ru"),
    )
    (first, *_) = lay_out(journey, words(texts, journey), kind="slide")
    check(first)
    assert len([part for part in first.parts if part.role is Role.TILE]) == 2
    assert not [part.text for part in first.parts if "…" in part.text]
