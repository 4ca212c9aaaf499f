"""Every format in the folder is a whole record and writes a map; what is offered has its words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.drawing.exchange import Files
from handlers.screens import files
from locales.texts import Languages
from renderers.format import Needs, Option, Request
from renderers.formats import asked_as, by_suffix, format_named, names, offers, suffixes
from renderers.themes import names as theme_names
from tests.renderers.samples import RU, typical

STARTS = {"png": b"\x89PNG", "text": "Путь гостя кофейни".encode(), "json_file": b"{\n"}
COMMANDS = Path(__file__).parents[2] / "docs" / "commands.md"


def test_the_folder_has_picture_and_words() -> None:
    assert {"png", "text", "json_file", "checklist"} <= set(names())
    assert {one.suffix for one in map(format_named, names())} == set(by_suffix())


def test_one_format_of_an_ending_is_meant_by_it_alone() -> None:
    endings = [one.suffix for one in map(format_named, names()) if one.by_ending]
    assert len(endings) == len(set(endings))


def test_every_offer_has_a_name_of_its_own_and_is_found_by_it() -> None:
    every = [one.name(offer) for one in map(format_named, names()) for offer in one.offers]
    assert sorted(every) == sorted(offers())
    for name, (one, offer) in offers().items():
        assert asked_as(name) == (one, offer)
        assert asked_as(offer.what, one.suffix) == (one, offer)
    assert asked_as("list") is None
    assert asked_as("poster") == offers()["poster.pdf"]
    assert asked_as("fax") is None


@pytest.mark.parametrize("name", names())
def test_a_format_writes_files(name: str) -> None:
    found = format_named(name)
    written = found.write(Request(journey=typical(1), words=RU))
    assert re.fullmatch(r"\.[a-z]+", found.suffix)
    assert found.title
    assert all(written)
    assert written[0].startswith(STARTS.get(name, b""))
    assert written == found.write(Request(journey=typical(1), words=RU))


@pytest.mark.parametrize("name", names())
def test_pages_come_as_the_record_says(name: str) -> None:
    found = format_named(name)
    written = found.write(Request(journey=typical(2), words=RU, pages="phone"))
    assert (len(written) > 1) == found.paged


@pytest.mark.parametrize("name", names())
def test_only_what_is_drawn_has_colours(name: str) -> None:
    found = format_named(name)
    light, dark = (
        found.write(Request(journey=typical(1), words=RU, theme=theme))
        for theme in ("light", "dark")
    )
    assert (light != dark) == (found.needs is Needs.PICTURE)


@pytest.mark.parametrize("name", names())
def test_its_options_are_those_that_make_a_difference(name: str) -> None:
    found = format_named(name)
    plain = found.write(Request(journey=typical(1), words=RU))
    asked = {
        Option.SCALE: Request(journey=typical(1), words=RU, scale=1),
        Option.LETTERS: Request(journey=typical(1), words=RU, as_text=True),
    }
    for option, request in asked.items():
        assert (found.write(request) != plain) == (option in found.options)


def test_offers_stand_in_the_order_of_their_places() -> None:
    places = [offer.place for _, offer in offers().values()]
    assert places == sorted(set(places))


def test_what_is_offered_outside_of_the_menu_is_in_it() -> None:
    kinds = {kind.name: kind for kind in Files(Languages()).kinds}
    assert {files.BOARD, files.CARDS, files.PAGE, files.WORDS, *files.CHECKLIST} <= set(kinds)
    assert kinds[files.BOARD].drawn
    assert kinds[files.CARDS].drawn
    assert not kinds[files.WORDS].drawn
    assert all(kinds[name].of_tasks for name in files.CHECKLIST)


def test_the_commands_page_names_every_ending_theme_and_option() -> None:
    text = COMMANDS.read_text(encoding="utf-8")
    (row,) = (line for line in text.splitlines() if line.startswith("| `tropa render "))
    assert "format: " + ", ".join(f"`{suffix}`" for suffix in by_suffix()) in row
    assert r"`--theme " + r"\|".join(theme_names()) + "`" in row
    assert f"`--scale 3` for a larger `{suffixes(Option.SCALE)}`" in row
    assert f"`--text` for a `{suffixes(Option.LETTERS)}`" in row


def test_an_unknown_format_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        format_named("fax")
