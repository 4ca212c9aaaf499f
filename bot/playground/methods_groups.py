"""leaveChat, forum topics, pinned messages, reactions.

Knows who may do what in a group. Must not know HTTP.
"""

from bot.playground import fate, schema
from bot.playground.membership import bot_may
from bot.playground.refusals import bad_request
from bot.playground.room import Call, Method, Room
from bot.playground.wire import Json


def leave_chat(room: Room, call: Call) -> bool:
    chat = room.people.chat_to_write(call.params["chat_id"])
    if chat["type"] == "private":
        raise bad_request("chat member status can't be changed in private chats")
    room.groups.leave_by_bot(chat)
    return True


# -- topics ----------------------------------------------------------------------------------


def _forum(room: Room, call: Call, doing: str) -> Json:
    chat = room.people.chat_to_write(call.params["chat_id"])
    if not chat.get("is_forum"):
        raise bad_request("the chat is not a forum")
    if not bot_may(chat, "can_manage_topics"):
        raise bad_request(f"not enough rights to {doing}")
    return chat


def create_topic(room: Room, call: Call) -> Json:
    chat = _forum(room, call, "create a topic")
    bot = room.people.bot["id"]
    colour = call.params.get("icon_color", 0x6FB9F0)
    return room.topics.create(chat, bot, call.params["name"], colour)


def edit_topic(room: Room, call: Call) -> bool:
    chat = _forum(room, call, "edit the topic")
    thread, name = call.params["message_thread_id"], call.params.get("name")
    if name:
        room.topics.rename(chat, room.people.bot["id"], thread, name)
    return True


def _closing(*, closed: bool) -> Method:
    def method(room: Room, call: Call) -> bool:
        chat = _forum(room, call, "edit the topic")
        thread = call.params.get("message_thread_id", 0)
        room.topics.close(chat, room.people.bot["id"], thread, closed=closed)
        return True

    return method


def delete_topic(room: Room, call: Call) -> bool:
    chat = _forum(room, call, "delete the topic")
    for number in room.topics.delete(chat, call.params["message_thread_id"]):
        room.messenger.delete(chat["id"], number)
    return True


# -- pinned messages and reactions -----------------------------------------------------------


def _pinning(room: Room, call: Call) -> Json:
    chat = room.people.chat_to_write(call.params["chat_id"])
    if chat["type"] != "private" and not bot_may(chat, "can_pin_messages"):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat


def pin(room: Room, call: Call) -> bool:
    chat, number = _pinning(room, call), call.params["message_id"]
    message = room.store.get("messages", number, chat["id"])
    if message is None:
        raise bad_request("message to pin not found")
    fate.must_be_pinnable(message)
    others = [one for one in chat.get("pinned", []) if one != number]
    room.people.save_chat({**chat, "pinned": [*others, number]})
    shown = {key: value for key, value in message.items() if key != "reply_to_message"}
    thread = message.get("message_thread_id", 0)
    room.messenger.service(room.people.bot["id"], chat, {"pinned_message": shown}, thread)
    return True


def unpin(room: Room, call: Call) -> bool:
    """Unpin one message, the newest where none is named."""
    chat = _pinning(room, call)
    pinned = list(chat.get("pinned", []))
    number = call.params.get("message_id", pinned[-1] if pinned else 0)
    if number not in pinned:
        raise bad_request("message to unpin not found")
    room.people.save_chat({**chat, "pinned": [one for one in pinned if one != number]})
    room.messenger.changed(chat["id"])
    return True


def unpin_all(room: Room, call: Call) -> bool:
    chat = _pinning(room, call)
    room.people.save_chat({**chat, "pinned": []})
    room.messenger.changed(chat["id"])
    return True


def react(room: Room, call: Call) -> bool:
    """Set the bot's reactions; a bot has one a message."""
    chat = room.people.chat_to_write(call.params["chat_id"])
    message = room.store.get("messages", call.params["message_id"], chat["id"])
    if message is None:
        raise bad_request("message to react not found")
    reactions = call.params.get("reaction", [])
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(one["type"] != "emoji" or one.get("emoji") not in schema.REACTIONS for one in reactions):
        raise bad_request("REACTION_INVALID")
    room.messenger.add_mark(message, reactions=[one["emoji"] for one in reactions])
    room.messenger.replace(message)
    return True


METHODS: dict[str, Method] = {
    "leaveChat": leave_chat,
    "createForumTopic": create_topic,
    "editForumTopic": edit_topic,
    "closeForumTopic": _closing(closed=True),
    "reopenForumTopic": _closing(closed=False),
    "deleteForumTopic": delete_topic,
    "closeGeneralForumTopic": _closing(closed=True),
    "reopenGeneralForumTopic": _closing(closed=False),
    "pinChatMessage": pin,
    "unpinChatMessage": unpin,
    "unpinAllChatMessages": unpin_all,
    "setMessageReaction": react,
}
