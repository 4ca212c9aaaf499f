"""The last line of a Markdown file of ours: which map it was made of, unseen where it is read.

Knows the comment's form; must not know how the rest is written. Where nobody touched the rest, the
map comes back as it was; where somebody did, what they wrote counts.
"""

from __future__ import annotations

import re
from typing import Final

from journey.grid.carried import packed, unpacked
from journey.grid.ids import digest
from journey.model import Journey

_STAMP: Final = re.compile(r"\n<!-- (?P<said>[0-9a-f]+) (?P<map>\S+) -->\s*\Z")


def stamped(text: str, journey: Journey) -> str:
    """The text with its last line."""
    return f"{text.rstrip()}\n\n<!-- {digest(text)} {packed(journey)} -->\n"


def unstamped(text: str) -> tuple[str, Journey | None, bool]:
    """The text alone, the map of which it was made, and whether it says what it said then."""
    found = _STAMP.search(text)
    if found is None:
        return text, None, False
    said = text[: found.start()]
    return said, unpacked(found["map"]), digest(said) == found["said"]
