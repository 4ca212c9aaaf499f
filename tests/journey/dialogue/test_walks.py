"""Whatever is done in a dialogue leads to a question or the end, and changes one cell only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from journey import dialogue, limits, stages
from journey.dialogue import FINISHED, OUTDATED, Answered, Finished, Place
from journey.errors import Rejected
from journey.example import counted_ids
from journey.model import (
    Depth,
    Journey,
    Passed,
)
from journey.prompts import Prompt
from journey.questions import BY_ID, LANES, Kind
from tests.journey.maps import answered, cells, coffee, drafted, next_

LINES = st.sampled_from(
    ["Моё", "моё ", "Вывеска", "Очередь", "👩‍👩‍👧", "$x^{", "x" * 300, "  ", ""]
)


@dataclass
class Walker:
    """Somebody who does this and that, and a watch over what it changes."""

    journey: Journey
    new_id: Callable[[], str] = field(default_factory=lambda: counted_ids("w"))
    message: int = 0

    def __post_init__(self) -> None:
        self.prompt = self.put(dialogue.current(self.journey))

    def put(self, place: Place | Finished | None) -> Prompt:
        """Asks; at the end the very first question of the first stage is opened by hand."""
        if place is None or isinstance(place, Finished):
            place = Place("channels", self.journey.stages[0].id)
        self.prompt = dialogue.ask(self.journey, place, coffee(), person=1)
        return self.prompt

    def do(self, action: str, number: int, text: str) -> None:
        before, place = self.journey, Place(self.prompt.question, self.prompt.stage)
        getattr(self, action)(number, text)
        if action not in {"add", "rename", "move", "remove"}:
            changed = {
                cell
                for cell, held in cells(self.journey).items()
                if held != cells(before).get(cell)
            }
            allowed = {(place.stage, place.question)}
            if place.question == "pains":
                allowed.add((place.stage, "ideas"))
            assert changed <= allowed
        self.is_sound()

    def is_sound(self) -> None:
        place = dialogue.current(self.journey)
        assert place == FINISHED or place in dialogue.places(self.journey)
        ids = [item.id for stage in self.journey.stages for item in stage.items]
        assert len(ids) == len(set(ids))
        for stage in self.journey.stages:
            for lane in LANES:
                assert len(stage.lane(lane)) <= limits.ITEMS_MAX
        assert self.journey == Journey.model_validate(self.journey.model_dump())

    # --- what can be done

    def tick(self, number: int, _text: str) -> None:
        self._mark(dialogue.tick(self.prompt, number % 9, on=True))

    def untick(self, number: int, _text: str) -> None:
        self._mark(dialogue.tick(self.prompt, number % 9, on=False))

    def page(self, number: int, _text: str) -> None:
        self._mark(dialogue.turn(self.prompt, number - 3))
        shown = dialogue.shown(self.prompt)
        assert shown or not self.prompt.options

    def type(self, _number: int, text: str) -> None:
        self.message += 1
        if BY_ID[self.prompt.question].kind is Kind.SCALE:
            self._mark(dialogue.note(self.prompt, text))
        else:
            self._mark(dialogue.add(self.prompt, text, self.message))

    def correct(self, number: int, text: str) -> None:
        if BY_ID[self.prompt.question].kind is not Kind.SCALE:
            self._mark(dialogue.correct(self.prompt, text, number % (self.message + 1)))

    def _mark(self, result: object) -> None:
        assert isinstance(result, Prompt | Rejected) or result == OUTDATED
        if isinstance(result, Prompt):
            self.prompt = result

    def next(self, number: int, _text: str) -> None:
        if BY_ID[self.prompt.question].kind is Kind.SCALE:
            result = dialogue.feel(self.journey, self.prompt, number % 5, self.new_id)
        else:
            result = dialogue.answer(self.journey, self.prompt, coffee(), self.new_id)
        if isinstance(result, Answered):
            self.journey = result.journey
            place = Place(self.prompt.question, self.prompt.stage)
            assert dialogue.passed(self.journey, place) is Passed.ANSWERED
        self.put(dialogue.current(self.journey))

    def skip(self, _number: int, _text: str) -> None:
        before = cells(self.journey)
        self.journey = dialogue.skip(self.journey, self.prompt)
        assert cells(self.journey) == before
        self.put(dialogue.current(self.journey))

    def back(self, _number: int, _text: str) -> None:
        place = dialogue.preceding(self.journey, Place(self.prompt.question, self.prompt.stage))
        self.put(place if place is not None and place.stage is not None else None)

    def cell(self, number: int, _text: str) -> None:
        stage = self.journey.stages[number % len(self.journey.stages)]
        lane = LANES[number % len(LANES)]
        self.put(Place(lane, stage.id))

    def add(self, _number: int, text: str) -> None:
        self._staged(stages.add(self.journey, text[:80], self.new_id))

    def rename(self, number: int, text: str) -> None:
        self._staged(stages.rename(self.journey, self._stage(number), text[:80]))

    def move(self, number: int, _text: str) -> None:
        before = cells(self.journey)
        self._staged(stages.move(self.journey, self._stage(number), number - 2))
        assert cells(self.journey) == before

    def remove(self, number: int, _text: str) -> None:
        self._staged(stages.remove(self.journey, self._stage(number)))

    def _stage(self, number: int) -> str:
        return self.journey.stages[number % len(self.journey.stages)].id

    def _staged(self, result: Journey | Rejected) -> None:
        if isinstance(result, Journey):
            self.journey = result
        assert limits.STAGES_MIN <= len(self.journey.stages) <= limits.STAGES_MAX


ACTIONS = [
    *("tick", "untick", "page", "type", "correct", "next", "next", "skip", "back", "cell"),
    *("add", "rename", "move", "remove"),
]
STEPS = st.lists(
    st.tuples(st.sampled_from(ACTIONS), st.integers(0, 20), st.lists(LINES, max_size=4)),
    max_size=40,
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(steps=STEPS, depth=st.sampled_from(Depth))
def test_whatever_is_done_leads_on(steps: list[tuple[str, int, list[str]]], depth: Depth) -> None:
    walker = Walker(drafted(depth=depth))
    for action, number, lines in steps:
        walker.do(action, number, "\n".join(lines))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(steps=STEPS, depth=st.sampled_from(Depth))
def test_back_then_next_is_the_same_map(
    steps: list[tuple[str, int, list[str]]], depth: Depth
) -> None:
    walker = Walker(drafted(depth=depth))
    for action, number, lines in steps:
        walker.do(action, number, "\n".join(lines))
    before = walker.journey
    for stage in before.stages:
        for question, how in stage.passed.items():
            if how is not Passed.ANSWERED:
                continue
            prompt = dialogue.ask(before, Place(question, stage.id), coffee(), person=1)
            if question == "emotion":
                ordinal = next(i for i, option in enumerate(prompt.options) if option.chosen)
                assert answered(dialogue.feel(before, prompt, ordinal, counted_ids())) == before
            else:
                assert next_(before, prompt) == before


@settings(max_examples=30, deadline=None, derandomize=True)
@given(skips=st.lists(st.booleans(), min_size=60, max_size=60), depth=st.sampled_from(Depth))
def test_answering_or_skipping_ends(skips: list[bool], depth: Depth) -> None:
    """As many answers as there are places, in the order of the places."""
    journey = drafted(depth=depth)
    left = [place for place in dialogue.places(journey) if place.stage is not None]
    for place, skipped in zip(left, skips, strict=False):
        assert dialogue.current(journey) == place
        prompt = dialogue.ask(journey, place, coffee(), person=1)
        if skipped:
            journey = dialogue.skip(journey, prompt)
        elif place.question == "emotion":
            journey = answered(dialogue.feel(journey, prompt, 1, counted_ids("e")))
        else:
            journey = next_(journey, prompt)
    if len(left) <= len(skips):
        assert dialogue.current(journey) == FINISHED
