"""Whether a typed word is one that is looked for, endings and a slip of the thumb forgiven.

Knows letters; must not know what the words mean. Short words are taken as they are: with one
letter changed they are other words, and with another first letter nearly every word is.
"""

from __future__ import annotations

from typing import Final

from journey.stems import stem

LONG: Final = 5
"""Letters of a stem from which on one wrong, missing, doubled or swapped letter is forgiven."""
BEGINS: Final = "*"
"""After a word: one that begins so («цен*»)."""
JUST_SO: Final = "!"
"""After a word: this form of it («дорого!», but not «дорога»)."""


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
    """Whether two words differ by one letter at most: wrong, missing, too many, or two swapped."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    mine, yours = one[start:], other[start:]
    swapped = mine[:2] == yours[1::-1] and mine[2:] == yours[2:]
    return swapped or mine[1:] == yours[1:] or mine[1:] == yours or mine == yours[1:]
