"""Votes and inline mode from the people's side over HTTP, under `/_/chats/<chat>`.

Knows routes and JSON shapes. Must not know what counts a vote or answers a query.
"""

from aiohttp import web

from bot.playground.looking import as_json
from bot.playground.messenger import How
from bot.playground.requests import json_body
from bot.playground.room import Room


class ExtrasAdmin:
    """Handlers by route; each answers JSON."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def routes(self) -> list[web.RouteDef]:
        chat = r"/_/chats/{chat:-?\d+}"
        return [
            web.post(f"{chat}/votes", self._vote),
            web.post(f"{chat}/inline", self._ask),
            web.get("/_/inline/{query}", self._read),
            web.post("/_/inline/{query}", self._choose),
        ]

    async def _vote(self, request: web.Request) -> web.Response:
        """Vote {person, message_id, options}; no options take a vote back."""
        wanted = await json_body(request)
        chat = int(request.match_info["chat"])
        message = self._room.messenger.message(chat, int(wanted["message_id"]))
        options = [int(one) for one in wanted["options"]]
        self._room.polls.vote(int(wanted.get("person", chat)), message, options)
        fresh = self._room.messenger.message(chat, message["message_id"])
        return as_json(fresh["poll"], 201)

    async def _ask(self, request: web.Request) -> web.Response:
        """Type `@bot query` {person, query, offset}; the answer comes as the event `inline`."""
        wanted = await json_body(request)
        chat = self._room.people.chat(int(request.match_info["chat"]))
        person = int(wanted["person"])
        query, offset = str(wanted.get("query", "")), str(wanted.get("offset", ""))
        return as_json(self._room.inline.ask(person, chat, query, offset), 201)

    async def _read(self, request: web.Request) -> web.Response:
        return as_json(self._room.inline.read(request.match_info["query"]))

    async def _choose(self, request: web.Request) -> web.Response:
        """Send the {result} that {person} tapped."""
        wanted = await json_body(request)
        person, result = int(wanted["person"]), str(wanted["result"])
        how = How(thread=int(wanted.get("topic", 0)))
        query = request.match_info["query"]
        return as_json(self._room.inline.choose(person, query, result, how), 201)
