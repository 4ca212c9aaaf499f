"""The map that is drawn beside: today's of a map of the future, or the same map earlier.

Knows what is another there than on the drawn map; knows no geometry and no sentence.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from journey.difference import Fate, compare
from journey.loudness import lowest
from journey.model import Intent, State

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from journey.difference import Difference, ItemChange, StageChange
    from journey.model import Emotion, Item, Journey, Stage
    from renderers.words import Words


class News(Enum):
    """What is told of an entry of the drawn map, and the sign that says so."""

    NEW = "+"
    CHANGED = "≠"
    GONE = "−"
    KEPT = "="
    """A channel that stays, as the plan's owner decided."""


_INTENDED: Final = {Intent.KEEP: News.KEPT, Intent.ADD: News.NEW, Intent.DROP: News.GONE}


def intended(item: Item) -> News | None:
    """What a plan itself says of a channel; None: nothing."""
    return _INTENDED[item.intent] if item.intent else None


@dataclass(frozen=True, slots=True)
class Beside:
    """The other map, seen from the drawn one."""

    before: Journey
    after: Journey
    difference: Difference
    _items: Mapping[str, ItemChange]
    _stages: Mapping[str, StageChange]
    _gone: Mapping[tuple[str, str], Sequence[Item]]
    _felt: Mapping[str, Emotion]
    """What was felt, by the id of what is felt now."""

    @classmethod
    def of(cls, before: Journey, after: Journey) -> Beside:
        """Compares once; every part of a layout only looks up."""
        found = compare(before, after)
        stages = {one.after.id: one for one in found.stages if one.after is not None}
        now = {one.before.id: one.after.id for one in stages.values() if one.before and one.after}
        gone: dict[tuple[str, str], list[Item]] = defaultdict(list)
        for one in found.items:
            gone_now = one.fate is Fate.GONE or (one.after is not None and one.after.disproof)
            if gone_now and one.before and not one.before.disproof and one.stage_before in now:
                gone[now[one.stage_before], one.lane].append(one.before)
        items = {one.after.id: one for one in found.items if one.after is not None}
        felt = {one.after.id: one.before for one in found.feelings if one.after and one.before}
        return cls(before, after, found, items, stages, gone, felt)

    @property
    def is_plan(self) -> bool:
        """Today's map beside one of the future; else one and the same map earlier."""
        return self.after.state is State.TO_BE and self.before.state is State.AS_IS

    def names(self, words: Words) -> tuple[str, str]:
        """What the map beside is called, and the drawn one."""
        if self.is_plan:
            return (words.beside_now, words.to_be)
        return (words.earlier, words.now)

    def gone_word(self, words: Words) -> str:
        return words.news_gone if self.is_plan else words.news_removed

    def news(self, item: Item) -> News | None:
        """What is told of an entry; None: it is as it was. A decision goes before a difference."""
        if (decided := intended(item)) is not None:
            return decided
        found = self._items.get(item.id)
        if found is None or not found.changed:
            return None
        return News.NEW if found.fate is Fate.ADDED else News.CHANGED

    def item(self, item: Item) -> Item | None:
        """The entry as it was; None: it is new."""
        found = self._items.get(item.id)
        return found.before if found else None

    def gone(self, stage: Stage, lane: str) -> Sequence[Item]:
        """What stood in a cell of a kept stage and is no more."""
        return self._gone.get((stage.id, lane), ())

    def gone_lanes(self) -> set[str]:
        """Lanes in which anything of a kept stage is no more."""
        return {lane for _, lane in self._gone}

    def stage(self, stage: Stage) -> Stage | None:
        """The stage as it was; None: it is new."""
        found = self._stages.get(stage.id)
        return found.before if found else None

    def gone_stages(self) -> list[tuple[int, Stage]]:
        """Stages that are no more, with their numbers on the map beside."""
        gone = {one.before.id for one in self.difference.stages if one.before and not one.after}
        return [(at, one) for at, one in enumerate(self.before.stages, 1) if one.id in gone]

    def emotion(self, emotion: Emotion) -> Emotion | None:
        """What the same person felt there before."""
        return self._felt.get(emotion.id)

    def felt(self, stage: Stage) -> Emotion | None:
        """The point of the curve beside: how those felt there who were worst off."""
        was = self.stage(stage)
        heard = lowest(self.before, was) if was else None
        return heard.emotions[0] if heard else None

    def counts(self) -> dict[News, int]:
        """How many entries of kept and new stages are new, changed, gone."""
        found = dict.fromkeys(News, 0)
        for change in self._items.values():
            decided = intended(change.after) if change.after else None
            if decided is not None:
                found[decided] += 1
            elif change.fate is Fate.ADDED:
                found[News.NEW] += 1
            elif change.changed:
                found[News.CHANGED] += 1
        found[News.GONE] += sum(map(len, self._gone.values()))
        return found
