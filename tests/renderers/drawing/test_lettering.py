"""Kept lines look like their outlines, and are kept within a bound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pytest
from matplotlib.path import Path

from renderers.drawing import lettering
from renderers.drawing.canvas import NO_LINE, Canvas, place
from renderers.drawing.flat import Flat
from renderers.drawing.lettering import FACES, KEPT_BYTES, _kept, _letters, line_ink
from renderers.drawing.outlines import glyph_path
from renderers.drawing.together import inks
from renderers.text.emoji import picture_glyphs
from renderers.text.pairs import PAIRED
from renderers.text.shaping import line_width, place_words
from renderers.text.typeface import Weight

if TYPE_CHECKING:
    from numpy.typing import NDArray

COLOUR: Final = (0x4B / 255, 0x4E / 255, 0xC4 / 255, 1.0)


def line_path(text: str, weight: Weight) -> Path:
    """The line's outlines in em, y up, from its left end."""
    outlines = [
        (np.add(outline.vertices, (placed.x + glyph.x, glyph.y)), outline.codes)
        for placed in place_words(text, weight)
        for glyph in placed.word.glyphs
        if (outline := glyph_path(glyph.face, glyph.number)) is not None
    ]
    points, codes = zip(*outlines, strict=True)
    return Path(np.concatenate(points), np.concatenate(codes))


def sheet(line: str, weight: Weight, *, kept: bool) -> NDArray[np.int64]:
    """The line on a white sheet of 200 x 60 pixels: from kept pixels, or from its outline."""
    canvas = Canvas(200, 60)
    canvas.rgba[:] = 255
    if kept:
        ink = line_ink(line, weight, 24).ink
        assert ink is not None
        Flat(canvas).ink(ink, 20, 35, "#4b4ec4")
    else:
        canvas.draw(line_path(line, weight), place(24, 24, 20, 25), COLOUR, NO_LINE)
    return canvas.rgba.astype(int)


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
    assert line.ink.left + line.ink.width < width * 24


def test_what_is_kept_is_bounded() -> None:
    for size in range(10, 400, 3):
        line_ink("Высокотехнологичный", Weight.BOLD, size)
    assert _kept.bytes <= KEPT_BYTES
    assert _letters.cache_info().currsize <= FACES


LINES: Final = ("ТАТ AVA rf Гд.", "Т.Т.Т «Г,Г»", "j", " ", "Кофейня у дома", "", "т" * 40)


@pytest.mark.parametrize("weight", [Weight.REGULAR, Weight.BOLD])
@pytest.mark.parametrize("size", [13.0, 24.0, 40.5])
def test_lines_drawn_together_are_those_drawn_alone(weight: Weight, size: float) -> None:
    """Whatever touches, and whichever lines are drawn with them; on a page of any width."""
    assert PAIRED.issuperset("".join(LINES))
    levels = np.arange(256, dtype=np.uint32)
    for some in (LINES, LINES[::-1], LINES[:1]):
        for text, ink in zip(some, inks(some, weight, size, 1111), strict=True):
            alone = lettering._draw(place_words(text, weight), size).ink
            assert (ink is None) == (alone is None)
            if ink is not None and alone is not None:
                assert (ink.left, ink.top) == (alone.left, alone.top)
                assert (ink._filled(levels) == alone._filled(levels)).all()
                assert set(ink.on(2000).tolist()) == set(alone.on(2000).tolist())
