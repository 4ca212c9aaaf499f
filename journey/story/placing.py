"""Which stage of a map a step of a story belongs to.

Knows the words of the stages, of their entries in the catalogue and of the parts of the way; must
not know how a step was read. A story is told in order: of equals the stage that the story is at,
then the next one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from journey.industries import Industry, PainEntry, Phase, StageEntry
from journey.model import Journey, Stage
from journey.questions import stage_entry
from journey.stems import stems
from journey.story.hearing import Hearing
from journey.story.rows import Step

TITLE: Final = 1.5
"""What a word of the stage's own title says."""
BEGINNING: Final = 4
"""Letters by which «прихожу» and «приходят» are one word."""
PART: Final = 1.4
"""What it says that such a thing is done at that part of the way."""
KIND: Final = 0.5
"""What it says that the catalogue has a pain of that kind there."""
WORDS: Final = 0.8
"""The most that single words of its entries say."""
ENTRY: Final = 1.0
"""What it says that an entry there is told in the same words."""
HERE: Final = 0.5
NEXT: Final = 0.55
FURTHER: Final = 0.2
"""Each stage that is left out says so much less than the next one."""
BEFORE: Final = 0.5
"""Each stage back says so much less than none."""
SHARED: Final = 2
"""Words that two entries told alike have in common."""
STAYS: Final = 0.7
"""What hinders, or how it feels, is told where the story is."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A stage as it is compared."""

    stage: Stage
    phase: Phase
    title: frozenset[str]
    words: frozenset[str]
    entries: tuple[frozenset[str], ...]
    kinds: frozenset[str]

    def alike(self, told: frozenset[str]) -> float:
        """The share of the shorter one's words in the entry that is told most alike."""
        found = 0.0
        for entry in self.entries if len(told & self.words) >= SHARED else ():
            if (shared := len(told & entry)) >= SHARED:
                found = max(found, shared / min(len(told), len(entry)))
        return found


class Way:
    """The stages of a map, as a story goes along them."""

    def __init__(self, journey: Journey, industry: Industry | None, hearing: Hearing) -> None:
        self._journey, self._hearing = journey, hearing
        self._stages = tuple(_known(journey, stage, industry) for stage in journey.stages)
        counted = Counter(stem for one in self._stages for stem in one.words)
        self._weight = {stem: 1 / times for stem, times in counted.items()}

    def phase(self, stage: Stage) -> Phase:
        """Which part of the way a stage is."""
        return next(one.phase for one in self._stages if one.stage.id == stage.id)

    def places(self, steps: Sequence[Step]) -> tuple[Stage, ...]:
        """The stage of each step: together the likeliest way; none where there are no stages."""
        if not self._stages:
            return ()
        order = range(len(self._stages))
        best = [-FURTHER * number for number in order]
        came: list[list[int]] = []
        for step in steps:
            goes = _goes(len(order), stays=not (step.walks or step.phases), later=step.clause.later)
            likely = self.likely(step)
            before, reached = [], []
            for now in order:
                ways = [best[old] + goes[now - old] for old in order]
                most = max(ways)
                before.append(ways.index(most))
                reached.append(most + likely[now])
            best = reached
            came.append(before)
        at = best.index(max(best))
        found: list[Stage] = []
        for before in reversed(came):
            found.append(self._stages[at].stage)
            at = before[at]
        return tuple(reversed(found))

    def likely(self, step: Step) -> list[float]:
        """How much the step by itself says of each stage."""
        told = stems(step.clause.text)
        begun = {word[:BEGINNING] for word in step.clause.told}
        whole = sum(step.phases.values())
        hinders = any(one.lane == "pains" for one in step.said)
        found: list[float] = []
        for one in self._stages:
            likely = min(WORDS, sum(self._weight[stem] for stem in told & one.words))
            likely += ENTRY * one.alike(told)
            if not begun.isdisjoint(one.title):
                likely += TITLE
            if one.phase in step.phases:
                likely += PART * step.phases[one.phase] / whole
            if hinders and one.kinds and self._kind(step, one.stage) in one.kinds:
                likely += KIND
            found.append(likely)
        return found

    def _kind(self, step: Step, stage: Stage) -> str | None:
        return self._hearing.kind(step.clause.text, self._journey, stage)


@cache
def _goes(stages: int, *, stays: bool, later: bool) -> dict[int, float]:
    """How likely such a step is told so many stages further on (below 0: back)."""
    here = HERE + (STAYS if stays else 0.0) - (NEXT if later else 0.0)
    further = {ahead: NEXT - FURTHER * (ahead - 1) for ahead in range(1, stages)}
    return {0: here, **further, **{-back: -BEFORE * back for back in range(1, stages)}}


def _known(journey: Journey, stage: Stage, industry: Industry | None) -> _Known:
    entry = stage_entry(stage, industry)
    texts = [stage.title, *(item.text for item in stage.items if item.origin.from_people)]
    if entry is not None:
        texts += _texts(entry)
    entries = tuple(map(stems, texts))
    return _Known(
        stage,
        _phase(journey, stage, entry),
        frozenset(word[:BEGINNING] for word in stems(stage.title) if len(word) >= BEGINNING - 1),
        frozenset(stem for told in entries for stem in told),
        entries,
        frozenset() if entry is None else frozenset(pain.kind for pain in entry.pains),
    )


def _texts(entry: StageEntry) -> Iterator[str]:
    yield from (entry.title, entry.goal, entry.feeling)
    for entries in entry.rows().values():
        for one in entries:
            yield one.text
            if isinstance(one, PainEntry):
                yield one.remedy


def _phase(journey: Journey, stage: Stage, entry: StageEntry | None) -> Phase:
    """Of its entry in the catalogue; else by its place on the way."""
    if entry is not None:
        return entry.phase
    phases = tuple(Phase)
    return phases[journey.stages.index(stage) * len(phases) // max(1, len(journey.stages))]
