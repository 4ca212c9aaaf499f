"""The page of screens shows what a finished map leads to, in both languages."""

from __future__ import annotations

from handlers.screen import Screen
from tests.docs import preview


async def test_the_pages_of_a_finished_map_are_looked_at() -> None:
    shown = {one.name async for one in preview._pages("en")}
    assert len(shown) > 80  # of all; the others stand behind files, surveys and groups
    assert {"card", "files", "topic", "pulse"} <= shown


def test_the_page_has_text_and_buttons_of_each_language() -> None:
    one, other = ([preview.Shown("/start", Screen(f"<b>{said}</b>", ()))] for said in ("Да", "Yes"))
    page = preview.page({"ru": one, "en": other})
    assert page.count("<article>") == 2
    assert "<b>Да</b>" in page
    assert "<b>Yes</b>" in page
