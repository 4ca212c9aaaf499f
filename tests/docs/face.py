"""The bot's own pictures: what stands beside its name, and above «Start» in an empty chat.

Photographed in Chromium from a drawing written here: `python -m tests.docs.pictures` makes them.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.async_api import async_playwright

from tests.browser import ARGS, CHROMIUM

ROOT: Final = Path(__file__).parents[2]
PHOTO: Final = ROOT / "bot" / "face.jpg"
"""Telegram takes a profile's picture as JPEG only."""
SIDE: Final = 640
IN_CIRCLE: Final = "-59 -127 780 780"
"""All of it stays when its corners are cut off."""
EMPTY: Final = (640, 360)
"""What @BotFather asks for above «Start»."""
SAID: Final = {
    "ru": ("Тропа", "Карта пути клиента", "Где люди теряются и что исправить первым"),
    "en": ("Tropa", "A customer journey map", "Where people get lost, and what to mend first"),
}
FONT: Final = (ROOT / "renderers" / "fonts" / "Inter-Regular.ttf").as_uri()
BOLD: Final = (ROOT / "renderers" / "fonts" / "Inter-Bold.ttf").as_uri()

_GROUND: Final = "linear-gradient(150deg, #35a377, #1d6b4d)"
_PATH: Final = """
<path d="M96 300 C190 300 176 420 268 420 S352 226 440 226 500 150 544 120" fill="none"
  stroke="#fff" stroke-width="34" stroke-linecap="round"/>
<circle cx="96" cy="300" r="38" fill="#fff"/>
<circle cx="268" cy="420" r="46" fill="#ffb4a2" stroke="#fff" stroke-width="14"/>
<circle cx="440" cy="226" r="38" fill="#fff"/>
<circle cx="544" cy="120" r="60" fill="#ffd76a" stroke="#fff" stroke-width="14"/>
<path d="M518 126 q26 30 52 0" fill="none" stroke="#5b4300" stroke-width="9"
  stroke-linecap="round"/>
<circle cx="526" cy="104" r="7" fill="#5b4300"/><circle cx="562" cy="104" r="7" fill="#5b4300"/>
"""
"""A way with one bad place and a good end."""

_PAGE: Final = """<!doctype html><meta charset="utf-8"><style>
@font-face {{ font-family: Inter; src: url({font}); }}
@font-face {{ font-family: Inter; font-weight: 700; src: url({bold}); }}
* {{ margin: 0; box-sizing: border-box; }}
body {{ width: {width}px; height: {height}px; background: {ground}; color: #fff; overflow: hidden;
  font-family: Inter; display: flex; align-items: center; }}
svg {{ flex: none; }}
div {{ padding-right: 34px; }}
b {{ display: block; font-size: 58px; line-height: 1.1; }}
p {{ font-size: 27px; line-height: 1.25; margin-top: 10px; font-weight: 700; }}
p + p {{ font-size: 21px; font-weight: 400; }}
</style>{body}"""


def _way(side: int, box: str = "0 0 640 640") -> str:
    return f'<svg width="{side}" height="{side}" viewBox="{box}">{_PATH}</svg>'


async def make(photo: Path, folder: Path) -> list[Path]:
    """The picture beside the name, and one a language for the empty chat."""
    name = await _shot(_way(SIDE, IN_CIRCLE), (SIDE, SIDE))
    name.save(photo, quality=90, optimize=True)
    made = [photo]
    for language, (title, what, why) in SAID.items():
        said = f"{_way(280)}<div><b>{title}</b><p>{what}</p><p>{why}</p></div>"
        drawn = folder / f"start.{language}.png"
        (await _shot(said, EMPTY)).quantize(200).save(drawn, optimize=True)
        made.append(drawn)
    return made


async def _shot(body: str, size: tuple[int, int]) -> Image.Image:
    width, height = size
    page = _PAGE.format(font=FONT, bold=BOLD, width=width, height=height, ground=_GROUND, body=body)
    file = ROOT / "docs" / "pictures" / ".face.html"
    file.write_text(page, encoding="utf-8")  # a page of its own may load the fonts beside it
    try:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
            tab = await browser.new_page(viewport={"width": width, "height": height})
            await tab.goto(file.as_uri())
            await tab.evaluate("document.fonts.ready")
            shot = await tab.screenshot()
            await browser.close()
    finally:
        file.unlink()
    return Image.open(io.BytesIO(shot)).convert("RGB")
