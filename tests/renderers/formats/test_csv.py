"""Topics as a table: what a spreadsheet reads back is what the map says."""

from __future__ import annotations

import csv
import io

import pytest

from renderers.format import Request
from renderers.formats.csv_file import FORMAT
from renderers.words import Words
from tests.renderers.samples import EN, RU, item, journey, stage

ASKED = (
    item("questions", "сколько\nстоит; «с доставкой»?"),
    item("questions", '=HYPERLINK("x")', 1),
    item("channels", "Сайт"),
    item("channels", "Касса", 1),
)


def rows(words: Words, delimiter: str) -> list[list[str]]:
    (content,) = FORMAT.write(Request(journey=journey((stage(0, ASKED),)), words=words))
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
