"""Puts words into a group: greetings, lists, polls, notes, questions.

Knows how each is sent and edited; must not know what a refusal means, nor when something is said.
"""

from __future__ import annotations

from collections.abc import Callable

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import ForceReply, InputPollOption, ReplyParameters

from handlers.context import Services
from handlers.flows.groups import reporting, voting
from handlers.flows.groups.steps import Ask, Count, Greet, Say, Show
from handlers.pages.tasks import TEAM
from handlers.telegram.messages import keyboard
from handlers.telegram.refusals import is_lost_message, is_unmodified, reason
from handlers.telegram.wording import below, button
from journey.posts import OVERVIEW, Post

log = structlog.get_logger()

Refresh = Callable[[int], None]
"""Has a person's screen shown as it is now, soon."""


class Writer:
    """One call to Telegram a step, and a note of what became of it."""

    def __init__(self, bot: Bot, services: Services, refresh: Refresh) -> None:
        self._bot = bot
        self._services = services
        self._refresh = refresh

    async def greet(self, step: Greet) -> None:
        message = await self._bot.send_message(
            step.chat,
            step.text,
            reply_markup=keyboard(((button(step.link),),)),
            disable_notification=True,
        )
        await reporting.greeted(self._services, step, message.message_id)

    async def show(self, step: Show) -> None:
        if step.slot.message is not None:
            try:
                await self._bot.edit_message_text(
                    step.screen.text,
                    chat_id=step.chat,
                    message_id=step.slot.message,
                    reply_markup=keyboard(step.screen.rows),
                )
            except TelegramBadRequest as error:
                if not is_unmodified(error):
                    raise
            await reporting.edited(self._services, step)
            return
        message = await self._bot.send_message(
            step.chat,
            step.screen.text,
            reply_markup=keyboard(step.screen.rows),
            message_thread_id=step.post.topic,
            disable_notification=step.quiet,
        )
        await reporting.sent(self._services, step, (message.message_id,))
        if step.slot.name == OVERVIEW:
            await self._renew(step.post)

    async def _renew(self, post: Post) -> None:
        """Whoever still looks at the link that brought the list gets another: it is used up."""
        async with self._services.store.read() as work:
            owner = await work.person(post.by)
        if owner is not None and owner.view == TEAM.view(post.journey):
            self._refresh(owner.id)

    async def ask(self, step: Ask) -> None:
        message = await self._bot.send_poll(
            step.chat,
            step.question,
            [InputPollOption(text=option) for option in step.options],
            is_anonymous=False,
            allows_multiple_answers=True,
            reply_markup=keyboard(((step.end,),)),
            message_thread_id=step.post.topic,
            disable_notification=step.quiet,
        )
        assert message.poll is not None
        await voting.asked(self._services, step, message.message_id, message.poll.id)

    async def count(self, step: Count) -> None:
        assert step.vote.message is not None
        counts: tuple[int, ...] | None = None
        try:
            poll = await self._bot.stop_poll(step.chat, step.vote.message)
            counts = tuple(option.voter_count for option in poll.options)
        except TelegramBadRequest as error:
            # closed already, or its message is gone: what was reported last counts
            log.info("poll not stopped", reason=reason(error))
        await voting.stopped(self._services, step, counts)

    async def say(self, step: Say) -> None:
        note = step.note
        if note.settled and note.message is not None:
            await self._record(step, note.message)
            return
        ask = ForceReply(selective=True, input_field_placeholder=note.placeholder or None)
        reply = (
            None
            if note.reply_to is None
            else ReplyParameters(message_id=note.reply_to, allow_sending_without_reply=True)
        )
        message = await self._bot.send_message(
            step.chat,
            note.text,
            reply_markup=ask if note.awaits and not note.keys else below(note),
            reply_parameters=reply,
            message_thread_id=note.topic,
            disable_notification=step.quiet,
        )
        await reporting.said(self._services, step, message.message_id)

    async def _record(self, step: Say, message: int) -> None:
        """What was offered becomes what was chosen."""
        try:
            await self._bot.edit_message_text(
                step.note.text,
                chat_id=step.chat,
                message_id=message,
                reply_markup=below(step.note),
            )
        except TelegramBadRequest as error:
            if is_lost_message(error):
                await reporting.unplaced(self._services, step)
                return
            if not is_unmodified(error):
                raise
        await reporting.said(self._services, step, message)
