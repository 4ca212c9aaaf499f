"""The name of a drawing: the same input gives the same key, whatever is drawn differs in it.

Knows what a picture depends on; loads neither fonts nor matplotlib.
"""

from __future__ import annotations

import json
from dataclasses import asdict
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

if TYPE_CHECKING:
    from journey.model import Journey
    from journey.pictures import Pages, Paper
    from renderers.words import Words

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
    drawn = _drawn(journey)
    del drawn["look"]["theme"]
    said = asdict(words)
    del said["checklist"], said["book"]
    if paper is None:
        del said["papers"]
    if paper or OF_TASKS & set(KINDS[pages]):
        drawn["tasks"] = [task.model_dump(mode="json") for task in journey.tasks]
        drawn["done"] = sorted(one.id for one in done_between(beside, journey))
    else:
        del said["days"], said["todo"], said["takes"]
    if not any(LAYOUTS[kind].footed for kind in KINDS[pages]):
        for name in IN_FOOTER:
            del said[name]
    asked = {
        "journey": drawn,
        "words": said,
        "order": _order(journey),
        "beside": _drawn(beside, BESIDE_UNDRAWN) if beside else None,
        "pages": pages,
        "paper": paper,
        "theme": chosen_name(theme, journey.look),
        "stages": list(stages) if stages is not None else None,
        "renderer": renderer_version(),
    }
    text = json.dumps(asked, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _order(journey: Journey) -> list[str]:
    """What stands first of the pains and stages: of equals the tasks, else undrawn, decide."""
    pains = [spot.pain.id for spot in worst(journey) if spot.pain]
    return [*moments_of_truth(journey), *pains]


def _drawn(journey: Journey, undrawn: frozenset[str] = UNDRAWN) -> dict[str, Any]:
    return journey.model_dump(mode="json", exclude=dict.fromkeys(undrawn, True))


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
