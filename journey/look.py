"""A colour as people type it.

Knows how a colour is written; must not know what is drawn in it.
"""

from __future__ import annotations

import re
from typing import Final

_COLOUR: Final = re.compile(r"#?([0-9a-fA-F]{6})")


def colour_of(typed: str) -> str | None:
    """`#rrggbb` in small letters, with or without the sign in what was typed; None: no colour."""
    found = _COLOUR.fullmatch(typed.strip())
    return f"#{found[1].lower()}" if found else None
