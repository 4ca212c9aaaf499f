"""No label of ours is cut on a narrow phone; the other tests hold every screen to it as well."""

from __future__ import annotations

import pytest

from handlers.layout import flow
from handlers.screen import Button
from tests.handlers.chat import CATALOGUE, LIBRARY
from tests.handlers.room import cut, fits


def words(language: str) -> list[str]:
    """All that the trades of a language offer as answers."""
    found: list[str] = []
    for one in CATALOGUE.industries(language):
        found += [one.title, *(audience.name for audience in one.audiences)]
        found += [entry.text for stage in one.stages for entry in (*stage.channels, *stage.pains)]
    return found


@pytest.mark.parametrize("language", LIBRARY.languages)
def test_what_stands_beside_another_has_room_for_its_tick(language: str) -> None:
    texts = words(language)
    laid = flow((Button(text, "x") for text in texts), "✅ ")

    pairs = [button.text for row in laid if len(row) > 1 for button in row]

    assert len(pairs) > 20
    assert [text for text in pairs if not fits("✅ " + text, 2)] == []


def test_a_label_too_long_for_its_row_is_found() -> None:
    long = LIBRARY.texts("ru").plain("button.edit_one")

    assert cut([(Button(long, "x"), Button("Да", "x"))])
    assert not cut([(Button(long, "x"),)])


def test_peoples_words_are_shortened_on_purpose() -> None:
    assert not cut([(Button("Торт на заказ к свадьбе", "x"), Button("Чай и кофе с собой", "x"))])
