"""A line as people paste it: without the marker of its list, in plain letters.

Knows how lists are marked and which letters are only decoration; must not know what a line means.
What is meant as it stands stays: signs, emoji, a minus before a number.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SIGNS: Final = "•◦‣▪▫●○■□◻◼☐☑☒✓✔✅➤►▶▸⁃∙"
"""Signs that stand before an entry and nowhere else."""
_MARKER: Final = re.compile(
    rf"(?:[{_SIGNS}]\ufe0f?\s*"
    r"|[-–—−]\s+|[-–—](?=[^\W\d_])|[*+>]\s+"
    r"|\[[ xXхХ✓✔]?\]\s*"
    r"|\(?\d{1,2}\)\s*|\d{1,2}\.(?:\s+|(?=[^\W\d_]))"
    r"|\(?[a-zа-я]\)\s+"
    r"|[\u2460-\u2473\u2776-\u2793]\s*|\d\ufe0f?\u20e3\s*)(?=\S)"
)
"""«1)», «2.», «-», «•», «☐», «[ ]», «①» before words."""
_NESTED: Final = 3
"""Markers before one line: «- [ ] 1) …»."""
_LETTERLIKE: Final = frozenset("ℬℰℱℋℐℒℳℛℯℊℴℭℌℑℜℨℂℍℕℙℚℝℤℎ")
_DECORATED: Final = (
    (0x1D400, 0x1D7FF),  # 𝓑 𝗕 𝔅 𝟛
    (0x24B6, 0x24E9),  # Ⓑ ⓑ
    (0x1F110, 0x1F149),  # 🄑 🄱
    (0xFF01, 0xFF5E),  # Ｂ
)
"""Ranges of letters and figures that say the same as plain ones."""


def line(text: str) -> str:
    """One line without its marker and decoration; one that is only a marker stays."""
    plain = unfolded(text).strip()
    for _ in range(_NESTED):
        found = _MARKER.match(plain)
        if found is None:
            break
        plain = plain[found.end() :]
    return plain


def unfolded(text: str) -> str:
    """Decorated letters as plain ones; everything else as it is."""
    return "".join(
        unicodedata.normalize("NFKC", character) if _is_decorated(character) else character
        for character in text
    )


def _is_decorated(character: str) -> bool:
    code = ord(character)
    return character in _LETTERLIKE or any(first <= code <= last for first, last in _DECORATED)
