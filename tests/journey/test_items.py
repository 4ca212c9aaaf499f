"""Single entries put right: that one changes, everything else on the map stays as it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journey import dialogue, items, limits
from journey.changes import diff, flatten
from journey.dialogue import Place
from journey.errors import Code, Rejected
from journey.example import counted_ids
from journey.measures import Effort, Metric
from journey.model import (
    Emotion,
    EmotionKind,
    Evidence,
    EvidenceKind,
    Item,
    Journey,
    Origin,
    Persona,
    Shape,
    Stage,
    Task,
)
from tests.journey.maps import NOW, drafted, whole
from tests.strategies import journeys

quiet = settings(max_examples=30, suppress_health_check=list(HealthCheck))
PROOF = Evidence(id="v", kind=EvidenceKind.STAFF, source="Оля")


def pain(item_id: str = "pain", text: str = "Нет цен", **fields: object) -> Item:
    return Item(id=item_id, lane="pains", text=text).model_copy(update=fields)


def idea(item_id: str = "idea", text: str = "Меню", **fields: object) -> Item:
    return Item(id=item_id, lane="ideas", text=text).model_copy(update=fields)


def of(*stages: tuple[Item, ...], tasks: tuple[Task, ...] = ()) -> Journey:
    return Journey(
        id="map",
        title="Карта",
        language="ru",
        stages=tuple(
            Stage(id=f"s{number}", title=f"Этап {number}", items=held)
            for number, held in enumerate(stages)
        ),
        tasks=tasks,
        created=NOW,
        updated=NOW,
    )


def accepted(result: Journey | Rejected) -> Journey:
    assert isinstance(result, Journey)
    return result


def refused(result: Journey | Rejected) -> Code:
    assert isinstance(result, Rejected)
    return result.code


def entry(journey: Journey, entry_id: str = "pain") -> Item | Emotion:
    spot = items.find(journey, entry_id)
    assert spot is not None
    return spot.entry


def item(journey: Journey, entry_id: str = "pain") -> Item:
    found = entry(journey, entry_id)
    assert isinstance(found, Item)
    return found


def entries(journey: Journey) -> list[str]:
    """The ids of a map's items and emotions."""
    return [row_id for table, row_id in flatten(journey) if table in {"item", "emotion"}]


ACTS: dict[str, Callable[[Journey, str], Journey | Rejected]] = {
    "confirm": items.confirm,
    "reword": lambda journey, one: items.reword(journey, one, "Совсем другое"),
    "remove": items.remove,
    "order": lambda journey, one: items.order(journey, one, 0),
    "rate": lambda journey, one: items.rate(journey, one, 3),
    "size": lambda journey, one: items.size(journey, one, Effort.LARGE),
    "close": lambda journey, one: items.close(journey, one, closed=True),
    "measure": lambda journey, one: items.measure(journey, one, Metric(value=3)),
    "feel": lambda journey, one: items.feel(journey, one, -2),
    "explain": lambda journey, one: items.explain(journey, one, "Долго ждёт"),
}


@pytest.mark.parametrize("act", ACTS)
@quiet
@given(data=st.data(), journey=journeys())
def test_nothing_else_changes(act: str, data: st.DataObject, journey: Journey) -> None:
    """Of all rows only that entry's own, its neighbours' places and what answered it."""
    ids = entries(journey)
    chosen = data.draw(st.sampled_from([*ids, "gone"]))
    changed = ACTS[act](journey, chosen)
    if isinstance(changed, Rejected):
        return
    for change in diff(journey, changed):
        if change.id == chosen or (change.before or change.after or {})["parent"] == chosen:
            continue
        before, after = dict(change.before or {}), dict(change.after or {})
        before.pop("pos"), after.pop("pos")
        if change.table == "stage":  # the question of an emotion needs not be asked again
            before.pop("passed"), after.pop("passed")
        if act == "remove" and before.get("remedy_for") == chosen:
            assert after.pop("remedy_for") is None
            before.pop("remedy_for")
        assert before == after
    kept = {key for key in flatten(journey) if act != "remove" or key[1] != chosen}
    assert {key for key in kept if key[0] != "evidence"} <= set(flatten(changed))


