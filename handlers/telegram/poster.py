"""Takes the steps of `handlers.flows.groups.showing`: one call to Telegram each.

Knows what Telegram's refusals mean for a list in a group; must not know what is said, nor when, nor
how it is sent: `writing`, `illustrating`.
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

from handlers.context import Services
from handlers.flows.groups import doubting, menus, reporting, showing, voting
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
    Silence,
    Step,
    Tell,
)
from handlers.ports import Drawer
from handlers.telegram.alone import ForOne
from handlers.telegram.finding import Finder
from handlers.telegram.illustrating import Illustrator
from handlers.telegram.refusals import (
    is_gone,
    is_lost_message,
    is_muted,
    is_topic_gone,
    is_unwelcome,
    reason,
)
from handlers.telegram.tidying import put_away, silence
from handlers.telegram.writing import Refresh, Writer

log = structlog.get_logger()

Private = Callable[[int, str], Awaitable[None]]
"""Tells a person something (HTML) in private."""
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
        self._private = private
        self._writer = Writer(bot, services, refresh)
        self._illustrator = Illustrator(bot, services, drawer)
        self._finder = Finder(bot, services)
        self.for_one = ForOne(bot, services)
        """Menus of single members: beside the steps, at nobody's pace."""

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
            await reporting.moved(self._services, step.chat, error.migrate_to_chat_id)
        except (TelegramForbiddenError, TelegramBadRequest) as error:
            await self._refused(step, error)

    async def close_menus(self) -> None:
        """Those that nobody has touched for a while go by themselves."""
        for menu in await menus.over(self._services):
            await self.for_one.take_away(menu)

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
            case Delete() | Silence():
                await self._clear(step)
            case Greet():
                await self._writer.greet(step)
            case Say():
                drawn = step.note.strip is not None
                await (self._illustrator if drawn else self._writer).say(step)
            case Draw():
                await self._illustrator.draw(step)
            case Redraw():
                await self._illustrator.redraw(step)
            case Show():
                await self._writer.show(step)
            case Ask():
                await self._writer.ask(step)
            case Count():
                await self._writer.count(step)

    async def _clear(self, step: Delete | Silence) -> None:
        if isinstance(step, Delete):
            stay = await put_away(self._bot, step.chat, step.messages)
            await reporting.deleted(self._services, step, stay)
        else:
            await silence(self._bot, step)
            await reporting.silenced(self._services, step)

    async def _tell(self, step: Tell) -> None:
        for person, text in step.people:
            await self._private(person, text)
        await reporting.told(self._services, step)

    async def _refused(self, step: Step, error: TelegramAPIError) -> None:
        """What a refusal means for what was to be done."""
        await self._certain(step)
        if _is_more_than_words(step) and is_unwelcome(error):
            log.info("not welcome in a group", what=type(step).__name__, reason=reason(error))
            await self._do_without(step)
        elif is_muted(error):
            await reporting.put_out(self._services, step.chat, muted=True)
        elif is_gone(error):
            await reporting.put_out(self._services, step.chat, muted=False)
        elif is_topic_gone(error) and not isinstance(step, Redraw | Count):
            topic = _topic(step)
            if topic is None:  # the general one is closed: there is nowhere to write
                await reporting.put_out(self._services, step.chat, muted=True)
            else:
                await reporting.topic_closed(self._services, step.chat, topic)
        elif isinstance(step, Show) and step.slot.message is not None and is_lost_message(error):
            await reporting.lost(self._services, step)
        elif isinstance(step, Redraw) and is_lost_message(error):
            await self._give_up(step)  # somebody deleted it: the list does without
        else:
            log.error("a group's message refused", what=type(step).__name__, reason=reason(error))
            await self._give_up(step)

    async def _do_without(self, step: Step) -> None:
        """Pictures or polls may not be sent there: the words come all the same."""
        if isinstance(step, Draw):
            await reporting.unwelcome(self._services, step)
        else:
            await self._give_up(step)

    async def _give_up(self, step: Step) -> None:
        match step:
            case Say():
                await reporting.said(self._services, step, None)
            case Greet():
                await reporting.greeted(self._services, step, None)
            case Show() | Draw() | Redraw():
                await reporting.refused(self._services, step)
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
