"""What takes a while to make: pictures and drawn files, sent while the chat shows that they come.

Knows drawing, what is remembered of pictures, and what is shown meanwhile; must not know what else
a reply holds.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.types import BufferedInputFile

from handlers.beside import another, earlier
from handlers.ports import Drawer, DrawingFailed, Drawn, TooManyPictures
from handlers.screen import LETTERS, Pictures, Rendering, Screen
from handlers.telegram.acting import acting
from handlers.telegram.album import Album
from handlers.telegram.messages import Place
from journey.model import Journey
from journey.pictures import ALONE, Leaflet
from journey.ports import Store

LETTERS_MAX: Final = 12
"""Signs that are named: of a map in a foreign script the first ones say enough."""
PICTURE: Final = ".png"
"""What the chat shows itself."""
TOLD: Final = 0
"""Instead of a bot's id: under it stands what was said of a map's pictures."""


class Uploads:
    """Draws what is wanted, and sends it."""

    def __init__(self, bot: Bot, store: Store, drawer: Drawer) -> None:
        self._bot = bot
        self._store = store
        self._drawer = drawer

    async def pictures(
        self, wanted: Pictures, place: Place, left: Callable[[Pictures], None]
    ) -> Screen | None:
        """Sends the pictures; the screen to show instead when they could not be drawn.

        left: hears what is left of them, also where it fails.
        """
        async with self._store.read() as work:
            journey = await work.journey(wanted.journey)
            if journey is not None and wanted.at is not None:
                journey = await earlier(work, journey, wanted.at) or journey
            beside = await another(work, journey, wanted.since) if journey else None
        if journey is None:
            return None  # deleted meanwhile; the screen speaks for itself
        alone = ALONE.get(wanted.pages, 0)
        album = Album(self._bot, self._store, alone=alone, through=wanted.sent)
        try:
            keys = await self._drawer.keys(journey, wanted.pages, beside)
            if not await album.send_known(place.chat, keys, wanted.caption):
                await place.status(self._meanwhile(wanted))
                async with acting(self._bot, place.chat, ChatAction.UPLOAD_PHOTO):
                    drawn = await self._drawer.draw(journey, wanted.pages, beside)
                    await album.send_drawn(place.chat, drawn, wanted.caption)
                await self._tell_letters(wanted, drawn, place)
        except TooManyPictures:
            return wanted.large or wanted.failed
        except DrawingFailed:
            return wanted.failed
        finally:
            left(replace(wanted, sent=album.through))
        await place.covered_now(dispose=True)
        return None

    async def _tell_letters(self, wanted: Pictures, drawn: Sequence[Drawn], place: Place) -> None:
        """Says, once a map, which signs have a box in their place."""
        found = "".join(dict.fromkeys(sign for one in drawn for sign in one.undrawn))
        if not found or not wanted.letters:
            return
        key = f"letters-{wanted.journey}"
        async with self._store.write() as work:
            told = await work.picture(TOLD, key) or ""
            fresh = [sign for sign in found if sign not in told][:LETTERS_MAX]
            if not fresh:
                return
            await work.save_picture(TOLD, key, told + "".join(fresh))
        await place.note(wanted.letters.replace(LETTERS, html.escape(" ".join(fresh))))

    async def rendering(self, wanted: Rendering, place: Place) -> Screen | None:
        """Draws a file and sends it; the screen to show instead when it could not be drawn."""
        async with self._store.read() as work:
            journey = await work.journey(wanted.journey)
            beside = await another(work, journey) if journey else None
        if journey is None:
            return None
        await place.status(self._meanwhile(wanted))
        try:
            async with acting(self._bot, place.chat, ChatAction.UPLOAD_DOCUMENT):
                if wanted.leaflet is not None:
                    await self._leaflet(journey, wanted, wanted.leaflet, place)
                    return None
                if wanted.sheets:
                    wanted = wanted.on(await self._drawer.letters(journey, beside))
                pages = await self._drawer.file(journey, wanted.kind, beside)
                for number, page in enumerate(pages, start=1):
                    await self._bot.send_document(
                        place.chat,
                        BufferedInputFile(page, wanted.named(number, len(pages))),
                        caption=wanted.caption or None,
                        parse_mode=None,
                    )
        except TooManyPictures:
            return wanted.large or wanted.failed
        except DrawingFailed:
            return wanted.failed
        await place.covered_now(dispose=True)
        return None

    async def _leaflet(
        self, journey: Journey, wanted: Rendering, leaflet: Leaflet, place: Place
    ) -> None:
        """To look at in the chat, or to print."""
        journey = journey.with_(business=wanted.title or journey.business)
        pages = await self._drawer.leaflet(journey, leaflet, wanted.link, wanted.kind)
        file, caption = BufferedInputFile(pages[0], wanted.file), wanted.caption or None
        if wanted.kind == PICTURE:
            await self._bot.send_photo(place.chat, file, caption=caption, parse_mode=None)
        else:
            await self._bot.send_document(place.chat, file, caption=caption, parse_mode=None)
        await place.covered_now(dispose=True)

    def _meanwhile(self, wanted: Pictures | Rendering) -> Screen:
        return Screen(wanted.queued if self._drawer.crowded else wanted.status)
