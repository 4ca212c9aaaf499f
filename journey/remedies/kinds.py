"""The standard kinds of pain with their remedies, and the families of business: the shape.

Knows what a file of kinds holds; must not know where it lies, nor how words are compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Annotated

from pydantic import Field, model_validator

from journey.industries import Family, Key, Phase
from journey.model import Cost, Effort, Frozen, Language, Line, Title
from journey.phrases import Told


class Remedy(Frozen):
    """A first step that can be done once."""

    id: Key
    text: Line
    families: tuple[Family, ...] = Field(default=(), alias="for")
    """For which businesses it is worded; none: for all of them."""
    effort: Effort
    cost: Cost


class Kind(Frozen):
    """One kind of pain, as it is met in every business."""

    id: Key
    text: Title
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
    families: tuple[FamilyWords, ...]
    """In the order in which they are tried: of equals the first."""

    @model_validator(mode="after")
    def _whole(self) -> Kinds:
        _once(kind.id for kind in self.kinds)
        _once(step.phase for step in self.phases)
        _once(one.family for one in self.families)
        for remedies in (*(one.remedies for one in self.kinds), *(p.remedies for p in self.phases)):
            _once(remedy.id for remedy in remedies)
        lacking = [phase for phase in Phase if phase not in {one.phase for one in self.phases}]
        if lacking:
            raise ValueError(f"no remedies for {', '.join(lacking)}")
        return self


def _once(ids: Iterable[str]) -> None:
    twice = sorted(key for key, times in Counter(ids).items() if times > 1)
    if twice:
        raise ValueError(f"stands twice: {', '.join(twice)}")
