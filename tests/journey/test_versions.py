"""Versions: steps gathered, told in counts, rewound and restored."""

from __future__ import annotations

import datetime as dt
from itertools import count

import pytest
from hypothesis import given

from journey.changes import diff
from journey.copying import to_be
from journey.difference import Fate
from journey.history import HistoryEntry
from journey.model import (
    Emotion,
    Evidence,
    EvidenceKind,
    Item,
    Journey,
    Look,
    Origin,
    Persona,
    Shape,
    Stage,
    State,
    Task,
    TaskStatus,
)
from journey.values import Money
from journey.versions import STEPS_MAX, WHOLE, Rewinding, gathered, restored, story
from tests.journey.test_undoing import ANYA, BORYA, NOW, done, small, titled, without_stage
from tests.strategies import pairs


def entry(revision: int, minutes: float, actor: int = ANYA) -> HistoryEntry:
    at = NOW + dt.timedelta(minutes=minutes)
    return HistoryEntry(revision=revision, actor=actor, at=at, changes=())


def revisions(*entries: HistoryEntry) -> list[list[int]]:
    return [[one.revision for one in group] for group in gathered(entries)]


class TestGathering:
    def test_small_steps_of_one_person_are_one_version(self) -> None:
        steps = [entry(0, 0), entry(1, 4), entry(2, 8), entry(3, 30), entry(4, 31, BORYA)]
        assert revisions(*steps) == [[4], [3], [0, 1, 2]]

    def test_but_not_without_end(self) -> None:
        many = [entry(number, number) for number in range(STEPS_MAX + 10)]
        assert [len(group) for group in gathered(many)] == [STEPS_MAX, 10]

    def test_of_nothing_there_is_none(self) -> None:
        assert revisions() == []


@given(pairs())
def test_rewinding_leads_back(pair: tuple[Journey, Journey]) -> None:
    before, after = pair
    made = HistoryEntry(revision=0, actor=ANYA, at=NOW, changes=diff(None, before))
    step = HistoryEntry(revision=1, actor=ANYA, at=NOW, changes=diff(before, after))
    past = Rewinding(after)
    assert past.state() == after
    past.back([step])
    assert past.state() == before
    past.forth([step])
    assert past.state() == after
    past.back([made, step])
    assert past.state() is None


def test_what_no_step_touched_is_not_made_again() -> None:
    """Seven versions of the largest map are told on one screen."""
    before, after = small(), _changed()
    past = Rewinding(after)
    now = past.state()
    past.back([HistoryEntry(revision=1, actor=ANYA, at=NOW, changes=diff(before, after))])
    then = past.state()
    assert now is not None
    assert then is not None
    assert [a is b for a, b in zip(now.stages, then.stages, strict=True)] == [False, True]
    assert story(then, now) == story(before, after)


@given(pairs())
def test_every_pair_of_states_can_be_told(pair: tuple[Journey, Journey]) -> None:
    before, after = pair
    told = story(before, after)
    assert all(not one.empty for one in told.stages)
    assert story(after, after).empty
    assert story(None, after).created


def _changed() -> Journey:
    first, second = small().stages
    pain = first.items[0].model_copy(update={"severity": 3})
    more = Item(id="c", lane="pains", text="Шумно")
    idea = Item(id="i", lane="ideas", text="Ковёр")
    mood = Emotion(id="e", level=-1)
    first = first.model_copy(update={"items": (pain, more, idea), "emotions": (mood,)})
    return small().model_copy(update={"stages": (first, second)})


