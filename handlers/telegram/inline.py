"""Inline mode at Telegram's edge: a query is read, an answer is sent.

Knows inline queries and results; must not know which maps are offered. Only pictures that were
sent before can be offered: Telegram takes their file_id, nothing is uploaded into an answer.
"""

from __future__ import annotations

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import (
    InlineQueryResultCachedPhoto,
    InlineQueryResultsButton,
    InlineQueryResultUnion,
    Update,
)

from handlers.beside import another
from handlers.context import Services
from handlers.events import InlineAsked
from handlers.flows import inline
from handlers.ports import Drawer
from handlers.telegram.refusals import LOST, is_stale_file, reason
from journey.ports import Work

log = structlog.get_logger()


def asked(update: Update) -> InlineAsked | None:
    """The query in an update."""
    query = update.inline_query
    if query is None:
        return None
    return InlineAsked(
        query=query.id,
        person=query.from_user.id,
        language=query.from_user.language_code,
        words=query.query,
        offset=query.offset,
    )


class Inline:
    """Answers queries. A failure is quiet: the next letter asks anew."""

    def __init__(self, bot: Bot, services: Services, drawer: Drawer) -> None:
        self._bot = bot
        self._services = services
        self._drawer = drawer

    async def __call__(self, question: InlineAsked) -> None:
        try:
            await self._answer(question)
        except (TelegramAPIError, *LOST) as error:
            log.warning("inline query not answered", reason=reason(error))

    async def _answer(self, question: InlineAsked) -> None:
        async with self._services.store.read() as work:
            offer = await inline.offer(self._services, work, question)
            results: list[InlineQueryResultUnion] = []
            ways = [offer.way] if offer.way else []
            for offered in offer.maps:
                photos = await self._photos(work, offered)
                results += photos
                ways += [] if photos else [offered.way]
        way = ways[0] if ways else None
        try:
            await self._send(question, results, way, offer.next_offset)
        except TelegramAPIError as error:
            if not is_stale_file(error):
                raise
            # Telegram has forgotten a picture: drawing it anew is what helps.
            await self._send(question, [], way or offer.maps[0].way, "")

    async def _photos(
        self, work: Work, offered: inline.Offered
    ) -> list[InlineQueryResultCachedPhoto]:
        """The map's pictures as they are now; none where they were not drawn since a change."""
        journey = offered.journey
        beside = await another(work, journey)
        keys = await self._drawer.keys(journey, "first", beside)
        known = [await work.picture(self._bot.id, key) for key in keys]
        if not all(known):
            return []
        return [
            InlineQueryResultCachedPhoto(
                id=f"{journey.id}-{number}",
                photo_file_id=file_id,
                title=journey.title,
                caption=offered.caption,
                parse_mode=None,
            )
            for number, file_id in enumerate(known)
            if file_id
        ]

    async def _send(
        self,
        question: InlineAsked,
        results: list[InlineQueryResultUnion],
        way: inline.Way | None,
        next_offset: str,
    ) -> None:
        button = None
        if way is not None:
            button = InlineQueryResultsButton(text=way.text, start_parameter=way.start)
        await self._bot.answer_inline_query(
            question.query,
            results,
            cache_time=0,  # a map may have changed a moment ago
            is_personal=True,
            next_offset=next_offset,
            button=button,
        )
