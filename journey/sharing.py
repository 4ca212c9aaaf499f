"""A link by which others look at a map: what it is, how it reads, and how it is kept.

Knows links and their secrets; must not know Telegram's screens. The secret is kept as it is, not
as a hash: its owner sees the link again in the list, and whoever could read it in the database
could read the map itself there. Closing a link removes it, so that nothing is left to guess.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Annotated, Final, Protocol, TypeVar

from pydantic import StringConstraints

from journey import copying
from journey.model import Emotion, Evidence, Item, Journey, Origin, Persona
from journey.values import Frozen, Id

PREFIX: Final = "s"
"""Begins the start parameter of a link, so that other links can begin otherwise."""

SECRET_BYTES: Final = 16
"""128 bits: nobody finds a link by trying."""

Part = TypeVar("Part", Persona, Item, Emotion)

_START: Final = re.compile(PREFIX + r"([A-Za-z0-9_-]{22})")
_TORN: Final = re.compile(PREFIX + r"(?=.*[A-Z])[A-Za-z0-9_-]{10,}")
"""Long and mixed, as a word that an advertisement puts into its link (`start=summer`) is not."""

TERMS: Final[Mapping[str, dt.timedelta | None]] = {
    "ever": None,
    "week": dt.timedelta(days=7),
    "month": dt.timedelta(days=30),
}
"""How long a link may open its map, by the choices offered (`button.term.<key>` in locales)."""

Secret = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{22}$")]
"""16 random bytes in URL-safe base 64."""


class Share(Frozen):
    """One link to one map."""

    id: Id
    secret: Secret
    journey: Id
    person: int
    """Who made it: the map's owner."""
    name: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    """Their first name then: whoever opens the link is told who shows the map."""
    at: dt.datetime
    until: dt.datetime | None = None
    """From this moment on it opens nothing; None: until it is closed."""

    def is_over(self, now: dt.datetime) -> bool:
        """Whether its time is up."""
        return self.until is not None and now >= self.until

    @property
    def start(self) -> str:
        """The start parameter, at most 64 characters of `A-Z a-z 0-9 _ -`."""
        return PREFIX + self.secret


def secret_in(start: str) -> str | None:
    """The secret in a start parameter; None: it is no link to a map."""
    found = _START.fullmatch(start)
    return found[1] if found else None


def is_torn(start: str) -> bool:
    """Whether it looks like a link that was not copied whole, or with something behind it."""
    return _TORN.fullmatch(start) is not None and secret_in(start) is None


def taken(
    journey: Journey, journey_id: str, title: str, *, new_id: copying.NewId, now: dt.datetime
) -> Journey:
    """A copy for whoever was shown the map: it holds what they could see, and nothing more.

    Who proved something and in which words stays with the owner, as do what the team voted and
    the owner's own walk.
    What people gave comes from elsewhere now, and nothing leads back to the owner's map.
    """
    copy = copying.copy(journey, journey_id, title, new_id=new_id, now=now)
    stages = tuple(
        stage.with_(
            derived_from=None,
            evidence=tuple(_bare(one) for one in stage.evidence),
            items=tuple(_foreign(item) for item in stage.items),
            emotions=tuple(_foreign(emotion) for emotion in stage.emotions),
        )
        for stage in copy.stages
    )
    personas = tuple(_foreign(persona) for persona in copy.personas)
    return copy.with_(derived_from=None, walk=None, personas=personas, stages=stages)


def _foreign(part: Part) -> Part:
    origin = Origin.IMPORT if part.origin.from_people else part.origin
    given = part.with_(evidence=tuple(_bare(one) for one in part.evidence), origin=origin)
    if isinstance(given, Persona):
        return given.with_(derived_from=None)
    if isinstance(given, Item):
        disproof = None if given.disproof is None else _bare(given.disproof)
        return given.with_(derived_from=None, votes=None, disproof=disproof)
    return given


def _bare(evidence: Evidence) -> Evidence:
    """That something is proved, and how; not by whom, nor in whose words."""
    return evidence.with_(source=None, author=None, author_id=None, quote=None, wave=None)


class SharesWork(Protocol):
    """The part of `journey.ports.Work` that keeps links."""

    async def add_share(self, share: Share) -> None: ...

    async def save_share(self, share: Share) -> None:
        """What was changed on a link; one that was closed meanwhile stays closed."""

    async def share(self, secret: str) -> Share | None:
        """The link with this secret, unless it was closed. Its map may be deleted, its time up."""

    async def shares(self, journey_id: str) -> tuple[Share, ...]:
        """A map's links that were not closed, the oldest first."""

    async def close_share(self, journey_id: str, share_id: str) -> None:
        """From now on nobody gets in by it."""
