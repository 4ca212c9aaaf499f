"""The README is true: its commands, targets and settings are those of the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from bot.cli import app
from bot.runtime import settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def _cells(heading: str) -> list[list[str]]:
    """The rows of the first table with that heading in its first column."""
    lines = README.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"| {heading} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
    return rows


def _first_words(prefix: str) -> list[str]:
    return re.findall(rf"^\| `{prefix} ([a-z][a-z-]*)", README + COMMANDS, flags=re.MULTILINE)


def test_every_command_is_told_of_and_no_other() -> None:
    group = typer.main.get_command(app)
    assert sorted(_first_words("tropa")) == sorted(group.commands)  # type: ignore[attr-defined]


def test_every_target_is_in_the_readme_and_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):.*##", makefile, flags=re.MULTILINE))
    shown = set(_first_words("make"))
    assert shown <= targets
    assert {"setup", "play", "run", "check", "test", "bench"} <= shown


def test_the_table_of_settings_is_the_codes() -> None:
    rows = [tuple(row) for row in _cells("variable")]
    assert rows == [
        (f"`{row.name}`", f"`{row.default}`" if row.default else "", row.meaning)
        for row in settings.table()
    ]


@pytest.mark.parametrize(
    "name",
    [
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "LICENSE",
        "docs/design.md",
        "docs/operating.md",
        "docs/server-in-russia.md",
    ],
)
def test_what_the_readme_links_to_is_there(name: str) -> None:
    assert f"({name})" in README
    assert (ROOT / name).is_file()


def test_the_changelog_has_a_place_for_what_is_not_released() -> None:
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "docs/design.md"])
def test_what_the_documents_name_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    paths = re.findall(r"`((?:bot|handlers|journey|locales|renderers|tests)/[\w/.]*)`", text)
    assert paths
    for path in paths:
        assert (ROOT / path).exists(), path


def test_the_design_names_every_room() -> None:
    text = (ROOT / "docs/design.md").read_text(encoding="utf-8")
    rooms = {path.parent.relative_to(ROOT).as_posix() for path in ROOT.glob("bot/*/__init__.py")}
    rooms |= {"handlers", "journey", "locales", "renderers"}
    named = set(re.findall(r"^\| `([\w/]+)/` \|", text, flags=re.MULTILINE))
    assert named == rooms
