"""A metric's figures in one line, as people type them; nothing is made of what is not certain."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.screens.told import parts
from journey import figures, limits
from journey.errors import Code, Rejected
from journey.figures import Reading
from journey.measures import Better, Metric
from locales.rules import rules
from locales.texts import Languages

LIBRARY = Languages()
Told = tuple[float | None, str | None, float | None, int | None, str | None, str | None]
"""Value, unit, target, n, source, period."""

READ: list[tuple[str, str, str | None, Told]] = [
    (
        "конверсия 4 %, цель 6 %, 1200 визитов, Метрика, октябрь",
        "ru",
        "%",
        (4, "%", 6, 1200, "Метрика", "октябрь"),
    ),
    (
        "4% цель 6% 1200 визитов октябрь Метрика",
        "ru",
        "%",
        (4, "%", 6, 1200, "Метрика", "октябрь"),
    ),
    ("4,5 %, цель 6", "ru", "%", (4.5, "%", 6, None, None, None)),
    ("3400 из 21 000, касса", "ru", None, (3400, None, None, 21_000, "касса", None)),
    ("4 % из 1200", "ru", "%", (4, "%", None, 1200, None, None)),
    (
        "сейчас 12 мин; хотим не больше 5 мин; осень 2026",
        "ru",
        "мин",
        (12, "мин", 5, None, None, "осень 2026"),
    ),
    ("12 мин\nцель 5\nжурнал", "ru", "мин", (12, "мин", 5, None, "журнал", None)),
    ("12 чел. в день, цель 20", "ru", "чел. в день", (12, "чел. в день", 20, None, None, None)),
    ("1200 визитов", "ru", "чел.", (1200, "визитов", None, None, None, None)),
    ("1200 визитов", "ru", "%", (None, "%", None, 1200, None, None)),
    ("n=120, 4", "ru", "%", (4, "%", None, 120, None, None)),
    (
        "1 200 ₽, план 1 500 ₽, за прошлый месяц, 1С",
        "ru",
        "₽",
        (1200, "₽", 1500, None, "1С", "за прошлый месяц"),
    ),
    ("касса 120 чеков", "ru", "чек", (120, "чек", None, None, "касса", None)),
    ("40 минут, за 3 месяца", "ru", "мин", (40, "мин", None, None, None, "за 3 месяца")),
    ("по данным бухгалтера, 7", "ru", "шт.", (7, "шт.", None, None, "бухгалтера", None)),
    ("2026", "ru", "%", (2026, "%", None, None, None, None)),
    ("7, 2026", "ru", "%", (7, "%", None, None, None, "2026")),
    ("октябрь, 2026, 7 %", "ru", "%", (7, "%", None, None, None, "октябрь 2026")),
    (
        "conversion 4%, target 6%, 1,200 visits, Google Analytics, October",
        "en",
        "%",
        (4, "%", 6, 1200, "Google Analytics", "October"),
    ),
    (
        "$1,200, goal $1,500, last month, till",
        "en",
        "$",
        (1200, "$", 1500, None, "till", "last month"),
    ),
    ("38% Q3 2026 CRM", "en", "%", (38, "%", None, None, "CRM", "Q3 2026")),
    ("12 min, aiming for 5, sample of 80", "en", "min", (12, "min", 5, 80, None, None)),
]
LEFT = [
    ("4 %, как у соседей", "%", ("как у соседей",)),
    ("4 %, отказы 40 %", "%", ("отказы 40 %",)),
    ("4 %, цель 6 мин", "%", ("цель 6 мин",)),
    ("4 %, от 3 до 5", "%", ("от 3 до 5",)),
    ("Яндекс Маркет, 4 %", "%", ("Яндекс Маркет",)),
    ("4 %, цель 6, цель 7", "%", ("цель 7",)),
    ("4 %, лето, осень", "%", ("осень",)),
]


@pytest.mark.parametrize(("line", "language", "unit", "told"), READ)
def test_what_people_type(line: str, language: str, unit: str | None, told: Told) -> None:
    value, known, target, n, source, period = told
    expected = Metric(value=value, unit=known, target=target, n=n, source=source, period=period)
    reading = figures.read(line, rules(language), Metric(unit=unit))
    assert isinstance(reading, Reading)
    assert (reading.metric.with_(better=None), reading.left) == (expected, ())


@pytest.mark.parametrize(
    ("line", "better"),
    [
        ("4 %, цель 6 %", None),
        ("4 %, цель не меньше 6 %", Better.MORE),
        ("сейчас 12 мин; хотим не больше 5 мин", Better.LESS),
    ],
)
def test_a_targets_words_tell_which_way_is_better(line: str, better: Better | None) -> None:
    reading = figures.read(line, rules("ru"), Metric())
    assert isinstance(reading, Reading)
    assert reading.metric.better is better


@pytest.mark.parametrize(("line", "unit", "left"), LEFT)
def test_what_is_not_certain_is_named(line: str, unit: str, left: tuple[str, ...]) -> None:
    reading = figures.read(line, rules("ru"), Metric(unit=unit))
    assert isinstance(reading, Reading)
    assert reading.left == left


@pytest.mark.parametrize(
    "line",
    [
        "почти все",
        "10-15 мин",
        "от 3 до 5 %",
        "3 или 4",
        "между 3 и 5",
        "3 to 5%",
        "как у соседей, не знаю",
        "%",
    ],
)
def test_a_line_of_which_nothing_is_certain_is_refused(line: str) -> None:
    assert figures.read(line, rules("ru"), Metric(unit="%")) == Rejected(Code.NO_FIGURES)


def test_what_is_not_said_stays() -> None:
    known = Metric(value=4, unit="%", target=6, n=1200, source="Касса", period="октябрь")
    assert figures.read("цель 8", rules("ru"), known) == Reading(known.with_(target=8), ())
    assert figures.read("5 %", rules("ru"), known) == Reading(known.with_(value=5), ())
    assert figures.read("CRM", rules("ru"), known) == Reading(known.with_(source="CRM"), ())


def test_an_empty_line_and_one_too_long_are_refused() -> None:
    empty, long = (figures.read(text, rules("ru"), Metric()) for text in (" \n ", "4 " * 200))
    assert isinstance(empty, Rejected)
    assert isinstance(long, Rejected)
    assert (empty.code, long.code) == (Code.EMPTY, Code.TOO_LONG)


NUMBER = st.integers(0, 99_999)
SOURCES = {"ru": ["касса", "Яндекс Метрика", "CRM"], "en": ["till", "Google Analytics", "CRM"]}
PERIODS = {"ru": ["октябрь", "за месяц", "осень 2026"], "en": ["October", "last month", "Q3 2026"]}


@given(st.data(), st.sampled_from(["ru", "en"]), st.sampled_from(["%", "₽", "$", "мин"]))
def test_what_is_shown_back_is_read_as_itself(
    data: st.DataObject, language: str, unit: str
) -> None:
    """The parts, in any order, say the metric that they were made of."""
    metric = Metric(
        value=data.draw(NUMBER) / 2,
        unit=unit,
        target=data.draw(st.none() | NUMBER),
        n=data.draw(st.none() | NUMBER),
        source=data.draw(st.none() | st.sampled_from(SOURCES[language])),
        period=data.draw(st.none() | st.sampled_from(PERIODS[language])),
    )
    shown = [said for _, said in parts(LIBRARY.texts(language), metric)]
    line = " · ".join(data.draw(st.permutations(shown)))
    assert figures.read(line, rules(language), Metric(unit=unit)) == Reading(metric, ())


LINE = (
    "4 6% 1200 визитов цель Метрика октябрь 2026 за месяц из по 3,5 10-15 как у соседей касса "
    "target visits till last of n=7 ₽ 1 000 тыс, ; — и"
)
WORDS = st.sampled_from(LINE.split())


@given(
    st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=80),
    st.sampled_from(["ru", "en"]),
    st.sampled_from([None, "%", "мин"]),
)
def test_no_number_is_made_up(text: str, language: str, unit: str | None) -> None:
    """Any line is a metric that can be stored, or refused; a figure in it was typed."""
    reading = figures.read(text, rules(language), Metric(unit=unit))
    if isinstance(reading, Rejected):
        return
    metric = reading.metric
    assert metric == Metric.model_validate_json(metric.model_dump_json())
    digits = set(re.findall(r"\d", text)) | {"0"}
    for figure in (metric.value, metric.target, metric.n):
        if figure is not None and abs(figure) < limits.VALUE_MAX:
            assert set(re.findall(r"\d", f"{figure:f}")) <= digits
    for said in (metric.source, metric.period):
        typed = set(re.split(r"[\s,;·•|]+", text))
        assert said is None or {word.strip(" ,") for word in said.split()} <= typed | {""}


@given(st.lists(st.sampled_from(["как у соседей", "почти", "не считали"]), min_size=1, max_size=3))
def test_what_was_not_understood_is_not_lost(unknown: list[str]) -> None:
    reading = figures.read(", ".join(["4 %", *unknown]), rules("ru"), Metric(unit="%"))
    assert reading == Reading(Metric(value=4, unit="%"), tuple(unknown))
