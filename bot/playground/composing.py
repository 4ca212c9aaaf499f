"""How a message begins: its number, its sender, its thread, what it answers.

Knows the fields that every message has, whoever writes it. Must not know who is told of it.
"""

from collections.abc import Callable

from bot.playground import topics
from bot.playground.entities import plain_text
from bot.playground.membership import ANONYMOUS, is_anonymous, signature
from bot.playground.people import People
from bot.playground.refusals import bad_request
from bot.playground.store import Store
from bot.playground.wire import Json, present


class Composer:
    """Makes messages; nothing is kept or told here but the numbers they take."""

    def __init__(self, store: Store, people: People, clock: Callable[[], float]) -> None:
        self._store = store
        self._people = people
        self._clock = clock

    def new(
        self,
        chat: Json,
        content: Json,
        thread: int,
        person: int | None = None,
        *,
        anonymous: bool = False,
    ) -> Json:
        """Begin a message of a person, or of the bot; `anonymous`: in the group's own name."""
        # Telegram counts an account's private chats and small groups together, and each
        # supergroup by itself.
        own_count = chat["type"] == "supergroup"
        counter = f"messages{chat['id']}" if own_count else "messages"
        message: Json = {"message_id": self._store.next_number(counter)}
        message |= self._sender(chat, person, anonymous=anonymous)
        message |= {"chat": self._people.chat_view(chat)}
        message |= {"date": int(self._clock()), **topics.thread_fields(chat, thread)}
        return {**message, **self.mentioning(content)}

    def _sender(self, chat: Json, person: int | None, *, anonymous: bool) -> Json:
        if person is None:
            return {"from": self._people.user(self._people.bot["id"])}
        if not (anonymous or is_anonymous(chat, person)):
            return {"from": self._people.user(person)}
        hidden = {"from": ANONYMOUS, "sender_chat": self._people.chat_view(chat)}
        return {**hidden, **present(author_signature=signature(chat, person))}

    def mentioning(self, content: Json) -> Json:
        """Make the mentions in a content whole."""
        found = dict(content)
        for name in ("entities", "caption_entities"):
            if name in found:
                found[name] = self._people.mentions(found[name])
        return {name: value for name, value in found.items() if value != []}

    def answered(self, chat: Json, reply: Json | None) -> Json | None:
        """Find what ReplyParameters name; Refusal when it is gone and must not be."""
        if not reply or not reply.get("message_id"):
            return None
        elsewhere = str(reply.get("chat_id", chat["id"])) != str(chat["id"])
        number = reply["message_id"]
        found = None if elsewhere else self._store.get("messages", number, chat["id"])
        if found is None and not reply.get("allow_sending_without_reply"):
            raise bad_request("message to be replied not found")
        return found

    def reply_fields(
        self, chat: Json, thread: int, answered: Json | None, reply: Json | None
    ) -> Json:
        """Show what is answered; in a topic that is its beginning where nothing else is."""
        if answered is None:
            begin = self.begin_of(chat, thread) if chat.get("is_forum") and thread else None
            return present(reply_to_message=begin)
        nested = {key: value for key, value in answered.items() if key != "reply_to_message"}
        fields: Json = {"reply_to_message": nested}
        quote = (reply or {}).get("quote")
        if quote:
            text = answered.get("text") or answered.get("caption") or ""
            if quote not in text:
                raise bad_request("QUOTE_TEXT_INVALID")
            place = len(text[: text.index(quote)].encode("utf-16-le")) // 2
            fields["quote"] = {"text": quote, "position": place, "is_manual": True}
        return fields

    def begin_of(self, chat: Json, thread: int) -> Json | None:
        """Find the service message that a topic begins with."""
        found = self._store.get("messages", thread, chat["id"])
        return {k: v for k, v in found.items() if k != "reply_to_message"} if found else None


def read_content(content: Json) -> Json:
    """Find links and commands in what a person wrote."""
    result = dict(content)
    if "via_bot" in content:
        return result  # written by the bot: formatted already
    for names in (("text", "entities"), ("caption", "caption_entities")):
        if names[0] in result and names[1] not in result:
            result |= worded(names, *plain_text(result[names[0]]))
    return result


def worded(names: tuple[str, str], text: str, entities: list[Json]) -> Json:
    """Put a text and its entities under their two names."""
    return present(**{names[0]: text, names[1]: entities or None})
