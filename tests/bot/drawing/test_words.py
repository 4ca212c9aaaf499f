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


@pytest.mark.parametrize("language", ["de", "uk"])
def test_a_map_of_another_language_is_labelled_in_english(language: str) -> None:
    """Nobody who reads German or Ukrainian asked for Russian."""
    entry = samples.item("pains", "Viel zu teuer", severity=2)
    drawn = samples.journey((samples.stage(0, (entry,)),)).model_copy(update={"language": language})
    drawn = drawn.model_copy(
        update={
            "title": "Weg",
            "business": None,
            "stages": tuple(one.model_copy(update={"title": "Suche"}) for one in drawn.stages),
        }
    )
    told = words(Languages().texts(drawn.language), drawn)
    english = words(Languages().texts("en"), drawn)
    for kind in ("board", "cover", "stage", "strip"):
        for ours, theirs in zip(
            lay_out(drawn, told, kind=kind), lay_out(drawn, english, kind=kind), strict=True
        ):
            assert [text.text for text in ours.texts] == [text.text for text in theirs.texts]
