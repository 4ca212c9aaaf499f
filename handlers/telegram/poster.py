"""Takes the steps of `handlers.flows.groups.showing`: one call to Telegram each.

Knows what Telegram's refusals mean for a list in a group; must not know what is said, nor when.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable
from typing import Final

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)
from aiogram.types import ForceReply, InputPollOption, ReplyParameters

from handlers.beside import another
from handlers.context import Services
from handlers.flows.groups import doubting, showing, voting
from handlers.flows.groups.steps import (
    Ask,
    Count,
    Delete,
    Draw,
    Find,
    Greet,
    Redraw,
    Say,
    Show,
    Step,
    Tell,
)
from handlers.pages.tasks import TEAM
from handlers.ports import Drawer, DrawingFailed
from handlers.telegram.album import Album
from handlers.telegram.finding import Finder
from handlers.telegram.messages import keyboard
from handlers.telegram.refusals import (
    is_gone,
    is_lost_message,
    is_muted,
    is_topic_gone,
    is_unmodified,
    is_unwelcome,
    reason,
)
from handlers.telegram.tidying import put_away
from handlers.telegram.wording import below, button
from journey.posts import OVERVIEW, Post, Strip

log = structlog.get_logger()

Private = Callable[[int, str], Awaitable[None]]
"""Tells a person something (HTML) in private."""
Refresh = Callable[[int], None]
"""Has a person's screen shown as it is now, soon."""
ALBUM: Final = 2
"""Pictures that are sent first: the phone's cover and the board."""


