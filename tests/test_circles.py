"""No module imports itself by a detour: one can read, test and move it without the others.

Imports for types and imports inside of functions count too. The playground's client and its person
know each other by design and are left out.
"""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

import grimp

ROOMS = ("bot", "handlers", "journey", "locales", "renderers")
APART = "bot.playground"


def test_no_circle_of_imports() -> None:
    graph = grimp.build_graph(*ROOMS, cache_dir=None)
    imports = {
        module: graph.find_modules_directly_imported_by(module)
        for module in graph.modules
        if not module.startswith(APART)
    }
    assert len(imports) > 200
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        raise AssertionError(" -> ".join(error.args[1])) from None
