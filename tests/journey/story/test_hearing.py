"""What hinders is heard by what was learnt, though no word of trouble says so."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

from journey.remedies.learning import Example
from journey.stems import words
from journey.story import Hearing, Teller, steps
from tests.journey.maps import CATALOGUE
from tests.journey.story.test_stories import CASES as TOLD
from tests.journey.story.test_stories import RU, TELLER, map_of, right

CASES: Final[list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).with_name("heard.toml")).read_text(encoding="utf-8")
)["stories"]
HEARING: Final = CATALOGUE.hearing("ru")
ENOUGH: Final = 0.65
FEW: Final = 0.1


def pains(case: dict[str, Any]) -> list[str]:
    return [text for _, lane, text in case["places"] if lane == "pains"]


def heard(case: dict[str, Any], teller: Teller = TELLER) -> list[str]:
    """What the story says hinders."""
    journey, industry = map_of(case["trade"]), CATALOGUE.industry(case["trade"], "ru")
    told = teller.tell(case["told"], journey, industry, RU)
    return [one.text for one in told if one.lane == "pains"]


def begins(text: str, wanted: str) -> bool:
    return words(text)[: len(words(wanted))] == words(wanted)


def test_most_of_what_hinders_stands_where_a_reader_would_put_it() -> None:
    wanted = [text for case in CASES for text in pains(case)]
    found = [text for case in CASES for text in right(case) if text in pains(case)]
    assert len(found) >= ENOUGH * len(wanted), sorted({*wanted} - {*found})


def test_what_customers_only_do_does_not_hinder() -> None:
    done = [
        (case, text)
        for case in (*CASES, *TOLD)
        for _, lane, text in case["places"]
        if lane == "actions" and not any(begins(text, one) for one in pains(case))
    ]
    wrong = [text for case, text in done if any(begins(one, text) for one in heard(case))]
    assert len(wrong) <= FEW * len(done), wrong


def test_where_nothing_was_learnt_only_words_of_trouble_say_so() -> None:
    case = next(one for one in CASES if one["business"] == "Переезды")
    deaf = Teller(CATALOGUE.every_signs()[0].values())
    assert "Комод довезли с царапиной" in heard(case)
    assert "Комод довезли с царапиной" not in heard(case, deaf)


def test_words_that_nobody_knows_hinder_nothing() -> None:
    assert HEARING.hinders("гм хм") == 0
    assert Hearing().hinders("Посылка застревает на складе") == 0


def test_the_branch_of_a_business_says_what_can_be_meant() -> None:
    found = [
        HEARING.kind("узнали посторонние о визите", journey, journey.stages[3])
        for journey in map(map_of, ("food-delivery", "hotel"))
    ]
    assert found == [None, "secrecy"]


def test_phrases_and_what_is_said_twice_are_no_lessons() -> None:
    found = list(
        steps(
            ["звонят", "звонят"],
            [],
            [Example("queue", "долго стоят"), Example("queue", "хвост", 0.5)],
        )
    )
    assert [(one.kind, one.text) for one in found] == [
        ("hinders", "долго стоят"),
        ("plain", "звонят"),
    ]
