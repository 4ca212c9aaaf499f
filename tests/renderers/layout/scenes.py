"""What is asked of every scene; no test of its own."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from renderers.scene import Box, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from renderers.scene import Scene

SLACK = 0.01
Rect = tuple[float, float, float, float]


def ink(text: Text) -> Rect:
    """The rectangle of a line's letters."""
    return (text.x, text.top + SLACK, text.x + text.width, text.bottom - SLACK)


def overlap(one: Rect, other: Rect) -> bool:
    across = one[0] < other[2] - SLACK and other[0] < one[2] - SLACK
    return across and one[1] < other[3] - SLACK and other[1] < one[3] - SLACK


def inside(inner: Rect, outer: Rect) -> bool:
    return (
        inner[0] >= outer[0] - SLACK
        and inner[1] >= outer[1] - SLACK
        and inner[2] <= outer[2] + SLACK
        and inner[3] <= outer[3] + SLACK
    )


def check(scene: Scene) -> None:
    """No two texts overlap; every text lies on the page, and within each box it touches."""
    page = (0.0, 0.0, scene.width, scene.height)
    rects = [(ink(text), text) for text in scene.texts if text.width > 0]
    for rect, text in rects:
        assert inside(rect, page), text
    for (one, first), (other, second) in combinations(rects, 2):
        assert not overlap(one, other), (first, second)
    boxes = [
        (box.x, box.y, box.x + box.width, box.y + box.height)
        for box in scene.records
        if isinstance(box, Box)
    ]
    for rect, text in rects:
        for box in boxes:
            assert inside(rect, box) or not overlap(rect, box), (text, box)


def written(scenes: Iterable[Scene]) -> str:
    """All that is written on the pages, without spaces and without our own hyphens."""
    lines = (
        text.text[:-1] if text.hyphenated else text.text for scene in scenes for text in scene.texts
    )
    return "".join("".join(lines).split())


def bare(text: str) -> str:
    return "".join(text.split())


def as_text(scene: Scene) -> str:
    """A scene's texts and boxes as lines: a snapshot that can be read."""
    rows = []
    for record in scene.records:
        if isinstance(record, Text):
            rows.append(f"{record.x:7.1f} {record.baseline:7.1f}  {record.text}")
        elif isinstance(record, Box):
            dash = "dashed" if record.stroke and record.stroke.dash else "solid"
            line = dash if record.stroke else "no line"
            rows.append(f"{record.x:7.1f} {record.y:7.1f}  [{record.width:.1f} {line}]")
    return "\n".join(rows)
