"""What becomes of a group: who comes and goes, who has rights, how it grows.

Knows the service messages and updates that each change brings. Must not know HTTP.
"""

from bot.playground.membership import INSIDE, bot_rights, members, owner
from bot.playground.messenger import Messenger
from bot.playground.people import People
from bot.playground.store import Store
from bot.playground.wire import Json

_STATUSES = frozenset({"member", "administrator", "left", "kicked"})


class Groups:
    """Changes groups for people, and for the bot where it leaves."""

    def __init__(self, store: Store, people: People, messenger: Messenger) -> None:
        self._store = store
        self._people = people
        self._messenger = messenger

    def create(self, people: list[int], title: str, wanted: Json) -> Json:
        """Create a group; the first person owns it.

        `wanted`: kind (`supergroup`), forum, bot (False: without it), admin (the bot's rights).
        """
        if not people:
            raise ValueError("a group needs at least one member")
        kind = str(wanted.get("kind", "supergroup"))
        if kind not in {"group", "supergroup"}:
            raise ValueError("a group is a `group` or a `supergroup`")
        forum = {"is_forum": True} if wanted.get("forum") else {}
        facts = {"title": title, "owner": people[0], "members": people, "bot": "left", **forum}
        group = self._people.add_group(kind, facts)
        if wanted.get("bot", True):
            status = "administrator" if wanted.get("admin") else "member"
            self.set_bot(group, people[0], status)
        self._messenger.changed(group["id"])
        return self._people.chat(group["id"])

    def set_bot(self, chat: Json, by: int, status: str, rights: list[str] | None = None) -> None:
        """Add the bot, give or take its rights, remove it (`left`, `kicked`)."""
        if status not in _STATUSES:
            raise ValueError(f"the bot can be {', '.join(sorted(_STATUSES))}")
        was = {"status": chat["bot"], **bot_rights(chat)}
        changed = {**chat, "bot": status}
        changed.pop("bot_rights", None)
        if rights is not None:
            changed["bot_rights"] = rights
        self._people.save_chat(changed)
        bot = self._people.bot["id"]
        shown = self._people.user(bot)
        self._messenger.membership(by, changed, was, {"status": status, **bot_rights(changed)})
        if was["status"] not in INSIDE and status in INSIDE:
            self._messenger.service(by, changed, {"new_chat_members": [shown]})
        elif was["status"] in INSIDE and status not in INSIDE:
            self._messenger.service(by, changed, {"left_chat_member": shown})

    def leave_by_bot(self, chat: Json) -> None:
        self.set_bot(chat, self._people.bot["id"], "left")

    def add_member(self, chat: Json, by: int, person: int) -> None:
        user = self._people.user(person)
        if person in members(chat):
            raise ValueError(f"person {person} is in the group already")
        changed = {**chat, "members": [*chat["members"], person]}
        self._save_told(changed, by, {"new_chat_members": [user]})

    def remove_member(self, chat: Json, by: int, person: int) -> None:
        """Somebody leaves (`by` is themselves) or is removed; rights go with them."""
        self._messenger.must_be_member(person, chat)
        user = self._people.user(person)
        rest = [one for one in chat["members"] if one != person]
        rights = {key: v for key, v in chat.get("admins", {}).items() if key != str(person)}
        changed = {**chat, "owner": owner(chat), "members": rest, "admins": rights}
        self._save_told(changed, by, {"left_chat_member": user})

    def set_admin(self, chat: Json, person: int, wanted: Json) -> None:
        """Give or take rights: {admin, anonymous, title}; an owner keeps theirs."""
        self._messenger.must_be_member(person, chat)
        if wanted.get("anonymous") and chat["type"] != "supergroup":
            raise ValueError("only supergroups have anonymous administrators")
        rights = dict(chat.get("admins", {}))
        before = rights.pop(str(person), {})
        if wanted.get("admin", True):
            given = {name: wanted[name] for name in ("anonymous", "title") if name in wanted}
            rights[str(person)] = {**before, **given}
        self._people.save_chat({**chat, "admins": rights})
        self._messenger.changed(chat["id"])

    def rename(self, chat: Json, by: int, title: str) -> None:
        self._save_told({**chat, "title": title}, by, {"new_chat_title": title})

    def set_forum(self, chat: Json, *, on: bool) -> None:
        if chat["type"] != "supergroup":
            raise ValueError("only a supergroup has topics")
        self._people.save_chat({**chat, "is_forum": on})
        self._messenger.changed(chat["id"])

    def migrate(self, chat: Json, by: int) -> Json:
        """Make a supergroup of a group: it gets a new id, the old one is refused from now on."""
        if chat["type"] != "group" or "migrated_to" in chat:
            raise ValueError("only a group becomes a supergroup")
        kept = ("title", "owner", "members", "admins", "bot", "bot_rights")
        facts = {key: chat[key] for key in kept if key in chat}
        grown = self._people.add_group("supergroup", facts)
        self._messenger.service(by, chat, {"migrate_to_chat_id": grown["id"]})
        self._people.save_chat({**chat, "migrated_to": grown["id"]})
        self._messenger.service(by, grown, {"migrate_from_chat_id": chat["id"]}, anonymous=True)
        self._messenger.changed(chat["id"])
        return grown

    def _save_told(self, chat: Json, by: int, service: Json) -> None:
        with self._store.atomic():
            self._people.save_chat(chat)
            self._messenger.service(by, chat, service)
        self._messenger.changed(chat["id"])
