"""matplotlib's own folder is ours, or gone afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.drawing import belongings

ROOT = Path(__file__).parents[3]
NOWHERE = "/proc/nowhere"
"""No folder can be made there, by nobody."""


def test_a_picture_without_a_home_leaves_nothing_and_says_nothing(tmp_path: Path) -> None:
    if not Path("/proc").is_dir():
        pytest.skip("this system has no folder that nobody can write to")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = {"PATH": os.environ["PATH"], "HOME": NOWHERE, "TMPDIR": str(temporary)}
    command = [sys.executable, "-m", "bot.cli"]
    example = subprocess.run(
        [*command, "example"], cwd=ROOT, env=environment, check=True, capture_output=True
    )
    (tmp_path / "map.json").write_bytes(example.stdout)
    drawn = subprocess.run(
        [*command, "render", str(tmp_path / "map.json"), "-o", str(tmp_path / "карта 1.png")],
        cwd=ROOT, env=environment, check=True, capture_output=True,
    )  # fmt: skip
    assert drawn.stderr == b""
    assert (tmp_path / "карта 1.png").is_file()
    assert [*temporary.iterdir()] == []


def test_the_folder_is_the_users_where_they_named_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MPLCONFIGDIR", "theirs")
    belongings.lend(tmp_path)
    with belongings.lent():
        assert os.environ["MPLCONFIGDIR"] == "theirs"
    monkeypatch.delenv("MPLCONFIGDIR")
    belongings.lend(tmp_path)
    assert os.environ["MPLCONFIGDIR"] == str(tmp_path)


def test_at_home_it_is_left_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("MPLCONFIGDIR", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with belongings.lent():
        assert "MPLCONFIGDIR" not in os.environ
    monkeypatch.setenv("XDG_CACHE_HOME", NOWHERE)
    with belongings.lent():
        borrowed = Path(os.environ["MPLCONFIGDIR"])
        assert borrowed.is_dir()
    assert not borrowed.exists()
    assert "MPLCONFIGDIR" not in os.environ
