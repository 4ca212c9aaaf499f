"""What the bot tells about itself: commands, name, picture, descriptions, menu button.

Knows scopes and languages, and which commands a person sees. Must not know HTTP.
"""

import re
from collections.abc import Iterator

from bot.playground import limits
from bot.playground.membership import administrators
from bot.playground.refusals import bad_request
from bot.playground.room import Call, Method, Room
from bot.playground.wire import Json, dump

_SCOPES = {
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
}
_TEXTS = {
    "Name": ("name", limits.BOT_NAME, "BOT_TITLE_INVALID"),
    "Description": ("description", limits.BOT_DESCRIPTION, "BOT_DESCRIPTION_INVALID"),
    "ShortDescription": ("short_description", limits.BOT_SHORT_DESCRIPTION, "BOT_ABOUT_INVALID"),
}
_JPEG = b"\xff\xd8\xff"


def _language(params: Json) -> str:
    code = str(params.get("language_code", ""))
    if not re.fullmatch(r"([a-z]{2})?", code):
        raise bad_request("LANG_CODE_INVALID")
    return code


def _key(scope: Json, language: str) -> str:
    return f"commands {dump(dict(sorted(scope.items())))} {language}"


def _scope(room: Room, params: Json) -> Json:
    scope: Json = params.get("scope") or {"type": "default"}
    if scope["type"] not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    if scope["type"].startswith("chat"):
        chat = room.people.chat_for_bot(scope.get("chat_id", ""))
        scope = {**scope, "chat_id": chat["id"]}
    return scope


def set_commands(room: Room, call: Call) -> bool:
    commands = call.params["commands"]
    if len(commands) > limits.COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not re.fullmatch(r"/?[a-z0-9_]{1,32}", command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= limits.COMMAND_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    clean = [{**command, "command": command["command"].lstrip("/")} for command in commands]
    key = _key(_scope(room, call.params), _language(call.params))
    room.store.put("profile", key, {"commands": clean})
    room.stream.publish("profile")
    return True


def get_commands(room: Room, call: Call) -> list[Json]:
    return _commands(room, _scope(room, call.params), _language(call.params)) or []


def delete_commands(room: Room, call: Call) -> bool:
    key = _key(_scope(room, call.params), _language(call.params))
    room.store.drop("profile", key)
    room.stream.publish("profile")
    return True


def _commands(room: Room, scope: Json, language: str) -> list[Json] | None:
    found = room.store.get("profile", _key(scope, language))
    return list(found["commands"]) if found and found["commands"] else None


def visible_commands(room: Room, chat: Json, person: int, language: str) -> list[Json]:
    """List the commands this person's app shows: the narrowest scope and language win."""
    for scope in _from_narrow(chat, person):
        for code in (language[:2], ""):
            found = _commands(room, scope, code)
            if found:
                return found
    return []


def _from_narrow(chat: Json, person: int) -> Iterator[Json]:
    in_chat: Json = {"chat_id": chat["id"]}
    if chat["type"] == "private":
        yield {"type": "chat", **in_chat}
        yield {"type": "all_private_chats"}
    else:
        yield {"type": "chat_member", **in_chat, "user_id": person}
        if person in administrators(chat):
            yield {"type": "chat_administrators", **in_chat}
        yield {"type": "chat", **in_chat}
        if person in administrators(chat):
            yield {"type": "all_chat_administrators"}
        yield {"type": "all_group_chats"}
    yield {"type": "default"}


def bot_text(room: Room, what: str, language: str) -> str:
    """Read the bot's Name, Description or ShortDescription for a language."""
    field = _TEXTS[what][0]
    for code in (language[:2], ""):
        found = room.store.get("profile", f"{field} {code}")
        if found and found["text"]:
            return str(found["text"])
    return str(room.people.bot["first_name"]) if what == "Name" else ""


def _setter(what: str) -> Method:
    field, limit, refused = _TEXTS[what]

    def setter(room: Room, call: Call) -> bool:
        text = call.params.get(field, "")
        if len(text) > limit:
            raise bad_request(refused)
        room.store.put("profile", f"{field} {_language(call.params)}", {"text": text})
        room.stream.publish("profile")
        return True

    return setter


def _getter(what: str) -> Method:
    def getter(room: Room, call: Call) -> Json:
        return {_TEXTS[what][0]: bot_text(room, what, _language(call.params))}

    return getter


def set_menu_button(room: Room, call: Call) -> bool:
    button = call.params.get("menu_button") or {"type": "default"}
    if button["type"] not in {"commands", "web_app", "default"}:
        raise bad_request("MenuButton has unsupported type")
    room.store.put("profile", f"menu {call.params.get('chat_id', 0)}", button)
    room.stream.publish("profile")
    return True


def get_menu_button(room: Room, call: Call) -> Json:
    found = room.store.get("profile", f"menu {call.params.get('chat_id', 0)}")
    return found or {"type": "default" if "chat_id" in call.params else "commands"}


def set_photo(room: Room, call: Call) -> bool:
    photo = call.params["photo"]
    if photo["type"] != "static":
        raise bad_request("animated profile photos are not shown here")
    upload = call.uploads.get(str(photo.get("photo", "")).removeprefix("attach://"))
    if upload is None:
        raise bad_request("profile photo must be uploaded as a file")
    if not upload.data.startswith(_JPEG):
        raise bad_request("PHOTO_EXT_INVALID")
    room.store.put("profile", "photo", {"sizes": room.files.add("photo", upload)["media"]})
    room.stream.publish("profile")
    return True


def remove_photo(room: Room, _call: Call) -> bool:
    room.store.drop("profile", "photo")
    room.stream.publish("profile")
    return True


def get_photos(room: Room, call: Call) -> Json:
    mine = room.store.get("profile", "photo") if call.params["user_id"] == _me(room) else None
    photos = [mine["sizes"]] if mine else []
    return {"total_count": len(photos), "photos": photos}


def bot_photo(room: Room) -> str | None:
    """The file_id of the bot's picture in its largest size."""
    found = room.store.get("profile", "photo")
    return str(found["sizes"][-1]["file_id"]) if found else None


def _me(room: Room) -> int:
    return int(room.people.bot["id"])


METHODS: dict[str, Method] = {
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    "setChatMenuButton": set_menu_button,
    "getChatMenuButton": get_menu_button,
    "setMyProfilePhoto": set_photo,
    "removeMyProfilePhoto": remove_photo,
    "getUserProfilePhotos": get_photos,
    **{f"setMy{what}": _setter(what) for what in _TEXTS},
    **{f"getMy{what}": _getter(what) for what in _TEXTS},
}
