"""Rows of buttons that a thumb can hit and a narrow phone can show."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

from handlers.screen import Button

HALF = 9.5
"""Widths of a letter's height that half a row of a narrow phone has room for."""
_NARROW = frozenset("fijlrtIJгт1 .,:;!|()[]'’·‹›-")
_BROAD = frozenset("mwMWжмшщюыфЖМШЩЮЫФ@%—…")

BUTTON_CHARS = 60
"""Characters of a button: phones show fewer, and the keyboard's size has a bound."""

Rows = tuple[tuple[Button, ...], ...]


def flow(buttons: Iterable[Button], mark: str = "") -> Rows:
    """Two short ones a row, a long one alone.

    mark: what a chosen one begins with. There is room for it, so that no tick moves the others.
    """
    rows: list[tuple[Button, ...]] = []
    for button in buttons:
        last = rows[-1] if rows else ()
        if len(last) == 1 and _short(last[0], mark) and _short(button, mark):
            rows[-1] = (last[0], button)
        else:
            rows.append((button,))
    return tuple(rows)


def rows(*given: Sequence[Button | None]) -> Rows:
    """The rows without what is None and without empty ones."""
    kept = (tuple(button for button in row if button is not None) for row in given)
    return tuple(row for row in kept if row)


def pairs(buttons: Sequence[Button]) -> Rows:
    """Two a row, however many there are: three would be cut on a narrow phone."""
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))


def short(text: str, limit: int = BUTTON_CHARS) -> str:
    """The text up to a limit, cut between words; the map itself holds it whole.

    Counted as Telegram counts, in UTF-16 units: most emoji are two.
    """
    flat = " ".join(text.split())
    units = flat.encode("utf-16-le")
    if len(units) <= 2 * limit:
        return flat
    head = units[: 2 * (limit - 1)].decode("utf-16-le", "ignore")
    return (head.rsplit(" ", 1)[0] if " " in head else head) + "…"


def half(text: str, before: str = "", after: str = "") -> str:
    """The text, cut between words where it can be, as far as half a row has room for it.

    before, after: what stands whole around it.
    """
    room = HALF - _wide(before + after)
    if _wide(text) > room:
        ends = accumulate(map(_width, text))
        kept = text[: sum(end <= room - _width("…") for end in ends)]
        if text[len(kept)] != " " and " " in kept:
            kept = kept.rsplit(" ", 1)[0]
        text = kept.rstrip(" ,;:.—–-") + "…"
    return f"{before}{text}{after}"


def _short(button: Button, mark: str) -> bool:
    return _wide(mark + button.text.removeprefix(mark)) <= HALF


def _wide(text: str) -> float:
    return sum(map(_width, text))


@lru_cache(maxsize=4096)
def _width(sign: str) -> float:
    """About how wide a sign stands, of the letters' height; rather too wide than cut."""
    if unicodedata.category(sign) in {"So", "Cs"}:
        return 1.3
    if unicodedata.category(sign) in {"Mn", "Cf"}:
        return 0.0
    narrow, broad = sign in _NARROW, sign in _BROAD
    return (0.36 if narrow else 0.84 if broad else 0.6) + (0.1 if sign.isupper() else 0)
