"""The chat page in a real browser, with a little bot behind it."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    CallbackQuery,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Message,
)
from playwright.async_api import FilePayload, Page, expect

from bot.playground.server import Playground
from tests.bot.playground.conftest import say
from tests.browser import NEEDS_CHROMIUM

pytestmark = NEEDS_CHROMIUM


def little_bot(picture: bytes, gate: asyncio.Event) -> Dispatcher:
    """Answer /start with a keyboard, words with an echo, `album` with two pictures."""
    dispatcher = Dispatcher()
    keys = InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text="Кофейня", callback_data="cafe")],
            [InlineKeyboardButton(text="Ждать", callback_data="wait")],
            [InlineKeyboardButton(text="Строка", copy_text=CopyTextButton(text="/start@t код"))],
        ]
    )

    @dispatcher.message(F.text.startswith("/start"))
    async def start(message: Message) -> None:
        await message.answer(f"<b>Кто вы?</b> {message.text}", parse_mode="HTML", reply_markup=keys)

    @dispatcher.message(F.text == "album")
    async def album(message: Message) -> None:
        file = BufferedInputFile(picture, "a.png")
        await message.answer_media_group(
            [InputMediaPhoto(media=file, caption="две"), InputMediaPhoto(media=file)]
        )

    @dispatcher.message(F.text == "ask")
    async def ask(message: Message) -> None:
        await message.answer("Название?", reply_markup=ForceReply(input_field_placeholder="Имя"))

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(f"эхо: {message.text}")

    @dispatcher.callback_query(F.data == "wait")
    async def wait(query: CallbackQuery) -> None:
        await gate.wait()
        await query.answer("дождались")

    @dispatcher.callback_query()
    async def cafe(query: CallbackQuery) -> None:
        await query.answer("Старая кнопка", show_alert=True)
        assert isinstance(query.message, Message)
        await query.message.edit_text("Кофейня", reply_markup=keys)

    return dispatcher


@pytest.fixture
def gate() -> asyncio.Event:
    return asyncio.Event()


@pytest.fixture
async def running(bot: Bot, picture: bytes, gate: asyncio.Event) -> AsyncIterator[Dispatcher]:
    await bot.set_my_commands([BotCommand(command="help", description="Помощь")])
    dispatcher = little_bot(picture, gate)
    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
    yield dispatcher
    gate.set()
    await dispatcher.stop_polling()
    await polling


async def test_a_conversation(page: Page, gate: asyncio.Event) -> None:
    await page.get_by_test_id("start").click()
    newest = page.get_by_test_id("message").last
    await expect(newest).to_contain_text("Кто вы?")
    await expect(newest.locator("strong")).to_have_text("Кто вы?")
    await page.get_by_test_id("key").filter(has_text="Ждать").click()
    waiting = page.get_by_test_id("key").filter(has_text="Ждать")
    await expect(waiting).to_have_attribute("aria-busy", "true")
    gate.set()
    await expect(page.get_by_test_id("toast")).to_have_text("дождались")
    await expect(waiting).not_to_have_attribute("aria-busy", "true")
    await page.get_by_test_id("key").filter(has_text="Кофейня").click()
    await expect(page.get_by_test_id("alert")).to_contain_text("Старая кнопка")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("alert")).to_be_hidden()
    await expect(newest.get_by_test_id("text-of-message")).to_contain_text("Кофейня")
    await expect(newest).not_to_contain_text("изменено")


async def test_a_button_gives_a_text_to_copy(page: Page) -> None:
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await page.get_by_test_id("start").click()
    await page.get_by_test_id("key").filter(has_text="Строка").click()
    await expect(page.get_by_test_id("toast")).to_have_text("Скопировано")
    assert await page.evaluate("navigator.clipboard.readText()") == "/start@t код"


async def test_markup_in_a_text_stays_text(page: Page) -> None:
    await page.get_by_test_id("start").click()
    evil = "<img src=x onerror=alert(1)> & <b>жирно</b>"
    await say(page, evil)
    await expect(page.get_by_test_id("message").last).to_contain_text(f"эхо: {evil}")
    assert await page.locator("#log img, #log strong").count() == 1  # the bot's own bold


async def test_pictures_open_and_close(page: Page) -> None:
    await page.get_by_test_id("start").click()
    await say(page, "album")
    await expect(page.get_by_test_id("photo")).to_have_count(2)
    await page.get_by_test_id("photo").first.click()
    await expect(page.get_by_test_id("viewer")).to_contain_text("1 / 2")
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_test_id("viewer")).to_contain_text("2 / 2")
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("viewer")).to_be_hidden()


async def test_commands_language_and_samples(page: Page) -> None:
    await page.get_by_test_id("start").click()
    await page.get_by_test_id("commands").click()
    await page.get_by_role("menuitem").filter(has_text="/help").click()
    await expect(page.get_by_test_id("message").last).to_contain_text("эхо: /help")
    await page.get_by_test_id("attach").click()
    await page.get_by_test_id("attach-voice").click()
    await expect(page.get_by_test_id("message").last).to_contain_text("эхо: None")
    await page.get_by_test_id("menu").click()
    await page.get_by_test_id("language-en").click()
    await expect(page.get_by_test_id("text")).to_have_attribute("placeholder", "Message")


async def test_a_file_is_attached_and_stands_in_the_chat(page: Page) -> None:
    await page.get_by_test_id("start").click()
    await page.get_by_test_id("attach").click()
    async with page.expect_file_chooser() as chosen:
        await page.get_by_test_id("attach-document").click()
    content = "Этап;Люди\n".encode()
    file: FilePayload = {"name": "воронка.csv", "mimeType": "text/csv", "buffer": content}
    await (await chosen.value).set_files(file)
    await expect(page.get_by_test_id("document").last).to_contain_text("воронка.csv")


async def test_an_own_message_is_edited_and_deleted(page: Page) -> None:
    await page.get_by_test_id("start").click()
    await say(page, "опичатка")
    own = page.get_by_test_id("message").filter(has_text="опичатка").first
    await own.click(button="right")
    await page.get_by_test_id("edit").click()
    await say(page, "опечатка")
    fixed = page.locator("[data-own=true]").filter(has_text="опечатка")
    await expect(fixed).to_contain_text("изменено")
    await fixed.click(button="right")
    await page.get_by_test_id("delete").click()
    await expect(fixed).to_have_count(0)


async def test_a_question_is_answered_as_a_reply(page: Page) -> None:
    await page.get_by_test_id("start").click()
    await say(page, "ask")
    await expect(page.get_by_test_id("text")).to_have_attribute("placeholder", "Имя")
    await say(page, "Зерно")
    own = page.locator("[data-own=true]").last
    await expect(own.locator(".quoted")).to_contain_text("Название?")
    await expect(page.get_by_test_id("text")).to_have_attribute("placeholder", "Сообщение")


async def test_the_page_survives_a_restart(page: Page, playground: Playground) -> None:
    await page.get_by_test_id("start").click()
    await expect(page.get_by_test_id("message").last).to_contain_text("Кто вы?")
    await playground.stop()
    await expect(page.get_by_test_id("status")).to_contain_text("нет связи")
    await playground.start()
    await expect(page.get_by_test_id("status")).to_have_text("бот", timeout=20000)
    await say(page, "снова")
    await expect(page.get_by_test_id("message").last).to_contain_text("эхо: снова")
