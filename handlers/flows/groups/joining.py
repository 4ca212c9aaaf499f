"""How a list comes to a group, moves within it, and stops when the bot is taken out.

A link is the right itself: unguessable, for one use, for an hour. Whoever holds it posts that one
map in one group; its hash alone is stored.
"""

from __future__ import annotations

import hashlib
from typing import Final

from handlers.context import Context
from handlers.events import Commanded, Joined, Migrated, Removed, SentFile
from handlers.flows.groups import ending, growing, picturing
from handlers.flows.groups.room import Room, TeamCommand
from handlers.flows.tasks import fresh
from handlers.pages.tasks import PUT_BACK, TAKE_OUT, TAKE_OUT_YES, TEAM, UNPOST
from handlers.pages.team import BRING
from handlers.record import does, record
from handlers.screen import Reply, Toast
from handlers.screens.groups import inviting
from journey.model import Journey
from journey.posts import (
    GREETING,
    INVITE_LIFE,
    OVERVIEW,
    PICTURE,
    RETURN_LIFE,
    SETTINGS,
    Group,
    Invite,
    Post,
    Slot,
)

TOKEN_IDS = 3
"""Ids in a token: 12 characters of 36 each, so 186 bits; 128 are beyond guessing."""


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


# --- in private


async def invite(context: Context, journey: Journey) -> Reply:
    """`team:<journey>`: a fresh link, the line that does the same, and where the list stands."""
    token = "".join(context.services.new_id() for _ in range(TOKEN_IDS))
    until = context.services.clock.now() + INVITE_LIFE
    await context.work.groups.add_invite(
        Invite(key=hashed(token), journey=journey.id, person=context.person.id, until=until)
    )
    username = context.services.username()
    link = f"https://t.me/{username}?startgroup={token}"
    line = f"/start@{username} {token}"
    places = []
    for post in await context.work.groups.posts_of(journey.id):
        group = await context.work.groups.group(post.chat)
        if group is not None:
            places.append((post, group))
    gone = await withdrawn(context, journey)
    clock = context.clock(journey)
    return Reply(screen=inviting.team(context.texts, journey, link, line, places, gone, clock))


async def withdrawn(context: Context, journey: Journey) -> list[tuple[Post, Group]]:
    """The lists of a map that were taken out and can still come back, with their groups."""
    found = []
    for post in await context.work.groups.withdrawn(context.person.id):
        group = await context.work.groups.group(post.chat)
        since = post.withdrawn
        lives = since is not None and context.services.clock.now() < since + RETURN_LIFE
        if post.journey == journey.id and group is not None and lives:
            found.append((post, group))
    return found


async def ask(context: Context, journey: Journey, post_id: str) -> Reply:
    """Names the group and what goes, before the list leaves it."""
    post = await context.work.groups.post(post_id)
    group = None if post is None else await context.work.groups.group(post.chat)
    if post is None or group is None or post.journey != journey.id:
        return await context.open(TEAM, journey)
    return Reply(screen=inviting.take_out(context.texts, journey, post, group))


async def unpost(context: Context, journey: Journey, post_id: str) -> Reply:
    """What older messages offer: it asks first now."""
    return await context.open(TAKE_OUT, journey, post_id)


async def take_out(context: Context, journey: Journey, post_id: str) -> Reply:
    """The list leaves a group; a repeat finds it gone."""
    post = await context.work.groups.post(post_id)
    toast = None
    if post is not None and post.journey == journey.id:
        await ending.withdraw(context.services, context.work, post, journey)
        until = (context.services.clock.now() + RETURN_LIFE).astimezone(context.clock(journey))
        told = context.texts.plain("takeout.done", **inviting.until(context.texts, until))
        toast = Toast(told)
    shown = await context.open(TEAM, journey)
    return Reply(screen=shown.screen, toast=toast)


async def put_back(context: Context, journey: Journey, post_id: str) -> Reply:
    """Into its group again; too late, or a second time, the page shows how it is."""
    known = await withdrawn(context, journey)
    post = next((post for post, _ in known if post.id == post_id), None)
    toast = None
    if post is not None:
        await ending.give_back(context.services, context.work, post, journey)
        toast = Toast(context.texts.plain("takeout.back"))
    shown = await context.open(TEAM, journey)
    return Reply(screen=shown.screen, toast=toast)


PAGES: Final = (
    record(TEAM, invite, does(UNPOST, unpost), does(PUT_BACK, put_back)),
    record(TAKE_OUT, ask, does(TAKE_OUT_YES, take_out)),
)


# --- in the group


