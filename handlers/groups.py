"""The conversation in groups: an event goes in, what it changes is stored, a toast comes out.

Nothing is sent from here. What a group shall see follows from what is stored, and one loop brings
every message there: `flows.groups.showing` says what is missing, `telegram.poster` sends it,
`bot.speaking.gathering` paces it. So thirty taps at once end in one state and a few edits, and
after a crash, a lost reply or a migration the same comparing finds what is still to be said.

Seams, for what is built on top (reminders, digests, votes, /tasks, replies as evidence):

    a command           one line in the `TEAM_COMMANDS` of a flow; a private one is answered already
    a button            an address in `pages.team` and a line in the `TEAM_ACTS` of a flow
    words               `flows.groups.asking`: a question and one line in `_ANSWERS`
    a message           `work.groups.add_note(Note(…))`: sent once, at the group's pace, into its
                        topic; `loud=True` where phones shall make a sound (an edit makes none)
    a message that stays and is edited      a slot of a post (`wording.wanted`)
    who may             `Room.may_rule`; an act that is `ruled` is refused without it
    where               `Group.here` (False: send nothing), `Group.quiet`, `Post.topic`
    a chat's new number `journey.posts.Groups.move`: add the table that holds chats there

Must not know aiogram, rates, or what a message has become.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers import codes
from handlers.book import BOOK
from handlers.context import Services
from handlers.events import (
    Commanded,
    Corrected,
    Counted,
    Event,
    Joined,
    Migrated,
    Removed,
    Said,
    SentFile,
    Showed,
    Tapped,
)
from handlers.flows.groups import (
    asking,
    errands,
    growing,
    hearing,
    joining,
    menus,
    seeing,
    tapping,
    timing,
    voting,
)
from handlers.flows.groups.room import Known, Room, toast
from handlers.ports import Texts
from handlers.screen import Alone, Reply
from journey.ports import Work
from journey.posts import Group, Menu, Post


class Groups:
    """The bot's side of every group."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def handle(self, event: Event) -> Reply:
        """Takes an event in; the reply is the toast of a tap, or nothing. A repeat does nothing."""
        (reply,) = await self.handle_all((event,))
        return reply

    async def handle_all(self, events: Sequence[Event]) -> list[Reply]:
        """Several events of one group in one transaction: all of them or none."""
        events = await self._as_seen(events)
        rights = await self._rights(events)
        former = [await growing.former(self._services, event) for event in events]
        fresh = tuple(event.update for event in events if not event.repeated)
        known = Known()
        replies = []
        chat, alone = events[0].chat or None, any(old is not None for old in former)
        alone = alone or any(isinstance(event, Migrated) for event in events)
        async with self._services.store.write(update=fresh, chat=chat, alone=alone) as work:
            for event, may_rule, old in zip(events, rights, former, strict=True):
                room = Room(
                    services=self._services,
                    work=work,
                    event=event,
                    may_rule=may_rule,
                    known=known,
                )
                await growing.move(room, old)
                again = event.repeated
                replies.append(Reply() if again else await self._respond(room, event))
            await room.settle()
            for chat in {event.chat for event in events if not event.repeated}:
                if await timing.keep_up(self._services, work, chat):
                    await work.groups.touch(chat)
        return replies

    async def _respond(self, room: Room, event: Event) -> Reply:
        await seeing.see(room)
        reply = await self._answered(room, event)
        await seeing.see(room)
        return reply

    async def _answered(self, room: Room, event: Event) -> Reply:
        room.known.at_once = False
        if isinstance(event, Tapped):
            return await self._tap(room, event)
        await _alone_in_it(room)
        reply = Reply()
        match event:
            case Commanded():
                await _command(room, event)
            case Said() | Showed() | Corrected():
                reply = await _hear(room, event)
            case SentFile():
                await joining.in_private(room, event, "team.file_private", "group")
            case Joined():
                await joining.joined(room, event)
            case Removed():
                await joining.removed(room, event)
            case Migrated():
                await joining.migrated(room, event)
            case Counted():
                await voting.counted(room, event)
        await room.work.groups.touch(event.chat)
        return reply

    async def _tap(self, room: Room, event: Tapped) -> Reply:
        said = await _meant(room.work, event)
        texts = room.texts(await room.spoken())
        if isinstance(said, str):
            return await _no_menu(room, event, texts, said)
        deed, post_id, words = said.deed, said.post, said.words
        place = await room.place(post_id)
        if place is None or not _is_there(event, place[1]):
            return toast(texts, "team.gone", alert=True)
        post, group = place
        journey = await room.journey(post.journey)
        if journey is None:
            return toast(texts, "team.map_gone", alert=True)
        if post.closed and not deed.act.while_closed:
            return toast(texts, "team.list_closed", alert=True)
        if tapping.is_ruled(deed.act, words) and not room.may_rule:
            key = "team.rights_unknown" if room.may_rule is None else "team.no_right"
            return toast(texts, key, alert=True)
        if deed.act.on_list and said.menu is None:
            await _tidy(room, post, event)
        tap = tapping.Tap(
            room=room,
            post=post,
            group=group,
            journey=journey,
            texts=room.texts(journey.language),
            mine=texts,
            menu=said.menu,
        )
        if not deed.act.of_map:
            await _alone_in_it(room)
        found = deed.act.takes.read(words, journey)
        reply = toast(texts, deed.act.lost) if found is None else await deed.run(tap, *found)
        if said.menu is not None and reply.alone is None:
            reply = replace(reply, alone=await menus.after(tap, deed.act.name))
        if not deed.act.of_map:
            room.known.forget_places()
            await room.work.groups.touch(post.chat)
        return reply

    async def _as_seen(self, events: Sequence[Event]) -> list[Event]:
        """A tap comes with the account of whoever taps, also of an administrator who speaks in the
        group's name: they stay «the administrator». Asked once for all of these, and every time
        anew: somebody may have begun to hide a moment ago. Nobody is named while it is unknown.
        """
        seen = []
        hidden: dict[int, frozenset[int] | None] = {}
        for event in events:
            if isinstance(event, Tapped) and not event.repeated and not event.anonymous:
                if event.chat not in hidden:
                    hidden[event.chat] = await self._services.rights.hidden(event.chat)
                who = hidden[event.chat]
                hides = who is not None and event.person in who
                named = event.name if who is not None else ""
                event = replace(event, anonymous=hides, name=named)  # noqa: PLW2901
            seen.append(event)
        return seen

    async def _rights(self, events: Sequence[Event]) -> list[bool | None]:
        """Who may rule, asked before anything is locked and only where an act depends on it; what
        is loaded for one of these is there for all.
        """
        found: list[bool | None] = [not one.repeated and one.anonymous for one in events]
        asking = [place for place, one in enumerate(events) if _depends(one)]
        if not asking:
            return found
        async with self._services.store.read() as work:
            for place in asking:
                found[place] = await _owns(work, events[place])
        for place in asking:
            if found[place] is None:
                chat, person = events[place].chat, events[place].person
                found[place] = await self._services.rights.is_admin(chat, person)
        return found


