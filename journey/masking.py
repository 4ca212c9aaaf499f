"""What leads to a person in typed words (telephone numbers, mail addresses, names in networks) is
covered before the words are kept.

Knows how such things are written; must not know who wrote them, nor where they are kept.
"""

from __future__ import annotations

import re
from typing import Final

COVER: Final = "•••"
DIGITS: Final = range(10, 16)
"""Digits of a whole telephone number, with its country."""
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK: Final = re.compile(
    r"(?:https?://)?(?:www\.)?(?:t\.me|telegram\.me|vk\.com|wa\.me|ok\.ru)/[\w./?=&%+-]*\w",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"(?<![\w@])@[A-Za-z]\w{3,31}", re.ASCII)
_NUMBER: Final = re.compile(
    r"(?<![\w.,])(?:\+\s?\d{1,3}|[078])[\s(\u00a0-]*\d{2,4}(?:[\s)\u00a0-]*\d{2,4}){2,4}(?!\w)"
)
_LOCAL: Final = re.compile(r"(?<![\w.,-])\d{3}-\d{2}-\d{2}(?![\w-])")
"""«234-56-78»; a date is written with fewer figures before the first hyphen, or with more."""


def covered(text: str) -> tuple[str, int]:
    """The text with each of them covered, and how many there were.

    Numbers only where they can be nothing else: a team writes of orders and articles.
    """
    text, count = unaddressed(text)

    def cover(found: re.Match[str]) -> str:
        nonlocal count
        whole = found[0]
        if found.re is _NUMBER and sum(sign.isdigit() for sign in whole) not in DIGITS:
            return whole
        count += 1
        return COVER

    for pattern in (_NUMBER, _LOCAL):
        text = pattern.sub(cover, text)
    return text, count


def unaddressed(text: str) -> tuple[str, int]:
    """The same of mail addresses, links to somebody and names in Telegram alone."""
    count = 0
    for pattern in (_MAIL, _LINK, _NAME):
        text, found = pattern.subn(COVER, text)
        count += found
    return text, count
