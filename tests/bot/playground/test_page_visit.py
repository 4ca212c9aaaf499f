"""What a visitor does with the page itself: typing, another day, a look behind it."""

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from bot.playground.client import PlaygroundClient
from tests.bot.playground.conftest import say
from tests.bot.playground.test_page import gate, running
from tests.browser import NEEDS_CHROMIUM

pytestmark = NEEDS_CHROMIUM
__all__ = ["gate", "running"]
"""The little bot behind the page is the same."""

REFUSALS = {
    "a text holds 4096 characters": "Слишком длинно",
    "person 7 is not in chat 8": "нет в группе",
    "nobody thought of this": "Попробуйте ещё раз",
}


async def test_what_is_being_typed_outlives_the_page(page: Page) -> None:
    await page.get_by_test_id("start").click()
    await expect(page.get_by_test_id("text")).to_be_visible()
    await page.get_by_test_id("text").press_sequentially("недописанное")
    await page.reload()
    await expect(page.get_by_test_id("text")).to_have_value("недописанное")
    await page.get_by_test_id("send").click()
    await expect(page.get_by_test_id("message").last).to_contain_text("эхо: недописанное")
    await page.reload()
    await expect(page.get_by_test_id("text")).to_have_value("")


async def test_a_slash_shows_the_commands_while_one_types(page: Page) -> None:
    await page.get_by_test_id("start").click()
    text = page.get_by_test_id("text")
    await text.press_sequentially("/h")
    await expect(page.get_by_role("menuitem")).to_have_count(1)
    await expect(text).to_be_focused()
    await text.press_sequentially("x")
    await expect(page.get_by_role("menuitem")).to_have_count(0)
    await text.fill("/")
    await page.get_by_role("menuitem").filter(has_text="/help").click()
    await expect(page.get_by_test_id("message").last).to_contain_text("эхо: /help")
    await expect(text).to_have_value("")


async def test_next_week_and_what_the_bot_sent(page: Page, client: PlaygroundClient) -> None:
    await page.get_by_test_id("start").click()
    await page.get_by_test_id("menu").click()
    today = await page.get_by_test_id("today").inner_text()
    await page.get_by_test_id("ahead-aWeek").click()
    await expect(page.get_by_test_id("today")).not_to_have_text(today)
    assert (await client.request("GET", "/_/clock"))["ahead"] == 7 * 86_400
    await page.get_by_test_id("calls").click()
    await expect(page.get_by_test_id("calls-list")).to_contain_text("sendMessage")


async def test_the_list_of_chats_is_young_and_refusals_are_told_in_ones_language(
    page: Page,
) -> None:
    await page.get_by_test_id("start").click()
    await page.get_by_test_id("key").filter(has_text="Кофейня").click()
    await expect(page.get_by_test_id("alert")).to_be_visible()
    await page.keyboard.press("Enter")
    await page.get_by_test_id("chats").click()
    await expect(page.get_by_test_id("sheet")).to_contain_text("Кофейня")
    module = "import('/page/troubles.js').then((m) => m.explain(words, 'ru'))"
    for english, russian in REFUSALS.items():
        assert russian in await page.evaluate(f"(words) => {module}", english)


async def test_nobody_is_kept_out(page: Page) -> None:
    """Neither the chat nor what lies over it has a finding that axe calls serious."""
    await page.get_by_test_id("start").click()
    await say(page, "album")
    await expect(page.get_by_test_id("photo")).to_have_count(2)
    serious = await _serious(page)
    for opened in ("menu", "chats"):
        await page.get_by_test_id(opened).click()
        serious += await _serious(page)
        await page.keyboard.press("Escape")
    await page.get_by_test_id("photo").first.click()
    serious += await _serious(page)
    assert serious == []


async def _serious(page: Page) -> list[str]:
    found = (await Axe().run(page)).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:120]}"
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]
