"""What happens in a chat, whoever does it: posting, editing, deleting, service messages.

Knows how a message looks on both sides, which updates the bot gets, which events the page
gets. Must not know HTTP, parameters of methods, or files.
"""

from dataclasses import dataclass

from bot.playground import fate, topics
from bot.playground.composing import Composer, read_content, worded
from bot.playground.entities import plain_text
from bot.playground.ground import Ground, Standing
from bot.playground.keyboards import Keyboards
from bot.playground.membership import (
    bot_is_inside,
    bot_reads,
    member_view,
    members,
)
from bot.playground.refusals import NOT_MODIFIED, bad_request
from bot.playground.wire import Json, present

CONTENT = (
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
    "poll",
)


@dataclass(frozen=True, slots=True)
class How:
    """How a message is sent, beside what it says."""

    thread: int = 0
    """The topic asked for; 0: none."""
    reply: Json | None = None
    """ReplyParameters."""
    silent: bool = False


class Messenger(Standing):
    """One place through which every change of a chat goes."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self._compose = Composer(ground.store, ground.people, ground.clock)
        self.keyboards = Keyboards(ground.people, ground.stream)

    # -- reading ---------------------------------------------------------------------------

    def history(self, chat: int, last: int = 1000) -> list[Json]:
        return self._store.all("messages", chat, last)

    def message(self, chat: int, number: int) -> Json:
        found = self._store.get("messages", number, chat)
        if found is None:
            raise KeyError(f"no message {number} in chat {chat}")
        return found

    def mark(self, chat: int, number: int) -> Json:
        """Read what people see of a message and the Bot API does not say: {person, silent}."""
        return self._store.get("marks", number, chat) or {}

    def marks(self, chat: int) -> Json:
        marked = self._store.all("marks", chat)
        return {str(mark["message_id"]): mark for mark in marked}

    def add_mark(self, message: Json, **facts: object) -> None:
        chat, number = message["chat"]["id"], message["message_id"]
        mark = {**self.mark(chat, number), "message_id": number, **facts}
        self._store.put("marks", number, mark, chat)

    def author(self, message: Json) -> int:
        """Who really wrote it, behind the group's name too."""
        mark = self.mark(message["chat"]["id"], message["message_id"])
        return int(mark.get("person", message["from"]["id"]))

    def message_to(self, what: str, chat: Json, number: int) -> Json:
        """Find the message that the bot names; Refusal when there is none."""
        found = self._store.get("messages", number, chat["id"])
        if found is None:
            raise bad_request(f"{what} not found")
        return found

    # -- the bot's side --------------------------------------------------------------------

    def post_by_bot(self, chat: Json, content: Json, markup: Json | None, how: How) -> Json:
        """Post for the bot; a keyboard that is not inline belongs to people, not the message."""
        inline = markup if markup and "inline_keyboard" in markup else None
        answered = self._compose.answered(chat, how.reply)
        thread = topics.thread_of(chat, how.thread, answered)
        topics.bot_writes(chat, thread)
        message = self._compose.new(chat, present(**content, reply_markup=inline), thread)
        message |= self._compose.reply_fields(chat, thread, answered, how.reply)
        with self._store.atomic():
            self._keep(message, silent=how.silent, markup=fate.alien_markup(markup))
            if markup is not None and (inline is None or markup.get("force_reply")):
                asked = {"force_reply": True} if inline else markup
                author = self.author(answered) if answered else None
                self.keyboards.sent(chat, message, asked, author)
        self._publish(message)
        return message

    def edit_by_bot(self, message: Json, content: Json, markup: Json | None) -> Json:
        """Put new content and keyboard in place; Refusal when nothing would change.

        Whether a keyboard asks for a reply was settled when the message was sent.
        """
        if markup is not None:
            asks = (message.get("reply_markup") or {}).get("force_reply")
            bare = {key: value for key, value in markup.items() if key != "force_reply"}
            markup = {**bare, **present(force_reply=asks)}
        kept = {key: value for key, value in message.items() if key not in CONTENT}
        kept.pop("reply_markup", None)
        edited = {**kept, **self._compose.mentioning(content), **present(reply_markup=markup)}
        edited.setdefault("edit_date", 0)
        if {**edited, "edit_date": 0} == {**message, "edit_date": 0}:
            raise bad_request(NOT_MODIFIED)
        edited["edit_date"] = int(self._clock())
        self.replace(edited)
        return edited

    def action(self, chat: Json, action: str) -> None:
        self._stream.publish("action", chat=chat["id"], action=action)

    def mentioning(self, content: Json) -> Json:
        """Make the mentions in a content whole."""
        return self._compose.mentioning(content)

    # -- the people's side -----------------------------------------------------------------

    def post_by_person(
        self, person: int, chat: int, content: Json, reply_to: int | None, how: How | None = None
    ) -> Json:
        """Post for a person and tell the bot, where it may read along."""
        given = how or How()
        place = self._people.chat(chat)
        self.must_be_member(person, place)
        if "text" in content and not content.get("text", "").strip():
            raise ValueError("an empty text cannot be sent")
        self._meet(person, place)
        reply = {"message_id": reply_to} if reply_to else given.reply
        answered = self._compose.answered(place, reply)
        thread = topics.thread_of(place, given.thread, answered)
        message = self._compose.new(place, read_content(content), thread, person)
        message |= self._compose.reply_fields(place, thread, answered, reply)
        with self._store.atomic():
            self._keep(message, silent=given.silent, person=person)
            self._tell("message", place, message)
            self.keyboards.used(place, person)
        self._publish(message)
        return message

    def edit_by_person(self, person: int, chat: int, number: int, text: str) -> Json:
        message = self.message(chat, number)
        if self.author(message) != person or not ("text" in message or "caption" in message):
            raise ValueError("only one's own text can be edited")
        body, entities = plain_text(text)
        field = "text" if "text" in message else "caption"
        names = ("text", "entities") if field == "text" else ("caption", "caption_entities")
        kept = {key: value for key, value in message.items() if key not in names}
        edited = {**kept, **worded(names, body, entities), "edit_date": int(self._clock())}
        with self._store.atomic():
            self.replace(edited)
            self._tell("edited_message", self._people.chat(chat), edited)
        return edited

    def delete(self, chat: int, number: int) -> None:
        self.message(chat, number)
        self._store.drop("messages", number, chat)
        self._store.drop("marks", number, chat)
        self._stream.publish("delete", chat=chat, message_id=number)

    def membership(self, person: int, chat: Json, was: Json, now: Json) -> None:
        """Tell the bot that it was blocked, let in again, added, given rights, or removed.

        `was` and `now` are {"status"} and what `member_view` takes as details.
        """
        bot = self._people.user(self._people.bot["id"])
        update: Json = {"chat": self._people.chat_view(chat), "from": self._people.user(person)}
        update |= {"date": int(self._clock())}
        update |= {"old_chat_member": member_view(bot, was["status"], was)}
        update |= {"new_chat_member": member_view(bot, now["status"], now)}
        self._updates.add("my_chat_member", update)
        self.changed(chat["id"])

    def service(
        self,
        sender: int,
        chat: Json,
        content: Json,
        thread: int = 0,
        *,
        begins_thread: bool = False,
        anonymous: bool = False,
    ) -> Json:
        """Post a service message, such as the bot's arrival in a group."""
        by = None if sender == self._people.bot["id"] else sender
        message = self._compose.new(chat, content, thread, by, anonymous=anonymous)
        if begins_thread:
            message |= topics.thread_fields(chat, message["message_id"])
        elif chat.get("is_forum") and thread:
            message |= present(reply_to_message=self._compose.begin_of(chat, thread))
        with self._store.atomic():
            self._keep(message, person=by)
            left = content.get("left_chat_member", {}).get("id") == self._people.bot["id"]
            if bot_is_inside(chat) or left:
                self._updates.add("message", message)
        self._publish(message)
        return message

    def changed(self, chat: int) -> None:
        """Let the page look at a chat again."""
        self._stream.publish("chat", chat=chat)

    def must_be_member(self, person: int, chat: Json) -> None:
        if "migrated_to" in chat:
            raise ValueError(f"group {chat['id']} is now the supergroup {chat['migrated_to']}")
        if person not in members(chat):
            raise ValueError(f"person {person} is not in chat {chat['id']}")

    def replace(self, message: Json) -> None:
        """Put a changed message in its place."""
        self._store.put("messages", message["message_id"], message, message["chat"]["id"])
        chat = message["chat"]["id"]
        mark = self.mark(chat, message["message_id"])
        self._stream.publish("edit", chat=chat, message=message, mark=mark)

    # -- inside ----------------------------------------------------------------------------

    def _keep(
        self,
        message: Json,
        *,
        silent: bool = False,
        person: int | None = None,
        markup: str | None = None,
    ) -> None:
        self._store.put("messages", message["message_id"], message, message["chat"]["id"])
        facts = present(silent=silent or None, markup=markup)
        if "sender_chat" in message:
            facts["person"] = person
        if facts:
            self.add_mark(message, **facts)

    def _publish(self, message: Json) -> None:
        chat = message["chat"]["id"]
        mark = self.mark(chat, message["message_id"])
        self._stream.publish("message", chat=chat, message=message, mark=mark)

    def _tell(self, kind: str, chat: Json, message: Json) -> None:
        privacy = bool(self._people.settings["privacy"])
        if bot_reads(chat, message, self._people.bot, privacy=privacy):
            self._updates.add(kind, message)

    def _meet(self, number: int, chat: Json) -> None:
        """Remember that this person has written; writing to a blocked bot lets it in again."""
        person = self._people.person(number)
        if chat["type"] != "private" or (person["met"] and not person["blocked"]):
            return
        self._people.save({**person, "met": True, "blocked": False})
        if person["blocked"]:
            self.membership(number, chat, {"status": "kicked"}, {"status": "member"})
