"""Letters become glyphs: every one, from whichever font has it."""

from __future__ import annotations

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.text.pairs import PAIRED, shaped
from renderers.text.shaping import line_width, place_words, shape_word, space_width
from renderers.text.typeface import EMOJI_WIDTH, Weight, typeface

REGULAR = Weight.REGULAR


@pytest.mark.parametrize("sign", ["👩🏽‍💻", "🇰🇿", "1️⃣", "❤️", "❤", "☕", "⚡", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"])
def test_an_emoji_is_one_picture(sign: str) -> None:
    word = shape_word(sign, REGULAR)
    assert len(word.pictures) == 1
    assert not word.glyphs
    assert word.width == EMOJI_WIDTH


@pytest.mark.parametrize("sign", ["✓", "★", "→", "№", "₽", "₸", "₴", "€", "©", "™", "ʻ", "3", "#"])
def test_a_sign_of_the_text_font_stays_text(sign: str) -> None:
    word = shape_word(sign, REGULAR)
    assert [glyph.face for glyph in word.glyphs] == ["Regular"]


@pytest.mark.parametrize(
    "text",
    [
        "Съешь ещё этих мягких французских булок",
        "Єдність ґрунт їжак",
        "Ўсё добра",
        "Қазақ тілі ҺҢҒҮҰӨӘ",
        "Татарча җәй ңөү",
        "Тоҷикӣ ҳаққ ҷавоб қӯй",
        "O‘zbekcha gʻalaba oʻzgarish",
        "Ünïcödé Łódź ŒÆ ß",
    ],
)
@pytest.mark.parametrize("weight", list(Weight))
def test_our_languages_need_no_second_font(text: str, weight: Weight) -> None:
    for word in text.split():
        assert {glyph.face for glyph in shape_word(word, weight).glyphs} == {str(weight)}
        assert 0 not in {glyph.number for glyph in shape_word(word, weight).glyphs}


def test_an_accent_over_a_cyrillic_letter_comes_from_the_font_that_places_it() -> None:
    assert {glyph.face for glyph in shape_word("а́", REGULAR).glyphs} == {"fallback:Regular"}


def test_a_decomposed_letter_is_drawn_as_the_whole_one() -> None:
    assert shape_word("и\u0306", REGULAR).glyphs == shape_word("й", REGULAR).glyphs


def test_what_no_font_has_is_a_visible_sign_and_a_log_line(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        word = shape_word("\U00012000", REGULAR)
    assert word.width > 0.5
    assert "U+12000" in caplog.text


def test_right_to_left_words_change_places() -> None:
    assert [placed.text for placed in place_words("שלום עולם", REGULAR)] == ["עולם", "שלום"]
    assert [placed.text for placed in place_words("a שלום עולם b", REGULAR)] == [
        "a", "עולם", "שלום", "b",
    ]  # fmt: skip


def test_kerning_is_kept() -> None:
    assert line_width("AV", REGULAR) < line_width("A", REGULAR) + line_width("V", REGULAR)


@given(st.text(max_size=40))
def test_any_text_has_a_width_and_keeps_its_words(text: str) -> None:
    assert line_width(text, REGULAR) >= 0
    placed = place_words(text, REGULAR)
    assert sorted("".join(one.text for one in placed)) == sorted(
        "".join(char for char in text if not char.isspace() or char in "\u00a0\u202f\u2007")
    )


@pytest.mark.parametrize("weight", Weight)
@given(text=st.text(sorted(PAIRED - {" "}), min_size=1, max_size=12))
def test_a_word_of_pairs_is_the_word_that_harfbuzz_shapes(weight: Weight, text: str) -> None:
    made = shape_word(text, weight)
    em, x = typeface(weight).upem, 0
    for glyph, (info, at) in zip(made.glyphs, shaped(weight, text), strict=True):
        across, up, advance, _ = at.position
        assert (glyph.number, glyph.text) == (info.codepoint, text[info.cluster])
        assert (glyph.x, glyph.y) == ((x + across) / em, up / em)
        x += advance
    assert made.width == x / em


@pytest.mark.parametrize("weight", Weight)
@given(text=st.text(sorted(PAIRED), max_size=30))
def test_a_line_of_pairs_is_as_wide_as_its_words_and_spaces(weight: Weight, text: str) -> None:
    words = sum(shape_word(word, weight).width for word in text.split(" ") if word)
    assert line_width(text, weight) == words + space_width(" " * text.count(" "), weight)