def _depends(event: Event) -> bool:
    """Whether it matters for what is tapped who rules."""
    if event.repeated or event.anonymous or not isinstance(event, Tapped):
        return False
    plain = _deed(event.data)
    if plain is None:
        return _inside(event.data) is not None
    return tapping.may_need_rights(plain[0].act, plain[2])


async def _owns(work: Work, event: Event) -> bool | None:
    """False: it needs nobody's leave, or there is nothing to rule; None: ask Telegram."""
    assert isinstance(event, Tapped)
    said = await _meant(work, event)
    if isinstance(said, str) or not tapping.may_need_rights(said.deed.act, said.words):
        return False
    post = await work.groups.post(said.post)
    owner = None if post is None else await work.owner(post.journey)
    journey = None if post is None else await work.journey(post.journey)
    if post is None or journey is None or post.chat != event.chat:
        return False
    if tapping.is_own(journey, said.deed.act, said.words, event.person):
        return False
    return True if owner == event.person else None


async def _command(room: Room, event: Commanded) -> None:
    if event.command in BOOK.in_groups:
        await BOOK.in_groups[event.command].run(room, event)
    elif event.command in BOOK.commands:
        known = BOOK.commands[event.command]
        start = known.name if known.leads else "group"
        await joining.in_private(room, event, known.in_group, start)
    elif event.named:
        await joining.help_(room, event)


