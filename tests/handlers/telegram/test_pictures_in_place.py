"""Pictures that stand in a chat are put in the place of older ones."""

from __future__ import annotations

from bot.playground.client import Person
from handlers.ports import Drawn
from handlers.telegram.album import Album
from tests.handlers.telegram.rig import Rig, picture


def drawn(*widths: int) -> list[Drawn]:
    return [Drawn(f"k{width}", f"{width}.png", picture(width)) for width in widths]


async def shown(anya: Person) -> list[int]:
    """The pictures' widths, as they stand."""
    sizes = [message.photo_size for message in await anya.messages()]
    return [size[0] for size in sizes if size is not None]


async def test_an_album_is_edited_page_by_page(bench: Rig, anya: Person) -> None:
    await anya.send("hi")
    album = Album(bench.bot, bench.store)
    await album.send_drawn(anya.id, drawn(90, 100), "Карта")
    await album.edit(anya.id, album.sent, drawn(91, 101), "Карта сейчас")
    assert await shown(anya) == [91, 101]
    assert [m.text for m in await anya.messages()][-2:] == ["Карта сейчас", ""]
    # the same again: Telegram has them, and says that nothing changes
    await album.edit(anya.id, album.sent, drawn(91, 101), "Карта сейчас")
    edits = await bench.client.calls("editMessageMedia")
    assert [bool(edit.get("refused")) for edit in edits] == [False, False, True, True]


async def test_a_file_that_telegram_forgot_is_uploaded(bench: Rig, anya: Person) -> None:
    await anya.send("hi")
    album = Album(bench.bot, bench.store)
    await album.send_drawn(anya.id, drawn(90), "Карта")
    async with bench.store.write() as work:
        await work.save_picture(bench.bot.id, "k91", "AgACforgotten")
    await album.edit(anya.id, album.sent, drawn(91), "Карта")
    assert await shown(anya) == [91]
