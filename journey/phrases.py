"""Phrases that are looked for in typed text: of each, every word must stand there, in any order.

Knows how a phrase is written and when a word is meant; must not know what is concluded from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Annotated, Final, Generic, TypeAlias, TypeVar

from pydantic import StringConstraints

from journey.slips import BEGINS, JUST_SO, LONG, is_word
from journey.stems import stem, words

Told = Annotated[str, StringConstraints(min_length=1, max_length=40)]
"""A phrase as a file holds it; `*` and `!` behind a word: see `journey.slips`. «@staff» is any word
of the group of that name.
"""
Phrase: TypeAlias = tuple[str, ...]
"""Its words as they are compared."""
Name = TypeVar("Name")
GROUP: Final = "@"
"""Before the name of words that stand for each other: «@staff»."""
KEPT: Final = 20_000
"""Typed words whose meaning is remembered: people use the same ones."""


def phrases(told: Iterable[str]) -> tuple[Phrase, ...]:
    return tuple(tuple(_parts(phrase)) for phrase in told)


def _parts(phrase: str) -> Iterator[str]:
    for word in phrase.split():
        if word.startswith(GROUP):
            yield word
            continue
        *before, last = words(word)
        yield from before
        yield last + word[-1] if word[-1] in {BEGINS, JUST_SO} else last


class Table(Generic[Name]):
    """What phrases tell of, each found by its longest word."""

    def __init__(self, told: Mapping[Name, Iterable[Phrase]]) -> None:
        self.names = tuple(told)
        self._by_word: dict[str, list[tuple[Name, Phrase, frozenset[str]]]] = defaultdict(list)
        for name, every in told.items():
            for one in every:
                self._by_word[max(one, key=len)].append((name, one, frozenset(one)))

    @property
    def phrases(self) -> Iterator[Phrase]:
        return (phrase for found in self._by_word.values() for _, phrase, _ in found)

    def found(self, there: AbstractSet[str]) -> dict[Name, list[Phrase]]:
        """What is told of where these words stand, and by which phrases."""
        told: dict[Name, list[Phrase]] = defaultdict(list)
        for word in there:
            for name, phrase, parts in self._by_word.get(word, ()):
                if parts <= there:
                    told[name].append(phrase)
        return told


class Known:
    """The words of many phrases, ready to be found.

    Each is kept under itself and under all that is left of it without one letter: two words that
    differ by one letter have one of these in common. So a text as long as a message takes a few
    milliseconds, where trying every word against every other took some hundreds.
    """

    def __init__(
        self, every: Iterable[Phrase], groups: Mapping[str, Iterable[Phrase]] | None = None
    ) -> None:
        self._groups: dict[str, set[str]] = defaultdict(set)
        for name, told in (groups or {}).items():
            for (part,) in told:
                self._groups[part].add(f"{GROUP}{name}")
        self._whole: dict[str, set[str]] = defaultdict(set)
        self._begun: dict[str, set[str]] = defaultdict(set)
        for part in {*self._groups, *(part for phrase in every for part in phrase)}:
            if part.startswith(GROUP):
                continue
            key, sign = (part[:-1], part[-1]) if part[-1] in {BEGINS, JUST_SO} else (part, "")
            kept = self._begun if sign == BEGINS else self._whole
            for left in (key,) if sign == JUST_SO else _left(key if sign else stem(key)):
                kept[left].add(part)
        self._meant: dict[str, frozenset[str]] = {}

    def stand_in(self, typed: Iterable[str]) -> frozenset[str]:
        """The words of the phrases that stand among words of `stems.words`."""
        return frozenset(part for word in set(typed) for part in self._means(word))

    def _means(self, word: str) -> frozenset[str]:
        found = self._meant.get(word)
        if found is None:
            alone = frozenset(part for part in self._near(word) if is_word(word, part))
            found = alone.union(*(self._groups[part] for part in alone if part in self._groups))
            if len(self._meant) >= KEPT:
                self._meant.clear()
            self._meant[word] = found
        return found

    def _near(self, word: str) -> set[str]:
        near: set[str] = set()
        for left in (word, *_left(stem(word))):
            near |= self._whole.get(left, _NONE)
        for end in range(1, len(word) + 1):
            for left in _left(word[:end]):
                near |= self._begun.get(left, _NONE)
        return near


_NONE: Final[frozenset[str]] = frozenset()


def _left(word: str) -> Iterator[str]:
    """A word, and a long one without each of its letters but the first."""
    yield word
    for at in range(1, len(word)) if len(word) >= LONG else ():
        yield word[:at] + word[at + 1 :]
