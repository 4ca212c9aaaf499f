"""editEphemeralMessageText, editEphemeralMessageReplyMarkup, deleteEphemeralMessage.

Knows what each takes. Must not know HTTP, nor who may be sent such a message.
"""

from bot.playground import markup
from bot.playground.methods_sending import text_content
from bot.playground.room import Call, Method, Room
from bot.playground.wire import Json


def _target(room: Room, call: Call) -> Json:
    chat = room.people.chat_to_write(call.params["chat_id"])
    return room.ephemerals.named(
        chat, call.params["receiver_user_id"], call.params["ephemeral_message_id"]
    )


def edit_text(room: Room, call: Call) -> bool:
    content = text_content(call.params)
    keyboard = markup.checked(call.params.get("reply_markup"))
    room.ephemerals.edit(_target(room, call), content, keyboard)
    return True


def edit_markup(room: Room, call: Call) -> bool:
    message = _target(room, call)
    kept: Json = {name: message[name] for name in ("text", "entities") if name in message}
    room.ephemerals.edit(message, kept, markup.checked(call.params.get("reply_markup")))
    return True


def delete(room: Room, call: Call) -> bool:
    room.ephemerals.delete(_target(room, call))
    return True


METHODS: dict[str, Method] = {
    "editEphemeralMessageText": edit_text,
    "editEphemeralMessageReplyMarkup": edit_markup,
    "deleteEphemeralMessage": delete,
}
