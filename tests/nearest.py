"""The tests nearest to a change, for `make check`: `python tests/nearest.py` prints their files.

Changed is what differs from where this branch left main, written or not. Near are changed tests,
tests that import a changed module or mirror its name, then those of the modules that import it, as
far as the budget goes; for what is no module (texts, fixtures) the tests of its room.
Knows imports and git; nothing is run here.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path
from typing import Final

HOUSE: Final = Path(__file__).parents[1]
ROOMS: Final = ("bot", "handlers", "journey", "locales", "renderers", "tests")
ALWAYS: Final = ("tests/test_docs.py", "tests/test_house.py")
SLOW: Final = ("tests/e2e/", "tests/bot/runtime/test_lean.py", "tests/bot/test_bench.py")
"""Whole conversations and measurements: only those that were changed themselves."""
LOOKS: Final = ("iter_modules(__path__)", "walk_packages(")
"""How a module finds the records of a folder."""
FILES_MAX: Final = 24
"""What two processors do in a minute; the nearest come first."""


def changed() -> list[str]:
    """Files that differ from where the branch left main; without git none is known."""
    base = _git("merge-base", "HEAD", "main") or _git("rev-parse", "HEAD")
    if not base:
        return []
    known = _git("diff", "--name-only", "--diff-filter=d", base[0])
    return sorted({*known, *_git("ls-files", "--others", "--exclude-standard")})


def nearest(files: Iterable[str], most: int = FILES_MAX) -> list[str]:
    """The test files to run for changed files, the nearest first."""
    files = [*files]
    found = [file for file in files if _is_test(file)]
    near = {_module(file) for file in files if file.endswith(".py")}
    rooms = {file.split("/")[0] for file in files if not file.endswith(".py")} - {"tests"}
    found += [test for test in _tests() if test.split("/")[1] in rooms]
    seen: set[str] = set()
    while near and len(found) < most:
        seen |= near
        found += [test for test in _tests() if _is_near(test, near) and not _is_slow(test)]
        near = {module for module, needs in _graph().items() if needs & near} - seen
    return [*dict.fromkeys([*ALWAYS, *found])][: most + len(ALWAYS)]


def _is_near(test: str, modules: set[str]) -> bool:
    return bool(_graph()[_module(test)] & modules) or _mirrored(test) in modules


def _mirrored(test: str) -> str:
    """`tests/journey/test_items.py` → `journey.items`."""
    return _module(test.removeprefix("tests/").replace("test_", ""))


def _is_test(file: str) -> bool:
    return file.startswith("tests/") and Path(file).name.startswith("test_")


def _is_slow(file: str) -> bool:
    return file.startswith(SLOW)


@cache
def _tests() -> tuple[str, ...]:
    return tuple(file for file in _sources() if _is_test(file))


@cache
def _sources() -> tuple[str, ...]:
    found = (path for room in ROOMS for path in (HOUSE / room).rglob("*.py"))
    return tuple(sorted(path.relative_to(HOUSE).as_posix() for path in found))


@cache
def _graph() -> dict[str, set[str]]:
    """Which of our modules each of them imports."""
    modules = {_module(file): file for file in _sources()}
    return {module: _needed(module, file, modules.keys()) for module, file in modules.items()}


def _needed(module: str, file: str, known: Collection[str]) -> set[str]:
    source = (HOUSE / file).read_text(encoding="utf-8")
    imported = _imported(source) & set(known)
    if not any(looks in source for looks in LOOKS):
        return imported
    # whoever looks into a folder needs what lies there, though it names none of it
    inside = {module, *imported}
    folders = {one for one in inside if (HOUSE / one.replace(".", "/") / "__init__.py").is_file()}
    return imported | {one for one in known if any(one.startswith(f"{f}.") for f in folders)}


def _imported(source: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def _module(file: str) -> str:
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _git(*arguments: str) -> list[str]:
    command = ["git", "-c", "core.quotePath=false", *arguments]
    try:
        told = subprocess.run(command, cwd=HOUSE, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return []
    return told.stdout.splitlines()


if __name__ == "__main__":
    sys.stdout.write(" ".join(nearest(changed())) + "\n")
