"""A line that gives a task: for whom it is, what is to be done, until when.

«@Оля плёнка до пт» is for Оля, «плёнка», until Friday. Names and days are taken from the line's
ends, a day with its «до» from anywhere; every other word stays as it was typed, a name in the
middle too: «спросить @Оля про плёнку» is not for Оля. Knows words and days; must not know who is
meant by a name, nor the clock.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from journey import limits, pasted, words
from journey.errands.days import Day, DayReader
from journey.errors import Code, Rejected
from journey.feasts import Feasts
from journey.language import Rules, any_of

Name = int | str
"""Somebody's number, picked from Telegram's list; or the name behind an @, as it was typed."""

_NAME: Final = re.compile(r"(?<![\w.@])@(?P<name>[^\W\d_][\w]{0,63}|[a-zA-Z]\w{0,63})")
_OPEN, _CLOSE = "\ue000", "\ue001"
_PICKED: Final = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_AROUND: Final = " \t,;:—–-"


@dataclass(frozen=True, slots=True)
class Picked:
    """Somebody picked from Telegram's list, between which characters."""

    start: int
    end: int
    person: int


@dataclass(frozen=True, slots=True)
class Line:
    """What one line gives."""

    text: str
    """The task; empty: nothing but names and a day."""
    names: tuple[Name, ...] = ()
    for_all: bool = False
    day: Day | None = None

    @property
    def due(self) -> dt.date | None:
        return self.day.due if self.day is not None and not self.day.over else None


class Reader:
    """Reads lines on one day, in the words of a language."""

    def __init__(self, today: dt.date, rules: Rules, feasts: Feasts = MappingProxyType({})) -> None:
        self._days = DayReader(today, rules, feasts)
        every = [one.errands for one in rules.every]
        everyone = any_of(one.everyone for one in every)
        self._all_first = re.compile(rf"{everyone}(?=$|[\s,:—–-])", re.IGNORECASE)
        self._all_last = re.compile(rf"(?:^|[,—–(-]\s*|(?=@)){everyone}\)?$", re.IGNORECASE)
        joins = any_of(one.joins for one in every)
        self._joins = re.compile(rf"(?:^|\s){joins}$", re.IGNORECASE)

    def lines(self, text: str, picked: Iterable[Picked] = ()) -> tuple[Line, ...] | Rejected:
        """Each line of a message; the limits hold for the tasks without names and days."""
        marked, shown = _marked(text, picked)
        told = (pasted.line(raw) for raw in marked.splitlines())
        read = (self._line(one, shown) for one in told)
        found = tuple(one for one in read if one != Line(text=""))
        if len(found) > limits.ERRAND_LINES:
            count = len(found)
            return Rejected(Code.TOO_MANY_LINES, {"limit": limits.ERRAND_LINES, "count": count})
        long = next((one for one in found if len(one.text) > limits.ITEM_CHARS), None)
        if long is not None:
            length = len(long.text)
            return Rejected(Code.TOO_LONG, {"limit": limits.ITEM_CHARS, "length": length})
        return found or Rejected(Code.EMPTY)

    def _line(self, told: str, shown: Mapping[str, str]) -> Line:
        piece = _Piece(told.strip())
        while (smaller := self._peeled(piece)) is not None:
            piece = smaller
        if piece.day is None and (inside := self._days.inside(piece.text)) is not None:
            piece = replace(piece, text=inside.rest, day=inside.day)
        return Line(
            text=_words(piece.text, shown),
            names=tuple(dict.fromkeys(piece.names)),
            for_all=piece.for_all,
            day=piece.day,
        )

    def _peeled(self, piece: _Piece) -> _Piece | None:
        """Without a name, a day or «всем» at one of its ends; None: there is none."""
        text = piece.text.strip(_AROUND)
        for peel in (self._name_first, self._name_last, self._all, self._day):
            found = peel(replace(piece, text=text))
            if found is not None:
                return found
        return None

    def _name_first(self, piece: _Piece) -> _Piece | None:
        found = _PICKED.match(piece.text) or _NAME.match(piece.text)
        if found is None or self._all_first.match(piece.text):
            return None
        return piece.named(_name(found), piece.text[found.end() :])

    def _name_last(self, piece: _Piece) -> _Piece | None:
        bare = piece.text.rstrip(".!)")
        every = [*_PICKED.finditer(bare), *_NAME.finditer(bare)]
        found = next((one for one in every if one.end() == len(bare)), None)
        if found is None or self._all_last.search(piece.text):
            return None
        rest = bare[: found.start()].rstrip("( ")
        # «договориться с @Оля»: she is what it is about
        return None if self._joins.search(rest) else piece.named(_name(found), rest)

    def _all(self, piece: _Piece) -> _Piece | None:
        first = self._all_first.match(piece.text)
        if first is not None:
            return replace(piece, text=piece.text[first.end() :], for_all=True)
        last = self._all_last.search(piece.text)
        if last is None:
            return None
        return replace(piece, text=piece.text[: last.start()], for_all=True)

    def _day(self, piece: _Piece) -> _Piece | None:
        found = None if piece.day is not None else self._days.at_an_end(piece.text)
        return None if found is None else replace(piece, text=found.rest, day=found.day)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is left of a line, and what was taken off."""

    text: str
    names: tuple[Name, ...] = field(default=())
    for_all: bool = False
    day: Day | None = None

    def named(self, name: Name, rest: str) -> _Piece:
        return replace(self, text=rest, names=(*self.names, name))


def _name(found: re.Match[str]) -> Name:
    return int(found[1]) if found.re is _PICKED else found["name"]


def _marked(text: str, picked: Iterable[Picked]) -> tuple[str, Mapping[str, str]]:
    """Whoever was picked as one word; and what stood there."""
    shown: dict[str, str] = {}
    bare = text.replace("\x00", " ").replace(_OPEN, " ").replace(_CLOSE, " ")
    for one in sorted(picked, key=lambda one: one.start, reverse=True):
        mark = f"{_OPEN}{one.person}{_CLOSE}"
        shown[mark] = bare[one.start : one.end]
        bare = f"{bare[: one.start]}{mark}{bare[one.end :]}"
    return bare, shown


def _words(text: str, shown: Mapping[str, str]) -> str:
    bare = text.strip(_AROUND)
    for mark, name in shown.items():
        bare = bare.replace(mark, name)
    bare = " ".join(bare.split())
    return bare if isinstance(words.lines(bare, limit=len(bare) + 1), tuple) else ""
