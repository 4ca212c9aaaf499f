"""Who and where: people, the bot itself, chats and their members.

Knows users, chats and members as the Bot API shows them, and what a bot may read in a group.
Must not know how messages come about.
"""

import secrets

from bot.playground.refusals import bad_request, blocked, never_met, removed_from_group
from bot.playground.store import Store
from bot.playground.wire import Json, present

_FIRST_PERSON = 5_000_000_000  # people's ids have outgrown 32 bits; bots must hold that
_BEYOND = 1 << 52  # ids of chats are shorter
_GROUP_BASE = -1_002_000_000_000


class People:
    """Creates and finds people and chats. A private chat has its person's id."""

    def __init__(self, store: Store, bot: Json) -> None:
        self._store = store
        self.bot = bot

    def add(self, wanted: Json) -> Json:
        """Create a person from first_name, last_name, username, language_code, id."""
        number = wanted.get("id") or _FIRST_PERSON + self._store.next_number("person") * 7919
        person = present(
            id=number,
            first_name=wanted.get("first_name") or "Аня",
            last_name=wanted.get("last_name"),
            username=wanted.get("username"),
            language_code=wanted.get("language_code"),
        )
        self._store.put("people", number, {**person, "blocked": False, "met": False})
        self._store.put("chats", number, {"id": number, "type": "private", **_instance()})
        return self.person(number)

    def add_group(self, title: str, members: list[int], *, is_admin: bool) -> Json:
        """Create a supergroup with the bot in it; the first member is its owner."""
        number = _GROUP_BASE - self._store.next_number("group")
        status = "administrator" if is_admin else "member"
        group: Json = {"id": number, "type": "supergroup", "title": title, "bot": status}
        self._store.put("chats", number, {**group, "members": members, **_instance()})
        return self.chat(number)

    def all(self) -> list[Json]:
        return self._store.all("people")

    def chats(self) -> list[Json]:
        return self._store.all("chats")

    def person(self, number: int) -> Json:
        found = self._store.get("people", number)
        if found is None:
            raise KeyError(f"no person {number}")
        return found

    def chat(self, number: int) -> Json:
        found = self._store.get("chats", number)
        if found is None:
            raise KeyError(f"no chat {number}")
        return found

    def save(self, person: Json) -> None:
        self._store.put("people", person["id"], person)

    def save_chat(self, chat: Json) -> None:
        self._store.put("chats", chat["id"], chat)

    def user(self, number: int) -> Json:
        """Show a person, or the bot, as a User."""
        if number == self.bot["id"]:
            return {key: self.bot[key] for key in ("id", "is_bot", "first_name", "username")}
        person = self.person(number)
        hidden = {"blocked", "met"}
        return {"is_bot": False, **{k: v for k, v in person.items() if k not in hidden}}

    def chat_view(self, chat: Json) -> Json:
        """Show a chat as a Chat of the Bot API."""
        if chat["type"] != "private":
            return {key: chat[key] for key in ("id", "type", "title")}
        person = self.person(chat["id"])
        names = ("first_name", "last_name", "username")
        return present(id=chat["id"], type="private", **{name: person.get(name) for name in names})

    def members(self, chat: Json) -> list[int]:
        return [chat["id"]] if chat["type"] == "private" else list(chat["members"])

    def chat_for_bot(self, wanted: object) -> Json:
        """Find a chat by the id a method was given; Refusal when there is none."""
        if isinstance(wanted, str) and wanted.startswith("@"):
            named = [p["id"] for p in self.all() if p.get("username") == wanted[1:]]
            wanted = named[0] if named else 0
        try:
            number = int(str(wanted))
        except ValueError:
            raise bad_request("chat not found") from None
        found = self._store.get("chats", number) if abs(number) < _BEYOND else None
        if found is None:
            raise bad_request("chat not found")
        return found

    def chat_to_write(self, wanted: object) -> Json:
        """Find a chat the bot may write into; Refusal when it may not."""
        chat = self.chat_for_bot(wanted)
        if chat["type"] == "private":
            person = self.person(chat["id"])
            if person["blocked"]:
                raise blocked()
            if not person["met"]:
                raise never_met()
        elif chat["bot"] in {"left", "kicked"}:
            raise removed_from_group()
        return chat

    def bot_reads(self, chat: Json, message: Json) -> bool:
        """In a group a bot without rights reads commands and replies to itself only."""
        if chat["type"] == "private" or chat["bot"] == "administrator":
            return True
        text = message.get("text", "")
        command = text.split(maxsplit=1)[0] if text.startswith("/") else ""
        named = command.partition("@")[2]
        answered = message.get("reply_to_message", {}).get("from", {}).get("id")
        own_command = bool(command) and named in {"", self.bot["username"]}
        return chat["bot"] == "member" and (own_command or answered == self.bot["id"])


def member_view(user: Json, status: str) -> Json:
    """Show a ChatMember; all fields the Bot API promises for its status."""
    member: Json = {"user": user, "status": status}
    if status == "creator":
        return {**member, "is_anonymous": False}
    if status == "kicked":
        return {**member, "until_date": 0}
    if status != "administrator":
        return member
    rights = (
        "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats"
        " can_restrict_members can_promote_members can_change_info can_invite_users"
        " can_post_stories can_edit_stories can_delete_stories can_send_welcome_messages"
    )
    granted = {"can_manage_chat", "can_delete_messages", "can_invite_users"}
    return {**member, **{right: right in granted for right in rights.split()}}


def _instance() -> Json:
    return {"chat_instance": str(-(secrets.randbits(62) | 1 << 61))}
