"""JSON: our own file of a whole map; what is in it is `journey.codec`'s matter."""

from __future__ import annotations

import codecs
from typing import Final

from bot.incoming import File, Reader
from journey import codec
from journey.dropped import MapFound

_HEAD: Final = 64
"""Bytes in which the first bracket stands."""


def _looks(file: File) -> bool:
    """Called so, or begins with a bracket; whether it is a map, its reading tells."""
    head = file.content[:_HEAD].removeprefix(codecs.BOM_UTF8).lstrip()
    return file.suffix in READER.suffixes or head.startswith(b"{")


def _read(file: File) -> MapFound:
    return MapFound(journey=codec.read(file.content))


READER: Final = Reader(title="JSON", suffixes=(".json",), looks=_looks, read=_read)
