"""Cuts a text into what a reader sees as one sign: a letter with its marks, a flag, a family.

Knows the rules of Unicode's annex 29 as far as people's texts need them; knows no font.
"""

from __future__ import annotations

import unicodedata
from typing import Final

ZWJ: Final = "\u200d"
KEYCAP: Final = "\u20e3"
EMOJI_STYLE: Final = "\ufe0f"
TEXT_STYLE: Final = "\ufe0e"
VIRAMAS: Final = frozenset("\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0d4d")


def is_flag_letter(char: str) -> bool:
    """Whether two of these in a row make a flag."""
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def is_skin_tone(char: str) -> bool:
    return "\U0001f3fb" <= char <= "\U0001f3ff"


def joins_previous(char: str) -> bool:
    """Whether the character belongs to the sign before it: marks, joiners, skin tones, tags."""
    if char < "\u0300":
        return False
    if char == ZWJ or is_skin_tone(char) or "\U000e0020" <= char <= "\U000e007f":
        return True
    return unicodedata.category(char) in {"Mn", "Me", "Mc"}


def clusters(text: str) -> list[str]:
    """The signs of a text in order; joined, they are the text again."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    for char in text:
        if found and _continues(found[-1], char):
            found[-1] += char
        else:
            found.append(char)
    return found


def _continues(cluster: str, char: str) -> bool:
    if cluster[-1] in "\n\r\t ":
        return False
    if joins_previous(char):
        return True
    if is_flag_letter(char):
        return len(cluster) == 1 and is_flag_letter(cluster)
    if cluster[-1] == ZWJ:
        return ord(char) > 0x2000  # noqa: PLR2004  a picture follows the joiner, not a letter
    return cluster[-1] in VIRAMAS and unicodedata.category(char) == "Lo"
