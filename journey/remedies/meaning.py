"""Which kinds of pain an owner may mean, and how sure that is.

Three things speak: phrases that were written down, sentences that were learnt from, and what
usually goes wrong at that part of the way. Must not know what is done about a pain.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from journey.industries import Industry, Phase
from journey.phrases import GROUP
from journey.remedies.kinds import Kinds
from journey.remedies.learning import Example, Learnt, Weighed
from journey.remedies.recognising import Recogniser

PHRASED: Final = 0.4
"""What a phrase's weight says in the units of what was learnt."""
ALONE: Final = 4.0
"""The same where nothing was learnt of any word."""
OF_BRANCH: Final = 1.0
"""A phrase of one branch beside one that holds in every business."""
OF_PHRASE: Final = 0.5
"""A phrase as an example, beside a sentence."""
OF_READING: Final = 0.3
"""A phrase of one reading, which often stands in other pains of its branch too."""
SURE: Final = 0.75
"""From this likelihood on nobody is asked what they mean."""
AT_PHASE: Final = 3.0
"""Pains that a part of the way must have before its own habits count for half."""
USUAL: Final = 0.5
"""What these habits say: sentences told at all parts of the way hold some of them already."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The kinds that may be meant, the likeliest first; none: nobody knows."""

    kinds: tuple[str, ...] = ()
    sure: bool = True
    """Whether the first is meant: if not, one asks."""


@dataclass(frozen=True, slots=True)
class Own:
    """What the branch of a business knows."""

    told: Mapping[str, float] = field(default_factory=dict)
    """How much its own phrases in a text say of each kind."""
    happening: frozenset[str] | None = None
    """The kinds that can happen there; None: all of them."""


def examples(
    kinds: Kinds,
    industries: Iterable[Industry],
    told: Iterable[tuple[str, str]],
    readings: Iterable[tuple[str, str]],
) -> Iterator[Example]:
    """All sentences to learn from: the trades' pains, the phrases, how people say them, and the
    phrases of readings; the latter two with their kinds.
    """
    for industry in industries:
        for pain in industry.pains().values():
            yield Example(pain.kind, pain.text)
    for kind in kinds.kinds:
        for phrase in kind.words:
            if " " in phrase and GROUP not in phrase:
                yield Example(kind.id, phrase, OF_PHRASE)
    yield from (Example(kind, line) for kind, line in told)
    yield from (Example(kind, line, OF_READING) for kind, line in readings)


class Meaning:
    """What words mean, in one language; what was learnt is read when the first pain is typed."""

    def __init__(
        self,
        kinds: Kinds,
        industries: Iterable[Industry],
        recogniser: Recogniser,
        learnt: Callable[[], Learnt | None],
    ) -> None:
        self._ids = tuple(kind.id for kind in kinds.kinds)
        self._recogniser = recogniser
        pains = [
            (stage.phase, pain)
            for one in industries
            for stage in one.stages
            for pain in stage.pains
        ]
        self._usual = Counter(pain.kind for _, pain in pains)
        self._at = Counter((phase, pain.kind) for phase, pain in pains)
        self._at_all = Counter(phase for phase, _ in pains)
        self._read = learnt

    def of(self, text: str, phase: Phase, own: Own) -> Meant:
        """What is meant by words typed at that part of the way."""
        if not self._weighed(text).heard and not self._phrased(text, own):
            return Meant()
        told = self._told(text, phase, own)
        return Meant(_in_order(told), sure=_likelihood(told) >= SURE)

    def guesses(self, text: str, phase: Phase, own: Own) -> tuple[str, ...]:
        """All kinds, the likeliest first, however little the words say: there is a way to a kind
        from everything that can be typed.
        """
        return _in_order(self._told(text, phase, own))

    def _weighed(self, text: str) -> Weighed:
        return Weighed({}) if self._learnt is None else self._learnt.weigh(text)

    @cached_property
    def _learnt(self) -> Learnt | None:
        return self._read()

    def _phrased(self, text: str, own: Own) -> dict[str, float]:
        found = self._recogniser.phrased(text)
        return {
            kind: found.get(kind, 0.0) + OF_BRANCH * own.told.get(kind, 0.0)
            for kind in self._ids
            if kind in found or kind in own.told
        }

    def _told(self, text: str, phase: Phase, own: Own) -> dict[str, float]:
        """How much speaks for each kind that can happen."""
        weighed, phrased = self._weighed(text), self._phrased(text, own)
        learnt, says = (weighed.kinds, PHRASED) if weighed.heard else ({}, ALONE)
        return {
            kind: learnt.get(kind, 0.0)
            + says * phrased.get(kind, 0.0)
            + USUAL * self._usually(kind, phase)
            for kind in self._ids
            if own.happening is None or kind in own.happening
        }

    def _usually(self, kind: str, phase: Phase) -> float:
        """How much oftener such a pain is met at that part of the way than on the whole."""
        whole = (self._usual[kind] + 1) / (sum(self._usual.values()) + len(self._ids))
        here = (self._at[phase, kind] + AT_PHASE * whole) / (self._at_all[phase] + AT_PHASE)
        return math.log(here / whole)


def _in_order(weights: dict[str, float]) -> tuple[str, ...]:
    return tuple(sorted(weights, key=lambda kind: -weights[kind]))


def _likelihood(weights: dict[str, float]) -> float:
    """Of the likeliest, among all."""
    best = max(weights.values())
    return 1 / sum(math.exp(weight - best) for weight in weights.values())
