"""Fifteen stories as owners type them, in ten trades, and what is no story."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey import draft, limits
from journey.example import counted_ids
from journey.model import Journey
from journey.stems import words
from journey.story import Told
from journey.story.proposal import STORY_CHARS, TOLD_MAX
from journey.suggestions import length
from locales.rules import rules
from tests.journey.maps import CATALOGUE, NOW

CASES: Final[list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "stories.toml").read_text(encoding="utf-8")
)["stories"]
TELLER: Final = CATALOGUE.teller()
RU, EN = rules("ru"), rules("en")
TARGET = 0.85
GROWTH = 9

ORDINARY: Final = (
    "долго ждут ответа",
    "дорого, долго, далеко",
    "не знают цену\nне могут дозвониться\nбоятся что обманут",
    "1) нет парковки\n2) грубый персонал\n3) очередь",
    "звонят, а мы не берём трубку",
    "Яндекс Карты, 2ГИС, Авито",
    "сайт, вк, сарафанное радио, вывеска",
    "сколько стоит? есть ли рассрочка? когда привезут?",
    "Клиенты злятся, потому что курьер опаздывает и не предупреждает, что задержится",
    "Присылать фото готового букета перед отправкой",
    "Звонит, спрашивает цену, сравнивает",
    "Приходит, садится, ждёт, получает заказ",
    "узнать где мой заказ, получить вовремя, вернуть если не подошло",
    "боится, что испортят волосы, что выйдет дорого, что будет больно",
    "не отвечаем, не перезваниваем, забываем, теряем заявки, путаем адреса",
    "Женщины 30-45 лет, живут рядом, ходят после работы, хотят быстро",
    "Реставрация роялей, настройка и перевозка по всей области, работаем с 2009 года",
    "Ищу\nСравниваю\nЗаписываюсь\nПрихожу\nПлачу\nВозвращаюсь",
    "Находит нас в картах, звонит и записывается",
    "поставить второй терминал, нанять бариста, повесить меню крупнее, печатать чеки сразу",
    "- находят в картах\n- звонят\n- приезжают\n- платят\n- возвращаются",
)


def map_of(trade: str, language: str = "ru", business: str = "Ромашка") -> Journey:
    industry = CATALOGUE.industry(trade, language)
    assert industry is not None
    return draft.new_journey(industry, business=business, now=NOW, new_id=counted_ids("d"))


def told(text: str, trade: str = "universal", language: str = "ru") -> tuple[Told, ...]:
    journey = map_of(trade, language)
    industry = CATALOGUE.industry(trade, language)
    return TELLER.tell(text, journey, industry, RU if language == "ru" else EN)


def said(one: Told) -> str:
    return one.text if one.duration is None else length(one.duration)


def right(case: dict[str, Any]) -> list[str]:
    """What stands in its row on one of its stages; the rest of the case is what is missed."""
    journey = map_of(case["trade"])
    number = {stage.id: place for place, stage in enumerate(journey.stages)}
    found = [(number.get(one.stage or ""), one.lane, said(one)) for one in told(**_of(case))]
    return [
        text
        for stages, lane, text in case["places"]
        if any(
            place in stages and row == lane and words(entry)[: len(words(text))] == words(text)
            for place, row, entry in found
        )
    ]


def _of(case: dict[str, Any]) -> dict[str, str]:
    return {"text": case["told"], "trade": case["trade"]}


def test_fifteen_stories_of_ten_trades_stand_where_a_reader_would_put_them() -> None:
    assert len(CASES) == 15
    assert len({case["business"] for case in CASES}) >= 10
    wanted = sum(len(case["places"]) for case in CASES)
    placed = sum(len(right(case)) for case in CASES)
    assert placed >= TARGET * wanted, f"{placed} of {wanted}"


@pytest.mark.parametrize("case", CASES, ids=[case["business"] for case in CASES])
def test_a_story_is_known_as_one(case: dict[str, Any]) -> None:
    assert TELLER.is_story(case["told"], RU, asked=True)
    assert TELLER.is_story(case["told"], RU, asked=False)


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_answer_is_none(text: str) -> None:
    assert not TELLER.is_story(text, RU, asked=True)


LISTS: Final = [
    tuple(entry.text for entry in getattr(stage, lane))
    for industry in CATALOGUE.industries("ru")
    for stage in industry.stages
    for lane in ("pains", "channels", "questions", "metrics", "backstage")
]


PASTED: Final = ("\n", ", ")
MISTAKEN: Final = 0.005
"""The share of pasted rows that may be taken for a story: one is asked, and nothing is lost."""


def test_a_list_of_entries_of_one_row_is_hardly_ever_one() -> None:
    pasted = [sign.join(entries) for entries in LISTS for sign in PASTED]
    taken = [text for text in pasted if TELLER.is_story(text, RU, asked=True)]
    assert len(taken) <= MISTAKEN * len(pasted), taken


def test_where_nothing_is_asked_less_is_enough() -> None:
    text = "приезжают, ждут 20 минут, никто не подходит"
    assert not TELLER.is_story(text, RU, asked=True)
    assert TELLER.is_story(text, RU, asked=False)
    assert not TELLER.is_story("спасибо большое, очень удобно, ура", RU, asked=False)


@given(st.text(max_size=300) | st.lists(st.sampled_from(CASES), max_size=2).map(str))
def test_nothing_of_a_story_is_lost_and_nothing_is_made_up(text: str) -> None:
    found = told(text)
    typed = words(text)
    for one in found:
        if one.lane not in {"channels", "metrics"}:
            assert set(words(one.text)) <= set(typed)
        assert 0 < len(one.text) <= limits.ITEM_CHARS


@pytest.mark.parametrize("case", CASES, ids=[case["business"] for case in CASES])
def test_every_word_but_those_that_join_stands_in_an_entry(case: dict[str, Any]) -> None:
    kept = {word for one in told(**_of(case)) for word in words(one.text)}
    joining = {"и", "а", "но", "потом", "обычно", "дальше", "сначала", "то", "или", "мы"}
    figures = {word for word in words(case["told"]) if word.isdigit()}
    asked = {"спрашивают", "спрашивает"}
    share = {"из"}
    assert set(words(case["told"])) - kept <= joining | figures | asked | share


class TestFigures:
    @pytest.mark.parametrize(
        ("text", "lasts"),
        [
            ("ждут минут 20", "20 minute"),
            ("ждут 1,5 часа", "1.5 hour"),
            ("ждут полтора часа", "1.5 hour"),
            ("заполняют договор час", "1 hour"),
            ("делают мебель 45 дней", "45 day"),
            ("ходят 2 раза в неделю", None),
            ("звонят каждый день", None),
            ("приходят в 5 часов", None),
            ("ждут 20-30 минут", None),
            ("минималка 1500 и люди думают", None),
        ],
    )
    def test_how_long_it_takes_is_taken_along(self, text: str, lasts: str | None) -> None:
        found = [length(one.duration) for one in told(text) if one.duration is not None]
        assert found == ([] if lasts is None else [lasts])

    @pytest.mark.parametrize(
        ("text", "name", "value", "n", "unit"),
        [
            ("3400 из 21 000 кладут в корзину", "кладут в корзину", 3400, 21000, None),
            ("из 100 звонков 30 записываются", "звонков записываются", 30, 100, None),
            ("покупают абонемент 35 %", "покупают абонемент", 35, None, "%"),
        ],
    )
    def test_a_share_is_a_number_with_its_name(
        self, text: str, name: str, value: float, n: int | None, unit: str | None
    ) -> None:
        (one,) = [one for one in told(text) if one.metric is not None]
        assert one.metric is not None
        assert one.lane == "metrics"
        assert one.text == name
        assert (one.metric.value, one.metric.n, one.metric.unit) == (value, n, unit)

    def test_a_prepayment_measures_nothing(self) -> None:
        assert all(one.metric is None for one in told("вносят предоплату 70 %"))


def test_what_is_not_understood_is_named_word_for_word() -> None:
    (one, *_) = told("гм и гм, находят нас в картах")
    assert (one.text, one.placed) == ("гм и гм", False)


def test_in_english_too() -> None:
    text = (
        "They find us on Google Maps, then call and ask how much it is. Nobody answers for an hour."
        " They book, come in and wait 20 minutes, pay in cash and never come back"
    )
    assert TELLER.is_story(text, EN, asked=True)
    found = [(one.lane, said(one)) for one in told(text, language="en")]
    assert ("channels", "Google Maps") in found
    assert ("questions", "how much it is") in found
    assert ("pains", "Nobody answers for an hour") in found
    assert ("duration", "20 minute") in found
    assert ("pains", "never come back") in found


def test_four_times_the_words_take_about_four_times_as_long() -> None:
    """Were each word held against every other, it would be sixteen times."""
    text = " ".join(case["told"] for case in CASES)[:STORY_CHARS]
    journey, industry = map_of("hotel"), CATALOGUE.industry("hotel", "ru")
    told(text)  # the words of the language are made ready once

    def spent(letters: int) -> float:
        turns = []
        for turn in range(5):
            begun = time.process_time()
            assert TELLER.is_story(f"{text[: letters - 1]}{turn}", RU, asked=True)
            TELLER.tell(f"{text[: letters - 1]}{turn}", journey, industry, RU)
            turns.append(time.process_time() - begun)
        return min(turns)

    assert spent(len(text)) < GROWTH * spent(len(text) // 4)


def test_a_thousand_pieces_are_all_kept() -> None:
    text = ", ".join(f"гм{number}" for number in range(650))[:STORY_CHARS]
    found = told(text)
    assert len(found) > TOLD_MAX
    assert {word for one in found for word in words(one.text)} == set(words(text))
