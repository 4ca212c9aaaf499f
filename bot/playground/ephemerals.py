"""Messages that one member of a group sees alone: sent, edited, deleted, pressed.

Knows who may be sent one and when (Bot API 10.2). Must not know HTTP. None of them is in the chat:
it has no number there, nobody else is told of it, and the group's history does not hold it. The
words of the refusals are not published; what they say is.
"""

from typing import Final

from bot.playground import limits, topics
from bot.playground.ground import Ground, Standing
from bot.playground.membership import members
from bot.playground.messenger import Messenger
from bot.playground.refusals import NOT_MODIFIED, QUERY_TOO_OLD, bad_request
from bot.playground.wire import Json, present

_SHELF: Final = "ephemerals"
_GROUPS: Final = frozenset({"group", "supergroup"})


class Ephemerals(Standing):
    """What the bot shows to single members."""

    def __init__(self, ground: Ground, messenger: Messenger) -> None:
        super().__init__(ground)
        self._messenger = messenger

    def send(
        self, chat: Json, content: Json, markup: Json | None, asked: Json, thread: int
    ) -> Json:
        """Show it to the receiver alone; Refusal where they may not be sent one now."""
        receiver = int(asked["receiver_user_id"])
        self._must_be_welcome(chat, receiver, asked.get("callback_query_id"))
        number = self._store.next_number(f"{_SHELF}{chat['id']}")
        message: Json = {"message_id": 0, "ephemeral_message_id": number}
        message |= {"from": self._people.user(self._people.bot["id"])}
        message |= {"receiver_user": self._people.user(receiver)}
        message |= {"chat": self._people.chat_view(chat), "date": int(self._clock())}
        message |= topics.thread_fields(chat, thread)
        message |= {**self._messenger.mentioning(content), **present(reply_markup=markup)}
        self._store.put(_SHELF, number, message, chat["id"])
        self._messenger.changed(chat["id"])
        return message

    def edit(self, message: Json, content: Json, markup: Json | None) -> None:
        """Put new words and buttons in its place; Refusal when nothing would change."""
        kept = {name: message[name] for name in message if name not in {"text", "entities"}}
        kept.pop("reply_markup", None)
        edited = {**kept, **self._messenger.mentioning(content), **present(reply_markup=markup)}
        if edited == message:
            raise bad_request(NOT_MODIFIED)
        self._store.put(_SHELF, message["ephemeral_message_id"], edited, message["chat"]["id"])
        self._messenger.changed(message["chat"]["id"])

    def delete(self, message: Json) -> None:
        self._store.drop(_SHELF, message["ephemeral_message_id"], message["chat"]["id"])
        self._messenger.changed(message["chat"]["id"])

    def named(self, chat: Json, receiver: int, number: int) -> Json:
        """The one that the bot means; Refusal when there is none."""
        found = self._store.get(_SHELF, number, chat["id"])
        if found is None or found["receiver_user"]["id"] != receiver:
            raise bad_request("message not found")
        return found

    def seen(self, chat: int, person: int) -> list[Json]:
        """What that member sees there alone, oldest first."""
        every = self._store.all(_SHELF, chat)
        return [one for one in every if one["receiver_user"]["id"] == person]

    def shown(self, chat: int, person: int, number: int) -> Json:
        """One of those, to be pressed; KeyError when there is none."""
        for one in self.seen(chat, person):
            if one["ephemeral_message_id"] == number:
                return one
        raise KeyError(f"person {person} sees no message {number} alone in chat {chat}")

    def _must_be_welcome(self, chat: Json, receiver: int, query: str | None) -> None:
        """An administrator may at any time; any bot for a press of theirs that is still fresh."""
        if chat["type"] not in _GROUPS:
            raise bad_request("ephemeral messages can be sent only in groups and supergroups")
        if receiver not in members(chat):
            raise bad_request("USER_NOT_PARTICIPANT")
        if query is None:
            if chat.get("bot") != "administrator":
                raise bad_request("not enough rights to send an ephemeral message to the chat")
            return
        press = self._store.get("presses", query)
        late = press and self._clock() - press["at"] > limits.EPHEMERAL_SECONDS
        if press is None or late or (press["chat"], press["person"]) != (chat["id"], receiver):
            raise bad_request(QUERY_TOO_OLD)
