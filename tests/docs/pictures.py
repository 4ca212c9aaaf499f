"""The documents' pictures, made by the program itself: `python -m tests.docs.pictures`.

Maps are drawn as `tropa render` draws them; the dialogue is walked through in the playground and
photographed in Chromium, on a clock that stands still.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import io
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps
from playwright.async_api import Page, async_playwright

from bot import files
from bot.playground.client import PlaygroundClient
from bot.playground.server import Playground
from bot.playground.views import Chat, Message
from bot.runtime.clock import UtcClock
from tests.browser import ARGS, CHROMIUM
from tests.docs import face
from tests.e2e.conftest import serving
from tests.e2e.people import LONG, Walker, live
from tests.e2e.walks import to_draft
from tests.e2e.words import WORDS
from tests.handlers.chat import LIBRARY

FOLDER: Final = Path(__file__).parents[2] / "docs" / "pictures"
LANGUAGES: Final = ("ru", "en")
NOON: Final = dt.datetime(2026, 9, 1, 9, 0, tzinfo=dt.UTC)
PHONE: Final = {"width": 360, "height": 740}
SCALE: Final = 2
GAP: Final = 24
COLOURS: Final = 200
"""Of a photographed screen: enough for text, buttons and a small map."""
_SEEN: Final = """[...document.images].every((one) => {
  const { top, bottom } = one.getBoundingClientRect();
  return one.complete || bottom < 0 || top > innerHeight;
})"""


class Noon(UtcClock):
    """The clock of the pictures."""

    def now(self) -> dt.datetime:
        return NOON


def map_of(language: str, folder: Path) -> Path:
    """The board of the example, as the README shows it."""
    file, drawn = folder / f"map.{language}.json", folder / f"map.{language}.png"
    file.write_text(files.example("coffee-shop", language), encoding="utf-8")
    files.render(file, drawn, "board", files.Looks())
    file.unlink()
    with Image.open(drawn) as board:
        board.convert("RGB").quantize(COLOURS).save(drawn, optimize=True)
    return drawn


async def dialogue_of(language: str, folder: Path) -> Path:
    """Four phones beside each other: the first question, an obstacle, the map, the team's list."""
    with tempfile.TemporaryDirectory() as data:
        async with (
            Playground(Path(data) / "ground", clock=NOON.timestamp) as playground,
            serving(playground, Path(data) / "bot", clock=Noon()),
            PlaygroundClient(playground.url) as client,
        ):
            screens = await _screens(client, playground.url, language)
    drawn = folder / f"dialogue.{language}.png"
    _side_by_side(screens).save(drawn, optimize=True)
    return drawn


async def _screens(client: PlaygroundClient, url: str, language: str) -> list[bytes]:
    anna = Walker(await client.person("Anna", language_code=language))
    shots: list[bytes] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        context = await browser.new_context(
            viewport=PHONE,  # type: ignore[arg-type]
            device_scale_factor=SCALE,
            locale="ru-RU" if language == "ru" else "en-GB",
            timezone_id="UTC",
            bypass_csp=True,
            reduced_motion="reduce",
            has_touch=True,
            is_mobile=True,
        )

        async def shot(chat: int) -> None:
            page = await context.new_page()
            await page.goto(f"{url}#{chat}")
            await _still(page)
            shots.append(await page.screenshot(animations="disabled", caret="hide"))
            await page.close()

        await _walk(client, anna, language, shot)
        await browser.close()
    return shots


async def _walk(
    client: PlaygroundClient,
    anna: Walker,
    language: str,
    shot: Callable[[int], Awaitable[None]],
) -> None:
    words, person = WORDS[language], anna.person
    await anna.start()
    await shot(person.id)
    await to_draft(anna, words)
    await shot(person.id)
    await anna.tap(words.walk)
    await anna.first_option()
    await anna.tap(words.next)
    await anna.first_option()
    await shot(person.id)
    await shot(await _team(client, language))


async def _team(client: PlaygroundClient, language: str) -> int:
    """A group with its list, where somebody has done something; its chat."""
    words, texts = WORDS[language], LIBRARY.texts(language)
    vera = Walker(await client.person("Vera", language_code=language))
    await to_draft(vera, words)
    await vera.tap(words.card)
    shown = await vera.tap(texts.plain("button.team"))
    (start,) = [str(one["url"]) for row in shown.rows for one in row if "url" in one]
    payload = start.partition("?startgroup=")[2]
    chat = await client.group(vera.person, title=words.trade, start=payload)
    team = vera.person.at(chat)
    listed = await team.wait_for(partial(_listed, texts.plain("button.team.stages")), LONG)
    done = listed.buttons[0]
    await team.tap(listed, done)
    await team.wait_for(lambda chat: (live(chat) or listed).json != listed.json or None, LONG)
    return chat


def _listed(button: str, chat: Chat) -> Message | None:
    shown = live(chat)
    return shown if shown is not None and button in shown.buttons else None


async def _still(page: Page) -> None:
    """Nothing moves, and everything that is to be seen has come."""
    await page.get_by_test_id("message").last.wait_for()
    await page.evaluate("document.fonts.ready")
    await page.wait_for_function(_SEEN)


def _side_by_side(shots: list[bytes]) -> Image.Image:
    """Phones with a thin edge, on one white strip."""
    opened = [Image.open(io.BytesIO(one)).convert("RGB") for one in shots]
    phones = [ImageOps.expand(one, border=2, fill="#b9c4be") for one in opened]
    width = sum(one.width for one in phones) + GAP * (len(phones) - 1)
    strip = Image.new("RGB", (width, phones[0].height), "white")
    left = 0
    for phone in phones:
        strip.paste(phone, (left, 0))
        left += phone.width + GAP
    return strip.quantize(COLOURS)


async def make(folder: Path = FOLDER) -> list[Path]:
    """All of them, anew."""
    drawn = [map_of(language, folder) for language in LANGUAGES]
    drawn += [await dialogue_of(language, folder) for language in LANGUAGES]
    return drawn + await face.make(face.PHOTO, folder)


if __name__ == "__main__":
    if shutil.which("chromium") is None:
        sys.exit("the dialogue's pictures need Chromium on the path: apt install chromium")
    for made in asyncio.run(make()):
        sys.stdout.write(f"{made.name}: {made.stat().st_size // 1000} kB\n")
