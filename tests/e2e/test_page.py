"""The chat page in a real browser, with the whole bot behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Locator, Page, expect

from bot.playground.server import Playground
from tests.browser import NEEDS_CHROMIUM, phone
from tests.e2e.people import LONG

PATIENCE = LONG * 1000
STAGES = 6

pytestmark = NEEDS_CHROMIUM


@pytest.fixture
async def reader(playground: Playground, bot: None) -> AsyncIterator[Reader]:
    async with phone(playground.url) as page:
        yield Reader(page)


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

    async def draws_a_draft(self) -> None:
        """From the first button to the two pictures, by three taps."""
        await self.page.get_by_test_id("start").click()
        await self.reads("Чем вы занимаетесь")
        await self.press("Кофейня")
        await self.reads("Чей путь рисуем")
        await self.press("Офисный сотрудник рядом")
        await self.reads("Этапы пути")
        await self.press("Подходит, рисуй")
        await self.reads("Это черновик")
        await expect(self.page.get_by_test_id("photo")).to_have_count(2, timeout=PATIENCE)


async def test_from_the_start_button_to_the_picture_and_the_checklist(reader: Reader) -> None:
    page = reader.page
    await reader.draws_a_draft()

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
        await reader.press("🙂 Хорошо")
    await reader.reads("Карта готова")
    await expect(page.get_by_test_id("photo")).to_have_count(4, timeout=PATIENCE)

    await page.get_by_test_id("photo").last.click()
    await expect(page.get_by_test_id("viewer")).to_be_visible()
    await page.keyboard.press("Escape")

    await reader.press("Весь чек-лист")
    await reader.reads("На эту неделю: 3")
    await reader.press("1 Замечаю")
    await reader.reads("Чек-лист · этап 1")
    await reader.press("☐")
    await reader.press("✅ Сделано")
    await reader.reads("▱ 1 из")


async def test_a_map_is_posted_in_a_group_by_typing_the_bots_name(reader: Reader) -> None:
    page = reader.page
    await reader.draws_a_draft()

    await page.get_by_test_id("quick-group").click()
    await page.get_by_test_id("ask").fill("Кофейня")
    await page.get_by_test_id("ask-ok").click()
    await expect(page.get_by_test_id("bot-name")).to_have_text("Кофейня")
    await page.get_by_test_id("text").press_sequentially("@tropa_bot карта")
    results = page.get_by_test_id("inline-result")
    await expect(results).to_have_count(2, timeout=PATIENCE)
    await results.first.click()
    await expect(page.get_by_test_id("photo")).to_have_count(1, timeout=PATIENCE)
