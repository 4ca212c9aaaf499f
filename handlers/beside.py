"""Which map a map is drawn beside: today's of a map of the future, or itself as it was.

Knows the store; knows no picture.
"""

from __future__ import annotations

from journey.model import Journey, State
from journey.ports import Work
from journey.versions import Rewinding


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
