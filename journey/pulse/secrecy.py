"""How a second vote is known without knowing who voted; what is hidden in customers' words.

A mark is an HMAC of the person's number under the wave's own salt: two waves cannot be put
together, and once the salt is gone nobody can tell whose a mark was, we neither. Telegram's
numbers are few enough to try them all, so the salt is the secret, and it is thrown away.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable
from typing import Final

from journey.masking import COVER, unaddressed

_DIGITS: Final = re.compile(r"(?<![\w.,])\+?\(?\d(?:[\s().\u2010-\u2015-]{0,3}\d){5,}(?!\w)")
"""Digits with what people put between those of a telephone number."""
_DAY: Final = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})")
_GROUPED: Final = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+")
"""A sum: «150 000»."""
_LEAST: Final = 7
"""Digits of a number that can be called."""


def mark(salt: str, person: int, *, desk: bool = False) -> str:
    """64 hexadecimal digits. At the desk one person answers for many: a mark of its own."""
    said = f"{'desk' if desk else 'guest'}:{person}".encode()
    return hmac.digest(bytes.fromhex(salt), said, "sha256").hex()


def marks(salts: Iterable[str], person: int) -> frozenset[str]:
    """Theirs under each of some salts, at the desk too."""
    return frozenset(mark(salt, person, desk=desk) for salt in salts for desk in (False, True))


def masked(text: str) -> str:
    """The words without what leads to somebody: numbers to call, addresses, names in Telegram."""
    return _DIGITS.sub(_number, unaddressed(text)[0])


def _number(found: re.Match[str]) -> str:
    said = found[0]
    digits = sum(sign.isdigit() for sign in said)
    plain = _DAY.fullmatch(said) or (digits < 10 and _GROUPED.fullmatch(said))  # noqa: PLR2004
    return said if plain or digits < _LEAST else COVER
