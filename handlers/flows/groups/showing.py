"""What is to be said next in a group, by comparing what it shall show with what it shows.

`next_step` looks, within one transaction, and gives one step; whoever takes it tells back what
became of it (`Done`…), and looks again. So nothing is said twice, whatever happens in between: a
message that was sent while the list moved on is discarded, one that is lost is posted anew, once.
"""

from __future__ import annotations

import datetime as dt
import hashlib

from handlers.context import Services
from handlers.flows.groups import doubting, picturing, setting, timing, voting
from handlers.flows.groups.picturing import REFUSED, UNWELCOME
from handlers.flows.groups.room import today
from handlers.flows.groups.steps import Delete, Draw, Greet, Redraw, Say, Show, Step, Tell
from handlers.screen import Screen
from handlers.screens.groups import overview, stage
from journey import checklist
from journey.model import Journey
from journey.ports import Work
from journey.posts import OVERVIEW, PICTURE, SETTINGS, Group, Mode, Note, Post, Slot


def digest(screen: Screen) -> str:
    """Tells two states of a message apart."""
    return hashlib.sha256(repr(screen).encode()).hexdigest()[:40]


async def next_step(services: Services, chat: int, holder: str) -> Step | dt.datetime | None:
    """What to do now; a time: look again then; None: nothing, all is said (or another process is
    at it).
    """
    now = services.clock.now()
    async with services.store.write(chat=chat) as work:
        group = await work.groups.group(chat)
        if group is None or not await work.groups.lease(chat, holder, now):
            return None
        if group.here:
            unsent = await _unsent(services, work, group)
            if (find := await doubting.next_step(work, group, unsent)) is not None:
                return find
        step = await _of_group(services, work, group, now)
        if step is None and group.here and await timing.keep_up(services, work, chat):
            step = await _of_group(services, work, group, now)
        if step is None:
            await work.groups.settle(chat)
    return step


async def _of_group(
    services: Services, work: Work, group: Group, now: dt.datetime
) -> Step | dt.datetime | None:
    if not group.here:
        return None if group.told else await _parting(services, work, group)
    if gone := await work.groups.discarded(group.chat):
        instead = services.library.texts(group.language).html("team.put_away")
        return Delete(chat=group.chat, messages=gone[:100], instead=instead)
    for note in await work.groups.notes(group.chat):
        return _saying(group, note)
    posts = await work.groups.posts(group.chat)
    for post in posts:
        if (step := await _of_post(services, work, group, post)) is not None:
            return step
        if (vote := await voting.next_step(services, work, post, quiet=group.quiet)) is not None:
            return vote
    if group.greet_at is not None and not posts:
        return group.greet_at if now < group.greet_at else _greeting(services, group)
    return None


async def _unsent(services: Services, work: Work, group: Group) -> list[Step]:
    """Everything that is to be sent there as a message of its own."""
    notes = await work.groups.notes(group.chat)
    steps: list[Step] = [_saying(group, note) for note in notes if note.message is None]
    posts = await work.groups.posts(group.chat)
    for post in posts:
        journey = await work.journey(post.journey)
        wished = await _wished(services, work, group, post, journey)
        new = (
            _new(services, group, post, post.slot(name), screen, journey)
            for name, screen in wished.items()
            if post.slot(name).message is None
        )
        steps += [step for step in new if step is not None]
        vote = await voting.next_step(services, work, post, quiet=group.quiet)
        steps += [] if vote is None else [vote]
    if group.greet_at is not None and not posts:
        steps.append(_greeting(services, group))
    return steps


def _saying(group: Group, note: Note) -> Say:
    return Say(chat=group.chat, note=note, quiet=group.quiet and not note.loud)


async def _parting(services: Services, work: Work, group: Group) -> Tell:
    people: dict[int, str] = {}
    for post in await work.groups.posts(group.chat):
        owner = await work.person(post.by)
        if owner is not None and not post.closed:
            texts = services.library.texts(owner.language)
            key = "team.muted" if group.muted else "team.out"
            people[post.by] = texts.html(key, title=group.title or str(group.chat))
    return Tell(chat=group.chat, people=tuple(people.items()))


def _greeting(services: Services, group: Group) -> Greet:
    texts = services.library.texts(group.language)
    link = f"https://t.me/{services.username()}?start=group"
    return Greet(
        chat=group.chat,
        text=texts.html("team.explain"),
        link=(texts.plain("button.private"), link),
    )


