"""A file's bytes as text: how it was written down is told from the bytes.

Knows encodings; must not know what a text means.
"""

from __future__ import annotations

import codecs
import unicodedata
from typing import Final

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
OLD: Final = "cp1251"
"""What spreadsheets write in Russia where nothing else is chosen."""
LOOKED: Final = 4_000


def text(content: bytes) -> str | None:
    """None: it is no text."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _read(content, encoding)
    if b"\0" in content[:LOOKED]:
        return None
    return _read(content, "utf-8") or _read(content, OLD)


def _read(content: bytes, encoding: str) -> str | None:
    try:
        told = content.decode(encoding)
    except (UnicodeDecodeError, ValueError):
        return None
    strange = sum(
        unicodedata.category(one) == "Cc" and one not in "\t\n\r" for one in told[:LOOKED]
    )
    return None if strange else told
