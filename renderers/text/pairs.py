"""Most lines of a map: letters that only their neighbour moves, one step to the next.

Knows what HarfBuzz makes of two letters, and asks it once; knows no lines, pictures or directions.
"""

from __future__ import annotations

from functools import cache
from operator import add
from typing import TYPE_CHECKING, Final, TypeAlias

import uharfbuzz as hb

from renderers.text.typeface import typeface

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renderers.text.typeface import Weight

PAIRED: Final = frozenset(
    " \u00a0!%&',.;?«»…„“”‘’№·"
    "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)
"""Most lines hold nothing else: how far it is from one of these to the next follows from the two
alone, and a space is as wide everywhere. A test holds them against HarfBuzz.
"""

Step: TypeAlias = tuple[int, int]
"""A glyph's number, and how far from it the next one is, in the font's own units."""


def shaped(face: str, text: str) -> list[tuple[hb.GlyphInfo, hb.GlyphPosition]]:
    """What HarfBuzz makes of letters that are written rightwards."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "ltr"
    hb.shape(typeface(face).font, buffer)
    return list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))


class _Steps(dict[str, Step]):
    """How a sign of `PAIRED` stands before another one: the two are the key.

    Asking HarfBuzz about every word again takes three times as long.
    """

    def __init__(self, face: str) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, pair: str) -> Step:
        alone = " " in pair  # words do not see each other
        info, at = shaped(self._face, pair[0] if alone else pair)[0]
        self[pair] = found = (info.codepoint, at.position[2])
        return found


class _Advances(dict[str, int]):
    """Only how far the next one is."""

    def __init__(self, face: str) -> None:
        super().__init__()
        self._steps = _steps(face)

    def __missing__(self, pair: str) -> int:
        self[pair] = found = self._steps[pair][1]
        return found


@cache
def _steps(face: str) -> _Steps:
    return _Steps(face)


@cache
def _advances(face: str) -> _Advances:
    return _Advances(face)


def steps(text: str, weight: Weight) -> Iterator[Step]:
    """A step for each sign of a text that holds nothing but `PAIRED`, spaces and all."""
    return map(_steps(weight).__getitem__, map(add, text, text[1:] + " "))


def paired_width(text: str, weight: Weight) -> float:
    """How wide such a text is, in em."""
    advances = map(_advances(weight).__getitem__, map(add, text, text[1:] + " "))
    return sum(advances) / typeface(weight).upem
