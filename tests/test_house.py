"""The house rules that neither the linter nor the import contracts can say.

A rule looks at one module and tells what breaks it there. Each module is read once for all of
them, and a rule that is broken names every place.
"""

from __future__ import annotations

import ast
import io
import re
import shutil
import subprocess
import sys
import tokenize
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

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


class Module(NamedTuple):
    name: str
    source: str
    tree: ast.Module
    nodes: list[ast.AST]
    """All that is in it, the module itself first."""

    @property
    def room(self) -> str:
        return self.name.split("/")[0]


Rule: TypeAlias = Callable[[Module], Iterator[str]]
RULES: dict[str, Rule] = {}


def rule(tells: Rule) -> Rule:
    RULES[tells.__name__] = tells
    return tells


@cache
def broken() -> dict[str, list[str]]:
    """What each rule has to say, each line with its file."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in MODULES:
        source = file.read_text(encoding="utf-8")
        tree = ast.parse(source)
        module = Module(name(file), source, tree, [*ast.walk(tree)])
        for called, tells in RULES.items():
            found[called] += [f"{module.name}: {said}" for said in tells(module)]
    return found


def code_lines(source: str) -> set[int]:
    """The lines that hold code: neither empty nor only a comment."""
    nothing = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}
    found: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in nothing:
            found.update(range(token.start[0], token.end[0] + 1))
    return found


@rule
def a_module_opens_with_a_docstring(module: Module) -> Iterator[str]:
    if not ast.get_docstring(module.tree):
        yield "no docstring"


@rule
def a_file_is_read_at_a_sitting(module: Module) -> Iterator[str]:
    lines = len(module.source.splitlines())
    if (lines > LINES_MAX) != (module.name in TABLES):
        yield f"{lines} lines"


@rule
def a_function_fits_a_screen(module: Module) -> Iterator[str]:
    if module.room not in ROOMS or module.name in LISTS:
        return
    for node in module.nodes:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        body = node.body[1:] if ast.get_docstring(node) else node.body
        if not body:
            continue
        span = range(body[0].lineno, (node.end_lineno or 0) + 1)
        if len(span) > FUNCTION_LINES_MAX < len(code_lines(module.source).intersection(span)):
            yield node.name


@rule
def a_file_is_named_after_what_it_knows(module: Module) -> Iterator[str]:
    yield from NAMELESS & {part.removesuffix(".py") for part in module.name.split("/")}


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


@rule
def the_journey_imports_the_standard_library_and_pydantic(module: Module) -> Iterator[str]:
    if module.room != "journey":
        return
    allowed = {"journey", "pydantic", *sys.stdlib_module_names}
    for node in module.nodes:
        if isinstance(node, ast.Import):
            imported = {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported = {"." * node.level + (node.module or "")}
        else:
            continue
        yield from (one for one in imported if one.split(".")[0] not in allowed)


@rule
def the_journey_asks_no_clock_and_no_chance(module: Module) -> Iterator[str]:
    asks = r"\b(?:now|today|utcnow|uuid4|random|urandom|token_hex)\("
    if module.room == "journey":
        yield from re.findall(asks, module.source)


@rule
def a_value_is_changed_by_with_(module: Module) -> Iterator[str]:
    """`model_copy` takes misspelt names and wrong types, `model_construct` anything at all."""
    if module.room in ROOMS and module.name not in FROM_OUTSIDE:
        called = {node.attr for node in module.nodes if isinstance(node, ast.Attribute)}
        yield from called & {"model_copy", "model_construct"}


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


def _log_calls(module: Module) -> Iterator[ast.Call]:
    for node in module.nodes:
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if getattr(node.func.value, "id", "") in {"log", "logger"}:
            yield node


@rule
def a_log_line_tells_no_words(module: Module) -> Iterator[str]:
    """An event is a constant; beside it stand numbers, codes, types and places.

    What renderers say is heard by whoever draws on the command line: the worker's log is off.
    """
    if module.room not in ROOMS or module.room == "renderers":
        return
    for call in _log_calls(module):
        told = [part for field in call.keywords for part in ast.walk(field.value)]
        if (
            not all(isinstance(one, ast.Constant) for one in call.args[:1])
            or any(isinstance(node, ast.JoinedStr) for node in told)
            or any(getattr(node, "attr", "") in WORDS for node in told)
            or any(getattr(node, "id", "") == "repr" for node in told)
        ):
            yield ast.unparse(call)


@pytest.mark.parametrize("called", RULES)
def test_no_module_breaks_a_rule(called: str) -> None:
    assert len(MODULES) > 100
    assert not broken()[called]
