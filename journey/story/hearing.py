"""Whether something hinders at a step, and what it may be, where no word of trouble says so.

Knows what was learnt from sentences at which something hinders and such at which nothing does, and
asks what a typed pain is taken for; must not know the rows of a map, nor where that was learnt.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from journey.industries import Industry
from journey.model import Item, Journey, Stage
from journey.remedies import Remedies
from journey.remedies.learning import Example, Learnt

HINDERS: Final = "hinders"
PLAIN: Final = "plain"
PLAINLY: Final = 4.0
"""A plain step as an example, beside a pain: there are fewer of them."""
WHOLE: Final = 1.0
"""What a sentence counts as an example; less: it is a phrase."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """What is known of one language."""

    steps: Learnt | None = None
    """None: nothing was learnt."""
    remedies: Remedies | None = None

    def hinders(self, text: str) -> float:
        """How likely something hinders, 0 to 1; 0 too where no word of it is known."""
        weighed = None if self.steps is None else self.steps.weigh(text)
        if weighed is None or not weighed.heard:
            return 0.0
        return 1 / (1 + math.exp(weighed.kinds[PLAIN] - weighed.kinds[HINDERS]))

    def kind(self, text: str, journey: Journey, stage: Stage) -> str | None:
        """Of which kind it is for sure, were it told as a pain there; None: one would ask."""
        if self.remedies is None:
            return None
        meant = self.remedies.meant(journey, stage, Item(id="told", lane="pains", text=text))
        return meant.kinds[0] if meant.kinds and meant.sure else None


def examples(
    plain: Iterable[str], industries: Iterable[Industry], pains: Iterable[Example]
) -> Iterator[Example]:
    """What to learn from: all that is known to hinder, and what customers do and want besides."""
    for one in pains:
        if one.weight == WHOLE:
            yield Example(HINDERS, one.text)
    told = [*plain]
    for industry in industries:
        for stage in industry.stages:
            told += (*(one.text for one in stage.actions), stage.title, stage.goal)
    yield from (Example(PLAIN, text, PLAINLY) for text in dict.fromkeys(told))
