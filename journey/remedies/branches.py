"""A branch of business with its own first steps: a canteen's are not those of a psychologist.

Knows the shape of a branch's file and which step answers what was typed; must not know where it
lies, nor what is offered where a branch has no step.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Annotated, Protocol

from pydantic import Field, StringConstraints, model_validator

from journey.industries import Family, Key
from journey.phrases import Known, Phrase, Table, Told, phrases
from journey.remedies.kinds import Remedy
from journey.remedies.recognising import weigh
from journey.stems import words
from journey.values import Frozen, Language, Line


class BranchName(Frozen):
    """By which names of trades a branch is known; what stands at the head of its file."""

    id: Key
    language: Language
    title: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    """Typical trades: «Кафе, столовая, бар»."""
    family: Family
    alone: bool = False
    """Whether one usually works alone there: what needs a second person is not offered."""
    words: Annotated[tuple[Told, ...], Field(min_length=5)]


class Branch(BranchName):
    """All of it. Ids are the same in every language and never reused."""

    against: dict[Key, tuple[Remedy, ...]]
    """The steps by the kind of pain, in the order in which they are offered."""
    told: dict[Key, tuple[Line, ...]] = Field(default_factory=dict)
    """How people of the branch say each kind: sentences to learn from."""

    @model_validator(mode="after")
    def _ids_once(self) -> Branch:
        for kind, remedies in self.against.items():
            times = Counter(one.id for one in remedies)
            if twice := sorted(key for key, count in times.items() if count > 1):
                raise ValueError(f"{kind}: stands twice: {', '.join(twice)}")
        return self


class Branches(Protocol):
    """Where branches come from, in one language."""

    def branch_of(self, name: str) -> str | None:
        """The branch of a business by its name in any language; None: the name does not say."""

    def branch(self, branch_id: str) -> Branch | None:
        """One of them; None: there is none of that id."""


class Readings:
    """Which remedies answer a pain as it was typed: «остыл» is not «разбили»."""

    def __init__(self, remedies: Mapping[str, Iterable[Remedy]]) -> None:
        """Remedies by the kind that they are against."""
        kept = {
            kind: tuple(one.when for one in told if one.when) for kind, told in remedies.items()
        }
        self._told: Mapping[tuple[Told, ...], tuple[Phrase, ...]] = {
            when: phrases(when) for whens in kept.values() for when in whens
        }
        self._kinds = Table(
            {
                kind: [one for when in whens for one in self._told[when]]
                for kind, whens in kept.items()
            }
        )

    @cached_property
    def _known(self) -> Known:
        return Known(phrase for told in self._told.values() for phrase in told)

    def kinds(self, text: str) -> dict[str, float]:
        """How much the words of readings that stand in a text say of their kinds."""
        return weigh(self._kinds, self._known.stand_in(words(text)))

    def fitting(self, text: str, remedies: Iterable[Remedy]) -> list[Remedy]:
        """Those that were meant for these very words first, then those for whatever words; in
        their order else.
        """
        there = self._known.stand_in(words(text))
        meant: list[Remedy] = []
        other: list[Remedy] = []
        for one in remedies:
            if not one.when:
                other.append(one)
            elif any(there.issuperset(phrase) for phrase in self._told[one.when]):
                meant.append(one)
        return meant + other
