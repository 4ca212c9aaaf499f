"""Jobs: what is to be done outside of any transaction, and which process is doing it."""

from __future__ import annotations

import datetime as dt
from typing import Final

import sqlalchemy as sa

from bot.storage.holders import is_gone
from bot.storage.tables import journeys
from bot.storage.tables_outside import jobs
from bot.storage.transaction import Transaction
from journey.jobs import CLAIM, TRIES_MAX, Job

_OURS: Final = frozenset({"holder"})


def _free_from(now: dt.datetime) -> sa.ColumnElement[dt.datetime]:
    """When it may be claimed. A claim that ends later than any can was made by a clock that has
    been put back since.
    """
    claimed = jobs.c.claimed_until
    holds = sa.and_(claimed > jobs.c.due, claimed <= now + CLAIM)
    return sa.case((holds, claimed), else_=jobs.c.due)


def _can_be_done() -> sa.ColumnElement[bool]:
    """Not given up, and its map is in use."""
    thrown = sa.exists().where(journeys.c.id == jobs.c.journey, journeys.c.deleted.is_not(None))
    return sa.and_(jobs.c.tries < TRIES_MAX, sa.not_(thrown))


class JobsPart(Transaction):
    async def ask_job(self, job: Job) -> None:
        known = await self.job(job.key)
        if known is None:
            values = job.model_dump(exclude={"id"})
            await self._connection.execute(sa.insert(jobs).values(**values))
            return
        await self._connection.execute(
            sa.update(jobs)
            .where(jobs.c.key == job.key)
            .values(due=job.due, kind=job.kind, tries=0, asked=jobs.c.asked + 1)
        )

    async def job(self, key: str) -> Job | None:
        found = await self._jobs(jobs.c.key == key)
        return found[0] if found else None

    async def next_job(self) -> dt.datetime | None:
        free = _free_from(self._now()).label("free")
        first = sa.select(free).where(_can_be_done()).order_by("free").limit(1)
        moment: dt.datetime | None = await self._connection.scalar(first)
        return moment

    async def claim_jobs(
        self, now: dt.datetime, until: dt.datetime, limit: int, holder: str
    ) -> tuple[Job, ...]:
        free = sa.and_(_can_be_done(), _free_from(now) <= now)
        wanted = sa.select(jobs.c.id).where(free).order_by(jobs.c.due, jobs.c.id).limit(limit)
        chosen = (await self._connection.scalars(wanted)).all()
        claimed = await self._connection.scalars(
            sa.update(jobs)
            .where(free, jobs.c.id.in_(chosen))
            .values(claimed_until=until, holder=holder, tries=jobs.c.tries + 1)
            .returning(jobs.c.id)
        )
        return tuple(await self._jobs(jobs.c.id.in_(claimed.all())))

    async def finish_job(self, job: Job, now: dt.datetime) -> None:
        ours = _theirs(job)
        await self._connection.execute(sa.delete(jobs).where(ours, jobs.c.asked == job.asked))
        await self._connection.execute(
            sa.update(jobs).where(ours).values(claimed_until=None, due=now)
        )

    async def put_off_job(self, job: Job, due: dt.datetime) -> None:
        await self._connection.execute(
            sa.update(jobs).where(_theirs(job)).values(claimed_until=None, due=due)
        )

    async def cancel_job(self, key: str) -> None:
        await self._connection.execute(sa.delete(jobs).where(jobs.c.key == key))

    async def free_gone_jobs(self) -> None:
        claimed = jobs.c.claimed_until.is_not(None)
        query = sa.select(jobs.c.holder).where(claimed).distinct()
        found = (await self._connection.scalars(query)).all()
        gone = [holder for holder in found if holder and is_gone(holder)]
        if gone:
            await self._connection.execute(
                sa.update(jobs).where(claimed, jobs.c.holder.in_(gone)).values(claimed_until=None)
            )

    async def _jobs(self, which: sa.ColumnElement[bool]) -> list[Job]:
        query = sa.select(jobs).where(which).order_by(jobs.c.due, jobs.c.id)
        found = await self._connection.execute(query)
        return [Job.model_validate(_told(dict(record))) for record in found.mappings()]


def _told(record: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in record.items() if name not in _OURS}


def _theirs(job: Job) -> sa.ColumnElement[bool]:
    """The row as it was claimed: not claimed by another since."""
    return sa.and_(jobs.c.id == job.id, jobs.c.claimed_until == job.claimed_until)
