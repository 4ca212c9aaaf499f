"""The drawing: draw.io's structure held strictly, every word escaped for HTML within XML."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from hypothesis import given, settings

from journey.model import Journey
from renderers.format import Request
from renderers.formats import format_named
from tests.renderers.samples import RU, crowded, journeys, typical


class _Words(HTMLParser):
    """What a value shows, and which tags it has."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []
        self.tags: set[str] = set()

    def handle_data(self, data: str) -> None:
        self.shown.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)


def drawing(journey: Journey) -> ET.Element:
    (data,) = format_named("drawio").write(Request(journey=journey, words=RU))
    return ET.fromstring(data)


def box(cell: ET.Element) -> tuple[float, float, float, float]:
    geometry = cell.find("mxGeometry")
    assert geometry is not None
    x, y, width, height = (float(geometry.get(one, "0")) for one in ("x", "y", "width", "height"))
    return x, y, width, height


def check(root: ET.Element) -> str:
    """The words that are shown. Ids are unique, parents there, children within their lanes."""
    assert root.tag == "mxfile"
    cells = list(root.iter("mxCell"))
    assert [one.get("id") for one in cells[:2]] == ["0", "1"]
    known = {one.get("id"): one for one in cells}
    assert len(known) == len(cells)
    shown: list[str] = []
    for one in cells[2:]:
        parent = known[one.get("parent")]
        assert (one.get("vertex") == "1") != (one.get("edge") == "1")
        if one.get("edge"):
            assert known[one.get("source")].get("parent") == one.get("parent")
            assert known[one.get("target")].get("parent") == one.get("parent")
            continue
        x, y, width, height = box(one)
        assert min(x, y) >= 0
        assert min(width, height) > 0
        if parent.get("id") != "1":
            assert "swimlane;" in (parent.get("style") or "")
            _, _, wide, high = box(parent)
            assert x + width <= wide + 0.01
            assert y + height <= high + 0.01
        value = _Words()
        value.feed(one.get("value") or "")
        assert value.tags <= {"b", "br", "font", "s"}
        shown.append("".join(value.shown))
    return "\n".join(shown)


def test_a_typical_map_is_whole_in_it() -> None:
    journey = typical(5)
    words = check(drawing(journey))
    for stage in journey.stages:
        assert stage.title in words
        assert all(one.text in words for one in stage.items)


def test_tags_that_somebody_typed_are_words() -> None:
    evil = "<img src=x onerror=alert(1)>&lt;b&gt;\"'"
    first = typical(1).stages[0]
    items = tuple(one.with_(text=evil) for one in first.items)
    words = check(drawing(typical(1).with_(stages=(first.with_(items=items, title=evil),))))
    assert evil in words


@settings(max_examples=10)
@given(journeys(hiding=True))
def test_whatever_is_typed_the_drawing_is_sound(journey: Journey) -> None:
    check(drawing(journey))


def test_the_largest_map_is_drawn() -> None:
    made = crowded(12, 6, 80)
    assert made.stages[11].title in check(drawing(made))
