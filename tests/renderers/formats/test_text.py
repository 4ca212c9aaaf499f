"""The map in words."""

from __future__ import annotations

from hypothesis import given, settings

from journey.grid.signs import flat
from journey.model import Journey
from journey.words import capital
from renderers.formats import text
from tests.renderers.samples import PROOF, RU, item, journey, journeys, stage

EXPECTED = """\
Путь гостя кофейни
Карта пути клиента · Кофейня «Зерно и Дым» · 23 ноября 2026
👩🏽‍💻 Анна
Берёт кофе по дороге

Этап 1. Этап с названием 0 (момент истины)
Цель:
- Найти кофе (предположение)
Чувствует:
- Злится: Всё понятно
Мешает:
- Очередь (подтверждено, уводит)
Метрики: выбрать, что измерять

Этап 2. Этап с названием 1
Цель: спросить у клиентов
Чувствует: спросить у клиентов
Мешает: спросить у клиентов
Метрики:
- Конверсия (ещё не измеряли)

Ваших ответов: 3 · предположений: 1 · доказано: 1
"""


def test_a_business_that_is_the_title_is_told_once() -> None:
    named = journey((stage(0),), title="Ветеринарная клиника", business="Ветеринарная клиника")
    title, subtitle, *_ = text.write(named, RU).splitlines()
    assert title == "Ветеринарная клиника"
    assert subtitle.replace("\u00a0", " ") == "Карта пути клиента · 23 ноября 2026"


def test_stage_by_stage_with_marks_as_words() -> None:
    goal = item("goal", "Найти кофе", origin="catalogue")
    pain = item("pains", "Очередь", severity=3, evidence=PROOF)
    metric = item("metrics", "Конверсия")
    drawn = journey((stage(0, (goal, pain), level=-2), stage(1, (metric,), level=None)))
    assert text.write(drawn, RU).replace("\u00a0", " ") == EXPECTED


@settings(max_examples=30)
@given(journeys())
def test_every_typed_character_is_there(drawn: Journey) -> None:
    written = text.write(drawn, RU)
    for one in drawn.stages:
        assert flat(one.title) in written
        assert all(flat(capital(entry.text)) in written for entry in one.items)
