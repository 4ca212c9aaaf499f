"""The page in groups: who speaks, topics, polls, inline mode, sending a link on."""

import asyncio
import re
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, TypeAlias
from urllib.parse import quote

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultCachedPhoto,
    InlineQueryResultsButton,
    InlineQueryResultUnion,
    InputPollOption,
    InputTextMessageContent,
    Message,
    TelegramObject,
)
from playwright.async_api import Locator, Page, Route, expect

from bot.playground.client import PlaygroundClient
from tests.bot.playground.conftest import say
from tests.browser import NEEDS_CHROMIUM

pytestmark = NEEDS_CHROMIUM
Handler: TypeAlias = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
PAINS = ["Нет цен", "Очередь"]
LINK = "https://t.me/tropa_bot?start=s42"


def team_bot(picture: bytes) -> Dispatcher:
    """Answer /start, /poll and /share; inline, offer a photo and an article."""
    dispatcher = Dispatcher()

    @dispatcher.message(F.text.startswith("/poll"))
    async def poll(message: Message) -> None:
        options: list[InputPollOption | str] = [*PAINS]
        await message.answer_poll("Что болит?", options, is_anonymous=False)

    @dispatcher.message(F.text == "/share")
    async def share(message: Message) -> None:
        url = f"https://t.me/share/url?url={quote(LINK, safe='')}&text={quote('Карта')}"
        button = InlineKeyboardButton(text="Отправить", url=url)
        markup = InlineKeyboardMarkup(inline_keyboard=[[button]])
        await message.answer("Ссылка", reply_markup=markup)

    @dispatcher.message(F.text == "/links")
    async def links(message: Message) -> None:
        first = f"https://t.me/c/{str(message.chat.id).removeprefix('-100')}/1"
        invite = InlineKeyboardButton(text="В группу", url="https://t.me/tropa_bot?startgroup=t7")
        markup = InlineKeyboardMarkup(inline_keyboard=[[invite]])
        await message.answer(
            f'<a href="{first}">Наверх</a>', parse_mode="HTML", reply_markup=markup
        )

    @dispatcher.message(F.via_bot)
    async def own(_message: Message) -> None:
        """Not ours to answer."""

    @dispatcher.message(F.text)
    async def echo(message: Message) -> None:
        assert message.from_user is not None
        await message.reply(f"{message.from_user.first_name}: {message.text}")

    @dispatcher.inline_query()
    async def offer(query: InlineQuery, bot: Bot) -> None:
        file = BufferedInputFile(picture, "a.png")
        photo = (await bot.send_photo(query.from_user.id, file)).photo
        assert photo is not None
        words = InputTextMessageContent(message_text=f"Карта: {query.query}")
        results: list[InlineQueryResultUnion] = [
            InlineQueryResultCachedPhoto(id="p", photo_file_id=photo[-1].file_id, title="Кофейня"),
            InlineQueryResultArticle(id="a", title="Словами", input_message_content=words),
        ]
        button = InlineQueryResultsButton(text="Нарисовать", start_parameter="draw")
        await query.answer(results, cache_time=0, button=button)

    return dispatcher


@pytest.fixture
async def running(bot: Bot, picture: bytes) -> AsyncIterator[Dispatcher]:
    dispatcher = team_bot(picture)
    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
    yield dispatcher
    await dispatcher.stop_polling()
    await polling


@pytest.fixture
async def team(page: Page, client: PlaygroundClient) -> int:
    """Two people, and a group that is one tap and a name away."""
    await expect(page.get_by_test_id("start")).to_be_visible()  # a newcomer sees the bot first
    await client.person("Борис")
    await page.get_by_test_id("quick-group").click()
    await page.get_by_test_id("ask").fill("Кофейня")
    await page.get_by_test_id("ask-ok").click()
    await expect(page.get_by_test_id("bot-name")).to_have_text("Кофейня")
    state = await client.request("GET", "/_/state")
    return int(state["chats"][-1]["id"])


def newest(page: Page) -> Locator:
    return page.get_by_test_id("message").last


