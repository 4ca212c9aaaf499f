"""The name of a drawing: the same input gives the same key, whatever is drawn differs in it.

Knows what a picture depends on; loads neither fonts nor matplotlib.
"""

from __future__ import annotations

import json
from dataclasses import fields
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from journey.checklist.digest import done_between
from journey.pictures import KINDS, OF_TASKS
from journey.soreness import moments_of_truth, worst
from renderers.pages import LAYOUTS
from renderers.themes import chosen_name
from renderers.words import Words

if TYPE_CHECKING:
    from journey.model import Journey
    from journey.pictures import Pages, Paper

UNDRAWN: Final = frozenset(
    {"id", "tasks", "depth", "derived_from", "industry", "language", "updated", "created",
     "next_review", "walk", "revision"}
)  # fmt: skip
"""Fields of a journey that no picture shows; its dates are among the words."""

BESIDE_UNDRAWN: Final = UNDRAWN | {
    "title", "business", "scenario", "goal", "look", "shape", "passed",
}  # fmt: skip
"""Fields of the map beside that no picture shows."""

IN_FOOTER: Final = ("created", "changed", "review")
"""Words that only a footer shows."""

SAID: Final = tuple(one.name for one in fields(Words))

LIBRARIES: Final = ("matplotlib", "uharfbuzz", "pillow")


def cache_key(
    journey: Journey,
    words: Words,
    *,
    pages: Pages,
    theme: str | None = None,
    stages: range | None = None,
    beside: Journey | None = None,
    paper: Paper | None = None,
) -> str:
    """64 hexadecimal digits that name the pictures `draw` gives for the same arguments.

    KeyError: there is no such theme.
    """
    unsaid, undrawn, done = {"checklist", "book"}, UNDRAWN, None
    if paper is None:
        unsaid.add("papers")
    if paper or OF_TASKS & set(KINDS[pages]):
        undrawn -= {"tasks"}
        done = sorted(one.id for one in done_between(beside, journey))
    else:
        unsaid |= {"days", "todo", "takes"}
    if not any(LAYOUTS[kind].footed for kind in KINDS[pages]):
        unsaid.update(IN_FOOTER)
    asked = {
        "done": done,
        "words": {name: getattr(words, name) for name in SAID if name not in unsaid},
        "order": _order(journey),
        "pages": pages,
        "paper": paper,
        "theme": chosen_name(theme, journey.look),
        "stages": list(stages) if stages is not None else None,
        "renderer": renderer_version(),
    }
    maps = (_drawn(journey, undrawn, theme=False), _drawn(beside, BESIDE_UNDRAWN) if beside else "")
    # each is JSON on a line of its own, so that none can pass for a part of its neighbour
    text = "\n".join((*maps, json.dumps(asked, sort_keys=True)))
    return sha256(text.encode()).hexdigest()


def _order(journey: Journey) -> list[str]:
    """What stands first of the pains and stages: of equals the tasks, else undrawn, decide."""
    pains = [spot.pain.id for spot in worst(journey) if spot.pain]
    return [*moments_of_truth(journey), *pains]


def _drawn(journey: Journey, undrawn: frozenset[str], *, theme: bool = True) -> str:
    left_out: dict[str, Any] = dict.fromkeys(undrawn, True)
    return journey.model_dump_json(exclude=left_out if theme else left_out | {"look": {"theme"}})


@cache
def renderer_version() -> str:
    """Changes with every file of this room, the fonts, and the libraries that draw."""
    room = Path(__file__).parent
    digest = sha256()
    for path in sorted(room.rglob("*.py")):
        digest.update(path.relative_to(room).as_posix().encode())
        digest.update(path.read_bytes())
    for path in sorted((room / "fonts").glob("*.ttf")):
        digest.update(f"{path.name}:{path.stat().st_size}".encode())
    for library in LIBRARIES:
        digest.update(f"{library}:{_version(library)}".encode())
    return digest.hexdigest()[:16]


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:  # pragma: no cover
        return ""
