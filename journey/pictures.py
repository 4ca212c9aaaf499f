"""Which pictures and papers of a map there are, which pictures belong together, and what one wants
a file for.

Knows their names only; must not know how one is laid out or drawn.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias, get_args

Sheet: TypeAlias = Literal["a4", "a3", "a2", "a1"]
"""Papers on which the whole map is one sheet, the smallest first."""
Kind: TypeAlias = Literal[
    "board", "cover", "stage", "poster", "strip", "tasks", "sheet", "slide", "square", "story",
    "week", Sheet,
]  # fmt: skip
Pages: TypeAlias = Literal[
    "first", "board", "phone", "cover", "stages", "poster", "strip", "tasks", "sheet", "slide",
    "square", "story", "week", Sheet,
]  # fmt: skip
"""first: cover and board, the first reply; phone: cover and all stages' cards; poster: the board
on A3 sheets, its unit a point (1/72 inch); strip: the curve alone, low; tasks: the checklist on
phone cards, sheet: on A4, its unit a point; slide: slides 16 : 9, its unit a point; square and
story: one picture for a channel; week: what a team did since an earlier map; a4 to a1: the board on
one sheet of that paper, its unit a point."""

Leaflet: TypeAlias = Literal["pulse-card", "pulse-tent"]
"""What stands on a table and leads customers to a link: a card of A6, two as a tent of A4."""

Paper: TypeAlias = Literal["brief", "budget", "topics"]
"""Pages of text made of a map. brief: for whoever decides; budget: tasks and sums; topics: what
customers ask, to write about."""

Use: TypeAlias = Literal["show", "print", "edit", "tasks", "other"]
"""What a file is wanted for. show: to people who only look; print; edit: in a program that draws or
counts; tasks: in the program a team keeps its tasks in; other: to be read by programs."""

Lists: TypeAlias = Literal["open", "dated"]
"""Of which tasks a file consists: those that are not done; those that have a day."""

USES: Final[tuple[Use, ...]] = get_args(Use)
SHEETS: Final[tuple[Sheet, ...]] = get_args(Sheet)
LEAFLETS: Final[tuple[Leaflet, ...]] = get_args(Leaflet)
LEGIBLE: Final = 6.0
"""Points of the smallest letters on a sheet that one reads without effort."""

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
    "week": ("week",),
    **{size: (size,) for size in SHEETS},
}
PRINTED: Final[frozenset[Kind]] = frozenset({"sheet", *SHEETS})
"""The kinds that are white whatever the look, so that no ink goes into the ground."""
OF_TASKS: Final[frozenset[Kind]] = frozenset({"tasks", "sheet", "slide", "square", "story", "week"})
"""The kinds that show tasks; all others show the map alone."""

CHAT_MAX: Final = 30
"""Pictures of one drawing: three albums. More of them nobody looks through: that is a file."""

ALONE: Final[dict[Pages, int]] = {"first": 1}
"""Of these the first so many are messages of their own: the cover is read without being opened."""
