"""What somebody agrees to, and that all of it is given out."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace

from handlers.conversation import Conversation
from journey import codec
from tests.handlers.chat import ANYA, Chat
from tests.handlers.steps import to_draft


async def test_a_newcomer_is_told_once_what_going_on_means(chat: Chat) -> None:
    chat.house.operator = "ИП Зерно"
    chat.house.start()
    await chat.command("start")
    assert "Бота ведёт ИП Зерно. Продолжая, вы соглашаетесь" in chat.text
    assert "/privacy" in chat.text
    await to_draft(chat)
    await chat.command("new")
    assert "соглашаетесь" not in chat.text


async def test_copies_are_told_of_where_they_are_made(chat: Chat) -> None:
    """Who is forgotten is told that copies still hold them, and for how long."""
    chat.house.conversation = Conversation(replace(chat.house.services, copies=14))
    await to_draft(chat)
    await chat.command("privacy")
    assert "Копии базы хранятся 14 дней" in chat.text
    await chat.command("forget")
    await chat.tap("Да, удалить")
    assert "В копиях базы удалённое исчезнет через 14 дней" in chat.text


async def test_everything_is_given_out(chat: Chat) -> None:
    """In one file, whatever was open; a map in it comes back as it is."""
    drawn = await to_draft(chat)
    for ask in (chat.command("export"), chat.tap("Скачать мои данные")):
        reply = await ask
        assert "Что я храню" in chat.text
        (file,) = reply.files
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            names = archive.namelist()
            told = json.loads(archive.read("data.json"))
            (kept,) = [name for name in names if name.startswith("maps/")]
            found = codec.read(archive.read(kept))
        assert "README.txt" in names
        assert told["people"][0]["id"] == ANYA
        assert len(told["items"]) == sum(len(one.items) for one in drawn.stages)
        assert found.stages == drawn.stages
    await chat.tap("Мои карты")
    assert "Что я храню" not in chat.text
