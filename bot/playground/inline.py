"""Inline mode: what people ask through the bot in any chat, and what they choose.

Knows queries, their cache, and messages sent through the bot. Must not know parameters of
methods, nor HTTP.
"""

import secrets

from bot.playground import limits
from bot.playground.ground import Ground, Standing
from bot.playground.messenger import How, Messenger
from bot.playground.refusals import QUERY_TOO_OLD, bad_request
from bot.playground.wire import Json, present


class Inline(Standing):
    """Every query is answered once; a cached answer spares the bot the question."""

    def __init__(self, ground: Ground, messenger: Messenger) -> None:
        super().__init__(ground)
        self._messenger = messenger

    def ask(self, person: int, chat: Json, query: str, offset: str = "") -> Json:
        """Ask the bot; returns the query as `read` does, answered already where it is cached."""
        if not self._people.settings["inline"]:
            raise ValueError("inline mode is not switched on: see /setinline of BotFather")
        self._messenger.must_be_member(person, chat)
        number = str(secrets.randbits(62) | 1 << 61)
        asked: Json = {"id": number, "person": person, "chat": chat["id"], "at": self._clock()}
        asked |= {"query": query[: limits.INLINE_QUERY_CHARS], "offset": offset}
        cached = self._cached(asked)
        self._store.put("inline", number, {**asked, "answer": cached})
        if cached is None:
            update = {"id": number, "from": self._people.user(person), "query": asked["query"]}
            kind = "sender" if chat["type"] == "private" else chat["type"]
            self._updates.add("inline_query", {**update, "offset": offset, "chat_type": kind})
        return self.read(number)

    def read(self, number: str) -> Json:
        """Look at a query: {id, query, answer}; the answer is None until it is there."""
        found = self._store.get("inline", number)
        if found is None:
            raise KeyError(f"no inline query {number}")
        return found

    def answer(self, number: str, answer: Json, *, cache_time: int, personal: bool) -> None:
        """Answer with {results, button, next_offset}."""
        asked = self._store.get("inline", number)
        late = asked and self._clock() - asked["at"] > limits.INLINE_SECONDS
        if asked is None or asked["answer"] is not None or late:
            raise bad_request(QUERY_TOO_OLD)
        self._store.put("inline", number, {**asked, "answer": answer})
        if cache_time > 0:
            whose = asked["person"] if personal else 0
            until = self._clock() + cache_time
            self._store.put("inline cache", _key(asked, whose), {"until": until, **answer})
        self._stream.publish("inline", query=number, person=asked["person"], chat=asked["chat"])

    def choose(self, person: int, number: str, result: str, how: How | None = None) -> Json:
        """Send a result into the chat where it was asked for; returns the message."""
        asked = self.read(number)
        results = (asked["answer"] or {}).get("results", [])
        chosen = next((one for one in results if one["id"] == result), None)
        if chosen is None or asked["person"] != person:
            raise KeyError(f"no result {result!r}")
        bot = self._people.user(self._people.bot["id"])
        content = {**chosen["content"], "via_bot": bot}
        keyboard = chosen.get("reply_markup")
        with self._store.atomic():
            message = self._messenger.post_by_person(
                person, asked["chat"], {**content, **present(reply_markup=keyboard)}, None, how
            )
            inline = self._remember(message) if keyboard else None
            self._tell(asked, result, inline)
        return message

    def message(self, inline: str) -> Json:
        """Find a message sent through the bot, for an edit; Refusal when there is none."""
        place = self._store.get("inline messages", inline)
        found = place and self._store.get("messages", place["message_id"], place["chat"])
        if not found:
            raise bad_request("MESSAGE_ID_INVALID")
        return found

    def id_of(self, message: Json) -> str | None:
        """Return the inline id of a message sent through the bot."""
        mark = self._messenger.mark(message["chat"]["id"], message["message_id"])
        return mark.get("inline")

    def _remember(self, message: Json) -> str:
        inline = secrets.token_urlsafe(20)
        place = {"chat": message["chat"]["id"], "message_id": message["message_id"]}
        self._store.put("inline messages", inline, place)
        self._messenger.add_mark(message, inline=inline)
        return inline

    def _tell(self, asked: Json, result: str, inline: str | None) -> None:
        if not self._people.settings["feedback"]:
            return  # the owner has to ask BotFather for it: /setinlinefeedback
        chosen: Json = {"result_id": result, "from": self._people.user(asked["person"])}
        chosen |= {"query": asked["query"], **present(inline_message_id=inline)}
        self._updates.add("chosen_inline_result", chosen)

    def _cached(self, asked: Json) -> Json | None:
        for whose in (asked["person"], 0):
            found = self._store.get("inline cache", _key(asked, whose))
            if found and found["until"] > self._clock():
                return {key: value for key, value in found.items() if key != "until"}
        return None


def _key(asked: Json, whose: int) -> str:
    return f"{whose} {asked['offset']} {asked['query']}"
