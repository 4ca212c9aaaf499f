"""What kind of pain a sentence is like, learnt from sentences whose kind is known.

Knows words, pairs of neighbours and parts of words; must not know where the sentences come from,
nor what is done about a pain. Naive Bayes: each sign says how much oftener it stands in the
sentences of a kind than in all. A part of a word stands for misprints and for endings that nobody
foresaw.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from journey.stems import says_something, stem, words

_LINK: Final = re.compile(r"\w+://\S+")
PAIR: Final = "_"
PART: Final = "#"
OF_PART: Final = 4
"""Letters of a part of a word."""
WORTH: Final = {PAIR: 0.6, PART: 0.35}
"""What a pair and a part say beside a word: they stand for the same thing once more."""
KEPT: Final = 1024
"""Texts whose weights are remembered: a list asks again for each pain of a map."""
ONCE: Final = 1.0
"""A pair or a part that stood in one sentence only says nothing that its words do not."""
SHY: Final = 6.0
"""Sentences of a kind that a sign must be seen in before it says half of what it seems to."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence whose kind is known."""

    kind: str
    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a text says of each kind, in units of natural logarithms; against it: below 0."""

    kinds: Mapping[str, float]
    heard: float = 0.0
    """What speaks for the likeliest kind, whatever speaks against it."""


class Learner:
    """Reads its sentences when it is first asked: most of a bot's life nobody types a pain."""

    def __init__(self, examples: Callable[[], Iterable[Example]]) -> None:
        self._examples = examples
        self._kept: dict[str, Weighed] = {}

    def weigh(self, text: str) -> Weighed:
        """How much each kind is spoken for; nothing: no word of it was ever seen."""
        found = self._kept.get(text)
        if found is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            found = self._kept[text] = self._weighed(text)
        return found

    @cached_property
    def _table(self) -> tuple[dict[str, float], dict[str, dict[str, float]]]:
        """What each sign says of each kind: first where it never stood there, then where it did."""
        of_kind: dict[str, float] = defaultdict(float)
        seen: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for one in self._examples():
            of_kind[one.kind] += one.weight
            for sign in _signs(one.text):
                seen[sign][one.kind] += one.weight
        every = sum(of_kind.values())
        says: dict[str, dict[str, float]] = {}
        for sign, kinds in seen.items():
            if sum(kinds.values()) <= ONCE and (sign.startswith(PART) or PAIR in sign):
                continue
            usual = sum(kinds.values()) / every
            says[sign] = {
                kind: _worth(sign) * math.log((times / usual + SHY) / (of_kind[kind] + SHY))
                for kind, times in kinds.items()
            }
        # A sign that never stood in a kind speaks against it the more, the more of it was read.
        never = {kind: math.log(SHY / (read + SHY)) for kind, read in of_kind.items()}
        return never, says

    def _weighed(self, text: str) -> Weighed:
        never, says = self._table
        told = [sign for sign in _signs(text) if sign in says]
        if all(sign.startswith(PART) for sign in told):
            return Weighed({})
        weights = dict.fromkeys(never, 0.0)
        spoken = dict.fromkeys(never, 0.0)
        for sign in told:
            known, worth = says[sign], _worth(sign)
            for kind, against in never.items():
                found = known.get(kind)
                weights[kind] += worth * against if found is None else found
                spoken[kind] += max(found or 0.0, 0.0)
        return Weighed(weights, spoken[max(weights, key=weights.__getitem__)])


def _worth(sign: str) -> float:
    return WORTH[PART] if sign.startswith(PART) else WORTH[PAIR] if PAIR in sign else 1.0


def _signs(text: str) -> frozenset[str]:
    return frozenset(_of(words(_LINK.sub(" ", text))))


def _of(told: Sequence[str]) -> Iterator[str]:
    """The signs of words in their order."""
    roots = [stem(word) for word in told]
    for word, root in zip(told, roots, strict=True):
        if says_something(word):
            yield root
        if len(word) > OF_PART:
            yield from (PART + word[at : at + OF_PART] for at in range(len(word) - OF_PART + 1))
    for one, other in pairwise(roots):
        yield one + PAIR + other
