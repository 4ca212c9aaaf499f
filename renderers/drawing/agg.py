"""A scene into a pixel buffer through matplotlib's Agg, without a figure.

Knows Agg's renderer and its buffer; knows no file format. A figure, its canvas and its renderer
hold each other and 20 MB until the collector comes; a renderer alone is gone at once. The last
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
from matplotlib.backends.backend_agg import RendererAgg

from renderers.drawing.painter import POINTS_PER_INCH, ScenePainter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from renderers.scene import Scene

SPARE_PIXELS: Final = 8_000_000
"""Four bytes each; a larger renderer isn't kept."""

STEP: Final = 256
"""Rows of pixels by which a page grows."""


@contextmanager
def pixels(scene: Scene, scale: float) -> Iterator[NDArray[np.uint8]]:
    """The scene's pixels, RGBA, rows from the top; the buffer lives as long as the block."""
    width, height = round(scene.width * scale), round(scene.height * scale)
    renderer = _renderer(width, ceil(height / STEP) * STEP)
    buffer = np.asarray(renderer.buffer_rgba())[:height]  # type: ignore[no-untyped-call]
    # a plain page is a copy; as a path every pixel would be weighed
    page = np.frombuffer(bytes.fromhex(scene.fill[1:]) + b"\xff", np.uint32)
    buffer.view(np.uint32)[..., 0] = np.repeat(page, width)
    ScenePainter(scene, scale).draw(renderer)
    yield buffer
    if renderer.width * renderer.height <= SPARE_PIXELS:
        _spare[:] = [renderer]


_spare: list[RendererAgg] = []
"""At most one, and not while it is drawn with."""


def _renderer(width: int, height: int) -> RendererAgg:
    """The spare renderer if it has this size, else a new one; what it shows is painted over."""
    if _spare and (_spare[0].width, _spare[0].height) == (width, height):
        return _spare.pop()
    _spare.clear()  # before the new one takes its memory
    return RendererAgg(width, height, POINTS_PER_INCH)  # type: ignore[no-untyped-call]
