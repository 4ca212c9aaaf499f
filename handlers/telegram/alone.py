"""What one member of a group sees alone: shown to them, changed in its place, taken away.

Knows the three ways, in their order: a message that nobody else sees; where Telegram has none, the
way into the private chat; where that comes too late, a note in the group. Must not know what is
said. Nothing here waits for the group's pace: nobody else sees it, and the note is the last resort.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import EphemeralMessageParameters, Message

from handlers.context import Services
from handlers.events import Tapped
from handlers.flows.groups import menus
from handlers.screen import TOAST_MAX, Alone, Toast
from handlers.telegram.messages import keyboard
from handlers.telegram.refusals import LOST, reason
from journey.posts import Menu

log = structlog.get_logger()

NOTE_SECONDS: Final = 20.0
"""Between two such notes in one group: they are some of the few messages that it bears, and a press
that waited so long is hardly waited for.
"""
SECONDS: Final = 12.0
"""A press allows for such a message for fifteen seconds."""


class ForOne:
    """Shows menus and takes them away."""

    def __init__(self, bot: Bot, services: Services) -> None:
        self._bot = bot
        self._services = services
        self._turns: dict[str, asyncio.Lock] = {}
        """A menu's changes come in the order of its taps."""
        self._none = False
        """The server in between knows no such messages: what was meant for one was sent to all."""
        self._noted: dict[int, float] = {}
        """When (loop time) a group got its last note."""

    async def show(self, event: Tapped, alone: Alone, toast: Toast | None) -> None:
        """Never raises: whoever tapped hears in any case."""
        async with self._turn(alone.menu):
            try:
                if alone.former is not None:
                    await self.take_away(alone.former)
                if alone.screen is None:
                    await self._close(alone)
                elif alone.message is not None:
                    await self._change(alone)
                elif not await self._send(event, alone):
                    return  # answered already, by the way into the private chat
            except (TelegramAPIError, *LOST) as error:
                log.warning("a menu not shown", reason=reason(error))
            await self._answer(event, toast)

    async def take_away(self, menu: Menu) -> None:
        """Somebody's menu, once its time is over."""
        if menu.message is None:
            return
        try:
            if menu.own:
                await self._bot.delete_ephemeral_message(menu.chat, menu.person, menu.message)
            else:
                await self._bot.delete_message(menu.chat, menu.message)
        except (TelegramAPIError, *LOST) as error:
            log.debug("a menu not taken away", reason=reason(error))

    @asynccontextmanager
    async def _turn(self, menu: str) -> AsyncIterator[None]:
        lock = self._turns.setdefault(menu, asyncio.Lock())
        try:
            async with lock:
                yield
        finally:
            if not lock.locked():
                self._turns.pop(menu, None)

    async def _close(self, alone: Alone) -> None:
        if alone.message is None:
            return
        if alone.own:
            await self._bot.delete_ephemeral_message(alone.chat, alone.person, alone.message)
        else:
            await self._bot.delete_message(alone.chat, alone.message)

    async def _change(self, alone: Alone) -> None:
        assert alone.screen is not None
        assert alone.message is not None
        text, markup = alone.screen.text, keyboard(alone.screen.rows)
        if alone.own:
            await self._bot.edit_ephemeral_message_text(
                alone.chat, alone.person, alone.message, text, reply_markup=markup
            )
        else:
            await self._bot.edit_message_text(
                text, chat_id=alone.chat, message_id=alone.message, reply_markup=markup
            )

    async def _send(self, event: Tapped, alone: Alone) -> bool:
        """Whether the tap is still to be answered."""
        if not (alone.unseen or self._none) and await self._send_own(event, alone):
            return True
        if await self._lead(event, alone):
            await menus.linked(self._services, alone)
            return False
        assert alone.screen is not None
        if not self._may_note(alone.chat):
            log.info("a menu came too late")
            return True
        sent = await self._bot.send_message(
            alone.chat,
            f"{alone.called}\n{alone.screen.text}",
            reply_markup=keyboard(alone.screen.rows),
            message_thread_id=alone.topic,
            disable_notification=True,
        )
        await self._place(alone, sent.message_id, own=False)
        return True

    def _may_note(self, chat: int) -> bool:
        now = asyncio.get_running_loop().time()
        self._noted = {one: at for one, at in self._noted.items() if at + NOTE_SECONDS > now}
        if chat in self._noted:
            return False
        self._noted[chat] = now
        return True

    async def _send_own(self, event: Tapped, alone: Alone) -> bool:
        """Visible to them alone; False: there are no such messages here."""
        assert alone.screen is not None
        asked = EphemeralMessageParameters(
            receiver_user_id=alone.person, callback_query_id=event.callback
        )
        try:
            async with asyncio.timeout(SECONDS):
                sent = await self._bot.send_message(
                    alone.chat,
                    alone.screen.text,
                    reply_markup=keyboard(alone.screen.rows),
                    message_thread_id=alone.topic,
                    ephemeral_message_parameters=asked,
                )
        except (TelegramAPIError, TimeoutError, *LOST) as error:
            log.info("no message for one alone", reason=reason(error))
            return False
        if sent.ephemeral_message_id is None:
            await self._take_back(sent)
            return False
        await self._place(alone, sent.ephemeral_message_id, own=True)
        return True

    async def _take_back(self, sent: Message) -> None:
        self._none = True
        log.warning("the server between knows no messages for one alone")
        await self._bot.delete_message(sent.chat.id, sent.message_id)

    async def _place(self, alone: Alone, message: int, *, own: bool) -> None:
        if not await menus.placed(self._services, alone, message, own=own):
            await self.take_away(
                Menu(
                    id=alone.menu,
                    post=alone.menu,
                    chat=alone.chat,
                    person=alone.person,
                    message=message,
                    own=own,
                    until=self._services.clock.now(),
                )
            )

    async def _lead(self, event: Tapped, alone: Alone) -> bool:
        """Into their private chat; False: the tap waits for no answer any more."""
        try:
            await self._bot.answer_callback_query(event.callback, url=alone.link)
        except (TelegramAPIError, *LOST) as error:
            log.debug("no way into the private chat", reason=reason(error))
            return False
        return True

    async def _answer(self, event: Tapped, toast: Toast | None) -> None:
        try:
            await self._bot.answer_callback_query(
                event.callback,
                text=toast.text[:TOAST_MAX] if toast else None,
                show_alert=toast.alert if toast else None,
            )
        except (TelegramAPIError, *LOST) as error:
            log.debug("tap not answered", reason=reason(error))
