"""Lucid's archive: its document held strictly against the format as it is described."""

from __future__ import annotations

import io
import json
import re
from html.parser import HTMLParser
from typing import Any
from zipfile import ZipFile

from hypothesis import given, settings

from journey.model import Journey
from renderers.diagram import diagram
from renderers.format import Request
from renderers.formats import format_named
from tests.renderers.samples import RU, crowded, journeys, typical

NAME = re.compile(r"[A-Za-z0-9\-_.~]{1,36}")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
DOCUMENT_MAX = 2_000_000
SHAPE = {"id", "type", "boundingBox", "text", "style"}
LINE = {"id", "lineType", "endpoint1", "endpoint2", "stroke"}
TAGS = {"p", "b", "s"}


class Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []
        self.tags: set[str] = set()

    def handle_data(self, data: str) -> None:
        self.shown.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)


def document(drawn: Journey) -> dict[str, Any]:
    (data,) = format_named("lucid").write(Request(journey=drawn, words=RU))
    with ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["document.json"]
        content = archive.read("document.json")
    assert len(content) < DOCUMENT_MAX
    read: dict[str, Any] = json.loads(content)
    return read


def stroke(told: dict[str, Any]) -> None:
    assert set(told) == {"color", "width", "style"}
    assert COLOUR.fullmatch(told["color"])
    assert isinstance(told["width"], int)
    assert told["style"] in {"solid", "dashed", "dotted"}


def check(read: dict[str, Any]) -> list[str]:
    """The words of its shapes."""
    assert (read["version"], read["documentSettings"]) == (1, {"units": "px"})
    (page,) = read["pages"]
    assert set(page) == {"id", "title", "settings", "shapes", "lines"}
    ids = [page["id"], *(one["id"] for one in (*page["shapes"], *page["lines"]))]
    assert len(ids) == len({*ids})
    assert all(NAME.fullmatch(one) for one in ids)
    shown: list[str] = []
    for one in page["shapes"]:
        assert set(one) - SHAPE == set()
        assert one["type"] in {"rectangle", "text"}
        assert ("style" in one) == (one["type"] == "rectangle")
        assert set(one["boundingBox"]) == {"x", "y", "w", "h"}
        assert min(one["boundingBox"].values()) >= 0
        assert min(one["boundingBox"]["w"], one["boundingBox"]["h"]) > 0
        if "style" in one:
            assert set(one["style"]["fill"]) == {"type", "color"}
            assert COLOUR.fullmatch(one["style"]["fill"]["color"])
            assert isinstance(one["style"]["rounding"], int)
            stroke(one["style"]["stroke"])
        words = Words()
        words.feed(one["text"])
        assert words.tags <= TAGS
        shown += words.shown
    known = {one["id"] for one in page["shapes"]}
    for one in page["lines"]:
        assert set(one) == LINE
        assert one["lineType"] in {"straight", "elbow", "curved"}
        stroke(one["stroke"])
        for end in (one["endpoint1"], one["endpoint2"]):
            assert set(end) == {"type", "style", "shapeId", "position"}
            assert (end["type"], end["style"]) == ("shapeEndpoint", "none")
            assert end["shapeId"] in known
    return shown


@settings(max_examples=20, deadline=None)
@given(journeys())
def test_whatever_was_typed_the_document_is_of_the_format(drawn: Journey) -> None:
    check(document(drawn))


def test_all_of_the_map_is_there_where_draw_io_has_it() -> None:
    drawn = typical(4)
    shown = "\n".join(check(document(drawn))).casefold()
    for stage in drawn.stages:
        assert stage.title.casefold() in shown
        assert all(one.text.casefold() in shown for one in stage.items if one.disproof is None)
    made = diagram(Request(journey=drawn, words=RU))
    lane = next(one for one in made.shapes if one.id == "lane-pains")
    card = next(one for one in made.shapes if one.lane == "lane-pains")
    (page,) = document(drawn)["pages"]
    box = next(one["boundingBox"] for one in page["shapes"] if one["id"] == card.id)
    wanted = [round(lane.box[at] + card.box[at], 2) for at in (0, 1)]
    assert [box["x"], box["y"]] == wanted


def test_the_largest_map_is_no_larger_than_the_format_takes() -> None:
    check(document(crowded(12, 12, 300)))
