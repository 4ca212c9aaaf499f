"""A reply below the list is heard: words become an observation on the map, a photo its proof.

What tells how it is is kept at once, below the stage or the obstacle it speaks of; what may be a
task or a question is asked about; thanks are seen and nothing more. One small message says what
became of it, with the ways to put it right. Must not know how that is worded.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from handlers.events import Corrected, Said, Showed
from handlers.flows.groups.room import Room, today
from handlers.screen import Reply
from handlers.screens.groups import hearing as screens
from journey import checklist, masking
from journey.checklist import keeping as tasks
from journey.errors import Rejected
from journey.model import Journey, Stage, Task, TaskStatus
from journey.posts import Mode, Note, Post
from journey.voices import keeping
from journey.voices.heard import Heard, Photo, Use
from journey.voices.manner import Manner
from journey.voices.placing import Spoken

SEEN: Final = "👀"
ALIKE: Final = 0.3
"""From this likeness on words are about a task."""
JUST_DONE: Final = dt.timedelta(hours=1)
"""A photo without words so soon after its task was done is its proof."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The list that was answered, and what of it."""

    post: Post
    journey: Journey
    spoken: Spoken


async def listen(room: Room, event: Said | Showed) -> Reply:
    """Takes a reply in; the group sees at once that it was heard. Other talk is none of ours."""
    if event.answers is None:
        return Reply()
    await room.work.groups.seen(event.chat, event.message)
    if isinstance(event, Showed) and event.album:
        known = await room.work.heard_album(event.chat, event.album)
        if known is not None:
            await _one_more(room, event, known)
            return Reply(reaction=SEEN)
    text = masking.covered(event.text.replace("\x00", ""))[0].strip()
    found = await spot(room, event.answers, text)
    if found is None:
        return Reply()
    listener = room.services.catalogue.listener()
    manner = listener.manner(text) if text else Manner.SEEN
    if isinstance(event, Said) and manner is Manner.THANKS:
        return Reply(reaction=SEEN)
    await _take_in(room, event, found, text, manner)
    return Reply(reaction=SEEN)


async def _take_in(room: Room, event: Said | Showed, spot: Spot, text: str, manner: Manner) -> None:
    texts = room.texts(spot.journey.language)
    by, stage = room.member(texts), spot.spoken.stage
    heard = Heard(
        id=room.services.new_id(),
        journey=spot.journey.id,
        chat=event.chat,
        message=event.message,
        person=by.id,
        name=by.name,
        text=text,
        album=event.album if isinstance(event, Showed) else "",
        stage=None if stage is None else stage.id,
        at=room.now,
    )
    journey = spot.journey
    task = about(room, journey, stage, text)
    if isinstance(event, Showed):
        task = task or _just_done(journey, stage, by.id, room.now)
        await _keep_photo(room, event, heard, task)
    if text and stage is not None and manner is Manner.SEEN:
        after, heard = await observed(room, journey, heard, spot.spoken)
        journey = await room.save(journey, after)
    await room.work.save_heard(heard)
    lost = bool(text) and stage is None and manner is Manner.SEEN
    shown = isinstance(event, Showed)
    said = (
        screens.which(texts, spot.post, journey, heard, Use.SEEN)
        if lost
        else screens.told(texts, spot.post, journey, heard, task, photo=shown)
    )
    await _say(room, said, event)


async def _say(room: Room, said: screens.Said, event: Said | Showed) -> None:
    await room.work.groups.add_note(
        Note(
            id=room.services.new_id(),
            chat=event.chat,
            topic=event.topic,
            reply_to=event.message,
            text=said.text,
            keys=said.keys,
            at=room.now,
        )
    )


# --- what it is about


async def spot(room: Room, answers: int | None, text: str) -> Spot | None:
    """The list and the stage of the message that was answered; else what the words speak of."""
    posts = [one for one in await room.work.groups.posts(room.event.chat) if not one.closed]
    for post in posts:
        slot = next((one for one in post.slots if one.message == answers), None)
        if slot is not None:
            posts = [post]
            journey = await room.journey(post.journey)
            opened = Mode.parse(slot.mode).stage or slot.name
            stage = None if journey is None else journey.stage(opened)
            if journey is not None and stage is not None:
                return Spot(post, journey, await place(room, journey, text, stage))
            break
    found = []
    for post in posts:
        journey = await room.journey(post.journey)
        if journey is not None:
            found.append(Spot(post, journey, await place(room, journey, text, None)))
    return max(found, key=lambda one: one.spoken.lead, default=None)


