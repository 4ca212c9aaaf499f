"""A number told with where it stands and by how many people it was given."""

from __future__ import annotations

import pytest

from journey.dialogue import fields
from journey.errors import Code, Rejected
from journey.measures import Metric
from locales.rules import rules

Told = tuple[float, str | None, int | None, str | None, str | None]
"""Value, unit, n, source, period."""

READ: list[tuple[str, str, Told]] = [
    ("4,6 на яндексе, 38 отзывов", "ru", (4.6, None, 38, "Яндекс", None)),
    ("4,6 (38 отзывов)", "ru", (4.6, None, 38, None, None)),
    ("4,6 38 отзывов яндекс карты", "ru", (4.6, None, 38, "Яндекс Карты", None)),
    ("4.8 звезды на 2гис", "ru", (4.8, "звезды", None, "2ГИС", None)),
    ("рейтинг 4,9 из 5 по 212 отзывам", "ru", (4.9, "из 5", 212, None, None)),
    ("4,7 звезды из 5", "ru", (4.7, "звезды из 5", None, None, None)),
    ("4,6 балла по 38 оценкам, яндекс", "ru", (4.6, "балла", 38, "Яндекс", None)),
    ("в среднем 4,6 на авито за октябрь", "ru", (4.6, None, None, "Авито", "за октябрь")),
    ("12 %, 40 чел опросили", "ru", (12, "%", 40, None, None)),
    ("20 заявок за октябрь", "ru", (20, "заявок", None, None, "за октябрь")),
    ("15 минут, засекали сами", "ru", (15, "минут", None, "засекали сами", None)),
    ("3 из 5", "ru", (3, None, 5, None, None)),
    ("12 чел. в день", "ru", (12, "чел. в день", None, None, None)),
    ("4.6 on Google, 38 reviews", "en", (4.6, None, 38, "Google", None)),
    ("rating 4.9 out of 5 from 212 reviews", "en", (4.9, "out of 5", 212, None, None)),
    ("4.8 stars on Yelp", "en", (4.8, "stars", None, "Yelp", None)),
    ("12%, asked 40 people", "en", (12, "%", 40, None, None)),
]


@pytest.mark.parametrize(("text", "language", "told"), READ)
def test_a_number_says_more_than_itself(text: str, language: str, told: Told) -> None:
    value, unit, n, source, period = told
    expected = Metric(value=value, unit=unit, n=n, source=source, period=period)
    assert fields.value(Metric(), text, rules(language)) == expected


def test_a_second_number_is_no_unit() -> None:
    read = fields.value(Metric(), "15 минут, а в выходные 40", rules("ru"))
    assert read == Rejected(Code.NO_NUMBER)


def test_a_statistics_service_is_no_place_of_ratings() -> None:
    read = fields.value(Metric(), "4 %, яндекс метрика", rules("ru"))
    assert read == Metric(value=4, unit="%", source="яндекс метрика")
