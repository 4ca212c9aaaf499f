"""The room for a button's words on a narrow phone, and what does not fit into it.

Telegram cuts a longer label with «…». Sizes are in dp: a phone 360 wide shows a message of about
300, its buttons share a row, each keeps 8 on either side, and letters are 14 high.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

from babel.messages.pofile import read_po

from handlers.screen import Button
from locales.folders import languages
from renderers.text.measure import Lettering, ShapedMeasure

COLUMN: Final = 300
PADDING: Final = 16
LETTERS: Final = Lettering(size=14)
NUMBERS: Final = frozenset({"n", "page", "pages", "number"})
"""Parameters that are never words of people."""
_MARKS: Final = re.compile(r"^(?:✅ |● |☐ |✓ |\? )+")
_MEASURE: Final = ShapedMeasure()


def cut(rows: Iterable[tuple[Button, ...]]) -> list[str]:
    """Our own labels that a narrow phone would cut; people's words are shortened on purpose."""
    return [
        button.text
        for row in rows
        for button in row
        if _ours().fullmatch(_MARKS.sub("", button.text))
        if not fits(button.text, len(row))
    ]


def fits(label: str, buttons: int) -> bool:
    """Whether it stands whole on one of so many buttons in a row."""
    return _MEASURE.width(label, LETTERS) <= COLUMN / buttons - PADDING


@cache
def _ours() -> re.Pattern[str]:
    """Every sentence that holds nothing but our words and numbers."""
    found: set[str] = set()
    for language in languages():
        with (files("locales") / language / "tropa.po").open("rb") as file:
            for message in read_po(file, locale=language):
                if str(message.id).startswith("task."):
                    continue  # a task stands on its button as people's words do, shortened
                said = message.string if isinstance(message.string, tuple) else (message.string,)
                found |= {_pattern(str(one)) for one in said if _is_label(str(one))}
    return re.compile("|".join(sorted(found)))


def _is_label(text: str) -> bool:
    names = set(re.findall(r"{(\w+)}", text))
    return bool(text) and len(text) < 80 and "\n" not in text and names <= NUMBERS


def _pattern(text: str) -> str:
    return r"[0-9]+".join(map(re.escape, re.split(r"{\w+}", text)))
