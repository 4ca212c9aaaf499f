"""Telegram's HTML judged without Telegram: which tags it knows, and whether they are closed."""

from __future__ import annotations

import re
from typing import Final

TAGS: Final = frozenset({"b", "i", "u", "s", "code", "pre", "blockquote"})
"""The tags that our sentences may use; Telegram knows some more."""

_TAG: Final = re.compile(r"<(?P<close>/?)(?P<name>[^<>/\s]*)(?P<rest>[^<>]*)>")
_LINK: Final = re.compile(r'<a href="(?:tg://user\?id=\d+|https://t\.me/c/\d+/\d+)">')
"""A mention, or the way to a message of a group."""
_LONELY: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|#\d+);)|[<>]")


def faults(text: str) -> list[str]:
    """What Telegram would refuse in an HTML text, in words; empty: nothing."""
    found: list[str] = []
    opened: list[str] = []
    for tag in _TAG.finditer(text):
        name = tag["name"]
        if (tag["rest"] and not _LINK.fullmatch(tag[0])) or name not in {*TAGS, "a"}:
            found.append(f"unknown tag {tag[0]!r}")
        elif not tag["close"]:
            opened.append(name)
        elif not opened or opened.pop() != name:
            found.append(f"{tag[0]} closes nothing")
    found += [f"<{name}> is not closed" for name in opened]
    lonely = _LONELY.search(_TAG.sub("", text))
    if lonely is not None:
        found.append(f"not escaped: {lonely[0]!r}")
    return found


def utf16(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2
