"""Whole walks through a dialogue: every place is met once, Back leads the way one came."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey import dialogue, limits
from journey.dialogue import FINISHED, Finished, Place, Step
from journey.dialogue.cells import held
from journey.example import counted_ids
from journey.model import Depth, Journey, Order, Passed, Persona, Shape
from journey.prompts import Prompt
from journey.questions import BY_ID, Kind
from tests.journey.dialogue.cells import cells
from tests.journey.dialogue.test_any_steps import NUMBERS
from tests.journey.maps import IN_FULL, IN_QUICK, ONE_BY_ONE, answered, coffee, drafted


def group(journey: Journey) -> Journey:
    """A buying group of three."""
    more = (Persona(id="p2", name="Бухгалтер"), Persona(id="p3", name="Юрист"))
    update = {"shape": Shape.GROUP, "personas": (*journey.personas, *more)}
    return journey.model_copy(update=update)


ALL = [(depth, order, shape) for depth in Depth for order in Order for shape in Shape]


def map_of(depth: Depth, order: Order, shape: Shape) -> Journey:
    journey = drafted(depth=depth).model_copy(update={"order": order, "shape": shape})
    return group(journey) if shape is Shape.GROUP else journey


@pytest.mark.parametrize(("depth", "order", "shape"), ALL)
def test_every_place_is_come_to_once_and_back(depth: Depth, order: Order, shape: Shape) -> None:
    """From the first question to the last in the map's order; then all the way back and forth."""
    journey = map_of(depth, order, shape)
    left = [place for place in dialogue.places(journey) if not dialogue.passed(journey, place)]
    met, journey, prompt = _walked(journey)
    assert met == left
    assert dialogue.current(journey) == FINISHED
    for expected in reversed(met[:-1]):
        step = dialogue.backward(journey, prompt)
        assert step is not None
        assert step.place == expected
        prompt = dialogue.ask(journey, step, coffee(), person=1)
    ahead = min(len(met), limits.TRAIL_MAX + 1)
    for expected in met[1:ahead]:
        then = dialogue.onward(journey, prompt)
        assert isinstance(then, Step)
        assert then.place == expected
        prompt = dialogue.ask(journey, then, coffee(), person=1)


def _walked(journey: Journey) -> tuple[list[Place], Journey, Prompt]:
    """The places that are met when each question is skipped."""
    met: list[Place] = []
    to: Step | Finished | Place = dialogue.current(journey)
    prompt: Prompt | None = None
    while not isinstance(to, Finished):
        prompt = dialogue.ask(journey, to, coffee(), person=1)
        met.append(prompt.place)
        journey = dialogue.skip(journey, prompt)
        to = dialogue.onward(journey, prompt)
    assert prompt is not None
    return met, journey, prompt


@pytest.mark.parametrize("order", ONE_BY_ONE)
def test_a_quick_map_is_gone_on_with_and_nothing_is_asked_again(order: Order) -> None:
    journey = drafted()
    known = set()
    while not isinstance(place := dialogue.current(journey), Finished):
        prompt = dialogue.ask(journey, place, coffee(), person=1)
        journey = dialogue.skip(journey, prompt)
        known.add(place)
    deeper = journey.model_copy(update={"depth": Depth.FULL, "order": order})
    met, after, _ = _walked(deeper)
    assert not known & set(met)
    assert len(met) == (IN_FULL - IN_QUICK) * len(journey.stages)
    back = after.model_copy(update={"depth": Depth.QUICK})
    assert dialogue.current(back) == FINISHED
    assert cells(back) == cells(after)


@pytest.mark.parametrize("order", ONE_BY_ONE)
def test_the_progress_counts_up(order: Order) -> None:
    journey = map_of(Depth.FULL, order, Shape.PLAIN)
    met, _, _ = _walked(journey)
    seen = [dialogue.progress(journey, place) for place in met]
    numbers = [
        (at.stage, at.row) if order is Order.STAGES else (at.row, at.stage) for at in _all(seen)
    ]
    assert numbers == sorted(numbers, key=lambda pair: (pair[0] or 0, pair[1] or 0))
    assert numbers[0] == (1, 1)
    last = (len(journey.stages), IN_FULL)
    assert numbers[-1] == (last if order is Order.STAGES else last[::-1])


def _all(found: Iterable[dialogue.Progress | None]) -> list[dialogue.Progress]:
    kept = [one for one in found if one is not None]
    assert kept
    return kept


@settings(max_examples=40)
@given(choices=st.lists(NUMBERS, min_size=30, max_size=30), depth=st.sampled_from(Depth))
def test_back_then_next_is_the_same_map(choices: list[int], depth: Depth) -> None:
    journey, new_id = drafted(depth=depth), counted_ids("b")

    def answer(prompt: Prompt) -> Journey:
        return answered(dialogue.answer(journey, prompt, coffee(), new_id))

    for number in choices:
        place = dialogue.current(journey)
        if isinstance(place, Finished):
            break
        prompt = dialogue.ask(journey, place, coffee(), person=1)
        if BY_ID[place.question].kind is Kind.SCALE:
            journey = answered(dialogue.feel(journey, prompt, number % 5, new_id))
        elif BY_ID[place.question].kind is Kind.MANY:
            ticked = dialogue.tick(prompt, number % len(prompt.options), on=True)
            assert isinstance(ticked, Prompt)
            journey = answer(ticked)
        else:
            journey = dialogue.skip(journey, prompt)
    for place in dialogue.places(journey):
        if dialogue.passed(journey, place) is not Passed.ANSWERED or place.stage is None:
            continue
        prompt = dialogue.ask(journey, place, coffee(), person=1)
        if BY_ID[place.question].kind is Kind.SCALE:
            ordinal = next(i for i, option in enumerate(prompt.options) if option.chosen)
            assert answered(dialogue.feel(journey, prompt, ordinal, counted_ids())) == journey
        elif BY_ID[place.question].kind is Kind.MANY:
            assert answer(prompt) == journey


def test_a_cell_of_nobody_is_the_whole_row() -> None:
    journey = drafted()
    stage = journey.stages[0]
    assert held(journey, stage, Place("pains", stage.id)) == stage.lane("pains")
