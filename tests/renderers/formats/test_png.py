"""PNG files: whole, lossless, the same every time."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from renderers.drawing.agg import pixels
from renderers.format import Request
from renderers.formats import format_named, names, png
from renderers.pages import TooManyPicturesError
from renderers.scene import Box, Emoji, Scene, Stroke, Text
from renderers.text.measure import Lettering, ShapedMeasure
from tests.renderers.samples import RU, typical

BODY = Lettering(12)


def scene(text: str) -> Scene:
    width = ShapedMeasure().width(text, BODY)
    box = Box(10, 10, 180, 40, "#ffffff", Stroke("#5457cf", 1, (3, 2)), 8)
    return Scene(
        200,
        60,
        "#f4f5fb",
        (box, Text(20, 34, text, BODY, "#191a38", width), Emoji(170, 15, 20, "☕")),
    )


def test_a_reader_sees_the_pixels_that_were_drawn() -> None:
    drawn = scene("Кофе $5 и x^{ ✓")
    with pixels(drawn, 2) as buffer:
        expected = buffer.copy()
    with Image.open(io.BytesIO(png.write(drawn, 2))) as image:
        assert image.size == (400, 120)
        assert (np.asarray(image) == expected).all()


@pytest.mark.parametrize("text", ["$x^{", "$\\frac{1}{2}$", "a_b^c", "\\alpha $ $"])
def test_signs_of_mathematics_are_letters(text: str) -> None:
    """Every sign leaves ink where its measured place is."""
    with pixels(scene(text), 3) as buffer:
        grey = buffer[..., :3].astype(int).sum(axis=2)[60:120, 60:500]
    ends = np.flatnonzero((grey < 300).any(axis=0)).max() / 3
    assert ends == pytest.approx(ShapedMeasure().width(text, BODY), abs=2.5)


def test_more_files_than_are_wanted_are_counted_before_one_is_drawn() -> None:
    request = Request(journey=typical(4), words=RU, pages="phone", scale=0.1)
    paged = [one for one in map(format_named, names()) if one.paged]
    assert len(paged) > 1
    for one in paged:
        pages = len(one.write(request))
        assert len(one.write(replace(request, most=pages))) == pages
        with pytest.raises(TooManyPicturesError) as caught:
            one.write(replace(request, most=pages - 1))
        assert caught.value.count == pages
