"""Which step is which stage: by words, in order, and never where no word is shared."""

from __future__ import annotations

import datetime as dt

import pytest

from journey.funnel import Reading, Step
from journey.funnel.tying import Pair, proposed, tied
from journey.model import Journey, Stage

NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
TITLES = ("Замечаю", "Выбираю букет", "Оформляю заказ", "Оплачиваю", "Получаю букет")


def journey(*titles: str) -> Journey:
    stages = tuple(Stage(id=f"s{n}", title=title) for n, title in enumerate(titles, 1))
    return Journey(id="map", title="Цветы", language="ru", stages=stages, created=NOW, updated=NOW)


def reading(*labels: str, ordered: bool = True) -> Reading:
    steps = tuple(Step(label=label, people=100 - n) for n, label in enumerate(labels))
    return Reading(steps=steps, ordered=ordered)


def pairs(*labels: str, ordered: bool = True) -> list[tuple[int, str]]:
    return [
        (one.step, one.stage)
        for one in proposed(journey(*TITLES), reading(*labels, ordered=ordered))
    ]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("Выбрали букет", "Заказ", "Оплата"), [(0, "s2"), (1, "s3"), (2, "s4")]),
        (("Визиты", "Корзина", "Покупка"), [(0, "s1"), (1, "s3"), (2, "s4")]),
        (
            ("Session start", "View item", "Begin checkout", "Purchase"),
            [(0, "s1"), (1, "s2"), (2, "s3"), (3, "s4")],
        ),
        (("Оплата", "Визиты"), [(0, "s4")]),
        (("абв", "где"), []),
        (("а", "б", "в", "г", "д"), [(n, f"s{n + 1}") for n in range(5)]),
    ],
)
def test_steps_keep_their_order(labels: tuple[str, ...], expected: list[tuple[int, str]]) -> None:
    assert pairs(*labels) == expected


def test_kinds_are_tied_by_their_words_only() -> None:
    assert pairs("Визиты", "Прямые заходы", ordered=False) == []
    assert pairs("Оплачиваю", "Замечаю", ordered=False) == [(0, "s4"), (1, "s1")]


def test_one_step_a_stage_and_one_stage_a_step() -> None:
    now = (Pair(step=0, stage="s1"), Pair(step=1, stage="s2"))
    assert tied(now, 0, "s2") == (Pair(step=0, stage="s2"),)
    assert tied(now, 1, None) == (Pair(step=0, stage="s1"),)
    assert tied(now, 1, "s2") == now
