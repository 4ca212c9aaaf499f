"""editMessage*, deleteMessage(s), answerCallbackQuery.

Knows what may replace what; fate.py knows of which messages. Must not know HTTP.
"""

from bot.playground import fate, limits, markup, topics
from bot.playground.messenger import CONTENT
from bot.playground.methods_sending import caption_content, input_media, text_content
from bot.playground.refusals import bad_request
from bot.playground.room import Call, Method, Room
from bot.playground.wire import Json, present

_MEDIA = ("photo", "document", "voice", "sticker", "has_media_spoiler")


def _target(room: Room, call: Call, part: str) -> Json:
    """Find the message to edit; Refusal when this part of it may not be edited."""
    if "inline_message_id" in call.params:
        message = room.inline.message(call.params["inline_message_id"])
    else:
        message = _named(room, call)
    number, chat = message["message_id"], message["chat"]["id"]
    fate.must_be_editable(message, room.messenger.mark(chat, number), room.people.bot["id"], part)
    return message


def _named(room: Room, call: Call) -> Json:
    if "chat_id" not in call.params:
        raise bad_request("chat_id is empty")
    chat = room.people.chat_to_write(call.params["chat_id"])
    if "message_id" not in call.params:
        raise bad_request("message identifier is not specified")
    message = room.messenger.message_to("message to edit", chat, call.params["message_id"])
    topics.bot_writes(chat, message.get("message_thread_id", 0))
    return message


def _edit(room: Room, call: Call, message: Json, content: Json) -> Json | bool:
    """Edit; a message sent through the bot is not shown to it, so there the answer is True."""
    keyboard = markup.checked(call.params.get("reply_markup"))
    edited = room.messenger.edit_by_bot(message, content, keyboard)
    return True if "inline_message_id" in call.params else edited


def _kept(message: Json, names: tuple[str, ...]) -> Json:
    return {name: message[name] for name in names if name in message}


def edit_text(room: Room, call: Call) -> Json | bool:
    if "text" not in call.params:
        raise bad_request("message text is empty")
    content = text_content(call.params)
    return _edit(room, call, _target(room, call, "text"), content)


def edit_caption(room: Room, call: Call) -> Json | bool:
    content = caption_content(call.params)
    message = _target(room, call, "caption")
    return _edit(room, call, message, {**_kept(message, _MEDIA), **content})


def edit_markup(room: Room, call: Call) -> Json | bool:
    message = _target(room, call, "markup")
    return _edit(room, call, message, _kept(message, CONTENT))


def edit_media(room: Room, call: Call) -> Json | bool:
    message = _target(room, call, "media")
    item = call.params["media"]
    if "inline_message_id" in call.params and str(item.get("media")).startswith("attach://"):
        raise bad_request("invalid message content specified")  # nothing new is uploaded there
    if "media_group_id" in message and item.get("type") not in message:
        raise bad_request("Can't use the media of the specified type in the album")
    content = input_media(room, call, item)
    return _edit(room, call, message, content)


def delete_message(room: Room, call: Call) -> bool:
    chat = room.people.chat_for_bot(call.params["chat_id"])
    message = room.messenger.message_to("message to delete", chat, call.params["message_id"])
    _delete(room, chat, [message])
    return True


def delete_messages(room: Room, call: Call) -> bool:
    """Delete all of them or none; as there, messages that are not found are skipped."""
    chat = room.people.chat_for_bot(call.params["chat_id"])
    numbers = call.params["message_ids"]
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > limits.DELETED_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    found = (room.store.get("messages", number, chat["id"]) for number in dict.fromkeys(numbers))
    _delete(room, chat, [message for message in found if message is not None])
    return True


def _delete(room: Room, chat: Json, messages: list[Json]) -> None:
    for message in messages:
        fate.must_be_deletable(chat, message, room.people.bot["id"], room.now())
    with room.store.atomic():
        for message in messages:
            room.messenger.delete(chat["id"], message["message_id"])


def answer_callback(room: Room, call: Call) -> bool:
    params = call.params
    if len(params.get("text", "")) > limits.CALLBACK_ANSWER_CHARS:
        raise bad_request("MESSAGE_TOO_LONG")
    if "url" in params and not params["url"].startswith(_own_link(room)):
        raise bad_request("URL_INVALID")  # without games only the bot's own deep links open
    answer = present(text=params.get("text"), url=params.get("url"))
    room.presses.answer(
        params["callback_query_id"],
        {"show_alert": bool(params.get("show_alert")), **answer},
    )
    return True


def _own_link(room: Room) -> str:
    return f"https://t.me/{room.people.bot['username']}?start="


METHODS: dict[str, Method] = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageReplyMarkup": edit_markup,
    "editMessageMedia": edit_media,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "answerCallbackQuery": answer_callback,
}
