"""Wrapping keeps every letter and never exceeds the width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.text.measure import Glue, Lettering, Measure, ShapedMeasure
from renderers.text.typeface import Weight
from renderers.text.wrap import Line, wrap
from tests.renderers.samples import texts

BODY = Lettering(12)


class Typewriter:
    """A made-up font: every character is one unit wide."""

    glue = Glue(frozenset({"для"}), frozenset({"ли", "бы"}))

    def width(self, text: str, lettering: Lettering) -> float:
        return float(len(text))


def lines(text: str, width: float = 20, measure: Measure | None = None) -> list[str]:
    return [line.text for line in wrap(text, width, BODY, measure or Typewriter())]


def letters(found: tuple[Line, ...]) -> str:
    """What people typed: our own hyphens are left out, and so are spaces."""
    kept = (line.text[:-1] if line.hyphenated else line.text for line in found)
    return "".join("".join(kept).split())


@given(texts, st.integers(60, 400), st.sampled_from(Weight))
def test_every_letter_is_kept_and_nothing_sticks_out(text: str, width: int, weight: Weight) -> None:
    found = wrap(text, width, Lettering(12, weight), ShapedMeasure())
    assert letters(found) == "".join(text.split())
    assert all(line.width <= width for line in found)
    assert all(
        line.width == ShapedMeasure().width(line.text, Lettering(12, weight)) for line in found
    )


@given(texts, st.integers(1, 30))
def test_also_with_a_made_up_font(text: str, width: int) -> None:
    found = wrap(text, width, BODY, Typewriter())
    assert letters(found) == "".join(text.split())
    assert all(line.width <= width for line in found)


def test_short_words_go_with_the_next() -> None:
    assert lines("распаковывает в офисе", 15) == ["распаковывает", "в офисе"]


def test_particles_go_with_the_word_before_them() -> None:
    assert lines("открыто ли здесь", 10) == ["открыто ли", "здесь"]
    assert lines("в тот же день, если бы", 15) == ["в тот же день,", "если бы"]


def test_the_last_word_is_not_left_alone() -> None:
    assert lines("Покупка отделом продаж завода", 24) == ["Покупка отделом", "продаж завода"]


def test_a_word_of_two_parts_is_parted_between_them() -> None:
    assert lines("Мастер-приёмщик", 14) == ["Мастер-", "приёмщик"]


def test_room_is_kept_behind_the_last_line() -> None:
    (line,) = wrap("Долго готовят", 20, BODY, Typewriter(), 7)
    assert line.text == "Долго готовят"
    found = wrap("Долго готовят", 20, BODY, Typewriter(), 8)
    assert [one.text for one in found] == ["Долго", "готовят"]


def test_an_emoji_stays_with_the_word_before() -> None:
    assert lines("хороший вкусный кофе ☕", 20) == ["хороший вкусный", "кофе ☕"]


def test_typed_breaks_are_kept() -> None:
    assert lines("один\nдва\r\n\r\nтри") == ["один", "два", "три"]


def test_typed_spaces_inside_a_line_are_kept() -> None:
    assert lines("a   b") == ["a   b"]


def test_a_long_address_breaks_behind_its_separators() -> None:
    assert lines("https://ya.ru/long/path-that-goes-on", 18) == [
        "https://ya.ru/",
        "long/path-that-",
        "goes-on",
    ]


def test_a_long_word_breaks_with_a_hyphen() -> None:
    assert lines("щ" * 45, 20) == ["щ" * 19 + "-", "щ" * 19 + "-", "щ" * 7]


def test_figures_break_without_a_hyphen() -> None:
    assert lines("1" * 25, 20) == ["1" * 20, "1" * 5]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t"])
def test_nothing_has_no_line(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    "link",
    [
        "https://example.com/" + "a" * 120,
        "shop.example/" + "catalog" * 12,
        "nobody" * 12 + "@company.example",
        "www." + "длинный" * 12 + ".рф",
    ],
)
def test_a_link_gets_no_hyphen(link: str) -> None:
    for width in (120, 200, 300):
        lines = wrap(link, width, Lettering(16), ShapedMeasure())
        assert len(lines) > 1
        assert "".join(line.text for line in lines) == link
        assert not any(line.hyphenated for line in lines)
