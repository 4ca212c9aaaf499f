"""The people's side over HTTP, under `/_/`: what the page and the tests do.

Knows routes and JSON shapes. Must not know the Bot API's rules.
"""

import re
from collections.abc import Awaitable, Callable

from aiohttp import web
from aiohttp.multipart import BodyPartReader

from bot.playground import limits
from bot.playground.faults import Faults
from bot.playground.files import Upload
from bot.playground.looking import as_json, chat_line
from bot.playground.refusals import Refusal
from bot.playground.room import Room
from bot.playground.samples import sample
from bot.playground.wire import Json, present

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def explain_errors(request: web.Request, handler: _Handler) -> web.StreamResponse:
    """Turn what a caller did wrong into a JSON answer."""
    if not request.path.startswith("/_/"):
        return await handler(request)
    try:
        return await handler(request)
    except KeyError as error:
        return as_json({"error": str(error.args[0])}, 404)
    except ValueError as error:
        return as_json({"error": str(error)}, 400)
    except Refusal as refusal:
        return as_json({"error": refusal.description}, refusal.code)


class Admin:
    """Handlers by route; each answers JSON."""

    def __init__(self, room: Room, faults: Faults) -> None:
        self._room = room
        self._faults = faults

    def routes(self) -> list[web.RouteDef]:
        chat = r"/_/chats/{chat:-?\d+}"
        return [
            web.post("/_/people", self._add_person),
            web.patch(r"/_/people/{person:\d+}", self._change_person),
            web.post("/_/groups", self._add_group),
            web.post(f"{chat}/messages", self._say),
            web.post(f"{chat}/media", self._send_media),
            web.patch(chat + r"/messages/{message:\d+}", self._edit),
            web.delete(chat + r"/messages/{message:\d+}", self._delete),
            web.post(f"{chat}/press", self._press),
            web.get("/_/faults", self._show_faults),
            web.post("/_/faults", self._add_fault),
            web.delete("/_/faults", self._clear_faults),
            web.post("/_/updates", self._inject),
        ]

    # -- doing -----------------------------------------------------------------------------

    async def _add_person(self, request: web.Request) -> web.Response:
        person = self._room.people.add(await _body(request))
        self._room.stream.publish("person", person=person)
        return as_json(person, 201)

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
        return as_json(changed)

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
        return as_json(chat_line(self._room, group), 201)

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
        return as_json(message, 201)

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
        return as_json(self._room.messenger.post_by_person(person, chat, content, reply_to), 201)

    async def _edit(self, request: web.Request) -> web.Response:
        wanted = await _body(request)
        chat, number = _message_of(request)
        person = int(wanted.get("person", chat))
        return as_json(
            self._room.messenger.edit_by_person(person, chat, number, str(wanted["text"]))
        )

    async def _delete(self, request: web.Request) -> web.Response:
        self._room.messenger.delete(*_message_of(request))
        return as_json({"ok": True})

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
        return as_json({"query": query, "data": data}, 201)

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
        return as_json(self._faults.as_json())

    async def _add_fault(self, request: web.Request) -> web.Response:
        self._faults.add(await _body(request))
        return as_json(self._faults.as_json(), 201)

    async def _clear_faults(self, _request: web.Request) -> web.Response:
        self._faults.clear()
        return as_json(self._faults.as_json())

    async def _inject(self, request: web.Request) -> web.Response:
        """Queue a raw update, right or wrong; its update_id is given here."""
        wanted = await _body(request)
        wanted.pop("update_id", None)
        return as_json({"update_id": self._room.updates.add("", wanted)}, 201)


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
