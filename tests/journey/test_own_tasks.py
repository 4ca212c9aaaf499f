"""What people wrote themselves on the list, beside what is only guessed."""

from __future__ import annotations

from journey import checklist
from journey.example import counted_ids
from journey.model import Item, Journey, Origin, Task
from tests.journey.maps import NOW, coffee, drafted, said


def refreshed(journey: Journey) -> Journey:
    return checklist.refresh(journey, coffee(), said, counted_ids("t"), today=NOW.date())


def with_items(journey: Journey, *items: Item) -> Journey:
    """The map with its first stage holding just these."""
    first, *rest = journey.stages
    return journey.with_(stages=(first.with_(items=items), *rest))


def test_what_people_worded_comes_before_guesses_like_it() -> None:
    """And where a stage has no room for all, it is a guess that is put off."""
    guesses = [
        Item(id=f"g{at}", lane="pains", text=f"Беда {at}", origin=Origin.CATALOGUE, severity=2)
        for at in range(6)
    ]
    ideas = [Item(id=f"i{at}", lane="ideas", text=f"Сделать {at}") for at in range(4)]
    answers = [
        Item(
            id=f"a{at}",
            lane="ideas",
            text=f"Мера {at}",
            remedy_for=f"g{at}",
            origin=Origin.CATALOGUE,
        )
        for at in range(6)
    ]
    few = refreshed(with_items(drafted(), *guesses, *answers, *ideas[:2]))
    worse = [one.with_(severity=3) for one in guesses]
    many = refreshed(with_items(drafted(), *worse, *answers, *ideas))
    stage = few.stages[0].id
    own = Task(id="own", rule="own", source="own", stage=stage, text="Позвонить")
    shown = checklist.visible(few.with_(tasks=(*few.tasks, own)), stage)
    assert [task.rule for task in shown] == ["own", "idea", "idea", "remedy", "remedy"]
    assert [checklist.begins_small(task) for task in shown] == [True] * 3 + [False] * 2
    assert [task.rule for task in checklist.visible(many, stage)] == [
        "idea"
    ] * 4  # though each weighs less
