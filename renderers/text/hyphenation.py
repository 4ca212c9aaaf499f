"""Where a word may be divided, by the dictionaries that office programs use.

Knows scripts, not languages: a map mixes them, and what divides Russian words serves the other
Cyrillic languages well enough.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyphen import Pyphen

LEFT: Final = 2
"""Letters that stay before a hyphen, and after it."""


def breaks(signs: Sequence[str]) -> frozenset[int]:
    """The numbers of signs after which a hyphen may stand; none in a word of several scripts."""
    if any(len(sign) > 1 for sign in signs):
        return frozenset()  # combined signs: the dictionaries count letters
    letters = [sign for sign in signs if sign.isalpha()]
    if letters and all("\u0400" <= letter < "\u0530" for letter in letters):
        dictionary = _dictionary("ru_RU")
    elif letters and max(letters) < "\u0250":
        dictionary = _dictionary("en_US")
    else:
        return frozenset()
    word = "".join(signs)
    return frozenset(
        place
        for place in dictionary.positions(word)
        if word[place - LEFT : place].isalpha() and word[place : place + LEFT].isalpha()
    )


@cache
def _dictionary(language: str) -> Pyphen:
    from pyphen import Pyphen

    return Pyphen(lang=language, left=LEFT, right=LEFT)
