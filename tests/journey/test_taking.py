"""What a task takes: from the idea that it came from, in the same words everywhere."""

from __future__ import annotations

from journey import checklist
from journey.checklist import Sight
from journey.checklist.rules import remedy
from journey.measures import Cost, Effort
from journey.model import Item
from tests.journey.maps import NOW, coffee, drafted, said


def test_time_comes_first_and_what_is_unknown_is_not_told() -> None:
    assert checklist.takes(Effort.LARGE, Cost.NOTHING, said) == (
        "takes.time effort.large",
        "takes.money cost.nothing",
    )
    assert checklist.takes(None, Cost.LITTLE, said) == ("takes.money cost.little",)
    assert checklist.takes(None, None, said) == ()


def test_an_own_idea_takes_nothing_over_from_the_remedy_it_replaces() -> None:
    industry, journey = coffee(), drafted()
    stage = journey.stages[0]
    pain = stage.lane("pains")[0]
    own = Item(id="i", lane="ideas", text="Сделать", remedy_for=pain.id, cost=Cost.LITTLE)
    changed = stage.with_(items=(pain, own))
    sight = Sight(
        journey=journey.with_(stages=(changed, *journey.stages[1:])),
        stage=changed,
        industry=industry,
        today=NOW.date(),
        say=said,
    )
    (task,) = remedy(sight)
    assert (task.text, task.effort, task.cost) == ("Сделать", None, Cost.LITTLE)
