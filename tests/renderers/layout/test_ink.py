"""The ink of every letter stays in its line: boxes tell only how much room was kept."""

from __future__ import annotations

import pytest

from renderers.layout.board import board
from renderers.layout.cover import cover
from renderers.layout.phone import phone
from renderers.layout.post import square, story
from renderers.layout.slide import slide
from renderers.scene import Scene, Text
from renderers.text.measure import ShapedMeasure
from renderers.text.shaping import place_words
from renderers.text.typeface import Weight, typeface
from renderers.themes import theme
from tests.renderers.samples import RU, item, journey, stage

LIGHT = theme("light")
SLACK = 0.15
"""Of letter size: a capital's own accents may reach a little over the tightest lines."""

TOWERS = (
    "a" + "\u0301\u0302\u0303\u0304\u0305" * 8,
    "а" + "\u0301\u0302\u0303\u0304\u0305" * 8,
    "A" + "\u0316\u0317\u0318\u0319" * 8,
    "e\u0301\u0323 Ё Й Ấ ộ щ Щ ç",
)


def extents(text: Text) -> tuple[float, float]:
    """The upper and lower edge of a line's ink."""
    size, tops, bottoms = text.lettering.size, [text.baseline], [text.baseline]
    for placed in place_words(text.text, text.lettering.weight):
        for glyph in placed.word.glyphs:
            face = typeface(glyph.face)
            found = face.font.get_glyph_extents(glyph.number)
            if found is not None and found.height:
                top = glyph.y + found.y_bearing / face.upem
                tops.append(text.baseline - top * size)
                bottoms.append(text.baseline - (top + found.height / face.upem) * size)
    return min(tops), max(bottoms)


def check_ink(scene: Scene) -> None:
    for text in scene.texts:
        top, bottom = extents(text)
        slack = text.lettering.size * SLACK
        assert top >= text.top - slack, text
        assert bottom <= text.bottom + slack, text


@pytest.mark.parametrize("typed", TOWERS)
def test_no_ink_leaves_its_line(typed: str) -> None:
    items = (item("actions", typed), item("pains", typed, 1, severity=2), item("channels", typed))
    made = stage(0, items, level=-2).model_copy(update={"title": f"Ищу {typed}"})
    drawn = journey((made, stage(1)))
    for draw in (board, cover, phone, slide, square, story):
        for scene in draw(drawn, RU, LIGHT, ShapedMeasure()):
            check_ink(scene)


def test_a_letters_own_marks_are_kept() -> None:
    for typed in ("e\u0301", "а\u0301", "n\u0303", "ẹ\u0301"):
        (placed,) = place_words(typed, Weight.REGULAR)
        assert "".join(glyph.text for glyph in placed.word.glyphs)
    (tower,) = place_words(TOWERS[0], Weight.REGULAR)
    assert len(tower.word.glyphs) > 1
