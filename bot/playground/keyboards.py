"""Keyboards that belong to a person in a chat: reply keyboards and ForceReply.

Knows for whom they are meant. Must not know inline keyboards' buttons, nor messages' fate.
"""

from bot.playground.membership import members
from bot.playground.people import People
from bot.playground.stream import Stream
from bot.playground.wire import Json


class Keyboards:
    """What each person sees below the text box."""

    def __init__(self, people: People, stream: Stream) -> None:
        self._people = people
        self._stream = stream

    def of(self, chat: Json, person: int) -> Json | None:
        found: Json | None = chat.get("keyboards", {}).get(str(person))
        return found

    def sent(self, chat: Json, message: Json, markup: Json, answered: int | None) -> None:
        """Show or remove a keyboard that came with the bot's message.

        A selective one is for those whom the text mentions and for the one it answers.
        """
        kept: Json | None = {**markup, "message_id": message["message_id"]}
        if markup.get("remove_keyboard"):
            kept = None
        for person in self._meant(chat, message, markup, answered):
            self._put(chat["id"], person, kept)

    def used(self, chat: Json, person: int) -> None:
        """Take away what was asked once, now that the person has written."""
        keyboard = self.of(self._people.chat(chat["id"]), person) or {}
        if "keyboard" not in keyboard or keyboard.get("one_time_keyboard"):
            self._put(chat["id"], person, None)

    def _meant(self, chat: Json, message: Json, markup: Json, answered: int | None) -> list[int]:
        if chat["type"] == "private" or not markup.get("selective"):
            return members(chat)
        named = {answered, *self._mentioned(message)}
        return [person for person in members(chat) if person in named]

    def _mentioned(self, message: Json) -> set[int]:
        units = message.get("text", "").encode("utf-16-le")
        found = set()
        for entity in message.get("entities", ()):
            begin, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
            if entity["type"] == "text_mention":
                found.add(int(entity["user"]["id"]))
            elif entity["type"] == "mention":
                name = units[begin:end].decode("utf-16-le").lstrip("@").lower()
                people = self._people.all()
                found |= {p["id"] for p in people if p.get("username", "").lower() == name}
        return found

    def _put(self, number: int, person: int, keyboard: Json | None) -> None:
        chat = self._people.chat(number)
        if self.of(chat, person) == keyboard:
            return
        kept = dict(chat.get("keyboards", {}))
        kept.pop(str(person), None)
        if keyboard is not None:
            kept[str(person)] = keyboard
        self._people.save_chat({**chat, "keyboards": kept})
        self._stream.publish("chat", chat=number)
