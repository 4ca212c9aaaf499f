"""What a file is called: a name that every system takes, in the person's language.

Knows what Windows, macOS, Linux and phones refuse in a name; must not know what a file holds.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from handlers.layout import short
from handlers.ports import FileKind, Texts
from journey.model import Journey

TITLE_CHARS: Final = 60
NAME_BYTES: Final = 255
"""Of a whole name in UTF-8: what most file systems hold."""
_UNSAFE: Final = frozenset('\\/:*?"<>|')
"""Signs that no file's name holds on some computer."""
_JOINED: Final = "\u200d"
"""It makes one emoji of several, and is the only unseen sign that a name may keep."""
_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
"""Windows takes a name that is one of these up to its first dot for a device."""


def called(texts: Texts, journey: Journey, kind: FileKind) -> str:
    """A file's name: «Кофейня у парка, карта, 23 ноября 2026.pdf», the day of the last change."""
    return named(texts, journey, texts.plain(f"file.called.{kind.what}"), kind.suffix)


def named(texts: Texts, journey: Journey, what: str, suffix: str) -> str:
    """The same for a file of no kind; `what` it is in words."""
    title = safe(short(_spoken(journey.title), TITLE_CHARS))
    day = texts.date(journey.updated.date())
    while True:
        name = texts.plain("file.called", title=title or "Tropa", what=what, day=day) + suffix
        if len(name.encode()) <= NAME_BYTES or not title:
            return name
        title = title[: len(title) // 2].strip(" .")


def safe(title: str) -> str:
    """The words of a title as the beginning of a name; empty: nothing of it can be in one."""
    kept = _spoken("".join(" " if sign in _UNSAFE else sign for sign in title)).strip(" .")
    first = kept.partition(".")[0].strip().casefold()
    return f"_{kept}" if first in _DEVICES else kept


def _spoken(text: str) -> str:
    """In one line, without what is not seen: signs that turn the direction hide an ending."""
    whole = unicodedata.normalize("NFC", text)
    seen = (sign if sign == _JOINED else _shown(sign) for sign in whole)
    return " ".join("".join(seen).split())


def _shown(sign: str) -> str:
    """A space for what breaks lines, nothing for what is not seen."""
    kind = unicodedata.category(sign)
    if kind in {"Cf", "Cs", "Co", "Cn"}:
        return ""
    return " " if kind in {"Cc", "Zl", "Zp"} else sign
