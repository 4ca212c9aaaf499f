"""Answers that are one field: figures, durations, a persona's lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey import dialogue, limits
from journey.dialogue import OUTDATED, Place
from journey.errors import Code, Rejected
from journey.measures import Better, Duration, DurationUnit, Metric
from journey.model import Depth, Item, Journey, Passed, Persona
from journey.questions import MEASURED, QUESTIONS, Kind, Scope
from locales.rules import rules
from tests.journey.maps import drafted

FIGURES = [question.id for question in QUESTIONS if question.scope is Scope.ITEM]
FIELDS = [
    question.id
    for question in QUESTIONS
    if question.kind not in {Kind.MANY, Kind.SCALE}
    and question.scope not in {Scope.PAIN, Scope.IDEA}
    and question.kind is not Kind.ROWS
]
LINES = [question.id for question in QUESTIONS if question.scope is Scope.PERSONA]


def with_metric(metric: Metric | None = None) -> tuple[Journey, Item]:
    journey = drafted(depth=Depth.FULL)
    item = Item(id="m", lane="metrics", text="Очередь", metric=metric)
    stage = journey.stages[0].model_copy(update={"items": (item,)})
    return journey.model_copy(update={"stages": (stage, *journey.stages[1:])}), item


def place(question: str, journey: Journey) -> Place:
    return Place(question, journey.stages[0].id, item="m")


def fill(journey: Journey, where: Place, text: str) -> Journey:
    filled = dialogue.fill(journey, where, text, rules("ru"))
    assert isinstance(filled, Journey)
    return filled


def metric_of(journey: Journey) -> Metric:
    metric = journey.stages[0].items[0].metric
    assert metric is not None
    return metric


class TestFigures:
    def test_each_goes_where_it_belongs(self) -> None:
        journey, _ = with_metric()
        said = {
            "value": "12 мин",
            "target": "5",
            "sample": "40 чел.",
            "source": "Касса",
            "period": "Октябрь",
        }
        for question, text in said.items():
            journey = fill(journey, place(question, journey), text)
        assert metric_of(journey) == Metric(
            value=12, unit="мин", target=5, n=40, source="Касса", period="Октябрь"
        )

    @pytest.mark.parametrize(
        ("known", "typed", "kept"),
        [
            ("мин", "12", "мин"),
            ("мин", "12 минут", "мин"),
            ("мин.", "12 МИН", "мин."),
            ("мин", "12 ч", "ч"),
            (None, "12 %", "%"),
            (None, "12", None),
            ("чел.", "12 ч", "ч"),
        ],
    )
    def test_a_typed_unit_counts_where_it_is_another(
        self, known: str | None, typed: str, kept: str | None
    ) -> None:
        journey, _ = with_metric(Metric(unit=known))
        assert metric_of(fill(journey, place("value", journey), typed)).unit == kept

    def test_a_share_is_a_value_and_a_sample_and_its_words_no_unit(self) -> None:
        journey, _ = with_metric(Metric(unit="чел."))
        after = fill(journey, place("value", journey), "3400 из 21 000")
        metric = metric_of(after)
        assert (metric.value, metric.n, metric.unit) == (3400, 21000, "чел.")
        due = [one for one in dialogue.places(after) if one.item == "m"]
        sample = next(one for one in due if one.question == "sample")
        assert dialogue.passed(after, sample) is Passed.ANSWERED

    @pytest.mark.parametrize(
        ("typed", "better"),
        [
            ("5", None),
            ("не больше 5 мин", Better.LESS),
            ("цель до 5", Better.LESS),
            ("не меньше 5", Better.MORE),
            ("хотим хотя бы 5 мин", Better.MORE),
            ("at most 5", Better.LESS),
            ("at least 5", Better.MORE),
        ],
    )
    def test_a_targets_words_tell_which_way_is_better(
        self, typed: str, better: Better | None
    ) -> None:
        journey, _ = with_metric(Metric(value=12, unit="мин"))
        metric = metric_of(fill(journey, place("target", journey), typed))
        assert (metric.target, metric.better) == (5, better)

    def test_a_target_in_another_unit_is_refused(self) -> None:
        journey, _ = with_metric(Metric(value=12, unit="мин"))
        refused = dialogue.fill(journey, place("target", journey), "1 час", rules("ru"))
        assert refused == Rejected(Code.OTHER_UNIT, {"unit": "мин"})

    def test_what_is_known_from_a_file_is_not_asked(self) -> None:
        journey, _ = with_metric(Metric(value=12, unit="мин", n=3, source="Метрика"))
        due = [one for one in dialogue.places(journey) if one.item == "m"]
        assert "unit" not in {one.question for one in due}
        open_now = {one.question for one in due if dialogue.passed(journey, one) is None}
        assert open_now == {"target", "period"}

    def test_of_a_guess_nothing_is_asked(self) -> None:
        journey = drafted(depth=Depth.FULL)
        assert all(stage.lane("metrics") for stage in journey.stages)
        assert not [one for one in dialogue.places(journey) if one.item is not None]

    def test_enough_skips_the_rest_of_this_one_only(self) -> None:
        journey, item = with_metric(Metric(value=12, unit="мин"))
        other = item.model_copy(update={"id": "m2"})
        stage = journey.stages[0].model_copy(update={"items": (item, other)})
        journey = journey.model_copy(update={"stages": (stage, *journey.stages[1:])})
        prompt = dialogue.ask(journey, place("target", journey), None, person=1)
        after = dialogue.enough(journey, prompt)
        left = [p for p in dialogue.places(after) if p.item and not dialogue.passed(after, p)]
        assert {one.item for one in left} == {"m2"}
        assert metric_of(after) == metric_of(journey)

    @pytest.mark.parametrize("question", FIGURES)
    def test_what_is_gone_is_outdated(self, question: str) -> None:
        journey = drafted()
        where = Place(question, journey.stages[0].id, item="gone")
        assert dialogue.fill(journey, where, "1", rules("ru")) == OUTDATED
        assert dialogue.clear(journey, where) == OUTDATED
        assert dialogue.held(journey, where) is None

    @pytest.mark.parametrize("question", [one for one in FIGURES if one != MEASURED])
    def test_cleared_it_is_not_asked_again(self, question: str) -> None:
        journey, _ = with_metric(
            Metric(value=1, unit="%", target=2, n=3, source="Касса", period="Год")
        )
        where = place(question, journey)
        assert dialogue.held(journey, where) is not None
        after = dialogue.clear(journey, where)
        assert isinstance(after, Journey)
        assert dialogue.held(after, where) is None
        assert dialogue.passed(after, where) is not None


class TestDuration:
    def test_is_filled_and_cleared(self) -> None:
        journey = drafted(depth=Depth.FULL)
        where = Place("duration", journey.stages[0].id)
        after = fill(journey, where, "2 дня")
        assert after.stages[0].duration == Duration(amount=2, unit=DurationUnit.DAY)
        assert dialogue.passed(after, where) is not None
        cleared = dialogue.clear(after, where)
        assert isinstance(cleared, Journey)
        assert cleared.stages[0].duration is None

    def test_every_quick_choice_is_read_back_and_ticked(self) -> None:
        journey = drafted(depth=Depth.FULL)
        where = Place("duration", journey.stages[0].id)
        prompt = dialogue.ask(journey, where, None, person=1)
        assert len(prompt.options) > 6
        for option in prompt.options:
            after = fill(journey, where, option.value)
            again = dialogue.ask(after, where, None, person=1)
            assert [one.value for one in again.options if one.chosen] == [option.value]


class TestPersona:
    def where(self, journey: Journey, line: str) -> Place:
        return Place(line, persona=journey.personas[0].id)

    @pytest.mark.parametrize("line", LINES)
    def test_each_line_is_filled_and_cleared(self, line: str) -> None:
        journey = drafted()
        where = self.where(journey, line)
        said = "🦊" if line == "who_emoji" else "Слова"
        after = fill(journey, where, said)
        assert dialogue.held(after, where) == said
        cleared = dialogue.clear(after, where)
        if line == "who_name":
            assert cleared == OUTDATED
        else:
            assert isinstance(cleared, Journey)
            assert dialogue.held(cleared, where) is None

    @pytest.mark.parametrize("line", ["who_name", "who_role"])
    def test_what_stands_on_one_line_of_the_picture_is_a_title(self, line: str) -> None:
        journey = drafted()
        where = self.where(journey, line)
        long = "ы" * (limits.TITLE_CHARS + 1)
        refused = dialogue.fill(journey, where, long, rules("ru"))
        assert isinstance(refused, Rejected)
        assert refused.code is Code.TOO_LONG
        assert dialogue.held(fill(journey, where, long[:-1]), where) == long[:-1]

    def test_a_name_stands_once(self) -> None:
        journey = drafted()
        more = (*journey.personas, Persona(id="p2", name="Юрист"))
        journey = journey.model_copy(update={"personas": more})
        refused = dialogue.fill(journey, self.where(journey, "who_name"), "юрист ", rules("ru"))
        assert refused == Rejected(Code.TWICE, {"text": "юрист"})

    @pytest.mark.parametrize("sign", ["👩", "👨‍👩‍👧", "🧑🏽‍💻", "🇰🇿", "❤️", "☕"])
    def test_any_emoji_is_a_sign(self, sign: str) -> None:
        journey = drafted()
        assert fill(journey, self.where(journey, "who_emoji"), sign).personas[0].emoji == sign

    @pytest.mark.parametrize("sign", ["А", "1", "👩 Аня", "+", "👩" * 17, "\u200d"])
    def test_nothing_else_is(self, sign: str) -> None:
        journey = drafted()
        refused = dialogue.fill(journey, self.where(journey, "who_emoji"), sign, rules("ru"))
        assert refused == Rejected(Code.NO_EMOJI)


@settings(max_examples=200)
@given(
    question=st.sampled_from(FIELDS),
    text=st.text(max_size=400),
    language=st.sampled_from(["ru", "en"]),
)
def test_any_words_fill_a_field_or_are_refused(question: str, text: str, language: str) -> None:
    """… and what they give is a map that can be stored."""
    journey, _ = with_metric(Metric(value=1, unit="%"))
    stage, persona = journey.stages[0].id, journey.personas[0].id
    scope = next(one.scope for one in QUESTIONS if one.id == question)
    where = {
        Scope.ITEM: Place(question, stage, item="m"),
        Scope.PERSONA: Place(question, persona=persona),
        Scope.STAGE: Place(question, stage),
        Scope.WORST: Place(question, stage, item="m"),
        Scope.MAP: Place("product"),
        Scope.BUSINESS: Place(question),
    }[scope]
    filled = dialogue.fill(journey, where, text, rules(language))
    if isinstance(filled, Journey):
        assert filled == Journey.model_validate_json(filled.model_dump_json())
    else:
        assert isinstance(filled, Rejected)