async def _of_post(services: Services, work: Work, group: Group, post: Post) -> Step | None:
    journey = await work.journey(post.journey)
    if journey is not None:
        await _without_lost_stages(work, post, journey)
    wished = await _wished(services, work, group, post, journey)
    for name, screen in wished.items():
        slot = post.slot(name)
        if slot.message is None and (step := _new(services, group, post, slot, screen, journey)):
            return step
    old = [
        (post.slot(name), screen)
        for name, screen in wished.items()
        if screen is not None and post.slot(name).message is not None
    ]
    # the one that has waited longest; the person who tapped looks at a stage, not at the overview
    for slot, screen in sorted(old, key=lambda pair: (pair[0].at or post.at, pair[0].name)):
        if digest(screen) not in {slot.shown, slot.shown.removeprefix(REFUSED)}:
            return Show(
                chat=group.chat,
                post=post,
                slot=slot,
                screen=screen,
                digest=digest(screen),
                quiet=group.quiet,
            )
    return None if journey is None else await picturing.next_step(services, work, post, journey)


async def _wished(
    services: Services, work: Work, group: Group, post: Post, journey: Journey | None
) -> dict[str, Screen | None]:
    """All messages of a post, opened settings among them."""
    wished = wanted(services, group, post, journey)
    if journey is not None and (
        screen := await setting.shown(services, work, group, post, journey)
    ):
        wished[SETTINGS] = screen
    return wished


def wanted(
    services: Services, group: Group, post: Post, journey: Journey | None
) -> dict[str, Screen | None]:
    """What each message of a post shall say, in their order; None: the picture."""
    if journey is None:
        gone = overview.gone(services.library.texts(group.language))
        return {slot.name: gone for slot in post.slots if _speaks(slot)}
    texts = services.library.texts(journey.language)
    day = today(group, services.clock.now())
    mode = Mode.parse(post.slot(OVERVIEW).mode)
    said: dict[str, Screen | None] = {
        PICTURE: None,
        OVERVIEW: overview.overview(
            texts, group, post, journey, mode, picturing.why_none(post.slot(PICTURE))
        ),
    }
    for one in journey.stages:
        slot = post.slot(one.id)
        if slot.message is not None or checklist.visible(journey, one.id):
            said[one.id] = stage.stage(texts, post, journey, one, Mode.parse(slot.mode), day)
    return said


def _speaks(slot: Slot) -> bool:
    return slot.message is not None and not slot.name.startswith(PICTURE)


def _new(
    services: Services,
    group: Group,
    post: Post,
    slot: Slot,
    screen: Screen | None,
    journey: Journey | None,
) -> Step | None:
    if screen is None:
        if journey is None or slot.shown:
            return None  # could not be drawn: the words come all the same
        return Draw(
            chat=group.chat,
            post=post,
            slot=slot,
            journey=journey,
            caption=picturing.caption(services, journey),
            digest=picturing.drawing(journey),
            quiet=group.quiet,
        )
    if slot.shown == REFUSED + digest(screen):
        return None
    return Show(
        chat=group.chat,
        post=post,
        slot=slot,
        screen=screen,
        digest=digest(screen),
        quiet=group.quiet,
    )


async def _without_lost_stages(work: Work, post: Post, journey: Journey) -> None:
    """A stage that left the map takes its message along."""
    stages = {one.id for one in journey.stages}
    lost = [
        slot
        for slot in post.slots
        if not slot.name.startswith(PICTURE) and slot.name not in {OVERVIEW, SETTINGS, *stages}
    ]
    if lost:
        await work.groups.discard(
            post.chat, tuple(slot.message for slot in lost if slot.message is not None)
        )
        kept = tuple(slot for slot in post.slots if slot not in lost)
        await work.groups.save_post(post.with_(slots=kept))


# --- what became of a step


async def sent(services: Services, step: Show | Draw, messages: tuple[int, ...]) -> None:
    """Sent: its place is remembered; if the list moved on meanwhile, it goes again."""
    async with services.store.write(chat=step.chat) as work:
        await _saw(work, step.chat, messages)
        post = await work.groups.post(step.post.id)
        slot = None if post is None else post.slot(step.slot.name)
        moved = post is None or (post.chat, post.topic) != (step.chat, step.post.topic)
        if post is None or slot is None or moved or slot.message is not None:
            await work.groups.discard(step.chat, messages)
            await work.groups.touch(step.chat)
            return
        now = services.clock.now()
        first = messages[0] if messages else None
        await work.groups.save_slot(post.id, slot.with_(message=first, shown=step.digest, at=now))
        for number, message in enumerate(messages[1:], 1):
            more = Slot(name=f"{slot.name}.{number}", message=message, shown=step.digest, at=now)
            await work.groups.save_slot(post.id, more)


