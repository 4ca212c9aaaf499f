"""Whatever is done in a dialogue leads to a question or the end, and changes one cell only.

Thousands of random steps on two devices: answers, Back, other orders, stages and people that come
and go.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from journey import dialogue, limits, people, stages
from journey.dialogue import FINISHED, OUTDATED, Answered, Finished, Place, Step
from journey.errors import Rejected
from journey.example import counted_ids
from journey.model import Depth, Journey, Order, Persona, Shape
from journey.prompts import Prompt
from journey.questions import BY_ID, LANES, Kind, Scope
from locales.rules import rules
from tests.journey.dialogue.cells import cell_of, cells
from tests.journey.maps import CATALOGUE, coffee, drafted

LINES = st.sampled_from(
    [
        *("Моё", "моё ", "Вывеска", "Очередь", "👩‍👩‍👧", "$x^{", "x" * 300, "  ", ""),
        *("38 %", "12 мин", "2 дня", "сто", "-1", "1e9"),
    ]
)
TEXTS = st.lists(LINES, max_size=4).map("\n".join)
NUMBERS = st.integers(0, 20)
KNOWN = CATALOGUE.remedies("ru")
TIED = {Scope.PAIN, Scope.IDEA}
"""What a question that ties an idea to a pain is about."""


class Walk(RuleBasedStateMachine):
    """Somebody who does this and that on two devices, and a watch over what it changes."""

    def __init__(self) -> None:
        super().__init__()
        self.new_id = counted_ids("w")
        self.journey = drafted()
        self.looked: Journey | None = None
        self.message = 0
        self.closed: list[Prompt] = []
        self.prompt: Prompt | None = None
        self.go_on()

    @initialize(depth=st.sampled_from(Depth), order=st.sampled_from(Order), several=st.booleans())
    def begin(self, depth: Depth, order: Order, several: bool) -> None:  # noqa: FBT001
        """Half of the walks begin as a buying group of three."""
        update: dict[str, object] = {"depth": depth, "order": order}
        if several:
            more = (Persona(id="p2", name="Бухгалтер"), Persona(id="p3", name="Юрист"))
            update |= {"shape": Shape.GROUP, "personas": (*self.journey.personas, *more)}
        self.journey = self.journey.model_copy(update=update)

    # --- moving about

    def put(self, to: Place | Step) -> Prompt:
        """A new question closes the one before it, as the store does."""
        if self.prompt is not None:
            self.closed.append(self.prompt.model_copy(update={"open": False}))
        self.prompt = dialogue.ask(self.journey, to, coffee(), person=1, remedies=KNOWN)
        assert self.prompt == Prompt.model_validate(self.prompt.model_dump(mode="json"))
        return self.prompt

    def go_on(self) -> Prompt:
        """The current question; at the end any of the first stage is opened by hand."""
        to = dialogue.current(self.journey)
        if isinstance(to, Finished):
            to = Place("channels", self.journey.stages[0].id)
        return self.put(to)

    def open(self) -> Prompt:
        """The open question; one whose place is no more gives way to the current one."""
        assert self.prompt is not None
        if self.prompt.place in dialogue.places(self.journey):
            return self.prompt
        return self.go_on()

    def leave(self, before: Journey, prompt: Prompt, after: Journey) -> None:
        """Onward from an answer: to an open place or the end, and Back undoes the step."""
        self.journey = after
        self.only_changed(before, prompt)
        assert dialogue.passed(after, prompt.place) is not None
        then = dialogue.onward(after, prompt)
        if isinstance(then, Finished):
            assert dialogue.left(after) == 0
            self.go_on()
            return
        assert then.place in dialogue.places(after)
        asked = self.put(then)
        back = dialogue.backward(after, asked)
        if prompt.place in dialogue.places(after):
            assert back is not None
            assert back.place == prompt.place
            assert back.ahead[0] == asked.place
            kept = [place for place in prompt.behind if place in dialogue.places(after)]
            assert list(back.behind) == kept[-len(back.behind) or len(kept) :]

    def only_changed(self, before: Journey, prompt: Prompt) -> None:
        """Nothing but the cell that was asked about, and the guesses that follow it."""
        allowed = {cell_of(prompt.place)}
        if prompt.question == "pains":
            allowed.add((prompt.stage, "ideas", None))
        if BY_ID[prompt.question].scope in TIED:
            whose_else = {None, *(one.id for one in self.journey.personas)}
            rows = ("ideas",) if prompt.question == dialogue.REMEDY else ("ideas", "pains")
            allowed = {(prompt.stage, row, who) for row in rows for who in whose_else}
        if prompt.persona is not None:
            allowed.add((prompt.stage, prompt.question, None))  # guesses were everybody's
        else:
            # on a map of one, a row with items of several is one cell
            whose = {one.id for one in self.journey.personas}
            allowed |= {(prompt.stage, prompt.question, who) for who in whose}
        old, new = cells(before), cells(self.journey)
        changed = {cell for cell in old.keys() | new.keys() if old.get(cell) != new.get(cell)}
        assert changed <= allowed

    # --- what can be done with an open question

    def marked(self, result: object) -> None:
        assert isinstance(result, Prompt | Rejected) or result == OUTDATED
        if isinstance(result, Prompt):
            self.prompt = result

    @rule(number=NUMBERS, on=st.booleans())
    def tick(self, number: int, on: bool) -> None:  # noqa: FBT001
        if BY_ID[self.open().question].kind is Kind.MANY:
            self.marked(dialogue.tick(self.open(), number % 9, on=on))

    @rule(number=NUMBERS)
    def page(self, number: int) -> None:
        self.marked(dialogue.turn(self.open(), number - 3))
        assert dialogue.shown(self.open()) or not self.open().options

    @rule(on=st.booleans())
    def hint(self, on: bool) -> None:  # noqa: FBT001
        self.marked(dialogue.hint(self.open(), on=on))

    @rule(number=NUMBERS, weight=st.integers(-1, 4))
    def grade(self, number: int, weight: int) -> None:
        self.marked(dialogue.grade(self.open(), number, weight))

    @rule(text=TEXTS)
    def type(self, text: str) -> None:
        self.message += 1
        before, prompt = self.journey, self.open()
        match BY_ID[prompt.question].kind:
            case _ if BY_ID[prompt.question].scope in TIED:
                tied = dialogue.say(before, prompt, text, self.new_id)
                if isinstance(tied, Answered):
                    self.leave(before, prompt, tied.journey)
            case Kind.SCALE:
                self.marked(dialogue.note(prompt, text))
            case Kind.MANY:
                self.marked(dialogue.add(prompt, text, self.message))
            case Kind.LIST:
                pass
            case _ if prompt.question != "audience":
                filled = dialogue.fill(before, prompt.place, text, rules("ru"))
                if isinstance(filled, Journey):
                    self.leave(before, prompt, filled)

    @rule(number=NUMBERS, text=TEXTS)
    def correct(self, number: int, text: str) -> None:
        if BY_ID[self.open().question].kind is Kind.MANY:
            self.marked(dialogue.correct(self.open(), text, number % (self.message + 1)))

    @rule(number=NUMBERS)
    def next(self, number: int) -> None:
        before, prompt = self.journey, self.open()
        if dialogue.says_kind(prompt, number % 5):
            self.of_kind(prompt, dialogue.choose(before, prompt, number % 5, self.new_id))
            return
        result: object = None
        match BY_ID[prompt.question].kind:
            case _ if BY_ID[prompt.question].scope in TIED:
                result = dialogue.choose(before, prompt, number % 5, self.new_id)
            case Kind.SCALE:
                result = dialogue.feel(before, prompt, number % 5, self.new_id)
            case Kind.MANY:
                result = dialogue.answer(before, prompt, coffee(), self.new_id, remedies=KNOWN)
            case Kind.LIST:
                result = Answered(dialogue.confirm(before, prompt.question))
            case Kind.ONE | Kind.DURATION if prompt.options and prompt.question != "audience":
                option = prompt.options[number % len(prompt.options)]
                result = dialogue.fill(
                    before, prompt.place, option.value or option.text, rules("ru")
                )
        if isinstance(result, Answered):
            self.leave(before, prompt, result.journey)
        elif isinstance(result, Journey):
            self.leave(before, prompt, result)

    def of_kind(self, prompt: Prompt, said: object) -> None:
        """Of which kind the pain is: that is kept, and what helps is still asked."""
        assert isinstance(said, Answered)
        old, new = cells(self.journey), cells(said.journey)
        changed = {cell[:2] for cell in old if old[cell] != new[cell]}
        assert changed <= {(prompt.stage, "pains")}
        assert old.keys() == new.keys()
        assert dialogue.passed(said.journey, prompt.place) is None
        self.journey = said.journey
        self.put(Step(prompt.place, behind=prompt.behind, ahead=prompt.ahead))

    @rule()
    def skip(self) -> None:
        before, prompt = self.journey, self.open()
        if BY_ID[prompt.question].scope in {Scope.STAGE, Scope.ITEM, *TIED}:
            after = dialogue.skip(before, prompt)
            assert cells(after) == cells(before)
            self.leave(before, prompt, after)

    @rule()
    def enough(self) -> None:
        before, prompt = self.journey, self.open()
        if BY_ID[prompt.question].scope is Scope.ITEM:
            after = dialogue.enough(before, prompt)
            assert cells(after) == cells(before)
            self.leave(before, prompt, after)
        elif BY_ID[prompt.question].scope in TIED:
            after = dialogue.rest(before, prompt)
            assert cells(after) == cells(before)
            self.leave(before, prompt, after)

    @rule()
    def clear(self) -> None:
        before, prompt = self.journey, self.open()
        if BY_ID[prompt.question].scope is Scope.ITEM or prompt.question == "duration":
            after = dialogue.clear(before, prompt.place)
            assert isinstance(after, Journey)
            assert dialogue.held(after, prompt.place) is None
            self.leave(before, prompt, after)

    @rule()
    def back(self) -> None:
        """… and Next from there leads here again, unless something before it is open."""
        prompt = self.open()
        step = dialogue.backward(self.journey, prompt)
        if step is None:
            assert prompt.place == dialogue.places(self.journey)[0]
            return
        if step.place.question == "industry":
            return
        was = self.put(step)
        assert step.place in dialogue.places(self.journey)
        again = dialogue.onward(self.journey, was)
        order = dialogue.places(self.journey)
        current = dialogue.current(self.journey)
        earlier = current != FINISHED and order.index(current) < order.index(prompt.place)
        if not earlier:
            assert isinstance(again, Step)
            assert again.place == prompt.place

    # --- other devices, other screens

    @precondition(lambda self: self.closed)
    @rule(number=NUMBERS, text=TEXTS)
    def stale(self, number: int, text: str) -> None:
        """A button of a closed question changes nothing, whatever has become of its place."""
        old = self.closed[-1 - number % len(self.closed)]
        assert dialogue.tick(old, 0, on=True) == OUTDATED
        assert dialogue.turn(old, 1) == OUTDATED
        assert dialogue.hint(old, on=True) == OUTDATED
        assert dialogue.grade(old, 0, 1) == OUTDATED
        assert dialogue.answer(self.journey, old, coffee(), self.new_id) == OUTDATED
        assert dialogue.feel(self.journey, old, 0, self.new_id) == OUTDATED
        assert dialogue.choose(self.journey, old, 0, self.new_id) == OUTDATED
        filled = dialogue.fill(self.journey, old.place, text, rules("ru"))
        assert isinstance(filled, Journey | Rejected) or filled == OUTDATED

    @rule(number=NUMBERS)
    def cell(self, number: int) -> None:
        order = [place for place in dialogue.places(self.journey) if place.stage is not None]
        self.put(order[number * 7 % len(order)])

    @rule(number=NUMBERS)
    def persona_line(self, number: int) -> None:
        lines = [one.id for one in BY_ID.values() if one.scope is Scope.PERSONA]
        who = self.journey.personas[number % len(self.journey.personas)]
        place = Place(lines[number % len(lines)], persona=who.id)
        filled = dialogue.fill(
            self.journey, place, "👩" if "emoji" in place.question else "Кто", rules("ru")
        )
        if isinstance(filled, Journey):
            self.journey = filled

    @rule(depth=st.sampled_from(Depth), order=st.sampled_from(Order), shape=st.sampled_from(Shape))
    def switch(self, depth: Depth, order: Order, shape: Shape) -> None:
        """Another depth, order or kind of map loses nothing."""
        before = self.journey
        update = {"depth": depth, "order": order, "shape": shape}
        self.journey = before.model_copy(update=update)
        assert cells(self.journey) == cells(before)

    @rule(text=TEXTS)
    def add_stage(self, text: str) -> None:
        self.staged(stages.add(self.journey, text[:80], self.new_id))

    @rule(number=NUMBERS, text=TEXTS)
    def rename_stage(self, number: int, text: str) -> None:
        self.staged(stages.rename(self.journey, self.any_stage(number), text[:80]))

    @rule(number=NUMBERS)
    def move_stage(self, number: int) -> None:
        before = cells(self.journey)
        self.staged(stages.move(self.journey, self.any_stage(number), number - 2))
        assert cells(self.journey) == before

    @rule(number=NUMBERS)
    def remove_stage(self, number: int) -> None:
        self.staged(stages.remove(self.journey, self.any_stage(number)))

    def any_stage(self, number: int) -> str:
        return self.journey.stages[number % len(self.journey.stages)].id

    @rule(number=NUMBERS)
    def add_persona(self, number: int) -> None:
        self.staged(people.add(self.journey, Persona(id=self.new_id(), name=f"Кто {number}")))

    @rule(number=NUMBERS)
    def move_persona(self, number: int) -> None:
        before = cells(self.journey)
        who = self.journey.personas[number % len(self.journey.personas)]
        self.staged(people.move(self.journey, who.id, number - 2))
        assert cells(self.journey) == before

    @rule(number=NUMBERS)
    def remove_persona(self, number: int) -> None:
        who = self.journey.personas[number % len(self.journey.personas)]
        self.staged(people.remove(self.journey, who.id))
        left = {one.id for one in self.journey.personas}
        for stage in self.journey.stages:
            assert set(stage.passed_by) <= left
            assert {item.persona for item in stage.items} <= {None, *left}
            assert {emotion.persona for emotion in stage.emotions} <= {None, *left}

    def staged(self, result: Journey | Rejected) -> None:
        if isinstance(result, Journey):
            self.journey = result

    # --- what always holds

    @invariant()
    def every_state_is_looked_at(self) -> None:
        """Once: half of the steps change nothing but the question."""
        if self.journey is not self.looked:
            self.looked = self.journey
            self.it_is_sound()
            self.there_is_a_way_on()

    def it_is_sound(self) -> None:
        assert limits.STAGES_MIN <= len(self.journey.stages) <= limits.STAGES_MAX
        assert 1 <= len(self.journey.personas) <= limits.PERSONAS_MAX
        ids = [item.id for one in self.journey.stages for item in one.items]
        ids += [emotion.id for one in self.journey.stages for emotion in one.emotions]
        assert len(set(ids)) == len(ids)
        for stage in self.journey.stages:
            for lane in LANES:
                assert len(stage.lane(lane)) <= limits.ITEMS_MAX
            felt = [emotion.persona for emotion in stage.emotions]
            assert len(set(felt)) == len(felt)
        assert self.journey == Journey.model_validate(self.journey.model_dump())

    def there_is_a_way_on(self) -> None:
        order = dialogue.places(self.journey)
        assert len(set(order)) == len(order)
        open_now = [place for place in order if dialogue.passed(self.journey, place) is None]
        current = dialogue.current(self.journey)
        assert current == (open_now[0] if open_now else FINISHED)
        assert dialogue.left(self.journey) == len(open_now)


TestWalk = Walk.TestCase
TestWalk.settings = settings(
    max_examples=120,
    stateful_step_count=50,
    suppress_health_check=list(HealthCheck),
)
