"""Personas put in order by hand, and a buying group's own answers."""

from __future__ import annotations

from journey import dialogue, limits, people
from journey.dialogue import Place
from journey.errors import Code, Rejected
from journey.example import counted_ids
from journey.model import Depth, Emotion, Evidence, EvidenceKind, Item, Journey, Persona, Shape
from journey.prompts import Prompt
from tests.journey.maps import answered, coffee, drafted

TWO = Persona(id="p2", name="Бухгалтер")


def grouped(depth: Depth = Depth.QUICK) -> Journey:
    journey = drafted(depth=depth)
    update = {"shape": Shape.GROUP, "personas": (*journey.personas, TWO)}
    return journey.model_copy(update=update)


def asked(journey: Journey, question: str, persona: str | None) -> Prompt:
    place = Place(question, journey.stages[0].id, persona=persona)
    return dialogue.ask(journey, place, coffee(), person=1)


def told(journey: Journey, persona: str | None, *ordinals: int, text: str = "") -> Journey:
    """The pains of one."""
    prompt = asked(journey, "pains", persona)
    for ordinal in ordinals:
        ticked = dialogue.tick(prompt, ordinal, on=True)
        assert isinstance(ticked, Prompt)
        prompt = ticked
    if text:
        added = dialogue.add(prompt, text, 5)
        assert isinstance(added, Prompt)
        prompt = added
    new_id = counted_ids(f"{persona}-")
    return answered(dialogue.answer(journey, prompt, coffee(), new_id))


class TestInOrder:
    def test_no_more_than_fit(self) -> None:
        journey: Journey | Rejected = drafted()
        for number in range(limits.PERSONAS_MAX - 1):
            assert isinstance(journey, Journey)
            journey = people.add(journey, Persona(id=f"q{number}", name=f"Кто {number}"))
        assert isinstance(journey, Journey)
        refused = people.add(journey, TWO)
        assert refused == Rejected(Code.TOO_MANY_PERSONAS, {"limit": limits.PERSONAS_MAX})

    def test_the_last_one_stays(self) -> None:
        journey = drafted()
        assert people.remove(journey, journey.personas[0].id) == Rejected(Code.LAST_PERSONA)

    def test_whoever_is_gone_changes_nothing(self) -> None:
        journey = grouped()
        assert people.remove(journey, "gone") == journey
        assert people.move(journey, "gone", 0) == journey

    def test_another_first_one_keeps_what_was_told(self) -> None:
        journey = grouped()
        first = journey.personas[0]
        after = people.put_first(journey, Persona(id="new", name="Сосед"))
        assert [one.name for one in after.personas] == ["Сосед", "Бухгалтер"]
        assert after.personas[0].id == first.id

    def test_who_is_there_already_goes_first(self) -> None:
        journey = grouped()
        after = people.put_first(journey, Persona(id="new", name="бухгалтер", description="Платит"))
        assert [one.id for one in after.personas] == ["p2", journey.personas[0].id]
        assert after.personas[0].description == "Платит"


