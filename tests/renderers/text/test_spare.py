"""Letters that our fonts lack: from another font where one is installed, else a box."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from renderers.draw import draw
from renderers.formats import pdf, svg
from renderers.layout.blocks import text_block
from renderers.pages import lay_out
from renderers.text import shaping, typeface
from renderers.text.typeface import SPARE, Weight
from tests.renderers.samples import RU, item, journey, stage

spec = find_spec("matplotlib")
assert spec is not None
assert spec.origin is not None
OTHER = Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf" / "STIXGeneral.ttf"
"""A font that is always there; it stands for the one that is not."""


def lacking() -> str:
    """A letter that only the other font has."""
    ours = typeface.typeface(Weight.REGULAR).letters
    ours |= typeface.typeface(f"fallback:{Weight.REGULAR}").letters
    other = typeface.Typeface("other", OTHER).letters
    return next(chr(code) for code in sorted(other - ours) if chr(code).isalpha())


@pytest.fixture
def _fresh() -> Iterator[None]:
    kept = (typeface.chain, typeface.typeface, shaping._face_for, shaping.place_words, text_block)
    for one in kept:
        one.cache_clear()
    yield
    for one in kept:
        one.cache_clear()


def faces(text: str) -> set[str]:
    return {glyph.face for glyph in shaping.shape_word(text, Weight.REGULAR).glyphs}


@pytest.mark.usefixtures("_fresh")
def test_without_it_a_box_stands_for_the_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeface, "SPARES", ("nowhere.ttf",))
    assert faces(f"{lacking()}1") == {"Regular"}


@pytest.mark.usefixtures("_fresh")
def test_with_it_the_letter_is_drawn_in_every_format(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeface, "SPARES", ("nowhere.ttf", str(OTHER)))
    assert faces(lacking()) == {SPARE}
    drawn = journey((stage(0, (item("actions", f"{lacking()} Смотрит"),)),))
    (page,) = lay_out(drawn, RU, kind="stage")
    assert draw(drawn, RU, pages="stages")
    assert pdf.write([page], title="", language="ru")
    assert svg.write(page, title="", language="ru")
    assert svg.write(page, title="", language="ru", as_text=True)
