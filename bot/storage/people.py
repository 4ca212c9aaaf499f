"""People and what remembers them: their rows, and forgetting them."""

from __future__ import annotations

import datetime as dt
from typing import Final

import sqlalchemy as sa

from bot.storage.groups import see_to_posts, take_away
from bot.storage.hop import be_long
from bot.storage.names import forget_names
from bot.storage.rows import pack, unpack, upsert
from bot.storage.tables import (
    changes,
    dropped,
    inbox,
    journeys,
    people,
    prompts,
    reminders,
    shares,
    typed,
)
from bot.storage.tables_of_teams import errands
from bot.storage.tables_of_voices import heard, photos
from bot.storage.tables_outside import connections, jobs
from bot.storage.transaction import Transaction
from journey.person import Person

FORGOTTEN: int = 0
"""The actor of a step in somebody else's map when that actor asked to be forgotten."""


_PERSON: Final = sa.select(people).where(people.c.id == sa.bindparam("person"))


class PeopleWork(Transaction):
    forgot: bool = False
    """Whether somebody was forgotten in this transaction."""
    met: Person | None = None
    """Who was read or stored last, as they are stored now."""

    async def person(self, person_id: int) -> Person | None:
        found = await self._connection.execute(_PERSON, {"person": person_id})
        record = found.mappings().first()
        self.met = None if record is None else Person.model_validate(unpack(record))
        return self.met

    async def save_person(self, person: Person) -> None:
        if person == self.met:
            return
        self.met = person
        await upsert(self._connection, people, pack(people, person.model_dump(mode="json")))

    async def to_forget(self, before: dt.datetime) -> tuple[int, ...]:
        query = sa.select(people.c.id).where(people.c.leaving < before)
        return tuple(await self._connection.scalars(query.order_by(people.c.id)))

    async def forget(self, person_id: int) -> None:
        """Everything of a person goes; in other people's maps their id becomes nobody's.

        The ids of their updates stay, without person and text: a repeat of one must not begin
        everything anew. Pictures are kept under a hash and name nobody; `purge` sweeps them.
        """
        self._must_be_alone()
        await be_long(self._connection)
        known = await self.person(person_id)
        # in a private chat Telegram's chat id is the person's own
        chats = {person_id} if known is None else {person_id, known.chat}
        await take_away(self._connection, person_id)
        for journey in await forget_names(self._connection, person_id):
            await see_to_posts(self._connection, journey)
        for statement in (
            # parts, history, questions and messages of a map go with it
            sa.delete(journeys).where(journeys.c.owner == person_id),
            sa.delete(prompts).where(prompts.c.person == person_id),
            sa.delete(typed).where(typed.c.chat.in_(chats)),
            sa.delete(reminders).where(reminders.c.person == person_id),
            sa.delete(shares).where(shares.c.person == person_id),
            sa.delete(dropped).where(dropped.c.person == person_id),
            sa.delete(heard).where(heard.c.person == person_id),
            sa.delete(photos).where(photos.c.person == person_id),
            sa.delete(errands).where(errands.c.person == person_id),
            sa.delete(connections).where(connections.c.person == person_id),
            sa.delete(jobs).where(jobs.c.person == person_id),
            sa.update(changes).where(changes.c.actor == person_id).values(actor=FORGOTTEN),
            sa.update(inbox)
            .where(inbox.c.person == person_id)
            .values(payload=None, person=None, owed=None, done=True),
            sa.delete(people).where(people.c.id == person_id),
        ):
            await self._connection.execute(statement)
        self._map_rows.clear()
        self.met = None
        self.forgot = self.wiped = True
