"""Words in a group: asked for with a reply, so that they reach us with privacy mode on.

What a question awaits is stored with it (`<what>:<post>:<about>`), so an answer finds its place
however late it comes. Anybody may answer: it is the team's list. Telegram lets nobody edit a
message that opened somebody's keyboard, so the question goes, and what was noted is told below as
a reply to the answer.
"""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Awaitable, Callable
from typing import Final

from handlers.codes import SEPARATOR
from handlers.events import Said
from handlers.flows import learned
from handlers.flows.groups import doubting, living
from handlers.flows.groups.room import Room, clock, today
from handlers.flows.tasks import fresh
from handlers.layout import short
from handlers.ports import Texts
from journey import dates
from journey.checklist import keeping, recurring, shiftwork
from journey.errors import Rejected
from journey.model import Journey
from journey.posts import Note, Post
from journey.rhythms import Shift

_AGAIN: Final = dt.timedelta(minutes=10)
"""For so long a question that nobody answered is not asked a second time."""
_ABOUT: Final = 90
_TASKS: Final = 300
"""Characters of the record of several new tasks."""

Told = tuple[Journey | Rejected, str]
"""The changed map, or why not; and what was noted (HTML)."""


async def ask(room: Room, post: Post, texts: Texts, what: str, subject: str, *, about: str) -> str:
    """Asks somebody for words; they see the keyboard open. The key of what they are told."""
    awaits = SEPARATOR.join((what, post.id, subject))
    open_one = await room.work.groups.awaiting(post.chat, awaits, room.event.person)
    if open_one is not None and open_one.doubted:  # they do not see it, or would not ask
        await room.work.groups.drop_note(open_one.id)
    elif open_one is not None and room.now - open_one.at < _AGAIN:
        return "team.asked"
    member = room.member(texts)
    mention = (
        html.escape(member.name)
        if room.event.anonymous
        else f'<a href="tg://user?id={room.event.person}">{html.escape(member.name)}</a>'
    )
    question = texts.html(f"team.ask.{what}", about=short(about, _ABOUT))
    await room.work.groups.add_note(
        Note(
            id=room.services.new_id(),
            chat=post.chat,
            topic=post.topic,
            text=f"{mention}, {question}",
            awaits=awaits,
            person=room.event.person,
            placeholder=texts.plain(f"team.placeholder.{what}"),
            at=room.now,
        )
    )
    return "team.answer_below"


async def answer(room: Room, event: Said) -> bool:
    """A reply to one of our messages: to a question, it is its answer. False: it is none."""
    await room.work.groups.seen(event.chat, event.message)
    note = None
    if event.answers is not None:
        note = await room.work.groups.note_at(event.chat, event.answers)
        if note is None and await _is_unknown(room, event.answers):
            note = await doubting.perhaps_asked(room.work, event.chat, event.person)
            note = note and note.with_(message=event.answers, doubted=False)
    if note is None or not note.awaits:
        return False
    what, post_id, subject = note.awaits.split(SEPARATOR, 2)
    post = await room.work.groups.post(post_id)
    journey = None if post is None else await room.work.journey(post.journey)
    if post is None or journey is None or what not in _ANSWERS:
        await room.work.groups.drop_note(note.id)
        return True
    texts = room.texts(journey.language)
    result, told = await _ANSWERS[what](room, texts, journey, subject, event.text)
    if isinstance(result, Rejected):
        await _ask_again(room, texts, note, result)
        return True
    await room.save(journey, result)
    await take_away(room, note)
    await room.tell(told, reply_to=event.message)
    return True


async def _is_unknown(room: Room, message: int) -> bool:
    """Whether a message of ours is none of those that we know of."""
    posts = await room.work.groups.posts(room.event.chat)
    return all(message not in post.messages for post in posts)


async def take_away(room: Room, question: Note) -> None:
    """A question that is answered goes."""
    await room.work.groups.drop_note(question.id)
    if question.message is not None:
        await room.work.groups.discard(question.chat, (question.message,))


