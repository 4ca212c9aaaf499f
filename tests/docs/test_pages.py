"""The documents are true: links, paths, names of buttons, the format's page, the pictures."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat
from typer.main import get_command

from bot.cli import app
from tests.browser import CHROMIUM
from tests.docs import format_page, pictures

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
LINES = 150
"""A README that is longer is not read."""
QUOTED = {"ru": re.compile("«([А-ЯЁ][^»]*)»"), "en": re.compile("“([A-Z][^”]*)”")}
NO_BUTTON = {
    "ru": {"Зачем карта", "Всё так", "Не знаю"},
    "en": {"I don't know", "I sew curtains to order"},
}
"""What is quoted in the guides and stands on no button."""
SHOWN = re.compile(r"`((?:[^`\n]*\| )?tropa [^`\n]+)`")
NEAR = 6.0
"""Mean difference of 255 between two photographs of one screen; another letter is more."""


def test_every_link_leads_somewhere() -> None:
    broken = [
        f"{page.name}: {target}"
        for page in DOCUMENTS
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert broken == []


def test_every_path_that_is_named_is_there() -> None:
    named = re.compile(r"`((?:bot|handlers|journey|locales|renderers|tests|docs)/[\w/.-]*)`")
    gone = [
        f"{page.name}: {path}"
        for page in DOCUMENTS
        if page.name != "CHANGELOG.md"
        for path in named.findall(page.read_text(encoding="utf-8"))
        if not (ROOT / path).exists()
    ]
    assert gone == []


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_guide_names_buttons_as_they_are_called(language: str) -> None:
    sentences = ROOT / "locales" / language / "tropa.po", ROOT / "bot/playground/page/words.js"
    catalogue = "".join(one.read_text(encoding="utf-8") for one in sentences)
    pages = [page for page in DOCUMENTS if page.name.endswith(f".{language}.md")]
    quoted = {
        words.rstrip(".,")
        for page in pages
        for words in QUOTED[language].findall(page.read_text(encoding="utf-8"))
    }
    assert quoted
    assert [words for words in sorted(quoted - NO_BUTTON[language]) if words not in catalogue] == []


def test_every_command_that_is_shown_can_be_given() -> None:
    """A subcommand and options that there are; a line to be typed (it has a pipe or a file for what
    comes out) names what the command cannot do without.
    """
    known = get_command(app)
    broken = [
        f"{page.name}: {line}: {why}"
        for page in DOCUMENTS
        if page.name != "CHANGELOG.md"
        for line in re.findall(
            r"`((?:[^`\n]*\| )?tropa [^`\n]+)`", page.read_text(encoding="utf-8")
        )
        for part in line.split("|")
        if (why := _fault(known, part.split(), typed=bool(re.search(r"[|>]| -o ", line))))
    ]
    assert broken == []


def _fault(known: Any, words: list[str], *, typed: bool) -> str:
    """What is wrong with one command; empty: nothing, or it is another program's."""
    if words[:1] != ["tropa"] or words[1].startswith("-"):
        return ""
    command = known.commands.get(words[1])
    if command is None:
        return "no such command"
    options = {name for one in command.params for name in (*one.opts, *one.secondary_opts)}
    given = words[2 : words.index(">") if ">" in words else None]
    strange = [word for word in given if word.startswith("--") and word not in {*options, "--help"}]
    needed = [one for one in command.params if one.required and one.param_type_name == "argument"]
    plain = [word for word in given if not word.startswith("-")]
    if typed and len(plain) < len(needed):
        return f"{needed[0].name} is missing"
    return f"no option {strange[0]}" if strange else ""


def test_a_readme_is_short() -> None:
    for page in ROOT.glob("README*.md"):
        assert len(page.read_text(encoding="utf-8").splitlines()) <= LINES, page.name


def test_the_formats_page_is_the_schemas() -> None:
    assert format_page.PAGE.read_text(encoding="utf-8") == format_page.page()


def test_the_map_is_drawn_as_the_documents_show_it(tmp_path: Path) -> None:
    for language in pictures.LANGUAGES:
        drawn = pictures.map_of(language, tmp_path)
        assert _apart(drawn, pictures.FOLDER / drawn.name) == 0, drawn.name


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium on the path")
async def test_the_dialogue_looks_as_the_documents_show_it(tmp_path: Path) -> None:
    drawn = await pictures.dialogue_of("ru", tmp_path)
    apart = await asyncio.to_thread(_apart, drawn, pictures.FOLDER / drawn.name)
    assert apart < NEAR, "make pages takes the pictures anew"


def _apart(one: Path, other: Path) -> float:
    """Mean difference of two pictures, 0 to 255; of different sizes: all of it."""
    with Image.open(one) as first, Image.open(other) as second:
        if first.size != second.size:
            return 255.0
        difference = ImageChops.difference(first.convert("L"), second.convert("L"))
        return float(ImageStat.Stat(difference).mean[0])
