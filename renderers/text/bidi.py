"""The order in which a word's signs stand: letters to the left or right, numbers always rightwards.

Knows Unicode's annex 9 as far as one word needs it; knows no font.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FIRST_RTL: Final = "\u0590"
"""Before this no letter is written from right to left."""
OPENS: Final = frozenset("\u2066\u2067\u2068")
"""Isolates: what stands in one tells nothing of what is around it."""
CLOSES: Final = "\u2069"
STRONG: Final = {"L": "L", "R": "R", "AL": "R"}
NUMBERS: Final = frozenset({"EN", "AN"})
BETWEEN: Final = frozenset({"ES", "CS"})
"""Stand between two digits of one number."""
BESIDE: Final = "ET"
"""A sign of currency or percent goes with the number that it touches."""


def direction(text: str) -> bool | None:
    """Whether the first strong letter is written from right to left; None: there is none."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in {"R", "AL"}:
            return True
        if kind == "L":
            return False
    return None


def outside(text: str) -> str:
    """The text without what stands in isolates."""
    if not OPENS.intersection(text):
        return text
    depth, found = 0, []
    for char in text:
        if char in OPENS:
            depth += 1
        elif char == CLOSES and depth:
            depth -= 1
        elif not depth:
            found.append(char)
    return "".join(found)


def pieces(signs: Sequence[str]) -> list[tuple[bool, list[str]]]:
    """A word's signs cut where their direction changes, from left to right as they stand.

    Whether each piece is written from right to left; its signs are in the order of reading.
    """
    levels = _levels(signs)
    runs = [
        (level, [sign for _, sign in run])
        for level, run in groupby(zip(levels, signs, strict=True), key=lambda pair: pair[0])
    ]
    for level in (2, 1):
        runs = _turned(runs, level)
    return [(level == 1, run) for level, run in runs]


def _turned(runs: list[tuple[int, list[str]]], least: int) -> list[tuple[int, list[str]]]:
    """Neighbours of that level or a higher one in the other order."""
    found: list[tuple[int, list[str]]] = []
    for high, group in groupby(runs, key=lambda run: run[0] >= least):
        some = list(group)
        found += some[::-1] if high else some
    return found


def _levels(signs: Sequence[str]) -> list[int]:
    """0: left to right in such a word; 1: right to left; 2: left to right within that."""
    base = "R" if direction("".join(signs)) else "L"
    before, found = base, []
    for kind in _kinds(signs):
        if kind in STRONG:
            before = STRONG[kind]
            found.append(before)
        elif kind in NUMBERS:
            found.append("N" if before == "R" or kind == "AN" else "L")
        else:
            found.append("")
    levels = {"L": 0, "R": 1, "N": 2} if base == "L" else {"L": 2, "R": 1, "N": 2}
    return [levels[one or _around(found, at, base)] for at, one in enumerate(found)]


def _around(found: Sequence[str], at: int, base: str) -> str:
    """Of a sign without direction: that of both its neighbours, else the word's."""
    before = next(filter(None, reversed(found[:at])), base)
    after = next(filter(None, found[at:]), base)
    sides = {"R" if one == "N" else one for one in (before, after)}
    return sides.pop() if len(sides) == 1 else base


def _kinds(signs: Iterable[str]) -> list[str]:
    """Each sign's class, of what belongs to a number that of the number."""
    found = [unicodedata.bidirectional(sign[0]) for sign in signs]
    for at, kind in enumerate(found):
        before = found[at - 1] if at else ""
        after = found[at + 1] if at + 1 < len(found) else ""
        if kind in BETWEEN and before in NUMBERS and after == before:
            found[at] = before
        elif kind == BESIDE and "EN" in {before, after}:
            found[at] = "EN"
    return found
