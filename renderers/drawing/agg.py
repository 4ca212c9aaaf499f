"""A scene into a pixel buffer through matplotlib's Agg, without a figure.

Knows Agg's renderer and its buffer; knows no file format. A figure, its canvas and its renderer
hold each other and 20 MB until the collector comes; a renderer alone is gone at once. The last
one is kept for the next picture of its size: fresh memory costs as much as filling the page.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg

from renderers.drawing.painter import POINTS_PER_INCH, ScenePainter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from renderers.scene import Scene


@contextmanager
def pixels(scene: Scene, scale: float) -> Iterator[NDArray[np.uint8]]:
    """The scene's pixels, RGBA, rows from the top; the buffer lives as long as the block."""
    width, height = round(scene.width * scale), round(scene.height * scale)
    renderer = _renderer(width, height)
    buffer = np.asarray(renderer.buffer_rgba())  # type: ignore[no-untyped-call]
    # a plain page is a copy; as a path every pixel would be weighed
    buffer.view(np.uint32)[:] = np.frombuffer(bytes.fromhex(scene.fill[1:]) + b"\xff", np.uint32)
    ScenePainter(scene, scale).draw(renderer)
    yield buffer
    _spare[:] = [renderer]


_spare: list[RendererAgg] = []
"""At most one, and not while it is drawn with."""


def _renderer(width: int, height: int) -> RendererAgg:
    """The spare renderer if it fits, else a new one; what it shows is painted over."""
    spare = _spare.pop() if _spare else None
    if spare is not None and (spare.width, spare.height) == (width, height):
        return spare
    return RendererAgg(width, height, POINTS_PER_INCH)  # type: ignore[no-untyped-call]
