"""A map's tasks in somebody's own program of tasks: where they are sent, and what is known of them
there.

Knows services by name and what can go wrong, as values; must not know how a service is spoken to,
nor how its key is kept: that is opaque here, and never told to anybody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Final, Protocol

from pydantic import Field, StringConstraints

from journey.values import Frozen, Id, Line

HOST_CHARS: Final = 253


class Service(StrEnum):
    """A program that takes tasks. Its name is `service.<value>`."""

    BITRIX24 = "bitrix24"
    PLANFIX = "planfix"


ACTORS: Final[Mapping[Service, int]] = {Service.BITRIX24: 24, Service.PLANFIX: 25}
"""Who changes a map's history when a service says that something is done: no person has such an
id in Telegram."""


SERVICES: Final[Mapping[int, Service]] = {actor: one for one, actor in ACTORS.items()}


class Trouble(StrEnum):
    """Why it did not work. What to do about it is `trouble.<value>`."""

    KEY = "key"
    """It does not accept the key: it was taken back, or copied wrong."""
    RIGHTS = "rights"
    """The key has not the rights to tasks."""
    PLAN = "plan"
    """The account is not paid for this."""
    GONE = "gone"
    """There is no such account any more."""
    MOVED = "moved"
    """It answers from elsewhere."""
    STRANGE = "strange"
    """Something else answers there."""
    UNREACHABLE = "unreachable"
    """Nobody answers."""
    BUSY = "busy"
    """It takes no more for now."""
    REFUSED = "refused"
    """It refuses a task and says why."""
    PRIVATE = "private"
    """The address leads into a network that is nobody else's."""
    SEALED = "sealed"
    """The key cannot be read any more: the bot has another secret."""


PASSING: Final = frozenset({Trouble.UNREACHABLE, Trouble.BUSY})
"""What another moment may mend."""


class Connection(Frozen):
    """A map's way to one account of one service."""

    id: Id
    journey: Id
    person: int
    """Who made it: the map's owner."""
    service: Service
    host: Annotated[str, StringConstraints(min_length=1, max_length=HOST_CHARS)]
    """What may be shown of the address."""
    sealed: Annotated[str, StringConstraints(max_length=2000)] = Field(repr=False)
    """The rest of it with its key, sealed."""
    at: dt.datetime
    generation: Annotated[int, Field(ge=1, le=9)] | None = None
    """Of its interface, where there are several; None: it was not asked yet."""
    checked: dt.datetime | None = None
    """When it last answered as it should; None: never yet."""
    trouble: Trouble | None = None
    said: Line | None = None
    """With some trouble: the service's own words."""


def way_to(journey_id: str, service: Service, host: str) -> str:
    """What a key is sealed for: moved to another map or account it opens nothing."""
    return f"{journey_id} {service.value} {host}"


class Sent(Frozen):
    """A task that was sent, or is being sent."""

    task: Id
    remote: Annotated[str, StringConstraints(max_length=40)] = ""
    """Its id there; empty: sending was begun, and nobody knows whether it arrived."""
    digest: str = ""
    """Of what it says there, as far as we sent it."""
    done: bool = False
    """Whether it is done there, as we last heard."""
    gone: bool = False
    """It was deleted there: it is not sent again."""


class ConnectionsWork(Protocol):
    """The part of `journey.ports.Work` that keeps connections."""

    async def connections(self, journey_id: str) -> tuple[Connection, ...]:
        """A map's, one of a service at most."""

    async def connections_of(self, person_id: int) -> tuple[Connection, ...]:
        """All that a person made."""

    async def connection(self, connection_id: str) -> Connection | None: ...

    async def connect(self, connection: Connection) -> None:
        """Instead of the one of that map and service that was; what was sent to that is forgotten,
        unless it is the very same account.
        """

    async def save_connection(self, connection: Connection) -> None:
        """What was learnt of it; one that was cut meanwhile stays cut."""

    async def disconnect(self, connection_id: str) -> None:
        """It is gone with its key, and so is what is known of tasks there."""

    async def sent(self, connection_id: str) -> tuple[Sent, ...]: ...

    async def save_sent(self, connection_id: str, sent: Sent) -> None: ...
