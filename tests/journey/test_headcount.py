"""How many people come to each stage: a line as people type it, shares, what is refused."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey import dropoff, headcount, scores, series, soreness
from journey.errors import Code, Rejected
from journey.measures import Reach
from journey.model import Journey, Stage
from tests.handlers.chat import LIBRARY
from tests.journey.maps import NOW

RU, EN = LIBRARY.texts("ru").rules, LIBRARY.texts("en").rules
TITLES = ("Замечаю", "Выбираю", "Покупаю", "Возвращаюсь")


def of(*titles: str) -> Journey:
    stages = tuple(Stage(id=f"s{n}", title=title) for n, title in enumerate(titles))
    return Journey(id="j", title="j", language="ru", stages=stages, created=NOW, updated=NOW)


FOUR = of(*TITLES)
DAY = dt.date(2026, 11, 30)


def tell(journey: Journey, text: str, source: str) -> Journey | Rejected:
    return headcount.tell(
        journey, text, RU, source=source, day=DAY, named=lambda span: f"с {span.first:%d.%m.%Y}"
    )


@pytest.mark.parametrize(
    "text",
    [
        "1000, 400, 120, 60",
        "1000,400,120,60",
        "1 000, 400, 120, 60",
        "1\u00a0000, 400, 120, 60",
        "1\u202f000 400 120 60",
        "1000 400 120 60",
        "1000; 400; 120; 60.",
        "1000\n400\n120\n60\n",
        "1000 → 400 → 120 → 60",
        "1000 -> 400 -> 120 -> 60",
        "1000/400/120/60",
        "1000 — 400 — 120 — 60",
        "1000-400-120-60",
        "1 тыс., 400 чел., около 120, ~60",
        "Замечаю: 1000, Выбираю: 400, покупаю 120, возвращаюсь — 60",
        "Замечаю 1000\nВыбираю 400\nПокупаю 120\nВозвращаюсь 60",
        "𝟏𝟎𝟎𝟎, 𝟒𝟎𝟎, 𝟏𝟐𝟎, 𝟔𝟎",
    ],
)
def test_a_line_as_people_type_it(text: str) -> None:
    assert headcount.read(FOUR, text, RU) == (1000, 400, 120, 60)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("21 000, 3 400, не знаю, 0", (21_000, 3400, None, 0)),
        ("21 000, ?, -, 60", (21_000, None, None, 60)),
        ("21000, don't know, неизвестно, —", (21_000, None, None, None)),
    ],
)
def test_what_is_not_known_stays_unknown(text: str, found: tuple[int | None, ...]) -> None:
    assert headcount.read(FOUR, text, RU) == found


def test_a_comma_that_groups_in_english_does() -> None:
    assert headcount.read(of("a", "b"), "21,000, 3,400", EN) == (21_000, 3400)
    refused = headcount.read(of("a", "b"), "1,000", EN)
    assert refused == Rejected(Code.COUNTS, {"given": 1, "wanted": 2})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", Code.EMPTY),
        (" , ", Code.EMPTY),
        ("1000", Code.COUNTS),
        ("1000, 400, 120", Code.COUNTS),
        ("1, 2, 3, 4, 5", Code.COUNTS),
        ("не знаю", Code.COUNTS),
        ("1000, 400, , 60", Code.COUNTS),
        ("много, мало, 3, 4", Code.NO_COUNTS),
        ("1000, 400, -5, 60", Code.NO_COUNTS),
        ("1000, 400, 12,5, 60", Code.COUNTS),
        ("10, 4, 1.5, 6", Code.NO_COUNTS),
        ("100-200, 50-60, 20-30, 5-6", Code.NO_COUNTS),
        ("99999999999999, 1, 1, 1", Code.NUMBER_TOO_LARGE),
        ("https://example.org/1,2,3,4", Code.NO_COUNTS),
    ],
)
def test_what_is_not_a_number_a_stage_is_refused(text: str, code: Code) -> None:
    refused = headcount.read(FOUR, text, RU)
    assert isinstance(refused, Rejected), refused
    assert refused.code is code


def test_the_counts_are_on_the_map_with_their_source_and_can_go() -> None:
    told = tell(FOUR, "1000, 400, не знаю, 60", "вручную")
    assert isinstance(told, Journey)
    assert [one.reach for one in told.stages] == [
        Reach(people=1000, source="вручную"),
        Reach(people=400, source="вручную"),
        None,
        Reach(people=60, source="вручную"),
    ]
    assert [one.share for one in headcount.counts(told)] == [None, 0.4, None, 0.06]
    assert headcount.known(told)
    assert headcount.clear(told) == FOUR
    assert not headcount.known(FOUR)
    assert headcount.clear(FOUR) is FOUR


def test_a_number_that_stays_keeps_where_it_came_from() -> None:
    file = tuple(
        stage.with_(reach=Reach(people=9, source="Метрика", period="октябрь"))
        for stage in FOUR.stages
    )
    told = tell(FOUR.with_(stages=file), "9, 8, 9, 7", "вручную")
    assert isinstance(told, Journey)
    sources = [one.reach.source for one in told.stages if one.reach]
    assert sources == ["Метрика", "вручную", "Метрика", "вручную"]


def test_a_number_that_grows_is_said_so() -> None:
    told = tell(FOUR, "100, не знаю, 120, 60", "вручную")
    assert isinstance(told, Journey)
    assert [one.grows for one in headcount.counts(told)] == [False, False, True, False]


def test_it_moves_the_order() -> None:
    told = tell(FOUR, "1000, 900, 20, 10", "вручную")
    assert isinstance(told, Journey)
    spot = soreness.sorest(told)
    assert spot is not None
    assert spot.stage.title == "Выбираю"


NUMBERS = st.lists(st.none() | st.integers(0, 10**9), min_size=1, max_size=12)


@given(NUMBERS, st.sampled_from([", ", "; ", "\n", " → "]), st.sampled_from(["", " ", "\u00a0"]))
def test_whatever_the_page_would_show_is_read_back(
    numbers: list[int | None], mark: str, group: str
) -> None:
    journey = of(*(f"Этап {chr(1072 + n)}" for n, _ in enumerate(numbers)))
    told = mark.join(
        "не знаю" if one is None else f"{one:,}".replace(",", group) for one in numbers
    )
    assert headcount.read(journey, told, RU) == tuple(numbers)


@given(st.text(max_size=60))
def test_anything_typed_is_numbers_or_one_refusal(text: str) -> None:
    found = headcount.read(FOUR, text, RU)
    if not isinstance(found, Rejected):
        assert len(found) == len(FOUR.stages)
        assert all(one is None or one >= 0 for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "1000, 400, 120, 60 за октябрь",
        "за октябрь 1000, 400, 120, 60",
        "октябрь 2026: 1000, 400, 120, 60",
        "1000\n400\n120\n60\nза прошлый месяц",
        "1000, 400, 120, 60, с 1 по 31 октября",
    ],
)
def test_a_line_may_say_over_which_time(text: str) -> None:
    told = tell(FOUR, text, "вручную")
    assert isinstance(told, Journey), told
    assert [one.reach.people for one in told.stages if one.reach] == [1000, 400, 120, 60]
    assert {one.reach.period for one in told.stages if one.reach} == {"с 01.10.2026"}


def test_another_time_keeps_the_one_before_and_the_same_one_mends_it() -> None:
    october = tell(FOUR, "1000, 400, 120, 60 за октябрь", "вручную")
    assert isinstance(october, Journey)
    september = tell(october, "900, 400, 100, 50 за сентябрь", "вручную")
    assert isinstance(september, Journey)
    first = september.stages[0]
    assert [one.value for one in series.of_stage(first)] == [900, 1000]
    assert first.reach is not None
    assert first.reach.people == 1000
    mended = tell(september, "990, не знаю, 120, 60 за октябрь", "вручную")
    assert isinstance(mended, Journey)
    assert [one.value for one in series.of_stage(mended.stages[0])] == [900, 990]
    assert mended.stages[1] == september.stages[1]


@pytest.mark.parametrize(
    "text", ["Выбираю 400", "выбирают: 400", "Выбираю 400 за октябрь", "Покупаю 120\nВыбираю 400"]
)
def test_one_stage_is_told_by_its_title(text: str) -> None:
    before = tell(FOUR, "1000, 300, 120, 60 за октябрь", "вручную")
    assert isinstance(before, Journey)
    told = tell(before, text, "вручную")
    assert isinstance(told, Journey), told
    assert [one.reach.people for one in told.stages if one.reach] == [1000, 400, 120, 60]


def test_a_wrong_count_beside_a_time_says_how_many_are_wanted() -> None:
    refused = tell(FOUR, "1000, 400, 120 за октябрь", "вручную")
    assert refused == Rejected(Code.COUNTS, {"given": 3, "wanted": 4})


def test_counts_of_different_times_are_not_compared() -> None:
    told = tell(FOUR, "1000, 400, 120, 60 за октябрь", "вручную")
    assert isinstance(told, Journey)
    other = told.stages[1].with_(reach=Reach(people=50, source="Метрика", period="год"))
    mixed = told.with_(stages=(told.stages[0], other, *told.stages[2:]))
    assert [one.share for one in headcount.counts(mixed)] == [None, None, 0.12, 0.06]
    assert scores.lost(mixed, mixed.stages[0]) == 0
    assert soreness.reach(mixed, other) is None
    assert dropoff.drops(mixed)[:2] == (None, None)


def test_the_leak_is_the_greatest_loss_with_how_many_and_when() -> None:
    told = tell(FOUR, "1000, 400, 120, 60 за октябрь", "вручную")
    assert isinstance(told, Journey)
    leak = dropoff.leak(told)
    assert leak is not None
    assert (leak.stage.title, leak.onward.title, leak.percent) == ("Выбираю", "Покупаю", 70)
    assert (leak.come.people, leak.go.people, leak.few) == (400, 120, False)
    assert dropoff.leak(FOUR) is None
    assert dropoff.leak(told.with_(stages=told.stages[:1])) is None