async def place(room: Room, journey: Journey, text: str, at: Stage | None) -> Spoken:
    """What the words speak of there. Beside the loop: a long message takes some tenths of a
    second.
    """
    if not text:
        return Spoken(at, None, 0.0)
    services = room.services
    industry = journey.industry and services.catalogue.industry(
        journey.industry, journey.language, journey.country
    )
    places = services.catalogue.listener().places(
        journey, industry or None, room.texts(journey.language).rules
    )
    return await asyncio.to_thread(places.of, text, at=at)


def about(room: Room, journey: Journey, stage: Stage | None, text: str) -> Task | None:
    """The task that words are about; None: none is told alike."""
    remedies = room.services.catalogue.remedies(journey.language)
    if remedies is None or not text:
        return None
    scored = [(remedies.alike(text, one.text), one) for one in _tasks(journey, stage)]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= ALIKE else None


def _tasks(journey: Journey, stage: Stage | None) -> Sequence[Task]:
    stages = journey.stages if stage is None else (stage,)
    return [task for one in stages for task in checklist.visible(journey, one.id)]


def _just_done(journey: Journey, stage: Stage | None, person: int, now: dt.datetime) -> Task | None:
    """What somebody has just ticked."""
    done = [
        (task.done_at, task)
        for task in _tasks(journey, stage)
        if task.status is TaskStatus.DONE and task.done_by_id == person and task.done_at
        if now - task.done_at <= JUST_DONE
    ]
    return max(done, key=lambda pair: pair[0])[1] if done else None


# --- what becomes of it


async def observed(
    room: Room, journey: Journey, heard: Heard, spoken: Spoken
) -> tuple[Journey, Heard]:
    """On the map, below what it speaks of; where there is no room, below the stage, else nowhere:
    then it waits.
    """
    assert spoken.stage is not None
    group = await room.work.groups.group(heard.chat)
    heard = heard.with_(stage=spoken.stage.id)
    for holder in (spoken.entry, spoken.stage):
        if holder is None:
            continue
        kept = keeping.observe(
            journey,
            heard,
            holder.id,
            source="" if group is None else group.title[:200],
            day=today(group, room.now),
            new_id=room.services.new_id,
        )
        if not isinstance(kept, Rejected):
            return kept
    return journey, heard


async def _keep_photo(room: Room, event: Showed, heard: Heard, task: Task | None) -> None:
    stage = heard.stage if task is None else task.stage
    await room.work.save_photo(
        Photo(
            id=room.services.new_id(),
            journey=heard.journey,
            stage=stage,
            task=None if task is None else task.id,
            bot=event.bot,
            file=event.photo,
            person=heard.person,
            name=heard.name,
            heard=heard.id,
            at=room.now,
        )
    )


async def _one_more(room: Room, event: Showed, known: Heard) -> None:
    """Of an album: it lies where the first one does, and nothing is said again."""
    first = next(
        (one for one in await room.work.photos(known.journey) if one.heard == known.id), None
    )
    journey = await room.journey(known.journey)
    if journey is not None and known.use is not Use.NOTHING:
        task = None if first is None or first.task is None else tasks.find(journey, first.task)
        await _keep_photo(room, event, known, task)


async def corrected(room: Room, event: Corrected) -> None:
    """An edited reply corrects what it gave; nothing is said, the list shows it."""
    heard = await room.work.heard_at(event.chat, event.message)
    journey = None if heard is None else await room.journey(heard.journey)
    if heard is None or journey is None:
        return
    if heard.person != room.member(room.texts(journey.language)).id:
        return
    text = masking.covered(event.text.replace("\x00", ""))[0].strip()
    changed = keeping.correct(journey, heard, text)
    if not isinstance(changed, Rejected):
        await room.save(journey, changed[0])
        await room.work.save_heard(changed[1])
