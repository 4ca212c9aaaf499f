"""A business's logo, ready to be drawn: a small opaque PNG and its sides.

Knows where a PNG tells its size; must not know how it is decoded, nor where it stands.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import Final

SIDES: Final = struct.Struct(">II")
SIDES_AT: Final = 16
"""In every PNG: the signature, a chunk's length and name, then width and height."""


@dataclass(frozen=True, slots=True)
class Logo:
    """What `renderers.drawing.logos` made of a picture."""

    png: bytes = field(repr=False)
    width: int
    """In pixels."""
    height: int

    @classmethod
    def of(cls, png: bytes) -> Logo:
        """`png`: a file of that making."""
        return cls(png, *SIDES.unpack_from(png, SIDES_AT))
