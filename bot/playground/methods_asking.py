"""getMe, getUpdates, getFile, chats and their members, what else is only asked for.

Knows the shape of each answer. Must not know HTTP.
"""

from bot.playground import limits
from bot.playground.membership import administrators, bot_is_inside, status_view
from bot.playground.refusals import bad_request
from bot.playground.room import Call, Method, Room
from bot.playground.wire import Json, present

_BOT_EXTRAS = {
    "can_join_groups": True,
    "can_connect_to_business": False,
    "has_main_web_app": False,
    "has_topics_enabled": False,
    "allows_users_to_create_topics": False,
    "can_manage_bots": False,
    "supports_guest_queries": False,
    "supports_join_request_queries": False,
}
_GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def get_me(room: Room, _call: Call) -> Json:
    settings = room.people.settings
    abilities = {
        "can_read_all_group_messages": not settings["privacy"],
        "supports_inline_queries": settings["inline"],
    }
    return {**room.people.user(room.people.bot["id"]), **_BOT_EXTRAS, **abilities}


async def get_updates(room: Room, call: Call) -> list[Json]:
    params = call.params
    limit = min(max(params.get("limit", 100), 1), limits.UPDATES_A_CALL)
    timeout = min(max(params.get("timeout", 0), 0), limits.LONG_POLL_SECONDS)
    return await room.updates.get(
        params.get("offset", 0), limit, timeout, params.get("allowed_updates")
    )


def get_webhook_info(room: Room, _call: Call) -> Json:
    return room.updates.webhook.info()


def set_webhook(room: Room, call: Call) -> bool:
    params = call.params
    connections = params.get("max_connections", limits.WEBHOOK_CONNECTIONS)
    room.updates.webhook.set(
        str(params["url"]),
        secret_token=params.get("secret_token"),
        max_connections=min(max(connections, 1), limits.WEBHOOK_CONNECTIONS_MAX),
    )
    room.updates.allow(params.get("allowed_updates"))
    return _drop_pending(room, call)


def delete_webhook(room: Room, call: Call) -> bool:
    room.updates.webhook.set("")
    return _drop_pending(room, call)


def _drop_pending(room: Room, call: Call) -> bool:
    if call.params.get("drop_pending_updates"):
        room.store.confirm_updates(1 << 60)
    return True


def get_file(room: Room, call: Call) -> Json:
    record = room.files.find(call.params["file_id"])
    size = len(room.files.content(record))
    if size > limits.DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    ids = {key: record[key] for key in ("file_id", "file_unique_id")}
    return {**ids, "file_size": size, "file_path": record["path"]}


def get_chat(room: Room, call: Call) -> Json:
    chat = room.people.chat_for_bot(call.params["chat_id"])
    full: Json = {**room.people.chat_view(chat), "accent_color_id": 0, "max_reaction_count": 11}
    full["accepted_gift_types"] = dict.fromkeys(_GIFTS, False)
    pinned = room.store.get("messages", (chat.get("pinned") or [0])[-1], chat["id"])
    return {**full, **present(pinned_message=pinned)}


def get_chat_member(room: Room, call: Call) -> Json:
    chat = room.people.chat_for_bot(call.params["chat_id"])
    try:
        user = room.people.user(call.params["user_id"])
    except KeyError:
        raise bad_request("PARTICIPANT_ID_INVALID") from None
    return status_view(chat, user, room.people.bot["id"])


def get_administrators(room: Room, call: Call) -> list[Json]:
    """List the people with rights, and the bot where bots are asked for."""
    chat = room.people.chat_for_bot(call.params["chat_id"])
    if chat["type"] == "private":
        raise bad_request("there are no administrators in the private chat")
    users = administrators(chat)
    if call.params.get("return_bots") and chat["bot"] == "administrator":
        users.append(room.people.bot["id"])
    bot = room.people.bot["id"]
    return [status_view(chat, room.people.user(user), bot) for user in users]


def get_member_count(room: Room, call: Call) -> int:
    chat = room.people.chat_for_bot(call.params["chat_id"])
    return len(room.people.members(chat)) + bot_is_inside(chat)


def nothing_to_do(_room: Room, _call: Call) -> bool:
    return True


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "getWebhookInfo": get_webhook_info,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getFile": get_file,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatMemberCount": get_member_count,
    "getChatAdministrators": get_administrators,
    "logOut": nothing_to_do,
    "close": nothing_to_do,
}