class TestStories:
    def test_counts_by_lane(self) -> None:
        (one,) = story(small(), _changed()).stages
        assert one.count(Fate.ADDED) == {"pains": 1, "ideas": 1}
        assert one.count(Fate.GONE) == {"pains": 1}
        assert one.count(Fate.KEPT) == {"pains": 1, "emotion": 1}

    def test_a_guess_confirmed_is_told(self) -> None:
        guess = Item(id="g", lane="pains", text="Очередь", origin=Origin.CATALOGUE)
        before = small().model_copy(
            update={"stages": (Stage(id="s", title="Жду", items=(guess,)),)}
        )
        mine = guess.model_copy(update={"origin": Origin.OWNER})
        after = before.model_copy(update={"stages": (Stage(id="s", title="Жду", items=(mine,)),)})
        (one,) = story(before, after).stages
        assert one.confirmed == 1
        assert one.items == ()

    def test_what_proves_an_entry_is_new_only_once(self) -> None:
        heard = Evidence(id="v", kind=EvidenceKind.REVIEW, source="Яндекс Карты")
        pain = Item(id="g", lane="pains", text="Очередь", evidence=(heard,))
        before = small().model_copy(update={"stages": (Stage(id="s", title="Жду", items=(pain,)),)})
        ids = map(str, count())
        plan = to_be(before, "plan", "План", new_id=lambda: f"n{next(ids)}", now=NOW)
        assert story(before, plan).stages == ()
        twice = pain.model_copy(update={"evidence": (heard, heard.model_copy(update={"id": "w"}))})
        after = before.model_copy(update={"stages": (Stage(id="s", title="Жду", items=(twice,)),)})
        assert story(before, after).stages[0].proved == 1

    def test_the_map_itself(self) -> None:
        told = story(small(), titled(small(), "Моя").model_copy(update={"goal": "Больше гостей"}))
        assert told.retitled == ("Кофейня", "Моя")
        assert told.whole == ("about",)

    @pytest.mark.parametrize(
        ("said", "name", "value"),
        [
            ("about", "business", "Зерно"),
            ("about", "scenario", "Идёт мимо"),
            ("about", "goal", "Больше гостей"),
            ("about", "country", "Сербия"),
            ("about", "city", "Казань"),
            ("about", "zone", "Europe/Samara"),
            ("state", "state", State.TO_BE),
            ("shape", "shape", Shape.TIME),
            ("look", "look", Look(theme="dark")),
            ("bill", "bill", Money(value=700, currency="₽")),
            ("review", "next_review", dt.date(2027, 1, 1)),
            ("personas", "personas", (Persona(id="p", name="Гость"),)),
        ],
    )
    def test_each_field_of_the_map_is_told(self, said: str, name: str, value: object) -> None:
        told = story(small(), small().model_copy(update={name: value}))
        assert told.whole == (said,)
        assert not told.empty

    def test_what_of_the_map_is_told_is_what_is_tried(self) -> None:
        assert {*WHOLE} == {"about", "state", "shape", "look", "bill", "review"}
        assert sum(map(len, WHOLE.values())) == 11

    def test_tasks_done_by_people_and_by_rules(self) -> None:
        assert story(small(), done(small())).done == 1
        assert story(done(small()), small()).undone == 1
        reworded = small().tasks[0].model_copy(update={"text": "Иначе"})
        assert story(small(), small().model_copy(update={"tasks": (reworded,)})).empty
        taken = (
            small()
            .tasks[0]
            .model_copy(update={"status": TaskStatus.TAKEN, "owner": "Боря", "owner_id": BORYA})
        )
        assert story(small(), small().model_copy(update={"tasks": (taken,)})).tasks == 1


class TestRestoring:
    def test_the_map_says_what_it_said_and_the_tasks_stay(self) -> None:
        fixed = small().tasks[0].model_copy(update={"rule": "remedy", "status": TaskStatus.DONE})
        own = Task(id="mine", rule="own", source="mine", stage="s1", text="Позвонить")
        now = _changed().model_copy(update={"tasks": (fixed, own), "revision": 9})
        back = restored(now, small())
        assert [item.text for item in back.stages[0].items] == ["Дорого", "Долго"]
        assert back.tasks == (fixed, own)
        assert back.revision == 9
        assert back.stages[0].items[0].closed

    def test_tasks_of_a_stage_that_comes_back_come_with_it(self) -> None:
        gone = without_stage(small(), "s1").model_copy(update={"tasks": ()})
        assert restored(gone, small()).tasks == small().tasks

    @given(pairs())
    def test_always_a_whole_map(self, pair: tuple[Journey, Journey]) -> None:
        old, now = pair
        back = restored(now, old)
        assert Journey.model_validate(back.model_dump()) == back
        assert story(old, back.model_copy(update={"next_review": old.next_review})).parts.empty or (
            back.tasks != old.tasks
        )
