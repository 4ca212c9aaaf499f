"""Which stage of a map a piece speaks of, and which entry there it bears out.

Three things speak: how alike its words are to what stands on a stage and in its catalogue, the
signs by which a story is laid out, and the kind of trouble it tells of. Measured on twenty reviews
that nobody looked at while the weights were chosen: see the tests. Must not know who says it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from journey.industries import Industry, PainEntry, Phase
from journey.limits import ITEM_CHARS
from journey.model import Item, Journey, Stage
from journey.questions import stage_entry
from journey.remedies import Remedies
from journey.story.placing import Way
from journey.story.rows import Step

SIGNS: Final = 0.8
"""What the signs of a story say."""
ALIKE: Final = 4.0
"""What being told in the same words as an entry of the stage says."""
NEXT_ALIKE: Final = (1.0, 0.5, 0.25)
"""… as the one most alike, the next, the one after that."""
KIND: Final = 1.0
"""What it says that such trouble is known there."""
UNDERSTOOD: Final = 1.2
"""Below it nothing is said of any stage."""
CLEAR: Final = 0.12
"""The part by which the best stage leads where it is surely meant."""
SAME: Final = 0.3
"""From this likeness on a piece tells of an entry."""
SAME_KIND: Final = 0.1
"""… where it surely tells of the same kind of trouble."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a piece speaks of; without a stage nobody can tell."""

    stage: Stage | None = None
    entry: Item | None = None
    lead: float = 0.0
    """By which part of it the stage leads the next one, 0 to 1."""

    @property
    def sure(self) -> bool:
        return self.lead >= CLEAR


class Places:
    """The stages of one map, as pieces speak of them."""

    def __init__(
        self,
        journey: Journey,
        industry: Industry | None,
        way: Way,
        steps: Callable[[str], tuple[Step, ...]],
        remedies: Remedies | None,
    ) -> None:
        self._journey, self._way, self._steps, self._remedies = journey, way, steps, remedies
        self._told = [tuple(_told(stage, industry)) for stage in journey.stages]
        self._kinds = [_kinds(stage, industry) for stage in journey.stages]
        self._weighed: dict[str, list[float]] = {}
        self._meant: dict[tuple[Phase, str], tuple[str | None, bool]] = {}

    def of(self, text: str, *, good: bool = False, at: Stage | None = None) -> Spoken:
        """good: it praises, so no trouble is borne out by it. at: where it is said to be."""
        stage, lead = (at, 1.0) if at is not None else self._stage(text)
        entry = None if stage is None else self._entry(stage, text, good=good)
        return Spoken(stage, entry, lead)

    def _stage(self, text: str) -> tuple[Stage | None, float]:
        weights = self.weights(text)
        order = sorted(range(len(weights)), key=lambda place: -weights[place])
        if not order or weights[order[0]] < UNDERSTOOD:
            return None, 0.0
        best, following = weights[order[0]], weights[order[1]] if len(order) > 1 else 0.0
        return self._journey.stages[order[0]], (best - following) / best

    def weights(self, text: str) -> list[float]:
        """How much speaks for each stage."""
        if text not in self._weighed:
            self._weighed[text] = self._weigh(text)
        return self._weighed[text]

    def _weigh(self, text: str) -> list[float]:
        steps = self._steps(text)
        pieces = [step.clause.text for step in steps]
        found = [0.0] * len(self._journey.stages)
        for step in steps:
            _add(found, self._way.likely(step), SIGNS)
            _add(found, self._of_kind(step.clause.text), KIND)
        for piece in [*pieces, *([text] if len(pieces) > 1 else [])]:
            _add(found, self._alike(piece), ALIKE)
        shared = math.sqrt(max(1, len(steps)))
        return [one / shared for one in found]

    def _alike(self, piece: str) -> list[float]:
        if self._remedies is None:
            return [0.0] * len(self._told)
        alike = self._remedies.alike
        return [
            sum(
                part * one
                for part, one in zip(
                    NEXT_ALIKE,
                    sorted((alike(piece, told) for told in stage), reverse=True),
                    strict=False,
                )
            )
            for stage in self._told
        ]

    def _of_kind(self, piece: str) -> list[float]:
        found: list[float] = []
        for stage, kinds in zip(self._journey.stages, self._kinds, strict=True):
            kind, sure = self._kind(stage, piece)
            found.append((1.0 if sure else 0.5) if kind in kinds else 0.0)
        return found

    def _kind(self, stage: Stage, text: str) -> tuple[str | None, bool]:
        """What trouble is told of; stages of one part of the way are asked about once."""
        if self._remedies is None:
            return None, False
        key = self._way.phase(stage), text
        if key not in self._meant:
            self._meant[key] = self._kind_there(self._remedies, stage, text)
        return self._meant[key]

    def _kind_there(self, remedies: Remedies, stage: Stage, text: str) -> tuple[str | None, bool]:
        meant = remedies.meant(
            self._journey, stage, Item(id="told", lane="pains", text=text[:ITEM_CHARS])
        )
        return (meant.kinds[0], meant.sure) if meant.kinds else (None, False)

    def _entry(self, stage: Stage, text: str, *, good: bool) -> Item | None:
        """The pain that is told of; of praise what is said to work well."""
        if self._remedies is None:
            return None
        known = [
            one
            for one in stage.items
            if (one.strong if good else one.lane == "pains" and one.disproof is None)
        ]
        pieces = {text, *(step.clause.text for step in self._steps(text))}
        scored = [(max(self._likeness(piece, one) for piece in pieces), one) for one in known]
        best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
        if best[0] >= SAME or good or best[1] is None:
            return best[1] if best[0] >= SAME else None
        return self._of_same_kind(stage, text, scored)

    def _likeness(self, piece: str, one: Item) -> float:
        assert self._remedies is not None
        return self._remedies.alike(piece, one.text)

    def _of_same_kind(
        self, stage: Stage, text: str, scored: Sequence[tuple[float, Item]]
    ) -> Item | None:
        kind, sure = self._kind(stage, text)
        if not sure:
            return None
        alike = [pair for pair in scored if pair[0] >= SAME_KIND]
        same = [pair for pair in alike if self._kind_of(stage, pair[1]) == kind]
        return max(same, key=lambda pair: pair[0])[1] if same else None

    def _kind_of(self, stage: Stage, pain: Item) -> str | None:
        assert self._remedies is not None
        meant = self._remedies.meant(self._journey, stage, pain)
        return meant.kinds[0] if meant.kinds else None


def _add(found: list[float], told: Iterable[float], weight: float) -> None:
    for place, one in enumerate(told):
        found[place] += weight * one


def _told(stage: Stage, industry: Industry | None) -> Iterable[str]:
    """What stands on a stage in people's words, and what its catalogue tells of it."""
    yield stage.title
    yield from (item.text for item in stage.items if item.origin.from_people)
    entry = stage_entry(stage, industry)
    if entry is None:
        return
    yield from (entry.goal, entry.feeling)
    for row in entry.rows().values():
        for one in row:
            yield one.text
            if isinstance(one, PainEntry):
                yield one.remedy


def _kinds(stage: Stage, industry: Industry | None) -> frozenset[str]:
    entry = stage_entry(stage, industry)
    return frozenset() if entry is None else frozenset(pain.kind for pain in entry.pains)