async def test_several_people_speak(page: Page, team: int, client: PlaygroundClient) -> None:
    await expect(page.get_by_test_id("service")).to_contain_text("В группе: Тропа")
    await expect(page.get_by_test_id("speaker")).to_have_text(
        [re.compile("Аня"), re.compile("Борис")]
    )
    await page.get_by_test_id("speaker").filter(has_text="Борис").click()
    await say(page, "/start")
    await expect(newest(page)).to_contain_text("Борис: /start")
    own = page.locator("[data-own=true]").last
    await expect(own).to_contain_text("/start")
    await page.get_by_test_id("speaker").filter(has_text="Аня").click()
    theirs = page.get_by_test_id("message").filter(has_text="/start").first
    await expect(theirs).to_have_attribute("data-own", "false")
    await say(page, "между нами")  # privacy mode: the bot does not hear it
    await expect(newest(page)).to_contain_text("между нами")
    assert (await client.request("GET", f"/_/chats/{team}"))["bot"] == "member"


async def test_roles_and_speaking_for_the_group(page: Page, team: int) -> None:
    await page.get_by_test_id("menu").click()
    await page.get_by_test_id("bot-administrator").click()
    await expect(page.get_by_test_id("bot-administrator")).to_have_attribute("aria-pressed", "true")
    async with page.expect_response(lambda answer: answer.request.method != "GET"):
        await page.get_by_test_id("anonymous").check()
        await page.keyboard.press("Escape")
    await say(page, "слово от группы")
    await expect(newest(page)).to_contain_text("Group: слово от группы")
    own = page.locator("[data-own=true]").last
    await expect(own).to_contain_text("слово от группы")
    await page.get_by_test_id("speaker").filter(has_text="Борис").click()
    from_group = page.get_by_test_id("message").filter(has_text="слово от группы").first
    await expect(from_group.locator(".sender")).to_contain_text("Кофейня")


async def test_topics_keep_apart_what_is_said(page: Page, team: int) -> None:
    await page.get_by_test_id("menu").click()
    await page.get_by_test_id("forum").check()
    await expect(page.get_by_test_id("forum")).to_be_checked()
    await page.keyboard.press("Escape")
    await page.get_by_test_id("new-topic").click()
    await page.get_by_test_id("ask").fill("Чек-листы")
    await page.get_by_test_id("ask-ok").click()
    chip = page.get_by_test_id("topic").filter(has_text="Чек-листы")
    await expect(chip).to_have_attribute("aria-pressed", "true")
    await say(page, "/start")
    await expect(newest(page)).to_contain_text("Аня: /start")  # the answer stands in the topic
    await page.get_by_test_id("topic").first.click()
    await expect(page.get_by_test_id("message").filter(has_text="/start")).to_have_count(0)


async def test_two_people_vote(page: Page, team: int) -> None:
    await say(page, "/poll")
    poll = page.get_by_test_id("poll")
    await expect(poll).to_contain_text("Что болит?")
    await poll.get_by_test_id("option").nth(1).click()
    await expect(poll).to_contain_text("Голосов: 1")
    await expect(poll.get_by_test_id("option").nth(1)).to_contain_text("100%")
    await page.get_by_test_id("speaker").filter(has_text="Борис").click()
    await poll.get_by_test_id("option").first.click()
    await expect(poll.get_by_test_id("option").first).to_contain_text("50%")
    await poll.get_by_test_id("retract").click()
    await expect(poll).to_contain_text("Голосов: 1")


async def test_a_picture_is_posted_by_typing_the_bots_name(
    page: Page, team: int, client: PlaygroundClient
) -> None:
    members = (await client.request("GET", f"/_/chats/{team}"))["members"]
    await client.known_person(members[0]).start()  # whom the bot has met, it may send pictures
    await page.get_by_test_id("text").press_sequentially("@tropa_bot карта")
    panel = page.get_by_test_id("inline")
    await expect(panel.get_by_test_id("inline-result")).to_have_count(2)
    await expect(panel.get_by_test_id("inline-button")).to_have_text("Нарисовать")
    await panel.get_by_test_id("inline-result").first.click()
    await expect(panel).to_be_hidden()
    await expect(page.get_by_test_id("photo")).to_have_count(1)
    await expect(newest(page)).to_contain_text("через @tropa_bot")
    await expect(page.get_by_test_id("text")).to_have_value("")
    await page.get_by_test_id("text").press_sequentially("@tropa_bot кофе")
    await panel.get_by_test_id("inline-result").filter(has_text="Словами").click()
    await expect(newest(page)).to_contain_text("Карта: кофе")
    await page.get_by_test_id("text").press_sequentially("@tropa_bot ")
    await panel.get_by_test_id("inline-button").click()
    await expect(newest(page)).to_contain_text("Аня: /start draw")
    await expect(page.get_by_test_id("bot-name")).to_have_text("Тропа")