class TestGroup:
    def test_places_are_for_each(self) -> None:
        journey = grouped()
        stage = journey.stages[0].id
        first = journey.personas[0].id
        own = [
            (one.question, one.persona) for one in dialogue.places(journey) if one.stage == stage
        ]
        assert own == [
            ("channels", None),
            ("pains", first),
            ("pains", "p2"),
            ("emotion", first),
            ("emotion", "p2"),
        ]

    def test_one_alone_is_no_group(self) -> None:
        journey = drafted().model_copy(update={"shape": Shape.GROUP})
        assert all(one.persona is None for one in dialogue.places(journey))

    def test_a_guess_becomes_whose_who_takes_it(self) -> None:
        journey = grouped()
        first = journey.personas[0].id
        guesses = journey.stages[0].lane("pains")
        after = told(journey, first, 0)
        mine = [item for item in after.stages[0].lane("pains") if item.persona == first]
        assert [item.id for item in mine] == [guesses[0].id]
        left = [item for item in after.stages[0].lane("pains") if item.persona is None]
        assert [item.id for item in left] == [guesses[1].id]

    def test_the_same_pain_may_be_two_people_s(self) -> None:
        journey = grouped()
        after = told(told(journey, journey.personas[0].id, 0), "p2", 0)
        texts = [item.text for item in after.stages[0].lane("pains")]
        assert len(texts) == 2
        assert len(set(texts)) == 1
        ideas = after.stages[0].lane("ideas")
        assert len({idea.catalogue for idea in ideas}) == len(ideas)

    def test_guesses_go_when_all_have_spoken(self) -> None:
        journey = grouped()
        once = told(journey, journey.personas[0].id, text="Моё")
        assert [item for item in once.stages[0].lane("pains") if item.persona is None]
        twice = told(once, "p2", text="Наше")
        assert [item.text for item in twice.stages[0].lane("pains")] == ["Моё", "Наше"]

    def test_a_proved_guess_stays(self) -> None:
        journey = grouped()
        guess = journey.stages[0].lane("pains")[0]
        proof = Evidence(id="e", kind=EvidenceKind.SURVEY)
        items = tuple(
            item.model_copy(update={"evidence": (proof,)}) if item.id == guess.id else item
            for item in journey.stages[0].items
        )
        stage = journey.stages[0].model_copy(update={"items": items})
        journey = journey.model_copy(update={"stages": (stage, *journey.stages[1:])})
        after = told(told(journey, journey.personas[0].id, text="Моё"), "p2", text="Наше")
        assert guess.id in {item.id for item in after.stages[0].lane("pains")}

    def test_feelings_are_apart(self) -> None:
        journey = grouped()
        first = journey.personas[0].id
        for persona, ordinal in ((first, 0), ("p2", 4)):
            prompt = asked(journey, "emotion", persona)
            journey = answered(dialogue.feel(journey, prompt, ordinal, counted_ids(persona)))
        stage = journey.stages[0]
        assert {one.persona: one.level for one in stage.emotions} == {first: -2, "p2": 2}

    def test_another_feeling_is_one_s_own(self) -> None:
        journey = grouped()
        shared = journey.stages[0].emotion()
        for ordinal in (0, 4):
            prompt = asked(journey, "emotion", "p2")
            journey = answered(dialogue.feel(journey, prompt, ordinal, counted_ids("f")))
        stage = journey.stages[0]
        assert stage.emotion() == shared
        assert [one.level for one in stage.emotions if one.persona == "p2"] == [2]

    def test_the_row_is_readable_however_many_tell(self) -> None:
        """The row's limit is everybody's: what the others said takes their room."""
        journey = grouped()
        full = told(journey, "p2", text="\n".join(f"Мешает {n}" for n in range(11)))
        prompt = asked(full, "pains", journey.personas[0].id)
        assert prompt.room == 1
        once = dialogue.tick(prompt, 0, on=True)
        assert isinstance(once, Prompt)
        refused = dialogue.tick(once, 1, on=True)
        assert isinstance(refused, Rejected)
        after = told(full, journey.personas[0].id, 0)
        assert len(after.stages[0].lane("pains")) == limits.ITEMS_MAX

    def test_a_question_from_before_harms_nobody(self) -> None:
        """Asked about all, answered when the map has become a group; and the other way about."""
        single = drafted()
        before = asked(single, "pains", None)
        journey = told(grouped(), "p2", text="Наше")
        after = answered(dialogue.answer(journey, before, coffee(), counted_ids("n")))
        assert "Наше" in {item.text for item in after.stages[0].lane("pains")}
        shown_to_all = asked(journey.model_copy(update={"shape": Shape.PLAIN}), "pains", None)
        assert "Наше" in {option.text for option in shown_to_all.options if option.chosen}
        same = answered(dialogue.answer(journey, shown_to_all, coffee(), counted_ids("s")))
        texts = [item.text for item in same.stages[0].lane("pains")]
        assert texts.count("Наше") == 1
        own = asked(journey, "pains", "p2")
        alone = journey.model_copy(update={"shape": Shape.PLAIN})
        kept = answered(dialogue.answer(alone, own, coffee(), counted_ids("k")))
        assert "Наше" in {item.text for item in kept.stages[0].lane("pains")}

    def test_removed_with_all_that_is_theirs(self) -> None:
        journey = told(grouped(), "p2", text="Наше")
        stage = journey.stages[0]
        felt = Emotion(id="f", level=1, persona="p2")
        stage = stage.model_copy(update={"emotions": (*stage.emotions, felt)})
        journey = journey.model_copy(update={"stages": (stage, *journey.stages[1:])})
        assert people.told(journey, "p2") == people.Told(items=1, feelings=1)
        after = people.remove(journey, "p2")
        assert isinstance(after, Journey)
        left: tuple[Item | Emotion, ...] = (*after.stages[0].items, *after.stages[0].emotions)
        assert {part.persona for part in left} == {None}
        assert after.stages[0].passed_by == {}


def test_each_typed_line_is_one_more() -> None:
    found = people.listed("Директор: решает, брать ли нас\n\nЮрист", counted_ids("p"))
    assert isinstance(found, tuple)
    assert [(one.name, one.description) for one in found] == [
        ("Директор", "решает, брать ли нас"),
        ("Юрист", None),
    ]
    assert len({one.id for one in found}) == 2


def test_of_several_all_come_or_none() -> None:
    journey = grouped()
    fresh = (Persona(id="n1", name="Юрист"), Persona(id="n2", name=TWO.name.upper()))
    refused = people.add_all(journey, fresh)
    assert isinstance(refused, Rejected)
    assert refused.code is Code.TWICE
    added = people.add_all(journey, fresh[:1])
    assert isinstance(added, Journey)
    assert added.personas == (*journey.personas, fresh[0])
