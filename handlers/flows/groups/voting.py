"""A team's vote: begun and ended by who runs the list, counted by Telegram, put on the map.

The vote is stored before its poll is sent, and its end before the poll is stopped; whoever posts
takes the steps (`Ask`, `Count`) and tells back what became of them. However a vote ends (a tap,
a day later, in Telegram itself), `_close` is where it does, once.

Must not know how a poll is sent or stopped.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from handlers.context import Context, Services
from handlers.events import Counted
from handlers.flows.groups import timing
from handlers.flows.groups.room import Room
from handlers.flows.groups.steps import Ask, Count, Step
from handlers.flows.groups.tapping import Tap, deed
from handlers.pages.team import END_VOTE, VOTE
from handlers.screen import Button, Reply
from handlers.screens.groups import telling
from journey.checklist import voting
from journey.checklist.voting import Vote
from journey.errors import Rejected
from journey.ports import Work
from journey.posts import Note, Post
from journey.reminders import Reminder

KIND: Final = "vote"


# --- taps


async def begin(tap: Tap) -> Reply:
    """One vote of a list at a time."""
    work, services = tap.room.work, tap.room.services
    if await work.vote_running(tap.post.id) is not None:
        return tap.toast("vote.running", alert=True)
    choices = voting.choices(tap.journey)
    if isinstance(choices, Rejected):
        return tap.toast(f"error.{choices.code.value}", alert=True, **choices.params)
    vote = Vote(
        id=services.new_id(),
        post=tap.post.id,
        choices=choices,
        closes=tap.room.now + voting.LASTS,
    )
    await work.save_vote(vote)
    await work.schedule(_end_of(tap.post, vote))
    return tap.toast("vote.coming")


async def end(tap: Tap, vote_id: str) -> Reply:
    """The vote is over before its day is."""
    vote = await tap.room.work.vote(vote_id)
    if vote is None or vote.post != tap.post.id or not vote.open:
        return tap.toast("vote.over")
    # the poll that was tapped is the one to count, also where its sending was never noted
    here = getattr(tap.room.event, "message", None)
    await _end(tap.room.services, tap.room.work, vote.with_(message=here))
    return tap.toast("vote.counting")


async def _end(services: Services, work: Work, vote: Vote) -> None:
    """Telegram gives the last count; of a poll that was never sent there is none."""
    if vote.message is None:
        await _close(services, work, vote, ())
    else:
        await work.save_vote(vote.with_(ending=True))


def _end_of(post: Post, vote: Vote) -> Reminder:
    return Reminder(
        key=f"{KIND}:{vote.id}",
        kind=KIND,
        due=vote.closes,
        person=post.by,
        chat=post.chat,
        journey=post.journey,
        data={"vote": vote.id},
    )


# --- the clock, and Telegram's own counting


async def over(context: Context, group: tuple[Reminder, ...]) -> Reply | None:
    """A day has passed."""
    for one in group:
        vote = await context.work.vote(str(one.data["vote"]))
        post = None if vote is None else await context.work.groups.post(vote.post)
        if vote is not None and post is not None and vote.open:
            await _end(context.services, context.work, vote)
            await context.work.groups.touch(post.chat)
    return None


async def counted(room: Room, event: Counted) -> None:
    """Telegram says how a poll stands: every report replaces the one before."""
    vote = await room.work.vote_of_poll(event.poll)
    if vote is None or not vote.open:
        return
    if event.closed:
        await _close(room.services, room.work, vote, event.counts)
    elif event.counts != vote.counts:
        await room.work.save_vote(vote.with_(counts=event.counts))


# --- steps of whoever posts


async def next_step(services: Services, work: Work, post: Post, *, quiet: bool) -> Step | None:
    vote = await work.vote_running(post.id)
    journey = None if vote is None else await work.journey(post.journey)
    if vote is None or journey is None:
        return None
    if vote.message is not None:
        return Count(chat=post.chat, vote=vote) if vote.ending else None
    if post.closed:
        return None
    texts = services.library.texts(journey.language)
    return Ask(
        chat=post.chat,
        post=post,
        vote=vote,
        question=texts.plain("vote.question"),
        options=tuple(telling.option(choice) for choice in vote.choices),
        end=Button(texts.plain("button.vote.end"), END_VOTE.does(post, vote.id)),
        quiet=quiet,
    )


async def asked(services: Services, step: Ask, message: int, poll: str) -> None:
    """The poll is in the group."""
    async with services.store.write(chat=step.chat) as work:
        await work.groups.seen(step.chat, message)
        await work.groups.certain(step.chat)
        vote = await work.vote(step.vote.id)
        if vote is not None and vote.message is None:
            await work.save_vote(vote.with_(message=message, poll=poll))


async def not_asked(services: Services, step: Ask) -> None:
    """Telegram takes no poll of ours there: the group hears why."""
    async with services.store.write(chat=step.chat) as work:
        vote = await work.vote(step.vote.id)
        found = await timing.listed(services, work, step.post.id)
        if vote is None or found is None:
            return
        await work.save_vote(vote.with_(open=False))
        texts = services.library.texts(found.journey.language)
        await _tell(services, work, found.post, texts.html("vote.refused"))


async def stopped(services: Services, step: Count, counts: tuple[int, ...] | None) -> None:
    """The last count; None: Telegram gives none any more, and the one it reported last counts."""
    async with services.store.write(chat=step.chat) as work:
        vote = await work.vote(step.vote.id)
        if vote is not None and vote.open:
            await _close(services, work, vote, vote.counts if counts is None else counts)


async def _close(services: Services, work: Work, vote: Vote, counts: tuple[int, ...]) -> None:
    """The outcome goes to the map and is said; what is closed already stays so."""
    final = vote.with_(open=False, counts=counts)
    await work.save_vote(final)
    await work.cancel(f"{KIND}:{vote.id}")
    found = await timing.listed(services, work, vote.post)
    if found is None:
        return
    before = found.journey
    after = voting.applied(before, final)
    now, owner = services.clock.now(), await work.owner(before.id)
    if after != before and owner is not None:
        after = after.with_(revision=before.revision + 1, updated=now)
        await work.save_journey(before, after, owner=owner, actor=owner, at=now)
    texts = services.library.texts(before.language)
    await _tell(services, work, found.post, telling.outcome(texts, voting.outcome(final)))


async def _tell(services: Services, work: Work, post: Post, text: str) -> None:
    now: dt.datetime = services.clock.now()
    note = Note(
        id=services.new_id(), chat=post.chat, topic=post.topic, text=text, once=True, at=now
    )
    await work.groups.add_note(note)
    await work.groups.touch(post.chat)


TEAM_ACTS: Final = (deed(VOTE, begin), deed(END_VOTE, end))
