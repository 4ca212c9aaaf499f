"""What may still become of a message: which parts of it a bot may edit, and whether it may go.

Knows messages as the store keeps them, and the rules of the Bot API's "Updating messages". Must
not know parameters of methods, nor how a change is made.
"""

from collections.abc import Mapping
from typing import Final

from bot.playground import limits
from bot.playground.membership import bot_may
from bot.playground.refusals import bad_request
from bot.playground.wire import Json

EDITS: Final[Mapping[str, frozenset[str]]] = {
    "text": frozenset({"text", "media", "markup"}),
    "photo": frozenset({"caption", "media", "markup"}),
    "document": frozenset({"caption", "media", "markup"}),
    "poll": frozenset({"markup"}),
}
"""What a bot sends here, and which parts of it may be edited; of a poll that is over the markup."""
OTHERS: Final = ("voice", "sticker")
"""What people send beside; a message of no kind at all is a service message."""
ABSENT: Final = {
    "text": "there is no text in the message to edit",
    "caption": "there is no caption in the message to edit",
    "media": "message media can't be edited",
}
"""A part that a message of ours does not have: the words of the refusal."""
UNDELETABLE: Final = frozenset(
    {"forum_topic_created", "supergroup_chat_created", "migrate_from_chat_id"}
)
"""Service messages that stay: about the creation of a supergroup or a forum topic."""
ALIEN: Final = ("keyboard", "remove_keyboard", "force_reply")
"""Markup that is not inline: a message sent with it can never be edited."""


def is_service(message: Json) -> bool:
    return not any(kind in message for kind in (*EDITS, *OTHERS))


def _parts(message: Json) -> frozenset[str]:
    return next((parts for kind, parts in EDITS.items() if kind in message), frozenset())


def alien_markup(markup: Json | None) -> str | None:
    """Tell what forbids editing a message that is sent with this; None: nothing."""
    if markup is None or "inline_keyboard" in markup:
        return None
    return next((name for name in ALIEN if name in markup), None)


def must_be_editable(message: Json, mark: Json, bot: int, part: str) -> None:
    """Refuse an edit of this part: not ours, sent with alien markup, or without such a part."""
    if not _is_editable(message, mark, bot, part):
        raise bad_request("message can't be edited")
    if part not in _parts(message):
        raise bad_request(ABSENT[part])


def must_be_stoppable(message: Json, mark: Json, bot: int) -> None:
    """Refuse to stop what is no poll, is over, or is not ours to edit."""
    if "poll" not in message:
        raise bad_request("message is not a poll")
    if message["poll"]["is_closed"]:
        raise bad_request("poll has already been closed")
    if not _is_editable(message, mark, bot, "markup"):
        raise bad_request("poll can't be stopped")


def _is_editable(message: Json, mark: Json, bot: int, part: str) -> bool:
    own = bot in (message["from"]["id"], message.get("via_bot", {}).get("id"))
    over = "poll" in message and message["poll"]["is_closed"]
    known = own and bool(_parts(message)) and "markup" not in mark
    return known and (part == "markup" or not over)


def must_be_deletable(chat: Json, message: Json, bot: int, now: float) -> None:
    """Refuse what a bot may not delete: it is others', too old, or begins a group or topic."""
    own = message["from"]["id"] == bot
    if chat["type"] == "group":
        powerful = chat.get("bot") == "administrator"
    else:
        powerful = chat["type"] == "private" or bot_may(chat, "can_delete_messages")
    if not (own or powerful) or any(name in message for name in UNDELETABLE):
        raise bad_request("message can't be deleted")
    if now - message["date"] >= limits.DELETE_SECONDS:
        raise bad_request("message can't be deleted for everyone")


def must_be_pinnable(message: Json) -> None:
    if is_service(message):
        raise bad_request("a service message can't be pinned")
