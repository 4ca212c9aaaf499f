"""Which kinds of pain an owner may mean, and how sure that is.

Three things speak: phrases that were written down, sentences that were learnt from, and what
usually goes wrong at that part of the way. Must not know what is done about a pain.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from journey.industries import Industry, Phase
from journey.phrases import GROUP
from journey.remedies.kinds import Kinds
from journey.remedies.learning import Example, Learner
from journey.remedies.recognising import Recogniser

PHRASED: Final = 4.0
"""What a phrase's weight says in the units of what was learnt."""
OF_BRANCH: Final = 0.75
"""A phrase of one branch beside one that holds in every business: it may stand there by chance."""
OF_PHRASE: Final = 0.5
"""A phrase as an example, beside a sentence."""
HEARD: Final = 5.5
"""From here on words tell of a kind at all; below it nobody knows what they are about."""
SPREAD: Final = 4.0
"""By how much one kind is ahead of another of which it is e times as likely."""
SURE: Final = 0.9
"""From this likelihood on nobody is asked what they mean."""
AGREED: Final = 0.6
"""The same where the phrases by themselves say so too."""
AT_PHASE: Final = 3.0
"""Pains that a part of the way must have before its own habits count for half."""


Told: TypeAlias = Mapping[str, Sequence[str]]
"""Sentences by the kind that they tell of."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The kinds that may be meant, the likeliest first; none: nobody knows."""

    kinds: tuple[str, ...] = ()
    sure: bool = True
    """Whether the first is meant: if not, one asks."""


class Meaning:
    """What words mean, in one language; sentences are read when the first pain is typed."""

    def __init__(
        self,
        kinds: Kinds,
        industries: Iterable[Industry],
        recogniser: Recogniser,
        sayings: Callable[[], Iterable[Told]],
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

        def examples() -> Iterable[Example]:
            for _, pain in pains:
                yield Example(pain.kind, pain.text)
            for kind in kinds.kinds:
                for phrase in kind.words:
                    if " " in phrase and GROUP not in phrase:
                        yield Example(kind.id, phrase, OF_PHRASE)
            for told in sayings():
                for name, lines in told.items():
                    yield from (Example(name, line) for line in lines)

        self._learner = Learner(examples)

    def of(self, text: str, phase: Phase, branch: Mapping[str, float]) -> Meant:
        """What is meant by words typed at that part of the way.

        `branch`: how much words that the branch of the business knows say of each kind.
        """
        heard, phrased = self._learner.weigh(text).heard, self._phrased(text, branch)
        if not phrased and heard < HEARD:
            return Meant()
        told = self._told(text, phase, branch)
        order = _in_order(told)
        agreed = len(phrased) > 0 and max(phrased, key=phrased.__getitem__) == order[0]
        return Meant(order, sure=_likelihood(told) >= (AGREED if agreed else SURE))

    def guesses(self, text: str, phase: Phase, branch: Mapping[str, float]) -> tuple[str, ...]:
        """All kinds, the likeliest first, however little the words say: there is a way to a kind
        from everything that can be typed.
        """
        told = self._told(text, phase, branch)
        usual = {kind: self._usually(kind, phase) for kind in self._ids if kind not in told}
        return (*_in_order(told), *_in_order(usual))

    def _phrased(self, text: str, branch: Mapping[str, float]) -> dict[str, float]:
        found = self._recogniser.phrased(text)
        return {
            kind: found.get(kind, 0.0) + OF_BRANCH * branch.get(kind, 0.0)
            for kind in self._ids
            if kind in found or kind in branch
        }

    def _told(self, text: str, phase: Phase, branch: Mapping[str, float]) -> dict[str, float]:
        """How much speaks for each kind that anything speaks for."""
        learnt, phrased = self._learner.weigh(text).kinds, self._phrased(text, branch)
        return {
            kind: learnt.get(kind, 0.0)
            + PHRASED * phrased.get(kind, 0.0)
            + self._usually(kind, phase)
            for kind in self._ids
            if kind in learnt or kind in phrased
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
    return 1 / sum(math.exp((weight - best) / SPREAD) for weight in weights.values())
