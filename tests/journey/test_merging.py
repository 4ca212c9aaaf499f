"""A map from elsewhere in one's own: added, nothing that was there goes; replaced, what it has."""

from __future__ import annotations

from itertools import count

from hypothesis import given, settings

from journey import limits
from journey.difference import Fate, compare
from journey.merging import NewId, merged
from journey.model import Journey, Origin
from tests.renderers.samples import PROOF, item, journey, stage
from tests.strategies import journeys


def new_ids() -> NewId:
    return (f"n{number}" for number in count()).__next__


def mine() -> Journey:
    known = item("pains", "Нет цен", severity=3, evidence=PROOF)
    return journey((stage(0, (known, item("goal", "Кофе")), level=-2), stage(1, ())))


def theirs() -> Journey:
    come = (item("pains", "нет цен."), item("pains", "Далеко", origin=Origin.IMPORT))
    named = stage(0, come, level=1).with_(id="x0")
    return journey((named, stage(5, (item("ideas", "Вывеска"),)).with_(id="x5")))


def test_what_is_added_stands_beside_what_was_there() -> None:
    after, left = merged(mine(), theirs(), new_ids(), replacing=False)
    assert left == 0
    assert [one.title for one in after.stages] == [
        "Этап с названием 0", "Этап с названием 1", "Этап с названием 5",
    ]  # fmt: skip
    first = after.stages[0]
    assert [one.text for one in first.lane("pains")] == ["Нет цен", "Далеко"]
    assert first.lane("pains")[0] == mine().stages[0].lane("pains")[0]
    assert first.emotions == mine().stages[0].emotions
    assert merged(after, theirs(), new_ids(), replacing=False) == (after, 0)


def test_what_is_replaced_is_only_what_the_other_has() -> None:
    before = mine()
    more = before.stages[0].with_(items=(*before.stages[0].items, item("pains", "Шумно", 9)))
    before = before.with_(stages=(more, *before.stages[1:]))
    after, _ = merged(before, theirs(), new_ids(), replacing=True)
    first = after.stages[0]
    assert [one.text for one in first.lane("pains")] == ["Нет цен", "Далеко"]
    assert first.lane("pains")[0].evidence == PROOF
    assert [one.text for one in first.lane("goal")] == ["Кофе"]
    assert first.emotions[0].level == 1
    assert after.stages[1] == before.stages[1]


@settings(max_examples=40, deadline=None)
@given(journeys("one"), journeys("two"))
def test_nothing_goes_and_nothing_overflows(one: Journey, other: Journey) -> None:
    after, _ = merged(one, other, new_ids(), replacing=False)
    changes = compare(one, after)
    assert not [change for change in changes.items if change.fate is Fate.GONE]
    assert len(after.stages) <= limits.STAGES_MAX
    for found in after.stages:
        before = one.stage(found.id)
        for lane in {entry.lane for entry in found.items}:
            most = max(limits.ITEMS_MAX, len(before.lane(lane)) if before else 0)
            assert len(found.lane(lane)) <= most
