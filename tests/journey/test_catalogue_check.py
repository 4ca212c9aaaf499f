"""The check names every kind of fault, with its place and what to do; each can be seen to fail."""

from __future__ import annotations

from typing import Any

import pytest

from journey.catalogue_check import check, likeness
from journey.catalogue_check.texts import BOUNDS, texts
from journey.habits import Habit
from journey.industries import Family, Industry, PainEntry, StageEntry
from locales.shipped import catalogues
from tests.journey.maps import OPTIONAL

CATALOGUE = catalogues()
WORDINGS, _ = CATALOGUE.every_wordings()


HABIT = {
    "ru": Habit(keep="Отвечать на каждый отзыв в тот же день", who="кто ведёт карты"),
    "en": Habit(keep="Answer each review the same day", who="whoever runs the listings"),
}


def trade(industry_id: str = "coffee-shop", language: str = "ru") -> Industry:
    found = CATALOGUE.industry(industry_id, language)
    assert found is not None
    return found


def faults(*industries: Industry) -> list[str]:
    by_language: dict[str, list[Industry]] = {}
    for industry in industries:
        by_language.setdefault(industry.language, []).append(industry)
    return [str(fault) for fault in check(by_language, wordings=WORDINGS)]


def with_stage(industry: Industry, **fields: Any) -> Industry:
    first, *rest = industry.stages
    return industry.model_copy(update={"stages": (first.model_copy(update=fields), *rest)})


def with_pain(industry: Industry, **fields: Any) -> Industry:
    first: StageEntry = industry.stages[0]
    pain: PainEntry = first.pains[0].model_copy(update=fields)
    return with_stage(industry, pains=(pain, *first.pains[1:]))


def test_what_is_in_order_has_no_fault() -> None:
    assert faults(trade(), trade("clinic"), trade(language="en"), trade("clinic", "en")) == []


def test_every_kind_of_text_has_a_bound() -> None:
    kinds = {text.kind for industry_id in ("clinic", "hotel") for text in texts(trade(industry_id))}
    assert kinds | OPTIONAL | {"check"} == set(BOUNDS)


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("ru", "Нет вывески " * 5, "48 fit; shorten it"),
        ("ru", "Нет  вывески", "spaces"),
        ("ru", "Нет вывески - и всё", "hyphen"),
        ("ru", "Нет вывески?", "question mark"),
        ("ru", "Нет вывески.", "take it away"),
        ("ru", "нет вывески", "capital"),
        ("ru", "Уходит 30% гостей", "invented figure"),
        ("ru", "Кофе за 200 руб", "invented figure"),
        ("ru", "Падает конверсия", "jargon"),
        ("ru", "Нужно обеспечить сервис", "office word"),
        ("ru", "Нет страницы в Instagram", "Russia"),
        ("ru", "Нет рекламы в Telegram и MAX", "Russia"),
        ("ru", "Нет сообщества VK", "ВКонтакте"),
        ("ru", 'Кофейня "Ромашка" не видна', "«»"),
        ("ru", "Еще закрыто", "ё"),
        ("ru", "No sign", "not a single Russian letter"),
        ("en", "Poor conversion", "jargon"),
        ("en", "Нет sign", "Russian letter"),
        ("en", "The sign isn't lit", "straight quote"),
    ],
)
def test_a_sentence(language: str, text: str, said: str) -> None:
    broken = with_pain(trade(language=language), text=text)
    stage, pain = broken.stages[0].id, broken.stages[0].pains[0].id
    (line,) = (line for line in faults(broken) if said in line)
    assert line.startswith(f"{language}/industries/coffee-shop.toml: {stage}.pains.{pain}: ")


@pytest.mark.parametrize(
    "text",
    ["Номер продан дважды", "Проданный номер", "Слиток на прилавке", "Не пишут в MAX и Telegram"],
)
def test_a_plain_word_that_only_holds_a_forbidden_one(text: str) -> None:
    assert faults(with_pain(trade(), text=text)) == []


@pytest.mark.parametrize(
    ("language", "fields", "said"),
    [
        ("ru", {"title": "Выбор"}, "first person"),
        ("en", {"title": "Choice"}, "first person"),
        ("ru", {"feeling": "думает: «дорого»"}, "no quotation"),
        ("ru", {"feeling": "Ждёт подвоха"}, "begin it with a small letter"),
        ("ru", {"feeling": "плохо, когда молчат"}, "word of the scale"),
        ("ru", {"feeling": "ровно, пока всё понятно"}, "word of the scale"),
        ("ru", {"feeling": "доволен, что выбор сделан"}, "man's form"),
        ("ru", {"feeling": "не уверен, что хватит денег"}, "man's form"),
        ("ru", {"feeling": "устал ждать ответа"}, "man's form"),
        ("ru", {"feeling": "напряжён: столько денег"}, "man's form"),
        ("en", {"feeling": "good to be back"}, "word of the scale"),
        ("en", {"feeling": "Waits for the bank"}, "begin it with a small letter"),
    ],
)
def test_a_stage(language: str, fields: dict[str, str], said: str) -> None:
    (line,) = faults(with_stage(trade(language=language), **fields))
    assert said in line


