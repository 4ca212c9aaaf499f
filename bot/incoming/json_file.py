"""JSON: our own file of a whole map; what is in it is `journey.codec`'s matter."""

from __future__ import annotations

import codecs
from typing import Final

from bot.incoming import File, Reader
from journey import codec
from journey.dropped import MapFound
from journey.errors import BrokenFile
from journey.look import LogoText, as_text, of_text

_HEAD: Final = 64
"""Bytes in which the first bracket stands."""


def _looks(file: File) -> bool:
    """Called so, or begins with a bracket; whether it is a map, its reading tells."""
    head = file.content[:_HEAD].removeprefix(codecs.BOM_UTF8).lstrip()
    return file.suffix in READER.suffixes or head.startswith(b"{")


def _read(file: File) -> MapFound:
    found = codec.opened(file.content)
    return MapFound(journey=found.journey, logo=_logo(of_text(found.logo)))


def _logo(told: bytes | None) -> LogoText | None:
    """Decoded and packed anew: anybody may have put it there."""
    if told is None:
        return None
    from renderers.drawing.logos import returned

    made = returned(told)
    if isinstance(made, bytes):
        return as_text(made)
    raise BrokenFile("logo: it is no picture")


READER: Final = Reader(title="JSON", suffixes=(".json",), looks=_looks, read=_read)
