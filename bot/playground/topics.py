"""Forum topics: which one a message goes into, and what becomes of them.

Knows threads, General and closed topics. Must not know parameters of methods or HTTP.
"""

from collections.abc import Callable

from bot.playground import limits
from bot.playground.membership import bot_may
from bot.playground.people import People
from bot.playground.refusals import bad_request
from bot.playground.store import Store
from bot.playground.wire import Json, present

GENERAL = 1
_NO_THREAD = "message thread not found"
Service = Callable[..., Json]


def thread_of(chat: Json, wanted: int, answered: Json | None) -> int:
    """Return the thread a message goes into, 0 for none; Refusal when there is no such topic.

    Outside of forums a thread that was asked for is ignored, as there; a reply in a supergroup
    belongs to the thread of the message at its root.
    """
    if chat.get("is_forum"):
        if wanted == GENERAL or (wanted and str(wanted) not in chat.get("topics", {})):
            raise bad_request(_NO_THREAD)
        followed = (answered or {}).get("message_thread_id", 0)
        return wanted or int(followed or 0)
    if chat["type"] == "private" and wanted:
        raise bad_request(_NO_THREAD)
    if chat["type"] == "supergroup" and answered is not None:
        key = "message_thread_id" if "message_thread_id" in answered else "message_id"
        return int(answered[key])
    return 0


def thread_fields(chat: Json, thread: int) -> Json:
    """Show a thread in a message; only a forum's are topics."""
    topic = True if thread and chat.get("is_forum") else None
    return present(message_thread_id=thread or None, is_topic_message=topic)


def is_closed(chat: Json, thread: int) -> bool:
    if not chat.get("is_forum"):
        return False
    if not thread:
        return bool(chat.get("general_closed"))
    return bool(chat.get("topics", {}).get(str(thread), {}).get("closed"))


def bot_writes(chat: Json, thread: int) -> None:
    """Refuse what the bot would write into a closed topic without the right to manage it."""
    if is_closed(chat, thread) and not bot_may(chat, "can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")


class Topics:
    """Changes a forum's topics; every change is told by a service message in the topic."""

    def __init__(self, store: Store, people: People, service: Service) -> None:
        self._store = store
        self._people = people
        self._service = service

    def create(self, chat: Json, by: int, name: str, colour: int = 0x6FB9F0) -> Json:
        """Open a topic; its id is that of the service message which begins it."""
        title = _title(name)
        told = {"name": title, "icon_color": colour}
        with self._store.atomic():
            message = self._service(by, chat, {"forum_topic_created": told}, begins_thread=True)
            number = message["message_id"]
            self._save(chat["id"], number, {**told, "closed": False, "by": by})
        return {"message_thread_id": number, **told}

    def rename(self, chat: Json, by: int, thread: int, name: str) -> None:
        topic = self._topic(chat, thread)
        title = _title(name)
        if topic["name"] == title:
            raise bad_request("TOPIC_NOT_MODIFIED")
        self._save(chat["id"], thread, {**topic, "name": title})
        self._service(by, chat, {"forum_topic_edited": {"name": title}}, thread=thread)

    def close(self, chat: Json, by: int, thread: int, *, closed: bool) -> None:
        """Close or open again; thread 0 is General."""
        if is_closed(chat, thread) == closed:
            raise bad_request("TOPIC_NOT_MODIFIED")
        if thread:
            self._save(chat["id"], thread, {**self._topic(chat, thread), "closed": closed})
        else:
            self._people.save_chat({**self._people.chat(chat["id"]), "general_closed": closed})
        told = "forum_topic_closed" if closed else "forum_topic_reopened"
        self._service(by, chat, {told: {}}, thread=thread)

    def delete(self, chat: Json, thread: int) -> list[int]:
        """Delete a topic; returns the messages that go with it."""
        self._topic(chat, thread)
        fresh = self._people.chat(chat["id"])
        fresh["topics"].pop(str(thread))
        self._people.save_chat(fresh)
        inside = self._store.all("messages", chat["id"])
        return [m["message_id"] for m in inside if m.get("message_thread_id") == thread]

    def _topic(self, chat: Json, thread: int) -> Json:
        found: Json | None = chat.get("topics", {}).get(str(thread))
        if found is None:
            raise bad_request("TOPIC_ID_INVALID")
        return found

    def _save(self, number: int, thread: int, topic: Json) -> None:
        fresh = self._people.chat(number)
        topics = {**fresh.get("topics", {}), str(thread): topic}
        self._people.save_chat({**fresh, "topics": topics})


def _title(name: str) -> str:
    """Clean a topic's name; what is too long is cut, as there."""
    clean = " ".join(name.split())[: limits.TOPIC_CHARS]
    if not clean:
        raise bad_request("TOPIC_TITLE_EMPTY")
    return clean
