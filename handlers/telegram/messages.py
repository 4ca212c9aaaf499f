"""Screens become messages: the live one in private, plain ones in groups.

Knows when a message is edited and when it is sent anew; must not know pictures, files, or what
a screen says.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Protocol

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramMigrateToChat
from aiogram.types import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyParameters,
)

from handlers.screen import Aside, Button, Screen
from handlers.telegram.refusals import LOST, is_gone, is_undeletable, is_unmodified
from handlers.telegram.shown import Shown
from journey.errors import Unavailable
from journey.person import Person
from journey.ports import Store


class Place(Protocol):
    """Where a reply goes."""

    chat: int

    async def note(self, text: str) -> None:
        """A message of its own (HTML)."""

    async def status(self, screen: Screen) -> None:
        """What is shown while the person waits."""

    async def show(self, screen: Screen, *, fresh: bool = False, shrunk: str | None = None) -> None:
        """shrunk: see `handlers.screen.Reply`."""

    async def covered_now(self, *, dispose: bool = False) -> None:
        """Something was sent below; `dispose`: the live message has served its turn."""

    async def settle(self) -> None:
        """What stands where is stored; raises `Unavailable`."""


class Live:
    """A person's live message: edited while nothing stands below it."""

    def __init__(self, bot: Bot, store: Store, person: Person, shown: Shown) -> None:
        self.chat = person.chat
        self._bot = bot
        self._store = store
        self._person = person
        self._shown = shown
        self._covered = person.below
        self._dispose = False

    async def note(self, text: str) -> None:
        await self._bot.send_message(self.chat, text)
        await self.covered_now()

    async def status(self, screen: Screen) -> None:
        await self.show(screen)

    async def show(self, screen: Screen, *, fresh: bool = False, shrunk: str | None = None) -> None:
        """Edits where that is possible, else sends anew and tidies the old one away."""
        old = self._person.live
        if old is not None and not fresh and not self._covered and await self._edit(old, screen):
            await self._remember(old)
            return
        sent = await self._bot.send_message(
            self.chat, screen.text, reply_markup=keyboard(screen.rows)
        )
        self._shown.note(self.chat, sent.message_id, screen)
        await self._remember(sent.message_id)
        if old is not None:
            await self._tidy(old, shrunk)
        self._covered = self._dispose = False

    async def covered_now(self, *, dispose: bool = False) -> None:
        """Stored at once: after a crash the next screen still goes below."""
        self._covered = True
        self._dispose = dispose or self._dispose
        await self._remember(self._person.live)

    async def _edit(self, message: int, screen: Screen) -> bool:
        """False: this message cannot be edited (any more)."""
        if self._shown.is_it(self.chat, message, screen):
            return True
        self._shown.doubt(self.chat)
        try:
            await self._bot.edit_message_text(
                screen.text,
                chat_id=self.chat,
                message_id=message,
                reply_markup=keyboard(screen.rows),
            )
        except TelegramBadRequest as error:
            if is_gone(error):
                raise
            # Whatever else is refused is sent anew, once; what is wrong with the screen itself
            # is then refused there, and says so.
            if not is_unmodified(error):
                return False
        self._shown.note(self.chat, message, screen)
        return True

    async def _tidy(self, message: int, shrunk: str | None) -> None:
        """An old screen keeps no buttons. That it cannot be done is no harm: they are outdated."""
        with suppress(TelegramAPIError, *LOST):
            if shrunk and not self._dispose:
                await self._bot.edit_message_text(shrunk, chat_id=self.chat, message_id=message)
                return
            if (self._dispose or shrunk is not None) and await self._deleted(message):
                return
            await self._bot.edit_message_reply_markup(chat_id=self.chat, message_id=message)

    async def _deleted(self, message: int) -> bool:
        """What is older than two days cannot be."""
        try:
            return await self._bot.delete_message(self.chat, message)
        except TelegramBadRequest as error:
            return not is_undeletable(error)

    async def settle(self) -> None:
        if self._person.id in self._shown.unsaved:
            await self._save()

    async def _remember(self, live: int | None) -> None:
        below = self._covered and live == self._person.live
        known = self._person
        self._person = known.with_(live=live, below=below, reachable=True)
        if self._person != known:
            # It was sent: were it not noted, it would be sent once more.
            self._shown.unsaved[known.id] = self._person
            with suppress(Unavailable):
                await self._save()

    async def _save(self) -> None:
        mine = self._person
        async with self._store.write(person=mine.id) as work:
            person = await work.person(mine.id)
            if person is not None:  # they may have asked to be forgotten
                here = person.with_(live=mine.live, below=mine.below, reachable=True)
                await work.save_person(here)
        self._shown.unsaved.pop(mine.id, None)


