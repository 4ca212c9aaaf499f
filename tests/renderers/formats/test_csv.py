"""Topics and the grid as tables: what is read back is what the map says."""

from __future__ import annotations

import csv
import io

import pytest

from bot.incoming import File, read
from journey.dropped import MapFound
from journey.model import EmotionKind, Item, Persona
from journey.words import capital
from renderers.format import Request
from renderers.formats.csv_file import FORMAT
from renderers.words import Words
from tests.renderers.samples import EN, RU, item, journey, stage, typical

ASKED = (
    item("questions", "сколько\nстоит; «с доставкой»?"),
    item("questions", '=HYPERLINK("x")', 1),
    item("channels", "Сайт"),
    item("channels", "Касса", 1),
)


def rows(words: Words, delimiter: str) -> list[list[str]]:
    (content,) = FORMAT.write(
        Request(journey=journey((stage(0, ASKED),)), words=words, paper="topics")
    )
    text = content.decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:]), delimiter=delimiter))


@pytest.mark.parametrize(("words", "delimiter"), [(RU, ";"), (EN, ",")])
def test_what_is_read_back_is_the_map(words: Words, delimiter: str) -> None:
    heads, first, second = rows(words, delimiter)
    assert len(heads) == len(first) == len(second) == 4
    assert first[0] == "Сколько стоит; «с доставкой»?"
    assert first[2] == "Сайт; Касса"
    assert second[0] == '\'=HYPERLINK("x")'


def said(items: tuple[Item, ...]) -> set[tuple[str, str, int | None]]:
    """Channels apart: people write several into one cell, so a comma parts them."""
    kept = (one for one in items if one.lane != "channels")
    return {(one.lane, capital(one.text), one.severity) for one in kept}


def test_the_grid_comes_back_as_a_map_with_what_a_cell_says() -> None:
    drawn = typical(4)
    (content,) = FORMAT.write(Request(journey=drawn, words=RU))
    found = read(File("map.csv", content))
    assert isinstance(found, MapFound)
    assert (found.left, found.lost, found.cut) == ((), (), 0)
    for was, now in zip(drawn.stages, found.journey.stages, strict=True):
        assert was.title == now.title
        assert said(was.items) == said(now.items)
        felt = [one.level for one in was.emotions if one.kind is EmotionKind.ASSUMED]
        assert felt == [one.level for one in now.emotions]


def test_each_person_has_a_grid_of_their_own() -> None:
    persons = (Persona(id="a", name="Оля"), Persona(id="b", name="=Босс"))
    asked = (ASKED[0].with_(persona="a"), ASKED[1].with_(persona="b"), ASKED[2])
    map_ = journey((stage(0, asked),)).with_(personas=persons)
    first, second = (one.decode() for one in FORMAT.write(Request(journey=map_, words=RU)))
    assert first.startswith("\ufeffОля;")
    assert second.startswith("\ufeff'=Босс;")
    assert "HYPERLINK" in second
    assert "HYPERLINK" not in first
    assert all("Сайт" in one for one in (first, second))
