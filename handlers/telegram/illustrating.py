"""Puts pictures into a group: the map, the map anew in its place, the curve before and after.

Knows drawing and what is done where it fails; must not know what a refusal of Telegram's means.
"""

from __future__ import annotations

import structlog
from aiogram import Bot

from handlers.beside import another
from handlers.context import Services
from handlers.flows.groups import reporting
from handlers.flows.groups.steps import Draw, Redraw, Say
from handlers.ports import Drawer, DrawingFailed
from handlers.telegram.album import Album

log = structlog.get_logger()


class Illustrator:
    """Draws and sends; without a picture the words come all the same."""

    def __init__(self, bot: Bot, services: Services, drawer: Drawer) -> None:
        self._bot = bot
        self._services = services
        self._drawer = drawer

    async def draw(self, step: Draw) -> None:
        album = Album(self._bot, self._services.store, topic=step.post.topic, quiet=step.quiet)
        try:
            async with self._services.store.read() as work:
                beside = await another(work, step.journey)
            keys = await self._drawer.keys(step.journey, step.pages, beside)
            if not await album.send_known(step.chat, keys, step.caption):
                drawn = await self._drawer.draw(step.journey, step.pages, beside)
                await album.send_drawn(step.chat, drawn, step.caption)
        except DrawingFailed:
            log.warning("no picture for a group")
            await reporting.refused(self._services, step)
            return
        await reporting.sent(self._services, step, tuple(album.sent))

    async def redraw(self, step: Redraw) -> None:
        """What has another number of pages now is left as it is: «Показать карту» brings it."""
        album = Album(self._bot, self._services.store)
        try:
            async with self._services.store.read() as work:
                beside = await another(work, step.journey)
            drawn = await self._drawer.draw(step.journey, step.pages, beside)
        except DrawingFailed:
            log.warning("no picture for a group")
            drawn = ()
        if len(drawn) != len(step.messages):
            await reporting.refused(self._services, step)
            return
        await album.edit(step.chat, step.messages, drawn, step.caption)
        await reporting.edited(self._services, step)

    async def say(self, step: Say) -> None:
        """The map now and before; without a picture there is nothing to say."""
        strip = step.note.strip
        assert strip is not None
        async with self._services.store.read() as work:
            journey = await work.journey(strip.journey)
            beside = await another(work, journey, strip.since) if journey else None
        if journey is not None:
            album = Album(self._bot, self._services.store, topic=step.note.topic, quiet=step.quiet)
            try:
                drawn = await self._drawer.draw(journey, strip.pages, beside)
                await album.send_drawn(step.chat, drawn, step.note.text)
            except DrawingFailed:
                log.warning("no picture for a group")
        await reporting.said(self._services, step, None)
