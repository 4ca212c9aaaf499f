"""Who is what in a chat: statuses, rights, and what a bot may read there.

Knows a chat as the store keeps it and a ChatMember as the Bot API shows it. Must not know
messages' fate, nor how a chat comes to change.
"""

from bot.playground.wire import Json, present

ANONYMOUS: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
"""Who stands in `from` where an administrator speaks in the group's name."""

INSIDE = frozenset({"creator", "administrator", "member"})
_BOT_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
_ALWAYS_SHOWN = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
_SHOWN_IN_GROUPS = ("can_pin_messages", "can_manage_topics")


def members(chat: Json) -> list[int]:
    """List the people in a chat, the bot not among them."""
    return [chat["id"]] if chat["type"] == "private" else list(chat["members"])


def owner(chat: Json) -> int:
    return int(chat.get("owner") or chat["members"][0])


def administrators(chat: Json) -> list[int]:
    """List the owner and everybody with rights, as long as they are in the group."""
    appointed = [int(number) for number in chat.get("admins", {})]
    return [one for one in dict.fromkeys([owner(chat), *appointed]) if one in chat["members"]]


def is_anonymous(chat: Json, person: int) -> bool:
    """Whether this administrator speaks in the group's name."""
    return bool(_appointed(chat, person).get("anonymous"))


def signature(chat: Json, person: int) -> str | None:
    """Return an administrator's title in this chat."""
    return _appointed(chat, person).get("title") or None


def bot_is_inside(chat: Json) -> bool:
    return chat["type"] == "private" or chat["bot"] in INSIDE


def bot_may(chat: Json, right: str) -> bool:
    """Whether the bot is an administrator with this right."""
    return chat.get("bot") == "administrator" and right in chat.get("bot_rights", _BOT_RIGHTS)


def status_view(chat: Json, user: Json, bot: int) -> Json:
    """Show what a user is in a chat as a ChatMember."""
    number = user["id"]
    if chat["type"] == "private":
        return member_view(user, "member")
    if number == bot:
        return member_view(user, chat["bot"], bot_rights(chat))
    if number not in chat["members"]:
        return member_view(user, "left")
    if number == owner(chat):
        return member_view(user, "creator", _appointed(chat, number))
    appointed = str(number) in chat.get("admins", {})
    return member_view(user, "administrator" if appointed else "member", _appointed(chat, number))


def bot_rights(chat: Json) -> Json:
    """Collect the bot's rights in a chat in the form `member_view` takes."""
    return {"rights": list(chat.get("bot_rights", _BOT_RIGHTS))}


def member_view(user: Json, status: str, details: Json | None = None) -> Json:
    """Show a ChatMember with all fields the Bot API promises for its status.

    `details` may hold `anonymous`, `title`, and `rights`: names of what is granted.
    """
    given = details or {}
    member: Json = {"user": user, "status": status}
    if status == "kicked":
        return {**member, "until_date": 0}
    if status not in {"creator", "administrator"}:
        return member
    member |= present(custom_title=given.get("title") or None)
    anonymous = bool(given.get("anonymous"))
    if status == "creator":
        return {**member, "is_anonymous": anonymous}
    granted = set(given.get("rights", _BOT_RIGHTS))
    shown = {right: right in granted for right in (*_ALWAYS_SHOWN, *_SHOWN_IN_GROUPS)}
    return {**member, **shown, "is_anonymous": anonymous}


def bot_reads(chat: Json, message: Json, bot: Json, *, privacy: bool) -> bool:
    """Whether the bot is told of a person's message.

    With privacy mode on and without rights it hears commands that may be its own, what came
    through it (inline), and replies to all of that and to itself. A mention alone is not heard.
    """
    if not bot_is_inside(chat):
        return False
    everything = chat["type"] == "private" or chat["bot"] == "administrator" or not privacy
    if everything or _is_meant_for(message, bot):
        return True
    answered = message.get("reply_to_message") or {}
    by_bot = answered.get("from", {}).get("id") == bot["id"]
    is_topic = "forum_topic_created" in answered  # stands there though nobody replied
    return not is_topic and (by_bot or _is_meant_for(answered, bot))


def _is_meant_for(message: Json, bot: Json) -> bool:
    if message.get("via_bot", {}).get("id") == bot["id"]:
        return True
    text = message.get("text", "")
    command = text.split(maxsplit=1)[0] if text.startswith("/") else ""
    return bool(command) and command.partition("@")[2].lower() in {"", bot["username"].lower()}


def _appointed(chat: Json, person: int) -> Json:
    found: Json = chat.get("admins", {}).get(str(person), {})
    return found
