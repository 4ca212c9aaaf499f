"""`tropa render`: the file's ending is the format."""

from __future__ import annotations

import errno
import re
import struct
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from bot.cli import app
from bot.files import Looks, Refused, example, render
from journey.pictures import KINDS, Pages
from renderers.formats import suffixes

SIZE = struct.Struct(">II")
"""A PNG's width and height, from its 16th byte."""
CARD = ("--layout", "pulse-card")


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("render") / "map.json"
    path.write_text(example("coffee-shop", "ru"), encoding="utf-8")
    return path


def drawn(journey: Path, output: Path, *options: str) -> list[Path]:
    done = CliRunner().invoke(app, ["render", str(journey), "-o", str(output), *options])
    assert done.exit_code == 0, done.output
    return [Path(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("map.png", b"\x89PNG"),
        ("map.PDF", b"%PDF-1.7"),
        ("map.svg", b"<?xml"),
        ("map.txt", "Путь гостя".encode()),
        ("map.md", "# Путь гостя".encode()),
        ("map.json", b"{\n"),
    ],
)
def test_the_ending_is_the_format(journey: Path, tmp_path: Path, name: str, start: bytes) -> None:
    (written,) = drawn(journey, tmp_path / name)
    assert written.read_bytes().startswith(start)


def test_the_checklist_of_a_map_whose_list_nobody_opened_is_drawn(
    journey: Path, tmp_path: Path
) -> None:
    (words,) = drawn(journey, tmp_path / "list.md", "--as", "list")
    assert "- [ ] " in words.read_text(encoding="utf-8")
    cards = drawn(journey, tmp_path / "list.png", "--layout", "tasks")
    assert len(cards) > 1
    assert len(drawn(journey, tmp_path / "list.svg", "--layout", "sheet")) > 1
    (again,) = drawn(journey, tmp_path / "again.json")
    assert '"tasks": []' in again.read_text(encoding="utf-8")


def test_a_sheet_of_paper_a_week_and_a_card_for_the_table(journey: Path, tmp_path: Path) -> None:
    (sheet,) = drawn(journey, tmp_path / "a3.pdf", "--paper", "a3")
    (page,) = PdfReader(sheet).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (1191, 842)
    (week,) = drawn(journey, tmp_path / "week.png", "--layout", "week")
    assert SIZE.unpack(week.read_bytes()[16:24])[0] == 1440
    (card,) = drawn(journey, tmp_path / "card.png", *CARD, "--link", "https://t.me/tropa")
    assert SIZE.unpack(card.read_bytes()[16:24]) == (1260, 1776)


@pytest.mark.parametrize("link", [None, "t.me/tropa", "https://" + "w" * 200])
def test_a_card_without_a_link_is_refused(journey: Path, tmp_path: Path, link: str | None) -> None:
    with pytest.raises(Refused, match="https://"):
        render(journey, tmp_path / "card.pdf", "pulse-card", Looks(), link=link)


def test_a_pdf_holds_all_cards(journey: Path, tmp_path: Path) -> None:
    assert drawn(journey, tmp_path / "cards.pdf", "--layout", "phone") == [tmp_path / "cards.pdf"]
    assert len(drawn(journey, tmp_path / "cards.svg", "--layout", "phone")) > 2


def test_a_picture_may_be_larger(journey: Path, tmp_path: Path) -> None:
    sizes = []
    for options in ((), ("--scale", "3")):
        (written,) = drawn(journey, tmp_path / "map.png", *options)
        sizes.append(SIZE.unpack_from(written.read_bytes(), 16))
    assert sizes[0][0] * 3 == sizes[1][0] * 2
    assert sizes[1][1] * 2 == pytest.approx(sizes[0][1] * 3, abs=3)


def test_an_svg_may_keep_its_letters(journey: Path, tmp_path: Path) -> None:
    (outlines,) = drawn(journey, tmp_path / "outlines.svg")
    (text,) = drawn(journey, tmp_path / "text.svg", "--text")
    assert b"<text" in text.read_bytes()
    assert b"<text" not in outlines.read_bytes()


def test_a_disk_that_fills_up_leaves_what_stood_there(
    journey: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "drawn" / "map.txt"
    target.parent.mkdir()
    target.write_bytes(b"before")
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        write(path, content[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Refused, match=r"map\.txt: No space left on device"):
        render(journey, target, "board", Looks(theme="light"))
    assert [*target.parent.iterdir()] == [target]
    assert target.read_bytes() == b"before"


@pytest.mark.parametrize("name", ["map.gif", "map", "map.pdf.bak"])
def test_another_ending_is_refused(journey: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match=re.escape(f"choose one of {suffixes()}") + "$") as refused:
        render(journey, tmp_path / name, "board", Looks(theme="light"))
    assert "\n" not in str(refused.value)
    assert not (tmp_path / name).exists()


def test_a_file_of_the_menu_is_asked_for_by_its_name(
    journey: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (brief,) = drawn(journey, tmp_path / "one.txt", "--as", "brief")
    assert "карта" not in brief.read_text(encoding="utf-8").casefold().splitlines()[0]
    run = CliRunner().invoke(app, ["render", str(journey), "--as", "topics.csv"])
    assert run.output == "map.csv\n"
    for named, said in (("fax", "choose one of"), ("topics.csv", "ends in .csv")):
        with pytest.raises(Refused, match=said):
            render(journey, tmp_path / "map.pdf", "board", Looks(), named=named)


@pytest.mark.parametrize("layout", KINDS)
def test_every_kind_of_picture_can_be_asked_for(
    journey: Path, tmp_path: Path, layout: Pages
) -> None:
    pages = drawn(journey, tmp_path / "map.svg", "--layout", layout)
    assert pages
    help_text = CliRunner().invoke(app, ["render", "--help"], terminal_width=300).output
    assert re.search(rf"\W{layout}\W", help_text)


def test_a_colour_of_the_business_and_none(journey: Path, tmp_path: Path) -> None:
    plain, red = tmp_path / "plain.svg", tmp_path / "red.svg"
    drawn(journey, plain, "--layout", "square")
    drawn(journey, red, "--layout", "square", "--brand", "C8102E")
    assert b"#c8102e" in red.read_bytes()
    again = tmp_path / "again.svg"
    drawn(journey, again, "--layout", "square", "--brand", "none")
    assert again.read_bytes() == plain.read_bytes()
    with pytest.raises(Refused, match=r"'pink' is no colour") as refused:
        render(journey, again, "board", Looks(brand="pink"))
    assert "\n" not in str(refused.value)


def test_a_map_stands_beside_another(journey: Path, tmp_path: Path) -> None:
    other = tmp_path / "before.json"
    words = journey.read_text(encoding="utf-8")
    before = words.replace('"level": -1', '"level": 1')
    assert before != words
    other.write_text(before, encoding="utf-8")
    alone, beside = tmp_path / "alone.svg", tmp_path / "beside.svg"
    drawn(journey, alone, "--text")
    drawn(journey, beside, "--text", "--beside", str(other))
    assert "раньше".encode() in beside.read_bytes()
    assert "раньше".encode() not in alone.read_bytes()