class Poster:
    """Sees to one group at a time, step by step."""

    def __init__(
        self,
        bot: Bot,
        services: Services,
        drawer: Drawer,
        private: Private,
        refresh: Refresh,
    ) -> None:
        self._bot = bot
        self._services = services
        self._drawer = drawer
        self._private = private
        self._refresh = refresh
        self._finder = Finder(bot, services)

    async def look(self, chat: int) -> Step | dt.datetime | None:
        """What is to be done there next; see `showing.next_step`."""
        return await showing.next_step(self._services, chat, self._services.store.holder)

    async def take(self, step: Step) -> None:
        """Takes it. Raises what says that Telegram was not reached, or asks for patience."""
        await doubting.begin(self._services, step)
        try:
            await (self._finder.take(step) if isinstance(step, Find) else self._take(step))
        except TelegramRetryAfter:
            await self._certain(step)
            raise
        except TelegramMigrateToChat as error:
            await showing.moved(self._services, step.chat, error.migrate_to_chat_id)
        except (TelegramForbiddenError, TelegramBadRequest) as error:
            await self._refused(step, error)

    async def keep(self, chat: int) -> None:
        """Goes on seeing to a group: a step can last longer than a lease."""
        services = self._services
        async with services.store.write(chat=chat) as work:
            await work.groups.lease(chat, services.store.holder, services.clock.now())

    async def release(self) -> None:
        """Sees to no group any more."""
        async with self._services.store.write() as work:
            await work.groups.release(self._services.store.holder)

    async def _certain(self, step: Step) -> None:
        """Telegram has refused it: it was not sent."""
        if not isinstance(step, Find):
            await doubting.certain(self._services, step.chat)

    async def _take(self, step: Step) -> None:
        match step:
            case Tell():
                await self._tell(step)
            case Delete():
                await put_away(self._bot, step.chat, step.messages, step.instead)
                await showing.deleted(self._services, step)
            case Greet():
                await self._greet(step)
            case Say():
                await self._say(step)
            case Draw():
                await self._draw(step)
            case Redraw():
                await self._redraw(step)
            case Show():
                await self._show(step)
            case Ask():
                await self._ask(step)
            case Count():
                await self._count(step)

    async def _tell(self, step: Tell) -> None:
        for person, text in step.people:
            await self._private(person, text)
        await showing.told(self._services, step)

    async def _greet(self, step: Greet) -> None:
        message = await self._bot.send_message(
            step.chat,
            step.text,
            reply_markup=keyboard(((button(step.link),),)),
            disable_notification=True,
        )
        await showing.greeted(self._services, step, message.message_id)

    async def _show(self, step: Show) -> None:
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
            await showing.edited(self._services, step)
            return
        message = await self._bot.send_message(
            step.chat,
            step.screen.text,
            reply_markup=keyboard(step.screen.rows),
            message_thread_id=step.post.topic,
            disable_notification=step.quiet,
        )
        await showing.sent(self._services, step, (message.message_id,))
        if step.slot.name == OVERVIEW:
            await self._renew(step.post)

    async def _renew(self, post: Post) -> None:
        """Whoever still looks at the link that brought the list gets another: it is used up."""
        async with self._services.store.read() as work:
            owner = await work.person(post.by)
        if owner is not None and owner.view == TEAM.view(post.journey):
            self._refresh(owner.id)

    async def _draw(self, step: Draw) -> None:
        album = Album(self._bot, self._services.store, topic=step.post.topic, quiet=step.quiet)
        try:
            async with self._services.store.read() as work:
                beside = await another(work, step.journey)
            keys = await self._drawer.keys(step.journey, "first", beside)
            if not await album.send_known(step.chat, keys, step.caption):
                drawn = await self._drawer.draw(step.journey, "first", beside)
                await album.send_drawn(step.chat, drawn, step.caption)
        except DrawingFailed:
            log.warning("no picture for a group")
            await showing.refused(self._services, step)
            return
        await showing.sent(self._services, step, tuple(album.sent))

    async def _redraw(self, step: Redraw) -> None:
        """What has another number of pages now is left as it is: «Показать карту» brings it."""
        album = Album(self._bot, self._services.store)
        try:
            async with self._services.store.read() as work:
                beside = await another(work, step.journey)
            drawn = await self._drawer.draw(step.journey, "first", beside)
        except DrawingFailed:
            log.warning("no picture for a group")
            drawn = ()
        if len(drawn) != len(step.messages):
            await showing.refused(self._services, step)
            return
        await album.edit(step.chat, step.messages, drawn, step.caption)
        await showing.edited(self._services, step)

    async def _ask(self, step: Ask) -> None:
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

    async def _count(self, step: Count) -> None:
        assert step.vote.message is not None
        counts: tuple[int, ...] | None = None
        try:
            poll = await self._bot.stop_poll(step.chat, step.vote.message)
            counts = tuple(option.voter_count for option in poll.options)
        except TelegramBadRequest as error:
            # closed already, or its message is gone: what was reported last counts
            log.info("poll not stopped", reason=reason(error))
        await voting.stopped(self._services, step, counts)

    async def _strip(self, step: Say, strip: Strip) -> None:
        """The curve now and before; without a picture there is nothing to say."""
        async with self._services.store.read() as work:
            journey = await work.journey(strip.journey)
            beside = await another(work, journey, strip.since) if journey else None
        if journey is not None:
            album = Album(self._bot, self._services.store, topic=step.note.topic, quiet=step.quiet)
            try:
                drawn = await self._drawer.draw(journey, "strip", beside)
                await album.send_drawn(step.chat, drawn, step.note.text)
            except DrawingFailed:
                log.warning("no picture for a group")
        await showing.said(self._services, step, None)

    async def _say(self, step: Say) -> None:
        note = step.note
        if note.strip is not None:
            await self._strip(step, note.strip)
            return
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
            reply_markup=ask if note.awaits else below(note),
            reply_parameters=reply,
            message_thread_id=note.topic,
            disable_notification=step.quiet,
        )
        await showing.said(self._services, step, message.message_id)

    async def _record(self, step: Say, message: int) -> None:
        """What was offered becomes what was chosen."""
        try:
            await self._bot.edit_message_text(step.note.text, chat_id=step.chat, message_id=message)
        except TelegramBadRequest as error:
            if is_lost_message(error):
                await showing.unplaced(self._services, step)
                return
            if not is_unmodified(error):
                raise
        await showing.said(self._services, step, message)

    async def _refused(self, step: Step, error: TelegramAPIError) -> None:
        """What a refusal means for what was to be done."""
        await self._certain(step)
        if _is_more_than_words(step) and is_unwelcome(error):
            log.info("not welcome in a group", what=type(step).__name__, reason=reason(error))
            await self._do_without(step)
        elif is_muted(error):
            await showing.put_out(self._services, step.chat, muted=True)
        elif is_gone(error):
            await showing.put_out(self._services, step.chat, muted=False)
        elif is_topic_gone(error) and not isinstance(step, Redraw | Count):
            topic = _topic(step)
            if topic is None:  # the general one is closed: there is nowhere to write
                await showing.put_out(self._services, step.chat, muted=True)
            else:
                await showing.topic_closed(self._services, step.chat, topic)
        elif isinstance(step, Show) and step.slot.message is not None and is_lost_message(error):
            await showing.lost(self._services, step)
        elif isinstance(step, Redraw) and is_lost_message(error):
            await self._give_up(step)  # somebody deleted it: the list does without
        else:
            log.error("a group's message refused", what=type(step).__name__, reason=reason(error))
            await self._give_up(step)

    async def _do_without(self, step: Step) -> None:
        """Pictures or polls may not be sent there: the words come all the same."""
        if isinstance(step, Draw):
            await showing.unwelcome(self._services, step)
        else:
            await self._give_up(step)

    async def _give_up(self, step: Step) -> None:
        match step:
            case Say():
                await showing.said(self._services, step, None)
            case Greet():
                await showing.greeted(self._services, step, None)
            case Show() | Draw() | Redraw():
                await showing.refused(self._services, step)
            case Ask():
                await voting.not_asked(self._services, step)


def _is_more_than_words(step: Step) -> bool:
    return isinstance(step, Draw | Redraw | Ask) or (
        isinstance(step, Say) and step.note.strip is not None
    )


def _topic(step: Step) -> int | None:
    """Where a step was to speak."""
    match step:
        case Show() | Draw() | Ask():
            return step.post.topic
        case Say():
            return step.note.topic
    return None
