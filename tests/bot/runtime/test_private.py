"""What is kept is readable by nobody else, whatever the shell's umask says."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.runtime import private

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def umask_of_a_shell() -> Iterator[None]:
    """Put back after each test: `keep` is for the whole process."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> str:
    return oct(path.stat().st_mode & 0o777)


def test_what_the_command_line_makes(tmp_path: Path) -> None:
    data = tmp_path / "data"
    program = [sys.executable, "-m", "bot.cli"]
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(data), "PYTHONPATH": str(ROOT)}
    for arguments in (["migrate"], ["backup", str(tmp_path / "copies/copy.sqlite")]):
        subprocess.run(
            [*program, *arguments], cwd=tmp_path, env=environment, check=True, capture_output=True
        )
    assert mode(data) == mode(tmp_path / "copies") == "0o700"
    made = [*data.iterdir(), tmp_path / "copies/copy.sqlite"]
    assert len(made) > 1
    assert {mode(file) for file in made} == {"0o600"}


def test_what_an_earlier_version_left_open_is_closed(tmp_path: Path) -> None:
    files = [tmp_path / f"tropa.sqlite{ending}" for ending in ("", "-wal", "-shm")]
    (tmp_path / "playground/files").mkdir(parents=True)
    files.append(tmp_path / "playground/files/photo")
    for file in files:
        file.touch()
    tmp_path.chmod(0o755)
    private.keep(tmp_path)
    assert {mode(file) for file in files} == {"0o600"}
    folders = (tmp_path, tmp_path / "playground", tmp_path / "playground/files")
    assert {mode(folder) for folder in folders} == {"0o700"}


def test_a_folder_that_others_use_too_is_left_as_it_is(tmp_path: Path) -> None:
    for name in ("tropa.sqlite", "theirs"):
        (tmp_path / name).touch()
    tmp_path.chmod(0o755)
    private.keep(tmp_path)
    assert mode(tmp_path) == "0o755"
    assert mode(tmp_path / "theirs") == "0o644"
    assert mode(tmp_path / "tropa.sqlite") == "0o600"


@pytest.mark.parametrize(("rights", "warned"), [(0o644, 1), (0o640, 0), (0o600, 0)])
def test_a_token_that_everybody_can_read_is_said(tmp_path: Path, rights: int, warned: int) -> None:
    file = tmp_path / ".env"
    file.touch()
    file.chmod(rights)
    with capture_logs() as logs:
        private.watch_secrets(file)
        private.watch_secrets(tmp_path / "absent")
    assert [line["file"] for line in logs] == [str(file)] * warned
