"""Every catalogue in the folders is in order, and the loader that reads them says what is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import locales
from bot.files import check_industries
from journey.catalogue import Catalogue
from journey.catalogue_check import likeness
from journey.catalogue_check.among import SHARED_MAX
from journey.catalogue_check.texts import BOUNDS
from journey.industries import Audience, Industry, MetricEntry, PainEntry, StageEntry
from locales.industries import IndustryFiles
from locales.shipped import catalogues
from locales.tomlfiles import IndustryFileError

ROOT = Path(locales.__file__).parent
FILES = sorted(ROOT.glob("*/industries/*.toml"))
CATALOGUE = catalogues()


def test_russian_and_english_are_there() -> None:
    assert {"ru", "en"} <= set(CATALOGUE.languages)
    trades = {industry.id for industry in CATALOGUE.industries("ru")}
    assert {"real-estate", "saas", "hotel", "universal"} <= trades


def test_the_catalogues_are_in_order_and_what_they_say_was_learnt() -> None:
    assert len(check_industries()) == len(CATALOGUE.languages)


@pytest.mark.parametrize("language", CATALOGUE.languages)
def test_trades_speak_for_themselves(language: str) -> None:
    """At most a tenth of the pains and remedies may nearly stand in another trade."""
    found = likeness(language, CATALOGUE.industries(language))
    assert found.sentences > 1000
    assert found.share <= SHARED_MAX, str(found)


@pytest.mark.parametrize("language", CATALOGUE.languages)
def test_buttons_stand_in_order(language: str) -> None:
    catalogue: Catalogue = CATALOGUE
    industries = catalogue.industries(language)
    orders = [industry.order for industry in industries]
    assert orders == sorted(orders)
    stems = {file.stem for file in FILES if file.parents[1].name == language}
    assert {industry.id for industry in industries} == stems


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
        with pytest.raises(IndustryFileError, match=r"\.toml: \w+\.pains\.[a-z-]+\.severity: "):
            catalogue.industries(FILES[0].parents[1].name)

    def test_an_id_must_be_the_files_name(self, tmp_path: Path) -> None:
        catalogue = put(tmp_path, SMALLEST.replace(f'"{FILES[0].stem}"', '"other"', 1))
        with pytest.raises(IndustryFileError, match="id: 'other' is not the file's name"):
            catalogue.industries(FILES[0].parents[1].name)

    def test_a_language_must_be_the_folders(self, tmp_path: Path) -> None:
        catalogue = put(tmp_path, SMALLEST, language="xx")
        with pytest.raises(IndustryFileError, match="is not the folder's"):
            catalogue.industries("xx")

    def test_every_broken_file_is_told_at_once_in_ids(self, tmp_path: Path) -> None:
        folder = tmp_path / "ru" / "industries"
        folder.mkdir(parents=True)
        whole = (ROOT / "ru/industries/coffee-shop.toml").read_text(encoding="utf-8")
        remedy = next(line for line in whole.splitlines() if line.startswith("remedy"))
        holed = whole.replace(remedy + "\n", "", 1).replace('unit = "раз"', 'colour = "red"', 1)
        (folder / "coffee-shop.toml").write_text(holed, encoding="utf-8")
        (folder / "clinic.toml").write_text("title = ", encoding="utf-8")
        sound = (ROOT / "ru/industries/hotel.toml").read_text(encoding="utf-8")
        (folder / "hotel.toml").write_text(sound, encoding="utf-8")
        read, broken = IndustryFiles(tmp_path).every()
        assert [industry.id for industry in read["ru"]] == ["hotel"]
        place = "ru/industries/coffee-shop.toml: notice"
        assert set(broken[1:]) == {
            f"{place}.pains.sign-unseen.remedy: is missing; write it",
            f"{place}.metrics.listing-views.unit: is missing; write it",
            f"{place}.metrics.listing-views.colour: is no field of a catalogue; take it away",
        }
        assert "ru/industries/clinic.toml: " in broken[0]

    @pytest.mark.parametrize(
        ("rule", "said"),
        [
            ('never = "x"', "ru/wording.toml: rules.1.why: is missing; write it"),
            ('never = "("\nwhy = "no"', "is no pattern"),
            ('never = "x"\nmust = "y"\nwhy = "no"', "exactly one of never, never_first and must"),
            ('why = "no"', "exactly one of never, never_first and must"),
            ('never = "x"\nof = ["songs"]\nwhy = "no"', "no kinds of texts: songs"),
        ],
    )
    def test_a_broken_rule_of_wording_is_told(self, tmp_path: Path, rule: str, said: str) -> None:
        (tmp_path / "ru" / "industries").mkdir(parents=True)
        (tmp_path / "ru" / "wording.toml").write_text(f"[[rules]]\n{rule}\n", encoding="utf-8")
        read, broken = IndustryFiles(tmp_path).every_wordings()
        assert not read
        assert said in "\n".join(broken)


def test_the_contributors_page_names_every_field_and_bound() -> None:
    page = (ROOT / "INDUSTRIES.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`(?:\[\[)?(?:stages\.)?([a-z_]+)(?:\]\])?`", page))
    models = (Industry, Audience, StageEntry, MetricEntry, PainEntry)
    fields = {name for model in models for name in model.model_fields} - {"text"}
    assert fields <= told, fields - told
    rows = "\n".join(line for line in page.splitlines() if line.startswith("|"))
    bounds = set(re.findall(r"\d+", " ".join(row.rsplit("|", 2)[1] for row in rows.splitlines())))
    assert bounds == {str(bound) for bound in BOUNDS.values()}
