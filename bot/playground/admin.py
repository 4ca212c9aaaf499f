"""The people's side over HTTP, under `/_/`: what the page and the tests do.

Knows routes and JSON shapes. Must not know the Bot API's rules.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable

from aiohttp import web
from aiohttp.multipart import BodyPartReader

from bot.playground import limits
from bot.playground.bot_api import BotApi
from bot.playground.faults import Faults
from bot.playground.files import Upload
from bot.playground.methods_profile import bot_text, get_menu_button, visible_commands
from bot.playground.refusals import Refusal
from bot.playground.room import Call, Room
from bot.playground.samples import sample
from bot.playground.wire import Json, dump, present

_HEARTBEAT_SECONDS = 15.0
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def explain_errors(request: web.Request, handler: _Handler) -> web.StreamResponse:
    """Turn what a caller did wrong into a JSON answer."""
    if not request.path.startswith("/_/"):
        return await handler(request)
    try:
        return await handler(request)
    except KeyError as error:
        return _json({"error": str(error.args[0])}, 404)
    except ValueError as error:
        return _json({"error": str(error)}, 400)
    except Refusal as refusal:
        return _json({"error": refusal.description}, refusal.code)


class Admin:
    """Handlers by route; each answers JSON."""

    def __init__(self, room: Room, bot_api: BotApi, faults: Faults) -> None:
        self._room = room
        self._bot_api = bot_api
        self._faults = faults

    def routes(self) -> list[web.RouteDef]:
        chat = r"/_/chats/{chat:-?\d+}"
        return [
            web.get("/_/state", self._state),
            web.get("/_/events", self._events),
            web.post("/_/people", self._add_person),
            web.patch(r"/_/people/{person:\d+}", self._change_person),
            web.post("/_/groups", self._add_group),
            web.get(chat, self._chat),
            web.post(f"{chat}/messages", self._say),
            web.post(f"{chat}/media", self._send_media),
            web.patch(chat + r"/messages/{message:\d+}", self._edit),
            web.delete(chat + r"/messages/{message:\d+}", self._delete),
            web.post(f"{chat}/press", self._press),
            web.get("/_/files/{file}", self._file),
            web.get("/_/calls", self._calls),
            web.get("/_/faults", self._show_faults),
            web.post("/_/faults", self._add_fault),
            web.delete("/_/faults", self._clear_faults),
            web.post("/_/updates", self._inject),
        ]

    # -- looking ---------------------------------------------------------------------------

    async def _state(self, request: web.Request) -> web.Response:
        language = request.query.get("language", "")
        people = self._room.people
        bot = {
            **people.user(people.bot["id"]),
            "first_name": bot_text(self._room, "Name", language),
        }
        bot["description"] = bot_text(self._room, "Description", language)
        bot["online"] = self._room.updates.online
        chats = [self._chat_line(chat) for chat in people.chats()]
        return _json({"bot": bot, "people": people.all(), "chats": chats})

    def _chat_line(self, chat: Json) -> Json:
        """Show a chat in a list: who is in it and what was said last."""
        newest = self._room.messenger.history(chat["id"], last=1)
        view = self._room.people.chat_view(chat)
        members = self._room.people.members(chat)
        return {**view, "members": members, "last": newest[0] if newest else None}

    async def _chat(self, request: web.Request) -> web.Response:
        chat = self._room.people.chat(int(request.match_info["chat"]))
        person = int(request.query.get("person", self._room.people.members(chat)[0]))
        language = self._room.people.person(person).get("language_code", "")
        last = int(request.query.get("last", 1000))
        body = {**self._chat_line(chat), "keyboard": chat.get("keyboard")}
        body["messages"] = self._room.messenger.history(chat["id"], last)
        body["presses"] = self._room.messenger.presses(chat["id"])
        body["commands"] = visible_commands(self._room, chat, person, language)
        body["menu_button"] = get_menu_button(self._room, Call({"chat_id": chat["id"]}))
        return _json(body)

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
        return _json({"calls": list(self._bot_api.calls)})

    async def _events(self, request: web.Request) -> web.StreamResponse:
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        response = web.StreamResponse(headers=headers)
        with self._room.stream.subscribe() as queue:
            await response.prepare(request)
            await response.write(b'retry: 700\ndata: {"kind":"hello"}\n\n')
            while True:
                try:
                    block = await asyncio.wait_for(queue.get(), _HEARTBEAT_SECONDS)
                except TimeoutError:
                    block = ": still here\n\n"
                if block is None:
                    return response
                await response.write(block.encode())

    # -- doing -----------------------------------------------------------------------------

    async def _add_person(self, request: web.Request) -> web.Response:
        person = self._room.people.add(await _body(request))
        self._room.stream.publish("person", person=person)
        return _json(person, 201)

    async def _change_person(self, request: web.Request) -> web.Response:
        """Change names, language or `blocked`; blocking is told to the bot."""
        person = self._room.people.person(int(request.match_info["person"]))
        wanted = await _body(request)
        changed = {**person, **wanted, "id": person["id"], "met": person["met"]}
        self._room.people.save(changed)
        if changed["blocked"] != person["blocked"]:
            was, now = ("member", "kicked") if changed["blocked"] else ("kicked", "member")
            chat = self._room.people.chat(person["id"])
            self._room.messenger.membership(person["id"], chat, was, now)
        self._room.stream.publish("person", person=changed)
        return _json(changed)

    async def _add_group(self, request: web.Request) -> web.Response:
        """Create a group {title, members, admin} and let the bot arrive in it."""
        wanted = await _body(request)
        members = [self._room.people.person(int(number))["id"] for number in wanted["members"]]
        if not members:
            raise ValueError("a group needs at least one member")
        is_admin = bool(wanted.get("admin"))
        title = str(wanted.get("title") or "Команда")
        group = self._room.people.add_group(title, members, is_admin=is_admin)
        self._room.messenger.membership(members[0], group, "left", group["bot"])
        bot = self._room.people.user(self._room.people.bot["id"])
        self._room.messenger.service(members[0], group, {"new_chat_members": [bot]})
        return _json(self._chat_line(group), 201)

    async def _say(self, request: web.Request) -> web.Response:
        """Send {person, text, reply_to, entities}; `start` instead of text opens a deep link."""
        wanted = await _body(request)
        chat = int(request.match_info["chat"])
        text = self._start_text(chat, wanted) if "start" in wanted else wanted["text"]
        if len(text) > limits.TEXT_CHARS:
            raise ValueError(f"a text holds {limits.TEXT_CHARS} characters")
        content = present(text=text, entities=wanted.get("entities"))
        person = int(wanted.get("person", chat))
        message = self._room.messenger.post_by_person(person, chat, content, wanted.get("reply_to"))
        return _json(message, 201)

    def _start_text(self, chat: int, wanted: Json) -> str:
        payload = str(wanted["start"] or "")
        if not re.fullmatch(limits.START_PAYLOAD, payload):
            raise ValueError("a start payload holds up to 64 of A-Z a-z 0-9 _ -")
        in_private = self._room.people.chat(chat)["type"] == "private"
        name = "" if in_private else f"@{self._room.people.bot['username']}"
        return f"/start{name} {payload}".rstrip()

    async def _send_media(self, request: web.Request) -> web.Response:
        """Send a file as multipart {person, kind, caption, file}; without a file, a sample."""
        chat = int(request.match_info["chat"])
        fields, upload = await _form(request)
        kind = fields.get("kind", "document")
        media = self._room.files.add(kind, upload or sample(kind))["media"]
        content: Json = {kind: media, **present(caption=fields.get("caption") or None)}
        reply_to = int(fields["reply_to"]) if "reply_to" in fields else None
        person = int(fields.get("person", chat))
        return _json(self._room.messenger.post_by_person(person, chat, content, reply_to), 201)

    async def _edit(self, request: web.Request) -> web.Response:
        wanted = await _body(request)
        chat, number = _message_of(request)
        person = int(wanted.get("person", chat))
        return _json(self._room.messenger.edit_by_person(person, chat, number, str(wanted["text"])))

    async def _delete(self, request: web.Request) -> web.Response:
        self._room.messenger.delete(*_message_of(request))
        return _json({"ok": True})

    async def _press(self, request: web.Request) -> web.Response:
        """Press {person, message_id} at {row, col}, by {text}, or any {data}.

        Given data are taken as they are, as from a phone that has not seen an edit yet.
        """
        wanted = await _body(request)
        chat, number = int(request.match_info["chat"]), int(wanted["message_id"])
        data = wanted.get("data")
        if data is None:
            data = self._button(chat, number, wanted).get("callback_data")
        if data is None:
            raise ValueError("this button sends nothing to the bot")
        person = int(wanted.get("person", chat))
        query = self._room.messenger.press(person, chat, number, str(data))
        return _json({"query": query, "data": data}, 201)

    def _button(self, chat: int, number: int, wanted: Json) -> Json:
        markup = self._room.messenger.message(chat, number).get("reply_markup", {})
        rows = markup.get("inline_keyboard", [])
        if "text" not in wanted:
            try:
                return dict(rows[int(wanted["row"])][int(wanted["col"])])
            except IndexError:
                raise KeyError("no button in this place") from None
        for button in (button for row in rows for button in row):
            if button["text"] == wanted["text"]:
                return dict(button)
        raise KeyError(f"no button {wanted['text']!r}")

    # -- troubles --------------------------------------------------------------------------

    async def _show_faults(self, _request: web.Request) -> web.Response:
        return _json(self._faults.as_json())

    async def _add_fault(self, request: web.Request) -> web.Response:
        self._faults.add(await _body(request))
        return _json(self._faults.as_json(), 201)

    async def _clear_faults(self, _request: web.Request) -> web.Response:
        self._faults.clear()
        return _json(self._faults.as_json())

    async def _inject(self, request: web.Request) -> web.Response:
        """Queue a raw update, right or wrong; its update_id is given here."""
        wanted = await _body(request)
        wanted.pop("update_id", None)
        return _json({"update_id": self._room.updates.add("", wanted)}, 201)


def _json(body: Json, status: int = 200) -> web.Response:
    return web.json_response(body, status=status, dumps=dump)


async def _body(request: web.Request) -> Json:
    # Only this content type: a foreign page cannot send it without asking first.
    if request.content_type != "application/json":
        raise ValueError("send application/json")
    body = await request.json()
    if not isinstance(body, dict):
        raise ValueError("send a JSON object")  # noqa: TRY004 - answered with 400
    return body


def _message_of(request: web.Request) -> tuple[int, int]:
    return int(request.match_info["chat"]), int(request.match_info["message"])


async def _form(request: web.Request) -> tuple[dict[str, str], Upload | None]:
    fields: dict[str, str] = {}
    upload = None
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        data = bytes(await part.read())
        if part.filename is None:
            fields[part.name or ""] = data.decode()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            upload = Upload(part.filename, mime, data)
    return fields, upload
