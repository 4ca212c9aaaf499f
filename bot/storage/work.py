"""`journey.ports.Work`: one transaction, put together from its parts."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from bot.storage import groups, inbox
from bot.storage.connections import ConnectionsPart
from bot.storage.dropped import DroppedPart
from bot.storage.errands import ErrandsPart
from bot.storage.hop import be_long
from bot.storage.jobs import JobsPart
from bot.storage.journeys import JourneysWork
from bot.storage.kept import KeptPart
from bot.storage.logos import LogosPart
from bot.storage.people import PeopleWork
from bot.storage.prompts import PromptsWork
from bot.storage.pulses import PulsesPart
from bot.storage.pulses import sweep as sweep_pulses
from bot.storage.reminders import RemindersPart
from bot.storage.searching import SearchPart
from bot.storage.shares import SharesPart
from bot.storage.shelf import ShelfPart
from bot.storage.tables import dropped, journeys, pictures, prompts, reminders, typed
from bot.storage.tables_of_teams import errands
from bot.storage.tables_of_voices import heard
from bot.storage.team import TeamPart
from bot.storage.teammates import TeammatesPart
from bot.storage.teammates import sweep as sweep_teammates
from bot.storage.voices import VoicesPart
from journey.draft import is_beginning
from journey.ports import Work


class SqlWork(
    DroppedPart,
    PeopleWork,
    JourneysWork,
    ShelfPart,
    SearchPart,
    PromptsWork,
    RemindersPart,
    TeamPart,
    TeammatesPart,
    ErrandsPart,
    SharesPart,
    LogosPart,
    VoicesPart,
    ConnectionsPart,
    JobsPart,
    PulsesPart,
    KeptPart,
):
    """One transaction."""

    owed: str | None = None
    """What the reply to its updates holds beside the screen."""

    def owe(self, owed: str | None) -> None:
        self.owed = owed

    @property
    def groups(self) -> groups.SqlGroups:
        return groups.SqlGroups(self._connection)

    async def purge(self, before: dt.datetime) -> int:
        """Removes journeys deleted before that time, and what nobody can ask for any more.

        That is: closed questions, what messages gave (Telegram lets people edit for two days),
        files that nobody took, names of old pictures (they are drawn anew), reminders that were
        sent, finished updates.
        """
        self._must_be_alone()
        await be_long(self._connection)
        begun = await self._beginnings(before)
        gone = await self._connection.execute(
            sa.delete(journeys).where(journeys.c.deleted < before)
        )
        for statement in (
            sa.delete(prompts).where(sa.not_(prompts.c.open), prompts.c.at < before),
            sa.delete(typed).where(typed.c.at < before),
            sa.delete(dropped).where(dropped.c.at < before),
            sa.delete(pictures).where(pictures.c.at < before),
            sa.delete(reminders).where(reminders.c.sent < before),
            sa.delete(heard).where(heard.c.at < before),
            sa.delete(errands).where(errands.c.at < before),
        ):
            await self._connection.execute(statement)
        await inbox.sweep(self._connection, self._now())
        await groups.sweep(self._connection, self._now())
        await sweep_pulses(self._connection, self._now())
        await sweep_teammates(self._connection)
        self._map_rows.clear()
        self.wiped = True
        return gone.rowcount + len(begun)

    async def _beginnings(self, before: dt.datetime) -> list[str]:
        """Discards the maps that were begun and left before that time; their ids."""
        agreed = journeys.c.rest["passed"]["stages"].as_string()
        old = sa.select(journeys.c.id).where(journeys.c.updated < before, agreed.is_(None))
        found = []
        for journey_id in (await self._connection.scalars(old)).all():
            journey = await self.journey(journey_id)
            if journey is not None and is_beginning(journey):
                await self.discard(journey_id)
                found.append(journey_id)
        return found


def _keeps_the_promise(work: SqlWork) -> Work:
    """For the type checker: the protocol is kept in full."""
    return work
