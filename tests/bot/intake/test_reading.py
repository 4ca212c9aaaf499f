"""A Bot API newer than ours: what is not known is left out of an update, the rest of it counts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot
from structlog.testing import capture_logs

from bot.intake.reading import Reader
from handlers.events import Said, Tapped

ANYA = {"id": 7, "is_bot": False, "first_name": "Аня"}
CHAT = {"id": 7, "type": "private", "first_name": "Аня"}
SAYS = {"message_id": 5, "date": 1_700_000_000, "chat": CHAT, "from": ANYA, "text": "цветы"}
NEWER: dict[str, dict[str, Any]] = {
    "a forward from somewhere new": {"forward_origin": {"type": "wormhole", "star": "x"}},
    "letters of a new kind, among twelve": {
        "entities": [
            {"type": "bold", "offset": 0, "length": 2} if n % 2 else {"type": "hologram"}
            for n in range(12)
        ]
    },
    "an answer to something new": {
        "reply_to_message": {
            "message_id": 3,
            "date": 1,
            "chat": CHAT,
            "paid_media": {"star_count": 1, "paid_media": [{"type": "hologram"}]},
        }
    },
    "a button with a new trait": {
        "reply_markup": {"inline_keyboard": [[{"text": "a", "style": {"glow": 1}}]]}
    },
}


@pytest.fixture
async def reader() -> AsyncIterator[Reader]:
    bot = Bot("123456:" + "A" * 35)
    yield Reader(bot, "tropa_bot")
    await bot.session.close()


@pytest.mark.parametrize("what", NEWER)
def test_words_are_heard_beside_what_is_not_known(reader: Reader, what: str) -> None:
    with capture_logs() as logs:
        found = reader.read({"update_id": 1, "message": {**SAYS, **NEWER[what]}})
    assert found is not None
    assert isinstance(found.event, Said)
    assert found.event.text == "цветы"
    assert reader.restore(found.payload) == found.event
    (line,) = logs
    assert line["event"] == "update read in part"
    assert "цветы" not in str(line)


def test_a_tap_on_a_message_of_a_new_kind_counts(reader: Reader) -> None:
    message = {**SAYS, "effect": {"x": 1}, "checklist": {"title": 7}}
    found = reader.read(
        {
            "update_id": 2,
            "callback_query": {
                "id": "1",
                "from": ANYA,
                "chat_instance": "1",
                "data": "v:maps",
                "message": message,
            },
        }
    )
    assert found is not None
    assert isinstance(found.event, Tapped)
    assert found.event.data == "v:maps"


@pytest.mark.parametrize(
    "message",
    [{**SAYS, "message_id": "none"}, {**SAYS, "chat": {"id": 7, "type": []}}, "words"],
)
def test_what_cannot_be_without_it_is_left_whole(reader: Reader, message: object) -> None:
    with capture_logs() as logs:
        assert reader.read({"update_id": 3, "message": message}) is None
    assert [line["event"] for line in logs] == ["update not readable"]
