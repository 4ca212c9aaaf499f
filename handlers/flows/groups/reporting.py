"""What became of a step in a group, told back by whoever took it.

Each looks, within one transaction, whether the slot is still the message that the step meant: what
was sent while the list moved on is discarded, what is lost is posted anew, once.

Must not know which step is next: that is `showing`'s.
"""

from __future__ import annotations

from handlers.context import Services
from handlers.flows.groups.picturing import REFUSED, UNWELCOME
from handlers.flows.groups.steps import Delete, Draw, Greet, Redraw, Say, Show, Silence, Tell
from journey.ports import Work
from journey.posts import Slot


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
        kept = step.kept if isinstance(step, Show) else ""
        said = slot.with_(message=first, shown=step.digest, at=now, kept=kept)
        await work.groups.save_slot(post.id, said)
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
            kept = slot.kept
            if isinstance(step, Show) and kept == step.slot.kept:  # else it was opened anew since
                kept = step.kept
            said = slot.with_(shown=step.digest, at=services.clock.now(), kept=kept)
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
                await work.groups.discard_post(post)
                await work.groups.save_post(post.afresh().with_(topic=None))
        for note in await work.groups.notes(chat):
            if note.topic == topic:
                await work.groups.save_note(note.with_(topic=None))
        await work.groups.touch(chat)


async def said(services: Services, step: Say, message: int | None) -> None:
    """A note is sent: done with, or from now on its answer is awaited."""
    async with services.store.write(chat=step.chat) as work:
        await _saw(work, step.chat, () if message is None else (message,))
        known = await work.groups.note(step.note.id)
        if message is None or not step.note.awaits:
            await work.groups.drop_note(step.note.id)
        elif known is None or known == step.note:
            await work.groups.save_note(step.note.with_(message=message, settled=False))
        else:  # it says something else by now
            await work.groups.save_note(known.with_(message=message, settled=True))
            await work.groups.touch(step.chat)


async def unplaced(services: Services, step: Say) -> None:
    """What it was to take the place of is gone: it is said below."""
    async with services.store.write(chat=step.chat) as work:
        await work.groups.save_note(step.note.with_(message=None, settled=False, awaits=""))


async def deleted(services: Services, step: Delete, stay: tuple[int, ...] = ()) -> None:
    """stay: those that Telegram did not let go."""
    gone = tuple(message for message in step.messages if message not in stay)
    async with services.store.write(chat=step.chat) as work:
        await work.groups.forget_discarded(step.chat, gone)
        await work.groups.keep_discarded(step.chat, stay)


async def silenced(services: Services, step: Silence) -> None:
    async with services.store.write(chat=step.chat) as work:
        await work.groups.forget_discarded(step.chat, (step.message,))


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
