"""Something to say at a set time: what it is about, whom it is for, and how it is kept.

Knows a reminder and what is asked of its store; must not know what is said, nor who watches the
clock. One is handed over once: a process claims what is due for a while (a lease), says it, and
ticks it off. A process that dies in between lets the lease run out, and another one takes over.
What was perhaps sent by then is not sent again.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Final, Protocol

from pydantic import Field, StringConstraints

from journey.values import Frozen, Id, LaneId

Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_:.-]{1,120}$")]

CLAIM_MAX: Final = dt.timedelta(minutes=5)
"""No claim lasts longer."""
TRIES_MAX: Final = 20
"""Claims of one reminder before it is given up: something is wrong with it."""


class Reminder(Frozen):
    """One thing to say at one time."""

    id: Annotated[int, Field(ge=0)] = 0
    """Given by the store; 0: not stored yet."""
    key: Key
    """What it is, e.g. `review:<journey>`: there is one of a key, a later one takes its place."""
    kind: LaneId
    """Which handler says it."""
    due: dt.datetime
    person: int
    """On whose behalf: whose map, whose language. Forgotten with them."""
    chat: int
    """Where it is said: the person's private chat, or a group."""
    journey: Id | None = None
    """The map it is about: it goes with the map, and waits while that is put away."""
    data: dict[str, str | int] = Field(default_factory=dict, max_length=20)
    """What its handler wants to know."""
    claimed_until: dt.datetime | None = None
    """Some process is saying it, until then."""
    tries: Annotated[int, Field(ge=0)] = 0
    """How often it was claimed."""
    begun: dt.datetime | None = None
    """Since when somebody sends it; of a process that ended meanwhile: perhaps it was said."""
    sent: dt.datetime | None = None

    @property
    def private(self) -> bool:
        """In a private chat Telegram's chat id is the person's own."""
        return self.chat == self.person


class RemindersWork(Protocol):
    """The part of `journey.ports.Work` that keeps reminders.

    What is due waits while its map is deleted or in the archive, or its person has blocked the bot
    and it is private: such a one is neither claimed nor counted, and comes up when they are back.
    """

    async def schedule(self, reminder: Reminder) -> None:
        """Stores it under its key. Of the same time as the stored one, it is no new reminder:
        what was said already is not said again.
        """

    async def cancel(self, key: str) -> None:
        """Takes it away, said or not."""

    async def reminder(self, key: str) -> Reminder | None: ...

    async def reminders_about(self, journey_id: str) -> tuple[Reminder, ...]:
        """All about a map, said or not, the earliest first."""

    async def next_due(self) -> dt.datetime | None:
        """When something can be claimed next; a time gone by: now. None: nothing is waiting."""

    async def claim(
        self, now: dt.datetime, until: dt.datetime, limit: int, holder: str = ""
    ) -> tuple[tuple[Reminder, ...], ...]:
        """Claims what is due, in groups of one kind, person and chat, the longest due first.

        limit: of groups. A group holds all that is due there, so it can be said in one message.
        """

    async def free_gone(self) -> None:
        """What was claimed by processes that are gone may be claimed again at once."""

    async def still_claimed(self, group: tuple[Reminder, ...]) -> tuple[Reminder, ...]:
        """Those of a claimed group that nobody cancelled, put off or took over meanwhile."""

    async def begin_saying(self, group: tuple[Reminder, ...], now: dt.datetime) -> None:
        """They are about to be sent: whoever finds them so does not know whether they were."""

    async def not_said(self, group: tuple[Reminder, ...]) -> None:
        """They were not sent, that is sure; they stay claimed as they are."""

    async def settle(self, group: tuple[Reminder, ...], sent: dt.datetime) -> None:
        """They were said (or are not worth saying any more). One put off meanwhile stays."""

    async def release(self, group: tuple[Reminder, ...], until: dt.datetime) -> None:
        """They were not said, through no fault of theirs: may be claimed again from then on, and
        the try does not count.
        """
