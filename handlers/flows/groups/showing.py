"""What is to be said next in a group, by comparing what it shall show with what it shows.

`next_step` looks, within one transaction, and gives one step; whoever takes it tells back what
became of it (`reporting`), and looks again. So nothing is said twice, whatever happens in between:
a message that was sent while the list moved on is discarded, one that is lost is posted anew, once.
"""

from __future__ import annotations

import datetime as dt

from handlers.context import Services
from handlers.flows.groups import doubting, picturing, timing, voting, wording
from handlers.flows.groups.picturing import REFUSED
from handlers.flows.groups.steps import Delete, Draw, Greet, Say, Show, Silence, Step, Tell
from handlers.screen import Screen
from handlers.screens.groups import ending
from journey.model import Journey
from journey.ports import Work
from journey.posts import Group, Note, Post, Slot


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
        return Delete(chat=group.chat, messages=gone[:100])
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
    return await _silence(services, work, group)


async def _silence(services: Services, work: Work, group: Group) -> Silence | None:
    """When all is said: an old message that stays says in a line where its list is now."""
    left = next(iter(await work.groups.leftovers(group.chat)), None)
    if left is None:
        return None
    post = None if left.post is None else await work.groups.post(left.post)
    text = ending.leftover(services.library.texts(group.language), group.chat, left, post)
    return Silence(chat=group.chat, message=left.message, text=text, is_picture=left.is_picture)


async def _unsent(services: Services, work: Work, group: Group) -> list[Step]:
    """Everything that is to be sent there as a message of its own."""
    notes = await work.groups.notes(group.chat)
    steps: list[Step] = [_saying(group, note) for note in notes if note.message is None]
    posts = await work.groups.posts(group.chat)
    for post in posts:
        journey = await work.journey(post.journey)
        wished = await wording.wanted(services, work, group, post, journey)
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
    wished = await wording.wanted(services, work, group, post, journey)
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
        if wording.digest(screen) not in {slot.shown, slot.shown.removeprefix(REFUSED)}:
            return _show(services, group, post, slot, screen, journey)
    return None if journey is None else await picturing.next_step(services, work, post, journey)


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
            pages=picturing.pages(slot, 1),
            quiet=group.quiet,
        )
    if slot.shown == REFUSED + wording.digest(screen):
        return None
    return _show(services, group, post, slot, screen, journey)


def _show(
    services: Services,
    group: Group,
    post: Post,
    slot: Slot,
    screen: Screen,
    journey: Journey | None,
) -> Show:
    return Show(
        chat=group.chat,
        post=post,
        slot=slot,
        screen=screen,
        digest=wording.digest(screen),
        kept=wording.kept(group, post, journey, slot.name, services.clock.now()),
        quiet=group.quiet,
    )


async def _without_lost_stages(work: Work, post: Post, journey: Journey) -> None:
    """A stage that left the map takes its message along."""
    stages = {one.id for one in journey.stages}
    lost = [slot for slot in post.slots if slot.is_stage and slot.name not in stages]
    if lost:
        await work.groups.discard_post(post.with_(slots=tuple(lost)))
        kept = tuple(slot for slot in post.slots if slot not in lost)
        await work.groups.save_post(post.with_(slots=kept))
