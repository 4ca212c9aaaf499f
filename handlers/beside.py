"""Which map a map is drawn beside: today's of a map of the future, or itself as it was.

Knows the store; knows no picture.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from journey.model import Journey, State
from journey.ports import Work
from journey.versions import Rewinding

LOOKED_THROUGH: Final = 100
"""Steps of a map's history at a time."""


async def another(work: Work, journey: Journey, since: int | None = None) -> Journey | None:
    """The map beside; None: there is none (any more), or it is somebody else's.

    `since` is a revision: the map as it was then.
    """
    if since is not None:
        return await earlier(work, journey, since)
    if journey.state is not State.TO_BE or journey.derived_from is None:
        return None
    if await work.owner(journey.derived_from) != await work.owner(journey.id):
        return None
    return await work.journey(journey.derived_from)


async def earlier(work: Work, journey: Journey, revision: int) -> Journey | None:
    """The map at a revision of its own; None: it never had that one, or has it still."""
    if not 0 <= revision < journey.revision:
        return None
    return (await past(work, journey, revision)).state()


async def past(work: Work, journey: Journey, revision: int) -> Rewinding:
    """The map at a revision up to today's, ready to go on; from whichever end is nearer."""
    if revision < journey.revision // 2:
        rewinding = Rewinding(None)
        rewinding.forth(await work.history(journey.id, below=revision + 1))
    else:
        rewinding = Rewinding(journey)
        rewinding.back(await work.history(journey.id, above=revision))
    return rewinding


async def revision_at(work: Work, journey: Journey, moment: dt.datetime) -> int:
    """The revision that the map had then; its first one, where it was made later."""
    below: int | None = None
    while found := await work.history(journey.id, below=below, last=LOOKED_THROUGH):
        older = [one.revision for one in found if one.at < moment]
        if older:
            return older[-1]
        below = found[0].revision
    return 0
