"""The house rules that neither the linter nor the import contracts can say."""

from __future__ import annotations

import ast
import io
import re
import shutil
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]
ROOMS = ("bot", "handlers", "journey", "locales", "renderers")

OUTSIDE = {".venv", "build", "data", "dist", "__pycache__"}
"""Folders of what is made here."""


def handed_over() -> list[Path]:
    """The files that git knows; of a copy that is no checkout those that git would not ignore."""
    if shutil.which("git") is None or not (HOUSE / ".git").exists():
        found = (path.relative_to(HOUSE) for path in HOUSE.rglob("*"))
        return [
            HOUSE / path
            for path in sorted(found)
            if not OUTSIDE.intersection(path.parts)
            and (not path.parts[0].startswith(".") or path.parts[0] == ".ci")
            and (HOUSE / path).is_file()
        ]
    command = ["git", "ls-files", "-z"]
    told = subprocess.run(command, cwd=HOUSE, check=True, capture_output=True, text=True).stdout
    return [HOUSE / name for name in told.split("\0") if name and (HOUSE / name).is_file()]


TRACKED = handed_over()
"""What is handed over; what lies around beside it is nobody's business."""

MODULES = [file for file in TRACKED if file.suffix == ".py"]
OURS = [file for file in MODULES if file.relative_to(HOUSE).parts[0] in ROOMS]

LINES_MAX = 400
FUNCTION_LINES_MAX = 40

TABLES: dict[str, str] = {}
"""Files that may be longer, each with its reason."""

LISTS = {
    "bot/storage/migrations/versions/v0001_first_tables.py": "the tables one after the other",
}
"""Files whose functions may be longer, each with its reason."""

FROM_OUTSIDE = {"bot/playing.py": "settings are pydantic's own and have no `with_`"}
"""Files that change what is no `Frozen`, each with its reason."""

NAMELESS = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "base"}


def name(file: Path) -> str:
    return file.relative_to(HOUSE).as_posix()


def every(files: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("file", files, ids=name)


def functions(module: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def code_lines(source: str) -> set[int]:
    """The lines that hold code: neither empty nor only a comment."""
    nothing = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}
    found: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in nothing:
            found.update(range(token.start[0], token.end[0] + 1))
    return found


@every(MODULES)
def test_a_module_opens_with_a_docstring(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))


@every(MODULES)
def test_a_file_is_read_at_a_sitting(file: Path) -> None:
    lines = len(file.read_text(encoding="utf-8").splitlines())
    assert (lines > LINES_MAX) == (name(file) in TABLES), f"{lines} lines"


@every([file for file in OURS if name(file) not in LISTS])
def test_a_function_fits_a_screen(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    code = code_lines(source)
    for function in functions(ast.parse(source)):
        body = function.body[1:] if ast.get_docstring(function) else function.body
        if body:
            span = range(body[0].lineno, (function.end_lineno or 0) + 1)
            assert len(code.intersection(span)) <= FUNCTION_LINES_MAX, function.name


@every(MODULES)
def test_a_file_is_named_after_what_it_knows(file: Path) -> None:
    assert not NAMELESS & {part.removesuffix(".py") for part in file.relative_to(HOUSE).parts}


FOREIGN = {
    "the address of a package index": re.compile(rb"https?://[^\s/\"']*(?:pypi|pythonhosted)[./]"),
    "a path of somebody's machine": re.compile(
        rb"(?<![\w.-])/(?:home|Users|root|work)/[\w.-]+/[\w.-]"
    ),
}


@pytest.mark.parametrize("what", FOREIGN)
def test_what_is_handed_over_names_no_machine(what: str) -> None:
    # pictures and fonts may hold any bytes
    texts = [file for file in TRACKED if b"\0" not in file.read_bytes()[:1024]]
    assert len(texts) > 100
    found = [name(file) for file in texts if FOREIGN[what].search(file.read_bytes())]
    assert not found


@every([file for file in OURS if name(file).startswith("journey/")])
def test_the_journey_imports_the_standard_library_and_pydantic(file: Path) -> None:
    allowed = {"journey", "pydantic", *sys.stdlib_module_names}
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported = {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative import"
            imported = {node.module or ""}
        else:
            continue
        assert {module.split(".")[0] for module in imported} <= allowed


@every([file for file in OURS if name(file).startswith("journey/")])
def test_the_journey_asks_no_clock_and_no_chance(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    assert not re.search(r"\b(?:now|today|utcnow|uuid4|random|urandom|token_hex)\(", source)


@every([file for file in OURS if name(file) not in FROM_OUTSIDE])
def test_a_value_is_changed_by_with_(file: Path) -> None:
    """`model_copy` takes misspelt names and wrong types, `model_construct` anything at all."""
    called = {
        node.attr
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
    }
    assert not called & {"model_copy", "model_construct"}


@pytest.mark.parametrize("module", ["bot.cli", "journey.codec", "handlers.conversation"])
def test_starts_without_what_is_heavy(module: str) -> None:
    """aiogram takes seconds to import and matplotlib one: whoever needs them asks late."""
    told = subprocess.run(
        [sys.executable, "-c", f"import sys, {module}; print(*sys.modules)"],
        cwd=HOUSE,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    assert module in told
    assert not {"aiogram", "matplotlib", "numpy", "playwright"} & set(told)


WORDS = {"text", "message", "args", "title", "payload", "data", "description", "first_name"}
"""Attributes that may hold people's words."""


def _log_calls(module: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(module):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if getattr(node.func.value, "id", "") in {"log", "logger"}:
            yield node


@every([file for file in OURS if not name(file).startswith("renderers/")])
def test_a_log_line_tells_no_words(file: Path) -> None:
    """An event is a constant; beside it stand numbers, codes, types and places.

    What renderers say is heard by whoever draws on the command line: the worker's log is off.
    """
    for call in _log_calls(ast.parse(file.read_text(encoding="utf-8"))):
        said = ast.unparse(call)
        assert all(isinstance(one, ast.Constant) for one in call.args[:1]), said
        for node in (part for field in call.keywords for part in ast.walk(field.value)):
            assert not isinstance(node, ast.JoinedStr), said
            assert getattr(node, "attr", "") not in WORDS, said
            assert getattr(node, "id", "") != "repr", said
