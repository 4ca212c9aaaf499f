"""Who does a task: given, taken, refused, done by several each for themselves."""

from __future__ import annotations

from journey import codec
from journey.checklist import holding, keeping
from journey.checklist.mine import mine
from journey.checklist.progress import Member, set_done
from journey.errors import Code, Rejected
from journey.model import Journey, Task, TaskStatus
from tests.journey.maps import NOW
from tests.journey.test_keeping import changed, first, listed, of, pain

ANYA, BORYA, OLYA = (
    Member(id=7, name="Аня"),
    Member(id=8, name="Боря"),
    Member(id=9, name="Оля"),
)


def one(journey: Journey, task: Task) -> Task:
    found = keeping.find(journey, task.id)
    assert found is not None
    return found


def ticked(journey: Journey, task: Task, by: Member, *, done: bool = True) -> Journey:
    return set_done(journey, task.id, done=done, by=by, at=NOW)


def test_given_until_they_say_so() -> None:
    journey = listed()
    task = first(journey)[0]
    given = changed(holding.give(journey, task.id, OLYA, ANYA))
    found = one(given, task)
    assert (found.owner, found.giver, found.status) == ("Оля", "Аня", TaskStatus.TAKEN)
    assert holding.give(given, task.id, OLYA, ANYA) is given
    taken = holding.accept(given, task.id, OLYA.id)
    assert (one(taken, task).owner, one(taken, task).giver) == ("Оля", None)
    assert holding.accept(given, task.id, BORYA.id) is given
    assert holding.leave(given, task.id, OLYA.id, NOW) == journey
    assert holding.leave(given, task.id, BORYA.id, NOW) is given
    other = changed(holding.give(taken, task.id, BORYA, BORYA))
    assert (one(other, task).owner, one(other, task).giver) == ("Боря", None)
    done = ticked(other, task, BORYA)
    assert holding.give(done, task.id, OLYA, ANYA) == Rejected(Code.TASK_DONE)
    assert holding.leave(done, task.id, BORYA.id, NOW) is done
    assert keeping.give_back(given, task.id) == journey


def test_several_each_tick_their_part_and_the_last_one_finishes() -> None:
    journey = listed(pain("a"))
    task = of(journey, "ask", "a")
    shared = changed(
        holding.share(journey, task.id, (ANYA, BORYA), ANYA, for_all=True),
    )
    assert (one(shared, task).who, one(shared, task).free) == ("Аня, Боря", False)
    half = ticked(shared, task, BORYA)
    assert holding.parts(one(half, task)) == (1, 2)
    assert one(half, task).status is TaskStatus.TAKEN
    assert ticked(half, task, BORYA) == half
    joined = holding.join(half, OLYA)
    assert holding.parts(one(joined, task)) == (1, 3)
    assert holding.join(joined, OLYA) is joined
    whole = ticked(ticked(joined, task, OLYA), task, ANYA)
    assert (one(whole, task).status, one(whole, task).done_by) == (TaskStatus.DONE, None)
    again = ticked(whole, task, ANYA, done=False)
    assert (holding.parts(one(again, task)), one(again, task).status) == ((2, 3), TaskStatus.TAKEN)
    # who is none of them closes all of it, and opens it again as it was
    outside = Member(id=70, name="Глеб")
    closed = ticked(again, task, outside)
    assert one(closed, task).status is TaskStatus.DONE
    assert holding.parts(one(ticked(closed, task, outside, done=False), task)) == (2, 3)
    assert {m.task.id for m in mine(((again, False, NOW.date()),), ANYA.id)} == {task.id}
    assert not mine(((again, False, NOW.date()),), BORYA.id)


def test_whoever_goes_takes_nothing_along() -> None:
    journey = listed()
    alone, both = first(journey)[:2]
    given = changed(holding.give(journey, alone.id, BORYA, ANYA))
    given = changed(holding.share(given, both.id, (ANYA, BORYA), ANYA, for_all=False))
    given = ticked(given, both, ANYA)
    left = holding.without(given, BORYA.id, NOW)
    assert one(left, alone).free
    assert one(left, both).status is TaskStatus.DONE
    assert holding.without(left, BORYA.id, NOW) is left
    nobody = holding.without(holding.without(given, ANYA.id, NOW), BORYA.id, NOW)
    assert one(nobody, both).free


def test_numbers_of_people_leave_in_no_file() -> None:
    journey = listed()
    task = first(journey)[0]
    shared = changed(holding.share(journey, task.id, (ANYA, BORYA), OLYA, for_all=True))
    read = codec.read(codec.write(shared))
    assert [h.member for h in one(read, task).holders] == ["Аня", "Боря"]
    assert {h.member_id for h in one(read, task).holders} | {one(read, task).giver_id} == {None}
