"""How we know it: records read from words, added, dated, quoted and taken away."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journey import evidence, limits
from journey.changes import diff
from journey.errors import Code, Rejected
from journey.example import counted_ids
from journey.model import Evidence, EvidenceKind, Journey, Origin, Persona
from journey.scores import score
from locales.rules import rules
from tests.journey.maps import drafted
from tests.strategies import journeys

TODAY = dt.date(2026, 11, 23)


def read(text: str, language: str = "ru") -> Evidence | Rejected:
    return evidence.read(
        text, EvidenceKind.REVIEW, TODAY, rules=rules(language), new_id=counted_ids("v")
    )


def record(record_id: str = "v", source: str = "Оля") -> Evidence:
    return Evidence(id=record_id, kind=EvidenceKind.STAFF, source=source)


def accepted(result: Journey | Rejected) -> Journey:
    assert isinstance(result, Journey)
    return result


def holders(journey: Journey) -> list[str]:
    stages = journey.stages
    return [
        *(persona.id for persona in journey.personas),
        *(item.id for stage in stages for item in stage.items),
        *(emotion.id for stage in stages for emotion in stage.emotions),
    ]


class TestRead:
    @pytest.mark.parametrize(
        ("text", "source", "date", "quote"),
        [
            ("2ГИС", "2ГИС", None, None),
            ("2ГИС\nвчера", "2ГИС", dt.date(2026, 11, 22), None),
            ("2ГИС\nсегодня", "2ГИС", TODAY, None),
            ("2ГИС\n15.11\n«Цен нет»", "2ГИС", dt.date(2026, 11, 15), "«Цен нет»"),
            ("2ГИС\n«Цен нет»\n15 ноября", "2ГИС", dt.date(2026, 11, 15), "«Цен нет»"),
            ("2ГИС\nЦен нет\nи не отвечают", "2ГИС", None, "Цен нет и не отвечают"),
            ("вчера", "вчера", None, None),
            ("2ГИС\n«вчера»", "2ГИС", None, "«вчера»"),
            ("2ГИС\nвчера\nсегодня", "2ГИС", dt.date(2026, 11, 22), "сегодня"),
        ],
    )
    def test_source_day_and_words(
        self, text: str, source: str, date: dt.date | None, quote: str | None
    ) -> None:
        found = read(text)
        assert isinstance(found, Evidence)
        assert (found.source, found.date, found.quote) == (source, date, quote)
        assert found.kind is EvidenceKind.REVIEW

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            (" \n", Code.EMPTY),
            ("x" * 301, Code.TOO_LONG),
            ("2ГИС\n" + "x" * 200 + "\n" + "x" * 200, Code.TOO_LONG),
            ("2ГИС\nзавтра", Code.DATE_AHEAD),
        ],
    )
    def test_refused(self, text: str, code: Code) -> None:
        found = read(text)
        assert isinstance(found, Rejected)
        assert found.code is code


class TestAdd:
    def test_a_guess_that_is_proved_is_the_owners_answer(self) -> None:
        journey = drafted()
        pain = journey.stages[0].lane("pains")[0]
        assert pain.origin is Origin.CATALOGUE
        proved = accepted(evidence.add(journey, pain.id, record()))
        assert evidence.holder(proved, pain.id) == pain.model_copy(
            update={"origin": Origin.OWNER, "evidence": (record(),)}
        )
        assert (score(proved).proved, score(proved).answers) == (1, score(journey).answers + 1)

    @pytest.mark.parametrize("origin", [Origin.CUSTOMER, Origin.TEAM, Origin.IMPORT])
    def test_whose_it_was_it_stays(self, origin: Origin) -> None:
        journey = drafted()
        persona = journey.personas[0].model_copy(update={"origin": origin})
        journey = journey.model_copy(update={"personas": (persona,)})
        proved = accepted(evidence.add(journey, persona.id, record()))
        assert proved.personas[0].origin is origin
        assert proved.personas[0].evidence == (record(),)

    def test_of_several_people_one_is_proved(self) -> None:
        journey = drafted()
        first = journey.personas[0]
        second = Persona(id="second", name="Бухгалтер")
        journey = journey.model_copy(update={"personas": (first, second)})
        proved = accepted(evidence.add(journey, "second", record()))
        assert proved.personas == (first, second.model_copy(update={"evidence": (record(),)}))

    def test_the_same_twice(self) -> None:
        journey = drafted()
        pain = journey.stages[0].lane("pains")[0].id
        once = accepted(evidence.add(journey, pain, record()))
        twice = evidence.add(once, pain, record("w"))
        assert twice == Rejected(Code.TWICE, {"text": "Оля"})
        assert isinstance(evidence.add(once, pain, record("w", "Петя")), Journey)

    def test_no_more_than_the_limit(self) -> None:
        journey = drafted()
        pain = journey.stages[0].lane("pains")[0].id
        for number in range(limits.EVIDENCE_MAX):
            journey = accepted(evidence.add(journey, pain, record(f"v{number}", f"{number}")))
        refused = evidence.add(journey, pain, record("w"))
        limit = limits.EVIDENCE_MAX
        assert refused == Rejected(Code.TOO_MANY_PROOFS, {"limit": limit, "count": limit + 1})

    @settings(max_examples=40, suppress_health_check=list(HealthCheck))
    @given(data=st.data(), journey=journeys())
    def test_nothing_else_changes_and_taking_it_away_changes_nothing_more(
        self, data: st.DataObject, journey: Journey
    ) -> None:
        chosen = data.draw(st.sampled_from([*holders(journey), "gone"]))
        proved = accepted(evidence.add(journey, chosen, record("new", "Некто новый")))
        assert {change.id for change in diff(journey, proved)} <= {chosen, "new"}
        assert (proved == journey) == (chosen == "gone")
        left = evidence.remove(proved, chosen, "new")
        for change in diff(journey, left):
            assert change.before is not None
            assert change.after == {**change.before, "origin": Origin.OWNER.value}
        assert evidence.remove(left, chosen, "new") == left


class TestRecord:
    def journey(self) -> tuple[Journey, str]:
        journey = drafted()
        pain = journey.stages[0].lane("pains")[0].id
        return accepted(evidence.add(journey, pain, record())), pain

    def test_when_it_was(self) -> None:
        journey, pain = self.journey()
        dated = accepted(evidence.dated(journey, pain, "v", TODAY, TODAY))
        found = evidence.find(dated, pain, "v")
        assert found is not None
        assert found.date == TODAY
        ahead = evidence.dated(journey, pain, "v", TODAY + dt.timedelta(1), TODAY)
        assert ahead == Rejected(Code.DATE_AHEAD)

    def test_what_was_said(self) -> None:
        journey, pain = self.journey()
        quoted = accepted(evidence.quoted(journey, pain, "v", " «Цен\nнет» "))
        found = evidence.find(quoted, pain, "v")
        assert found is not None
        assert found.quote == "«Цен нет»"
        assert isinstance(evidence.quoted(journey, pain, "v", "x" * 301), Rejected)

    def test_of_one_that_is_no_more_changes_nothing(self) -> None:
        journey, pain = self.journey()
        assert evidence.dated(journey, pain, "gone", TODAY, TODAY) == journey
        assert evidence.quoted(journey, "gone", "v", "A") == journey
        assert evidence.remove(journey, pain, "gone") == journey
        assert evidence.find(journey, pain, "gone") is None
