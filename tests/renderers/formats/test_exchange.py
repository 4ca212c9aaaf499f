"""Markdown and OJF: tables and nodes hold all of a map, and nothing typed breaks out of a cell."""

from __future__ import annotations

import json
import re

from hypothesis import given, settings

from journey.model import Journey
from renderers.format import Request
from renderers.formats import format_named
from tests.renderers.samples import RU, journeys, typical


def markdown(journey: Journey) -> str:
    (data,) = format_named("markdown").write(Request(journey=journey, words=RU))
    return data.decode()


def table(text: str) -> list[list[str]]:
    """Cells by row, parted at pipes that are not escaped."""
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    return [re.split(r"(?<!\\)\|", row)[1:-1] for row in rows]


def test_the_table_has_a_row_a_lane_and_a_column_a_stage() -> None:
    journey = typical(4)
    rows = table(markdown(journey))
    assert {len(row) for row in rows} == {5}
    words = markdown(journey)
    assert all(one.text in words for stage in journey.stages for one in stage.items)
    assert "# Чек-лист" in words


def test_pipes_breaks_and_tags_stay_words() -> None:
    evil = "a|b\nc `x` <img> # d"
    first = typical(1).stages[0]
    items = tuple(one.with_(text=evil) for one in first.items)
    text = markdown(typical(1).with_(stages=(first.with_(items=items),)))
    assert {len(row) for row in table(text)} == {2}
    assert "A\\|b c \\`x\\` \\<img\\> \\# d" in text


@settings(max_examples=20)
@given(journeys())
def test_nothing_that_is_typed_makes_another_cell(journey: Journey) -> None:
    assert {len(row) for row in table(markdown(journey))} == {len(journey.stages) + 1}


@settings(max_examples=20)
@given(journeys(hiding=True))
def test_every_node_stands_on_a_stage_and_in_a_lane(journey: Journey) -> None:
    (data,) = format_named("ojf").write(Request(journey=journey, words=RU))
    read = json.loads(data)
    assert read["version"] == "1.0"
    stages = {one["id"] for one in read["stages"]}
    rows = {one["id"] for one in read["swimlanes"]}
    assert len(stages) == len(journey.stages)
    for node in read["nodes"]:
        assert node["stageId"] in stages
        assert node["swimlaneId"] in rows
        assert node.get("severity", "low") in {"low", "medium", "high"}
        assert -5 <= node.get("score", 0) <= 5
