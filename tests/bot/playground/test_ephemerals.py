"""Messages that one member of a group sees alone: who may be sent one, who sees and changes it."""

from __future__ import annotations

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import EphemeralMessageParameters, InlineKeyboardButton, InlineKeyboardMarkup

from bot.playground import limits
from bot.playground.client import Person, PlaygroundClient
from bot.playground.line import PlaygroundError
from bot.playground.refusals import NOT_MODIFIED, QUERY_TOO_OLD

KEYS = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Дальше", callback_data="x")]]
)
NO_GROUP = "ephemeral messages can be sent only in groups and supergroups"
NO_RIGHT = "not enough rights to send an ephemeral message to the chat"


@pytest.fixture
async def olya(client: PlaygroundClient) -> Person:
    return await client.person("Оля")


async def _send(bot: Bot, chat: int, to: int, query: str | None = None) -> int:
    asked = EphemeralMessageParameters(receiver_user_id=to, callback_query_id=query)
    sent = await bot.send_message(
        chat, "меню", reply_markup=KEYS, ephemeral_message_parameters=asked
    )
    assert sent.ephemeral_message_id is not None
    return sent.ephemeral_message_id


async def _refused(bot: Bot, chat: int, to: int, query: str | None = None) -> str:
    with pytest.raises(TelegramBadRequest) as told:
        await _send(bot, chat, to, query)
    return told.value.message.removeprefix("Bad Request: ")


async def test_only_for_a_fresh_press_of_theirs_or_by_an_administrator(
    bot: Bot,
    client: PlaygroundClient,
    anya: Person,
    olya: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    group, other = await client.group(anya, olya), await client.group(olya)
    list_ = await bot.send_message(group, "список", reply_markup=KEYS)
    shown = next(one for one in await olya.at(group).messages() if one.id == list_.message_id)
    query = await olya.at(group).tap(shown, "Дальше")

    assert await _refused(bot, anya.id, anya.id) == NO_GROUP
    assert await _refused(bot, other, anya.id) == "USER_NOT_PARTICIPANT"
    assert await _refused(bot, group, olya.id) == NO_RIGHT
    assert await _refused(bot, group, anya.id, query) == QUERY_TOO_OLD, "another one's press"
    assert await _refused(bot, other, olya.id, query) == QUERY_TOO_OLD, "a press elsewhere"
    assert await _refused(bot, group, olya.id, "nothing") == QUERY_TOO_OLD
    await _send(bot, group, olya.id, query)
    monkeypatch.setattr(limits, "EPHEMERAL_SECONDS", -1)
    assert await _refused(bot, group, olya.id, query) == QUERY_TOO_OLD
    await client.set_bot(group, "administrator")
    await _send(bot, group, olya.id)
    assert [len((await one.at(group).chat()).alone) for one in (olya, anya)] == [2, 0]


async def test_its_receiver_alone_sees_presses_and_has_it_changed(
    bot: Bot, client: PlaygroundClient, anya: Person, olya: Person
) -> None:
    group = await client.group(anya, olya)
    await client.set_bot(group, "administrator")
    before = (await anya.at(group).chat()).transcript()
    number = await _send(bot, group, olya.id)
    (menu,) = (await olya.at(group).chat()).alone
    assert (menu.text, menu.buttons) == ("меню", ["Дальше"])
    await olya.at(group).tap(menu, "Дальше")
    press = (await bot.get_updates(offset=-1))[-1].callback_query
    assert press is not None
    assert (press.from_user.id, press.data) == (olya.id, "x")
    with pytest.raises(PlaygroundError, match="sees no message"):
        await anya.at(group).tap(menu, "Дальше")

    for chat, person in ((group, anya.id), (await client.group(olya), olya.id)):
        with pytest.raises(TelegramBadRequest, match="message not found"):
            await bot.edit_ephemeral_message_text(chat, person, number, "чужое")
        with pytest.raises(TelegramBadRequest, match="message not found"):
            await bot.delete_ephemeral_message(chat, person, number)
    with pytest.raises(TelegramBadRequest, match=NOT_MODIFIED):
        await bot.edit_ephemeral_message_text(group, olya.id, number, "меню", reply_markup=KEYS)
    await bot.edit_ephemeral_message_text(group, olya.id, number, "день", reply_markup=KEYS)
    await bot.edit_ephemeral_message_reply_markup(group, olya.id, number)
    (menu,) = (await olya.at(group).chat()).alone
    assert (menu.text, menu.buttons) == ("день", [])
    await bot.delete_ephemeral_message(group, olya.id, number)
    assert (await olya.at(group).chat()).alone == []
    assert (await anya.at(group).chat()).transcript() == before, "nobody else was told of it"
