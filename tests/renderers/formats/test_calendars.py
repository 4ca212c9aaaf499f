"""Tasks for calendars, read by a reader that knows RFC 5545 and nothing of the writer."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from journey.model import Journey
from renderers.format import Format, Request
from renderers.formats.calendar import FORMAT as EVENTS
from renderers.formats.reminders import FORMAT as TODOS
from renderers.tasks.entries import entries
from tests.renderers.listed import hostile, lists, task, usual
from tests.renderers.samples import RU

Part = dict[str, str]
_LINE = re.compile(r"([A-Z-]+)((?:;[^:;]+)*):(.*)", re.DOTALL)


def unfolded(content: bytes) -> Iterator[str]:
    """The logical lines; every line ends with CRLF and holds 75 octets at most, whole letters."""
    assert content.endswith(b"\r\n")
    whole = b""
    for line in content[:-2].split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode()  # a letter is never parted
        if line.startswith(b" "):
            whole += line[1:]
            continue
        if whole:
            yield whole.decode()
        whole = line
    yield whole.decode()


def plain(value: str) -> str:
    return re.sub(r"\\([\\;,nN])", lambda found: "\n" if found[1] in "nN" else found[1], value)


def parts(content: bytes, kind: str) -> list[Part]:
    """The properties of each event or task; of what stands inside of it with that part's name."""
    found: list[Part] = []
    within: list[str] = []
    for line in unfolded(content):
        told = _LINE.fullmatch(line)
        assert told, line
        name, _, value = told.groups()
        if name == "BEGIN":
            within.append(value)
            if value == kind:
                found.append({})
        elif name == "END":
            assert within.pop() == value
        elif kind in within:
            inside = within[-1]
            found[-1][name if inside == kind else f"{inside}.{name}"] = plain(value)
    assert not within
    return found


def written(form: Format, journey: Journey) -> bytes:
    (content,) = form.write(Request(journey=journey, words=RU))
    return content


def test_a_task_with_a_day_is_a_whole_day_with_a_reminder() -> None:
    first, done = parts(written(EVENTS, usual()), "VEVENT")
    assert first["SUMMARY"] == "Повесить меню у входа"
    assert (first["DTSTART"], first["DTEND"]) == ("20261203", "20261204")
    assert (first["VALARM.TRIGGER"], first["VALARM.ACTION"]) == ("PT9H", "DISPLAY")
    assert first["DESCRIPTION"].splitlines()[0] == "Нет цен"
    assert done["SUMMARY"] == "✓ Купить кофе"
    assert "VALARM.TRIGGER" not in done


def test_every_task_is_a_task_and_says_whether_it_is_done() -> None:
    found = parts(written(TODOS, usual()), "VTODO")
    assert [one["STATUS"] for one in found] == ["NEEDS-ACTION", "COMPLETED", "NEEDS-ACTION"]
    assert [one.get("DUE") for one in found] == ["20261203", "20261203", None]
    assert found[2]["DESCRIPTION"].startswith("Сначала: Посмотрите, есть ли")


def test_neither_file_holds_the_others_kind() -> None:
    assert b"VTODO" not in written(EVENTS, usual())
    assert b"VEVENT" not in written(TODOS, usual())


@pytest.mark.parametrize(("form", "kind"), [(EVENTS, "VEVENT"), (TODOS, "VTODO")])
def test_given_once_more_a_task_is_the_same_one_changed(form: Format, kind: str) -> None:
    before = usual()
    reworded = [
        one.with_(text="Повесить меню на двери") if one.id == "t0" else one for one in before.tasks
    ]
    after = before.with_(tasks=(task(8, "Новая", due="2026-12-05"), *reworded), revision=8)
    was = {one["UID"]: one for one in parts(written(form, before), kind)}
    now = {one["UID"]: one for one in parts(written(form, after), kind)}
    assert was.keys() < now.keys()
    assert len(now) == len(parts(written(form, after), kind))
    changed = next(one for one in now.values() if "на двери" in one["SUMMARY"])
    assert int(changed["SEQUENCE"]) > int(was[changed["UID"]]["SEQUENCE"])


@settings(max_examples=25)
@given(lists())
def test_whatever_is_typed_is_read_back(journey: Journey) -> None:
    expected = [("✓ " if one.done else "") + one.text for one in entries(journey, RU)]
    assert [one["SUMMARY"] for one in parts(written(TODOS, journey), "VTODO")] == expected


def test_what_is_typed_begins_nothing() -> None:
    assert len(parts(written(EVENTS, hostile()), "VEVENT")) == len(hostile().tasks)
