"""What a team has set for a posted list, and its votes."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.rows import pack, unpack, upsert
from bot.storage.tables import timetables, votes
from bot.storage.transaction import Transaction
from journey.checklist.voting import Vote
from journey.timetable import Timetable


class TeamPart(Transaction):
    async def timetable(self, post: str) -> Timetable | None:
        query = sa.select(timetables).where(timetables.c.post == post)
        record = (await self._connection.execute(query)).mappings().first()
        return None if record is None else Timetable.model_validate(unpack(record))

    async def save_timetable(self, timetable: Timetable) -> None:
        values = timetable.model_dump(mode="json")
        await upsert(self._connection, timetables, pack(timetables, values))

    async def vote(self, vote_id: str) -> Vote | None:
        return await self._vote(votes.c.id == vote_id)

    async def vote_running(self, post: str) -> Vote | None:
        return await self._vote(votes.c.post == post, votes.c.open)

    async def vote_of_poll(self, poll: str) -> Vote | None:
        return await self._vote(votes.c.poll == poll)

    async def save_vote(self, vote: Vote) -> None:
        await upsert(self._connection, votes, pack(votes, vote.model_dump(mode="json")))

    async def _vote(self, *which: sa.ColumnElement[bool]) -> Vote | None:
        found = await self._connection.execute(sa.select(votes).where(*which))
        record = found.mappings().first()
        return None if record is None else Vote.model_validate(unpack(record))
