"""What the trades' catalogues do against a pain that is told alike.

Knows which pains are alike, and in whose business; must not know what else is offered.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from journey.industries import Family, Industry, PainEntry
from journey.remedies.branches import Branch
from journey.remedies.likeness import Likeness
from journey.stems import overlap, stems

ALIKE: Final = 0.5
"""The share of the shorter one's words from which two pains are told alike."""
USUAL: Final = 12
"""Pains of the catalogues from which on a word of theirs makes no two alike."""
SHARED: Final = 2
"""Words that they have in common at least."""
LIKE: Final = 0.25
"""The likeness of two pains of one kind from which on one step may answer both."""


@dataclass(frozen=True, slots=True)
class Business:
    """Whose pain it is."""

    trade: str | None
    family: Family
    branch: Branch | None

    def is_like(self, one: KnownPain) -> bool:
        """Whether what a trade does about its pains fits here too."""
        if one.trade == self.trade:
            return True
        return one.family is self.family if self.branch is None else one.branch == self.branch.id


@dataclass(frozen=True, slots=True, eq=False)
class KnownPain:
    """A pain of a trade, as it is compared."""

    trade: str
    family: Family
    branch: str | None
    path: str
    pain: PainEntry
    words: frozenset[str]


class Trades:
    """The pains of all trades of one language, ready to be compared."""

    def __init__(self, industries: Iterable[Industry], likeness: Likeness) -> None:
        self._likeness = likeness
        told = [(one, path, pain) for one in industries for path, pain in one.pains().items()]
        counted = Counter(stem for _, _, pain in told for stem in stems(pain.text))
        self._usual = frozenset(stem for stem, times in counted.items() if times > USUAL)
        self._by_word: dict[str, list[KnownPain]] = defaultdict(list)
        self._of_trade: dict[str, list[KnownPain]] = defaultdict(list)
        for one, path, pain in told:
            words = self._telling(pain.text)
            known = KnownPain(one.id, one.family, one.branch, path, pain, words)
            self._of_trade[one.id].append(known)
            for stem in words:
                self._by_word[stem].append(known)

    def against(
        self, told: str, kinds: AbstractSet[str], business: Business
    ) -> Iterator[KnownPain]:
        """Pains of these kinds that are told alike, of the own trade first, then of such ones; then
        those of the own trade that are like it all the same. Some may come twice.
        """
        yield from (
            one
            for one in self._alike(told, business)
            if one.pain.kind in kinds and business.is_like(one)
        )
        near = (
            (self._likeness.of(told, one.pain.text), one)
            for one in self._of_trade.get(business.trade or "", ())
            if one.pain.kind in kinds
        )
        for worth, one in sorted(near, key=lambda found: -found[0]):
            if worth >= LIKE:
                yield one

    def _alike(self, typed: str, business: Business) -> list[KnownPain]:
        told = self._telling(typed)
        shared = Counter(one for stem in told for one in self._by_word.get(stem, ()))

        def order(one: KnownPain) -> tuple[bool, bool, float]:
            return one.trade != business.trade, not business.is_like(one), -overlap(told, one.words)

        found = (one for one, words in shared.items() if words >= SHARED)
        return sorted((one for one in found if overlap(told, one.words) >= ALIKE), key=order)

    def _telling(self, text: str) -> frozenset[str]:
        """The words of a pain but for those of many pains: «непонятно» makes no two alike."""
        return stems(text) - self._usual
