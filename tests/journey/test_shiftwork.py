"""The lists of a shift: what belongs to them, how long they hold, what the catalogue offers."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from journey import stages
from journey.checklist import Member, recurring, shiftwork, weekly
from journey.checklist.digest import digest
from journey.checklist.progress import progress, set_done
from journey.errors import Code, Rejected
from journey.industries import Family
from journey.model import Journey
from journey.rhythms import Shift
from locales.shipped import catalogues
from locales.texts import Languages
from tests.journey.maps import drafted as a_map

DAY = dt.date(2026, 11, 25)
NOW = dt.datetime(2026, 11, 25, 7, 0, tzinfo=dt.UTC)
OLYA = Member(id=21, name="Оля")
_NUMBERS = itertools.count(1)


def made(*lines: str, shift: Shift = Shift.OPENING, on: Journey | None = None) -> Journey:
    before = on or a_map()
    found = shiftwork.add(before, shift, "\n".join(lines), lambda: f"line{next(_NUMBERS):08}", DAY)
    assert isinstance(found, Journey)
    return found


def ticked(journey: Journey, at: dt.datetime) -> Journey:
    for task in shiftwork.lines(journey, Shift.OPENING):
        journey = set_done(journey, task.id, done=True, by=OLYA, at=at)
    return journey


def test_its_lines_stand_on_no_other_list() -> None:
    before = a_map()
    after = made("свет", "касса")
    assert [one.text for one in shiftwork.lines(after, Shift.OPENING)] == ["Свет", "Касса"]
    assert shiftwork.lines(after, Shift.CLOSING) == ()
    assert progress(after) == progress(before)
    assert weekly.week(after, DAY) == weekly.week(before, DAY)


def test_a_row_of_days_that_a_new_line_does_not_break() -> None:
    journey, day = made("свет", "касса"), dt.timedelta(days=1)
    for days in range(3):
        journey = ticked(journey, NOW + days * day)
        assert shiftwork.row(journey, Shift.OPENING) == days + 1
        journey = recurring.renewed(journey, DAY + (days + 1) * day)
        assert shiftwork.ready(journey, Shift.OPENING)[0] == 0
    journey = made("вода", on=journey)
    assert shiftwork.row(journey, Shift.OPENING) == 3
    told = digest(journey, NOW, NOW + 3 * day, DAY + 3 * day)
    assert told.shifts == (Shift.OPENING,)
    assert told.done == ()
    one, *_ = shiftwork.lines(journey, Shift.OPENING)
    journey = set_done(journey, one.id, done=True, by=OLYA, at=NOW)  # and the others not
    assert shiftwork.row(recurring.renewed(journey, DAY + 4 * day), Shift.OPENING) == 0


def test_what_cannot_be_added_is_told() -> None:
    full = made(*(f"дело {n}" for n in range(shiftwork.LINES)))
    for text, code in (("дело 1", Code.TWICE), ("ещё одно", Code.TOO_MANY), (" ", Code.EMPTY)):
        refused = shiftwork.add(full, Shift.OPENING, text, lambda: "x" * 12, DAY)
        assert isinstance(refused, Rejected)
        assert refused.code is code


def test_a_stage_that_goes_leaves_them() -> None:
    journey = made("свет")
    after = stages.remove(journey, journey.stages[0].id)
    assert isinstance(after, Journey)
    assert [one.text for one in shiftwork.lines(after, Shift.OPENING)] == ["Свет"]
    assert shiftwork.lines(after, Shift.OPENING)[0].stage == after.stages[0].id


@pytest.mark.parametrize(
    ("line", "text", "shift"),
    [
        ("протереть зеркала при открытии", "Протереть зеркала", Shift.OPENING),
        ("каждый день перед закрытием смены снять кассу", "Снять кассу", Shift.CLOSING),
        ("count the till at closing", "Count the till", Shift.CLOSING),
        ("полить цветы каждое утро", "Полить цветы", None),
    ],
)
def test_a_line_says_that_it_is_of_a_shift(line: str, text: str, shift: Shift | None) -> None:
    before = a_map()
    one = made("x").tasks[-1].with_(text=line, rhythm=None, turn=None)
    typed = before.with_(tasks=(*before.tasks, one))
    (task,) = recurring.told(before, typed, DAY, Languages().texts("ru").rules).tasks[
        len(before.tasks) :
    ]
    assert (task.text, task.shift) == (text, shift)


def test_the_trade_offers_its_own_or_what_its_family_does() -> None:
    known = catalogues()
    every = known.industries("ru")
    by_id = {one.id: one for one in every}

    def offered(trade: str) -> list[str]:
        found = shiftwork.offers(a_map(), by_id[trade], every, Shift.CLOSING)
        return [one.id for one in found]

    assert "close-sterile" in offered("beauty-salon")
    assert offered("dentist") == offered("by-appointment") != []
    assert by_id["dentist"].family is Family.APPOINTMENT
    assert offered("saas") == []


def test_whoever_works_past_midnight_ends_the_day_before() -> None:
    zone = dt.timezone(dt.timedelta(hours=3))
    assert recurring.day(dt.datetime(2026, 11, 25, 23, 30, tzinfo=dt.UTC), zone) == DAY
    assert recurring.day(dt.datetime(2026, 11, 26, 1, 0, tzinfo=dt.UTC), zone) > DAY
