"""Pasted reviews are cut as they stand on a page; whoever wrote one is not kept."""

from __future__ import annotations

import datetime as dt

import pytest

from journey.voices.cutting import Bunch, Scissors
from journey.voices.manner import Manner
from locales.rules import rules
from locales.shipped import catalogues

CATALOGUE = catalogues()
LISTENER = CATALOGUE.listener()
TODAY = dt.date(2026, 11, 23)
PAGE = """Анна К.
Знаток города 5 уровня
12 марта 2026
★★★★★
Очень вкусный кофе и быстро.

Игорь
3 отзыва
2 марта 2026
★☆☆☆☆
Ждал сорок минут, никто не подошёл.
Больше не приду.
Ответ организации
Здравствуйте, нам очень жаль.

Без имени тоже бывает: столы грязные."""


def cut(text: str, language: str = "ru") -> Bunch:
    signs = [one for language in ("ru", "en") if (one := CATALOGUE._voices(language))]
    return Scissors(signs).cut(text, TODAY, rules(language))


def test_a_page_of_reviews() -> None:
    found = cut(PAGE)
    assert [one.text for one in found.reviews] == [
        "Очень вкусный кофе и быстро.",
        "Ждал сорок минут, никто не подошёл.\nБольше не приду.",
        "Без имени тоже бывает: столы грязные.",
    ]
    assert [one.stars for one in found.reviews] == [5, 1, None]
    assert found.reviews[0].date == dt.date(2026, 3, 12)
    assert found.signs == 5
    assert not any(name in one.text for one in found.reviews for name in ("Анна", "Игорь", "жаль"))


def test_without_empty_lines_what_stands_above_each_parts_them() -> None:
    found = cut("Анна\n★★★★★\nВкусный кофе и быстро\nИгорь\n★☆☆☆☆\nЖдал сорок минут\nЗря пришёл")
    assert [one.text for one in found.reviews] == [
        "Вкусный кофе и быстро",
        "Ждал сорок минут\nЗря пришёл",
    ]


def test_one_a_line_and_one_a_paragraph() -> None:
    assert len(cut("Вкусный кофе, хожу часто\nДолго ждал заказ и ушёл").reviews) == 2
    assert len(cut("Вкусный кофе,\nхожу часто\n\nДолго ждал заказ").reviews) == 2


def test_where_they_are_from() -> None:
    assert cut("Отзывы с Яндекс Карт:\n\nДолго ждал заказ и ушёл").source == "Яндекс Карты"
    assert cut("2ГИС\nДолго ждал заказ и ушёл\nГрязно и шумно очень").source == "2ГИС"
    assert cut("Google reviews\n\nWaited for an hour, awful", "en").source == "Google"


def test_nothing_and_noise() -> None:
    for text in ("", "\n\n", "★★★★★", "12 марта 2026\n5 из 5", "\x00"):
        assert cut(text).reviews == ()


STORY = (
    "Клиент видит вывеску и заходит. Стоит в очереди, заказывает капучино.\n\n"
    "Потом ждёт у стойки и забирает стакан.\n\nВозвращается на следующий день и приводит друзей."
)


PRAISED_AND_BLAMED = """Ужасно долго ждали еду, весь вечер.

Хамят на кассе, больше не придём.

Спасибо, очень вкусно и уютно."""


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        (PAGE, True),
        ("12 марта 2026\n★★★★★\nХорошо", False),
        (STORY, False),
        ("Нет цен\nСтарые фото\nНе отвечают", False),
        (PRAISED_AND_BLAMED, True),
    ],
)
def test_what_is_taken_for_reviews_unasked(text: str, *, holds: bool) -> None:
    assert LISTENER.holds_reviews(text, TODAY, rules("ru")) is holds


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("ок", Manner.THANKS),
        ("спасибо, девочки!", Manner.THANKS),
        ("👍", Manner.THANKS),
        ("Очередь в 8:30 до двери", Manner.SEEN),
        ("плёнка кончилась", Manner.SEEN),
        ("надо повесить меню у входа", Manner.NEEDS),
        ("а где ключи?", Manner.ASKS),
        ("thanks all", Manner.THANKS),
        ("Queue at the door by 8:30", Manner.SEEN),
        ("we should print the menu", Manner.NEEDS),
        ("who has the keys?", Manner.ASKS),
    ],
)
def test_what_a_reply_is(text: str, manner: Manner) -> None:
    assert LISTENER.manner(text) is manner
