"""What the page and the tests look at, under `/_/`: state, chats, files, calls, the stream.

Knows routes and JSON shapes. Must not change anything.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from aiohttp import web

from bot.playground.membership import owner
from bot.playground.methods_profile import bot_photo, bot_text, get_menu_button, visible_commands
from bot.playground.room import Call, Room
from bot.playground.wire import Json, dump

_HEARTBEAT_SECONDS = 15.0


class Looking:
    """Handlers by route; each answers JSON, but files and the stream."""

    def __init__(
        self, room: Room, calls: Callable[[], list[Json]], rates: Callable[[], bool]
    ) -> None:
        self._room = room
        self._journal = calls
        self._rates = rates

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/_/state", self._state),
            web.get("/_/events", self._events),
            web.get(r"/_/chats/{chat:-?\d+}", self._chat),
            web.get("/_/files/{file}", self._file),
            web.get("/_/calls", self._calls),
        ]

    async def _state(self, request: web.Request) -> web.Response:
        language = request.query.get("language", "")
        people = self._room.people
        bot = {
            **people.user(people.bot["id"]),
            "first_name": bot_text(self._room, "Name", language),
        }
        bot["description"] = bot_text(self._room, "Description", language)
        bot["photo"] = bot_photo(self._room)
        bot["online"] = self._room.updates.online
        bot |= {"settings": people.settings, "rates": self._rates()}
        now = {"now": self._room.now()}
        chats = [chat_line(self._room, chat) for chat in people.chats()]
        return as_json({"bot": bot, "people": people.all(), "chats": chats, **now})

    async def _chat(self, request: web.Request) -> web.Response:
        chat = self._room.people.chat(int(request.match_info["chat"]))
        person = int(request.query.get("person", self._room.people.members(chat)[0]))
        language = self._room.people.person(person).get("language_code", "")
        last = int(request.query.get("last", 1000))
        messenger = self._room.messenger
        body = {**chat_line(self._room, chat), "keyboard": messenger.keyboards.of(chat, person)}
        body["messages"] = messenger.history(chat["id"], last)
        body["alone"] = self._room.ephemerals.seen(chat["id"], person)
        body["marks"] = messenger.marks(chat["id"])
        polls = [one["poll"] for one in body["messages"] if "poll" in one]
        body["votes"] = {poll["id"]: self._room.polls.votes(poll["id"]) for poll in polls}
        body["presses"] = self._room.presses.all(chat["id"])
        body["commands"] = visible_commands(self._room, chat, person, language)
        body["menu_button"] = get_menu_button(self._room, Call({"chat_id": chat["id"]}))
        return as_json(body)

    async def _file(self, request: web.Request) -> web.Response:
        record = self._room.files.find(request.match_info["file"])
        as_uploaded = "uploaded" in request.query
        read = self._room.files.uploaded if as_uploaded else self._room.files.content
        data = await asyncio.to_thread(read, record)
        # Only pictures are shown in place: an uploaded HTML file must not run in this origin.
        shown = record["kind"] in {"photo", "sticker"} and not as_uploaded
        mime = record["mime"] if shown else "application/octet-stream"
        headers = {"Cache-Control": "private, max-age=31536000, immutable"}
        if not shown:
            headers["Content-Disposition"] = "attachment"
        return web.Response(body=data, content_type=mime, headers=headers)

    async def _calls(self, _request: web.Request) -> web.Response:
        return as_json({"calls": self._journal()})

    async def _events(self, request: web.Request) -> web.StreamResponse:
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        response = web.StreamResponse(headers=headers)
        with self._room.stream.subscribe() as queue, suppress(ConnectionResetError):
            await response.prepare(request)
            await response.write(b'retry: 700\ndata: {"kind":"hello"}\n\n')
            while (block := await _next_block(queue)) is not None:
                await response.write(block.encode())
        return response


def chat_line(room: Room, chat: Json) -> Json:
    """Show a chat in a list: who is in it, with which rights, and what was said last."""
    newest = room.messenger.history(chat["id"], last=1)
    line = {**room.people.chat_view(chat), "members": room.people.members(chat)}
    line["last"] = newest[0] if newest else None
    if chat["type"] == "private":
        return line
    line |= {"owner": owner(chat), "admins": chat.get("admins", {}), "bot": chat["bot"]}
    line |= {"topics": chat.get("topics", {}), "pinned": chat.get("pinned", [])}
    return {**line, "general_closed": bool(chat.get("general_closed"))}


async def _next_block(queue: asyncio.Queue[str | None]) -> str | None:
    """Wait for an event; a comment now and then shows who has gone."""
    try:
        return await asyncio.wait_for(queue.get(), _HEARTBEAT_SECONDS)
    except TimeoutError:
        return ": still here\n\n"


def as_json(body: Json, status: int = 200) -> web.Response:
    return web.json_response(body, status=status, dumps=dump)
