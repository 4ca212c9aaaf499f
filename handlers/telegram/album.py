"""Pictures go out: by file_id where Telegram has them, else drawn and uploaded.

Knows albums, file_ids and what Telegram does to pictures; must not know the live message, nor
how a picture is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Final, TypeVar

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramEntityTooLarge
from aiogram.types import BufferedInputFile, InputMediaPhoto, Message

from handlers.ports import Drawn
from handlers.telegram.refusals import is_refused_picture, is_stale_file, is_unmodified
from journey.errors import Unavailable
from journey.ports import Store

T = TypeVar("T")

ALBUM_MAX: Final = 10
"""Telegram takes 2 to 10 in one album; one goes by itself."""


class Album:
    """Sends pictures in order, in as few and as even albums as Telegram allows."""

    def __init__(
        self,
        bot: Bot,
        store: Store,
        *,
        topic: int | None = None,
        quiet: bool = False,
        alone: int = 0,
        through: int = 0,
    ) -> None:
        """alone: so many pictures, the first ones, go by themselves: an album shows each small.

        through: so many came through at an earlier try, and are not sent again.
        """
        self._bot = bot
        self._store = store
        self._topic = topic
        self._quiet = quiet or None
        self._alone = alone
        self._before = through
        self.sent: list[int] = []
        """The messages of all pictures so far."""

    @property
    def through(self) -> int:
        """How many pictures came through."""
        return self._before + len(self.sent)

    async def send_known(self, chat: int, keys: Sequence[str], caption: str) -> bool:
        """Sends pictures that Telegram has already. False: some are still to be sent."""
        known = await self._known(keys)
        if not known:
            return False
        for part in self._parts(known):
            try:
                await self._send(chat, part, "" if self.through else caption)
            except TelegramBadRequest as error:
                if not is_stale_file(error):
                    raise
                return False
        return True

    async def send_drawn(self, chat: int, pictures: Sequence[Drawn], caption: str) -> None:
        """Uploads those that did not come through yet and remembers what Telegram calls them."""
        for part in self._parts(pictures):
            words = "" if self.through else caption
            files = [BufferedInputFile(picture.png, picture.name) for picture in part]
            try:
                messages = await self._send(chat, files, words)
            except (TelegramBadRequest, TelegramEntityTooLarge) as error:
                if not is_refused_picture(error):
                    raise
                await self._send_one_by_one(chat, part, words)
            else:
                await self._remember(part, messages)

    def _parts(self, pictures: Sequence[T]) -> list[Sequence[T]]:
        """What did not come through yet, in the messages that it makes."""
        done = self.through
        return split(pictures[done:], max(0, self._alone - done))

    async def edit(
        self, chat: int, messages: Sequence[int], pictures: Sequence[Drawn], caption: str
    ) -> None:
        """Puts pictures in the place of those sent before, one a message."""
        known = await self._known([picture.key for picture in pictures])
        for number, (message, picture) in enumerate(zip(messages, pictures, strict=True)):
            words = caption if number == 0 else None
            try:
                if known:
                    await self._edit_one(chat, message, known[number], words)
                    continue
            except TelegramBadRequest as error:
                if not is_stale_file(error):
                    raise
            file = BufferedInputFile(picture.png, picture.name)
            edited = await self._edit_one(chat, message, file, words)
            if edited is not None:
                await self._remember([picture], [edited])

    async def _edit_one(
        self, chat: int, message: int, media: str | BufferedInputFile, words: str | None
    ) -> Message | None:
        """None: it shows that picture already."""
        photo = InputMediaPhoto(media=media, caption=words, parse_mode=None)
        try:
            edited = await self._bot.edit_message_media(photo, chat_id=chat, message_id=message)
        except TelegramBadRequest as error:
            if not is_unmodified(error):
                raise
            return None
        return edited if isinstance(edited, Message) else None

    async def _send(
        self, chat: int, media: Sequence[str | BufferedInputFile], caption: str
    ) -> list[Message]:
        messages = await self._send_part(chat, media, caption or None)
        self.sent += [message.message_id for message in messages]
        return messages

    async def _send_part(
        self, chat: int, media: Sequence[str | BufferedInputFile], words: str | None
    ) -> list[Message]:
        # Captions are plain words, so the bot's HTML mode is switched off for them.
        if len(media) == 1:
            only = await self._bot.send_photo(
                chat,
                media[0],
                caption=words,
                parse_mode=None,
                message_thread_id=self._topic,
                disable_notification=self._quiet,
            )
            return [only]
        first = InputMediaPhoto(media=media[0], caption=words, parse_mode=None)
        others = [InputMediaPhoto(media=one, parse_mode=None) for one in media[1:]]
        return await self._bot.send_media_group(
            chat,
            [first, *others],
            message_thread_id=self._topic,
            disable_notification=self._quiet,
        )

    async def _send_one_by_one(self, chat: int, part: Sequence[Drawn], caption: str) -> None:
        """One picture of the album was refused, Telegram does not say which."""
        for picture in part:
            file = BufferedInputFile(picture.png, picture.name)
            try:
                messages = await self._send(chat, [file], caption)
            except (TelegramBadRequest, TelegramEntityTooLarge) as error:
                if not is_refused_picture(error):
                    raise
                document = await self._bot.send_document(
                    chat,
                    file,
                    caption=caption or None,
                    parse_mode=None,
                    message_thread_id=self._topic,
                    disable_notification=self._quiet,
                )
                self.sent.append(document.message_id)
            else:
                await self._remember([picture], messages)
            caption = ""

    async def _known(self, keys: Sequence[str]) -> list[str]:
        """The file_ids of all keys; empty when one is missing."""
        if not keys:
            return []
        async with self._store.read() as work:
            found = [await work.picture(self._bot.id, key) for key in keys]
        return [file_id for file_id in found if file_id] if all(found) else []

    async def _remember(self, pictures: Sequence[Drawn], messages: Sequence[Message]) -> None:
        """Not noted they are drawn again the next time; sent they are."""
        with suppress(Unavailable):
            async with self._store.write(chat=messages[0].chat.id) as work:
                for picture, message in zip(pictures, messages, strict=True):
                    if message.photo:
                        largest = max(message.photo, key=lambda size: size.width * size.height)
                        await work.save_picture(self._bot.id, picture.key, largest.file_id)


def split(pictures: Sequence[T], alone: int = 0) -> list[Sequence[T]]:
    """The first ones by themselves, then even parts of at most ten: 11 become 6 + 5, not 10 + 1."""
    parts: list[Sequence[T]] = [pictures[at : at + 1] for at in range(min(alone, len(pictures)))]
    start = len(parts)
    count = -(-(len(pictures) - start) // ALBUM_MAX)
    if count == 0:
        return parts
    size, larger = divmod(len(pictures) - start, count)
    for number in range(count):
        end = start + size + (number < larger)
        parts.append(pictures[start:end])
        start = end
    return parts
