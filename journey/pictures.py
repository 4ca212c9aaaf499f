"""Which pictures and papers of a map there are, and which pictures belong together.

Knows their names only; must not know how one is laid out or drawn.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

Kind: TypeAlias = Literal[
    "board", "cover", "stage", "poster", "strip", "tasks", "sheet", "slide", "square", "story"
]
Pages: TypeAlias = Literal[
    "first", "board", "phone", "cover", "stages", "poster", "strip", "tasks", "sheet", "slide",
    "square", "story",
]  # fmt: skip
"""first: cover and board, the first reply; phone: cover and all stages' cards; poster: the board
on A3 sheets, its unit a point (1/72 inch); strip: the curve alone, low; tasks: the checklist on
phone cards, sheet: on A4, its unit a point; slide: slides 16 : 9, its unit a point; square and
story: one picture for a channel."""

Paper: TypeAlias = Literal["brief", "budget", "topics"]
"""Pages of text made of a map. brief: for whoever decides; budget: tasks and sums; topics: what
customers ask, to write about."""

KINDS: Final[dict[Pages, tuple[Kind, ...]]] = {
    "first": ("cover", "board"),
    "board": ("board",),
    "phone": ("cover", "stage"),
    "cover": ("cover",),
    "stages": ("stage",),
    "poster": ("poster",),
    "strip": ("strip",),
    "tasks": ("tasks",),
    "sheet": ("sheet",),
    "slide": ("slide",),
    "square": ("square",),
    "story": ("story",),
}
OF_TASKS: Final[frozenset[Kind]] = frozenset({"tasks", "sheet", "slide", "square", "story"})
"""The kinds that show tasks; all others show the map alone."""

ALONE: Final[dict[Pages, int]] = {"first": 1}
"""Of these the first so many are messages of their own: the cover is read without being opened."""
