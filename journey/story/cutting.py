"""A story cut into its steps: sentences, clauses, what follows «потом» or «и».

Knows where one step ends, by signs and the words of `journey.story.signs`; must not know what a
step means. Each is a piece of the text as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from journey import limits, pasted
from journey.stems import words
from journey.story.signs import Cuts

NEAR: Final = 3
"""Words behind «и» among which somebody does something."""
_SENTENCE: Final = re.compile(r"[.!?…;]+(?=\s|$)|\n+")
_PAUSE: Final = re.compile(r",(?!\d)|\s[—–-]+\s|:\s")
_WORD: Final = re.compile(r"[^\W_]+")
_EDGE: Final = ' \t\r\u00a0,.;:!…—–-«»"()'


@dataclass(frozen=True, slots=True)
class Clause:
    """One step, as it was typed."""

    text: str
    told: tuple[str, ...]
    """Its words as they are compared."""
    asked: bool = False
    """Its sentence ends with a question mark."""
    later: bool = False
    """«потом» stood before it."""


class Scissors:
    """Cuts by the words of several languages."""

    def __init__(self, every: Iterable[Cuts]) -> None:
        cuts = tuple(every)
        self._then = frozenset(word for one in cuts for word in one.then)
        self._holding = frozenset(word for one in cuts for word in one.holding)
        self._whether = frozenset((word,) for one in cuts for word in one.whether)
        self._never = frozenset(word for one in cuts for word in one.never)
        self._later = frozenset(words(told)[:1] for one in cuts for told in one.later)
        self._deeds = re.compile("|".join(deed for one in cuts for deed in one.deeds))
        before = "|".join(_any(word for one in cuts for word in (*one.then, *one.also)))
        self._inside = re.compile(rf"\s+(?:{before})\s+", re.IGNORECASE)
        joining = "|".join(_any(word for one in cuts for word in one.joining))
        self._joining = re.compile(rf"(?:{joining})(?![^\W_])[\s,:—–-]*", re.IGNORECASE)

    def cut(self, text: str) -> tuple[Clause, ...]:
        """All steps in their order; what is only signs or joining words is none."""
        return tuple(
            clause
            for line, asked in _sentences(text.replace("\x00", ""))
            for clause in self._of(line, asked=asked)
        )

    def does(self, word: str) -> bool:
        """Whether a word says that somebody does something."""
        return self._deeds.fullmatch(word) is not None

    def _of(self, sentence: str, *, asked: bool) -> Iterator[Clause]:
        for piece in self._held(_PAUSE.split(sentence), sentence):
            for part in self._parts(piece):
                yield from self._clauses(part, asked=asked)

    def _held(self, pieces: list[str], sentence: str) -> Iterator[str]:
        """The clauses between pauses; one that only goes on stays with the one before it."""
        start = end = 0
        at = 0
        for number, piece in enumerate(pieces):
            at = sentence.index(piece, at) if piece else at
            if number and not self._goes_on(piece):
                yield sentence[start:end]
                start = at
            at += len(piece)
            end = at
        yield sentence[start:end]

    def _goes_on(self, piece: str) -> bool:
        told = words(piece)
        return not told or not self._holding.isdisjoint(told[:1]) or told[1:2] in self._whether

    def _parts(self, piece: str) -> Iterator[str]:
        """Cut before «потом», and before «и» where somebody does something on both sides of it."""
        start = 0
        for found in self._inside.finditer(piece):
            if words(found[0])[0] in self._then or self._both(piece, start, found):
                yield piece[start : found.start()]
                start = found.start()
        yield piece[start:]

    def _both(self, piece: str, start: int, joint: re.Match[str]) -> bool:
        before = words(piece[start : joint.start()])
        behind = words(piece[joint.end() :])[:NEAR]
        if not any(map(self.does, before)):
            return False
        return any(self.does(word) or word in self._never for word in behind)

    def _clauses(self, part: str, *, asked: bool) -> Iterator[Clause]:
        text, later = part.strip(_EDGE), False
        while (found := self._joining.match(text)) is not None:
            later = later or words(found[0])[:1] in self._later
            text = text[found.end() :].strip(_EDGE)
        for line in _chopped(text):
            if told := words(line):
                yield Clause(line, told, asked, later)


def _any(told: Iterable[str]) -> list[str]:
    """Longer ones first: «после этого» before «после»."""
    return [re.escape(word) for word in sorted(set(told), key=len, reverse=True)]


def _sentences(text: str) -> Iterator[tuple[str, bool]]:
    start = 0
    for found in _SENTENCE.finditer(text):
        yield pasted.line(text[start : found.start()]), "?" in found[0]
        start = found.end()
    yield pasted.line(text[start:]), False


def _chopped(text: str) -> Iterator[str]:
    """What is longer than an entry may be goes on in the next one."""
    while len(text) > limits.ITEM_CHARS:
        head = text[: limits.ITEM_CHARS].rpartition(" ")[0] or text[: limits.ITEM_CHARS]
        yield head
        text = text[len(head) :].strip()
    if text:
        yield text
