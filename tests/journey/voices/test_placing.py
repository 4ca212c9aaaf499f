"""Reviews as people write them find the stage that they speak of: measured, not presumed."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from journey import draft
from journey.example import counted_ids
from journey.model import Journey
from journey.voices.pile import Piece, Pile
from locales.rules import rules
from locales.shipped import catalogues
from tests.journey.maps import NOW

REVIEWS = tomllib.loads((Path(__file__).parent / "reviews.toml").read_text("utf-8"))["reviews"]
CATALOGUE = catalogues()
TODAY = dt.date(2026, 11, 23)


def fresh(trade: str, language: str) -> Journey:
    industry = CATALOGUE.industry(trade, language)
    assert industry is not None
    return draft.new_journey(industry, business=None, now=NOW, new_id=counted_ids("d"))


def piled(text: str, trade: str = "flowers", language: str = "ru") -> tuple[Journey, Pile]:
    journey = fresh(trade, language)
    industry = CATALOGUE.industry(trade, language)
    listener = CATALOGUE.listener()
    pile = listener.pile(text, journey, industry, rules(language), TODAY, message=1)
    return journey, pile


def stage(journey: Journey, piece: Piece) -> str:
    found = journey.stage(piece.stage or "")
    return "" if found is None else (found.catalogue or "").rpartition(".")[2]


def _is_right(review: dict[str, Any]) -> bool:
    journey, pile = piled(review["text"], review["trade"], review["language"])
    longest = max(pile.pieces, key=lambda piece: len(piece.text))
    return stage(journey, longest) in review["stages"]


@pytest.mark.parametrize(("language", "right"), [("ru", 10), ("en", 8)])
def test_reviews_find_their_stage(language: str, right: int) -> None:
    """Of ten each; what was measured when it was written, so that it does not get worse."""
    told = [one for one in REVIEWS if one["language"] == language]
    assert len(told) == 10
    assert sum(map(_is_right, told)) >= right


def test_every_letter_is_kept() -> None:
    for review in REVIEWS:
        _, pile = piled(review["text"], review["trade"], review["language"])
        assert " ".join(piece.text for piece in pile.pieces) == " ".join(review["text"].split())


def test_trouble_confirms_the_obstacle_that_is_told_alike() -> None:
    journey, pile = piled("Курьер с розами позвонил жене, сюрприз пропал")
    (piece,) = pile.pieces
    entries = {item.id: item.text for one in journey.stages for item in one.items}
    assert entries[piece.entry or ""] == "Курьер с розами позвонил жене: сюрприз пропал"
    assert not piece.good


def test_praise_confirms_no_obstacle() -> None:
    _, pile = piled("Спасибо, курьер вежливый, жене не позвонил, сюрприз удался, рекомендую")
    (piece,) = pile.pieces
    assert piece.good
    assert piece.entry is None


def test_two_stages_in_one_review_are_two_pieces() -> None:
    said = (
        "В меню пятьдесят позиций, стоишь как дурак, трудно выбрать. "
        "Столик липкий и грязный, крышка на стакане протекает, стакан обжигает."
    )
    journey, pile = piled(said, "coffee-shop")
    assert [stage(journey, piece) for piece in pile.pieces] == ["order", "wait"]
    assert pile.reviews == 1


def test_words_of_nothing_speak_of_no_stage() -> None:
    _, pile = piled("абырвалг фырфырфыр")
    assert [piece.stage for piece in pile.pieces] == []
    _, pile = piled("абырвалг фырфырфыр хрюмзик")
    assert [piece.stage for piece in pile.pieces] == [None]


def test_what_leads_to_a_person_is_covered() -> None:
    _, pile = piled("Звонила +7 (912) 345-67-89, писала anna@mail.ru, так и не ответили")
    assert "345" not in pile.pieces[0].text
    assert "mail" not in pile.pieces[0].text
    assert pile.covered == 2
