"""What Telegram's errors mean for us, each meaning in one place.

Knows the server's words (from the sources of the Bot API server); must not know what is done
about them.
"""

from __future__ import annotations

import re
from typing import Final

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

LOST: Final = (
    TelegramNetworkError,
    TelegramServerError,
    TelegramRetryAfter,
    ClientDecodeError,  # the HTML page of a gateway
)
"""It did not arrive, or nobody knows: worth another try later."""


def told_to_wait(error: BaseException) -> float | None:
    """Seconds that Telegram asks for before the next try; None: it said nothing of that."""
    return float(error.retry_after) if isinstance(error, TelegramRetryAfter) else None


_NAMED: Final = (TelegramNetworkError, TelegramRetryAfter)
"""Their words name hosts and chats; the type says enough."""

_CONSTANT: Final = re.compile(r"[A-Z]+(?:_[A-Z]+)+")
_WORDS_MAX: Final = 40
_SAID: Final = frozenset(
    # read as text, not as two hundred lines
    """
    a access active actual allowed already and another any anonymous are as at bad be because been
    begin blocked body bot business button buttons by byte can can't cannot caption change channel
    chat code command commands conflict contain content current data date deactivated delete
    deleted description different disabled document duration edit edited element emoji empty end
    enough entities entity entry error exactly exceeded expected expired fail failed file files
    find flood for forbidden forum found free from game get getupdates group has have http id
    identifier in inaccessible initiate inline input internal invalid is it its keyboard kicked
    large left length limit link list long make many markup media member members message messages
    method migrated mode modified multiple must name need new no non-empty not of offset old on
    one only option options or other out owner parameter parse part payload photo pinned poll
    private process query quiz quote reached remote replied reply request requests require
    required response result results retry right rights running same secret send sending sent
    server short size sizes specified start statement strings such supergroup supported tag
    terminated text than that the this thread timeout to token too topic type unauthorized unknown
    unsupported upgraded uploaded url use used user username value video was web webhook webpage
    were with without write wrong you
    """.split()  # noqa: SIM905
)
"""The words that Telegram's refusals are made of: whatever else stands in one is a quotation."""

_MUTED: Final = (
    "not enough rights",
    "have no rights to send",
    "chat_write_forbidden",
    "chat_restricted",
    "chat_send_plain_forbidden",
)
_UNWELCOME: Final = (*_MUTED, "chat_send_")
"""Of what is more than words: pictures and polls have rights of their own."""
_UNDELETABLE: Final = ("message can't be deleted", "message_delete_forbidden")
_TOPIC: Final = ("topic_closed", "topic_deleted", "message thread not found")
_MISSING: Final = ("message to edit not found", "message_id_invalid")
_LOST_MESSAGE: Final = (
    *_MISSING,
    "message can't be edited",
    "message identifier is not specified",
    *_TOPIC,
)
_GONE: Final = ("chat not found", "user is deactivated", "peer_id_invalid", "user not found")
_PICTURE: Final = ("photo_", "image_process_failed", "file is too big", "wrong type of the web")
_FILE_ID: Final = ("file identifier", "file_id", "file reference", "file_reference", "media_empty")


def is_missing(error: TelegramAPIError) -> bool:
    """There is no message of that id."""
    return _says(error, _MISSING)


def is_unmodified(error: TelegramAPIError) -> bool:
    """The message shows already what it should."""
    return "message is not modified" in error.message


def is_gone(error: TelegramAPIError) -> bool:
    """They blocked the bot, or are no more."""
    return isinstance(error, TelegramForbiddenError) or (
        isinstance(error, TelegramBadRequest) and _says(error, _GONE)
    )


def is_muted(error: TelegramAPIError) -> bool:
    """We are in the group, but may not write there."""
    return _says(error, _MUTED)


def is_unwelcome(error: TelegramAPIError) -> bool:
    """A picture or a poll that members may not send there; words may be welcome all the same."""
    return _says(error, _UNWELCOME)


def is_undeletable(error: TelegramAPIError) -> bool:
    """Older than two days: a bot that is no administrator may only edit it."""
    return _says(error, _UNDELETABLE)


def is_topic_gone(error: TelegramAPIError) -> bool:
    """The forum topic is closed or deleted."""
    return _says(error, _TOPIC)


def is_lost_message(error: TelegramAPIError) -> bool:
    """A message that cannot be edited any more."""
    return _says(error, _LOST_MESSAGE)


def is_refused_picture(error: TelegramAPIError) -> bool:
    """A picture that cannot be a photo; as a document it can be sent all the same."""
    return isinstance(error, TelegramEntityTooLarge) or _says(error, _PICTURE)


def is_stale_file(error: TelegramAPIError) -> bool:
    """A file_id that Telegram does not know any more."""
    return isinstance(error, TelegramBadRequest) and _says(error, _FILE_ID)


def reason(error: BaseException | None) -> str:
    """The error for a log: whatever Telegram, or whoever answers in its place, quotes is «…»."""
    if isinstance(error, _NAMED) or not isinstance(error, TelegramAPIError):
        return type(error).__name__
    kind, _, what = error.message.partition(": ")
    if _CONSTANT.fullmatch(what):
        return f"{_unquoted(kind)}: {what}"
    return _unquoted(error.message)


def _unquoted(message: str) -> str:
    told = (
        word if word.strip(":;,.\"'").casefold() in _SAID else "…"
        for word in message.split()[:_WORDS_MAX]
    )
    return re.sub(r"…(?: …)+", "…", " ".join(told))


def _says(error: TelegramAPIError, words: tuple[str, ...]) -> bool:
    said = error.message.lower()
    return any(word in said for word in words)
