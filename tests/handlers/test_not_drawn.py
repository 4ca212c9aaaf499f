"""Where pictures were not drawn: the map in words, and files that hold what an album does not."""

from __future__ import annotations

import pytest

from tests.handlers.chat import Chat
from tests.handlers.steps import to_card


@pytest.mark.parametrize(
    ("asked", "offered", "kind"),
    [
        ("Карточки для телефона", "PDF карточек", "cards.pdf"),
        ("Показать карту", "PDF карты", "board.pdf"),
    ],
)
async def test_the_same_pages_are_offered_as_a_file(
    chat: Chat, asked: str, offered: str, kind: str
) -> None:
    await to_card(chat)
    await chat.tap(asked)
    wanted = chat.reply.pictures
    assert wanted is not None
    (file,) = (one for row in wanted.failed.rows for one in row if one.text == offered)
    await chat.press(file)
    assert chat.reply.rendering is not None
    assert chat.reply.rendering.kind == kind
