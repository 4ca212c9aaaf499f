"""Words of both directions: numbers run rightwards, whatever is around them."""

from __future__ import annotations

import pytest

from renderers.text import bidi
from renderers.text.shaping import place_words, shape_word
from renderers.text.typeface import Weight


def shown(text: str) -> str:
    """A word's signs from left to right."""
    return "".join(
        "".join(reversed(run) if leftwards else run) for leftwards, run in bidi.pieces(list(text))
    )


def drawn(text: str) -> str:
    """The same as the glyphs tell it; ligatures are kept out of these words."""
    return "".join(glyph.text for glyph in shape_word(text, Weight.REGULAR).glyphs)


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("١٢٣", "١٢٣"),
        ("של12", "12לש"),
        ("של١٢٣", "١٢٣לש"),
        ("12של", "לש12"),
        ("של1.5", "1.5לש"),
        ("של-5%", "5%-לש"),
        ("של-של", "לש-לש"),
        ("abשל12", "ab12לש"),
        ("ab12", "ab12"),
        ("שלab", "abלש"),
        ("abשל", "abלש"),
        ("abשל-מן", "abןמ-לש"),
    ],
)
def test_a_word_stands_as_it_is_read(typed: str, seen: str) -> None:
    assert shown(typed) == seen
    assert drawn(typed) == seen


def test_an_isolate_does_not_choose_the_direction_of_its_line() -> None:
    first, *_ = place_words("\u2067של\u2069 one two", Weight.REGULAR)
    assert first.text == "\u2067של\u2069"
    first, *_ = place_words("של one two", Weight.REGULAR)
    assert first.text == "one"


def test_what_stands_outside_of_isolates() -> None:
    assert bidi.outside("a\u2067b\u2068c\u2069d\u2069e") == "ae"
    assert bidi.outside("a\u2069b") == "a\u2069b"
    assert bidi.direction("12") is None
