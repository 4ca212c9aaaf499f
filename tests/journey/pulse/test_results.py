"""What answers say together: as `journey.sampling` has it, silent below five, of one kind only."""

from __future__ import annotations

import datetime as dt

import pytest

from journey import sampling
from journey.pulse import results
from journey.pulse.model import Answer, Asked, Kind, Wave, Words
from journey.sampling import Verdict

NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
STAGES = (Asked(id="a", title="Захожу"), Asked(id="b", title="Жду"))


def wave(kind: Kind = Kind.STAGES) -> Wave:
    return Wave(
        id="w", pulse="p", kind=kind, name="Зерно", language="ru", stages=STAGES, opened=NOW
    )


def answer(number: int, **said: object) -> Answer:
    return Answer.model_validate({"id": f"n{number}", "wave": "w", "at": NOW, **said})


def test_a_stage_is_its_mean_with_margin_and_words() -> None:
    levels = [-2, -1, 0, 1, 2, 2]
    given = [
        answer(n, levels={"a": level, "b": None}, words=(Words(stage="a", text=f"слово {n}"),))
        for n, level in enumerate(levels)
    ]
    found = results.of(wave(), given)
    first, second = found.stages
    assert first.mean == sampling.mean(levels, -2, 2)
    assert (first.n, first.absent, first.counts) == (6, 0, (1, 1, 1, 1, 2))
    assert first.words[0] == "слово 0"
    assert (second.n, second.absent, second.mean, second.missing) == (0, 6, None, 5)


def test_below_five_nothing_leaks() -> None:
    given = [
        answer(n, levels={"a": -2}, score=0, words=(Words(stage="a", text="Ой"), Words(text="Ай")))
        for n in range(4)
    ]
    found = results.of(wave(), given)
    assert (found.n, found.scored, found.missing) == (4, 4, 1)
    assert (found.nps, found.words) == (None, ())
    felt = found.stages[0]
    assert (felt.mean, felt.words, felt.counts, felt.missing) == (None, (), (), 1)


def test_what_was_only_opened_or_tried_is_no_answer() -> None:
    given = [answer(1), answer(2, levels={"a": None}), answer(3, score=5, trial=True)]
    found = results.of(wave(), given)
    assert (found.begun, found.n) == (2, 0)


def test_the_scale_of_each_kind() -> None:
    given = [answer(n, score=n % 2 + 4) for n in range(6)]
    assert results.of(wave(), given).nps == sampling.nps([4, 5] * 3)
    assert results.of(wave(Kind.CSAT), given).satisfied == sampling.share(6, 6)
    assert results.of(wave(Kind.CES), given).ease == sampling.mean([4, 5] * 3, 1, 7)


@pytest.mark.parametrize("kind", Kind)
def test_two_waves_differ_or_may_be_chance(kind: Kind) -> None:
    before = results.of(wave(kind), [answer(n, levels={"a": -2}, score=1) for n in range(9)])
    after = results.of(wave(kind), [answer(n, levels={"a": 2}, score=5) for n in range(9)])
    moves = results.moved(before, after)
    assert len(moves) == (2 if kind is Kind.STAGES else 1)
    verdict = Verdict.UNCLEAR if kind is Kind.STAGES else Verdict.BETTER  # 1 and 5 both detract
    assert moves[0].difference.verdict() is verdict
    assert moves[-1].difference.verdict() is Verdict.BETTER
    assert {one.difference.verdict() for one in results.moved(after, after)} == {Verdict.UNCLEAR}


def test_two_kinds_are_never_put_together() -> None:
    given = [answer(n, score=5) for n in range(9)]
    assert results.moved(results.of(wave(Kind.CSAT), given), results.of(wave(), given)) == ()
