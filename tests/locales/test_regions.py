"""Countries: a trade in their words, maps that follow, files that are broken."""

from __future__ import annotations

from pathlib import Path

import pytest

import locales
from journey import draft, regions
from journey.catalogue_check import regions as check
from journey.example import counted_ids
from journey.industries import Industry
from journey.model import Item, Journey, Origin
from journey.regions import Region, Regions, followed
from locales.regions import regions as read_regions
from locales.shipped import catalogues
from locales.tomlfiles import IndustryFileError
from tests.journey.maps import NOW

FILES = catalogues()
ROOT = Path(locales.__file__).parent
LAND = Region(
    id="land",
    language="en",
    title="Land",
    currency="🪙",
    instead={
        "queue*": "line*",
        "people queue": "people line up",
        "Big Shop": "Small Shop",
        "colour*": "color*",
        "a flat white": "a flat white",
        "a flat": "an apartment",
    },
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Queues at noon", "Lines at noon"),
        ("where people queue for bread", "where people line up for bread"),
        ("Reviews at Big Shop", "Reviews at Small Shop"),
        ("a big shop", "a big shop"),
        ("discoloured, coloured", "discoloured, colored"),
        ("a flat white in a flat", "a flat white in an apartment"),
        ("thousand ¤", "thousand 🪙"),
        ("nothing of it", "nothing of it"),
    ],
)
def test_words_of_a_country(text: str, said: str) -> None:
    assert LAND.say(text) == said


def test_money_that_nobody_knows_is_not_named() -> None:
    assert Region(id="x", language="en", title="X").say("thousand ¤") == "thousand"


def trade(language: str, trade_id: str, country: str | None) -> Industry:
    found = FILES.industry(trade_id, language, country)
    assert found is not None
    return found


def units(industry: Industry) -> set[str | None]:
    return {metric.unit for stage in industry.stages for metric in stage.metrics}


def channels(industry: Industry) -> list[str]:
    return [entry.text for stage in industry.stages for entry in stage.channels]


def test_each_country_has_its_money_and_its_marketplaces() -> None:
    assert "₽" in units(trade("ru", "coffee-shop", None))
    assert "₽" in units(trade("ru", "coffee-shop", "россия"))
    assert "₸" in units(trade("ru", "coffee-shop", "Казахстан"))
    assert "Br" in units(trade("ru", "coffee-shop", "РБ"))
    assert None in units(trade("ru", "coffee-shop", "Сербия"))
    assert "£" in units(trade("en", "coffee-shop", "UK"))
    assert None in units(trade("en", "coffee-shop", None))
    assert "Kaspi Магазин" in channels(trade("ru", "marketplace-seller", "Казахстан"))
    assert "Rightmove" in channels(trade("en", "real-estate", "United Kingdom"))
    assert "Zillow" in channels(trade("en", "real-estate", "USA"))


@pytest.mark.parametrize("language", FILES.languages)
def test_no_country_names_what_is_of_another(language: str) -> None:
    """What one country has files for is named in no other."""
    russian = ("Яндекс Еда", "Авито", "Wildberries", "ВКонтакте", "MAX", "Rightmove", "Zillow", "₽")
    for industry in FILES.industries(language):
        there = str(FILES.industry(industry.id, language, "Нигдения"))
        assert not [name for name in russian if name in there], industry.id


def test_a_row_says_nothing_twice() -> None:
    for language in FILES.languages:
        for region in FILES.regions(language).every:
            for industry in FILES.industries(language):
                for stage in trade(language, industry.id, region.title).stages:
                    texts = [entry.text for entry in stage.channels]
                    assert len(set(texts)) == len(texts), (region.id, industry.id, stage.id)


def a_map(country: str | None = None) -> Journey:
    industry = trade("ru", "coffee-shop", country)
    made = draft.new_journey(industry, business="Зерно", now=NOW, new_id=counted_ids("d"))
    new_id = counted_ids("e")
    stages = tuple(draft.draft_stage(industry, entry, new_id) for entry in industry.stages)
    return made.with_(stages=stages, country=country)