async def start(room: Room, event: Commanded) -> None:
    """/start with a link's token posts its map; without one we explain ourselves."""
    group = await room.group()
    await room.work.groups.seen(event.chat, event.message)
    invite = None
    if event.argument:
        invite = await room.work.groups.take_invite(hashed(event.argument), room.now)
    journey = None if invite is None else await room.work.journey(invite.journey)
    if invite is None or journey is None:
        if event.argument:
            await explain(room, group, "team.link_over")
        else:
            await help_(room, event)
        return
    owner = await room.work.person(invite.person)
    language = group.language if owner is None else owner.language
    await room.work.groups.save_group(
        _by_the_clock_of(journey, group).with_(
            language=language, here=True, told=True, greet_at=None
        )
    )
    journey = await room.save(journey, fresh(room.services, journey))
    known = next(
        (one for one in await room.work.groups.posts(event.chat) if one.journey == journey.id),
        None,
    )
    if known is not None:
        await bring(room, known, event.topic)
        return
    if await _return(room, journey, invite.person, event.topic):
        return
    await room.work.groups.save_post(
        Post(
            id=room.services.new_id(),
            journey=journey.id,
            chat=event.chat,
            topic=event.topic,
            by=invite.person,
            at=room.now,
            slots=(Slot(name=PICTURE), Slot(name=OVERVIEW)),
        )
    )


async def _return(room: Room, journey: Journey, owner: int, topic: int | None) -> bool:
    """A list that was taken out of this group a moment ago comes back as it was set."""
    for post in await room.work.groups.withdrawn(owner):
        if (post.journey, post.chat) == (journey.id, room.event.chat):
            back = post.with_(withdrawn=None, closed=False, topic=topic, at=room.now)
            await room.work.groups.save_post(back)
            return True
    return False


def _by_the_clock_of(journey: Journey, group: Group) -> Group:
    """Where nobody chose the group's city yet, it lives where the business does."""
    if group.timezone_chosen or journey.zone is None:
        return group
    return group.with_(timezone=journey.zone)


async def bring(room: Room, post: Post, topic: int | None) -> None:
    """The whole list down here, into this topic; what stood elsewhere goes, opened settings too."""
    await room.work.groups.discard_post(post)
    fresh = post.afresh()
    slots = tuple(slot for slot in fresh.slots if slot.name != SETTINGS)
    await room.work.groups.save_post(
        fresh.with_(topic=topic, closed=False, at=room.now, slots=slots)
    )
    await room.work.groups.touch(post.chat)


async def checklist(room: Room, event: Commanded) -> None:
    """/checklist: in another topic the lists move there; else they are pointed to."""
    group = await room.group()
    await room.work.groups.save_group(group.with_(here=True, told=True))
    await room.work.groups.seen(event.chat, event.message)
    posts = await room.work.groups.posts(event.chat)
    if not posts:
        await explain(room, group, "team.no_list")
        return
    for post in posts:
        if post.topic != event.topic:
            await bring(room, post, event.topic)
            continue
        journey = await room.work.journey(post.journey)
        texts = room.texts(group.language if journey is None else journey.language)
        overview = post.slot(OVERVIEW).message
        if journey is None or overview is None:
            continue  # on its way already
        await room.tell(
            texts.html("team.here", title=journey.title),
            reply_to=overview,
            link=(texts.plain("button.team.bring"), BRING.does(post)),
        )


async def help_(room: Room, event: Commanded) -> None:
    """How the buttons work, where there are some; else what we are."""
    group = await room.group()
    if not await room.work.groups.posts(event.chat):
        await explain(room, group, "team.explain")
        return
    texts = room.texts(group.language)
    await room.tell(texts.html("team.help"), reply_to=event.message, link=private_link(room, group))


async def in_private(room: Room, event: Commanded | SentFile, key: str, start: str) -> None:
    """What is somebody's own is done in private; `start`: where the way leads."""
    group = await room.group()
    link = private_link(room, group, start)
    await room.tell(room.texts(group.language).html(key), reply_to=event.message, link=link)


async def explain(room: Room, group: Group, key: str) -> None:
    """Who we are, in two lines, and the way into the private chat."""
    await room.work.groups.save_group(group.with_(greet_at=None))
    texts = room.texts(group.language)
    await room.tell(texts.html(key), link=private_link(room, group))


def private_link(room: Room, group: Group, start: str = "group") -> tuple[str, str]:
    label = room.texts(group.language).plain("button.private")
    return label, f"https://t.me/{room.services.username()}?start={start}"


async def joined(room: Room, _event: Joined) -> None:
    """Added: what was posted goes on; a new group hears from us soon, unless a link tells why."""
    known = await room.work.groups.group(room.event.chat)
    group = await room.group()
    posted = await room.work.groups.posts(group.chat)
    back = group.with_(here=True, told=True)
    if not posted and (known is None or not known.here):
        await room.work.groups.save_group(back.with_(greet_at=room.now + GREETING))
        return
    await room.work.groups.save_group(back)
    for post in posted:  # what we may do there has changed: perhaps pictures are welcome now
        await picturing.again(room.work, post)
    await room.work.groups.touch(group.chat)


async def removed(room: Room, event: Removed) -> None:
    """Taken out, or silenced: nothing is sent there, and the owners are told."""
    group = await room.group()
    told = group.told and not group.here
    await room.work.groups.save_group(
        group.with_(here=False, told=told, muted=event.muted, greet_at=None)
    )


async def migrated(room: Room, event: Migrated) -> None:
    await room.work.groups.move(event.chat, event.to)


TEAM_COMMANDS: Final = (
    TeamCommand("start", start),
    TeamCommand(growing.CALL, checklist, rank=1),
    TeamCommand("help", help_, rank=2),
)
