"""With its words a picture gets the languages' rules for the ends of its lines."""

from __future__ import annotations

import pytest

from bot.drawing.words import words
from locales.folders import languages
from locales.texts import Languages
from renderers.pages import lay_out
from tests.renderers import samples


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(("said", "parted"), [("открыто ли", "ли"), ("уходят без чека", "чека")])
def test_no_line_is_broken_beside_such_a_word(language: str, said: str, parted: str) -> None:
    """Of any language's words on a map of any language."""
    entry = samples.item("pains", " ".join([said] * 12))
    drawn = samples.journey((samples.stage(0, (entry,)),))
    told = words(Languages().texts(language), drawn)
    begun = [
        text.text.casefold().split(" ")[0]
        for scene in lay_out(drawn, told, kind="board")
        for text in scene.texts
        if said in text.text.casefold()
    ]
    assert begun
    assert parted not in begun
