"""A report's figures onto a map, as people tied them, in one step.

Knows reach; must not know how a source or a time is worded: both come in the map's language.
"""

from __future__ import annotations

from collections.abc import Sequence

from journey.funnel.report import Reading
from journey.funnel.tying import Pair
from journey.measures import Reach
from journey.model import Journey


def stored(
    journey: Journey, reading: Reading, pairs: Sequence[Pair], *, source: str, period: str | None
) -> Journey:
    """The map with how many come to each tied stage; the others keep what they have."""
    people = {one.stage: reading.steps[one.step].people for one in pairs}
    stages = tuple(
        stage.with_(reach=Reach(people=people[stage.id], source=source, period=period))
        if stage.id in people
        else stage
        for stage in journey.stages
    )
    return journey.with_(stages=stages)
