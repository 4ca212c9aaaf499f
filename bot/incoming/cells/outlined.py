"""An outline as what a file holds: a map under ids of the file's own.

Knows the words of all languages; must not know a format.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Final

from journey import outline
from journey.dropped import MapFound
from journey.outline.outline import Outline

if TYPE_CHECKING:
    from journey.language import Rules
    from journey.outline.cells import Reader
    from journey.story import Teller

_LETTERS: Final = re.compile(r"[а-яё]", re.IGNORECASE)
HALF: Final = 3
"""One letter in so many is Cyrillic: the map is in Russian."""


def teller() -> Teller:
    from locales.shipped import catalogues

    return catalogues().teller()


@cache
def rules() -> Rules:
    """Those of Russian know how the other languages write, too."""
    from locales.rules import rules as rules_of

    return rules_of("ru")


def cells() -> Reader:
    return teller().cells(rules())


def found(made: Outline, name: str) -> MapFound:
    """`name`: the file's, where the map names none."""
    ids = (f"f{number}" for number in count(1))
    told = " ".join(part.title for part in made.parts)
    told += " ".join(one.text for part in made.parts for one in part.entries)
    language = "ru" if len(_LETTERS.findall(told)) * HALF > len(told) else "en"
    journey = outline.journey(made, name or "—", language, ids.__next__)
    return MapFound(
        journey=journey, made=True, left=made.left[:60], lost=made.lost[:60], cut=made.cut
    )