class Post:
    """Plain messages in a chat: a group, or somebody whom we do not keep."""

    def __init__(
        self, bot: Bot, chat: int, *, answers: int | None = None, quiet: bool = False
    ) -> None:
        self.chat = chat
        self._quiet = quiet or None
        self._bot = bot
        # An answer stands in the same forum topic as the question.
        self._answers = (
            None
            if answers is None
            else ReplyParameters(message_id=answers, allow_sending_without_reply=True)
        )

    async def note(self, text: str) -> None:
        await self._send(text, None)

    async def status(self, screen: Screen) -> None:
        """Nobody waits for the picture alone."""

    async def show(self, screen: Screen, *, fresh: bool = False, shrunk: str | None = None) -> None:
        del fresh, shrunk  # it always is
        await self._send(screen.text, keyboard(screen.rows))

    async def covered_now(self, *, dispose: bool = False) -> None:
        """Nothing is edited here, so nothing can be covered."""

    async def settle(self) -> None:
        """Nothing is noted."""

    async def _send(self, text: str, markup: InlineKeyboardMarkup | None) -> None:
        try:
            await self._bot.send_message(
                self.chat,
                text,
                reply_markup=markup,
                reply_parameters=self._answers,
                disable_notification=self._quiet,
            )
        except TelegramMigrateToChat as moved:
            self.chat = moved.migrate_to_chat_id
            await self._bot.send_message(
                self.chat, text, reply_markup=markup, disable_notification=self._quiet
            )


class Beside(Post):
    """A screen beside the live message: edited where it was tapped, sent anew below words."""

    def __init__(self, bot: Bot, chat: int, aside: Aside) -> None:
        super().__init__(bot, chat)
        self._aside = aside

    async def show(self, screen: Screen, *, fresh: bool = False, shrunk: str | None = None) -> None:
        del shrunk  # nothing above it is taken back
        message = self._aside.message
        if message is not None and not fresh and await self._edited(message, screen):
            return
        await super().show(screen)
        spent = self._aside.spent
        if spent is not None:
            with suppress(TelegramAPIError, *LOST):  # its buttons lead to the same answer
                await self._bot.edit_message_reply_markup(chat_id=self.chat, message_id=spent)

    async def _edited(self, message: int, screen: Screen) -> bool:
        try:
            await self._bot.edit_message_text(
                screen.text,
                chat_id=self.chat,
                message_id=message,
                reply_markup=keyboard(screen.rows),
            )
        except TelegramBadRequest as error:
            if is_gone(error):
                raise
            return is_unmodified(error)
        return True


def keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    """The rows as Telegram's markup; None: a message without buttons."""
    if not rows:
        return None
    return InlineKeyboardMarkup(inline_keyboard=[[_button(button) for button in r] for r in rows])


def _button(button: Button) -> InlineKeyboardButton:
    if button.url:
        return InlineKeyboardButton(text=button.text, url=button.url)
    if button.copy:
        return InlineKeyboardButton(text=button.text, copy_text=CopyTextButton(text=button.copy))
    return InlineKeyboardButton(text=button.text, callback_data=button.data)
