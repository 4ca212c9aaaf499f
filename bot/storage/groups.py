"""`journey.posts.Groups`: group chats, the checklists posted there, what is asked there.

Knows rows only; must not know what a message says, nor when it is sent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import teammates
from bot.storage.holders import is_gone
from bot.storage.menus import SqlMenus
from bot.storage.rows import pack, unpack, upsert
from bot.storage.tables import (
    discarded,
    groups,
    invites,
    notes,
    post_messages,
    posts,
    reminders,
)
from bot.storage.tables_of_teams import errands, menus
from journey.ports import LEASE
from journey.posts import (
    ASK_LIFE,
    RETURN_LIFE,
    SUPERGROUPS,
    Doubt,
    Group,
    Groups,
    Invite,
    Leftover,
    Note,
    Post,
    Slot,
)

_OURS: Final = frozenset({"behind", "holder", "held_until", "newest", "sending", "sending_after"})
"""Columns of `groups` that are about seeing to it, not in it."""


class SqlGroups(SqlMenus):
    """Within one transaction."""

    # --- the chat

    async def group(self, chat: int) -> Group | None:
        found = await self._connection.execute(sa.select(groups).where(groups.c.chat == chat))
        record = found.mappings().first()
        return None if record is None else Group.model_validate(unpack(record, without=_OURS))

    async def save_group(self, group: Group) -> None:
        record = pack(groups, group.model_dump(mode="json"))
        known = await self.group(group.chat)
        if known is None:
            await self._connection.execute(sa.insert(groups).values(**record, behind=True))
        elif known != group:
            await self._connection.execute(
                sa.update(groups).where(groups.c.chat == group.chat).values(**record, behind=True)
            )

    async def move(self, old: int, new: int) -> None:
        moved = await self.group(old)
        if moved is None:
            return
        for post in await self.posts(old):
            await self.save_post(post.afresh().with_(chat=new, topic=None))
        for statement in (
            sa.delete(groups).where(groups.c.chat.in_((old, new))),
            sa.delete(notes).where(notes.c.chat == old, notes.c.message.is_not(None)),
            sa.update(notes).where(notes.c.chat == old).values(chat=new),
            sa.delete(discarded).where(discarded.c.chat == old),
            sa.delete(menus).where(menus.c.chat == old),
            sa.update(reminders).where(reminders.c.chat == old).values(chat=new),
            sa.delete(errands).where(errands.c.chat == old),  # its messages have other numbers
        ):
            await self._connection.execute(statement)
        await teammates.move(self._connection, old, new)
        await self.save_group(moved.with_(chat=new, former=old))

    async def small_alike(self, title: str, person: int, most: int) -> tuple[int, ...]:
        is_theirs = sa.func.max(sa.case((posts.c.by == person, 1), else_=0))
        query = (
            sa.select(groups.c.chat)
            .join(posts, posts.c.chat == groups.c.chat)
            .where(groups.c.chat.between(SUPERGROUPS, -1))
            .where(sa.or_(groups.c.title == title, posts.c.by == person))
            .group_by(groups.c.chat)
            .order_by(is_theirs.desc(), sa.func.max(posts.c.at).desc(), groups.c.chat)
            .limit(most)
        )
        return tuple(await self._connection.scalars(query))

    # --- posts

    async def post(self, post_id: str) -> Post | None:
        return next(iter(await self._posts(posts.c.id == post_id)), None)

    async def posts(self, chat: int) -> tuple[Post, ...]:
        return await self._posts(posts.c.chat == chat)

    async def posts_of(self, journey_id: str) -> tuple[Post, ...]:
        return await self._posts(posts.c.journey == journey_id)

    async def posts_by(self, person: int) -> tuple[Post, ...]:
        return await self._posts(posts.c.by == person)

    async def withdrawn(self, person: int) -> tuple[Post, ...]:
        return await self._posts(posts.c.by == person, withdrawn=True)

    async def _posts(
        self, which: sa.ColumnElement[bool], *, withdrawn: bool = False
    ) -> tuple[Post, ...]:
        stands = posts.c.withdrawn.is_(None)
        wanted = sa.not_(stands) if withdrawn else stands
        query = sa.select(posts).where(which, wanted).order_by(posts.c.at, posts.c.id)
        found = await self._connection.execute(query)
        records = found.mappings().all()
        if not records:
            return ()
        slots = await self._slots([record["id"] for record in records])
        return tuple(
            Post.model_validate({**record, "slots": slots.get(record["id"], ())})
            for record in records
        )

    async def _slots(self, ids: Iterable[str]) -> dict[str, list[Slot]]:
        query = (
            sa.select(post_messages)
            .where(post_messages.c.post.in_(ids))
            .order_by(post_messages.c.name)
        )
        slots: dict[str, list[Slot]] = {}
        for record in (await self._connection.execute(query)).mappings():
            values = {name: value for name, value in record.items() if name != "post"}
            slots.setdefault(record["post"], []).append(Slot.model_validate(values))
        return slots

    async def save_post(self, post: Post) -> None:
        await upsert(self._connection, posts, post.model_dump(exclude={"slots"}))
        names = [slot.name for slot in post.slots]
        await self._connection.execute(
            sa.delete(post_messages)
            .where(post_messages.c.post == post.id)
            .where(post_messages.c.name.not_in(names))
        )
        for slot in post.slots:
            await self.save_slot(post.id, slot)

    async def save_slot(self, post_id: str, slot: Slot) -> None:
        await upsert(self._connection, post_messages, {"post": post_id, **slot.model_dump()})

    async def drop_post(self, post_id: str) -> None:
        await self._connection.execute(sa.delete(posts).where(posts.c.id == post_id))
        await teammates.sweep(self._connection)

    # --- notes

    async def add_note(self, note: Note) -> None:
        record = pack(notes, note.model_dump(mode="json"))
        await self._connection.execute(sa.insert(notes).values(**record))

    async def notes(self, chat: int) -> tuple[Note, ...]:
        to_say = sa.or_(notes.c.message.is_(None), notes.c.settled)
        found = await self._notes(notes.c.chat == chat, to_say)
        return tuple(note for note in found if not note.doubted)

    async def unplaced(self, chat: int, person: int) -> tuple[Note, ...]:
        where = (notes.c.chat == chat, notes.c.person == person, notes.c.message.is_(None))
        return tuple(note for note in await self._notes(*where) if note.awaits)

    async def note(self, note_id: str) -> Note | None:
        return next(iter(await self._notes(notes.c.id == note_id)), None)

    async def note_at(self, chat: int, message: int) -> Note | None:
        where = (notes.c.chat == chat, notes.c.message == message)
        return next(iter(await self._notes(*where)), None)

    async def awaiting(self, chat: int, awaits: str, person: int) -> Note | None:
        where = (notes.c.chat == chat, notes.c.person == person, sa.not_(notes.c.settled))
        found = [note for note in await self._notes(*where) if note.awaits == awaits]
        return found[-1] if found else None

    async def _notes(self, *where: sa.ColumnElement[bool]) -> tuple[Note, ...]:
        query = sa.select(notes).where(*where).order_by(notes.c.at, notes.c.id)
        found = (await self._connection.execute(query)).mappings()
        return tuple(Note.model_validate(unpack(record)) for record in found)

    async def save_note(self, note: Note) -> None:
        await upsert(self._connection, notes, pack(notes, note.model_dump(mode="json")))

    async def drop_note(self, note_id: str) -> None:
        await self._connection.execute(sa.delete(notes).where(notes.c.id == note_id))

    # --- what is to be deleted

    async def discard(self, chat: int, messages: tuple[int, ...]) -> None:
        await self._discard([{"chat": chat, "message": message} for message in messages])

    async def discard_post(self, post: Post) -> None:
        of_post = {"chat": post.chat, "post": post.id}
        await self._discard(
            [
                {**of_post, "message": slot.message, "name": slot.name}
                for slot in post.slots
                if slot.message is not None
            ]
        )

    async def _discard(self, records: list[dict[str, Any]]) -> None:
        if records:
            make = sqlite.insert if self._is_sqlite else postgresql.insert
            await self._connection.execute(make(discarded).values(records).on_conflict_do_nothing())

    @property
    def _is_sqlite(self) -> bool:
        return self._connection.dialect.name == "sqlite"

    async def discarded(self, chat: int) -> tuple[int, ...]:
        query = sa.select(discarded.c.message).where(discarded.c.chat == chat)
        query = query.where(sa.not_(discarded.c.stays)).order_by(discarded.c.message)
        return tuple(await self._connection.scalars(query))

    async def keep_discarded(self, chat: int, messages: tuple[int, ...]) -> None:
        await self._connection.execute(
            sa.update(discarded)
            .where(discarded.c.chat == chat)
            .where(discarded.c.message.in_(messages))
            .values(stays=True)
        )

    async def leftovers(self, chat: int) -> tuple[Leftover, ...]:
        query = sa.select(discarded.c.message, discarded.c.post, discarded.c.name)
        query = query.where(discarded.c.chat == chat, discarded.c.stays)
        found = await self._connection.execute(query.order_by(discarded.c.message.desc()))
        return tuple(Leftover.model_validate(dict(record)) for record in found.mappings())

    async def forget_discarded(self, chat: int, messages: tuple[int, ...]) -> None:
        await self._connection.execute(
            sa.delete(discarded)
            .where(discarded.c.chat == chat)
            .where(discarded.c.message.in_(messages))
        )

    # --- links

    async def add_invite(self, invite: Invite) -> None:
        await self._connection.execute(sa.insert(invites).values(**invite.model_dump()))

    async def take_invite(self, key: str, now: dt.datetime) -> Invite | None:
        found = await self._connection.execute(
            sa.delete(invites).where(invites.c.key == key).returning(invites)
        )
        record: Mapping[Any, Any] | None = found.mappings().first()
        invite = None if record is None else Invite.model_validate(dict(record))
        return invite if invite is not None and now < invite.until else None

    # --- who sees to it

    async def touch(self, chat: int) -> None:
        await self._connection.execute(
            sa.update(groups).where(groups.c.chat == chat).values(behind=True)
        )

    async def behind(self, holder: str, now: dt.datetime) -> tuple[int, ...]:
        query = sa.select(groups.c.chat, groups.c.holder, groups.c.held_until)
        found = await self._connection.execute(query.where(groups.c.behind).order_by(groups.c.chat))
        return tuple(row.chat for row in found if _is_free(row.holder, row.held_until, holder, now))

    async def settle(self, chat: int) -> None:
        await self._connection.execute(
            sa.update(groups)
            .where(groups.c.chat == chat)
            .values(behind=False, holder=None, held_until=None)
        )

    async def lease(self, chat: int, holder: str, now: dt.datetime) -> bool:
        query = sa.select(groups.c.holder, groups.c.held_until).where(groups.c.chat == chat)
        found = (await self._connection.execute(query)).first()
        if found is None or not _is_free(*found, holder, now):
            return False
        await self._connection.execute(
            sa.update(groups)
            .where(groups.c.chat == chat)
            .values(holder=holder, held_until=now + LEASE)
        )
        return True

    async def release(self, holder: str) -> None:
        await self._connection.execute(
            sa.update(groups).where(groups.c.holder == holder).values(holder=None, held_until=None)
        )

    # --- what is being sent

    async def begin(self, chat: int, what: str) -> None:
        shown = (
            sa.select(sa.func.max(post_messages.c.message))
            .join(posts, posts.c.id == post_messages.c.post)
            .where(posts.c.chat == chat)
            .scalar_subquery()
        )
        await self._connection.execute(
            sa.update(groups)
            .where(groups.c.chat == chat)
            .values(sending=what, sending_after=sa.func.coalesce(groups.c.newest, shown))
        )

    async def doubt(self, chat: int) -> Doubt | None:
        query = sa.select(groups.c.sending, groups.c.sending_after).where(groups.c.chat == chat)
        found = (await self._connection.execute(query)).first()
        if found is None or found.sending is None:
            return None
        return Doubt(what=found.sending, after=found.sending_after)

    async def certain(self, chat: int) -> None:
        await self._connection.execute(
            sa.update(groups).where(groups.c.chat == chat).values(sending=None, sending_after=None)
        )

    async def seen(self, chat: int, message: int) -> None:
        known = sa.or_(groups.c.newest.is_(None), groups.c.newest < message)
        await self._connection.execute(
            sa.update(groups).where(groups.c.chat == chat, known).values(newest=message)
        )


def _is_free(held_by: str | None, until: dt.datetime | None, holder: str, now: dt.datetime) -> bool:
    """Whether `holder` may take it: a lease that ends later than any can was given by a clock that
    has been put back since.
    """
    lives = until is not None and now < until <= now + LEASE
    return held_by in {None, holder} or not lives or is_gone(held_by)


async def see_to_posts(connection: AsyncConnection, journey: str) -> None:
    """A map has changed: the groups that show it are behind."""
    shown = sa.select(posts.c.chat).where(posts.c.journey == journey)
    await connection.execute(sa.update(groups).where(groups.c.chat.in_(shown)).values(behind=True))


async def take_away(connection: AsyncConnection, person: int) -> None:
    """A person is forgotten: the messages of their maps are to be deleted everywhere."""
    here = SqlGroups(connection)
    for post in await here.posts_by(person):
        await here.discard_post(post)
        await here.touch(post.chat)
    for statement in (
        sa.delete(posts).where(posts.c.by == person),
        sa.delete(notes).where(notes.c.person == person),
        sa.delete(menus).where(menus.c.person == person),
        sa.delete(invites).where(invites.c.person == person),
    ):
        await connection.execute(statement)
    await teammates.drop(connection, person)
    await teammates.sweep(connection)


async def sweep(connection: AsyncConnection, now: dt.datetime) -> None:
    """Questions that nobody answered, links that nobody followed, lists that did not return."""
    await connection.execute(sa.delete(posts).where(posts.c.withdrawn < now - RETURN_LIFE))
    await connection.execute(sa.delete(notes).where(notes.c.at < now - ASK_LIFE))
    await connection.execute(sa.delete(invites).where(invites.c.until < now))


def _keeps_the_promise(one: SqlGroups) -> Groups:
    """For the type checker: the protocol is kept in full."""
    return one
