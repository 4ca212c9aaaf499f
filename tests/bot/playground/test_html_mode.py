"""The HTML parse mode: what goes in comes out, with offsets in UTF-16 units."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.entities import formatted
from bot.playground.html_mode import parse_html
from bot.playground.wire import Json

LETTERS = st.text(st.characters(codec="utf-8"))


@given(LETTERS)
def test_escaped_text_comes_back(text: str) -> None:
    assert parse_html(html.escape(text)) == (text, [])


@given(LETTERS, LETTERS.filter(bool), LETTERS)
def test_an_entity_covers_its_words(before: str, inside: str, after: str) -> None:
    marked = f"{html.escape(before)}<b>{html.escape(inside)}</b>{html.escape(after)}"
    text, entities = parse_html(marked)
    units = text.encode("utf-16-le")
    (bold,) = entities
    part = units[bold["offset"] * 2 : (bold["offset"] + bold["length"]) * 2]
    assert part.decode("utf-16-le") == inside


@pytest.mark.parametrize(
    ("marked", "plain", "entities"),
    [
        ("a &lt; b &amp;&quot;", 'a < b &"', []),
        ("&#1078;&#x416; &nbsp;&", "жЖ &nbsp;&", []),
        ("<b></b>x", "x", []),
        ("<I>x</>", "x", [{"type": "italic", "offset": 0, "length": 1}]),
        (
            '<a href="https://ya.ru/?a=1&amp;b=2">x</a>',
            "x",
            [{"type": "text_link", "offset": 0, "length": 1, "url": "https://ya.ru/?a=1&b=2"}],
        ),
        (
            "<blockquote expandable>x</blockquote>",
            "x",
            [{"type": "expandable_blockquote", "offset": 0, "length": 1}],
        ),
        ("<tg-spoiler>x</tg-spoiler>", "x", [{"type": "spoiler", "offset": 0, "length": 1}]),
    ],
)
def test_what_telegram_reads(marked: str, plain: str, entities: list[Json]) -> None:
    assert parse_html(marked) == (plain, entities)


def test_links_and_commands_are_found_in_plain_text() -> None:
    text, entities = formatted(
        "😀 /start@tropa_bot https://ya.ru/x. #карта @anna_k a@b.ru", None, None
    )
    units = text.encode("utf-16-le")
    found = [
        (e["type"], units[e["offset"] * 2 : (e["offset"] + e["length"]) * 2].decode("utf-16-le"))
        for e in entities
    ]
    assert found == [
        ("bot_command", "/start@tropa_bot"),
        ("url", "https://ya.ru/x"),
        ("hashtag", "#карта"),
        ("mention", "@anna_k"),
        ("email", "a@b.ru"),
    ]
