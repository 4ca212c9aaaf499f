"""PNG for the chat: a scene's pixels, compressed without loss and fast.

Knows the PNG format; knows no journey. Filter 0 and igzip's level 2: as small as the usual
writers' files, twenty times faster.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Final

from renderers.format import Format, Needs, Offer, Option
from renderers.pages import LAYOUTS, LEAFLET, counted, scenes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from renderers.format import Request
    from renderers.scene import Scene

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
LEVEL: Final = 2
STRIP: Final = 64
"""Rows packed at a time: what the processor's cache holds, instead of a second whole picture."""

LARGE: Final = 3.0
"""Pixels to a logical unit of a file: half as many again as in the chat."""

EIGHT_BIT_RGBA: Final = (8, 6, 0, 0, 0)


def write(scene: Scene, scale: float) -> bytes:
    """The scene as a PNG, `scale` pixels to a logical unit."""
    from renderers.drawing.agg import pixels

    with pixels(scene, scale) as drawn:
        return encode(drawn)


def encode(pixels: NDArray[np.uint8]) -> bytes:
    """RGBA pixels (rows, columns, 4) as a PNG file."""
    import numpy as np
    from isal import isal_zlib

    height, width = pixels.shape[:2]
    flat = pixels.reshape(height, width * 4)
    strip = np.zeros((STRIP, width * 4 + 1), dtype=np.uint8)  # each row begins with its filter: 0
    packer = isal_zlib.compressobj(LEVEL)
    parts = []
    for top in range(0, height, STRIP):
        rows = flat[top : top + STRIP]
        strip[: len(rows), 1:] = rows
        parts.append(packer.compress(strip[: len(rows)]))
    parts.append(packer.flush())
    header = struct.pack(">IIBBBBB", width, height, *EIGHT_BIT_RGBA)
    return b"".join(
        [SIGNATURE, *_chunk(b"IHDR", [header]), *_chunk(b"IDAT", parts), *_chunk(b"IEND", [])]
    )


def _chunk(kind: bytes, parts: list[bytes]) -> list[bytes]:
    """A chunk in pieces: its data is half a megabyte and copied only once, into the file."""
    check = 0
    for part in (kind, *parts):
        check = zlib.crc32(part, check)
    length = sum(map(len, parts))
    return [struct.pack(">I", length), kind, *parts, struct.pack(">I", check)]


def _files(request: Request) -> tuple[bytes, ...]:
    """A file for each page; without a scale as large as in the chat."""
    if request.leaflet is not None:
        return tuple(write(scene, request.scale or LEAFLET) for scene in scenes(request))
    return tuple(
        write(scene, request.scale or LAYOUTS[kind].scale) for kind, scene in counted(request)
    )


FORMAT: Final = Format(
    title="PNG",
    suffix=".png",
    needs=Needs.PICTURE,
    write=_files,
    paged=True,
    options=frozenset({Option.SCALE}),
    offers=(
        Offer(what="board", place=30, use="show", scale=LARGE),
        Offer(what="list", place=75, use="tasks", pages="tasks"),
    ),
)
