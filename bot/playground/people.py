"""Who and where: people, the bot itself, their chats, and what the bot's owner has set.

Knows users and chats as the Bot API shows them, and which chats the bot may reach. Must not
know how messages come about.
"""

import re
import secrets

from bot.playground import limits
from bot.playground.membership import members
from bot.playground.refusals import bad_request, blocked, never_met, not_inside, upgraded
from bot.playground.store import Store
from bot.playground.wire import Json, present

_FIRST_PERSON = 5_000_000_000  # people's ids have outgrown 32 bits; bots must hold that
_BEYOND = 1 << 52  # ids of chats are shorter
_BASE = {"group": -4_002_000_000, "supergroup": -1_002_000_000_000}
_SETTINGS: Json = {"privacy": True, "inline": True, "feedback": False, "ephemeral": True}
_MENTION = "tg://user?id="


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

    def add_group(self, kind: str, facts: Json) -> Json:
        """Create a `group` or `supergroup` out of title, members, owner, bot and more."""
        number = _BASE[kind] - self._store.next_number("group")
        self._store.put("chats", number, {"id": number, "type": kind, **_instance(), **facts})
        return self.chat(number)

    def all(self) -> list[Json]:
        return self._store.all("people")

    def chats(self) -> list[Json]:
        """List the chats there are; a group that became a supergroup is one no more."""
        return [chat for chat in self._store.all("chats") if "migrated_to" not in chat]

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

    # -- what the bot's owner has set with BotFather ----------------------------------------

    @property
    def settings(self) -> Json:
        """Privacy mode in groups, inline mode, and whether it tells what was chosen."""
        return {**_SETTINGS, **(self._store.get("facts", "bot") or {})}

    def change_settings(self, wanted: Json) -> Json:
        known = {name: bool(wanted[name]) for name in _SETTINGS if name in wanted}
        self._store.put("facts", "bot", {**self.settings, **known})
        return self.settings

    # -- as the Bot API shows them ----------------------------------------------------------

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
            view = {key: chat[key] for key in ("id", "type", "title")}
            return {**view, **present(is_forum=chat.get("is_forum") or None)}
        person = self.person(chat["id"])
        names = ("first_name", "last_name", "username")
        return present(id=chat["id"], type="private", **{name: person.get(name) for name in names})

    def members(self, chat: Json) -> list[int]:
        return members(chat)

    def mentions(self, entities: list[Json]) -> list[Json]:
        """Make mentions by id whole; somebody whom the bot has never met is plain text."""
        return [found for entity in entities if (found := self._mention(entity)) is not None]

    def _mention(self, entity: Json) -> Json | None:
        by_link = entity["type"] == "text_link" and entity.get("url", "").startswith(_MENTION)
        if not by_link and entity["type"] != "text_mention":
            return entity
        wanted = entity["url"].removeprefix(_MENTION) if by_link else entity["user"]["id"]
        number = int(wanted) if str(wanted).isdecimal() else 0
        if self._store.get("people", number) is None:
            return None
        place = {"offset": entity["offset"], "length": entity["length"]}
        return {"type": "text_mention", **place, "user": self.user(number)}

    def start_text(self, chat: Json, payload: str) -> str:
        """Say what an app sends when a link to the bot is opened; ValueError: no such payload."""
        if not re.fullmatch(limits.START_PAYLOAD, payload):
            raise ValueError("a start payload holds up to 64 of A-Z a-z 0-9 _ -")
        name = "" if chat["type"] == "private" else f"@{self.bot['username']}"
        return f"/start{name} {payload}".rstrip()

    # -- which chats the bot may reach ------------------------------------------------------

    def chat_for_bot(self, wanted: object) -> Json:
        """Find a chat by the id a method was given; Refusal when there is none to see."""
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
        if found["type"] == "supergroup" and found["bot"] in {"left", "kicked"}:
            raise not_inside(found)  # a private supergroup is not even shown to strangers
        return found

    def chat_to_write(self, wanted: object) -> Json:
        """Find a chat the bot may write into; Refusal when it may not."""
        chat = self.chat_for_bot(wanted)
        if "migrated_to" in chat:
            raise upgraded(chat["migrated_to"])
        if chat["type"] == "private":
            person = self.person(chat["id"])
            if person["blocked"]:
                raise blocked()
            if not person["met"]:
                raise never_met()
        elif chat["bot"] in {"left", "kicked"}:
            raise not_inside(chat)
        return chat


def _instance() -> Json:
    return {"chat_instance": str(-(secrets.randbits(62) | 1 << 61))}