@quiet
@given(data=st.data(), journey=journeys().filter(lambda journey: len(journey.stages) > 1))
def test_a_move_keeps_every_id_and_every_link(data: st.DataObject, journey: Journey) -> None:
    ids = [one.id for stage in journey.stages for one in stage.items]
    chosen = data.draw(st.sampled_from([*ids, "gone"]))
    to = data.draw(st.sampled_from(journey.stages)).id
    moved = items.move(journey, chosen, to)
    if isinstance(moved, Rejected):
        return
    assert set(flatten(moved)) == set(flatten(journey))
    links = {one.id: one.remedy_for for stage in journey.stages for one in stage.items}
    assert links == {one.id: one.remedy_for for stage in moved.stages for one in stage.items}
    if chosen != "gone":
        spot = items.find(moved, chosen)
        assert spot is not None
        assert spot.stage.id == to
    for stage in moved.stages:
        assert len(stage.items) <= limits.ITEMS_MAX * limits.ITEMS_MAX


class TestAnswers:
    @pytest.mark.parametrize("act", sorted(set(ACTS) - {"remove", "order"}))
    def test_what_one_says_about_a_guess_is_ones_answer(self, act: str) -> None:
        journey = drafted()
        for one in entries(journey):
            changed = accepted(ACTS[act](journey, one))
            if changed != journey:
                assert entry(changed, one).origin is Origin.OWNER
                assert not entry(changed, one).evidence

    def test_its_place_in_the_cell_is_no_answer(self) -> None:
        journey = drafted()
        last = journey.stages[0].lane("pains")[-1]
        changed = items.order(journey, last.id, 0)
        assert changed.stages[0].lane("pains")[0] == last

    def test_what_a_customer_said_stays_theirs(self) -> None:
        journey = of((pain(origin=Origin.CUSTOMER),))
        assert item(items.rate(journey, "pain", 3)).origin is Origin.CUSTOMER


class TestWords:
    def test_lines_are_joined_and_the_evidence_stays(self) -> None:
        journey = of((pain(evidence=(PROOF,)),))
        changed = item(accepted(items.reword(journey, "pain", " Цен нет \n на сайте ")))
        assert changed.text == "Цен нет на сайте"
        assert changed.evidence == (PROOF,)

    @pytest.mark.parametrize(
        ("text", "code"),
        [("", Code.EMPTY), ("x" * 301, Code.TOO_LONG), ("нет  ВХОДА", Code.TWICE)],
    )
    def test_limits(self, text: str, code: Code) -> None:
        journey = of((pain(), pain("other", "Нет входа")))
        assert refused(items.reword(journey, "pain", text)) is code

    def test_its_own_words_are_no_twin(self) -> None:
        assert item(accepted(items.reword(of((pain(),)), "pain", "НЕТ цен"))).text == "НЕТ цен"


class TestAdd:
    def test_each_line_is_one_at_the_end(self) -> None:
        added = accepted(items.add(of((pain(),)), "s0", "pains", "A\nнет цен\nB", counted_ids("n")))
        assert [one.text for one in added.stages[0].lane("pains")] == ["Нет цен", "A", "B"]

    def test_limits(self) -> None:
        journey = of((pain(),))
        twelve = "\n".join(f"строка {number}" for number in range(limits.ITEMS_MAX))
        for text, code in ((twelve, Code.TOO_MANY), (" ", Code.EMPTY), ("Нет цен", Code.TWICE)):
            assert refused(items.add(journey, "s0", "pains", text, counted_ids("n"))) is code
        assert items.add(journey, "gone", "pains", "A", counted_ids("n")) == journey


class TestRemove:
    def test_an_idea_outlives_its_pain(self) -> None:
        left = items.remove(of((pain(), idea(remedy_for="pain"))), "pain")
        assert left.stages[0].items == (idea(),)

    def test_an_emotion_is_not_removed(self) -> None:
        journey = whole()
        assert items.remove(journey, journey.stages[0].emotions[0].id) == journey

    @quiet
    @given(data=st.data(), journey=journeys())
    def test_brought_back_it_is_as_it_was(self, data: st.DataObject, journey: Journey) -> None:
        ids = [one.id for stage in journey.stages for one in stage.items]
        if not ids:
            return
        without = items.remove(journey, data.draw(st.sampled_from(ids)))
        steps = diff(journey, without)
        back = accepted(items.restore(without, steps))
        assert back == journey
        assert items.restore(back, steps) == back

    def test_what_changed_meanwhile_stays_changed(self) -> None:
        journey = of((pain(), pain("two", "Б"), idea(remedy_for="pain")))
        without = items.remove(journey, "pain")
        other = accepted(items.reword(without, "two", "В"))
        back = accepted(items.restore(other, diff(journey, without)))
        assert [one.text for one in back.stages[0].items] == ["Нет цен", "В", "Меню"]
        assert item(back, "idea").remedy_for == "pain"

    def test_limits(self) -> None:
        journey = of((pain(),), ())
        steps = diff(journey, without := items.remove(journey, "pain"))
        full = tuple(pain(f"p{number}", f"{number}") for number in range(limits.ITEMS_MAX))
        crowded = of(full, ())
        assert refused(items.restore(crowded, steps)) is Code.TOO_MANY
        gone = without.model_copy(update={"stages": without.stages[1:]})
        assert refused(items.restore(gone, steps)) is Code.NO_STAGE


