"""The people's side over HTTP, under `/_/`: what the page and the tests do.

Knows routes and JSON shapes. Must not know the Bot API's rules.
"""

from aiohttp import web

from bot.playground import limits
from bot.playground.faults import Faults
from bot.playground.looking import as_json
from bot.playground.messenger import How
from bot.playground.rates import Rates
from bot.playground.requests import form, json_body
from bot.playground.room import Room
from bot.playground.samples import sample
from bot.playground.wire import Json, present


class Admin:
    """Handlers by route; each answers JSON."""

    def __init__(self, room: Room, faults: Faults, rates: Rates) -> None:
        self._room = room
        self._faults = faults
        self._rates = rates

    def routes(self) -> list[web.RouteDef]:
        chat = r"/_/chats/{chat:-?\d+}"
        return [
            web.post("/_/people", self._add_person),
            web.patch(r"/_/people/{person:\d+}", self._change_person),
            web.post(f"{chat}/messages", self._say),
            web.post(f"{chat}/media", self._send_media),
            web.patch(chat + r"/messages/{message:\d+}", self._edit),
            web.delete(chat + r"/messages/{message:\d+}", self._delete),
            web.post(f"{chat}/press", self._press),
            web.get("/_/faults", self._show_faults),
            web.post("/_/faults", self._add_fault),
            web.delete("/_/faults", self._clear_faults),
            web.patch("/_/bot", self._change_bot),
            web.patch("/_/rates", self._switch_rates),
            web.post("/_/updates", self._inject),
        ]

    # -- doing -----------------------------------------------------------------------------

    async def _add_person(self, request: web.Request) -> web.Response:
        person = self._room.people.add(await json_body(request))
        self._room.stream.publish("person", person=person)
        return as_json(person, 201)

    async def _change_person(self, request: web.Request) -> web.Response:
        """Change names, language or `blocked`; blocking is told to the bot."""
        person = self._room.people.person(int(request.match_info["person"]))
        wanted = await json_body(request)
        changed = {**person, **wanted, "id": person["id"], "met": person["met"]}
        self._room.people.save(changed)
        if changed["blocked"] != person["blocked"]:
            was, now = {"status": "member"}, {"status": "kicked"}
            if not changed["blocked"]:
                was, now = now, was
            chat = self._room.people.chat(person["id"])
            self._room.messenger.membership(person["id"], chat, was, now)
        self._room.stream.publish("person", person=changed)
        return as_json(changed)

    async def _say(self, request: web.Request) -> web.Response:
        """Send {person, text, reply_to, topic, silent}; `start` for text opens a deep link."""
        wanted = await json_body(request)
        chat = int(request.match_info["chat"])
        text = self._text(chat, wanted)
        if len(text) > limits.TEXT_CHARS:
            raise ValueError(f"a text holds {limits.TEXT_CHARS} characters")
        content = present(text=text, entities=wanted.get("entities"))
        person = int(wanted.get("person", chat))
        how = How(thread=int(wanted.get("topic") or 0), silent=bool(wanted.get("silent")))
        reply_to = wanted.get("reply_to")
        message = self._room.messenger.post_by_person(person, chat, content, reply_to, how)
        return as_json(message, 201)

    def _text(self, chat: int, wanted: Json) -> str:
        if "start" not in wanted:
            return str(wanted["text"])
        people = self._room.people
        return people.start_text(people.chat(chat), str(wanted["start"] or ""))

    async def _send_media(self, request: web.Request) -> web.Response:
        """Send a file as multipart {person, kind, caption, file}; without a file, a sample."""
        chat = int(request.match_info["chat"])
        fields, upload = await form(request)
        kind = fields.get("kind", "document")
        media = self._room.files.add(kind, upload or sample(kind))["media"]
        content: Json = {kind: media, **present(caption=fields.get("caption") or None)}
        reply_to = int(fields["reply_to"]) if "reply_to" in fields else None
        person = int(fields.get("person", chat))
        how = How(thread=int(fields.get("topic") or 0))
        message = self._room.messenger.post_by_person(person, chat, content, reply_to, how)
        return as_json(message, 201)

    async def _edit(self, request: web.Request) -> web.Response:
        wanted = await json_body(request)
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
        wanted = await json_body(request)
        chat, number = int(request.match_info["chat"]), int(wanted["message_id"])
        if number < 0:
            return self._press_alone(chat, -number, wanted)
        data = wanted.get("data")
        if data is None:
            data = self._button(chat, number, wanted).get("callback_data")
        if data is None:
            raise ValueError("this button sends nothing to the bot")
        person = int(wanted.get("person", chat))
        message = self._room.messenger.message(chat, number)
        self._room.messenger.must_be_member(person, self._room.people.chat(chat))
        inline = self._room.inline.id_of(message)
        query = self._room.presses.press(person, message, str(data), inline)
        return as_json({"query": query, "data": data}, 201)

    def _press_alone(self, chat: int, number: int, wanted: Json) -> web.Response:
        """On a message that only this person sees: its number there, below zero."""
        person, data = int(wanted["person"]), str(wanted["data"])
        message = self._room.ephemerals.shown(chat, person, number)
        query = self._room.presses.press(person, message, data)
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
        self._faults.add(await json_body(request))
        return as_json(self._faults.as_json(), 201)

    async def _clear_faults(self, _request: web.Request) -> web.Response:
        self._faults.clear()
        return as_json(self._faults.as_json())

    async def _switch_rates(self, request: web.Request) -> web.Response:
        """Switch Telegram's rate limits {on}."""
        self._rates.switch(on=bool((await json_body(request))["on"]))
        self._room.stream.publish("profile")
        return as_json({"on": self._rates.on})

    async def _change_bot(self, request: web.Request) -> web.Response:
        """Change what the owner sets with BotFather: {privacy, inline, feedback}."""
        settings = self._room.people.change_settings(await json_body(request))
        self._room.stream.publish("profile")
        return as_json(settings)

    async def _inject(self, request: web.Request) -> web.Response:
        """Queue a raw update, right or wrong; its update_id is given here."""
        wanted = await json_body(request)
        wanted.pop("update_id", None)
        return as_json({"update_id": self._room.updates.add("", wanted)}, 201)


def _message_of(request: web.Request) -> tuple[int, int]:
    return int(request.match_info["chat"]), int(request.match_info["message"])
