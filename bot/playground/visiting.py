"""What a visitor asks of the playground itself, under `/_/`: another day, an example, all anew.

Knows routes; hands on to whoever runs the playground what only they can do. Must not know the bot.
"""

import asyncio
from typing import Final

from aiohttp import web

from bot.playground.looking import as_json
from bot.playground.requests import json_body
from bot.playground.stream import Stream
from bot.playground.travel import Travel

WISHES: Final = ("again", "example ru", "example en")
"""`again`: everything is forgotten and begins anew; `example`: something to look at is set up."""


class Visiting:
    """Handlers by route; each answers JSON."""

    def __init__(self, travel: Travel, stream: Stream, wishes: asyncio.Queue[str]) -> None:
        self._travel = travel
        self._stream = stream
        self._wishes = wishes

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/_/clock", self._show),
            web.post("/_/clock", self._go),
            web.post("/_/wishes", self._wish),
        ]

    async def _show(self, _request: web.Request) -> web.Response:
        return as_json({"now": self._travel(), "ahead": self._travel.ahead})

    async def _go(self, request: web.Request) -> web.Response:
        """Travel {seconds} ahead."""
        self._travel.go(float((await json_body(request))["seconds"]))
        self._stream.publish("clock", ahead=self._travel.ahead)
        return await self._show(request)

    async def _wish(self, request: web.Request) -> web.Response:
        """Hand on a {wish}; whether it came true shows in the chats."""
        wish = str((await json_body(request))["wish"])
        if wish not in WISHES:
            raise ValueError(f"one can wish {', '.join(WISHES)}")
        self._wishes.put_nowait(wish)
        return as_json({"ok": True}, 202)