@pytest.mark.parametrize(("language", "text"), [("ru", "Вывеска сбоку"), ("en", "The side sign")])
def test_a_remedy_says_what_to_do(language: str, text: str) -> None:
    (line,) = faults(with_pain(trade(language=language), remedy=text))
    assert "begins with what to do" in line
    assert ".remedy: " in line


def test_a_practice_says_what_to_do() -> None:
    practice = trade().stages[0].practice
    odd = practice.model_copy(update={"text": "Чистая вывеска"})
    (line,) = faults(with_stage(trade(), practice=odd))
    assert "begins with what to do" in line


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Отвечать на каждый отзыв в тот же день"),
        ("ru", "Каждый вечер проверить витрину"),
        ("ru", "Раз в неделю искать себя на картах"),
        ("ru", "Спрашивать гостя, понравилось ли"),
        ("en", "Always offer a receipt"),
        ("en", "Reply to reviews every day"),
    ],
)
@pytest.mark.parametrize("habit", [True, False])
def test_a_remedy_that_never_ends_is_refused(language: str, text: str, *, habit: bool) -> None:
    industry = trade(language=language)
    found = faults(with_pain(industry, remedy=text, habit=HABIT[language] if habit else None))
    assert any(".remedy: " in line and "nobody can tick it off" in line for line in found)


def test_what_goes_on_and_who_keeps_it_up_are_held_against_the_rules() -> None:
    odd = HABIT["ru"].with_(
        keep="Чистота у витрины", who="Тот, кто утром открывает кофейню и моет пол"
    )
    found = faults(with_pain(trade(), habit=odd))
    assert [line.split(": ")[1].rpartition(".habit.")[2] for line in found] == ["keep", "who"]


def test_pains_that_weigh_the_same() -> None:
    even = tuple(p.model_copy(update={"severity": 1}) for p in trade().stages[2].pains)
    stages = list(trade().stages)
    stages[2] = stages[2].model_copy(update={"pains": even})
    (line,) = faults(trade().model_copy(update={"stages": tuple(stages)}))
    assert "weighs the same" in line


def weighed(*severities: tuple[int, ...]) -> Industry:
    """The coffee shop with these severities, stage by stage; the stages left out keep theirs."""
    stages = list(trade().stages)
    for place, told in enumerate(severities):
        pains = zip(stages[place].pains, told, strict=True)
        weighty = tuple(pain.model_copy(update={"severity": weight}) for pain, weight in pains)
        stages[place] = stages[place].model_copy(update={"pains": weighty})
    return trade().model_copy(update={"stages": tuple(stages)})


MILD, HALF = (2, 2, 2, 2, 1, 1), (3, 3, 3, 2, 2, 1)
"""A stage that loses nobody, and one that loses as many as it may."""


@pytest.mark.parametrize(
    ("severities", "count"),
    [((MILD, MILD, MILD, HALF, HALF, MILD), 6), ((HALF, HALF, HALF, HALF, HALF, MILD), 15)],
)
def test_too_few_or_too_many_pains_drive_customers_away(
    severities: tuple[tuple[int, ...], ...], count: int
) -> None:
    (line,) = faults(weighed(*severities))
    assert line.startswith(
        f"ru/industries/coffee-shop.toml: severity: {count} of 36 pains drive customers away, "
        "20% to 33% are usual; "
    )


@pytest.mark.parametrize("decisive", [(HALF, HALF, HALF), (HALF, HALF, HALF, HALF)])
def test_a_quarter_to_a_third_may_drive_customers_away(
    decisive: tuple[tuple[int, ...], ...],
) -> None:
    assert faults(weighed(*decisive, *[MILD] * (6 - len(decisive)))) == []


def test_a_stage_where_most_pains_drive_customers_away() -> None:
    (line,) = faults(weighed((3, 3, 3, 3, 2, 1), HALF, MILD, MILD, MILD, HALF))
    assert "notice.pains: 4 of 6 drive customers away; choose at most half" in line


