"""The one place that sends: a reply becomes Telegram's messages.

Knows the order of what is sent and what to do when Telegram refuses; must not know why
something is said.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.types import BufferedInputFile, ReactionTypeEmoji

from handlers.events import Event, Tapped, Wrote
from handlers.owed import without_toast
from handlers.ports import Drawer
from handlers.screen import TOAST_MAX, Pictures, Reply, Toast, Wipe
from handlers.telegram.messages import Beside, Live, Place, Post
from handlers.telegram.refusals import LOST, is_gone, is_undeletable, reason
from handlers.telegram.shots import send_shots
from handlers.telegram.shown import Shown
from handlers.telegram.uploading import Uploads
from journey.errors import Unavailable
from journey.ports import Store

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Whom a reply is for, and what it answers."""

    person: int
    chat: int
    private: bool = True
    message: int | None = None
    """The message that the person wrote; None where they wrote none."""
    callback: str | None = None

    @classmethod
    def of(cls, event: Event) -> Address:
        return cls(
            person=event.person,
            chat=event.chat,
            private=event.private,
            message=event.message if isinstance(event, Wrote) else None,
            callback=(event.callback or None) if isinstance(event, Tapped) else None,
        )


class Undelivered(Exception):  # noqa: N818 - reads as what it is
    """The network, Telegram or the store failed; `rest` is what was not sent yet."""

    def __init__(self, rest: Reply) -> None:
        super().__init__("a reply was not delivered")
        self.rest = rest


class Deliver:
    """Sends replies. Callable: `await deliver(reply, address)`."""

    def __init__(self, bot: Bot, store: Store, drawer: Drawer) -> None:
        self._bot = bot
        self._store = store
        self._uploads = Uploads(bot, store, drawer)
        self._shown = Shown()

    async def __call__(self, reply: Reply, to: Address) -> None:
        """Answers the tap, then sends; whoever cannot be reached is marked so, quietly.

        Raises `Undelivered` when Telegram or the store cannot be reached, and what Telegram says
        about a reply that is wrong in itself.
        """
        if to.callback is None:
            await self._send(reply, to)
            return
        answering = asyncio.create_task(self.answer(to.callback, reply.toast))
        try:
            # A toast is read before the screen changes.
            if reply.toast is not None and not await asyncio.shield(answering):
                reply = without_toast(reply)
            await self._send(reply, to)
        except asyncio.CancelledError:
            answering.cancel()  # the bot ends: a Telegram that does not answer must not hold it
            raise
        finally:
            await answering

    async def answer(self, callback: str, toast: Toast | None = None) -> bool:
        """Stops the button's spinner; whether it did. Too late, or not at all, is no harm."""
        try:
            await self._bot.answer_callback_query(
                callback,
                text=toast.text[:TOAST_MAX] if toast else None,
                show_alert=toast.alert if toast else None,
            )
        except (TelegramAPIError, *LOST) as error:
            log.debug("tap not answered", reason=reason(error))
            return False
        return True

    async def react(self, chat: int, message: int, sign: str) -> bool:
        """A sign below somebody's message; where none is allowed that is no harm."""
        try:
            await self._bot.set_message_reaction(chat, message, [ReactionTypeEmoji(emoji=sign)])
        except (TelegramAPIError, *LOST) as error:
            log.debug("no reaction", reason=reason(error))
            return False
        return True

    async def say(self, text: str, to: Address) -> None:
        """Words of their own (HTML) that need no store; that they do not arrive is no harm."""
        try:
            await Post(self._bot, to.chat).note(text)
        except (TelegramAPIError, *LOST) as error:
            log.debug("not said", reason=reason(error))

    async def _send(self, reply: Reply, to: Address) -> None:
        progress = _Progress(reply)
        try:
            place = await self._place(reply, to)
            if place is not None:
                await self._send_all(progress, place)
        except (*LOST, Unavailable) as error:
            raise Undelivered(replace(progress.rest, toast=None)) from error
        except TelegramAPIError as error:
            if not is_gone(error):
                raise
            log.info("person not reachable", reason=reason(error))
            if reply.chat in {None, to.person}:
                await self._mark_unreachable(to.person)

    async def _place(self, reply: Reply, to: Address) -> Place | None:
        """Where the reply goes; None: there is nothing to send."""
        parts = (
            reply.screen,
            reply.notice,
            reply.pictures,
            reply.rendering,
            reply.files,
            reply.photos,
            reply.wipe,
        )
        if not any(parts) and to.person not in self._shown.unsaved:
            return None
        if reply.aside is not None:
            return Beside(self._bot, to.chat, reply.aside)
        if reply.chat is not None:
            return Post(self._bot, reply.chat, answers=_answered(reply.chat, to), quiet=reply.quiet)
        person = self._store.recalled(to.person)
        if person is None:
            async with self._store.read() as work:
                person = await work.person(to.person)
        if person is None:
            self._shown.unsaved.pop(to.person, None)
            return Post(self._bot, to.chat if to.private else to.person)
        return Live(self._bot, self._store, self._shown.of(person), self._shown)

    async def _send_all(self, progress: _Progress, place: Place) -> None:
        """Step by step, so that a later try begins where this one failed."""
        reply = progress.rest
        if reply.wipe is not None:
            await self._wipe(reply.wipe, place)
            progress.rest = replace(progress.rest, wipe=None)
        if reply.notice is not None:
            await place.note(reply.notice)
            progress.rest = replace(progress.rest, notice=None)
        for number, file in enumerate(reply.files, start=1):
            document = BufferedInputFile(file.content, file.name)
            await self._bot.send_document(
                place.chat, document, caption=file.caption or None, parse_mode=None
            )
            await place.covered_now()
            progress.rest = replace(progress.rest, files=reply.files[number:])
        if reply.photos:
            if not await send_shots(self._bot, place.chat, reply.photos):
                await place.note(reply.no_photos)
            await place.covered_now()
            progress.rest = replace(progress.rest, photos=())
        if reply.pictures is not None:
            failed = await self._uploads.pictures(reply.pictures, place, progress.pictures)
            screen = failed or reply.screen
            progress.rest = replace(progress.rest, pictures=None, screen=screen)
        if reply.rendering is not None:
            failed = await self._uploads.rendering(reply.rendering, place)
            screen = failed or reply.screen
            progress.rest = replace(progress.rest, rendering=None, screen=screen)
        if progress.rest.screen is not None:
            await place.show(progress.rest.screen, fresh=reply.fresh, shrunk=reply.shrunk)
            progress.rest = replace(progress.rest, screen=None)
        await place.settle()

    async def _wipe(self, wipe: Wipe, place: Place) -> None:
        """A message that is gone already is no harm; one that cannot go is spoken of."""
        try:
            await self._bot.delete_message(place.chat, wipe.message)
        except TelegramBadRequest as error:
            if is_undeletable(error):
                await place.note(wipe.failed)

    async def _mark_unreachable(self, person_id: int) -> None:
        async with self._store.write(person=person_id) as work:
            person = await work.person(person_id)
            if person is not None and person.reachable:
                await work.save_person(person.with_(reachable=False))


@dataclass(slots=True)
class _Progress:
    """What of a reply is still to be sent."""

    rest: Reply

    def pictures(self, left: Pictures) -> None:
        """Of its pictures; a later try begins behind what came through."""
        self.rest = replace(self.rest, pictures=left)


def _answered(chat: int, to: Address) -> int | None:
    return to.message if chat == to.chat and not to.private else None
