"""Every exception of the rooms stands in the tree that `journey.errors` draws, and no other.

Read from the sources: a class is an exception when one of its bases is, Python's own or ours.
"""

from __future__ import annotations

import ast
import builtins
import re
from pathlib import Path
from typing import Final

from journey import errors

HOUSE: Final = Path(__file__).parents[1]
ROOMS: Final = ("bot", "handlers", "journey", "locales", "renderers")
BRANCH: Final = re.compile(r"^    (?P<stem>(?:│   )*)(?:[├└]── )?(?P<name>[A-Z_]\w+)(?P<said>.*)$")
TWIG: Final = re.compile(r"[├└]──")
PLACE: Final = re.compile(r"in `([\w.]+)`")

Tree = dict[str, tuple[str, str]]
"""Each class: what it comes from and the module where it is."""


def drawn() -> Tree:
    found: Tree = {}
    above: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        branch = BRANCH.match(line)
        if branch is None:
            continue
        depth = len(branch["stem"]) // 4 + bool(TWIG.search(line))
        above[depth:] = [branch["name"]]
        if depth or not _is_pythons(branch["name"]):
            place = PLACE.search(branch["said"])
            parent = above[depth - 1] if depth else "Exception"
            assert branch["name"] not in found, branch["name"]
            found[branch["name"]] = (parent, place[1] if place else errors.__name__)
    return found


def there() -> Tree:
    classes = [(module, node) for module in _modules() for node in _classes(module)]
    found: Tree = {}
    while True:
        more = {
            node.name: (base, _module(path))
            for path, node in classes
            for base in map(_last_name, node.bases)
            if _is_pythons(base) or base in found or base.endswith(("Error", "Exception"))
        }
        if more == found:
            return found
        found = more


def _modules() -> list[Path]:
    return [path for room in ROOMS for path in sorted((HOUSE / room).rglob("*.py"))]


def _classes(path: Path) -> list[ast.ClassDef]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return [node for node in nodes if isinstance(node, ast.ClassDef)]


def _module(path: Path) -> str:
    return path.relative_to(HOUSE).with_suffix("").as_posix().replace("/", ".")


def _last_name(base: ast.expr) -> str:
    return base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "")


def _is_pythons(name: str) -> bool:
    known = getattr(builtins, name, None)
    return isinstance(known, type) and issubclass(known, BaseException)


def test_the_tree_is_what_there_is() -> None:
    assert drawn() == there()


def test_the_tree_is_not_empty() -> None:
    """So that both sides of the comparison are read."""
    assert drawn()["StaleJourney"] == ("JourneyError", "bot.storage.journeys")
    assert drawn()["TooNew"] == ("CannotOpen", "bot.storage.trouble")
