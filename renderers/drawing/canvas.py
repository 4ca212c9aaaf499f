"""Agg's pixels and the pen it is given: all that is taken of matplotlib's inside.

Its public renderer loads widgets, TeX and texts before it draws a line: 0.1 s of a start and 12 MB
that a scene of paths never needs. So the compiled renderer below it is taken directly, here and
nowhere else; a matplotlib that has it no more draws through the public one, which looks the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

try:
    from matplotlib.backends._backend_agg import RendererAgg  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover - the versions that are allowed have it
    from matplotlib.backends.backend_agg import RendererAgg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.path import Path
    from numpy.typing import NDArray

POINTS_PER_INCH: Final = 72
"""Drawn at this resolution a point is a pixel, so widths need no conversion."""

Colour: TypeAlias = "tuple[float, float, float, float]"
"""Red, green, blue and how opaque, 0..1 each."""

Place: TypeAlias = "NDArray[np.float64]"
"""Where a path stands and how large it is: 3 × 3, y up."""

BLACK: Final = (0.0, 0.0, 0.0, 1.0)


def place(across: float, up: float, x: float = 0.0, y: float = 0.0) -> Place:
    """So many times as wide and as high, its origin at x, y."""
    return np.array(((across, 0.0, x), (0.0, up, y), (0.0, 0.0, 1.0)))


class Pen:
    """How a path's outline is drawn, in the words that Agg reads; width 0: it is not drawn."""

    _alpha = 1.0
    _forced_alpha = False
    _antialiased = 1
    _joinstyle = "round"
    _cliprect = None

    def __init__(
        self, colour: Colour = BLACK, width: float = 0.0, dash: Sequence[float] = ()
    ) -> None:
        """`dash`: lengths of lines and gaps, in pixels."""
        self._rgb = colour
        self._linewidth = width
        self._capstyle = "butt" if dash else "round"
        self._dashes = (0.0, list(dash)) if dash else (0.0, None)

    def get_dashes(self) -> tuple[float, list[float] | None]:
        return self._dashes

    def get_clip_path(self) -> tuple[None, None]:
        return None, None

    def get_snap(self) -> bool:
        return False

    def get_hatch(self) -> None:
        """Only the public renderer asks."""

    def get_hatch_path(self) -> None: ...

    def get_hatch_color(self) -> Colour:
        return BLACK

    def get_hatch_linewidth(self) -> float:
        return 1.0

    def get_sketch_params(self) -> None: ...


class Canvas:
    """A page of pixels that Agg draws on; y goes up."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._agg: Any = RendererAgg(width, height, POINTS_PER_INCH)
        self.rgba: NDArray[np.uint8] = np.asarray(_buffer(self._agg))
        """Its pixels, rows from the top: nothing at first."""
        self.pixels: NDArray[np.uint32] = self.rgba.view(np.uint32)[..., 0]
        """The same, a number each."""

    def draw(self, path: Path, where: Place, fill: Colour | None, pen: Pen) -> None:
        """Fills a path, then draws its outline."""
        self._agg.draw_path(pen, path, where, fill)

    def image(self, x: int, y: int, image: NDArray[np.uint8]) -> None:
        """Lays RGBA pixels, rows from the bottom, over the page; x, y: their lower left corner."""
        self._agg.draw_image(NO_LINE, x, y, image)


NO_LINE: Final = Pen()


def _buffer(agg: Any) -> Any:
    """What the pixels are read from: the compiled renderer itself, or what the public one gives."""
    public = getattr(agg, "buffer_rgba", None)
    return public() if public else agg
