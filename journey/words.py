"""Words as a person typed them, taken apart and held against the limits: the one door for all.

Several lines are several items. Spaces around a line, empty lines, markers of a pasted list and
decoration of letters are not part of it; nothing else is changed.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from journey import limits, pasted
from journey.errors import Code, Rejected

_BLANK_LETTERS: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters to Unicode, nothing to the eye."""
_BLANK: Final = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})


_CLAUSE: Final = re.compile(r"(.{3,}?)\s*(?:[,.;:(]|\s[—–-]\s)")
"""The first part of a sentence, up to where one would take breath."""
_END: Final = " .!?…,;:"

_ADDRESS: Final = re.compile(r"[.:/@_]\S")
"""Inside of a word: a link, a mail address, a name in a network."""


def length(text: str) -> int:
    """Characters as Python and the file format count them."""
    return len(text)


def lines(text: str, *, limit: int = limits.ITEM_CHARS) -> tuple[str, ...] | Rejected:
    """The items in a message; refuses an empty message and a line over the limit."""
    told = (pasted.line(raw) for raw in text.replace("\x00", "").splitlines())
    found = tuple(line for line in told if _can_be_seen(line))
    if not found:
        return Rejected(Code.EMPTY)
    too_long = next((line for line in found if length(line) > limit), None)
    if too_long is not None:
        return Rejected(Code.TOO_LONG, {"limit": limit, "length": length(too_long)})
    return found


def _can_be_seen(line: str) -> bool:
    """Whether anything of a line is drawn: spaces of no width and blank letters are not."""
    return any(
        character not in _BLANK_LETTERS and unicodedata.category(character) not in _BLANK
        for character in line
    )


def title(text: str) -> str | Rejected:
    """A message as one title: its lines are joined by a space."""
    found = lines(" ".join(text.split()), limit=limits.TITLE_CHARS)
    return found if isinstance(found, Rejected) else found[0]


def figures(text: str) -> str | Rejected:
    """A message as one line with a number or a day in it: a minus is no marker of a list."""
    plain = " ".join(pasted.unfolded(text).replace("\x00", "").split())
    if not _can_be_seen(plain):
        return Rejected(Code.EMPTY)
    if length(plain) > limits.TITLE_CHARS:
        return Rejected(Code.TOO_LONG, {"limit": limits.TITLE_CHARS, "length": length(plain)})
    return plain


def headline(text: str) -> tuple[str, str | None] | Rejected:
    """A short name for what was told, and all of it where the name does not hold it.

    «Реставрация роялей, настройка и перевозка по всей области» is called by its first clause.
    """
    told = line(" ".join(text.split()))
    if isinstance(told, Rejected):
        return told
    if length(told) <= limits.TITLE_CHARS:
        return capital(told), None
    head = told[: limits.TITLE_CHARS + 1]
    clause = _CLAUSE.match(head)
    name = clause[1] if clause else head.rpartition(" ")[0]
    if not _can_be_seen(name):
        return Rejected(Code.TOO_LONG, {"limit": limits.TITLE_CHARS, "length": length(told)})
    return capital(name), told


def capital(name: str) -> str:
    """A name or an entry as it begins a line: with a capital, unless its first word has one
    («iPhone») or is an address.
    """
    first, letter = name.partition(" ")[0], name[:1].upper()
    plain = first.islower() and not _ADDRESS.search(first)
    return letter + name[1:] if plain and len(letter) == 1 else name


def going_on(sentence: str) -> str:
    """A sentence as it goes on behind a colon or a comma: with a small letter, unless its first
    word is all capitals, a name of its own («iPhone») or the English «I».
    """
    first = sentence.partition(" ")[0]
    plain = (len(first) == 1 and first != "I") or first[1:].islower()
    return sentence[:1].lower() + sentence[1:] if plain else sentence


def line(text: str, *, limit: int = limits.ITEM_CHARS) -> str | Rejected:
    """A message as one item: its lines are joined by a space."""
    found = lines(text, limit=limit)
    if isinstance(found, Rejected):
        return found
    joined = lines(" ".join(found), limit=limit)
    return joined if isinstance(joined, Rejected) else joined[0]


def same(one: str, other: str) -> bool:
    """Whether two texts say the same to a reader: «Сколько стоит?» and «сколько стоит»."""
    return _said(one) == _said(other)


def _said(text: str) -> list[str]:
    plain = text.casefold().replace("ё", "е")
    return (plain.rstrip(_END) or plain).split()


def without_twins(found: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """The lines that say what none of the others, and no line before them, says."""
    known = list(others)
    kept: list[str] = []
    for line in found:
        if not any(same(line, other) for other in known):
            kept.append(line)
            known.append(line)
    return tuple(kept)
