"""The contract of every catalogue in the folders, and of the loader that reads them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

import locales
from journey.industries import Catalogue, Entry, Industry, StageEntry
from journey.limits import ITEMS_MAX
from locales.industries import IndustryFileError, IndustryFiles

ROOT = Path(locales.__file__).parent
LANGUAGES = sorted(folder.parent.name for folder in ROOT.glob("*/industries"))
FILES = sorted(ROOT.glob("*/industries/*.toml"))
CATALOGUE = IndustryFiles()
PAIRS = list(combinations(LANGUAGES, 2))

LANES = ("actions", "questions", "channels", "pains", "metrics", "backstage")
BOUNDS = {
    "industry": 24,
    "journey": 40,
    "scenario": 140,
    "audience": 32,
    "description": 110,
    "stage": 22,
    "goal": 80,
    "feeling": 60,
    "actions": 60,
    "questions": 70,
    "channels": 28,
    "pains": 48,
    "metrics": 40,
    "unit": 12,
    "backstage": 40,
    "practice": 90,
    "remedy": 90,
}
"""Characters that fit: on a button, in a cell, in a task."""

ONCE = ("pains", "remedy", "questions", "audience", "description")
"""What only one trade may say, and only once: a text that fits two trades fits none well."""

BRANDS = frozenset({"Telegram", "WhatsApp", "YouTube", "Booking.com", "TikTok", "Pinterest"})
"""Channels that are called the same in every language."""

FIRST_PERSON = re.compile(r"\b\w+(?:ю|у|юсь|усь)\b", re.IGNORECASE)
NOT_FIRST_PERSON: dict[str, str] = {}
"""Russian stage titles that need no verb in the first person, each with its reason."""

JARGON = {
    "ru": re.compile(r"конверси|лояльност|касани[яйею]|CJM|воронк|\bлид(?:ы|ов)?\b", re.IGNORECASE),
    "en": re.compile(r"conversion|touchpoint|CJM|funnel|leverage", re.IGNORECASE),
}
FORBIDDEN_IN_RUSSIA = re.compile(r"instagram|инстаграм|facebook|фейсбук", re.IGNORECASE)
FIGURE = re.compile(r"[%₽$€£]|\d\s*(?:руб|процент|percent|dollar|euro)", re.IGNORECASE)
WITHOUT_YO = re.compile(
    r"\b(?:еще|ее|мое|твое|свое|идет|ждет|берет|дает|найдет|придет|подойдет|ведет|поймет|вернется"
    r"|остается|счет|учет|расчет\w*|прием|объем|ребенок|вперед|причем|четк\w+|надежн\w+|черный"
    r"|зеленый|теплый|темный|дешевый|тяжелый|трех|четырех)\b",
    re.IGNORECASE,
)
"""Words that are always written with ё."""


Text = tuple[str, str, str]
"""Where (`choose.no-prices`), what kind (a key of `BOUNDS`), the text."""


def texts(industry: Industry) -> Iterator[Text]:
    yield "", "industry", industry.title
    yield "", "journey", industry.journey_title
    yield "", "scenario", industry.scenario
    for audience in industry.audiences:
        yield audience.id, "audience", audience.name
        yield audience.id, "description", audience.description
    for stage in industry.stages:
        yield from stage_texts(stage)


def stage_texts(stage: StageEntry) -> Iterator[Text]:
    yield stage.id, "stage", stage.title
    yield stage.id, "goal", stage.goal
    yield stage.id, "feeling", stage.feeling
    yield f"{stage.id}.{stage.practice.id}", "practice", stage.practice.text
    for kind in LANES:
        for entry in lane(stage, kind):
            yield f"{stage.id}.{entry.id}", kind, entry.text
    for pain in stage.pains:
        yield f"{stage.id}.{pain.id}", "remedy", pain.remedy
    for metric in stage.metrics:
        yield f"{stage.id}.{metric.id}", "unit", metric.unit


def lane(stage: StageEntry, kind: str) -> tuple[Entry, ...]:
    entries: tuple[Entry, ...] = getattr(stage, kind)
    return entries


def load(file: Path) -> Industry:
    found = CATALOGUE.industry(file.stem, file.parents[1].name)
    assert found is not None
    return found


def skeleton(industry: Industry) -> object:
    """What every language shares: ids in their order, weights, signs."""
    audiences = [(audience.id, audience.emoji) for audience in industry.audiences]
    return (
        (industry.id, industry.emoji, industry.order, industry.warning is None),
        audiences,
        [
            (
                (stage.id, stage.phase, stage.emotion, stage.practice.id, stage.practice.effort),
                [(kind, [entry.id for entry in lane(stage, kind)]) for kind in LANES],
                [(pain.id, pain.severity, pain.effort) for pain in stage.pains],
            )
            for stage in industry.stages
        ],
    )


@pytest.fixture(params=FILES, ids=lambda file: f"{file.parents[1].name}-{file.stem}")
def industry(request: pytest.FixtureRequest) -> Industry:
    return load(request.param)


def test_russian_and_english_are_there() -> None:
    assert {"ru", "en"} <= set(LANGUAGES)
    assert FILES


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_stand_in_order(language: str) -> None:
    catalogue: Catalogue = CATALOGUE
    industries = catalogue.industries(language)
    orders = [industry.order for industry in industries]
    assert orders == sorted(set(orders)), "an order stands twice"
    stems = {file.stem for file in FILES if file.parents[1].name == language}
    assert {industry.id for industry in industries} == stems


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_languages_share_ids_and_weights(one: str, other: str) -> None:
    ours, theirs = CATALOGUE.industries(one), CATALOGUE.industries(other)
    assert [industry.id for industry in ours] == [industry.id for industry in theirs]
    for mine, yours in zip(ours, theirs, strict=True):
        assert skeleton(mine) == skeleton(yours)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_languages_say_it_in_their_own_words(one: str, other: str) -> None:
    for mine, yours in zip(CATALOGUE.industries(one), CATALOGUE.industries(other), strict=True):
        same = [
            (mine.id, where, text)
            for (where, kind, text), (_, _, theirs) in zip(texts(mine), texts(yours), strict=True)
            if text == theirs and kind != "unit" and text not in BRANDS
        ]
        assert not same


def test_enough_of_everything_and_no_more_than_fits_a_cell(industry: Industry) -> None:
    assert 4 <= len(industry.audiences) <= ITEMS_MAX
    for stage in industry.stages:
        assert len(stage.channels) >= 4, stage.id
        assert len(stage.pains) >= 4, stage.id
        for kind in LANES:
            assert len(lane(stage, kind)) <= ITEMS_MAX, (stage.id, kind)


def test_pains_weigh_differently(industry: Industry) -> None:
    even = [s.id for s in industry.stages if len({pain.severity for pain in s.pains}) < 2]
    assert not even


def test_texts_fit(industry: Industry) -> None:
    long = [
        (where, kind, len(text), text)
        for where, kind, text in texts(industry)
        if len(text) > BOUNDS[kind]
    ]
    assert not long


def test_texts_are_tidy(industry: Industry) -> None:
    for where, kind, text in texts(industry):
        assert text == " ".join(text.split()), (where, "spaces", text)
        assert " - " not in text, (where, "a hyphen is no dash", text)
        assert (text[-1] == "?") is (kind == "questions"), (where, "question mark", text)
        assert kind == "unit" or text[-1] not in ".!;,", (where, "full stop", text)
        assert kind == "unit" or not text[0].islower(), (where, "small letter", text)


def test_figures_are_never_invented(industry: Industry) -> None:
    figures = [t for t in texts(industry) if t[1] != "unit" and FIGURE.search(t[2])]
    assert not figures


def test_feelings_are_nobodys_words(industry: Industry) -> None:
    quoted = [stage.id for stage in industry.stages if re.search('[«»“”"]', stage.feeling)]
    assert not quoted


def test_no_jargon(industry: Industry) -> None:
    jargon = JARGON[industry.language]
    assert not [t for t in texts(industry) if jargon.search(t[2])]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_stands_twice(language: str) -> None:
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for industry in CATALOGUE.industries(language):
        for where, kind, text in texts(industry):
            if kind in ONCE:
                places[kind, text.casefold()].append(f"{industry.id}.{where}")
    assert not {text: found for text, found in places.items() if len(found) > 1}


@pytest.fixture(params=sorted(ROOT.glob("ru/industries/*.toml")), ids=lambda file: file.stem)
def russian(request: pytest.FixtureRequest) -> Industry:
    return load(request.param)


class TestRussian:
    def test_stages_speak_in_the_first_person(self, russian: Industry) -> None:
        titles = {stage.title for stage in russian.stages} - NOT_FIRST_PERSON.keys()
        assert not {title for title in titles if not FIRST_PERSON.search(title)}

    def test_remedies_begin_with_an_infinitive(self, russian: Industry) -> None:
        infinitive = re.compile(r"(?:Не )?\w+(?:ть|ти|чь)(?:ся|сь)?\b")
        when = re.compile(r"Раз в |Перед |После ")  # a habit may first say when
        wrong = [
            (where, text)
            for where, kind, text in texts(russian)
            if (kind in {"remedy", "practice"} and not infinitive.match(text))
            and not (kind == "practice" and when.match(text))
        ]
        assert not wrong

    def test_typography(self, russian: Industry) -> None:
        for where, _, text in texts(russian):
            assert not re.search("[\"'“”]", text), (where, "ёлочки", text)
            assert not WITHOUT_YO.search(text), (where, "ё", text)
            assert not FORBIDDEN_IN_RUSSIA.search(text), (where, "not for Russia", text)


@pytest.fixture(params=sorted(ROOT.glob("en/industries/*.toml")), ids=lambda file: file.stem)
def english(request: pytest.FixtureRequest) -> Industry:
    return load(request.param)


class TestEnglish:
    def test_stages_speak_in_the_first_person(self, english: Industry) -> None:
        assert not [s.title for s in english.stages if not re.match(r"I(?:['’]m)? ", s.title)]

    def test_no_russian_letters(self, english: Industry) -> None:
        assert not [t for t in texts(english) if re.search("[а-яё]", t[2], re.IGNORECASE)]

    def test_remedies_tell_what_to_do(self, english: Industry) -> None:
        wrong = [
            (where, text)
            for where, kind, text in texts(english)
            if kind == "remedy" and re.match(r"(?:To|We|You|The|A|(?!Bring)\w+ing) ", text)
        ]
        assert not wrong


SMALLEST = FILES[0].read_text(encoding="utf-8")


def put(root: Path, text: str, language: str = FILES[0].parents[1].name) -> IndustryFiles:
    folder = root / language / "industries"
    folder.mkdir(parents=True)
    (folder / FILES[0].name).write_text(text, encoding="utf-8")
    return IndustryFiles(root)


class TestLoader:
    def test_reads_a_language_once(self) -> None:
        catalogue = IndustryFiles()
        assert catalogue.industries("ru") is catalogue.industries("ru")

    def test_an_unknown_language_or_trade_is_no_error(self) -> None:
        assert CATALOGUE.industries("xx") == ()
        assert CATALOGUE.industries("../ru") == ()
        assert CATALOGUE.industry("no-such-trade", "ru") is None

    def test_broken_toml_names_file_and_line(self, tmp_path: Path) -> None:
        catalogue = put(tmp_path, 'id = "x"\ntitle = \nemoji = "x"')
        with pytest.raises(IndustryFileError, match=rf"industries/{FILES[0].name}: .*line 2"):
            catalogue.industries(FILES[0].parents[1].name)

    def test_a_wrong_value_names_its_place(self, tmp_path: Path) -> None:
        catalogue = put(tmp_path, SMALLEST.replace("severity = 3", "severity = 4", 1))
        with pytest.raises(IndustryFileError, match=r"\.toml: stages\.0\.pains\.\d\.severity: "):
            catalogue.industries(FILES[0].parents[1].name)

    def test_an_id_must_be_the_files_name(self, tmp_path: Path) -> None:
        catalogue = put(tmp_path, SMALLEST.replace(f'"{FILES[0].stem}"', '"other"', 1))
        with pytest.raises(IndustryFileError, match="id: 'other' is not the file's name"):
            catalogue.industries(FILES[0].parents[1].name)

    def test_a_language_must_be_the_folders(self, tmp_path: Path) -> None:
        catalogue = put(tmp_path, SMALLEST, language="xx")
        with pytest.raises(IndustryFileError, match="is not the folder's"):
            catalogue.industries("xx")
