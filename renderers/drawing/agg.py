"""A scene into a pixel buffer through matplotlib's Agg, without pyplot.

Knows figure, canvas and their cycles; knows no file format.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from renderers.drawing.painter import POINTS_PER_INCH, ScenePainter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from renderers.scene import Scene


@contextmanager
def pixels(scene: Scene, scale: float) -> Iterator[NDArray[np.uint8]]:
    """The scene's pixels, RGBA, rows from the top; the buffer lives as long as the block."""
    width, height = round(scene.width * scale), round(scene.height * scale)
    figure = Figure(
        figsize=(width / POINTS_PER_INCH, height / POINTS_PER_INCH),
        dpi=POINTS_PER_INCH,
        facecolor=scene.fill,
        edgecolor="none",
        linewidth=0,
    )
    canvas = FigureCanvasAgg(figure)
    figure.add_artist(ScenePainter(scene, scale))
    try:
        canvas.draw()  # type: ignore[no-untyped-call]
        yield np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
    finally:
        # they hold each other and 18 MB, which must not wait for the collector
        figure.clear()
        canvas.__dict__.pop("renderer", None)
        figure.__dict__.pop("_cachedRenderer", None)
        figure.__dict__.pop("canvas", None)
        canvas.__dict__.pop("figure", None)
