"""A file's bytes as text: how it was written down is told from the bytes.

Metrica writes UTF-8 with a mark before it, Excel of a Russian computer cp1251, some programs
UTF-16. Knows encodings; must not know what a text means.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import Final

HEAD: Final = 4096
"""Bytes, and then letters, by which it is told."""
_MARKED: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_HALF: Final = 0.4


def decoded(content: bytes) -> str | None:
    """The text; None: these are no letters."""
    head = content[:HEAD]
    for mark, name in _MARKED:
        if head.startswith(mark):
            return _plain(content, name)
    zeros = Counter(place % 2 for place, byte in enumerate(head) if byte == 0)
    if len(head) > 1 and max(zeros.values(), default=0) > _HALF * len(head) / 2:
        return _plain(content, "utf-16-le" if zeros[1] >= zeros[0] else "utf-16-be")
    return _plain(content, "utf-8") or _plain(content, "cp1251")


def _plain(content: bytes, name: str) -> str | None:
    try:
        told = content.decode(name)
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(told[:HEAD]) else told
