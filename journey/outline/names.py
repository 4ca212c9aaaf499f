"""How rows, stages and people are called where maps are made: by their headings.

Knows the shape of a language's words for them and how a heading is compared; must not know any
word of a language. All languages count at once: a map is pasted in the language that it is in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Final

from pydantic import Field

from journey.values import Frozen, LaneId

Called = Annotated[tuple[str, ...], Field(min_length=1)]

_NUMBER: Final = re.compile(r"^[\W_]*\d{1,2}(?:\s*[.):—–-]\s*|\s+)")
_BEFORE: Final = re.compile(r"^[\W_]+")
_SIGNS: Final = re.compile(r"[^\w\s/&]+")
_BRACKETS: Final = re.compile(r"\([^)]*\)")
WORDS_MAX: Final = 6
"""Of a heading that names a row."""


class Headings(Frozen):
    """Of one language, in small letters."""

    stage: Called
    """«этап»: what stands before a stage's number, and over a column of stages."""
    persona: Called
    title: Called
    """«карта пути клиента»: what a map is called as such."""
    duration: Called
    reach: Called
    lanes: Annotated[dict[LaneId, Called], Field(min_length=1)]
    levels: dict[str, Called]
    """How it feels, by level: «плохо» is -1."""
    aside: tuple[str, ...] = ()
    """Headings of what is no stage: «выводы»."""


class Names:
    """Those of all languages."""

    def __init__(self, every: Iterable[Headings]) -> None:
        told = tuple(every)
        self._lanes: dict[str, str] = {}
        for one in told:
            rows: Mapping[str, Called] = {**one.lanes, DURATION: one.duration, REACH: one.reach}
            for lane, called in rows.items():
                self._lanes |= dict.fromkeys(map(plain, called), lane)
        self._levels = {
            plain(word): int(level)
            for one in told
            for level, called in one.levels.items()
            for word in called
        }
        self._stage = frozenset(plain(word) for one in told for word in one.stage)
        self._persona = frozenset(plain(word) for one in told for word in one.persona)
        self._title = frozenset(plain(word) for one in told for word in one.title)
        self._aside = frozenset(plain(word) for one in told for word in one.aside)
        either = "|".join(re.escape(word) for word in sorted(self._stage, key=len, reverse=True))
        self._of_stage = re.compile(
            rf"(?:{either})\s*(?:№\s*)?(?P<number>\d{{1,2}})\s*[.:)—–-]*\s*", re.IGNORECASE
        )
        self.stages = re.compile(
            rf"(?<![^\W_])(?:{either})\s*(?::|\s[—–-]\s)\s*(?P<told>\S[^\n]*)", re.IGNORECASE
        )
        """«Этапы: …», anywhere in a text: one name, or all of them in a line."""
        labels = sorted((*self._lanes, *self._persona), key=len, reverse=True)
        self.label = re.compile(
            rf"(?<![^\W_])(?P<label>{'|'.join(map(re.escape, labels))})\s*(?:\([^)]*\))?\s*:\s*",
            re.IGNORECASE,
        )
        """A row's name with a colon behind it, anywhere in a text."""

    def lane(self, heading: str) -> str | None:
        """The row that a heading names; None: it names none."""
        said = plain(heading)
        if not said or len(said.split()) > WORDS_MAX:
            return None
        if said in self._lanes:
            return self._lanes[said]
        parts = [one.strip() for one in re.split(r"\s+(?:и|and|или|or)\s+|[/&,]", said)]
        found = {self._lanes[one] for one in parts if one in self._lanes}
        known = all(one in self._lanes for one in parts if one)
        return next(iter(found)) if found and (known or len(found) == 1) else None

    def level(self, word: str) -> int | None:
        return self._levels.get(plain(word))

    def is_stage(self, heading: str) -> bool:
        return plain(heading) in self._stage

    def is_persona(self, heading: str) -> bool:
        return plain(heading) in self._persona

    def is_aside(self, heading: str) -> bool:
        """Whether it heads what is no stage."""
        said = plain(heading)
        return said in self._aside or any(said.startswith(f"{one} ") for one in self._aside)

    def title(self, heading: str) -> str | None:
        """What is left of a heading that calls the whole map so; None: it does not."""
        said = plain(heading)
        for name in sorted(self._title, key=len, reverse=True):
            if said == name or said.startswith(f"{name} "):
                rest = heading.partition(":")[2].strip()
                return _unquoted(rest) or heading.strip()
        return None

    def stage(self, heading: str) -> tuple[int | None, str] | None:
        """«🔍 Этап 2. Выбираю», «Этап: Выбираю»: its number and its name; None: it does not begin
        so.
        """
        bare = _BEFORE.sub("", heading)
        found = self._of_stage.match(bare)
        if found is not None:
            return int(found["number"]), bare[found.end() :].strip()
        named = self.stages.match(bare)
        if named is None or named["told"].count(",") > 1:
            return None
        return None, named["told"].strip()


def _unquoted(text: str) -> str:
    """Without quotation marks around all of it."""
    inside = text[1:-1]
    around = f"{text[:1]}{text[-1:]}" in {"«»", "“”", '""', "„“"}
    return inside.strip() if around and not set(inside) & set('«»“”"„') else text


DURATION: Final = "duration"
REACH: Final = "reach"


def plain(heading: str) -> str:
    """As headings are compared: small letters, no signs, no number before it."""
    bare = _BRACKETS.sub(" ", heading.casefold().replace("ё", "е").replace("\u2019", "'"))
    return " ".join(_SIGNS.sub(" ", _NUMBER.sub("", bare)).split())
