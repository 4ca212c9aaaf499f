"""One line does it: «@Оля плёнка до пт» below the list, after /task or after the bot's name.

What a message gives is put onto the list and answered with one card, which a reply to it, an edit
of the message and buttons correct. Must not know how that is worded.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from handlers.codes import SEPARATOR
from handlers.events import Commanded, Corrected, Named, Said
from handlers.flows.groups import asking, calling, carding, hearing, joining
from handlers.flows.groups.room import Room, TeamCommand, today
from handlers.screen import Reply
from journey import masking
from journey.checklist import keeping as tasks
from journey.errands import keeping
from journey.errands.reading import Line, Picked, Reader
from journey.errands.record import Errand
from journey.errors import Code, Rejected
from journey.model import Journey, Stage
from journey.posts import Post
from journey.voices.heard import quoted
from journey.voices.manner import Manner

SEEN: Final = hearing.SEEN


# --- what is said


async def command(room: Room, event: Commanded) -> None:
    """/task, alone or as a reply to whatever message."""
    await room.work.groups.seen(event.chat, event.message)
    await _take(room, event, event.argument, event.people, event.quoted)


async def said(room: Room, event: Said) -> Reply:
    """Words that give tasks: below the list, or behind the bot's name."""
    await room.work.groups.seen(event.chat, event.message)
    await _take(room, event, event.text, event.people, event.quoted)
    return Reply(reaction=SEEN)


async def hands(room: Room, event: Said) -> bool:
    """Whether a reply to one of our messages hands something to somebody, or says until when
    something is to be done; else it is told, or asked.
    """
    posts = await _posts(room)
    if event.answers is None or not posts:
        return False
    lines = await _read(room, event.text, event.people, posts[0])
    if isinstance(lines, Rejected):
        return lines.code is not Code.EMPTY and _names(event)
    gives = any(_hands(room, event, line) for line in lines)
    return gives and any(line.text for line in lines)


async def asked(room: Room, event: Said) -> bool:
    """The answer to «Какая задача?» that names somebody or a day. False: it is none, or plain."""
    if event.answers is None:
        return False
    note = await room.work.groups.note_at(event.chat, event.answers)
    what, _, rest = ("" if note is None else note.awaits).partition(SEPARATOR)
    post_id, _, stage_id = rest.partition(SEPARATOR)
    place = await room.place(post_id) if what == "task" else None
    journey = None if place is None else await room.journey(place[0].journey)
    stage = None if journey is None else journey.stage(stage_id)
    if note is None or place is None or journey is None or stage is None:
        return False
    lines = await _read(room, event.text, event.people, place[0])
    if isinstance(lines, Rejected) or not any(
        line.names or line.for_all or line.day for line in lines
    ):
        return False
    await room.work.groups.seen(event.chat, event.message)
    await asking.take_away(room, note)
    await put(room, event, place[0], journey, stage, lines)
    return True


def _names(event: Said) -> bool:
    return bool(event.people) or "@" in event.text


def _hands(room: Room, event: Said, line: Line) -> bool:
    if line.names or line.for_all:
        return True
    needs = room.services.catalogue.listener().manner(event.text) is Manner.NEEDS
    return line.day is not None and needs


async def _take(
    room: Room,
    event: Commanded | Said,
    text: str,
    people: Sequence[Named],
    answered: str,
) -> None:
    posts = await _posts(room)
    if not posts:
        await joining.explain(room, await room.group(), "team.no_list")
        return
    read = await _read(room, text, people, posts[0]) if text.strip() else Rejected(Code.EMPTY)
    lines = await _with_what_it_answers(room, read, answered, posts[0])
    if isinstance(lines, Rejected):
        await _refuse(room, event, posts[0], lines)
        return
    spot = await hearing.spot(room, event.answers, "\n".join(line.text for line in lines))
    if spot is None or not spot.journey.stages:
        await joining.explain(room, await room.group(), "team.no_list")
        return
    await put(room, event, spot.post, spot.journey, spot.spoken.stage, lines)


async def put(
    room: Room,
    event: Commanded | Said,
    post: Post,
    journey: Journey,
    stage: Stage | None,
    lines: Sequence[Line],
) -> None:
    by = room.member(room.texts(journey.language))
    errand = Errand(
        id=room.services.new_id(),
        journey=journey.id,
        post=post.id,
        chat=event.chat,
        message=event.message,
        person=by.id,
        name=by.name,
        tasks=(),
        at=room.now,
    )
    where = (stage or journey.stages[0]).id
    kept = keeping.put(journey, errand, where, lines, await _desk(room, errand))
    if isinstance(kept, Rejected):
        await _refuse(room, event, post, kept)
        return
    await _keep(room, post, journey, kept)


