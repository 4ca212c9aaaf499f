"""Numbers with units as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey import amounts, limits
from journey.amounts import Amount
from journey.errors import Code, Rejected
from journey.measures import Metric
from locales.rules import rules

READ = [
    ("38 %", "ru", 38, "%"),
    ("38%", "en", 38, "%"),
    ("1 200 ₽", "ru", 1200, "₽"),
    ("1\u00a0200\u202f000 руб.", "ru", 1_200_000, "руб."),
    ("12 мин", "ru", 12, "мин"),
    ("3,5", "ru", 3.5, None),
    ("3.5", "en", 3.5, None),
    ("1,200", "en", 1200, None),
    ("1,200", "ru", 1.2, None),
    ("0,125", "en", 0.125, None),
    ("1,234,567.89", "en", 1_234_567.89, None),
    ("1.234.567,89 €", "ru", 1_234_567.89, "€"),
    ("$1,200", "en", 1200, "$"),
    ("$5 a month", "en", 5, "$ a month"),
    ("≈ 12 чел. в день", "ru", 12, "чел. в день"),
    ("около 40 минут", "ru", 40, "минут"),
    ("n = 120", "ru", 120, None),
    ("-7,5 °C", "ru", -7.5, "°C"),
    ("\u22125", "ru", -5, None),
    ("5 тыс. ₽", "ru", 5000, "₽"),
    ("1,1 млн", "ru", 1_100_000, None),
    ("12k", "en", 12_000, None),
    ("15к ₽", "ru", 15_000, "₽"),
    ("2 million visits", "en", 2_000_000, "visits"),
    ("5.", "ru", 5, None),
    ("0", "ru", 0, None),
    ("007", "ru", 7, None),
]
UNREAD = [
    "от 3 до 5 %",
    "3 до 5 %",
    "3 или 4",
    "3 to 5 min",
    "почти все",
    "10-15 мин",
    "10–15",
    "10 – 15",
    "10 15",
    "1,2,3",
    "12.5.2026",
    "5/10",
    "12:30",
    "1 2000",
    "1.200,300.400",
    "½",
    "%",
    "-",
    "$",
    "١٢",
    "1e5x" * 3,
]


@pytest.mark.parametrize(("text", "language", "value", "unit"), READ)
def test_what_people_type(text: str, language: str, value: float, unit: str | None) -> None:
    assert amounts.parse(text, rules(language)) == Amount(value, unit)


@pytest.mark.parametrize("text", [text for text in UNREAD if text != "1e5x" * 3])
def test_what_is_no_single_number_is_refused(text: str) -> None:
    assert amounts.parse(text, rules("ru")) == Rejected(Code.NO_NUMBER)


@pytest.mark.parametrize("text", ["9" * 40, "5" + "000 " * 5 + "000", "2000 млрд"])
def test_what_no_map_shows_is_refused(text: str) -> None:
    refused = amounts.parse(text, rules("ru"))
    assert isinstance(refused, Rejected)
    assert refused.code in {Code.NUMBER_TOO_LARGE, Code.NO_NUMBER}


@pytest.mark.parametrize(("text", "number"), [("120", 120), ("1 200 чел.", 1200), ("n=7", 7)])
def test_a_count_is_whole(text: str, number: int) -> None:
    assert amounts.count(text, rules("ru")) == number


@pytest.mark.parametrize(
    ("text", "code"),
    [("-1", Code.NO_COUNT), ("2,5", Code.NO_COUNT), ("много", Code.NO_NUMBER)],
)
def test_what_is_no_count_is_refused(text: str, code: Code) -> None:
    assert amounts.count(text, rules("ru")) == Rejected(code)


def test_a_count_no_database_holds_is_refused() -> None:
    assert amounts.count("2 млрд", rules("ru")) == Rejected(Code.NUMBER_TOO_LARGE)


@given(
    st.floats(-limits.VALUE_MAX, limits.VALUE_MAX).map(lambda value: round(value, 2)),
    st.sampled_from([(",", " "), (".", " "), (",", "."), (".", ","), (",", "")]),
    st.sampled_from(["%", "₽", "мин", ""]),
)
def test_what_is_written_is_read(value: float, signs: tuple[str, str], unit: str) -> None:
    """Every number in every way of writing it, with its two decimals."""
    decimal, group = signs
    whole, cents = f"{abs(value):,.2f}".split(".")
    text = ("-" if value < 0 else "") + whole.replace(",", group) + decimal + cents
    assert amounts.parse(f"{text} {unit}", rules("ru")) == Amount(value + 0.0, unit or None)


@given(st.text(max_size=100), st.sampled_from(["ru", "en"]))
def test_any_text_is_a_number_or_refused(text: str, language: str) -> None:
    for found in (amounts.parse(text, rules(language)), amounts.count(text, rules(language))):
        if isinstance(found, Amount):
            assert abs(found.value) <= limits.VALUE_MAX
            Metric(value=found.value, unit=found.unit)
        elif isinstance(found, int):
            Metric(n=found)


@given(st.from_regex(r"[0-9 .,'\-kк%]{1,30}", fullmatch=True), st.sampled_from(["ru", "en"]))
def test_any_figures_are_a_number_or_refused(text: str, language: str) -> None:
    found = amounts.parse(text, rules(language))
    if isinstance(found, Amount):
        digits = sum(character.isdigit() for character in text)
        assert abs(found.value) < 10.0 ** (digits + 3)


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("3400 из 21 000", "ru", (Amount(3400, None), 21000)),
        ("38 % из 1 200 визитов", "ru", (Amount(38, "%"), 1200)),
        ("12 клиентов из 40", "ru", (Amount(12, "клиентов"), 40)),
        ("3,400 out of 21,000", "en", (Amount(3400, None), 21000)),
        ("5 of 7", "en", (Amount(5, None), 7)),
        ("3400", "ru", None),
        ("3 из вас", "ru", None),
        ("из 40", "ru", None),
        ("два из 40", "ru", None),
    ],
)
def test_a_number_and_out_of_how_many(
    text: str, language: str, told: tuple[Amount, int] | None
) -> None:
    assert amounts.share(text, rules(language)) == told


def test_what_is_small_stays_what_it_is() -> None:
    for text, language in (("0.004", "en"), ("0,004", "ru"), ("0.004", "ru")):
        amount = amounts.parse(text, rules(language))
        assert isinstance(amount, Amount)
        assert amount.value == 0.004


@pytest.mark.parametrize(
    ("asked", "text", "language", "rest"),
    [
        ("now", "сейчас 12 мин", "ru", "12 мин"),
        ("now", "Сейчас: $5", "ru", "$5"),
        ("now", "we have 12", "en", "12"),
        ("target", "цель 8", "ru", "8"),
        ("target", "хотим не больше 8 мин", "ru", "8 мин"),
        ("target", "до 8", "ru", "8"),
        ("target", "at most 8%", "en", "8%"),
        ("target", "target: under 8%", "en", "8%"),
        ("sample", "по 120 клиентам", "ru", "120 клиентам"),
        ("sample", "из 1 200", "ru", "1 200"),
        ("sample", "out of 80", "en", "80"),
        ("sample", "120", "ru", "120"),
        ("sample", "по многим", "ru", "по многим"),
        ("now", "до 8", "ru", "до 8"),
        ("now", "поровну 8", "ru", "поровну 8"),
    ],
)
def test_an_answer_may_repeat_its_question(
    asked: amounts.Asked, text: str, language: str, rest: str
) -> None:
    assert amounts.answer(text, rules(language), asked) == rest
