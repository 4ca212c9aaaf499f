"""Changes of a value are typed: mypy knows the fields, pydantic checks what mypy cannot see."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from mypy import api
from pydantic import ValidationError

from journey import limits
from journey.model import Item, Journey, Stage

ROOT = Path(__file__).parents[1]

WRONG = """
from journey.model import Item, Stage

def changed(item: Item, stage: Stage, either: Item | Stage) -> None:
    item.with_(txet="misspelt")
    item.with_(severity="3")
    item.with_(**{"closed": 1})
    stage.with_(items=[item])
    either.with_(text="only one of them has it")
"""
RIGHT = """
from journey.model import Item, Journey, Stage, Task

def changed(item: Item, stage: Stage, journey: Journey, task: Task) -> Journey:
    whole = stage.with_(items=(item.with_(severity=3, metric=None), item))
    return journey.with_(stages=(whole,), tasks=(task.with_(due=None),), title="New")
"""


def complaints(tmp_path: Path, source: str) -> list[str]:
    file = tmp_path / "changes_in_a_file.py"
    file.write_text(source, "utf-8")
    said, _, _ = api.run(["--config-file", str(ROOT / "pyproject.toml"), str(file)])
    return [line for line in said.splitlines() if ": error: " in line]


def test_mypy_refuses_what_is_no_field_and_what_has_another_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    found = complaints(tmp_path, WRONG)
    lines = [int(line.split(":")[1]) for line in found]
    assert sorted(set(lines)) == [5, 6, 7, 8, 9], found
    assert complaints(tmp_path, RIGHT) == []


def test_a_change_is_checked_as_a_new_value_is() -> None:
    now = dt.datetime(2026, 11, 29, tzinfo=dt.UTC)
    journey = Journey(id="j", title="Кофейня", language="ru", created=now, updated=now)
    stage = Stage(id="s", title="Выбираю", items=(Item(id="i", lane="pains", text="Долго"),))
    many = tuple(stage.with_(id=f"s{number}") for number in range(limits.STAGES_MAX))
    assert len(journey.with_(stages=many).stages) == limits.STAGES_MAX
    with pytest.raises(ValidationError, match="at most"):
        journey.with_(stages=(*many, stage))
    with pytest.raises(ValidationError, match="title"):
        journey.with_(title="")
    assert journey.title == "Кофейня"


def test_a_change_keeps_the_other_fields_and_what_they_hold() -> None:
    item = Item(id="i", lane="pains", text="Долго", severity=2)
    stage = Stage(id="s", title="Выбираю", items=(item,))
    renamed = stage.with_(title="Сравниваю")
    assert (renamed.title, renamed.items[0]) == ("Сравниваю", item)
    assert renamed == Stage(id="s", title="Сравниваю", items=(item,))