async def _ask_again(room: Room, texts: Texts, note: Note, why: Rejected) -> None:
    """The same question below, with what was wrong, in the place of the old one."""
    reason = texts.html(f"error.{why.code.value}", **_cut(why))
    again = note.with_(
        id=room.services.new_id(),
        text=reason + "\n" + texts.html("team.ask.again"),
        message=None,
        reply_to=getattr(room.event, "message", None),
        at=room.now,
    )
    await take_away(room, note)
    await room.work.groups.add_note(again)


def _cut(why: Rejected) -> dict[str, str | int]:
    return {k: short(v, 200) if isinstance(v, str) else v for k, v in why.params.items()}


async def _task(room: Room, texts: Texts, journey: Journey, subject: str, text: str) -> Told:
    added = keeping.add(journey, subject, text, room.services.new_id)
    stage = journey.stage(subject)
    title = "" if stage is None else stage.title
    said = short("; ".join(line for line in map(str.strip, text.splitlines()) if line), _TASKS)
    return added, texts.html("team.noted.task", text=said, stage=title)


async def _comment(room: Room, texts: Texts, journey: Journey, subject: str, text: str) -> Told:
    member = room.member(texts)
    commented = keeping.comment(journey, subject, text, member, room.now)
    task = keeping.find(journey, subject)
    told = texts.html(
        "team.noted.comment",
        name=member.name,
        text=short(text, _TASKS),
        about="" if task is None else short(task.text, _ABOUT),
    )
    return commented, told


async def _due(room: Room, texts: Texts, journey: Journey, subject: str, text: str) -> Told:
    now = today(await room.work.groups.group(room.event.chat), room.now)
    known = room.services.catalogue.regions(journey.language)
    feasts = known.of(journey.country).holidays
    day = dates.parse(text, now, rules=texts.rules, feasts=feasts)
    if isinstance(day, Rejected):
        return day, ""
    task = keeping.find(journey, subject)
    about = "" if task is None else short(task.text, _ABOUT)
    return (
        keeping.set_due(journey, subject, day, today=now),
        texts.html("team.noted.due", day=texts.day_month(day), text=about),
    )


async def _learned(room: Room, texts: Texts, journey: Journey, subject: str, text: str) -> Told:
    """What a task ended with: a number, or what customers said. «Пока нет» leaves it open."""
    task = keeping.find(journey, subject)
    if task is None or text.strip(" .!").casefold() in _not_yet(texts):
        return journey, texts.html("team.noted.not_yet")
    now = today(await room.work.groups.group(room.event.chat), room.now)
    by = room.member(texts)
    seen = learned.witness(room.services, journey, task, by=by, day=now)
    result = learned.told(room.services, journey, task, text, seen, texts.rules)
    said = texts.html(
        "team.noted.learned", name=by.name, text=short(text, _TASKS), about=short(task.text, _ABOUT)
    )
    return result if isinstance(result, Rejected) else fresh(room.services, result), said


async def _shift(room: Room, texts: Texts, journey: Journey, subject: str, text: str) -> Told:
    """Lines of a shift's list."""
    day = recurring.day(room.now, clock(await room.work.groups.group(room.event.chat)))
    shift = Shift(subject)
    added = shiftwork.add(journey, shift, text, room.services.new_id, day)
    return added, texts.html(f"team.noted.{shift}")


def _not_yet(texts: Texts) -> set[str]:
    return {texts.plain("button.not_yet").casefold(), texts.plain("met.no").casefold()}


_ANSWERS: Final[dict[str, Callable[[Room, Texts, Journey, str, str], Awaitable[Told]]]] = {
    "task": _task,
    "comment": _comment,
    "due": _due,
    "number": _learned,
    "name": _learned,
    "words": _learned,
    "choice": _learned,
    "city": living.city,
    Shift.OPENING: _shift,
    Shift.CLOSING: _shift,
}
