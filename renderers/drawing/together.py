"""Many lines of one face and size at once: a page's new words in a few passes over all letters.

Knows letters' pixels; knows no page and no colour. Letter by letter the same takes three times as
long: so only lines that need more than one face, or letters that hang together, are drawn alone.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from renderers.drawing.ink import Ink
from renderers.drawing.letters import PHASES, letter
from renderers.text.pairs import steps
from renderers.text.typeface import typeface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from renderers.text.typeface import Weight

FACES: Final = 16
"""Sizes and faces whose letters are kept: a board has about eight."""

LETTERS: Final = 2048
"""Letters of one size and face that are kept, about 2 kB each."""

FAR: Final = 1 << 20
"""Farther than any page reaches, in pixels."""


class _Piece(NamedTuple):
    """A letter: so many covered pixels, and its edges from its own place on the baseline."""

    cover: bytes
    along: bytes
    pixels: int
    left: int = FAR
    top: int = FAR
    right: int = -FAR
    under: int = -FAR


NOTHING: Final = _Piece(b"", b"", 0)


class _Pieces(dict[int, _Piece]):
    """The letters of one face and size on a page so many pixels wide.

    By number and the quarter of a pixel at which they stand, in one number.
    """

    def __init__(self, face: str, size: float, step: int) -> None:
        super().__init__()
        self._face = face
        self._size = size
        self._step = step

    def __missing__(self, key: int) -> _Piece:
        if len(self) >= LETTERS:
            self.clear()
        self[key] = found = self._piece(*divmod(key, PHASES))
        return found

    def _piece(self, number: int, across: int) -> _Piece:
        drawn = letter(self._face, self._size, number, across, 0)
        if drawn is None:
            return NOTHING
        mask, left, top, right, under = drawn
        ink = Ink.of(mask, left, top)
        along = ink.on(self._step).tobytes()
        return _Piece(ink.cover.tobytes(), along, len(ink.cover), left, top, right, under)


@lru_cache(maxsize=FACES)
def _pieces(face: str, size: float, step: int) -> _Pieces:
    return _Pieces(face, size, step)


def inks(lines: Sequence[str], weight: Weight, size: float, step: int) -> list[Ink | None]:
    """Each line's ink, from the left end of its baseline; None: nothing of it is ink.

    The lines hold nothing but `PAIRED`; the page is to be `step` pixels wide.
    """
    lengths = np.array([len(line) + 1 for line in lines])
    firsts = np.cumsum(lengths) - lengths
    numbers, places = _places(" ".join(lines), weight, size * PHASES, firsts, lengths)
    pixels, quarters = np.divmod(places, PHASES)
    pieces = _pieces(weight, size, step)
    found = [pieces[key] for key in (numbers * PHASES + quarters).tolist()]
    covers, alongs, counts, lefts, tops, rights, unders = zip(*found, strict=True)
    cover = np.frombuffer(bytearray().join(covers), np.uint8)
    along = np.frombuffer(b"".join(alongs), np.int32) + np.repeat(pixels.astype(np.int32), counts)
    ends = np.cumsum(counts)
    apart = np.repeat(np.arange(len(lines)) * FAR, lengths) + pixels
    _darken(cover, along, apart + lefts, apart + rights, ends.tolist())
    edges = zip(
        np.minimum.reduceat(pixels + lefts, firsts).tolist(),
        np.minimum.reduceat(tops, firsts).tolist(),
        np.maximum.reduceat(pixels + rights, firsts).tolist(),
        np.maximum.reduceat(unders, firsts).tolist(),
        strict=True,
    )
    stops = ends[firsts + lengths - 1].tolist()
    made = zip([0, *stops[:-1]], stops, edges, strict=True)
    return [
        Ink(cover[start:stop].copy(), along[start:stop].copy(), step, box) if stop > start else None
        for start, stop, box in made
    ]


def _places(
    text: str,
    weight: Weight,
    quarter: float,
    firsts: NDArray[np.int64],
    lengths: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each sign's glyph, and its place from its line's left end in quarters of a pixel."""
    counted = chain.from_iterable(steps(text + " ", weight))
    numbers, advances = np.fromiter(counted, np.int64).reshape(-1, 2).T
    across = np.cumsum(advances) - advances
    across -= np.repeat(across[firsts], lengths)
    return numbers, np.rint(across / typeface(weight).upem * quarter).astype(np.int64)


def _darken(
    cover: NDArray[np.uint8],
    along: NDArray[np.int32],
    lefts: NDArray[np.int64],
    rights: NDArray[np.int64],
    ends: list[int],
) -> None:
    """Where two letters share a pixel, the darker one counts for both."""
    for far in (1, 2):
        for later in ((lefts[far:] < rights[:-far]).nonzero()[0] + far).tolist():
            one = slice(ends[later - far - 1] if later > far else 0, ends[later - far])
            other = slice(ends[later - 1], ends[later])
            at = np.searchsorted(along[one], along[other])
            at[at == one.stop - one.start] = 0
            same = along[one][at] == along[other]
            if same.any():
                darker = np.maximum(cover[one][at[same]], cover[other][same])
                cover[other][same] = darker
                cover[one][at[same]] = darker
