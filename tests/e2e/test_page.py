"""The chat page in a real browser, with the whole bot behind it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from bot.playground.server import Playground
from tests.e2e.people import LONG

CHROMIUM = shutil.which("chromium")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PHONE = {"width": 390, "height": 844}
PATIENCE = LONG * 1000
STAGES = 6

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium on the path"),
]


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        await browser.close()


class Reader:
    """A person at the page: reads the newest keyboard's message and presses its keys."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.log = page.get_by_test_id("log")

    def keys(self) -> Locator:
        return self.page.get_by_test_id("keyboard").last.get_by_test_id("key")

    async def press(self, words: str) -> None:
        await self.keys().filter(has_text=words).first.click()

    async def reads(self, words: str) -> None:
        text = self.page.get_by_test_id("text-of-message").last
        await expect(text).to_contain_text(words, timeout=PATIENCE)

    async def tick(self) -> None:
        """The first answer, and its mark."""
        await self.keys().first.click()
        await expect(self.keys().first).to_contain_text("✅", timeout=PATIENCE)


async def test_from_the_start_button_to_the_picture_and_the_checklist(
    playground: Playground, bot: None, browser: Browser
) -> None:
    context = await browser.new_context(viewport=PHONE, locale="ru-RU")  # type: ignore[arg-type]
    page = await context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    await page.goto(playground.url)
    reader = Reader(page)

    await page.get_by_test_id("start").click()
    await reader.reads("Чем вы занимаетесь")
    await reader.press("Кофейня")
    await reader.reads("Чей путь рисуем")
    await reader.press("Офисный сотрудник рядом")
    await reader.reads("Этапы пути")
    await reader.press("Подходит, рисуй")
    await reader.reads("Это черновик")
    await expect(page.get_by_test_id("photo")).to_have_count(2, timeout=PATIENCE)

    await reader.press("Пройти по этапам")
    for number in range(1, STAGES + 1):
        await reader.reads(f"Этап {number} из {STAGES}")
        await reader.tick()
        await reader.press("Дальше")
        await reader.reads("вопрос 2 из 3")
        await reader.tick()
        if number == 2:  # the page is closed and opened again tomorrow
            await page.reload()
            await expect(reader.keys().first).to_contain_text("✅", timeout=PATIENCE)
        await reader.press("Дальше")
        await reader.reads("вопрос 3 из 3")
        await reader.press("🙂 Доволен")
    await reader.reads("Карта готова")
    await expect(page.get_by_test_id("photo")).to_have_count(4, timeout=PATIENCE)

    await page.get_by_test_id("photo").last.click()
    await expect(page.get_by_test_id("viewer")).to_be_visible()
    await page.keyboard.press("Escape")

    await reader.press("Весь чек-лист")
    await reader.reads("С чего начать")
    await reader.press("1 Замечаю")
    await reader.reads("Чек-лист · этап 1")
    await reader.tick()
    assert errors == []
    await context.close()


async def test_a_map_is_posted_in_a_group_by_typing_the_bots_name(
    playground: Playground, bot: None, browser: Browser
) -> None:
    context = await browser.new_context(viewport=PHONE, locale="ru-RU")  # type: ignore[arg-type]
    page = await context.new_page()
    await page.goto(playground.url)
    reader = Reader(page)
    await page.get_by_test_id("start").click()
    await reader.reads("Чем вы занимаетесь")
    await reader.press("Кофейня")
    await reader.reads("Чей путь рисуем")
    await reader.press("Офисный сотрудник рядом")
    await reader.reads("Этапы пути")
    await reader.press("Подходит, рисуй")
    await reader.reads("Это черновик")

    await page.get_by_test_id("quick-group").click()
    await page.get_by_test_id("ask").fill("Кофейня")
    await page.get_by_test_id("ask-ok").click()
    await expect(page.get_by_test_id("bot-name")).to_have_text("Кофейня")
    await page.get_by_test_id("text").press_sequentially("@tropa_bot карта")
    results = page.get_by_test_id("inline-result")
    await expect(results).to_have_count(2, timeout=PATIENCE)
    await results.first.click()
    await expect(page.get_by_test_id("photo")).to_have_count(1, timeout=PATIENCE)
    await context.close()
