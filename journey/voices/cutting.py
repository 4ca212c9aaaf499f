"""Pasted text cut into reviews, and a review into its sentences.

Knows how reviews stand on a page: a name, a date and stars above, the answer of the business below.
Who wrote one is not kept: it is none of ours. Must not know the map.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from journey import dates, limits, pasted
from journey.language import Rules
from journey.phrases import Known, Table, phrases
from journey.stems import words
from journey.voices.signs import VoiceSigns

REVIEWS_MAX: Final = 60
"""Reviews of one message: more do not fit into one."""
DATE_CHARS: Final = 30
SOURCE_CHARS: Final = 60
"""Letters up to which a line says where the reviews are from, or when one was written."""
NAME_WORDS: Final = 3
STARS: Final = 5
TOLD: Final = 3
"""Words from which on a line says something."""
_STARS: Final = re.compile(r"[★☆⭐🌟✩✭\ufe0f\s]+")
_FULL: Final = re.compile(r"[★⭐🌟✭]")
_NAME: Final = re.compile(r"(?:[^\W\d_][^\W\d_'’.-]*\.?\s?){1,3}")
_SENTENCE: Final = re.compile(r"(?<=[.!?…])[\"»)]?\s+|\n+")


@dataclass(frozen=True, slots=True)
class Review:
    """One, word for word, its sentences by lines."""

    text: str
    date: dt.date | None = None
    stars: int | None = None


@dataclass(frozen=True, slots=True)
class Bunch:
    """All that stood in one message."""

    reviews: tuple[Review, ...] = ()
    source: str | None = None
    signs: int = 0
    """Dates, stars and answers around them: words of our own have none."""


@dataclass(slots=True)
class _Open:
    """The review that is being read."""

    lines: list[str] = field(default_factory=list)
    date: dt.date | None = None
    stars: int | None = None

    @property
    def told(self) -> bool:
        return bool(self.lines)


class Scissors:
    """Cuts by the words of several languages."""

    def __init__(self, every: Iterable[VoiceSigns]) -> None:
        signs = tuple(every)
        self._replied = [re.compile(one, re.IGNORECASE) for each in signs for one in each.replied]
        self._idle = [re.compile(one, re.IGNORECASE) for each in signs for one in each.idle]
        self._marks = [re.compile(one, re.IGNORECASE) for each in signs for one in each.stars]
        self._sources = Table(
            {one.text: phrases(one.words) for each in signs for one in each.sources}
        )
        self._known = Known(self._sources.phrases)

    def cut(self, text: str, today: dt.date, rules: Rules) -> Bunch:
        """Reviews in their order; several paragraphs, else several lines, are several."""
        plain = text.replace("\x00", "")
        blocks = [block.splitlines() for block in re.split(r"\n\s*\n", plain) if block.strip()]
        reading = _Reading(self, today, rules, by_lines=len(blocks) == 1)
        for lines in blocks:
            reading.block([line.strip() for line in lines if line.strip()])
        return reading.bunch()

    def source(self, line: str) -> str | None:
        """Where reviews are from, if the words name it."""
        found = self._sources.found(self._known.stand_in(words(line)))
        return next(iter(found), None)

    def is_reply(self, line: str) -> bool:
        return any(one.match(line) for one in self._replied)

    def is_idle(self, line: str) -> bool:
        return any(one.fullmatch(line) for one in self._idle)

    def stars(self, line: str) -> int | None:
        """A line that is a mark and nothing else."""
        if _STARS.fullmatch(line) and (full := len(_FULL.findall(line))):
            return min(full, STARS)
        found = next((f for one in self._marks if (f := one.fullmatch(line.strip(" .")))), None)
        return None if found is None else int(found["value"])


class _Reading:
    """Goes through the lines of one message."""

    def __init__(self, by: Scissors, today: dt.date, rules: Rules, *, by_lines: bool) -> None:
        self._by, self._today, self._rules, self._by_lines = by, today, rules, by_lines
        self._found: list[Review] = []
        self._open = _Open()
        self._source: str | None = None
        self._signs = 0
        self._replied = False
        self._headed = False

    def block(self, lines: list[str]) -> None:
        self._close()
        self._headed = self._by_lines and any(map(self._heads, lines))
        for number, line in enumerate(lines):
            self._line(line, last=number == len(lines) - 1)

    def _heads(self, line: str) -> bool:
        return self._by.stars(line) is not None or self._date(line) is not None

    def _line(self, line: str, *, last: bool) -> None:
        if self._by.is_reply(line):
            self._signs += 1
            self._replied = True
        elif self._by.is_idle(line):
            return
        elif self._head(line, last=last):
            self._replied = False
        elif not self._replied:
            self._tell(line)

    def _head(self, line: str, *, last: bool) -> bool:
        """A mark, a day, where from, whose it is."""
        stars, date = self._by.stars(line), self._date(line)
        if stars is not None or date is not None:
            self._signs += 1
            self._begin()
            self._open.stars = stars if stars is not None else self._open.stars
            self._open.date = date or self._open.date
            return True
        short = len(line) <= SOURCE_CHARS
        if short and len(words(line)) <= TOLD + 1 and (source := self._by.source(line)):
            self._source = source
            return True
        if not last and not self._open.told and _is_name(line):
            self._begin()
            return True
        if self._headed and self._open.told and not last and _is_name(line):
            self._close()
            return True
        return False

    def _date(self, line: str) -> dt.date | None:
        if len(line) > DATE_CHARS or not any(sign.isdigit() for sign in line):
            return None
        found = dates.parse(line, self._today, rules=self._rules, past=True)
        return found if isinstance(found, dt.date) and found <= self._today else None

    def _begin(self) -> None:
        if self._open.told:
            self._close()

    def _tell(self, line: str) -> None:
        if self._by_lines and not self._headed:
            self._close()
        self._open.lines.append(pasted.line(line))

    def _close(self) -> None:
        self._replied = False
        said = "\n".join(self._open.lines)
        if len(words(said)) >= TOLD and len(self._found) < REVIEWS_MAX:
            self._found.append(Review(said, self._open.date, self._open.stars))
        if self._open.told:
            self._open = _Open()

    def bunch(self) -> Bunch:
        self._close()
        return Bunch(tuple(self._found), self._source, self._signs)


def sentences(text: str) -> Iterator[str]:
    """Word for word; one that is longer than a quote may be goes on in the next."""
    for raw in _SENTENCE.split(text):
        line = " ".join(raw.split())
        while len(line) > limits.ITEM_CHARS:
            head = line[: limits.ITEM_CHARS].rpartition(" ")[0] or line[: limits.ITEM_CHARS]
            yield head
            line = line[len(head) :].strip()
        if line:
            yield line


def _is_name(line: str) -> bool:
    """«Анна К.»: words that begin with a capital and nothing else."""
    said = line.split()
    return (
        len(said) <= NAME_WORDS
        and len(line) <= DATE_CHARS
        and _NAME.fullmatch(line) is not None
        and all(one[:1].isupper() for one in said)
    )
