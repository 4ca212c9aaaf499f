"""Words as they were typed: taken apart, measured, never changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey import limits, pasted, words
from journey.errors import Code, Rejected

ODD = [
    "👩‍👩‍👧‍👦",
    "שלום, עולם",
    "<b>&amp;",
    "$x^{",
    "=1+1",
    "a  b",
    "é",
    "\u202eмоё",
    "-5 %",
    "+7 900",
    "1.5 л",
]


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


@given(st.text(max_size=400))
def test_any_text_is_lines_or_a_refusal(text: str) -> None:
    found = words.lines(text)
    if isinstance(found, Rejected):
        assert found.code in {Code.EMPTY, Code.TOO_LONG}
        return
    for line in found:
        assert 0 < len(line) <= limits.ITEM_CHARS
        assert line == line.strip()
        assert line in pasted.unfolded(text.replace("\x00", ""))
        assert len(line.splitlines()) == 1


def test_the_same_in_other_letters() -> None:
    assert words.same("Нет  МЕНЮ", " нет меню")
    assert not words.same("нет меню", "нетменю")


def test_twins_are_left_out() -> None:
    assert words.without_twins(["А", "а", "Б", "в"], ["В"]) == ("А", "Б")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Сколько стоит?", "сколько  стоит"), ("Её ждут.", "ее ждут"), ("?!", "?!")],
)
def test_the_same_to_a_reader(one: str, other: str) -> None:
    assert words.same(one, other)


def test_not_the_same() -> None:
    assert not words.same("?", "!")
    assert not words.same("1.5", "15")


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("ремонт часов", "Ремонт часов"),
        ("iPhone-сервис", "iPhone-сервис"),
        ("🎹 рояли", "🎹 рояли"),
        ("ремонт часов, " + "очень старых " * 10, "Ремонт часов"),
        ("Ремонт — " + "любой " * 20, "Ремонт"),
        ("слово " * 20, ("Слово " + "слово " * 12).strip()),
    ],
)
def test_a_headline_is_the_first_clause(told: str, name: str) -> None:
    found = words.headline(told)
    assert not isinstance(found, Rejected)
    assert found == (name, told.strip() if len(told) > limits.TITLE_CHARS else None)


def test_what_has_no_name_in_it_is_too_long() -> None:
    assert words.headline("x" * 81) == Rejected(Code.TOO_LONG, {"limit": 80, "length": 81})
    assert words.headline("x " * 200) == Rejected(Code.TOO_LONG, {"limit": 300, "length": 399})


@given(st.text(max_size=400))
def test_any_headline_is_a_title(told: str) -> None:
    found = words.headline(told)
    if not isinstance(found, Rejected):
        assert words.title(found[0]) == found[0]
        assert 0 < len(found[0]) <= limits.TITLE_CHARS


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("долго ждут", "Долго ждут"),
        ("Долго ждут", "Долго ждут"),
        ("iPhone не берут", "iPhone не берут"),
        ("tropa.ru не открывается", "tropa.ru не открывается"),
        ("https://tropa.ru", "https://tropa.ru"),
        ("@tropa молчит", "@tropa молчит"),
        ("во-первых, дорого", "Во-первых, дорого"),
        ("т.е. дорого", "т.е. дорого"),
        ("ß", "ß"),
        ("🙂 хорошо", "🙂 хорошо"),
        ("", ""),
    ],
)
def test_a_line_begins_with_a_capital(typed: str, shown: str) -> None:
    assert words.capital(typed) == shown


@pytest.mark.parametrize(
    ("sentence", "goes_on"),
    [
        ("К нам заходят с улицы", "к нам заходят с улицы"),
        ("Отвечать", "отвечать"),
        ("VIN", "VIN"),
        ("iPhone в наличии", "iPhone в наличии"),
        ("I come back", "I come back"),
        ("A neighbour’s advice", "a neighbour’s advice"),
    ],
)
def test_a_sentence_goes_on_behind_a_colon(sentence: str, goes_on: str) -> None:
    assert words.going_on(sentence) == goes_on
