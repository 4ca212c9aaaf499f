"""Maps are read by the ending of their file; what has another ending is taken for our own JSON."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot import files
from bot.incoming import DEFAULT, Reader, by_suffix, reader_of
from journey.errors import BrokenFile


@pytest.mark.parametrize("reader", by_suffix().values(), ids=lambda one: one.title)
def test_a_reader_is_whole_and_says_what_is_wrong(reader: Reader) -> None:
    assert re.fullmatch(r"\.[a-z]+", reader.suffix)
    assert reader.title
    with pytest.raises(BrokenFile, match=r"\S"):
        reader.read(b"\0nothing of this kind")


def test_any_other_ending_is_our_own_file(tmp_path: Path) -> None:
    assert reader_of(".JSON") is reader_of(".map") is by_suffix()[DEFAULT]
    path = tmp_path / "map.txt"
    path.write_text(files.example("coffee-shop", "ru"), encoding="utf-8")
    assert files.read(path).title == "Путь гостя кофейни"