async def test_an_answer_that_is_quicker_than_its_question_is_shown(
    page: Page, team: int, client: PlaygroundClient, bot: Bot, running: Dispatcher
) -> None:
    members = (await client.request("GET", f"/_/chats/{team}"))["members"]
    await client.known_person(members[0]).start()
    heard = asyncio.Event()
    answered: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)

    @running.inline_query.outer_middleware
    async def tell(handler: Handler, query: TelegramObject, data: dict[str, Any]) -> None:
        await handler(query, data)
        assert isinstance(query, InlineQuery)
        answered[query.id].set()

    async def hold(route: Route) -> None:
        answer = await route.fetch()
        question = (await answer.json())["id"]
        await answered[question].wait()
        await bot.send_message(team, "после ответа")
        await heard.wait()
        await route.fulfill(response=answer)

    await page.route(f"**/_/chats/{team}/inline", hold)
    await page.get_by_test_id("text").press_sequentially("@tropa_bot карта")
    await expect(page.locator("#people")).to_contain_text("после ответа")  # the stream has told it
    heard.set()
    await expect(page.get_by_test_id("inline-button")).to_have_text("Нарисовать")


async def test_a_link_is_sent_on_and_opened(page: Page, team: int) -> None:
    await say(page, "/share")
    await page.get_by_test_id("key").filter(has_text="Отправить").click()
    await page.get_by_test_id("send-to").filter(has_text="Кофейня").click()
    await expect(page.get_by_test_id("text")).to_have_value(f"{LINK}\nКарта")
    await page.get_by_test_id("send").click()
    await page.get_by_role("link").filter(has_text="t.me/tropa_bot").first.click()
    await expect(newest(page)).to_contain_text("Аня: /start s42")


async def test_a_link_sent_to_somebody_is_opened_by_them(page: Page, team: int) -> None:
    await say(page, "/share")
    await page.get_by_test_id("key").filter(has_text="Отправить").click()
    await page.get_by_test_id("send-to").filter(has_text="Борис").click()
    await expect(newest(page)).to_contain_text("Борис: /start s42")


async def test_the_chat_moves_along_when_the_group_grows(
    page: Page, team: int, client: PlaygroundClient
) -> None:
    anya = client.known_person((await client.request("GET", f"/_/chats/{team}"))["members"][0])
    small = await client.group(anya, kind="group", title="Малая")
    await expect(page.locator("#people")).to_contain_text("Малая")  # the page has heard of it
    await page.get_by_test_id("chats").click()
    await page.get_by_test_id("sheet").get_by_test_id("person").filter(has_text="Малая").click()
    await expect(page.get_by_test_id("bot-name")).to_have_text("Малая")
    grown = await client.migrate(small)
    await expect(page).to_have_url(re.compile(f"#{grown}$"))
    await say(page, "/start")
    await expect(newest(page)).to_contain_text("Аня: /start")


async def test_a_link_leads_to_its_message_and_into_a_group_that_is_there(
    page: Page, team: int
) -> None:
    await say(page, "/links")
    await page.get_by_role("link", name="Наверх").click()
    await expect(page.get_by_test_id("service").first).to_be_in_viewport()
    await page.get_by_test_id("key").filter(has_text="В группу").click()
    await page.get_by_test_id("send-to").filter(has_text="Кофейня").click()
    await expect(newest(page)).to_contain_text("Аня: /start@tropa_bot t7")
    assert len(page.context.pages) == 1


async def test_what_comes_while_the_chat_is_read_is_shown(page: Page, team: int, bot: Bot) -> None:
    """The answer is older than what the stream has told meanwhile; nothing of it is lost."""
    said = [await bot.send_message(team, word) for word in ("ждёт правки", "лишнее", "стоит")]
    await expect(newest(page)).to_contain_text("стоит")
    read, heard = asyncio.Event(), asyncio.Event()

    async def hold(route: Route) -> None:
        answer = await route.fetch()
        read.set()
        await heard.wait()
        await route.fulfill(response=answer)

    await page.route(f"**/_/chats/{team}?*", hold)
    await page.reload()
    await read.wait()
    await bot.edit_message_text("правка", chat_id=team, message_id=said[0].message_id)
    await bot.delete_message(team, said[1].message_id)
    await bot.send_message(team, "новое")
    await expect(page.locator("#people")).to_contain_text("новое")  # the stream has told it
    heard.set()
    await expect(page.get_by_test_id("text-of-message")).to_have_text(
        [re.compile("правка"), re.compile("стоит"), re.compile("новое")]
    )
