"""Each language has a button that is read whole, however many languages there are."""

from __future__ import annotations

import pytest

from locales import texts
from tests.handlers import chat as chats
from tests.handlers.chat import Chat


async def test_a_third_language_finds_room(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    """The chat itself refuses a label of ours that a narrow phone would cut."""
    monkeypatch.setattr(texts, "languages", lambda: ("ru", "en", "en"))
    # one that stands for a third is the second again: its buttons are the same
    monkeypatch.setattr(chats, "doubled", lambda _buttons: False)
    await chat.command("start")
    assert chat.labels().count("English") == 2
    await chat.command("language")
    assert [len(row) for row in chat.screen.rows] == [2, 1, 1]
