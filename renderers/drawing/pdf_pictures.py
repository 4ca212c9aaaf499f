"""Emoji and brought pictures inside a PDF: each once for a document, as it is kept.

Knows Pillow, the emoji font and PDF's images; knows no page.
"""

from __future__ import annotations

import io
from typing import Any

import pydyf
from PIL import Image

from renderers.text.emoji import picture_png


class Pictures:
    """The pictures of a document in the order of their first use."""

    def __init__(self) -> None:
        self._names: dict[int | bytes, str] = {}

    def named(self, glyph: int) -> str:
        """An emoji's name inside the document."""
        return self._names.setdefault(glyph, f"P{len(self._names)}")

    def brought(self, png: bytes) -> str:
        """The name of a picture that people brought."""
        return self._names.setdefault(png, f"P{len(self._names)}")

    def add_to(self, pdf: Any) -> Any:
        """Writes every picture; the dictionary of their names."""
        return pydyf.Dictionary(
            {
                name: _opaque(pdf, one) if isinstance(one, bytes) else _image(pdf, one)
                for one, name in self._names.items()
            }
        )


def _opaque(pdf: Any, png: bytes) -> bytes:
    with Image.open(io.BytesIO(png), formats=("PNG",)) as source:
        stream = _stream(source.convert("RGB"), {"ColorSpace": "/DeviceRGB"})
    pdf.add_object(stream)
    return bytes(stream.reference)


def _image(pdf: Any, glyph: int) -> bytes:
    with Image.open(io.BytesIO(picture_png(glyph))) as source:
        image = source.convert("RGBA")
    mask = _stream(image.getchannel("A"), {"ColorSpace": "/DeviceGray"})
    pdf.add_object(mask)
    colours = {"ColorSpace": "/DeviceRGB", "SMask": mask.reference}
    stream = _stream(image.convert("RGB"), colours)
    pdf.add_object(stream)
    return bytes(stream.reference)


def _stream(image: Image.Image, extra: dict[str, Any]) -> Any:
    size = {"Width": image.width, "Height": image.height, "BitsPerComponent": 8}
    head = {"Type": "/XObject", "Subtype": "/Image", "Interpolate": "true"}
    return pydyf.Stream([image.tobytes()], {**head, **size, **extra}, compress=True)
