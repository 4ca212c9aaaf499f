"""Emoji pictures: found, sized, upright."""

import numpy as np
import pytest

from renderers.drawing.agg import pixels
from renderers.drawing.pictures import picture
from renderers.scene import Emoji, Scene
from renderers.text.emoji import picture_glyphs


@pytest.mark.parametrize("sign", ["😀", "👩🏽‍💻", "🇰🇿", "1️⃣", "❤️"])
def test_a_picture_has_the_width_that_was_asked_for(sign: str) -> None:
    pixels_ = picture(picture_glyphs(sign)[0], 40)
    assert pixels_.shape == (38, 40, 4)
    assert pixels_[..., 3].max() == 255


def test_an_emoji_stands_upright_at_its_place() -> None:
    scene = Scene(40, 40, "#ffffff", (Emoji(10, 10, 20, "🇷🇺"),))
    with pixels(scene, 2) as buffer:
        red, _, blue = (buffer[..., channel].astype(int) for channel in range(3))
    red_rows, red_columns = np.nonzero(red - blue > 80)
    blue_rows, _ = np.nonzero(blue - red > 80)
    assert blue_rows.mean() < red_rows.mean()
    assert blue_rows.min() >= 20
    assert red_rows.max() <= 60
    assert red_columns.mean() == pytest.approx(40, abs=2)
