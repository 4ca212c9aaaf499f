"""editMessage*, deleteMessage(s), answerCallbackQuery.

Knows what may replace what. Must not know HTTP.
"""

from bot.playground import limits, markup
from bot.playground.messenger import CONTENT
from bot.playground.methods_sending import caption_content, input_media, text_content
from bot.playground.refusals import bad_request
from bot.playground.room import Call, Method, Room
from bot.playground.wire import Json, present

_MEDIA = ("photo", "document", "voice", "sticker", "has_media_spoiler")


def _target(room: Room, call: Call) -> Json:
    if "inline_message_id" in call.params:
        return room.inline.message(call.params["inline_message_id"])
    if "chat_id" not in call.params:
        raise bad_request("chat_id is empty")
    chat = room.people.chat_to_write(call.params["chat_id"])
    if "message_id" not in call.params:
        raise bad_request("message identifier is not specified")
    return room.messenger.own_message(chat, call.params["message_id"])


def _edit(room: Room, call: Call, message: Json, content: Json) -> Json | bool:
    """Edit; a message sent through the bot is not shown to it, so there the answer is True."""
    keyboard = markup.inline_only(call.params.get("reply_markup"))
    edited = room.messenger.edit_by_bot(message, content, keyboard)
    return True if "inline_message_id" in call.params else edited


def _kept(message: Json, names: tuple[str, ...]) -> Json:
    return {name: message[name] for name in names if name in message}


def edit_text(room: Room, call: Call) -> Json | bool:
    if "text" not in call.params:
        raise bad_request("message text is empty")
    content = text_content(call.params)
    message = _target(room, call)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return _edit(room, call, message, content)


def edit_caption(room: Room, call: Call) -> Json | bool:
    content = caption_content(call.params)
    message = _target(room, call)
    if not _kept(message, _MEDIA[:3]):
        raise bad_request("there is no caption in the message to edit")
    return _edit(room, call, message, {**_kept(message, _MEDIA), **content})


def edit_markup(room: Room, call: Call) -> Json | bool:
    message = _target(room, call)
    return _edit(room, call, message, _kept(message, CONTENT))


def edit_media(room: Room, call: Call) -> Json | bool:
    message = _target(room, call)
    item = call.params["media"]
    if "media_group_id" in message and item.get("type") not in message:
        raise bad_request("Can't use the media of the specified type in the album")
    content = input_media(room, call, item)
    return _edit(room, call, message, content)


def delete_message(room: Room, call: Call) -> bool:
    chat = room.people.chat_for_bot(call.params["chat_id"])
    room.messenger.delete_by_bot(chat, call.params["message_id"])
    return True


def delete_messages(room: Room, call: Call) -> bool:
    """Delete what can be; as there, messages that are not found are skipped."""
    chat = room.people.chat_for_bot(call.params["chat_id"])
    numbers = call.params["message_ids"]
    if len(numbers) not in range(1, 101):
        raise bad_request("too many message identifiers specified")
    present_now = {message["message_id"] for message in room.messenger.history(chat["id"])}
    for number in numbers:
        if number in present_now:
            room.messenger.delete_by_bot(chat, number)
    return True


def answer_callback(room: Room, call: Call) -> bool:
    params = call.params
    if len(params.get("text", "")) > limits.CALLBACK_ANSWER_CHARS:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = present(text=params.get("text"), url=params.get("url"))
    room.presses.answer(
        params["callback_query_id"],
        {"show_alert": bool(params.get("show_alert")), **answer},
    )
    return True


METHODS: dict[str, Method] = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageReplyMarkup": edit_markup,
    "editMessageMedia": edit_media,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "answerCallbackQuery": answer_callback,
}
