"""Sixty pains as owners type them: lower case, misprints, their own words."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from journey import draft
from journey.example import counted_ids
from journey.industries import Industry
from journey.model import Item, Journey, Origin, Stage
from journey.regions import Regions
from journey.remedies import Branch, Kinds, Offer, Remedies
from journey.remedies.learning import Learnt
from journey.remedies.offering import TWICE
from journey.remedies.recognising import Recogniser
from journey.stems import overlap, stems
from tests.journey.maps import CATALOGUE, NOW

CASES: Final[list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "own_pains.toml").read_text(encoding="utf-8")
)["pains"]
UNSEEN: Final[list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "unseen.toml").read_text(encoding="utf-8")
)["pains"]
ENOUGH = 2
TARGET = 0.85


def known(language: str = "ru") -> Remedies:
    found = CATALOGUE.remedies(language)
    assert found is not None
    return found


def trade(name: str, language: str = "ru") -> Industry:
    found = CATALOGUE.industry(name, language)
    assert found is not None
    return found


def map_of(name: str, business: str, language: str = "ru") -> Journey:
    new_id = counted_ids("d")
    return draft.new_journey(trade(name, language), business=business, now=NOW, new_id=new_id)


def offered(
    text: str,
    *,
    name: str = "universal",
    business: str = "Цветочный магазин",
    stage: int = 0,
    language: str = "ru",
) -> tuple[Offer, ...]:
    journey = map_of(name, business, language)
    pain = Item(id="p", lane="pains", text=text)
    return known(language).against(journey, journey.stages[stage], pain)


class NoBranches:
    """Branches where none has steps of its own: what is worded for families and for all is left."""

    def branch_of(self, name: str) -> str | None:
        return None

    def branch(self, branch_id: str) -> Branch | None:
        return None


def of_no_branch(text: str, business: str) -> tuple[Offer, ...]:
    kinds = CATALOGUE.kinds("ru")
    assert kinds is not None
    industries = CATALOGUE.industries("ru")
    weights = CATALOGUE.learnt("ru")
    assert weights is not None
    recogniser = Recogniser.of([kinds])
    remedies = Remedies(
        kinds, industries, recogniser, NoBranches(), lambda: Learnt(weights), Regions(())
    )
    journey = map_of("universal", business)
    return remedies.against(journey, journey.stages[0], Item(id="p", lane="pains", text=text))


def of_case(case: dict[str, Any]) -> tuple[Offer, ...]:
    return offered(
        case["typed"], name=case["trade"], business=case["business"], stage=case["stage"]
    )


def kind_of(offer: Offer) -> str:
    first, *path, last = offer.catalogue.split(".")
    if first in {"kind", "phase"}:
        return path[0] if first == "kind" else ""
    if first == "branch":
        return path[1]
    assert last == "remedy"
    return trade(first).pains()[f"{first}.{'.'.join(path)}"].kind


def fitting(case: dict[str, Any]) -> int:
    return sum(
        kind_of(one) in case["kinds"] and one.catalogue not in case.get("unfit", ())
        for one in of_case(case)
    )


def reached(case: dict[str, Any]) -> bool:
    """Whether two fitting remedies are offered, at once or after «Что ближе?»."""
    journey = map_of(case["trade"], case["business"])
    stage = journey.stages[min(case["stage"], len(journey.stages) - 1)]
    pain = Item(id="p", lane="pains", text=case["typed"])
    nearest = known().nearest(journey, stage, pain)
    if nearest:
        return not {kind.id for kind in nearest}.isdisjoint(case["kinds"])
    return fitting(case) >= ENOUGH


@pytest.mark.parametrize(("cases", "target"), [(CASES, TARGET), (UNSEEN, 0.75)])
def test_most_pains_get_two_fitting_remedies_by_one_tap_at_most(
    cases: list[dict[str, Any]], target: float
) -> None:
    assert len(cases) == 60
    assert len({case["business"] for case in cases}) >= 10
    poor = [case["typed"] for case in cases if not reached(case)]
    assert len(cases) - len(poor) >= target * len(cases), poor


@pytest.mark.parametrize("case", CASES, ids=[case["typed"] for case in CASES])
def test_three_are_offered_and_no_two_say_nearly_the_same(case: dict[str, Any]) -> None:
    offers = of_case(case)
    said = [stems(one.text) for one in offers]
    assert len(offers) == 3
    for number, one in enumerate(said):
        assert not any(overlap(one, other) >= TWICE for other in said[number + 1 :])


class TestGroups:
    """Words that stand for each other: what no phrase says in these very words."""

    @pytest.mark.parametrize("staff", ["флористка", "замерщик", "препод", "грузчики"])
    def test_whoever_it_is_who_shouts(self, staff: str) -> None:
        assert kind_of(offered(f"{staff} орёт")[0]) == "rude-staff"

    def test_a_phrase_names_a_group_that_is_there(self) -> None:
        kinds = CATALOGUE.kinds("ru")
        assert kinds is not None
        told = kinds.model_dump(by_alias=True)
        told["kinds"][0]["words"] = (*told["kinds"][0]["words"], "@nobody")
        with pytest.raises(ValueError, match="no group of words nobody"):
            Kinds.model_validate(told)

    def test_a_group_is_of_single_words(self) -> None:
        kinds = CATALOGUE.kinds("ru")
        assert kinds is not None
        told = kinds.model_dump(by_alias=True)
        told["groups"]["no"] = ("нет", "нет совсем")
        with pytest.raises(ValueError, match="a group is of single words: нет совсем"):
            Kinds.model_validate(told)


class TestReadings:
    """A kind has several readings, and a step may answer one of them only."""

    @pytest.mark.parametrize(
        ("typed", "meant", "other"),
        [
            ("еда остывает пока везём", "damaged.warm", "damaged.drop"),
            ("посуда приезжает разбитой", "damaged.drop", "damaged.warm"),
            ("в зале шумно", "discomfort.quiet", "discomfort.duty"),
            ("в зале грязно", "discomfort.duty", "discomfort.quiet"),
            ("на сайте есть, а в наличии нет", "out-of-stock.tell", "out-of-stock.sizes"),
            ("негде припарковаться", "hard-to-reach.park", "hard-to-reach.sign"),
            ("вход со двора не могут найти", "hard-to-reach.photo", "hard-to-reach.park"),
            ("закрывающие документы приходят поздно", "papers.closing", "papers.sheet"),
            ("мелкий шрифт в договоре", "papers.sheet", "papers.closing"),
        ],
    )
    def test_what_answers_these_words_comes_first_and_the_other_not(
        self, typed: str, meant: str, other: str
    ) -> None:
        found = [one.catalogue for one in offered(typed, business="Ромашка", stage=2)]
        assert found[0] == f"kind.{meant}"
        assert f"kind.{other}" not in found


def a_trade_of(branch_id: str, language: str) -> str:
    """A name that tells a branch."""
    branches = CATALOGUE.branches(language)
    branch = branches.branch(branch_id)
    assert branch is not None
    names = (name.rstrip("*!") for name in branch.words)
    return next(name for name in names if branches.branch_of(name) == branch_id)


STEPS: Final[list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "steps.toml").read_text(encoding="utf-8")
)["pains"]


@pytest.mark.parametrize(("language", "least"), [("ru", 0.55), ("en", 0.45)])
def test_of_a_kinds_steps_those_that_fit_are_offered(language: str, least: float) -> None:
    """Of pains that nobody learns from: two fitting ones among three, one where no more fit."""
    cases = [case for case in STEPS if case["language"] == language]
    poor: list[str] = []
    for case in cases:
        journey = map_of("universal", a_trade_of(case["branch"], language), language)
        pain = Item(id="p", lane="pains", text=case["typed"], kind=case["kind"])
        offers = known(language).against(journey, journey.stages[0], pain)
        fit = {f"branch.{case['branch']}.{case['kind']}.{step}" for step in case["steps"]}
        if len(fit.intersection(one.catalogue for one in offers)) < min(ENOUGH, len(fit)):
            poor.append(case["typed"])
    assert len(cases) > 50
    assert len(cases) - len(poor) >= least * len(cases), poor


class TestOrder:
    def test_what_the_trade_knows_against_that_very_pain_comes_first(self) -> None:
        first = offered("терминал завис", name="coffee-shop", business="Кофейня", stage=3)[0]
        assert first.catalogue == "coffee-shop.order.terminal-down.remedy"

    def test_then_what_is_done_about_it_in_the_branch(self) -> None:
        texts = {
            business: offered("еда остывает пока везём", business=business)[0].catalogue
            for business in ("Суши с доставкой", "Столовая")
        }
        assert texts == {
            "Суши с доставкой": "branch.food-delivery.damaged.hot",
            "Столовая": "branch.food-place.damaged.cold",
        }

    def test_then_what_is_worded_for_the_family(self) -> None:
        texts = {
            business: of_no_branch("непонятно сколько стоит", business)[0].catalogue
            for business in ("Пекарня", "Автошкола", "Юридические услуги", "Магазин на Wildberries")
        }
        assert texts == {
            "Пекарня": "kind.price-unknown.tags",
            "Автошкола": "kind.price-unknown.lesson",
            "Юридические услуги": "kind.price-unknown.page",
            "Магазин на Wildberries": "kind.price-unknown.card",
        }

    def test_never_what_is_worded_for_another_family(self) -> None:
        street = {"tags", "booking", "three", "lesson", "page", "card"} - {"tags"}
        for one in of_no_branch("непонятно сколько стоит", "Пекарня"):
            assert one.catalogue.rpartition(".")[2] not in street

    def test_a_business_whose_name_says_nothing_gets_what_is_worded_for_all(self) -> None:
        offers = offered("непонятно сколько стоит", business="Ромашка")
        assert {one.catalogue.rpartition(".")[2] for one in offers} == {"list", "sums", "answer"}

    def test_what_the_owner_has_said_already_is_not_offered(self) -> None:
        journey = map_of("universal", "Пекарня")
        pain = Item(id="p", lane="pains", text="очередь утром")
        stage = journey.stages[0]
        first = known().against(journey, stage, pain)[0]

        def with_idea(origin: Origin) -> Stage:
            idea = Item(id="i", lane="ideas", text=first.text, origin=origin)
            return stage.with_(items=(idea,))

        assert first not in known().against(journey, with_idea(Origin.OWNER), pain)
        assert first in known().against(journey, with_idea(Origin.CATALOGUE), pain)


class TestUnknown:
    @pytest.mark.parametrize(
        "text",
        ["ыыы ыы", "https://example.com/a?b=c", "ъъъ", "🙂", "Wo ist der Bahnhof", "а" * 300],
    )
    def test_what_helps_at_that_part_of_the_way_in_such_a_business(self, text: str) -> None:
        offers = offered(text, business="Пекарня", stage=0)
        assert [one.catalogue for one in offers] == [
            "phase.awareness.outside",
            "phase.awareness.ask",
            "phase.awareness.search",
        ]

    def test_and_no_task_is_made_of_it(self) -> None:
        journey = map_of("universal", "Пекарня")
        pain = Item(id="p", lane="pains", text="ъъъ")
        assert known().first(journey, journey.stages[0], pain) is None

    def test_a_question_is_understood_as_what_it_asks(self) -> None:
        assert kind_of(offered("почему так дорого?")[0]) == "too-dear"

    def test_another_language_is_understood_and_answered_in_the_maps(self) -> None:
        russian = offered("nowhere to park")[0]
        english = offered("nowhere to park", business="Flower shop", language="en")[0]
        assert kind_of(russian) == kind_of(english) == "hard-to-reach"
        assert russian.text != english.text
