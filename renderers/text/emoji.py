"""Which signs are colour pictures, and their glyphs in the emoji font.

Knows Unicode's defaults (picture or text) and the font's coverage; knows no pixels.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import uharfbuzz as hb

from renderers.text import graphemes
from renderers.text.typeface import EMOJI, Weight, typeface

FIRST_PICTURE: Final = 0x1F000

PICTURES_BELOW: Final = frozenset(
    "\u231a\u231b\u23e9\u23ea\u23eb\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u267f\u2693\u26a1"
    "\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705"
    "\u270a\u270b\u2728\u274c\u274e\u2753\u2754\u2755\u2757\u2795\u2796\u2797\u27b0\u27bf\u2b1b"
    "\u2b1c\u2b50\u2b55\u2764"
) | {chr(code) for code in range(0x2648, 0x2654)}
"""Signs below U+1F000 that are pictures by default; the heart is what chats make of it."""


def _wants_picture(cluster: str) -> bool:
    first = cluster[0]
    if graphemes.TEXT_STYLE in cluster:
        return False
    if graphemes.EMOJI_STYLE in cluster or graphemes.KEYCAP in cluster:
        return True
    if ord(first) >= FIRST_PICTURE or first in PICTURES_BELOW:
        return True
    # a sign that Inter lacks and the emoji font has is better a picture than a box
    return not typeface(Weight.REGULAR).has(first)


@lru_cache(maxsize=4096)
def picture_glyphs(cluster: str) -> tuple[int, ...]:
    """Glyphs of the emoji font that draw the cluster, side by side; empty: it is text."""
    if cluster.isascii():
        return ()
    face = typeface(EMOJI)
    if ord(cluster[0]) not in face.letters or not _wants_picture(cluster):
        return ()
    buffer = hb.Buffer()
    buffer.add_codepoints([ord(char) for char in cluster])
    buffer.guess_segment_properties()
    hb.shape(face.font, buffer)
    glyphs = [info.codepoint for info in buffer.glyph_infos]
    drawn = tuple(glyph for glyph in glyphs if face.font.get_glyph_color_png(glyph))
    return drawn if 0 not in glyphs else ()


def picture_png(glyph: int) -> bytes:
    """The glyph's picture as the font keeps it: a PNG of 136 x 128 pixels."""
    return bytes(typeface(EMOJI).font.get_glyph_color_png(glyph).data)