def follow(before: Journey, after: Journey) -> Journey:
    def of(journey: Journey) -> Industry:
        return trade("ru", "coffee-shop", journey.country)

    return followed(before, after, FILES.regions("ru"), of)


def lane(journey: Journey, name: str) -> list[str]:
    return [item.text for stage in journey.stages for item in stage.lane(name)]


def test_a_map_follows_its_country_and_comes_back() -> None:
    before = a_map()
    moved = follow(before, before.with_(country="Казахстан"))
    assert "Яндекс Карты" in lane(before, "channels")
    assert "Яндекс Карты" not in lane(moved, "channels")
    assert lane(moved, "channels") == lane(a_map("Казахстан"), "channels")
    back = follow(moved, moved.with_(country="Россия"))
    assert lane(back, "channels") == lane(before, "channels")


def test_what_people_worded_stays() -> None:
    before = a_map()
    first = before.stages[0]
    own = Item(id="own", lane="channels", text="Авито", origin=Origin.OWNER)
    said = first.with_(items=(own, *first.items))
    before = before.with_(stages=(said, *before.stages[1:]))
    moved = follow(before, before.with_(country="Казахстан"))
    assert moved.stages[0].items[0] == own


def test_a_city_tells_the_country_unless_one_was_named() -> None:
    before = a_map()
    there = follow(before, before.with_(city="Минск", zone="Europe/Minsk"))
    assert there.country == "Беларусь"
    named = before.with_(country="Сербия")
    assert follow(named, named.with_(zone="Europe/Minsk")).country == "Сербия"
    assert follow(before, before.with_(zone="Etc/GMT-5")).country is None


def test_an_unknown_trade_is_left_alone() -> None:
    before = a_map()
    after = before.with_(country="Казахстан")
    assert followed(before, after, FILES.regions("ru"), lambda _: None) == after


def test_a_language_without_countries_says_what_stands_there() -> None:
    industry = trade("ru", "coffee-shop", None)
    assert Regions(()).trade(industry, "Казахстан") == industry
    assert regions.NOWHERE.say("Авито") == "Авито"


TRADES = ("marketplace-seller", "coffee-shop")


def faults(region: Region, *others: Region) -> str:
    """What the check says of it, two trades held against it."""
    known = {"ru": Regions((region, *others))}
    trades = {"ru": [one for one in FILES.every()[0]["ru"] if one.id in TRADES]}
    return "\n".join(map(str, check.faults(trades, known)))


BY = FILES.regions("ru").of("Беларусь")


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"title": "Казахстан"}, "kz.toml: Казахстан: stands in by too"),
        ({"zones": ("Europe/Minks",)}, "is no time zone"),
        ({"instead": {"Wildberries": "Куфар" * 6}}, "28 fit"),
        ({"home": True}, "only one of ru can be"),
        ({"currency": "Озон"}, ""),
    ],
)
def test_what_is_wrong_with_a_country_is_told(changes: dict[str, object], fault: str) -> None:
    others = [FILES.regions("ru").of("Казахстан"), FILES.regions("ru").of("Россия")]
    plain = [one.with_(instead={}) for one in others]
    told = faults(Region.model_validate({**BY.model_dump(), "instead": {}, **changes}), *plain)
    assert fault in told
    assert bool(fault) == ("by.toml" in told or "kz.toml" in told or "ru.toml" in told)


def test_money_of_one_country_in_a_catalogue_is_told() -> None:
    assert "¤" not in faults(BY.with_(instead={}))
    euro = BY.with_(instead={}, currency="¤")
    assert "¤ is the money of one country" in faults(euro)


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("by", "id = 5", "ru/regions/by.toml: id"),
        ("kz", (ROOT / "ru" / "regions" / "by.toml").read_text("utf-8"), "must be the names of"),
        ("by", "id = ", "ru/regions/by.toml"),
    ],
)
def test_a_broken_file_is_told(tmp_path: Path, name: str, text: str, fault: str) -> None:
    folder = tmp_path / "ru" / "regions"
    folder.mkdir(parents=True)
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(IndustryFileError, match=fault):
        read_regions(tmp_path, "ru")
