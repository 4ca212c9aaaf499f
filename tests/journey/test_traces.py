"""Where one comes to know: by the row, the words of any language, the channels and the phase."""

from __future__ import annotations

import pytest

from journey.industries import Phase
from journey.model import Emotion, Item, Stage
from journey.traces import Way, way
from locales.rules import rules

RULES = rules("ru")


def stage(*items: Item) -> Stage:
    return Stage(id="s", title="Выбираю", items=items)


@pytest.mark.parametrize(
    ("lane", "text", "phase", "expected"),
    [
        ("channels", "Сайт студии", None, Way.WEB),
        ("channels", "Рассылка", None, Way.EMAIL),
        ("channels", "VK", None, Way.SOCIAL),
        ("channels", "2ГИС", None, Way.REVIEWS),
        ("channels", "Вывеска", None, Way.SURVEY),
        ("channels", "Вкусная витрина", None, Way.SURVEY),
        ("goal", "Найти сайт", None, Way.INTERVIEW),
        ("pains", "Корзина теряет товар", Phase.AWARENESS, Way.WEB),
        ("pains", "Письмо не пришло", None, Way.EMAIL),
        ("pains", "Не замечают нас", Phase.AWARENESS, Way.SOCIAL),
        ("pains", "Трудно сравнить", Phase.CONSIDERATION, Way.REVIEWS),
        ("pains", "Боится ошибиться", Phase.DECISION, Way.INTERVIEW),
        ("pains", "Очередь", Phase.PURCHASE, Way.SURVEY),
        ("pains", "Нет повода вернуться", Phase.RETENTION, Way.REVIEWS),
        ("pains", "Свой этап", None, Way.INTERVIEW),
        ("actions", "Идёт мимо", Phase.PURCHASE, Way.INTERVIEW),
        ("metrics", "Дошли до оплаты", None, Way.WEB),
    ],
)
def test_by_row_words_and_phase(lane: str, text: str, phase: Phase | None, expected: Way) -> None:
    item = Item(id="i", lane=lane, text=text)
    assert way(item, stage(item), phase, RULES) is expected


def test_where_there_is_a_site_it_is_counted() -> None:
    site = Item(id="c", lane="channels", text="Наш сайт")
    for lane, phase in (("actions", None), ("pains", Phase.DECISION)):
        item = Item(id="i", lane=lane, text="Сомневается")
        assert way(item, stage(site, item), phase, RULES) is Way.WEB


def test_a_feeling_is_asked_about() -> None:
    assert way(Emotion(id="e", level=1), stage(), None, RULES) is Way.SURVEY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The checkout page is slow", Way.WEB),
        ("No newsletter", Way.EMAIL),
        ("Bad reviews on our page", Way.REVIEWS),
        ("Отзывы на сайте", Way.REVIEWS),
        ("Электронная почта", Way.EMAIL),
        ("Яндекс.Карты", Way.REVIEWS),
        ("Приложение", Way.WEB),
        ("Ждёт", Way.INTERVIEW),
    ],
)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_words_of_every_language_are_known(language: str, text: str, expected: Way) -> None:
    item = Item(id="i", lane="actions", text=text)
    assert way(item, stage(item), None, rules(language)) is expected