async def _with_what_it_answers(
    room: Room, lines: Sequence[Line] | Rejected, answered: str, post: Post
) -> Sequence[Line] | Rejected:
    """Where the words name nobody's task, the message says it that they answer."""
    told = masking.covered(answered.replace("\x00", ""))[0].strip()
    if isinstance(lines, Rejected):
        if lines.code is not Code.EMPTY or not told:
            return lines
        return await _read(room, quoted(told), (), post)
    if len(lines) == 1 and not lines[0].text and told:
        (line,) = lines
        whole = Line(quoted(told), line.names, for_all=line.for_all, day=line.day)
        return (whole,)
    return lines if all(line.text for line in lines) else Rejected(Code.EMPTY)


async def _refuse(room: Room, event: Commanded | Said, post: Post, why: Rejected) -> None:
    """One sentence to whoever wrote it; their message stands above and can be edited."""
    journey = await room.journey(post.journey)
    group = await room.group()
    texts = room.texts(group.language if journey is None else journey.language)
    key = "card.how_to" if why.code is Code.EMPTY else f"error.{why.code.value}"
    await room.tell(texts.html(key, **why.params), reply_to=event.message)


# --- what is put right


async def amended(room: Room, event: Said) -> bool:
    """A reply to a card. False: it answers none."""
    errand = await carding.of_message(room.work, event.chat, event.answers)
    place = None if errand is None else await room.place(errand.post)
    journey = None if errand is None else await room.journey(errand.journey)
    if errand is None or place is None or journey is None:
        return False
    await room.work.groups.seen(event.chat, event.message)
    lines = await _read(room, event.text, event.people, place[0])
    if isinstance(lines, Rejected):
        await _refuse(room, event, place[0], lines)
        return True
    kept = _amended(journey, errand, lines, await _desk(room, errand))
    if isinstance(kept, Rejected):
        await _refuse(room, event, place[0], kept)
        return True
    await _keep(room, place[0], journey, kept)
    return True


def _amended(
    journey: Journey, errand: Errand, lines: Sequence[Line], desk: keeping.Desk
) -> keeping.Kept:
    """A line a task, in their order; one line without words of its own is about all of them."""
    known = [one for one in errand.tasks if tasks.find(journey, one)]
    if len(lines) == 1 and not lines[0].text:
        lines = [lines[0] for _ in known]
    if len(lines) != len(known):
        return Rejected(Code.WHICH_LINE, {"count": len(known)})
    for line, task in zip(lines, known, strict=True):
        again = keeping.amend(journey, errand, task, line, desk)
        if isinstance(again, Rejected):
            return again
        journey, errand = again
    return journey, errand


async def corrected(room: Room, event: Corrected) -> bool:
    """Somebody edited the message that gave tasks: they follow. False: it gave none."""
    errand = await room.work.errand_at(event.chat, event.message)
    place = None if errand is None else await room.place(errand.post)
    journey = None if errand is None else await room.journey(errand.journey)
    if errand is None or place is None or journey is None:
        return False
    if errand.person != room.member(room.texts(journey.language)).id:
        return True
    lines = await _read(room, event.text, event.people, place[0])
    first = tasks.find(journey, errand.tasks[0]) if errand.tasks else None
    stage = journey.stages[0].id if first is None else first.stage
    if isinstance(lines, Rejected):
        return True
    kept = keeping.correct(journey, errand, stage, lines, await _desk(room, errand))
    if not isinstance(kept, Rejected):
        await _keep(room, place[0], journey, kept)
    return True


async def _keep(room: Room, post: Post, before: Journey, kept: tuple[Journey, Errand]) -> None:
    """Stored, told to whom it concerns, and shown on the card."""
    after, errand = kept
    saved = await room.save(before, after)
    await room.work.save_errand(errand)
    by = room.member(room.texts(before.language)).id
    await calling.tell(room.services, room.work, post, before, saved, by)
    await carding.draw(room, post, saved, errand)


# --- how lines are read


async def _posts(room: Room) -> list[Post]:
    return [one for one in await room.work.groups.posts(room.event.chat) if not one.closed]


async def _read(
    room: Room, text: str, people: Sequence[Named], post: Post
) -> tuple[Line, ...] | Rejected:
    journey = await room.journey(post.journey)
    group = await room.work.groups.group(room.event.chat)
    language = (await room.group()).language if journey is None else journey.language
    regions = room.services.catalogue.regions(language)
    feasts = regions.of(None if journey is None else journey.country).holidays
    reader = Reader(today(group, room.now), room.texts(language).rules, feasts)
    picked = (Picked(one.start, one.end, one.person) for one in people)
    return reader.lines(text, picked)


async def _desk(room: Room, errand: Errand) -> keeping.Desk:
    group = await room.work.groups.group(errand.chat)
    journey = await room.journey(errand.journey)
    assert journey is not None
    return keeping.Desk(
        team=await room.work.teammates(errand.chat),
        by=room.member(room.texts(journey.language)),
        today=today(group, room.now),
        new_id=room.services.new_id,
    )


TEAM_COMMANDS: Final = (TeamCommand("task", command, rank=4),)
