"""Undo is a stack: each step back is the latest that still stands, what others did stays."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.changes import diff
from journey.checklist.rules import BY_RULE
from journey.errors import Code, Rejected
from journey.habits import Habit
from journey.history import HistoryEntry
from journey.measures import Cost, Effort
from journey.model import Item, Journey, Lesson, Stage, Task, TaskStatus, Taught
from journey.undoing import Steps, is_automatic, is_destructive, taken_back
from tests.strategies import journeys, successors

ANYA, BORYA = 7, 8
NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)


class Life:
    """A map and its history, kept as the store keeps them."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.entries: list[HistoryEntry] = []
        self._note(None, journey, ANYA, None)

    def _note(self, before: Journey | None, after: Journey, actor: int, undoes: int | None) -> None:
        self.entries.append(
            HistoryEntry(
                revision=after.revision, actor=actor, at=NOW, changes=diff(before, after),
                undoes=undoes,
            )
        )  # fmt: skip

    def become(self, after: Journey, actor: int = ANYA, undoes: int | None = None) -> None:
        if after == self.journey:
            return
        after = after.model_copy(update={"revision": self.journey.revision + 1})
        self._note(self.journey, after, actor, undoes)
        self.journey = after

    def undo(self, actor: int = ANYA) -> int | None:
        """The revision that was taken back."""
        steps = Steps(actor)
        steps.take(reversed(self.entries))
        if steps.found is None:
            return None
        result = taken_back(self.journey, steps.found)
        assert not isinstance(result, Rejected)
        self.become(result, actor, steps.found.revision)
        return steps.found.revision

    def says(self) -> Journey:
        return self.journey.model_copy(update={"revision": 0})


@st.composite
def lives(draw: st.DrawFn) -> tuple[Life, int]:
    """A map after up to four changes, and how many of them anybody can undo."""
    life = Life(draw(journeys()))
    for _ in range(draw(st.integers(0, 4))):
        life.become(draw(successors(life.journey)))
    return life, sum(not is_automatic(entry) for entry in life.entries[1:])


@given(lives())
def test_as_many_undos_as_changes_lead_to_the_first_state(given_life: tuple[Life, int]) -> None:
    life, steps = given_life
    first, changes = life.entries[0].changes, len(life.entries) - 1
    undone = [life.undo() for _ in range(steps)]
    assert None not in undone
    assert undone == sorted(undone, reverse=True)  # type: ignore[type-var]
    if steps == changes:  # none of them went by itself
        assert diff(None, life.says()) == first
    assert life.undo() is None


def small() -> Journey:
    pains = (Item(id="a", lane="pains", text="Дорого"), Item(id="b", lane="pains", text="Долго"))
    stages = (Stage(id="s1", title="Выбираю", items=pains), Stage(id="s2", title="Плачу"))
    task = Task(id="t", rule="remedy", source="a", stage="s1", text="Показать цены")
    return Journey(
        id="map", title="Кофейня", language="ru", stages=stages, tasks=(task,),
        created=NOW, updated=NOW,
    )  # fmt: skip


def without_stage(journey: Journey, stage_id: str) -> Journey:
    kept = tuple(stage for stage in journey.stages if stage.id != stage_id)
    return journey.model_copy(update={"stages": kept})


def done(journey: Journey) -> Journey:
    tasks = tuple(one.model_copy(update={"status": TaskStatus.DONE}) for one in journey.tasks)
    return journey.model_copy(update={"tasks": tasks})


def titled(journey: Journey, title: str) -> Journey:
    return journey.model_copy(update={"title": title})


def test_not_toggling_but_further_back() -> None:
    life = Life(small())
    for title in ("А", "Б", "В"):
        life.become(titled(life.journey, title))
    assert [life.undo(), life.journey.title] == [3, "Б"]
    assert [life.undo(), life.journey.title] == [2, "А"]
    life.become(titled(life.journey, "Г"))
    assert [life.undo(), life.journey.title] == [6, "А"]
    assert [life.undo(), life.journey.title] == [1, "Кофейня"]
    assert life.undo() is None


def test_a_stage_comes_back_where_it_stood_with_all_it_held() -> None:
    life = Life(small())
    life.become(without_stage(life.journey, "s1"))
    life.undo()
    assert life.says() == small()


def test_what_others_did_since_stays() -> None:
    life = Life(small())
    life.become(titled(life.journey, "Моя"))
    life.become(done(life.journey), BORYA)
    life.undo()
    assert life.journey.title == "Кофейня"
    assert [task.status for task in life.journey.tasks] == [TaskStatus.DONE]
    assert life.undo(BORYA) == 2
    assert [task.status for task in life.journey.tasks] == [TaskStatus.TODO]


def test_of_the_same_row_only_what_is_still_ours_goes_back() -> None:
    life = Life(small())
    pain = life.journey.stages[0].items[0]
    ours = pain.model_copy(update={"text": "Дороговато", "severity": 3})
    life.become(_with_item(life.journey, ours))
    life.become(_with_item(life.journey, ours.model_copy(update={"text": "Цены!"})), BORYA)
    life.undo()
    now = life.journey.stages[0].items[0]
    assert (now.text, now.severity) == ("Цены!", None)