async def _hear(room: Room, event: Said | Showed | Corrected) -> Reply:
    """A reply to one of our messages: an answer to what was asked, or something told by itself."""
    if isinstance(event, Corrected):
        if not await errands.corrected(room, event):
            await hearing.corrected(room, event)
        return Reply()
    if isinstance(event, Said):
        if await errands.amended(room, event) or await errands.asked(room, event):
            return Reply(reaction=errands.SEEN)
        if await asking.answer(room, event):
            return Reply()
        if event.called or await errands.hands(room, event):
            return await errands.said(room, event)
    return await hearing.listen(room, event)


def _deed(data: str) -> tuple[tapping.TeamDeed, str, tuple[str, ...]] | None:
    """What a button does, to which list, and the words behind; None: it is none of ours."""
    code = codes.parse(data)
    if code is None or code.kind != codes.TEAM or not code.args:
        return None
    deed = BOOK.team_deeds.get(code.name)
    return None if deed is None else (deed, code.args[0], code.args[1:])


@dataclass(frozen=True, slots=True)
class _Meant:
    """What a button does, on which list, with which words; in whose menu."""

    deed: tapping.TeamDeed
    post: str
    words: tuple[str, ...]
    menu: Menu | None = None


async def _meant(work: Work, event: Tapped) -> _Meant | str:
    """Of what stands in a menu the menu knows the list and the task; else the key of why not."""
    said = _deed(event.data)
    if said is not None:
        return _Meant(*said)
    inside = _inside(event.data)
    if inside is None:
        return "team.old_button"
    menu_id, deed, args = inside
    menu = await work.groups.menu(menu_id)
    if menu is None:
        return "menu.closed"
    if menu.person != event.person:
        return "menu.not_yours"
    menu = menu.with_(message=event.message, own=event.alone)
    words = menus.words_of(menu, deed.act.name, args)
    return _Meant(deed, menu.post, words, menu)


def _inside(data: str) -> tuple[str, tapping.TeamDeed, tuple[str, ...]] | None:
    """A button in somebody's menu: the menu's id, what it does, its words."""
    code = codes.parse(data)
    if code is None or (code.kind, code.name) != (codes.TEAM, codes.INSIDE):
        return None
    menu_id, act, *args = (*code.args, "", "")[: max(2, len(code.args))]
    deed = BOOK.team_deeds.get(act)
    return None if deed is None else (menu_id, deed, tuple(args))


async def _alone_in_it(room: Room) -> None:
    """What is done now looks into the store, so everything before it is stored, and what it does
    at once.
    """
    await room.settle()
    room.known.at_once = True
    room.known.forget_places()


async def _no_menu(room: Room, event: Tapped, texts: Texts, why: str) -> Reply:
    """Somebody else's is left alone; one that is closed goes, wherever it still stands."""
    reply = toast(texts, why, alert=why == "menu.not_yours")
    if why != "menu.closed":
        return reply
    if not event.alone:
        await room.work.groups.discard(event.chat, (event.message,))
        return reply
    gone = Alone(menu="", chat=event.chat, person=event.person, screen=None, message=event.message)
    return replace(reply, alone=gone)


def _is_there(event: Tapped, group: Group) -> bool:
    """Not from another chat: a button's data can be forged. A tap may outlive a migration."""
    return event.chat in {group.chat, group.former}


async def _tidy(room: Room, post: Post, event: Tapped) -> None:
    """A message of ours that we lost sight of (its sending was never confirmed) shows itself."""
    known = post.messages
    if (
        event.chat == post.chat
        and known
        and event.message < max(known)
        and all(slot.message is not None for slot in post.slots)
        and event.message not in known
    ):
        note = await room.work.groups.note_at(event.chat, event.message)
        if note is None:
            await room.work.groups.discard(event.chat, (event.message,))
