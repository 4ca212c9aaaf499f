"""What a keyboard may be.

Knows inline keyboards, reply keyboards and their limits; gets objects already judged by
schema.py. Must not know chats.
"""

from itertools import chain
from urllib.parse import urlsplit

from bot.playground import limits
from bot.playground.refusals import Refusal, bad_request
from bot.playground.wire import Json, dump

_LABELS = {"text", "icon_custom_emoji_id", "style"}
_STYLES = {"danger", "success", "primary", "link"}


def checked(markup: Json | None) -> Json | None:
    """Return the markup as a message keeps it, None when there is none to show."""
    if not markup:
        return None
    if len(dump(markup).encode()) > limits.MARKUP_BYTES:
        raise bad_request("reply markup is too long")
    if "inline_keyboard" in markup:
        return _inline(markup)
    if "keyboard" in markup:
        _reply(markup)
    if len(markup.get("input_field_placeholder", "")) > limits.PLACEHOLDER_CHARS:
        raise bad_request("INPUT_FIELD_PLACEHOLDER_INVALID")
    return markup


def _inline(markup: Json) -> Json | None:
    rows = [row for row in markup["inline_keyboard"] if row]
    if not rows:
        return None
    if sum(map(len, rows)) > limits.INLINE_BUTTONS or max(map(len, rows)) > limits.INLINE_ROW:
        raise bad_request("reply markup is too long")
    for button in chain.from_iterable(rows):
        _inline_button(button)
    return {**markup, "inline_keyboard": rows}


def _unparsed(words: str) -> Refusal:
    return bad_request(f"can't parse inline keyboard button: {words}")


def _inline_button(button: Json) -> None:
    actions = [name for name in button if name not in _LABELS and button[name] not in ("", False)]
    if not button["text"].strip():
        raise _unparsed("inline keyboard button text must be non-empty")
    if not actions:
        raise _unparsed("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _unparsed("InlineKeyboardButton must have exactly one optional field")
    if button.get("style", "link") not in _STYLES:
        raise _unparsed("invalid button style specified")
    _action(button)


def _action(button: Json) -> None:
    if len(button.get("callback_data", "").encode()) > limits.CALLBACK_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not _is_link(button["url"]):
        raise bad_request(
            f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL"
        )
    if "web_app" in button and not button["web_app"]["url"].startswith("https://"):
        raise bad_request(
            f"inline keyboard button Web App URL '{button['web_app']['url']}' is invalid:"
            " Only HTTPS links are allowed"
        )
    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= (
        limits.COPY_TEXT_CHARS
    ):
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _is_link(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme == "tg":
        return True
    host = parts.hostname or (parts.path.split("/")[0] if not parts.scheme else "")
    return parts.scheme in {"", "http", "https"} and "." in host and " " not in url


def _reply(markup: Json) -> None:
    rows = markup["keyboard"]
    total = sum(map(len, rows))
    if not total or total > limits.REPLY_BUTTONS or max(map(len, rows)) > limits.REPLY_ROW:
        raise bad_request("reply markup is too long" if total else "reply keyboard is empty")
    if any(not button["text"].strip() for row in rows for button in row):
        raise bad_request("keyboard button text must be non-empty")