async def _saw(work: Work, chat: int, messages: tuple[int, ...]) -> None:
    """The newest message there that we know of; nothing we sent is in doubt."""
    if messages:
        await work.groups.seen(chat, max(messages))
    await work.groups.certain(chat)


async def edited(services: Services, step: Show | Redraw) -> None:
    async with services.store.write(chat=step.chat) as work:
        slot = await _same(work, step)
        if slot is not None:
            said = slot.with_(shown=step.digest, at=services.clock.now())
            await work.groups.save_slot(step.post.id, said)


async def lost(services: Services, step: Show) -> None:
    """The message cannot be edited any more: it is posted anew."""
    async with services.store.write(chat=step.chat) as work:
        slot = await _same(work, step)
        if slot is not None:
            fresh = slot.with_(message=None, shown="")
            await work.groups.save_slot(step.post.id, fresh)


async def refused(services: Services, step: Show | Draw | Redraw) -> None:
    """Telegram would never take it so: our mistake, not tried again until it changes."""
    async with services.store.write(chat=step.chat) as work:
        slot = await _same(work, step)
        if slot is not None:
            said = slot.with_(shown=REFUSED + step.digest, at=services.clock.now())
            await work.groups.save_slot(step.post.id, said)


async def _same(work: Work, step: Show | Draw | Redraw) -> Slot | None:
    """The slot as it is now, if it is still the message that the step meant."""
    post = await work.groups.post(step.post.id)
    slot = None if post is None else post.slot(step.slot.name)
    return slot if slot is not None and slot.message == step.slot.message else None


async def unwelcome(services: Services, step: Draw) -> None:
    """Pictures may not be sent there: the overview says so, and the words go on."""
    async with services.store.write(chat=step.chat) as work:
        slot = await _same(work, step)
        if slot is not None:
            said = slot.with_(shown=UNWELCOME + step.digest, at=services.clock.now())
            await work.groups.save_slot(step.post.id, said)


async def topic_closed(services: Services, chat: int, topic: int) -> None:
    """The topic is closed or gone: all that stands or shall be said there goes to the general
    one.
    """
    async with services.store.write(chat=chat) as work:
        for post in await work.groups.posts(chat):
            if post.topic == topic:
                await work.groups.discard(chat, post.messages)
                await work.groups.save_post(post.afresh().with_(topic=None))
        for note in await work.groups.notes(chat):
            if note.topic == topic:
                await work.groups.save_note(note.with_(topic=None))
        await work.groups.touch(chat)


async def said(services: Services, step: Say, message: int | None) -> None:
    """A note is sent: done with, or from now on its answer is awaited."""
    async with services.store.write(chat=step.chat) as work:
        await _saw(work, step.chat, () if message is None else (message,))
        if message is None or not step.note.awaits:
            await work.groups.drop_note(step.note.id)
        else:
            await work.groups.save_note(step.note.with_(message=message))


async def unplaced(services: Services, step: Say) -> None:
    """What it was to take the place of is gone: it is said below."""
    async with services.store.write(chat=step.chat) as work:
        await work.groups.save_note(step.note.with_(message=None, settled=False, awaits=""))


async def deleted(services: Services, step: Delete) -> None:
    async with services.store.write(chat=step.chat) as work:
        await work.groups.forget_discarded(step.chat, step.messages)


async def greeted(services: Services, step: Greet, message: int | None) -> None:
    async with services.store.write(chat=step.chat) as work:
        await _saw(work, step.chat, () if message is None else (message,))
        group = await work.groups.group(step.chat)
        if group is not None:
            await work.groups.save_group(group.with_(greet_at=None))


async def told(services: Services, step: Tell) -> None:
    async with services.store.write(chat=step.chat) as work:
        group = await work.groups.group(step.chat)
        if group is not None and not group.here:
            await work.groups.save_group(group.with_(told=True))


async def put_out(services: Services, chat: int, *, muted: bool) -> None:
    """Telegram says that we are not in a group (any more), or may not write there."""
    async with services.store.write(chat=chat) as work:
        group = await work.groups.group(chat)
        if group is not None and group.here:
            out = group.with_(here=False, muted=muted, told=False, greet_at=None)
            await work.groups.save_group(out)


async def moved(services: Services, old: int, new: int) -> None:
    async with services.store.write() as work:
        await work.groups.move(old, new)
