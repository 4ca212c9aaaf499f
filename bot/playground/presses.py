"""Presses on buttons and the bot's answers to them.

Knows queries and how long they wait. Must not know HTTP or keyboards' layout.
"""

import secrets

from bot.playground import limits
from bot.playground.ground import Standing
from bot.playground.refusals import QUERY_TOO_OLD, bad_request
from bot.playground.wire import Json


class Presses(Standing):
    """Every press is a query that the bot answers once and in time."""

    def all(self, chat: int) -> list[Json]:
        """List the latest presses with what the bot answered."""
        recent = self._store.all("presses", last=500)
        return [press for press in recent if press["chat"] == chat]

    def press(self, person: int, message: Json, data: str, inline: str | None = None) -> str:
        """Press a callback button; returns the id of the query that the bot should answer.

        `inline` is the id of a message that came through the bot: then the bot is told that id
        instead of the message.
        """
        place = self._people.chat(message["chat"]["id"])
        query = str(secrets.randbits(62) | 1 << 61)
        press: Json = {"chat": place["id"], "message_id": message["message_id"]}
        press |= {"person": person, "data": data}
        update: Json = {"id": query, "from": self._people.user(person)}
        update |= {"inline_message_id": inline} if inline else {"message": message}
        update |= {"chat_instance": place["chat_instance"], "data": data}
        with self._store.atomic():
            kept = {"id": query, **press, "at": self._clock(), "answer": None}
            self._store.put("presses", query, kept)
            self._updates.add("callback_query", update)
        self._stream.publish("press", query=query, **press)
        return query

    def answer(self, query: str, answer: Json) -> None:
        press = self._store.get("presses", query)
        late = press and self._clock() - press["at"] > limits.CALLBACK_SECONDS
        if press is None or press["answer"] is not None or late:
            raise bad_request(QUERY_TOO_OLD)
        self._store.put("presses", query, {**press, "answer": answer})
        self._stream.publish(
            "answer", chat=press["chat"], query=query, person=press["person"], answer=answer
        )
