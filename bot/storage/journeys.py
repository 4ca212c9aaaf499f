"""Journeys: loading them whole, saving their differences, their history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from bot.storage.columns import Whole
from bot.storage.groups import see_to_posts
from bot.storage.logos import share_logo
from bot.storage.rows import PART_TABLES, load_parts, pack_part, unpack_journey
from bot.storage.searching import keep_words
from bot.storage.tables import changes, journeys, posts, tasks
from bot.storage.transaction import Transaction
from journey.changes import Change, Table, assemble, diff, slim, whole
from journey.errors import JourneyError, NotOwner
from journey.history import HistoryEntry, Turn
from journey.model import Journey


class StaleJourney(JourneyError):  # noqa: N818 - reads as what it is
    """A journey was saved over a state it does not come from: a programming error."""


class JourneysWork(Transaction):
    async def journey(self, journey_id: str) -> Journey | None:
        """The journey: one query where it is known as it is now, else two."""
        record = await self._row(journey_id)
        if record is None or record["deleted"] is not None:
            return None
        saved = self.saved.get(journey_id)
        if saved is not None:
            return saved
        known = self._maps.get(record)
        if known is None:
            parts = await load_parts(self._connection, journey_id)
            known = assemble({("journey", journey_id): unpack_journey(record), **parts})
            self._maps.put(known)
        return known

    async def owner(self, journey_id: str) -> int | None:
        record = await self._row(journey_id)
        return None if record is None else record["owner"]

    async def hold_maps_in(self, chat: int) -> None:
        """Nobody else changes the maps of a group's lists from here on.

        All at once and in one order, before anything of the group's is locked: whoever changes a
        map marks its groups next, and the two would wait for each other.
        """
        lists = sa.select(posts.c.journey).where(posts.c.chat == chat)
        held = sa.select(journeys).where(journeys.c.id.in_(lists)).order_by(journeys.c.id)
        found = await self._connection.execute(held.with_for_update(key_share=True))
        self._map_rows.update((record["id"], record) for record in found.mappings())

    async def _row(self, journey_id: str) -> Mapping[Any, Any] | None:
        if journey_id not in self._map_rows:
            query = sa.select(journeys).where(journeys.c.id == journey_id)
            if self._beside:
                query = query.with_for_update(key_share=True)
            self._map_rows[journey_id] = (await self._connection.execute(query)).mappings().first()
        return self._map_rows[journey_id]

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
        """Touches the changed rows only; raises `StaleJourney` rather than losing an update."""
        await self._save(before, (Turn(after, actor, at),), owner, undoes)

    async def save_turns(self, before: Journey, turns: Sequence[Turn], *, owner: int) -> None:
        await self._save(before, turns, owner)

    async def _save(
        self,
        before: Journey | None,
        turns: Sequence[Turn],
        owner: int,
        undoes: int | None = None,
    ) -> None:
        entries = list(_entries(before, turns, undoes))
        if not entries:
            return
        after = turns[-1].after
        steps = diff(before, after)
        await self._save_heading(before, after, owner)
        self._map_rows.pop(after.id, None)
        self.saved[after.id] = after
        for (kind, gone), group in groupby(steps, lambda step: (step.table, step.after is None)):
            if kind != "journey":
                await self._save_parts(kind, after.id, tuple(group), gone=gone)
        await keep_words(self._connection, after.id, steps)
        await self._connection.execute(sa.insert(changes), entries)
        await see_to_posts(self._connection, after.id)

    async def _save_heading(self, before: Journey | None, after: Journey, owner: int) -> None:
        row = after.model_dump(mode="json", exclude={"personas", "stages", "tasks"})
        record = pack_part("journey", after.id, row)
        if before is None:
            if await self.owner(after.id) is not None:
                raise StaleJourney(f"{after.id}: is there already")
            await self._connection.execute(sa.insert(journeys).values(**record, owner=owner))
            if after.look.logo is not None:
                await share_logo(self._connection, after.id, after.look.logo)
            return
        result = await self._connection.execute(
            sa.update(journeys)
            .where(journeys.c.id == before.id)
            .where(journeys.c.revision == before.revision)
            .where(journeys.c.owner == owner)
            .values(**record)
        )
        if result.rowcount != 1:
            await self._refuse(before, owner)

    async def _refuse(self, before: Journey, owner: int) -> None:
        self._map_rows.pop(before.id, None)
        stored = await self.owner(before.id)
        if stored is not None and stored != owner:
            raise NotOwner(before.id)
        raise StaleJourney(f"{before.id}: revision {before.revision} is not the stored one")

    async def _save_parts(
        self, kind: Table, journey: str, steps: tuple[Change, ...], *, gone: bool
    ) -> None:
        table = PART_TABLES[kind]
        one = sa.and_(
            table.c.journey == sa.bindparam("key_journey"), table.c.id == sa.bindparam("key_id")
        )
        if gone:
            keys = [{"key_journey": journey, "key_id": step.id} for step in steps]
            await self._connection.execute(sa.delete(table).where(one), keys)
            return
        come = [step for step in steps if step.before is None]
        became = [step for step in steps if step.before is not None]
        if come:
            await self._connection.execute(sa.insert(table), _records(kind, journey, come))
        if became:
            records = [
                {**record, "key_journey": record.pop("journey"), "key_id": record.pop("id")}
                for record in _records(kind, journey, became)
            ]
            await self._connection.execute(sa.update(table).where(one), records)

    async def with_tasks_of(self, person_id: int) -> tuple[str, ...]:
        open_ = tasks.c.status.in_(("todo", "taken", "done"))
        taker = sa.cast(tasks.c.rest["owner_id"].as_string(), Whole)
        taken = sa.and_(tasks.c.owner.is_not(None), taker == person_id)
        dated = sa.and_(journeys.c.owner == person_id, tasks.c.due.is_not(None))
        shared = sa.and_(  # of those that people have but no single one
            tasks.c.owner.is_(None),
            tasks.c.status == "taken",
            sa.cast(tasks.c.rest, sa.Text).like(f'%"member_id":{person_id},%'),
        )
        found = await self._connection.scalars(
            sa.select(journeys.c.id)
            .join(tasks, tasks.c.journey == journeys.c.id)
            .where(journeys.c.deleted.is_(None), open_, sa.or_(taken, dated, shared))
            .distinct()
            .order_by(journeys.c.id)
        )
        return tuple(found)

    async def history(
        self,
        journey_id: str,
        *,
        above: int = -1,
        below: int | None = None,
        last: int | None = None,
    ) -> tuple[HistoryEntry, ...]:
        wanted = sa.select(changes).where(
            changes.c.journey == journey_id, changes.c.revision > above
        )
        if below is not None:
            wanted = wanted.where(changes.c.revision < below)
        latest = wanted.order_by(changes.c.revision.desc()).limit(last)
        found = (await self._connection.execute(latest)).mappings().all()
        return tuple(
            HistoryEntry(
                revision=record["revision"],
                actor=record["actor"],
                at=record["at"],
                changes=tuple(_step(told) for told in record["changes"]),
                undoes=record["undoes"],
            )
            for record in reversed(found)
        )


def _entries(
    before: Journey | None, turns: Sequence[Turn], undoes: int | None
) -> Iterator[dict[str, Any]]:
    """What the history keeps: each change under its own revision, and by whoever made it."""
    for after, actor, at in turns:
        steps = diff(before, after)
        if before is not None and steps and after.revision <= before.revision:
            raise StaleJourney(f"{after.id}: a change needs a revision above {before.revision}")
        before = after
        if steps:
            yield {
                "journey": after.id,
                "revision": after.revision,
                "actor": actor,
                "at": at,
                "changes": [_told(step) for step in steps],
                "undoes": undoes,
            }


def _told(step: Change) -> dict[str, Any]:
    """As the history keeps it: without what is as usual."""
    before, after = step.before, step.after
    return {
        "table": step.table,
        "id": step.id,
        "before": None if before is None else slim(step.table, before),
        "after": None if after is None else slim(step.table, after),
    }


def _step(told: Mapping[str, Any]) -> Change:
    """The inverse of `_told`, also of what was kept whole."""
    table: Table = told["table"]
    before, after = told["before"], told["after"]
    return Change(
        table=table,
        id=told["id"],
        before=None if before is None else whole(table, before),
        after=None if after is None else whole(table, after),
    )


def _records(kind: Table, journey: str, steps: Iterable[Change]) -> list[dict[str, Any]]:
    return [pack_part(kind, journey, step.after) for step in steps if step.after is not None]
