"""Kept lines look like their outlines, and are kept within a bound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pytest
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from renderers.drawing.flat import Flat
from renderers.drawing.lettering import FACES, KEPT_BYTES, _kept, _letters, line_ink
from renderers.drawing.outlines import line_path
from renderers.text.emoji import picture_glyphs
from renderers.text.shaping import line_width
from renderers.text.typeface import Weight

if TYPE_CHECKING:
    from numpy.typing import NDArray

COLOUR: Final = (0x4B / 255, 0x4E / 255, 0xC4 / 255, 1.0)


def sheet(line: str, weight: Weight, *, kept: bool) -> NDArray[np.int64]:
    """The line on a white sheet of 200 x 60 pixels: from kept pixels, or from its outline."""
    renderer: Any = RendererAgg(200, 60, 72)  # type: ignore[no-untyped-call]
    context = renderer.new_gc()
    context.set_snap(False)
    context.set_linewidth(0)
    page = Path([(0, 0), (200, 0), (200, 60), (0, 60), (0, 0)], closed=True)
    renderer.draw_path(context, page, Affine2D(), (1.0, 1.0, 1.0, 1.0))
    if kept:
        ink = line_ink(line, weight, 24).ink
        assert ink is not None
        Flat(renderer).ink(ink, 20, 35, "#4b4ec4")
    else:
        place = Affine2D().scale(24).translate(20, 25)
        renderer.draw_path(context, line_path(line, weight), place, COLOUR)
    return np.asarray(renderer.buffer_rgba()).astype(int)


@pytest.mark.parametrize(
    "line", ["AV to «Го» x", "Кофейня", "AVW«ёй»", "שלום", "ёа\u0301", "x^{$", "j,"]
)
@pytest.mark.parametrize("weight", [Weight.REGULAR, Weight.BOLD])
def test_a_kept_line_looks_like_its_outline(line: str, weight: Weight) -> None:
    kept, drawn = sheet(line, weight, kept=True), sheet(line, weight, kept=False)
    # a letter stands at most an eighth of a pixel beside its place
    assert np.abs(kept - drawn).max() <= 255 / 8
    assert np.abs(kept.mean() - drawn.mean()) < 0.1
    assert (kept[..., 0] < 200).any()


def test_spaces_and_invisible_signs_leave_no_ink() -> None:
    assert line_ink("\u00a0\u200b", Weight.REGULAR, 24) == (None, ())


def test_a_line_knows_its_pictures() -> None:
    line = line_ink("Кофе ☕", Weight.REGULAR, 24)
    ((number, left),) = line.pictures
    width = line_width("Кофе ", Weight.REGULAR)
    assert (number,) == picture_glyphs("☕")
    assert left == pytest.approx(width)
    assert line.ink is not None
    assert line.ink.left + line.ink.mask.shape[1] < width * 24


def test_what_is_kept_is_bounded() -> None:
    for size in range(10, 400, 3):
        line_ink("Высокотехнологичный", Weight.BOLD, size)
    assert _kept.bytes <= KEPT_BYTES
    assert _letters.cache_info().currsize <= FACES
