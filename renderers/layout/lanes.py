"""Which rows a map shows, in their order, and the rows that are drawn in a way of their own.

Knows lane ids; knows no sizes. A lane that no question fills stands at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journey.questions import LANES, lane_of

if TYPE_CHECKING:
    from journey.model import Item, Journey, Stage
    from renderers.layout.beside import Beside

EMOTION: Final = "emotion"
GOAL: Final = "goal"
CHANNELS: Final = "channels"
PAINS: Final = "pains"
METRICS: Final = "metrics"
BACKSTAGE: Final = "backstage"


def icon(lane: str) -> str:
    return lane_of(lane).icon


def shown(journey: Journey, beside: Beside | None = None) -> tuple[str, ...]:
    """The lanes with an entry anywhere, or answered on some stage, that are not hidden.

    What is gone since the map beside is an entry, too. Of feelings one is needed: a curve through
    nothing is no answer.
    """
    used = {item.lane for stage in journey.stages for item in stage.items if not item.disproof}
    if beside:
        used |= beside.gone_lanes()
    answered = {
        lane for stage in journey.stages for lane, how in stage.passed.items() if how == "answered"
    } - {EMOTION}
    maps = [journey, *([beside.before] if beside else [])]
    if any(stage.emotions for one in maps for stage in one.stages):
        used.add(EMOTION)
    hidden = set(journey.look.hidden)
    listed = [lane for lane in LANES if lane in (used | answered) - hidden]
    return (*listed, *sorted(used - set(LANES) - hidden))


def entries(stage: Stage, lane: str) -> tuple[Item, ...]:
    """A cell's entries as they are drawn: a pain that turned out not to be so is none."""
    return tuple(item for item in stage.lane(lane) if item.disproof is None)


def hidden(journey: Journey, lane: str) -> bool:
    """Whether the map's owner took the lane off its pictures."""
    return lane in journey.look.hidden
