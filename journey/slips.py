"""Whether a typed word is one that is looked for, endings and a slip of the thumb forgiven.

Knows letters and where they lie; must not know what the words mean. Short words are taken as they
are: with one letter changed they are other words, and with another first letter nearly every word
is.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from journey.stems import stem

LONG: Final = 5
"""Letters of a stem from which on one wrong, missing, doubled or swapped letter is forgiven."""
BEGINS: Final = "*"
"""After a word: one that begins so («цен*»)."""
JUST_SO: Final = "!"
"""After a word: this form of it («дорого!», but not «дорога»)."""

_ROWS: Final = ("ицукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_ALIKE: Final = (
    "аоеиуыюяэ",
    "aeiouy",
    "бп",
    "вф",
    "гкх",
    "дт",
    "жшщ",
    "зсц",
    "чщ",
    "ьъ",
    "мн",
    "ck",
)
"""Letters that are heard alike."""
_NEIGHBOURS: Final = frozenset(
    {pair for row in _ROWS for pair in pairwise(row)}
    | {(one, other) for group in _ALIKE for one in group for other in group}
)


def is_word(typed: str, wanted: str) -> bool:
    """Whether a word of `stems.words` is the wanted one."""
    if typed == wanted:
        return True
    if wanted.endswith(JUST_SO):
        return typed == wanted[:-1]
    if typed[:1] != wanted[:1]:
        return False
    if wanted.endswith(BEGINS):
        return _begins(typed, wanted[:-1])
    mine, yours = stem(typed), stem(wanted)
    if mine == yours:
        return True
    return min(len(mine), len(yours)) >= LONG and is_slip(mine, yours)


def _begins(typed: str, start: str) -> bool:
    if typed.startswith(start):
        return True
    if len(start) <= LONG:
        return False
    ends = (len(start) - 1, len(start), len(start) + 1)
    return any(typed[end - 1 : end] == start[-1] and is_slip(typed[:end], start) for end in ends)


def is_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter at most: a neighbour of it on the keyboard or one
    that is heard alike, a missing one, one too many, or two swapped.
    """
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    mine, yours = one[start:], other[start:]
    if not mine and not yours:
        return True
    swapped = mine[:2] == yours[1::-1] and mine[2:] == yours[2:]
    return swapped or mine[1:] == yours or mine == yours[1:] or _is_mixed_up(mine, yours)


def _is_mixed_up(mine: str, yours: str) -> bool:
    if not mine or not yours or mine[1:] != yours[1:]:
        return False
    return (mine[0], yours[0]) in _NEIGHBOURS or (yours[0], mine[0]) in _NEIGHBOURS
