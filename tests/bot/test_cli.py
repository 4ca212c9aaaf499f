"""The command line: light to start, and one line for a mistake."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from bot import files

COMMANDS = (
    "run", "play", "render", "check", "example", "schema", "learn", "migrate", "backup", "restore",
)  # fmt: skip
ROOT = Path(__file__).parents[2]


def tropa(
    *arguments: str, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", *arguments],
        env={**kept, "PYTHONPATH": str(ROOT), "COLUMNS": "100", **environment},
        cwd=cwd or ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """The one line on stderr."""
    assert (done.returncode, done.stdout) == (2, ""), done
    (line,) = done.stderr.splitlines()
    return line


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("example") / "map.json"
    file.write_text(tropa("example", "--industry", "coffee-shop").stdout, encoding="utf-8")
    return file


def test_help_names_every_command() -> None:
    for arguments in ((), ("--help",)):
        done = tropa(*arguments)
        assert done.returncode == 0
        assert all(f"\n  {command} " in done.stdout for command in COMMANDS)


def test_it_says_its_version() -> None:
    assert tropa("--version").stdout == f"tropa {metadata.version('tropa')}\n"


def test_what_runs_on_telegram_loads_neither_the_playground_nor_the_bench() -> None:
    loaded = loaded_with("bot.runtime.running, bot.runtime.app")
    assert "bot.runtime.app" in loaded
    assert not {"bot.playground", "bot.playing", "bot.bench"} & loaded


def test_what_starts_the_bot_loads_no_aiogram_before_drawing_is_on_its_way() -> None:
    loaded = loaded_with("bot.runtime.running")
    assert "bot.drawing.workers" in loaded
    assert not {"aiogram", "bot.runtime.app"} & loaded


def loaded_with(modules: str) -> set[str]:
    """All that is imported with them."""
    program = f"import sys, {modules}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True,
        timeout=120, env={"PATH": os.environ["PATH"]},
    )  # fmt: skip
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("arguments", "missing"),
    [(["play", "--no-browser"], "bot.playground"), (["bench", "render"], "bot.bench")],
)
def test_a_server_without_the_extra_says_what_to_install(
    arguments: list[str], missing: str, tmp_path: Path
) -> None:
    """The rooms themselves may be left out, as of a small image."""
    program = (
        f"import sys\nsys.argv = ['tropa', *{arguments!r}]\nsys.modules[{missing!r}] = None\n"
        "from bot.cli import main\nmain()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False,
        timeout=120, env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path)},
    )  # fmt: skip
    line = refused(done)
    assert line.startswith(f"tropa: {missing}")
    assert "tropa[playground]" in line


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    done = tropa(command, "--help")
    assert done.returncode == 0
    assert "Usage:" in done.stdout


@pytest.mark.parametrize(
    ("call", "heavy"),
    [
        (
            ["--help"],
            {"aiogram", "aiohttp", "sqlalchemy", "matplotlib", "numpy", "pydantic_core.x"},
        ),
        (["run", "--help"], {"aiogram", "matplotlib", "sqlalchemy"}),
        (["schema"], {"aiogram", "aiohttp", "sqlalchemy", "matplotlib", "numpy"}),
        (["example"], {"aiogram", "aiohttp", "sqlalchemy", "matplotlib", "numpy"}),
        (["check", "{file}"], {"aiogram", "aiohttp", "sqlalchemy", "matplotlib", "numpy"}),
        (["render", "{file}", "-o", "{out}"], {"aiogram", "aiohttp", "sqlalchemy"}),
        (["run"], {"aiogram", "matplotlib", "sqlalchemy"}),
    ],
)
def test_a_command_imports_only_what_it_needs(
    call: list[str], heavy: set[str], example: Path, tmp_path: Path
) -> None:
    arguments = [part.format(file=example, out=tmp_path / "map.png") for part in call]
    program = (
        "import atexit, sys\n"
        f"sys.argv = ['tropa', *{arguments!r}]\n"
        f"atexit.register(lambda: print('HEAVY', sorted({heavy!r} & set(sys.modules))))\n"
        "from bot.cli import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False,
        timeout=120, env={"PATH": os.environ["PATH"], "BOT_TOKEN": ""},
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "HEAVY []"


def test_an_example_is_in_order(example: Path) -> None:
    assert json.loads(example.read_text(encoding="utf-8"))["format"] == "tropa.journey"
    done = tropa("check", str(example))
    assert (done.returncode, done.stderr) == (0, "")
    assert "in order" in done.stdout


def test_the_catalogues_are_in_order() -> None:
    done = tropa("check", "--industries")
    assert (done.returncode, done.stderr) == (0, "")
    assert [line[:3] for line in done.stdout.splitlines()] == ["en:", "ru:"]
    trades = list((ROOT / "locales/ru/industries").glob("*.toml"))
    assert f"{len(trades)} trades in order" in done.stdout


def test_a_broken_catalogue_is_told_line_by_line(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "locales", tmp_path, dirs_exist_ok=True)
    (tmp_path / "en/industries/hotel.toml").unlink()
    clinic = tmp_path / "ru/industries/clinic.toml"
    whole = clinic.read_text(encoding="utf-8")
    clinic.write_text(whole.replace('remedy = "', 'remedy = "Конверсия: ', 1), encoding="utf-8")
    with pytest.raises(files.Refused) as told:
        files.check_industries(tmp_path)
    lines = str(told.value).splitlines()
    assert "en/industries/hotel.toml: there is no such file, ru has it; write it" in lines
    assert any(
        line.startswith("ru/industries/clinic.toml: ") and "jargon" in line for line in lines
    )
    clinic.write_text(whole.replace("severity = 3", "severity = 5", 1), encoding="utf-8")
    with pytest.raises(files.Refused, match=r"clinic\.toml: \w+\.pains\.[a-z-]+\.severity: "):
        files.check_industries(tmp_path)


def test_an_example_in_english() -> None:
    assert json.loads(tropa("example", "--lang", "en").stdout)["journey"]["language"] == "en"


def test_schema_is_json() -> None:
    assert json.loads(tropa("schema").stdout)["properties"]["journey"]


def test_render_writes_one_picture_or_several(example: Path, tmp_path: Path) -> None:
    one = tropa("render", str(example), "-o", str(tmp_path / "board.png"), "--theme", "dark")
    many = tropa("render", str(example), "-o", str(tmp_path / "card.png"), "--layout", "phone")
    assert one.stdout.split() == [str(tmp_path / "board.png")]
    written = [Path(line) for line in many.stdout.splitlines()]
    assert written[0] == tmp_path / "card-1.png"
    assert len(written) > 2
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in written)


def test_a_missing_token_is_one_line(tmp_path: Path) -> None:
    assert refused(tropa("run", cwd=tmp_path)).startswith("tropa: BOT_TOKEN is not set")


def test_a_wrong_token_is_one_line(tmp_path: Path) -> None:
    assert "BOT_TOKEN" in refused(tropa("run", cwd=tmp_path, BOT_TOKEN="nonsense"))


def test_a_wrong_database_is_one_line(tmp_path: Path) -> None:
    line = refused(tropa("migrate", cwd=tmp_path, DATABASE_URL="mysql://x/y"))
    assert line.startswith("tropa: DATABASE_URL: ")


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["nonsense"], "nonsense"),
        (["check"], "FILE"),
        (["check", "/nonexistent"], "/nonexistent"),
        (["check", "/dev/zero"], "2 MB"),
        (["render", "/nonexistent"], "/nonexistent"),
        (["render", "{file}", "--theme", "pink"], "light"),
        (["render", "{file}", "--layout", "round"], "board"),
        (["render", "{file}", "--brand", "pink"], "#1a73e8"),
        (["render", "{file}", "--beside", "/nonexistent"], "/nonexistent"),
        (["render", "{file}", "--logo", "/nonexistent"], "/nonexistent"),
        (["render", "{file}", "--logo", "{file}"], "PNG"),
        (["render", "{file}", "--lang", "xx"], "ru"),
        (["render", "{file}", "-o", "/nonexistent/map.png"], "/nonexistent/map.png"),
        (["example", "--industry", "piracy"], "coffee-shop"),
        (["example", "--lang", "xx"], "ru"),
        (["check", "--nonsense"], "--nonsense"),
        (["check", "--industries", "{file}"], "--industries"),
    ],
)
def test_a_mistake_is_one_line(arguments: list[str], part: str, example: Path) -> None:
    assert part in refused(tropa(*(a.format(file=example) for a in arguments)))


def test_an_output_that_takes_nothing_is_one_line() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bot.cli", "schema"], cwd=ROOT, stdout=full, text=True,
            stderr=subprocess.PIPE, check=False, timeout=120, env={"PATH": os.environ["PATH"]},
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "tropa: the output cannot be written: No space left on device"
    ]


def test_a_data_folder_that_is_none_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("", encoding="utf-8")
    for command in ("play", "migrate"):
        line = refused(tropa(command, cwd=tmp_path, DATA_DIR="data"))
        assert line.startswith("tropa: DATA")
        assert "data" in line.removeprefix("tropa: DATA_DIR")


def test_a_broken_file_is_one_line_with_its_place(tmp_path: Path) -> None:
    broken = tmp_path / "map.json"
    broken.write_text('{"format": "tropa.journey", "version": 1, "journey": {}}')
    line = refused(tropa("check", str(broken)))
    assert str(broken) in line
    assert "journey" in line


def test_migrate_backup_restore(tmp_path: Path) -> None:
    data = {"DATA_DIR": str(tmp_path / "data")}
    copy = tmp_path / "copy.sqlite"
    assert "no database" in refused(tropa("backup", str(copy), cwd=tmp_path, **data))
    assert "new" in tropa("migrate", cwd=tmp_path, **data).stdout
    assert tropa("migrate", cwd=tmp_path, **data).returncode == 0
    assert tropa("backup", str(copy), cwd=tmp_path, **data).returncode == 0
    assert "there already" in refused(tropa("backup", str(copy), cwd=tmp_path, **data))
    older = tmp_path / "copies" / "tropa-20260101-000000.sqlite"
    older.parent.mkdir()
    older.touch()
    done = tropa("backup", "--keep", "1", str(older.parent), cwd=tmp_path, **data)
    assert (done.returncode, older.exists()) == (0, False)
    assert "people " in tropa("stats", cwd=tmp_path, **data).stdout
    line = refused(tropa("copy-database", "sqlite:///x.sqlite", cwd=tmp_path, **data))
    assert "from SQLite to PostgreSQL" in line
    other = {"DATA_DIR": str(tmp_path / "other")}
    assert tropa("restore", str(copy), cwd=tmp_path, **other).returncode == 0
    assert "no copy" in refused(tropa("restore", str(tmp_path / "x"), cwd=tmp_path, **other))
