"""The letters that a page brings along: Inter, cut to what the map says, as WOFF inside the page.

Knows font files; knows no page. Whoever opens the page sees the letters it was made with, without
the net; signs that Inter has not come from the reader's own fonts.
"""

from __future__ import annotations

import base64
import struct
import zlib
from typing import TYPE_CHECKING, Final

import uharfbuzz as hb

from renderers.text.typeface import Weight, typeface

if TYPE_CHECKING:
    from collections.abc import Iterator

FAMILY: Final = "Tropa"
WEIGHTS: Final = {Weight.REGULAR: 400, Weight.SEMIBOLD: 600, Weight.BOLD: 700}
ALWAYS: Final = "0123456789 .,:;!?%()«»„“”‘’—–-−+×·•…№₽€$/&@ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""Letters that a browser may want besides: of the person who prints or searches."""
USELESS: Final = ("STAT", "gasp", "DSIG", "meta")
_ENTRY: Final = struct.Struct(">4s3L")
_SFNT: Final = struct.Struct(">4s4H")
_WOFF: Final = struct.Struct(">4s4sL2HL2H5L")


def faces(text: str) -> Iterator[tuple[int, str]]:
    """Each weight with its font as base64, holding the letters of the text."""
    letters = {ord(sign) for sign in {*text, *ALWAYS}}
    for weight, number in WEIGHTS.items():
        yield number, base64.b64encode(woff(_cut(weight, letters))).decode()


def _cut(weight: Weight, letters: set[int]) -> bytes:
    """The font file with these letters only, and with its kerning."""
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NO_HINTING
    wanted.sets(hb.SubsetInputSets.UNICODE).set(letters)
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(
        int.from_bytes(tag.encode(), "big") for tag in USELESS
    )
    return bytes(hb.subset(typeface(weight).font.face, wanted).blob.data)


def woff(font: bytes) -> bytes:
    """A font file packed as browsers take it: WOFF 1.0, each table by itself."""
    flavour, count, *_ = _SFNT.unpack_from(font)
    tables = [_ENTRY.unpack_from(font, _SFNT.size + at * _ENTRY.size) for at in range(count)]
    whole = _SFNT.size + count * _ENTRY.size
    entries, bodies, at = b"", b"", _WOFF.size + count * (_ENTRY.size + 4)
    for tag, check, start, length in tables:
        body = font[start : start + length]
        packed = min(zlib.compress(body, 9), body, key=len)
        entries += struct.pack(">4s4L", tag, at, len(packed), length, check)
        padded = packed + bytes(-len(packed) % 4)
        bodies, at = bodies + padded, at + len(padded)
        whole += length + -length % 4
    head = _WOFF.pack(b"wOFF", flavour, at, count, 0, whole, 1, 0, 0, 0, 0, 0, 0)
    return head + entries + bodies
