"""What a map costs a thumb: counted over real screens, and no dearer than it was."""

from __future__ import annotations

import pytest

from bot.bench.taps import TRADE, VALUE, Cost, cost
from journey.model import Depth, Order


@pytest.mark.parametrize(
    ("depth", "order", "most"),
    [
        (Depth.QUICK, Order.STAGES, 60),
        (Depth.FULL, Order.STAGES, 160),
        (Depth.FULL, Order.ROWS, 160),
    ],
)
async def test_half_accepted_by_taps(depth: Depth, order: Order, most: int) -> None:
    found = await cost(depth, order)
    assert found.typed == len(TRADE)
    assert found.answers > found.questions
    assert found.answers < found.taps <= most


async def test_a_number_costs_its_characters_and_no_tap_more() -> None:
    without = await cost(Depth.FULL)
    told = await cost(Depth.FULL, numbers=True)
    metrics = (told.typed - without.typed) // len(VALUE)
    assert metrics >= 5
    assert told.taps == without.taps
    assert told.questions == without.questions + metrics


def test_the_note_says_the_rest() -> None:
    assert Cost(1, 2, 3, 4).note == "2 characters typed, 3 questions, 4 answers"
