"""sendMessage, sendPhoto, sendDocument, sendMediaGroup, sendChatAction.

Knows what each takes and how its content becomes a message. Must not know HTTP.
"""

import secrets

from bot.playground import limits, markup, schema
from bot.playground.entities import caption_text, message_text
from bot.playground.messenger import How
from bot.playground.refusals import bad_request
from bot.playground.room import Call, Method, Room
from bot.playground.topics import thread_of
from bot.playground.wire import Json, present

_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


def text_content(params: Json) -> Json:
    """Make the text part of a message out of a method's parameters."""
    text, entities = message_text(
        params.get("text", ""), params.get("parse_mode"), params.get("entities")
    )
    preview = params.get("link_preview_options")
    return present(text=text, entities=entities or None, link_preview_options=preview)


def caption_content(params: Json) -> Json:
    """Make the caption part; nothing when there is no caption."""
    caption, entities = caption_text(
        params.get("caption", ""), params.get("parse_mode"), params.get("caption_entities")
    )
    above = params.get("show_caption_above_media") if caption else None
    return present(
        caption=caption or None,
        caption_entities=entities or None,
        show_caption_above_media=above or None,
        has_media_spoiler=params.get("has_spoiler") or None,
    )


def media_content(room: Room, call: Call, kind: str, source: str) -> Json:
    """Find the file behind `attach://…` or a file_id, and make the media part."""
    if source.startswith("attach://"):
        upload = call.uploads.get(source.removeprefix("attach://"))
        if upload is None:
            raise bad_request(f"there is no {kind} in the request")
        return {kind: room.files.add(kind, upload)["media"]}
    if source.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")  # the playground stays at home
    return {kind: room.files.find_as(kind, source)["media"]}


def send(room: Room, chat: Json, call: Call, content: Json) -> Json:
    """Post a content where and how the call's parameters say."""
    if call.params.get("protect_content"):
        content = {**content, "has_protected_content": True}
    keyboard = markup.checked(call.params.get("reply_markup"))
    alone = call.params.get("ephemeral_message_parameters")
    if alone is not None and room.people.settings["ephemeral"]:
        inline = keyboard if keyboard and "inline_keyboard" in keyboard else None
        thread = call.params.get("message_thread_id", 0)
        return room.ephemerals.send(chat, content, inline, alone, thread)
    how = How(
        thread=call.params.get("message_thread_id", 0),
        reply=call.params.get("reply_parameters"),
        silent=call.params.get("disable_notification", False),
    )
    return room.messenger.post_by_bot(chat, content, keyboard, how)


def place(room: Room, call: Call) -> Json:
    """Find the chat to write into; a topic that is not there is refused before anything else."""
    chat = room.people.chat_to_write(call.params["chat_id"])
    thread_of(chat, call.params.get("message_thread_id", 0), None)
    return chat


def send_message(room: Room, call: Call) -> Json:
    content = text_content(call.params)
    return send(room, place(room, call), call, content)


def send_photo(room: Room, call: Call) -> Json:
    return _send_media(room, call, "photo")


def send_document(room: Room, call: Call) -> Json:
    return _send_media(room, call, "document")


def _send_media(room: Room, call: Call, kind: str) -> Json:
    caption = caption_content(call.params)
    chat = place(room, call)
    markup.checked(call.params.get("reply_markup"))  # refuse before a file is kept
    content = media_content(room, call, kind, call.params[kind])
    return send(room, chat, call, {**content, **caption})


def input_media(room: Room, call: Call, item: Json) -> Json:
    """Make a message's content out of an InputMedia; only photos and documents are built."""
    kind = item.get("type")
    if kind not in {"photo", "document"}:
        raise bad_request(f"can't parse InputMedia: type {kind} is unsupported")
    schema.check("media", f"InputMedia{kind.title()}", item)
    caption = caption_content(item)
    return {**media_content(room, call, kind, item["media"]), **caption}


def send_media_group(room: Room, call: Call) -> list[Json]:
    media = call.params["media"]
    if len(media) not in limits.ALBUM:
        few = len(media) < limits.ALBUM.start
        raise bad_request(f"too {'few' if few else 'much'} messages to send as an album")
    if len({item.get("type") for item in media}) > 1:
        raise bad_request("document can't be mixed with other media types")
    chat = place(room, call)
    contents = [input_media(room, call, item) for item in media]
    group = {"media_group_id": str(secrets.randbits(53) | 1 << 52)}
    with room.store.atomic():
        return [send(room, chat, call, {**group, **content}) for content in contents]


def send_chat_action(room: Room, call: Call) -> bool:
    if call.params["action"] not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    room.messenger.action(place(room, call), call.params["action"])
    return True


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendMediaGroup": send_media_group,
    "sendChatAction": send_chat_action,
}
