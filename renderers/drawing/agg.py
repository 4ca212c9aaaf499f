"""A scene into a pixel buffer through matplotlib's Agg, without a figure.

Knows the page that is drawn on; knows no file format. A figure, its canvas and its renderer
hold each other and 20 MB until the collector comes; a page alone is gone at once. The last
one is kept for the next picture: fresh memory costs as much as filling the page. Pages are as
high as a whole number of steps, so that the cards of an album share one; the step, not what was
drawn before, says how high, because Agg counts from below and the last bits of a curve's place
depend on the height.
"""

from __future__ import annotations

from contextlib import contextmanager
from math import ceil
from typing import TYPE_CHECKING, Final

import numpy as np

from renderers.drawing.canvas import Canvas
from renderers.drawing.painter import paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from renderers.scene import Scene

SPARE_PIXELS: Final = 8_000_000
"""Four bytes each; a larger page isn't kept."""

STEP: Final = 256
"""Rows of pixels by which a page grows."""


@contextmanager
def pixels(scene: Scene, scale: float) -> Iterator[NDArray[np.uint8]]:
    """The scene's pixels, RGBA, rows from the top; the buffer lives as long as the block."""
    width, height = round(scene.width * scale), round(scene.height * scale)
    canvas = _canvas(width, ceil(height / STEP) * STEP)
    # a plain page is a copy; as a path every pixel would be weighed
    page = np.frombuffer(bytes.fromhex(scene.fill[1:]) + b"\xff", np.uint32)
    canvas.pixels[:height] = page
    paint(canvas, scene, scale)
    yield canvas.rgba[:height]
    if canvas.width * canvas.height <= SPARE_PIXELS:
        _spare[:] = [canvas]


_spare: list[Canvas] = []
"""At most one, and not while it is drawn on."""


def _canvas(width: int, height: int) -> Canvas:
    """The spare page if it has this size, else a new one; what it shows is painted over."""
    if _spare and (_spare[0].width, _spare[0].height) == (width, height):
        return _spare.pop()
    _spare.clear()  # before the new one takes its memory
    return Canvas(width, height)
