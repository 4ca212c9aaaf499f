"""Which remedies answer a pain as it was typed: «остыл» is not «разбили».

Three things tell a remedy that answers a pain: phrases that stand in it, sentences that are told
alike, and the remedy's own words. Must not know where remedies come from, nor what is offered where
there are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final, TypeAlias

from journey.phrases import Known, Phrase, Table, Told, phrases
from journey.remedies.kinds import Remedy
from journey.remedies.likeness import Likeness
from journey.remedies.recognising import weigh
from journey.stems import words

ALIKE: Final = 0.06
"""Likeness from which on what answers one reading only is offered at all, without its phrases."""
SAID: Final = 0.3
"""Likeness to a sentence from which on a pain is told just so as by a phrase."""
STANDS: Final = 2.0
"""What it says that a phrase stands there: more than any likeness."""
LATER: Final = 0.005
"""What one place in the file is worth: of remedies that are alike the pain by nothing, the first
that was written.
"""

_Reading: TypeAlias = tuple[Told, ...]


class Readings:
    """The remedies of one branch, or of all businesses, held against typed words."""

    def __init__(
        self,
        remedies: Mapping[str, Sequence[Remedy]],
        likeness: Likeness,
        told: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        """Remedies by the kind that they are against, and sentences by the kind that they tell of:
        those in which a phrase stands say in which other words people say the same.
        """
        self._remedies = remedies
        self._likeness = likeness
        self._sentences = told or {}
        kept = {kind: tuple(one.when for one in of if one.when) for kind, of in remedies.items()}
        self._told: Mapping[_Reading, tuple[Phrase, ...]] = {
            when: phrases(when) for whens in kept.values() for when in whens
        }
        self._kinds = Table(
            {
                kind: [one for when in whens for one in self._told[when]]
                for kind, whens in kept.items()
            }
        )
        self._examples: dict[str, dict[_Reading, list[str]]] = {}

    @cached_property
    def _known(self) -> Known:
        return Known(phrase for told in self._told.values() for phrase in told)

    def kinds(self, text: str) -> dict[str, float]:
        """How much the words of readings that stand in a text say of their kinds."""
        return weigh(self._kinds, self._known.stand_in(words(text)))

    def fitting(self, text: str, kind: str, remedies: Iterable[Remedy]) -> list[Remedy]:
        """Some of the kind's remedies, the most fitting first: those that were written for what was
        typed, then those for whatever was typed; such as may be meant are among these, but never
        before all of them.
        """
        there = self._known.stand_in(words(text))
        meant: list[tuple[float, Remedy]] = []
        general: list[tuple[float, Remedy]] = []
        maybe: list[tuple[float, Remedy]] = []
        for place, one in enumerate(remedies):
            nearest = self._nearest(text, kind, one)
            alike = self._likeness.of(text, one.text) + nearest
            stands = one.when and any(there.issuperset(told) for told in self._told[one.when])
            if one.when:
                alike += self._likeness.of(text, " ".join(one.when))
            worth = alike - LATER * place + (STANDS if stands else 0.0)
            if stands or nearest >= SAID:
                meant.append((worth, one))
            elif not one.when:
                general.append((worth, one))
            elif alike >= ALIKE:
                maybe.append((worth, one))
        general = _in_order(general)
        rest = _in_order([*general[1:], *maybe])
        return [one for _, one in (*_in_order(meant), *general[:1], *rest)]

    def _nearest(self, text: str, kind: str, one: Remedy) -> float:
        """The likeness to the nearest of the sentences that a remedy answers."""
        return max((self._likeness.of(text, line) for line in self._answered(kind, one)), default=0)

    def _answered(self, kind: str, one: Remedy) -> Sequence[str]:
        """Remedies of the same phrases are of one reading, and have their sentences in common."""
        if not one.when:
            return one.told
        if kind not in self._examples:
            self._examples[kind] = self._of_kind(kind)
        return self._examples[kind][one.when]

    def _of_kind(self, kind: str) -> dict[_Reading, list[str]]:
        found: dict[_Reading, list[str]] = {}
        for one in self._remedies[kind]:
            if one.when:
                found.setdefault(one.when, []).extend(one.told)
        for line in self._sentences.get(kind, ()):
            there = self._known.stand_in(words(line))
            for when, lines in found.items():
                if any(there.issuperset(told) for told in self._told[when]):
                    lines.append(line)
        return found


def _in_order(found: list[tuple[float, Remedy]]) -> list[tuple[float, Remedy]]:
    return sorted(found, key=lambda one: -one[0])
