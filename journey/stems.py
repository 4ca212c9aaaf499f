"""Words without their endings, so that «кофейни» and «Кофейня», "shops" and "shop" are alike.

Knows letters and endings; must not know what is compared. Rough on purpose: it serves an offer that
a person confirms, and a count of sentences that are nearly the same.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

_ALIKE: Final = str.maketrans({"ё": "е", "й": "и", "’": None, "'": None})
"""Letters that are left out or mixed up in a hurry."""
_WORD: Final = re.compile(r"[^\W_]+")
# The store keeps words as these two make them: another rule needs a migration that keeps them anew.
_STEM: Final = re.compile(
    "(.{3,}?)(?:"
    "[аеиоуыэюяьъ]|[аяоеыи]м|[аяи]х|[оеы]и|[ое]ю|[ое]в|и[яиюемх]|[аы]я|яя|[оеы]е|[ую]ю"
    "|[аяыи]ми|[ое]го|[оеы]му|и[ея]м|иях|иеи|ост(?:ь|и|ью)"
    "|(?:[аяиеу]?т[ьи]|[еиуюая]т|ешь|ишь)(?:ся)?|с[яь]|[аяие]?л[аои]?"
    "|s|es|ies|e|y|ed|ing"
    ")?"
)
"""What stays of a word, three letters at least, before the longest ending it has."""
_EMPTY: Final = re.compile(
    "а|без|бы|во?|для|до|же|за|и|из|или|как|ко?|ли|на|не|ни|но|о|об|от|по|при|про|со?|у|чтобы|что"
    "|это|an?|and|as|at|but|by|for|from|in|is|it|its|no|not|of|on|or|so|that|the|their|they|to"
    "|with|you|your"
)
"""Words that say nothing by themselves."""

_CLOSE: Final = 0.85
"""Likeness of two stems that differ by a slip of the thumb."""
_LONG: Final = 6
"""Letters from which on a slip is forgiven: among short words it makes another word."""


def stems(text: str) -> frozenset[str]:
    """The words of a text that say something, without their endings and in small letters."""
    return frozenset(stem(word) for word in words(text) if says_something(word))


def says_something(word: str) -> bool:
    """Whether a word of `words` means something without its neighbours."""
    return _EMPTY.fullmatch(word) is None


def words(text: str) -> tuple[str, ...]:
    """All words of a text as they are compared: small letters, ё is е, й is и."""
    return tuple(_WORD.findall(text.casefold().translate(_ALIKE)))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter text stands in the other, 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def holds(text: frozenset[str], name: frozenset[str]) -> bool:
    """Whether every word of a name stands in a text, slips of the thumb forgiven."""
    return bool(name) and all(_stands(stem, text) for stem in name)


def _stands(stem: str, text: frozenset[str]) -> bool:
    if stem in text:
        return True
    if len(stem) < _LONG:
        return False
    return any(_is_slip(word, stem) for word in text)


def _is_slip(typed: str, stem: str) -> bool:
    """Most words are too long, or have too many letters of their own: that is asked first."""
    enough = _CLOSE * (len(typed) + len(stem)) / 2
    if len(stem) < enough or len(typed) < enough:
        return False
    if len(typed) - len(_letters(typed) - _letters(stem)) < enough:
        return False
    return SequenceMatcher(None, typed, stem).ratio() >= _CLOSE


@lru_cache(maxsize=8192)
def _letters(word: str) -> frozenset[str]:
    return frozenset(word)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word of `words` without its ending."""
    found = _STEM.fullmatch(word)
    return word if found is None else found[1]