def _with_item(journey: Journey, item: Item) -> Journey:
    first = journey.stages[0]
    items = tuple(item if known.id == item.id else known for known in first.items)
    stages = (first.model_copy(update={"items": items}), *journey.stages[1:])
    return journey.model_copy(update={"stages": stages})


def test_an_item_whose_stage_is_gone_stays_where_it_is() -> None:
    life = Life(small())
    first, second = life.journey.stages
    moved = second.model_copy(update={"items": (first.items[0],)})
    left = first.model_copy(update={"items": first.items[1:]})
    life.become(life.journey.model_copy(update={"stages": (left, moved)}))
    life.become(without_stage(life.journey, "s1"), BORYA)
    life.undo()
    assert [item.id for item in life.journey.stages[0].items] == ["a"]


def test_what_the_rules_did_by_themselves_is_no_step() -> None:
    life = Life(small())
    life.become(titled(life.journey, "А"))
    more = Task(id="u", rule="measure", source="s2", stage="s2", text="Считать")
    reworded = life.journey.tasks[0].model_copy(update={"text": "Повесить цены"})
    life.become(life.journey.model_copy(update={"tasks": (reworded, more)}))
    assert is_automatic(life.entries[-1])
    assert life.undo() == 1
    assert len(life.journey.tasks) == 2


def test_a_task_that_the_rules_need_no_more_is_no_step() -> None:
    """Neither when it goes, nor when it comes again."""
    todo = small()
    unneeded = (todo.tasks[0].with_(status=TaskStatus.NOT_NEEDED),)
    life = Life(todo)
    life.become(titled(life.journey, "А"))
    life.become(life.journey.with_(tasks=unneeded))
    life.become(life.journey.with_(tasks=todo.tasks))
    assert all(is_automatic(entry) for entry in life.entries[2:])
    assert life.undo() == 1


SEEN = Item(id="a", lane="pains", text="Дорого")
OF_A_TASK = {
    "text": "Повесить цены",
    "why": "Нет цен",
    "effort": Effort.SMALL,
    "cost": Cost.LITTLE,
    "habit": Habit(keep="Менять цены в тот же день", who="кассир"),
    "check": "Постойте рядом",
    "lesson": Lesson(true=True, taught=(Taught(became=SEEN),)),
    "metric": "i",
    "status": TaskStatus.NOT_NEEDED,
}
"""What a rule writes, each with another value than `small` has."""


def test_what_a_rule_writes_is_what_it_says() -> None:
    assert {*OF_A_TASK} == BY_RULE | {"status"}


@pytest.mark.parametrize("name", sorted(BY_RULE | {"status"}))
def test_each_field_that_a_rule_writes_is_no_step(name: str) -> None:
    life = Life(small())
    other = life.journey.tasks[0].model_copy(update={name: OF_A_TASK[name]})
    life.become(life.journey.with_(tasks=(other,)))
    assert is_automatic(life.entries[-1])
    by_hand = other.with_(owner="Боря", owner_id=BORYA)
    life.become(life.journey.with_(tasks=(by_hand,)))
    assert not is_automatic(life.entries[-1])


def test_a_step_that_only_stamps_the_map_is_nobodys() -> None:
    life = Life(small())
    life.become(life.journey.with_(updated=NOW + dt.timedelta(days=1)))
    assert is_automatic(life.entries[-1])


def test_a_task_that_people_added_is_a_step_and_one_that_went_is_too() -> None:
    life = Life(small())
    own = Task(id="mine", rule="own", source="mine", stage="s1", text="Позвонить")
    life.become(life.journey.with_(tasks=(*life.journey.tasks, own)))
    assert not is_automatic(life.entries[-1])
    life.become(life.journey.with_(tasks=()))
    assert not is_automatic(life.entries[-1])


def test_a_done_task_is_a_step() -> None:
    life = Life(small())
    life.become(done(life.journey))
    assert not is_automatic(life.entries[-1])
    assert life.undo() == 1


def test_a_full_map_has_no_place_for_a_stage_any_more() -> None:
    life = Life(small())
    life.become(without_stage(life.journey, "s1"))
    many = tuple(Stage(id=f"n{number}", title=f"{number}") for number in range(12))
    life.become(life.journey.model_copy(update={"stages": many}), BORYA)
    steps = Steps(ANYA)
    steps.take(reversed(life.entries))
    assert steps.found is not None
    refused = taken_back(life.journey, steps.found)
    assert refused == Rejected(Code.TOO_MANY_STAGES, {"limit": 12, "count": 13})


def test_what_is_destructive() -> None:
    journey = small()
    first = journey.stages[0]
    one_less = first.model_copy(update={"items": first.items[:1]})
    empty = first.model_copy(update={"items": ()})
    assert not is_destructive(journey, titled(journey, "А"))
    assert is_destructive(journey, without_stage(journey, "s2"))
    swapped = journey.model_copy(update={"stages": (one_less, journey.stages[1])})
    assert not is_destructive(journey, swapped)
    emptied = journey.model_copy(update={"stages": (empty, journey.stages[1])})
    assert is_destructive(journey, emptied)
