"""What a log tells of a refusal: Telegram's own words, and nothing that it quotes."""

from __future__ import annotations

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SendMessage

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
