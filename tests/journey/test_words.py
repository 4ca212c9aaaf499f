"""Words as they were typed: taken apart, measured, never changed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey import limits, words
from journey.errors import Code, Rejected

ODD = ["👩‍👩‍👧‍👦", "שלום, עולם", "<b>&amp;", "$x^{", "=1+1", "a  b", "é", "\u202eмоё", "𝔘𝔫𝔦"]


@pytest.mark.parametrize("text", ODD)
def test_a_line_stays_as_it_was_typed(text: str) -> None:
    assert words.lines(f" {text}\n") == (text,)


@pytest.mark.parametrize("text", ["", "\n\n", " \t ", "\u200b\u200d", "\u2060", "\u2800", "\x00"])
def test_what_cannot_be_seen_is_empty(text: str) -> None:
    assert words.lines(text) == Rejected(Code.EMPTY)
    assert words.title(text) == Rejected(Code.EMPTY)
    assert words.lines(f"{text}\nслово") == ("слово",)


def test_the_limit_is_for_each_line() -> None:
    whole = "x" * limits.ITEM_CHARS
    assert words.lines(f"{whole}\n{whole}") == (whole, whole)
    refused = words.lines(f"{whole}\n{whole}y")
    assert refused == Rejected(Code.TOO_LONG, {"limit": 300, "length": 301})
    assert words.lines("😀" * 300) == ("😀" * 300,)


def test_nul_is_left_out() -> None:
    assert words.lines("а\x00б") == ("аб",)


def test_a_title_is_one_line() -> None:
    assert words.title(" Моя \n\n кофейня\u2028здесь ") == "Моя кофейня здесь"
    assert words.title("x" * 80) == "x" * 80
    assert words.title("x" * 81) == Rejected(Code.TOO_LONG, {"limit": 80, "length": 81})


@settings(derandomize=True, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_lines_or_a_refusal(text: str) -> None:
    found = words.lines(text)
    if isinstance(found, Rejected):
        assert found.code in {Code.EMPTY, Code.TOO_LONG}
        return
    for line in found:
        assert 0 < len(line) <= limits.ITEM_CHARS
        assert line == line.strip()
        assert line in text.replace("\x00", "")
        assert len(line.splitlines()) == 1


def test_the_same_to_a_reader() -> None:
    assert words.same("Нет  МЕНЮ", " нет меню")
    assert not words.same("нет меню", "нетменю")


def test_twins_are_left_out() -> None:
    assert words.without_twins(["А", "а", "Б", "в"], ["В"]) == ("А", "Б")
