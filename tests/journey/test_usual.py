"""Rows are kept without what is as usual; so what is usual may never become something else."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, Final, get_args

from hypothesis import given, settings
from pydantic import BaseModel, TypeAdapter

from journey.changes import Row, Table, flatten, slim, usual, whole
from journey.model import Journey
from journey.prompts import Option, Place, Prompt
from tests.strategies import journeys

_JSON: Final[TypeAdapter[Any]] = TypeAdapter(Any)
LANDED: Final[dict[str, Row]] = json.loads(
    Path(__file__).with_name("usual.json").read_text(encoding="utf-8")
)
"""By table and by part of a question: the values that stored rows are read with."""


def now() -> dict[str, Row]:
    tables: tuple[Table, ...] = get_args(Table)
    place = {one.name: one.default for one in fields(Place) if one.default is not MISSING}
    return {table: usual(table) for table in tables} | {
        "prompt": _of(Prompt),
        "option": _of(Option),
        "place": place,
    }


def _of(model: type[BaseModel]) -> Row:
    return {
        name: _JSON.dump_python(field.get_default(call_default_factory=True), mode="json")
        for name, field in model.model_fields.items()
        if not field.is_required()
    }


def test_what_is_usual_has_not_changed() -> None:
    """A new field goes into the file with the value it has here; a landed line there is final."""
    here = now()
    assert here.keys() == LANDED.keys()
    for table, landed in LANDED.items():
        assert here[table].keys() >= landed.keys(), f"{table}: a field is gone, rows may hold it"
        other = {name for name, value in landed.items() if not _same(here[table][name], value)}
        assert not other, f"{table}: stored rows without {other} would mean something else"
        assert here[table].keys() == landed.keys(), f"{table}: a new field, write it into the file"


def _same(value: Any, landed: Any) -> bool:
    """A part may have grown fields of its own."""
    if isinstance(landed, dict) and isinstance(value, dict):
        return all(name in value and _same(value[name], landed[name]) for name in landed)
    return bool(value == landed and type(value) is type(landed))


@settings(max_examples=40)
@given(journeys())
def test_a_slim_row_is_the_row(journey: Journey) -> None:
    for (table, _), row in flatten(journey).items():
        assert whole(table, slim(table, row)) == row


def test_most_of_a_typical_row_is_left_out() -> None:
    item = {**usual("item"), "id": "i", "lane": "goal", "text": "x", "parent": "s", "pos": 0}
    assert slim("item", item).keys() == {"id", "lane", "text", "parent", "pos"}
