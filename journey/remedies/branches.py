"""A branch of business with its own first steps: a canteen's are not those of a psychologist.

Knows the shape of a branch's file; must not know where it lies, nor which step answers what was
typed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Protocol

from pydantic import Field, StringConstraints, model_validator

from journey.industries import Family, Key
from journey.phrases import GROUP, Told
from journey.remedies.kinds import Remedy
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

    def sentences(self) -> Iterator[tuple[str, str]]:
        """All that is told there, each with its kind: also what single steps answer."""
        for kind, lines in self.told.items():
            yield from ((kind, line) for line in lines)
        for kind, steps in self.against.items():
            yield from ((kind, line) for step in steps for line in step.told)

    def phrases(self) -> Iterator[tuple[str, str]]:
        """The phrases of readings, each once and with its kind."""
        for kind, steps in self.against.items():
            each = dict.fromkeys(phrase for step in steps for phrase in step.when)
            yield from ((kind, phrase) for phrase in each if GROUP not in phrase)

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
