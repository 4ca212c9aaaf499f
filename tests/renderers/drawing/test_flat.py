"""What is written straight into Agg's buffer looks like what Agg draws."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pytest

from renderers.drawing.agg import pixels
from renderers.drawing.canvas import Canvas
from renderers.drawing.flat import Flat
from renderers.drawing.painter import Painter
from renderers.scene import Box, Circle, Curve, Scene, Shape, Stroke, Text
from renderers.text.measure import Lettering

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Figure: TypeAlias = Box | Circle | Shape | Curve

LINE = Stroke("#e2e4f1")
GROUND = Box(0, 0, 50, 90, "#ffeedd")
"""Half of the page has another colour."""

BOXES = [
    Box(10, 10, 60, 40, "#eceefe", LINE, 8),
    Box(10.3, 10.7, 60.2, 40.9, "#eceefe", LINE, 8),
    Box(10, 10, 60, 40, "#eceefe", None, 12),
    Box(10, 10, 4, 40, "#4b4ec4", None, 2),
    Box(10, 10, 60, 40, "#eceefe", Stroke("#4b4ec4", 1.2), 6),
    Box(-20, 60, 60, 60, "#eceefe", LINE, 8),
    Box(80, 60, 5, 5, "#eceefe", LINE, 8),
]
SMALL = [
    Circle(30.37, 30.81, 1.8, "#4b4ec4"),
    Circle(50.1, 40.2, 3.4, "#b3302a"),
    Shape(((20.3, 30.1), (27.5, 30.1), (23.9, 23.2)), "#b3302a"),
    Shape(((-2, 4), (6, 4), (2, -4)), "#b3302a"),
    Circle(60.43, 30.21, 7, "#f9c846", Stroke("#2c2a24", 1.26)),
    Circle(30.37, 60.81, 6.5, None, Stroke("#5c607a", 1.1, (2.6, 2.2))),
    Curve((20.3, 50.1), (((24, 53), (28, 53), (31.8, 50.4)),), Stroke("#2c2a24", 1.4)),
    Curve((30.2, 70.7), (((30.2, 70.7), (30.2, 20.1), (30.2, 20.1)),), Stroke("#e2e4f1", 1.1)),
    Curve((3, 33.3), (((3, 33.3), (95, 33.3), (95, 33.3)),), Stroke("#a3a7be", 1.0, (4, 3))),
]


def drawn(*records: Figure, scale: float, straight: bool) -> NDArray[np.int64]:
    """On a page of two colours; `straight`: with kept pixels, else by Agg alone."""
    canvas = Canvas(round(120 * scale), round(90 * scale))
    canvas.rgba[:] = 255
    painter = Painter(canvas, scale)
    for record in (GROUND, *records):
        painter.draw(record) if straight else painter.outline(record)
    return canvas.rgba.astype(int)


@pytest.mark.parametrize("scale", [2, 3])
@pytest.mark.parametrize("box", BOXES)
def test_a_box_is_the_same_box(box: Box, scale: float) -> None:
    """On one colour and across two; where it is cut by the page, too."""
    kept, plain = (drawn(box, scale=scale, straight=one) for one in (True, False))
    assert np.abs(kept - plain).max() <= 1
    assert (kept != drawn(scale=scale, straight=True)).any()


def test_most_boxes_are_copied() -> None:
    taken = [Flat(Canvas(240, 180)).box(box, 2) for box in BOXES]
    assert taken == [True, True, True, True, True, False, False]


@pytest.mark.parametrize("scale", [2, 3])
@pytest.mark.parametrize("record", SMALL)
def test_a_small_figure_stands_where_it_should(record: Figure, scale: float) -> None:
    """At most a sixteenth of a pixel beside its place, as dark as it should be."""
    kept, plain = (drawn(record, scale=scale, straight=one) for one in (True, False))
    assert np.abs(kept - plain).max() <= 255 / 8
    assert abs((255 - kept).sum() - (255 - plain).sum()) <= 0.02 * (255 - plain).sum()


def test_a_line_across_two_colours_shows_both() -> None:
    text = Text(30, 40, "Кофейня", Lettering(12), "#191a38", 48)
    scene = Scene(120, 90, "#ffffff", (GROUND, text))
    with pixels(scene, 2) as one:
        both = one.copy()
    with pixels(replace(scene, records=(text,)), 2) as one:
        white = one.copy()
    assert (both[:, 100:] == white[:, 100:]).all()
    assert (both[0, :100] == (0xFF, 0xEE, 0xDD, 255)).all()
    assert (both[:, :100, 2] < 100).sum() == pytest.approx((white[:, :100, 2] < 100).sum(), rel=0.1)


def test_a_line_takes_the_colour_and_the_ground_of_the_moment() -> None:
    """Though the pixels of the last time are kept."""
    line = Text(60, 40, "Кофейня", Lettering(12), "#191a38", 48)
    pages = [
        ("#ffffff", line),
        ("#102030", line._replace(colour="#ffffff")),
        ("#102030", line),
        ("#ffffff", line),
    ]
    seen = []
    for fill, text in pages:
        with pixels(Scene(120, 90, fill, (text,)), 2) as one:
            seen.append(one.copy())
    assert [page[..., 0].min() for page in seen] == [0x19, 0x10, 0x10, 0x19]
    assert [page[..., 0].max() for page in seen] == [255, 255, 0x19, 255]
    assert (seen[0] == seen[3]).all()


def test_a_line_at_the_pages_edge_is_cut_not_lost() -> None:
    text = Text(-10, 6, "Кофейня", Lettering(12), "#191a38", 48)
    with pixels(Scene(120, 90, "#ffffff", (text,)), 2) as buffer:
        assert (buffer[:20, :80, 0] < 100).any()
