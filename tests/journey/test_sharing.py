"""Links to maps and their start parameters."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import secrets

import pytest
from hypothesis import given

from journey.model import Evidence, EvidenceKind, Item, Journey, Origin, Stage
from journey.sharing import SECRET_BYTES, Share, is_torn, secret_in, taken
from tests.strategies import journeys

NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)


def test_a_link_is_read_back() -> None:
    for _ in range(200):
        secret = secrets.token_urlsafe(SECRET_BYTES)
        link = Share(id="a", secret=secret, journey="map", person=1, name="Аня", at=NOW)
        assert secret_in(link.start) == secret
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", link.start)


def test_a_secret_has_128_bits() -> None:
    assert SECRET_BYTES * 8 >= 128


@pytest.mark.parametrize(
    "start", ["", "s", "group", "s" * 22, "s" * 24, "sПервыйВторойТретий1234", f"x{'a' * 22}"]
)
def test_other_start_parameters_are_no_links(start: str) -> None:
    assert secret_in(start) is None


@pytest.mark.parametrize(
    ("start", "torn"),
    [
        ("shvp8XM33PbFaOk", True),
        (f"s{'aB' * 11}x", True),
        (f"s{'aB' * 11}", False),
        ("start", False),
        ("summer-sale-2026", False),
        ("d0123456789AB", False),
    ],
)
def test_a_link_that_was_not_copied_whole_is_known(start: str, *, torn: bool) -> None:
    assert is_torn(start) is torn


def _take(journey: Journey) -> Journey:
    ids = itertools.count()
    return taken(journey, "copy", journey.title, new_id=lambda: f"new{next(ids)}", now=NOW)


def test_what_is_taken_holds_what_was_seen_and_no_names() -> None:
    told = Evidence(
        id="e", kind=EvidenceKind.STAFF, date=NOW.date(), author="Вера", source="смена", quote="да"
    )
    pain = Item(id="i", lane="pains", text="Очередь", evidence=(told,), votes=3)
    stage = Stage(id="s", title="Захожу", items=(pain,))
    journey = Journey(
        id="map", title="Кофейня", language="ru", stages=(stage,), created=NOW, updated=NOW
    )
    [item] = _take(journey).stages[0].items
    assert (item.text, item.origin, item.votes) == ("Очередь", Origin.IMPORT, None)
    [record] = item.evidence
    assert (record.kind, record.date) == (told.kind, told.date)
    assert (record.author, record.source, record.quote) == (None, None, None)


@given(journeys())
def test_nothing_in_what_is_taken_leads_back(journey: Journey) -> None:
    copy = _take(journey)
    assert (copy.tasks, copy.walk) == ((), None)
    assert {persona.derived_from for persona in copy.personas} <= {None}
    ids = {stage.id for stage in journey.stages} | {p.id for p in journey.personas}
    ids |= {item.id for stage in journey.stages for item in stage.items} | {journey.id}
    for stage in copy.stages:
        assert stage.derived_from is None
        for item in stage.items:
            assert item.derived_from is None
            assert {item.id, item.persona, item.remedy_for} & ids == set()
    assert [len(stage.items) for stage in copy.stages] == [
        len(stage.items) for stage in journey.stages
    ]
