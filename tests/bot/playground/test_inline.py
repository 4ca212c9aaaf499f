"""Inline mode: asking through the bot in any chat, choosing, and what the bot hears of it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from aiogram import Bot, types
from aiogram.exceptions import TelegramBadRequest

from bot.playground.client import Person, PlaygroundClient, PlaygroundError
from bot.playground.wire import Json
from tests.bot.playground.conftest import make_picture


async def updates(bot: Bot, timeout_s: int = 0) -> list[types.Update]:
    found = await bot.get_updates(timeout=timeout_s)
    if found:
        await bot.get_updates(offset=found[-1].update_id + 1)
    return found


def article(number: str = "1", text: str = "Карта") -> types.InlineQueryResultArticle:
    content = types.InputTextMessageContent(message_text=text, parse_mode="HTML")
    return types.InlineQueryResultArticle(id=number, title=text, input_message_content=content)


@pytest.fixture
async def anya(client: PlaygroundClient, bot: Bot) -> Person:
    person = await client.person("Аня")
    await person.start()
    await updates(bot)
    return person


@asynccontextmanager
async def asking(
    bot: Bot, person: Person, query: str = ""
) -> AsyncIterator[tuple[types.InlineQuery, "asyncio.Task[Json]"]]:
    """Somebody types; the block has to answer."""
    waiting = asyncio.create_task(person.ask_inline(query))
    found: list[types.Update] = []
    while not any(update.inline_query for update in found):
        found = await updates(bot, 5)
    asked = found[-1].inline_query
    assert asked is not None
    yield asked, waiting
    waiting.cancel()


async def test_a_photo_is_chosen_in_a_group(
    bot: Bot, client: PlaygroundClient, anya: Person
) -> None:
    photo = await bot.send_photo(anya.id, types.BufferedInputFile(make_picture(), "a.png"))
    assert photo.photo is not None
    group = await client.group(anya)
    await client.bot_settings(feedback=True)
    await updates(bot)
    async with asking(bot, anya.at(group), "карта") as (asked, waiting):
        assert (asked.query, asked.offset, asked.chat_type) == ("карта", "", "supergroup")
        result = types.InlineQueryResultCachedPhoto(
            id="m1", photo_file_id=photo.photo[-1].file_id, title="Кофейня", caption="Карта пути"
        )
        button = types.InlineQueryResultsButton(text="Нарисовать", start_parameter="inline")
        assert await asked.answer([result], cache_time=0, is_personal=True, button=button)
        answer = await waiting
    assert answer["button"] == {"text": "Нарисовать", "start_parameter": "inline"}
    sent = await anya.at(group).choose_inline(answer, "m1")
    assert (sent.text, sent.photo_size) == ("Карта пути", (900, 600))
    told, chosen = await updates(bot)
    assert told.message is not None  # through the bot: heard in spite of privacy mode
    assert told.message.via_bot is not None
    assert told.message.via_bot.id == bot.id
    assert chosen.chosen_inline_result is not None
    assert (chosen.chosen_inline_result.result_id, chosen.chosen_inline_result.query) == (
        "m1",
        "карта",
    )
    assert chosen.chosen_inline_result.inline_message_id is None  # no keyboard, no id


async def test_a_message_with_a_keyboard_is_edited_by_its_inline_id(
    bot: Bot, client: PlaygroundClient, anya: Person
) -> None:
    group = await client.group(anya, bot=False)
    await updates(bot)
    button = types.InlineKeyboardButton(text="Дальше", callback_data="go")
    markup = types.InlineKeyboardMarkup(inline_keyboard=[[button]])
    async with asking(bot, anya.at(group)) as (asked, waiting):
        result = article(text="<b>Раз</b>").model_copy(update={"reply_markup": markup})
        await asked.answer([result], cache_time=0)
        sent = await anya.at(group).choose_inline(await waiting, "1")
    assert sent.entities[0]["type"] == "bold"
    await anya.at(group).tap(sent, "Дальше")
    [only] = await updates(bot)  # the bot is not in this group
    query = only.callback_query
    assert query is not None
    assert query.message is None
    assert query.inline_message_id is not None
    assert await bot.edit_message_text("Два", inline_message_id=query.inline_message_id) is True
    assert (await anya.at(group).messages())[-1].text == "Два"


@pytest.mark.parametrize(("cache_time", "asked_again"), [(0, True), (300, False)])
async def test_an_answer_is_cached(
    bot: Bot, anya: Person, client: PlaygroundClient, cache_time: int, *, asked_again: bool
) -> None:
    async with asking(bot, anya, "к") as (asked, waiting):
        assert asked.chat_type == "sender"
        await asked.answer([article()], cache_time=cache_time, is_personal=True)
        await waiting
    body = {"person": anya.id, "query": "к"}
    again = await client.request("POST", f"/_/chats/{anya.id}/inline", body)
    assert (again["answer"] is None) == asked_again
    boris = await client.person("Борис")
    body = {"person": boris.id, "query": "к"}
    other = await client.request("POST", f"/_/chats/{boris.id}/inline", body)
    assert other["answer"] is None  # what is personal is nobody else's


def too_many() -> list[types.InlineQueryResultUnion]:
    return [article(str(number)) for number in range(51)]


@pytest.mark.parametrize(
    ("results", "words"),
    [
        (too_many, "too many inline query results specified"),
        (lambda: [article(), article()], "RESULT_ID_DUPLICATE"),
        (lambda: [article("я" * 33)], "RESULT_ID_INVALID"),
        (
            lambda: [types.InlineQueryResultCachedPhoto(id="1", photo_file_id="нет")],
            "wrong file identifier",
        ),
        (
            lambda: [types.InlineQueryResultCachedSticker(id="1", sticker_file_id="x")],
            "is unsupported for the inline query result",
        ),
    ],
)
async def test_answers_that_are_refused(
    bot: Bot, anya: Person, results: Callable[[], list[types.InlineQueryResultUnion]], words: str
) -> None:
    async with asking(bot, anya) as (asked, _):
        with pytest.raises(TelegramBadRequest, match=words):
            await asked.answer(results(), cache_time=0)


async def test_an_answer_comes_once(bot: Bot, anya: Person) -> None:
    async with asking(bot, anya) as (asked, _):
        button = types.InlineQueryResultsButton(text="Начать", start_parameter="не так")
        with pytest.raises(TelegramBadRequest, match="START_PARAM_INVALID"):
            await asked.answer([], button=button)
        assert await asked.answer([], cache_time=0)
        with pytest.raises(TelegramBadRequest, match="query is too old"):
            await asked.answer([], cache_time=0)


async def test_inline_mode_can_be_off(bot: Bot, client: PlaygroundClient, anya: Person) -> None:
    assert (await bot.get_me()).supports_inline_queries
    await client.bot_settings(inline=False)
    assert not (await bot.get_me()).supports_inline_queries
    with pytest.raises(PlaygroundError, match="setinline"):
        await anya.ask_inline("карта")
