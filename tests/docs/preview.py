"""What Tropa says and draws, on two pages to look through: `python -m tests.docs.preview`.

`preview/index.html`: the dialogue, the pages of a finished map, and a group's list, in all
languages beside each other. `preview/pictures.html`: covers and boards of all trades.
"""

from __future__ import annotations

import asyncio
import html
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.drawing.words import words
from bot.storage import open_store, upgrade
from handlers.screen import Screen
from journey.example import example
from renderers.draw import draw
from tests.handlers.chat import CATALOGUE, LIBRARY, NOW, FixedClock, House
from tests.handlers.steps import label, to_draft, to_stages
from tests.handlers.team import OLYA, find, posted
from tests.handlers.test_buttons import at_an_example, opened_pages

FOLDER: Final = Path(__file__).parents[2] / "preview"
STYLE: Final = """
body { margin: 24px; background: #e9eef0; font: 15px/1.4 system-ui, sans-serif; color: #12201a; }
section { display: flex; flex-wrap: wrap; gap: 18px; align-items: flex-start; margin: 0 0 26px; }
h2 { font-size: 15px; margin: 0 0 8px; color: #4a5a52; }
article { width: 390px; max-width: 100%; }
article > div { background: #fff; border-radius: 14px; padding: 10px 13px; white-space: pre-wrap;
  overflow-wrap: anywhere; }
article p { display: flex; gap: 4px; margin: 4px 0 0; }
article span { flex: 1; background: #567; color: #fff; border-radius: 9px; padding: 8px 6px;
  text-align: center; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
figure { margin: 0; } img { width: 390px; max-width: 100%; display: block; }
figcaption { color: #4a5a52; }
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """A screen and how one came there."""

    name: str
    screen: Screen


async def screens(language: str) -> list[Shown]:
    """Screens in one language, in the order of the way through the bot."""
    ways = (_dialogue(language), _pages(language), _group(language))
    return [shown for way in ways async for shown in way]


@asynccontextmanager
async def _house() -> AsyncIterator[House]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "tropa.sqlite"
        await upgrade(f"sqlite:///{file}")
        clock = FixedClock()
        store = open_store(f"sqlite:///{file}", now=clock.now)
        try:
            yield House(store, file, clock, empty=file.read_bytes())
        finally:
            await store.close()


async def _dialogue(language: str) -> AsyncIterator[Shown]:
    async with _house() as house:
        chat = house.chat(language=language)
        await chat.command("start")
        yield Shown("/start", chat.screen)
        await to_stages(house.chat(2, language))
        other = house.chat(3, language)
        await to_stages(other)
        yield Shown("stages", other.screen)
        walker = house.chat(4, language)
        await to_draft(walker)
        yield Shown("draft", walker.screen)
        await walker.tap(label(walker, "button.walk"))
        further, done = label(walker, "button.next"), label(walker, "button.card")
        while done not in " ".join(walker.labels()):
            yield Shown("question", walker.screen)
            await walker.press(walker.buttons()[0])
            yield Shown("answered", walker.screen)
            if further in " ".join(walker.labels()):
                await walker.tap(further)


async def _pages(language: str) -> AsyncIterator[Shown]:
    async with _house() as house:
        chat = house.chat(language=language)
        journey = await at_an_example(chat, language)
        async for _view, name in opened_pages(chat, journey):
            if chat.reply.screen is not None:
                yield Shown(name, chat.reply.screen)


async def _group(language: str) -> AsyncIterator[Shown]:
    """The list as it comes, one's own menu, and the stages."""
    async with _house() as house:
        if language == "ru":  # who is who in a group's tests speaks Russian
            team = await posted(house, spread=False)
            number, overview = await team.message("overview")
            yield Shown("a group's list", overview)
            await team.tap(find(overview, "⋯").data, OLYA, number)
            yield Shown("one's own menu", team.alone[OLYA][1])


def page(told: Mapping[str, Sequence[Shown]]) -> str:
    """All languages beside each other, a row a screen."""
    names = [shown.name for shown in next(iter(told.values()))]
    rows = "".join(
        f"<h2>{html.escape(name)}</h2><section>{''.join(_article(told, at))}</section>"
        for at, name in enumerate(names)
    )
    return _document("Tropa's screens", rows)


def _article(told: Mapping[str, Sequence[Shown]], at: int) -> Iterator[str]:
    for shown in told.values():
        if at < len(shown):
            screen = shown[at].screen
            rows = (
                f"<p>{''.join(f'<span>{html.escape(one.text)}</span>' for one in row)}</p>"
                for row in screen.rows
            )
            yield f"<article><div>{screen.text}</div>{''.join(rows)}</article>"


def gallery(folder: Path) -> str:
    """Cover and board of every trade in every language; the pictures are written beside."""
    shown = []
    for language in LIBRARY.languages:
        for trade in CATALOGUE.industries(language):
            journey = example(trade, NOW)
            drawn = draw(journey, words(LIBRARY.texts(language), journey), pages="first")
            pictures = []
            for one in drawn:
                name = f"{language}-{trade.id}-{one.kind}.png"
                (folder / name).write_bytes(one.png)
                alt = html.escape(f"{trade.title}: {one.kind}")
                pictures.append(f'<img loading="lazy" src="{name}" alt="{alt}">')
            shown.append(
                f"<figure><figcaption>{language} · {html.escape(trade.title)}</figcaption>"
                f"{''.join(pictures)}</figure>"
            )
    return _document("Tropa's pictures", f"<section>{''.join(shown)}</section>")


def _document(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="ru"><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style>{body}</html>\n'
    )


async def told() -> dict[str, list[Shown]]:
    """Every screen by language."""
    return {language: await screens(language) for language in LIBRARY.languages}


def main() -> None:
    """Both pages, and where they are."""
    FOLDER.mkdir(exist_ok=True)
    index, pictures = FOLDER / "index.html", FOLDER / "pictures.html"
    index.write_text(page(asyncio.run(told())), encoding="utf-8")
    sys.stdout.write(f"{index}\nthe pictures take a minute\n")
    pictures.write_text(gallery(FOLDER), encoding="utf-8")
    sys.stdout.write(f"{pictures}\n")


if __name__ == "__main__":
    main()
