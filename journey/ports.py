"""What the journey asks of the world around it: Protocols only.

A use case opens one write transaction (`Store.write`), loads what it needs, calls pure functions
with the time and new ids as arguments, saves, and leaves; leaving commits, an exception rolls
everything back. One writer at a time: what was read inside `write` is still true at its commit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from typing import Final, Protocol

from journey.checklist.voting import VotesWork
from journey.connections import ConnectionsWork
from journey.dropped import DroppedWork
from journey.errands.record import ErrandsWork
from journey.history import HistoryWork, Turn
from journey.jobs import JobsWork
from journey.kept import KeptWork
from journey.look import LogosWork
from journey.model import Journey
from journey.person import Person
from journey.posts import Groups
from journey.prompts import Place, Prompt
from journey.pulse.model import PulsesWork
from journey.reminders import RemindersWork
from journey.search import SearchWork
from journey.sharing import SharesWork
from journey.shelf import ShelfWork
from journey.teammates import TeammatesWork
from journey.timetable import TimetablesWork
from journey.values import Frozen, Id
from journey.voices.heard import VoicesWork

LEASE: Final = dt.timedelta(seconds=15)
"""For how long something is held without being renewed."""


class Typed(Frozen):
    """Which items (or options of an open prompt) a message of a person gave."""

    chat: int
    message: int
    journey: Id
    stage: Id | None
    question: str
    items: tuple[Id, ...]
    persona: Id | None = None
    item: Id | None = None
    """The metric whose figure it gave."""


class Received(Frozen):
    """An update as it was written down before it was confirmed to Telegram."""

    id: int
    """Telegram's update id."""
    payload: str | None
    """The update as JSON; None once its effect is stored."""
    applied: bool
    """Its effect is stored, but its reply may not have been sent."""
    person: int | None = None
    """Whose reply is owed, where the effect named one."""
    owed: str | None = None
    """What that reply holds beside the screen."""
    failed: str | None = None
    """Not None: an earlier process began to handle it, and ended."""


class Lease(Frozen):
    """Something that one process at a time has."""

    holder: str
    until: dt.datetime


class Work(
    DroppedWork,
    ShelfWork,
    HistoryWork,
    SearchWork,
    RemindersWork,
    TimetablesWork,
    TeammatesWork,
    ErrandsWork,
    VotesWork,
    SharesWork,
    LogosWork,
    VoicesWork,
    ConnectionsWork,
    JobsWork,
    PulsesWork,
    KeptWork,
    Protocol,
):
    """One transaction."""

    @property
    def groups(self) -> Groups:
        """Group chats and the checklists posted there."""

    async def person(self, person_id: int) -> Person | None: ...
    async def save_person(self, person: Person) -> None: ...

    async def journey(self, journey_id: str) -> Journey | None:
        """The journey; None: there is none (any more), or it is deleted."""

    async def owner(self, journey_id: str) -> int | None:
        """Whose it is, deleted or not."""

    async def save_journey(
        self,
        before: Journey | None,
        after: Journey,
        *,
        owner: int,
        actor: int,
        at: dt.datetime,
        undoes: int | None = None,
    ) -> None:
        """Applies the difference and appends it to the history under `after.revision`."""

    async def save_turns(self, before: Journey, turns: Sequence[Turn], *, owner: int) -> None:
        """Several changes after one another: the rows once, the history each by itself."""

    async def with_tasks_of(self, person_id: int) -> tuple[str, ...]:
        """The journeys, not deleted, where somebody has taken a task, and their own where an open
        task has a day.
        """

    async def purge(self, before: dt.datetime) -> int:
        """Removes journeys deleted before that time for good; how many."""

    async def add_prompt(self, prompt: Prompt) -> Prompt:
        """Stores a prompt, gives it its id and closes the person's other open ones."""

    async def prompt(self, prompt_id: int) -> Prompt | None: ...
    async def open_prompt(self, person_id: int) -> Prompt | None: ...
    async def save_prompt(self, prompt: Prompt) -> None: ...

    async def last_prompt(self, person_id: int, journey_id: str, place: Place) -> Prompt | None:
        """A question as it was put to a person last, before the one that is open."""

    async def close_prompts(self, person_id: int) -> None:
        """Closes whatever question is open; its buttons are outdated from now on."""

    async def typed(self, chat: int, message: int) -> Typed | None: ...
    async def save_typed(self, typed: Typed) -> None: ...

    async def to_forget(self, before: dt.datetime) -> tuple[int, ...]:
        """Those who asked before that time that all of theirs goes."""

    async def forget(self, person_id: int) -> None:
        """Deletes everything about a person: maps, history, prompts, messages, inbox, themself.

        It rewrites tasks and history of other people's maps: in a transaction that is alone.
        """

    def owe(self, owed: str | None) -> None:
        """What the reply to this transaction's updates holds beside the screen, in the words of
        `handlers`; kept until it was sent.
        """

    async def picture(self, bot: int, key: str) -> str | None:
        """Telegram's file_id of a picture sent before by that bot."""

    async def save_picture(self, bot: int, key: str, file_id: str) -> None: ...


class Store(Protocol):
    """Where everything is kept. Each method raises `Unavailable` where another try may do."""

    @property
    def holder(self) -> str:
        """The name under which this process holds updates and leases."""

    def write(
        self,
        *,
        update: int | tuple[int, ...] | None = None,
        person: int | None = None,
        chat: int | None = None,
        alone: bool = False,
    ) -> AbstractAsyncContextManager[Work]:
        """A transaction; commits on leaving and marks its updates as applied in the same commit.

        `person` is whose reply is owed when the process dies before it was sent; `chat` is the
        group (or private chat) whose lists, messages and reminders it is about. Transactions of
        different persons and groups may go on side by side; one of neither, or `alone`, has the
        store to itself, as whoever touches what belongs to others must.
        """

    def recalled(self, person_id: int) -> Person | None:
        """A person as this process stored or read them a moment ago; None: read them."""

    def read(self) -> AbstractAsyncContextManager[Work]:
        """A transaction that changes nothing."""

    async def receive(self, updates: tuple[tuple[int, str], ...]) -> frozenset[int]:
        """Writes updates (id, JSON) down, all or none; gives the ids that are new."""

    async def unfinished(self) -> tuple[Received, ...]:
        """Updates whose reply was not sent, in their order."""

    async def adopt(self) -> tuple[Received, ...]:
        """Unfinished updates that no living process holds, in their order; they are ours now."""

    async def kept(self, updates: tuple[int, ...]) -> tuple[Received, ...]:
        """These updates as they were written down, as far as they are unfinished."""

    async def begin(self, update: int) -> None:
        """Notes that an adopted update is being handled; cleared by its effect."""

    def finish(self, *updates: int) -> None:
        """The reply was sent (or cannot be): the update's text is deleted, its id is kept.

        Noted here, stored with the next transaction or by `settle`: a crash in between repeats
        a reply, and costs nothing but that.
        """

    def give_up(self, updates: tuple[int, ...], reason: str) -> None:
        """Like `finish`, for what can never be done; the reason (no words of people) is kept."""

    async def settle(self) -> None:
        """Stores what was finished, where no transaction came by."""

    async def hold(self, name: str, *, gone: str | None = None) -> Lease:
        """Takes or renews a lease for `LEASE`; as it is then, another's where that one lives.

        gone: a holder of whom the caller knows that it renews nothing any more.
        """

    async def close(self) -> None:
        """Settles, and gives back what is held."""
