"""Every format of the folder, opened by somebody else's reader, whatever was typed into the map."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Callable
from typing import Final
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import html5lib
import icalendar
import openpyxl
import pptx
import pytest
from PIL import Image
from pypdf import PdfReader

from journey.model import Journey
from renderers.format import Request
from renderers.formats import format_named, names
from tests.renderers.samples import RU, crowded, typical

MOST: Final = 50_000_000
"""Bytes: what a bot may send."""
SEEN: Final = {"\n", "\r", "\t", "\ufeff"}


def _text(data: bytes) -> None:
    controls = {one for one in data.decode() if unicodedata.category(one) == "Cc"} - SEEN
    assert not controls


def _table(data: bytes) -> None:
    text = data.decode("utf-8-sig")
    head = text.splitlines()[0]
    rows = list(csv.reader(io.StringIO(text), delimiter=";" if ";" in head else ","))
    assert rows


def _page(data: bytes) -> None:
    html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), strict=True).parse(data.decode())


def _picture(data: bytes) -> None:
    Image.open(io.BytesIO(data)).verify()


READERS: Final[dict[str, tuple[bytes, Callable[[bytes], object]]]] = {
    ".csv": (b"", _table),
    ".drawio": (b"<?xml", ET.fromstring),
    ".html": (b"<!DOCTYPE html>", _page),
    ".ics": (b"BEGIN:VCALENDAR", icalendar.Calendar.from_ical),
    ".json": (b"{", json.loads),
    ".md": (b"# ", _text),
    ".lucid": (b"PK", lambda data: json.loads(ZipFile(io.BytesIO(data)).read("document.json"))),
    ".mmd": (b"%% tropa\njourney\n", _text),
    ".ojf": (b"{", json.loads),
    ".pdf": (b"%PDF-", lambda data: PdfReader(io.BytesIO(data)).pages[0]),
    ".png": (b"\x89PNG", _picture),
    ".pptx": (b"PK", lambda data: pptx.Presentation(io.BytesIO(data))),
    ".svg": (b"<?xml", ET.fromstring),
    ".txt": (b"", _text),
    ".xlsx": (b"PK", lambda data: openpyxl.load_workbook(io.BytesIO(data))),
}
"""What a file begins with, and who reads it; neither is ours."""

HOSTILE: Final = (
    '=HYPERLINK("http://x","y")',
    "</script><b>&amp;\"'",
    "a|b\nc;d,e: 5\r\nTitle: f",
    "\u202eexe.\u200bfdp \x1b[31m",
    "שלום 👩‍👩‍👧‍👦 é",
    "%%{init: {}}%% #5 `x` [*] [**]",
)


def hostile() -> Journey:
    found = typical(2)
    stages = tuple(
        stage.with_(
            title=HOSTILE[at + 1],
            items=tuple(
                one.with_(text=HOSTILE[(at + number) % len(HOSTILE)])
                for number, one in enumerate(stage.items)
            ),
        )
        for at, stage in enumerate(found.stages)
    )
    return found.with_(title=HOSTILE[1], stages=stages)


def test_every_ending_has_a_reader() -> None:
    assert {format_named(name).suffix for name in names()} <= set(READERS)


@pytest.mark.parametrize("made", [typical(3), hostile()], ids=["typical", "hostile"])
@pytest.mark.parametrize("name", names())
def test_it_is_opened_by_an_independent_reader(name: str, made: Journey) -> None:
    found = format_named(name)
    begins, read = READERS[found.suffix]
    for data in found.write(Request(journey=made, words=RU)):
        assert data.startswith((begins, b"\xef\xbb\xbf" + begins))
        read(data)


@pytest.mark.parametrize("name", names())
def test_the_largest_map_is_no_larger_than_a_bot_may_send(name: str) -> None:
    written = format_named(name).write(Request(journey=crowded(12, 4, 120), words=RU))
    assert max(map(len, written)) <= MOST
