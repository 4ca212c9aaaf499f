"""What a map costs a thumb: counted over real screens, and no dearer than it was."""

from __future__ import annotations

import pytest

from bot.bench.taps import FIGURES, TRADE, VALUE, Cost, cost
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
    found = await cost(depth, order, at_once=False)
    assert found.typed == len(TRADE)
    assert found.lines == 1
    assert found.answers > found.questions
    assert found.answers < found.taps <= most


async def test_a_full_map_with_its_figures_costs_a_thumb_sixty_taps() -> None:
    """From /start to the picture: five stages, each taken as it stands, half of what is asked by
    itself accepted, a line of figures for each metric.
    """
    found = await cost(Depth.FULL, numbers=True)
    assert found.taps <= 60
    assert found.lines <= 10
    assert found.answers > found.taps


async def test_a_number_costs_its_characters_and_no_tap_more() -> None:
    without = await cost(Depth.FULL)
    told = await cost(Depth.FULL, numbers=True)
    metrics = (told.typed - without.typed) // len(FIGURES)
    assert metrics == told.lines - without.lines >= 5
    assert told.taps == without.taps
    assert told.questions == without.questions


async def test_a_number_a_question_costs_what_it_did() -> None:
    without = await cost(Depth.FULL, Order.STAGES, at_once=False)
    told = await cost(Depth.FULL, Order.STAGES, numbers=True, at_once=False)
    metrics = (told.typed - without.typed) // len(VALUE)
    assert metrics >= 5
    assert told.taps == without.taps
    assert told.questions == without.questions + metrics


def test_the_note_says_the_rest() -> None:
    assert Cost(1, 2, 3, 4, 5).note == "3 lines with 2 characters typed, 4 questions, 5 answers"
