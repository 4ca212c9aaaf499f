"""What happens in a chat, whoever does it: posting, editing, deleting, pressing, answering.

Knows how a message looks on both sides, which updates the bot gets, which events the page
gets. Must not know HTTP, parameters of methods, or files.
"""

import secrets
from collections.abc import Callable

from bot.playground import limits
from bot.playground.entities import plain_text
from bot.playground.people import People, member_view
from bot.playground.refusals import NOT_MODIFIED, QUERY_TOO_OLD, bad_request
from bot.playground.store import Store
from bot.playground.stream import Stream
from bot.playground.updates import Updates
from bot.playground.wire import Json, present

_CONTENT = (
    "text",
    "entities",
    "link_preview_options",
    "photo",
    "document",
    "voice",
    "sticker",
    "caption",
    "caption_entities",
    "show_caption_above_media",
    "has_media_spoiler",
)


class Messenger:
    """One place through which every change of a chat goes."""

    def __init__(
        self,
        store: Store,
        people: People,
        updates: Updates,
        stream: Stream,
        clock: Callable[[], float],
    ) -> None:
        self._store = store
        self._people = people
        self._updates = updates
        self._stream = stream
        self._clock = clock

    # -- reading ---------------------------------------------------------------------------

    def history(self, chat: int, last: int = 1000) -> list[Json]:
        return self._store.all("messages", chat, last)

    def message(self, chat: int, number: int) -> Json:
        found = self._store.get("messages", number, chat)
        if found is None:
            raise KeyError(f"no message {number} in chat {chat}")
        return found

    def presses(self, chat: int) -> list[Json]:
        """List the latest button presses with what the bot answered."""
        recent = self._store.all("presses", last=500)
        return [press for press in recent if press["chat"] == chat]

    def own_message(self, chat: Json, number: int) -> Json:
        """Find the bot's message to edit; Refusal when it is gone or somebody else's."""
        found = self._store.get("messages", number, chat["id"])
        if found is None:
            raise bad_request("message to edit not found")
        if found["from"]["id"] != self._people.bot["id"]:
            raise bad_request("message can't be edited")
        return found

    # -- the bot's side --------------------------------------------------------------------

    def post_by_bot(
        self, chat: Json, content: Json, markup: Json | None, reply: Json | None
    ) -> Json:
        """Post for the bot; a keyboard that is not inline belongs to the chat, not the message."""
        inline = markup if markup and "inline_keyboard" in markup else None
        message = self._new(chat, self._people.bot["id"], present(**content, reply_markup=inline))
        self._attach_reply(message, chat, reply)
        with self._store.atomic():
            self._store.put("messages", message["message_id"], message, chat["id"])
            if markup is not None and inline is None:
                self._set_keyboard(chat, {**markup, "message_id": message["message_id"]})
        self._stream.publish("message", chat=chat["id"], message=message)
        return message

    def edit_by_bot(self, message: Json, content: Json, markup: Json | None) -> Json:
        """Put new content and keyboard in place; Refusal when nothing would change."""
        kept = {key: value for key, value in message.items() if key not in _CONTENT}
        kept.pop("reply_markup", None)
        edited = {**kept, **content, **present(reply_markup=markup)}
        edited.setdefault("edit_date", 0)
        if {**edited, "edit_date": 0} == {**message, "edit_date": 0}:
            raise bad_request(NOT_MODIFIED)
        edited["edit_date"] = int(self._clock())
        self._replace(edited)
        return edited

    def delete_by_bot(self, chat: Json, number: int) -> None:
        found = self._store.get("messages", number, chat["id"])
        if found is None:
            raise bad_request("message to delete not found")
        if self._clock() - found["date"] > limits.DELETE_SECONDS:
            raise bad_request("message can't be deleted for everyone")
        own = found["from"]["id"] == self._people.bot["id"]
        if not own and chat["type"] != "private" and chat["bot"] != "administrator":
            raise bad_request("message can't be deleted")
        self.delete(chat["id"], number)

    def answer(self, query: str, answer: Json) -> None:
        """Answer a press, once and in time."""
        press = self._store.get("presses", query)
        late = press and self._clock() - press["at"] > limits.CALLBACK_SECONDS
        if press is None or press["answer"] is not None or late:
            raise bad_request(QUERY_TOO_OLD)
        self._store.put("presses", query, {**press, "answer": answer})
        self._stream.publish(
            "answer", chat=press["chat"], query=query, person=press["person"], answer=answer
        )

    def action(self, chat: Json, action: str) -> None:
        self._stream.publish("action", chat=chat["id"], action=action)

    # -- the people's side -----------------------------------------------------------------

    def post_by_person(self, person: int, chat: int, content: Json, reply_to: int | None) -> Json:
        """Post for a person and tell the bot, where it may read along."""
        place = self._people.chat(chat)
        self._must_be_member(person, place)
        if "text" in content and not content.get("text", "").strip():
            raise ValueError("an empty text cannot be sent")
        self._meet(person, place)
        message = self._new(place, person, _read(content))
        self._attach_reply(message, place, {"message_id": reply_to} if reply_to else None)
        with self._store.atomic():
            self._store.put("messages", message["message_id"], message, chat)
            if self._people.bot_reads(place, message):
                self._updates.add("message", message)
            keyboard = place.get("keyboard") or {}
            if "keyboard" not in keyboard or keyboard.get("one_time_keyboard"):
                self._set_keyboard(place, {"remove_keyboard": True})  # asked once, answered
        self._stream.publish("message", chat=chat, message=message)
        return message

    def edit_by_person(self, person: int, chat: int, number: int, text: str) -> Json:
        message = self.message(chat, number)
        if message["from"]["id"] != person or not ("text" in message or "caption" in message):
            raise ValueError("only one's own text can be edited")
        body, entities = plain_text(text)
        field = "text" if "text" in message else "caption"
        names = ("text", "entities") if field == "text" else ("caption", "caption_entities")
        kept = {key: value for key, value in message.items() if key not in names}
        edited = {**kept, **_worded(names, body, entities), "edit_date": int(self._clock())}
        with self._store.atomic():
            self._replace(edited)
            if self._people.bot_reads(self._people.chat(chat), edited):
                self._updates.add("edited_message", edited)
        return edited

    def press(self, person: int, chat: int, number: int, data: str) -> str:
        """Press a callback button; returns the id of the query that the bot should answer."""
        message = self.message(chat, number)
        place = self._people.chat(chat)
        self._must_be_member(person, place)
        query = str(secrets.randbits(62) | 1 << 61)
        press = {"id": query, "chat": chat, "message_id": number, "person": person, "data": data}
        update: Json = {"id": query, "from": self._people.user(person), "message": message}
        update |= {"chat_instance": place["chat_instance"], "data": data}
        with self._store.atomic():
            self._store.put("presses", query, {**press, "at": self._clock(), "answer": None})
            self._updates.add("callback_query", update)
        self._stream.publish("press", query=query, **{k: press[k] for k in list(press)[1:]})
        return query

    def delete(self, chat: int, number: int) -> None:
        self.message(chat, number)
        self._store.drop("messages", number, chat)
        self._stream.publish("delete", chat=chat, message_id=number)

    def membership(self, person: int, chat: Json, was: str, now: str) -> None:
        """Tell the bot that it was blocked, let in again, added or removed."""
        bot = self._people.user(self._people.bot["id"])
        update: Json = {"chat": self._people.chat_view(chat), "from": self._people.user(person)}
        update |= {"date": int(self._clock())}
        update |= {"old_chat_member": member_view(bot, was)}
        update |= {"new_chat_member": member_view(bot, now)}
        self._updates.add("my_chat_member", update)
        self._stream.publish("chat", chat=chat["id"])

    def service(self, person: int, chat: Json, content: Json) -> Json:
        """Post a service message, such as the bot's arrival in a group."""
        message = self._new(chat, person, content)
        with self._store.atomic():
            self._store.put("messages", message["message_id"], message, chat["id"])
            self._updates.add("message", message)
        self._stream.publish("message", chat=chat["id"], message=message)
        return message

    # -- inside ----------------------------------------------------------------------------

    def _new(self, chat: Json, sender: int, content: Json) -> Json:
        # Telegram counts an account's private messages together and a supergroup's by itself.
        counter = "messages" if chat["type"] == "private" else f"messages{chat['id']}"
        message: Json = {"message_id": self._store.next_number(counter)}
        message |= {"from": self._people.user(sender), "chat": self._people.chat_view(chat)}
        return {**message, "date": int(self._clock()), **content}

    def _attach_reply(self, message: Json, chat: Json, reply: Json | None) -> None:
        if not reply or not reply.get("message_id"):
            return
        found = self._store.get("messages", reply["message_id"], chat["id"])
        if found is not None:
            nested = {key: value for key, value in found.items() if key != "reply_to_message"}
            message["reply_to_message"] = nested
        elif not reply.get("allow_sending_without_reply"):
            raise bad_request("message to be replied not found")

    def _replace(self, message: Json) -> None:
        self._store.put("messages", message["message_id"], message, message["chat"]["id"])
        self._stream.publish("edit", chat=message["chat"]["id"], message=message)

    def _set_keyboard(self, chat: Json, markup: Json) -> None:
        keyboard = None if markup.get("remove_keyboard") else markup
        if keyboard == chat.get("keyboard"):
            return
        self._people.save_chat({**chat, "keyboard": keyboard})
        self._stream.publish("chat", chat=chat["id"])

    def _must_be_member(self, person: int, chat: Json) -> None:
        if person not in self._people.members(chat):
            raise ValueError(f"person {person} is not in chat {chat['id']}")

    def _meet(self, number: int, chat: Json) -> None:
        """Remember that this person has written; writing to a blocked bot lets it in again."""
        person = self._people.person(number)
        if chat["type"] != "private" or (person["met"] and not person["blocked"]):
            return
        self._people.save({**person, "met": True, "blocked": False})
        if person["blocked"]:
            self.membership(number, chat, "kicked", "member")


def _read(content: Json) -> Json:
    """Find links and commands in what a person wrote."""
    result = dict(content)
    for names in (("text", "entities"), ("caption", "caption_entities")):
        if names[0] in result and names[1] not in result:
            result |= _worded(names, *plain_text(result[names[0]]))
    return result


def _worded(names: tuple[str, str], text: str, entities: list[Json]) -> Json:
    return present(**{names[0]: text, names[1]: entities or None})
