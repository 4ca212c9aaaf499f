"""Whether a message that was begun to be sent has come: looked for, before it is sent again.

A process can end, or an answer get lost, between Telegram's taking a message and the note of it.
What is about to be sent is therefore written down right before, with the newest message known
there; what is written down and not noted later is looked for among the ids that follow. A question
cannot be found so, as Telegram lets nobody edit it: it is known by its answer.

Must not know how a message is looked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.context import Services
from handlers.flows.groups.steps import Ask, Draw, Find, Greet, Say, Show, Step
from journey.ports import Work
from journey.posts import Group, Note


async def begin(services: Services, step: Step) -> None:
    """Writes down what is about to be sent; an edit is never in doubt: it is made again."""
    if not _is_new(step):
        return
    async with services.store.write(chat=step.chat) as work:
        await work.groups.begin(step.chat, _target(step) + _digest(step))


async def next_step(work: Work, group: Group, unsent: Sequence[Step]) -> Find | None:
    """What has to be looked for first. unsent: everything there that is to be sent anew."""
    doubt = await work.groups.doubt(group.chat)
    if doubt is None:
        return None
    step = next((one for one in unsent if doubt.what.startswith(_target(one))), None)
    if step is None:  # it was noted, or is not wanted any more
        await work.groups.certain(group.chat)
        return None
    if doubt.after is None:
        await _unfound(work, step)
        return None
    digest = doubt.what.removeprefix(_target(step))
    return Find(chat=group.chat, step=step, after=doubt.after, digest=digest)


async def perhaps_asked(work: Work, chat: int, person: int) -> Note | None:
    """The question to somebody that may stand there without our knowing its message."""
    doubt = await work.groups.doubt(chat)
    sending = "" if doubt is None else doubt.what
    found = await work.groups.unplaced(chat, person)
    return next((one for one in found if one.doubted or sending.startswith(_named(one))), None)


async def unfound(services: Services, find: Find, *, sure: bool) -> None:
    """It is not there. sure: nothing at all has come there since."""
    async with services.store.write(chat=find.chat) as work:
        await _unfound(work, find.step, sure=sure)


async def _unfound(work: Work, step: Step, *, sure: bool = False) -> None:
    if isinstance(step, Say) and not sure:  # silent rather than twice
        if step.note.awaits:
            await work.groups.save_note(step.note.with_(doubted=True))
        elif step.note.once:
            await work.groups.drop_note(step.note.id)
    await work.groups.certain(step.chat)


async def certain(services: Services, chat: int) -> None:
    """Telegram has refused what was begun: it is not there."""
    async with services.store.write(chat=chat) as work:
        await work.groups.certain(chat)


def _is_new(step: Step) -> bool:
    match step:
        case Show() | Draw():
            return step.slot.message is None
        case Say():
            return step.note.message is None
    return isinstance(step, Ask | Greet)


def _target(step: Step) -> str:
    match step:
        case Show() | Draw():
            return f"slot {step.post.id} {step.slot.name} "
        case Say():
            return _named(step.note)
        case Ask():
            return f"vote {step.vote.id} "
    return "greeting "


def _named(note: Note) -> str:
    return f"note {note.id} "


def _digest(step: Step) -> str:
    return step.digest if isinstance(step, Draw) else ""