def test_a_trade_that_loses_customers_on_every_stage() -> None:
    (line,) = faults(weighed(*[(3, 3, 2, 2, 2, 1)] * 6))
    assert "severity: every stage has a pain of severity 3" in line


def test_too_many_entries() -> None:
    channel = trade().stages[0].channels[0]
    many = tuple(channel.model_copy(update={"id": f"c{number}"}) for number in range(13))
    (line,) = faults(with_stage(trade(), channels=many))
    assert "13 entries, 12 fit" in line


def test_the_very_sentence_of_another_trade() -> None:
    remedy = trade("clinic").stages[0].pains[0].remedy
    lines = faults(with_pain(trade(), remedy=remedy), trade("clinic"))
    assert any("the very same stands in " in line for line in lines)


def test_nearly_the_same_is_counted_and_refused_when_it_is_too_much() -> None:
    clinic = trade("clinic")
    one = with_pain(trade(), text=f"{clinic.stages[0].pains[0].text} совсем")
    found = likeness("ru", [one, clinic])
    assert found.shared == 2
    assert 0 < found.share < 0.1
    assert faults(one, clinic) == []
    twin = trade().model_copy(update={"id": "twin", "order": 15, "aliases": ()})
    assert likeness("ru", [trade(), twin]).share == 1
    assert any("nearly the same" in line for line in faults(trade(), twin))


def test_an_order_taken_twice() -> None:
    (line,) = faults(trade(), trade("clinic").model_copy(update={"order": 10}))
    assert "10 is the place of coffee-shop too" in line


def test_a_name_that_leads_to_another_trade() -> None:
    greedy = trade("clinic").model_copy(update={"aliases": ("кофейня врача",)})
    lines = faults(trade().model_copy(update={"aliases": ("кофейня врача у дома",)}), greedy)
    assert lines == []
    mute = trade("clinic").model_copy(update={"unlike": ("врач",)})
    assert any("leads to no trade" in line for line in faults(mute))


def test_a_trade_of_one_language_only() -> None:
    (line,) = faults(trade(), trade("clinic"), trade(language="en"))
    assert line == "en/industries/clinic.toml: there is no such file, ru has it; write it"


@pytest.mark.parametrize(
    ("fields", "where"),
    [({"severity": 1}, "pains.sign-unseen"), ({"id": "unseen"}, "notice.pains")],
)
def test_ids_and_weights_differ(fields: dict[str, Any], where: str) -> None:
    lines = faults(with_pain(trade(), **fields), trade(language="en"))
    assert lines
    assert any(where in line and "make them equal" in line for line in lines)


def test_a_sentence_left_untranslated() -> None:
    english = trade(language="en")
    half = english.model_copy(update={"scenario": trade().scenario})
    lines = faults(trade(), half)
    assert any("the same as in ru" in line for line in lines)


def test_a_language_without_rules_of_its_own_is_held_against_the_common_ones() -> None:
    other = with_pain(trade(), text="Vitrin boş?").model_copy(update={"language": "tr"})
    lines = faults(other)
    assert any("question mark" in line for line in lines)
    assert not any("Russian" in line for line in lines)


@pytest.mark.parametrize(
    ("trade_id", "text", "pain", "refused"),
    [
        ("universal", "Показать на сайте часы и адрес", "Непонятно, когда открыто", True),
        ("universal", "Проверить сайт с телефона", "Сайт долго открывается", False),
        ("walk-in", "Посадить в зале ещё двоих", "Негде присесть", True),
        ("clinic", "Показать на сайте часы и адрес", "Непонятно, когда открыто", False),
    ],
)
def test_a_step_for_any_business_presumes_no_site_and_no_hall(
    trade_id: str, text: str, pain: str, *, refused: bool
) -> None:
    found = faults(with_pain(trade(trade_id), remedy=text, text=pain))
    assert any("not every business has" in one for one in found) is refused


def test_nor_does_one_against_a_kind_of_pain() -> None:
    kinds = CATALOGUE.kinds("ru")
    assert kinds is not None
    first, *rest = kinds.kinds
    site, *others = first.remedies

    def said(text: str, **fields: Any) -> list[str]:
        told = site.model_copy(update={"text": text, "families": (), "when": (), **fields})
        one = first.model_copy(update={"remedies": (told, *others)})
        known = kinds.model_copy(update={"kinds": (one, *rest)})
        found = check({}, {"ru": known}, WORDINGS)
        return [str(fault) for fault in found if "not every business has" in str(fault)]

    assert len(said("Показать на сайте цены")) == 1
    assert said("Показать на сайте цены", families=(Family.ONLINE,)) == []
    assert said("Показать цены на виду") == []
