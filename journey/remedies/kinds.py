"""The standard kinds of pain with their remedies, and the families of business: the shape.

Knows what a file of kinds holds; must not know where it lies, nor how words are compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from journey.habits import Habit
from journey.industries import Family, Key, Phase
from journey.measures import Cost, Effort
from journey.phrases import GROUP, Told
from journey.stems import words
from journey.values import Frozen, Language, Line, Title


class Way(StrEnum):
    """How one sees whether a pain is there: it belongs to the pain, wherever on the way it is."""

    LOOK = "look"
    """With one's own eyes, where it happens."""
    WALK = "walk"
    """As a customer, from beginning to end."""
    NUMBER = "number"
    """By counting."""
    REVIEWS = "reviews"
    ASK = "ask"

    @property
    def of_customers(self) -> bool:
        """Whether only customers know: what they expect, fear or understand.

        What is seen, met or counted the owner knows who says it; how it is for others they guess.
        """
        return self in {Way.REVIEWS, Way.ASK}


class Remedy(Frozen):
    """A first step that can be done once."""

    id: Key
    text: Line
    families: tuple[Family, ...] = Field(default=(), alias="for")
    """For which businesses it is worded; none: for all of them."""
    when: tuple[Told, ...] = ()
    """What stands in a pain that it answers, where it answers one reading of the kind only."""
    told: tuple[Line, ...] = ()
    """How people say what it answers, in other words than these: whole sentences."""
    team: bool = False
    """Whether it takes more than one person."""
    effort: Effort
    cost: Cost
    habit: Habit | None = None
    """What goes on after that; None: nothing does."""


class Kind(Frozen):
    """One kind of pain, as it is met in every business."""

    id: Key
    text: Title
    way: Way
    check: Line
    """How to see today whether it is so, in that way."""
    words: Annotated[tuple[Told, ...], Field(min_length=5)]
    remedies: Annotated[tuple[Remedy, ...], Field(min_length=3)]


class Step(Frozen):
    """What helps at one part of the way, whatever the pain is."""

    phase: Phase
    remedies: Annotated[tuple[Remedy, ...], Field(min_length=3)]


class FamilyWords(Frozen):
    family: Family
    words: Annotated[tuple[Told, ...], Field(min_length=5)]


class Kinds(Frozen):
    """All of one language. Ids are the same in every language and never reused."""

    language: Language
    kinds: Annotated[tuple[Kind, ...], Field(min_length=1)]
    phases: tuple[Step, ...]
    groups: dict[Key, Annotated[tuple[Told, ...], Field(min_length=2)]] = Field(
        default_factory=dict
    )
    """Words that stand for each other in phrases, where these say `@` and the group's name."""
    beside: tuple[str, ...] = ()
    """Words behind which the name of a business says only where or for whom: «столовая в…»."""
    families: tuple[FamilyWords, ...]
    """In the order in which they are tried: of equals the first."""

    def sentences(self) -> Iterator[tuple[str, str]]:
        """What is told of single remedies, each sentence with its kind."""
        for kind in self.kinds:
            yield from ((kind.id, line) for one in kind.remedies for line in one.told)

    @model_validator(mode="after")
    def _whole(self) -> Kinds:
        _once(kind.id for kind in self.kinds)
        _once(step.phase for step in self.phases)
        _once(one.family for one in self.families)
        _known(self)
        for remedies in (*(one.remedies for one in self.kinds), *(p.remedies for p in self.phases)):
            _once(remedy.id for remedy in remedies)
        lacking = [phase for phase in Phase if phase not in {one.phase for one in self.phases}]
        if lacking:
            raise ValueError(f"no remedies for {', '.join(lacking)}")
        return self


class Sayings(Frozen):
    """How people say each kind of pain: whole sentences of one language, by the kind's id."""

    language: Language
    told: dict[Key, Annotated[tuple[Line, ...], Field(min_length=10)]]

    def sentences(self) -> Iterator[tuple[str, str]]:
        """All of them, each with its kind."""
        for kind, lines in self.told.items():
            yield from ((kind, line) for line in lines)

    @model_validator(mode="after")
    def _each_of_one_kind(self) -> Sayings:
        _once(" ".join(words(line)) for lines in self.told.values() for line in lines)
        return self


def _known(kinds: Kinds) -> None:
    """Every group that a phrase names is there, and is of single words."""
    told = (
        *(phrase for one in kinds.kinds for phrase in one.words),
        *(phrase for one in kinds.families for phrase in one.words),
    )
    named = {part[1:] for phrase in told for part in phrase.split() if part.startswith(GROUP)}
    if unknown := sorted(named - kinds.groups.keys()):
        raise ValueError(f"no group of words {', '.join(unknown)}")
    every = (word for words in kinds.groups.values() for word in words)
    if several := sorted(word for word in every if len(word.split()) > 1):
        raise ValueError(f"a group is of single words: {', '.join(several)}")


def _once(ids: Iterable[str]) -> None:
    twice = sorted(key for key, times in Counter(ids).items() if times > 1)
    if twice:
        raise ValueError(f"stands twice: {', '.join(twice)}")