class TestMove:
    def test_its_answers_and_tasks_go_along(self) -> None:
        task = Task(id="t", rule="remedy", source="pain", stage="s0", text="Меню", owner="Оля")
        other = task.model_copy(update={"id": "u", "source": "else"})
        journey = of(
            (pain(), idea(remedy_for="pain"), idea("i2", "Прочее")), (), tasks=(task, other)
        )
        moved = accepted(items.move(journey, "pain", "s1"))
        assert [one.id for one in moved.stages[1].items] == ["pain", "idea"]
        assert [one.id for one in moved.stages[0].items] == ["i2"]
        assert [one.stage for one in moved.tasks] == ["s1", "s0"]
        assert moved.tasks[0].owner == "Оля"

    def test_an_answer_stays_where_there_is_no_room(self) -> None:
        full = tuple(idea(f"i{number}", f"{number}") for number in range(limits.ITEMS_MAX))
        moved = accepted(items.move(of((pain(), idea(remedy_for="pain")), full), "pain", "s1"))
        assert item(moved, "idea").remedy_for == "pain"
        assert [one.id for one in moved.stages[0].items] == ["idea"]

    def test_limits(self) -> None:
        full = tuple(pain(f"p{number}", f"{number}") for number in range(limits.ITEMS_MAX))
        assert refused(items.move(of((pain(),), full), "pain", "s1")) is Code.TOO_MANY
        twin = (pain("twin", "НЕТ ЦЕН"),)
        assert refused(items.move(of((pain(),), twin), "pain", "s1")) is Code.TWICE

    def test_to_where_it_is_or_nowhere_changes_nothing(self) -> None:
        journey = of((pain(),), ())
        for to in ("s0", "gone"):
            assert items.move(journey, "pain", to) == journey


class TestOrder:
    @pytest.mark.parametrize(
        ("position", "wanted"), [(0, "bac"), (1, "abc"), (2, "acb"), (-5, "bac"), (99, "acb")]
    )
    def test_within_its_cell(self, position: int, wanted: str) -> None:
        held = (pain("a", "a"), idea("i", "i"), pain("b", "b"), pain("c", "c"))
        stage = items.order(of(held), "b", position).stages[0]
        assert "".join(one.id for one in stage.lane("pains")) == wanted
        assert stage.items[1].id == "i"


class TestFeel:
    def journey(self, **fields: object) -> Journey:
        emotion = Emotion(id="e", level=1, note="Рад", evidence=(PROOF,)).model_copy(update=fields)
        stage = Stage(id="s", title="Этап", emotions=(emotion,))
        return of().model_copy(update={"stages": (stage,)})

    def test_what_proved_the_old_level_does_not_prove_the_new(self) -> None:
        felt = entry(items.feel(self.journey(), "e", -1), "e")
        assert isinstance(felt, Emotion)
        assert (felt.level, felt.evidence, felt.note) == (-1, (), None)

    def test_the_same_level_changes_nothing(self) -> None:
        assert items.feel(self.journey(), "e", 1) == self.journey()

    def test_a_measured_level_is_nobodys_to_change(self) -> None:
        journey = self.journey(kind=EmotionKind.MEASURED, n=5)
        assert items.feel(journey, "e", -1) == journey
        assert items.explain(journey, "e", "Потому") == journey

    def test_the_dialogue_needs_not_ask_again(self) -> None:
        assert "emotion" in items.feel(self.journey(), "e", -1).stages[0].passed

    def test_of_one_of_a_buying_group_it_is_not_asked_again(self) -> None:
        ours = (Persona(id="p", name="Директор"), Persona(id="q", name="Бухгалтер"))
        group = self.journey(persona="p").model_copy(
            update={"shape": Shape.GROUP, "personas": ours}
        )
        told = items.feel(group, "e", -1)
        for persona, asked in (("p", False), ("q", True)):
            place = Place("emotion", "s", persona=persona)
            assert dialogue.passed(group, place) is None
            assert (dialogue.passed(told, place) is None) is asked
