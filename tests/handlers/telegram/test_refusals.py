"""What a log tells of a refusal: Telegram's own words, and nothing that it quotes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import SendMessage

from handlers.telegram import refusals
from handlers.telegram.refusals import reason

ENGLISH, WORDS = "Xanadu", "тайна Ани Xanadu <b>79160001122"
METHOD = SendMessage(chat_id=1, text=WORDS)


@pytest.mark.parametrize(
    ("message", "logged"),
    [
        ("Bad Request: message is too long", "Bad Request: message is too long"),
        ("Bad Request: BUTTON_DATA_INVALID", "Bad Request: BUTTON_DATA_INVALID"),
        (f"Bad Request: BUTTON_URL {ENGLISH}", "Bad Request: …"),
        (
            f"Bad Request: inline keyboard button URL '{WORDS}' is invalid: Wrong HTTP URL",
            "Bad Request: inline keyboard button URL … is invalid: Wrong HTTP URL",
        ),
        (
            f"Bad Request: can't parse entities: start tag {ENGLISH} at byte offset 12",
            "Bad Request: can't parse entities: start tag … at byte offset …",
        ),
        ("Bad Request: " + "message " * 400, "Bad Request: " + " ".join(["message"] * 38)),
    ],
)
def test_telegrams_own_words_stay(message: str, logged: str) -> None:
    assert reason(TelegramBadRequest(METHOD, message)) == logged


SAID: dict[Callable[[TelegramAPIError], bool], tuple[str, ...]] = {
    refusals.is_muted: (
        "not enough rights to send text messages to the chat",
        "have no rights to send a message",
        "CHAT_WRITE_FORBIDDEN",
        "CHAT_RESTRICTED",
        "CHAT_SEND_PLAIN_FORBIDDEN",
    ),
    refusals.is_unwelcome: (
        "not enough rights to send text messages to the chat",
        "have no rights to send a message",
        "CHAT_WRITE_FORBIDDEN",
        "CHAT_RESTRICTED",
        "CHAT_SEND_PLAIN_FORBIDDEN",
        "CHAT_SEND_PHOTOS_FORBIDDEN",
        "CHAT_SEND_POLL_FORBIDDEN",
    ),
    refusals.is_undeletable: (
        "message can't be deleted for everyone",
        "MESSAGE_DELETE_FORBIDDEN",
    ),
    refusals.is_missing: ("message to edit not found", "MESSAGE_ID_INVALID"),
    refusals.is_topic_gone: ("TOPIC_CLOSED", "TOPIC_DELETED", "message thread not found"),
    refusals.is_lost_message: (
        "message to edit not found",
        "MESSAGE_ID_INVALID",
        "message can't be edited",
        "message identifier is not specified",
        "TOPIC_CLOSED",
        "TOPIC_DELETED",
        "message thread not found",
    ),
    refusals.is_gone: (
        "chat not found",
        "user is deactivated",
        "PEER_ID_INVALID",
        "user not found",
    ),
    refusals.is_refused_picture: (
        "PHOTO_INVALID_DIMENSIONS",
        "IMAGE_PROCESS_FAILED",
        "file is too big",
        "wrong type of the web page content",
    ),
    refusals.is_stale_file: (
        "wrong file identifier/HTTP URL specified",
        "wrong remote file_id specified: wrong padding in the string",
        "file reference has expired",
        "FILE_REFERENCE_EXPIRED",
        "MEDIA_EMPTY",
    ),
    refusals.is_unmodified: ("message is not modified: specified new message content",),
}
"""As Telegram says it: each sentence is understood by its own words."""


@pytest.mark.parametrize("known", SAID, ids=lambda known: known.__name__)
def test_each_sentence_is_understood_where_it_belongs(
    known: Callable[[TelegramAPIError], bool],
) -> None:
    every = {sentence for sentences in SAID.values() for sentence in sentences}
    understood = {
        sentence
        for sentence in every
        if known(TelegramBadRequest(METHOD, f"Bad Request: {sentence}"))
    }
    assert understood == {*SAID[known]}


@pytest.mark.parametrize(
    ("error", "lost"),
    [
        (TelegramNetworkError(METHOD, "timeout"), True),
        (TelegramServerError(METHOD, "Internal Server Error"), True),
        (TelegramRetryAfter(METHOD, "Too Many Requests", retry_after=1), True),
        (ClientDecodeError("no JSON", ValueError(), data="<html>"), True),
        (TelegramBadRequest(METHOD, "Bad Request: chat not found"), False),
        (TelegramForbiddenError(METHOD, "Forbidden: bot was blocked by the user"), False),
    ],
)
def test_what_may_come_later_is_lost_and_no_refusal(error: Exception, *, lost: bool) -> None:
    assert isinstance(error, refusals.LOST) is lost
