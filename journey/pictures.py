"""Which pictures of a map there are, and which of them belong together.

Knows their names only; must not know how one is laid out or drawn.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

Kind: TypeAlias = Literal["board", "cover", "stage", "poster", "strip"]
Pages: TypeAlias = Literal["first", "board", "phone", "cover", "stages", "poster", "strip"]
"""first: cover and board, the first reply; phone: cover and all stages' cards; poster: the board
on A3 sheets, its unit a point (1/72 inch); strip: the curve alone, low."""

KINDS: Final[dict[Pages, tuple[Kind, ...]]] = {
    "first": ("cover", "board"),
    "board": ("board",),
    "phone": ("cover", "stage"),
    "cover": ("cover",),
    "stages": ("stage",),
    "poster": ("poster",),
    "strip": ("strip",),
}

ALONE: Final[dict[Pages, int]] = {"first": 1}
"""Of these the first so many are messages of their own: the cover is read without being opened."""
