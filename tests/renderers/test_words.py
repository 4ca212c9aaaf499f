"""A figure stands by its unit as the language writes it, on one line."""

from __future__ import annotations

import pytest

from journey.measures import Metric
from journey.model import Item
from renderers.words import NO_BREAK, Words, figures
from tests.renderers.samples import EN, RU


@pytest.mark.parametrize(
    ("words", "value", "unit", "written"),
    [
        (RU, 38, "%", "38 %"),
        (RU, 1200, "₽", "1 200 ₽"),
        (RU, 12, "мин", "12 мин"),
        (EN, 38, "%", "38%"),
        (EN, 1200, "$", "$1,200"),
        (EN, 12, "min", "12 min"),
        (EN, 3.5, None, "3.5"),
    ],
)
def test_a_value_and_its_target(words: Words, value: float, unit: str | None, written: str) -> None:
    item = Item(
        id="m", lane="metrics", text="m", metric=Metric(value=value, target=value, unit=unit)
    )
    expected = f"{written} · {words.target.format(value=written)}"
    told = figures(item, words)
    assert told.replace("\u202f", " ").replace(NO_BREAK, " ") == expected
    assert " " not in told.split(" · ")[0]
