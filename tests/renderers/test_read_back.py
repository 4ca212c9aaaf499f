"""The cards are legible: a machine that reads letters finds the map's words on them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from io import BytesIO

import pytest
from PIL import Image

from bot.drawing.words import words
from journey.example import example
from journey.model import Journey
from locales.shipped import catalogues
from locales.texts import Languages
from renderers.draw import Picture, draw
from renderers.layout.foremost import worst_pains
from tests.renderers.samples import NOW

TESSERACT = shutil.which("tesseract")
PHONE = 720
"""Pixels of width to which a chat shrinks a card on a small phone."""
CHAT = 390
"""Pixels of a message's picture before anybody taps it."""
FOUND = 0.97
READERS = {"ru": "rus+eng", "en": "eng"}


def _languages() -> set[str]:
    """What the reader on this machine can read."""
    if TESSERACT is None:
        return set()
    listed = subprocess.run([TESSERACT, "--list-langs"], check=True, capture_output=True, text=True)
    return set(listed.stdout.split())


pytestmark = pytest.mark.skipif(
    not {"rus", "eng"} <= _languages(), reason="needs Tesseract with Russian and English"
)


def _read(card: Picture, reader: str, width: int = PHONE) -> str:
    image = Image.open(BytesIO(card.png)).convert("RGB")
    height = round(image.height * width / image.width)
    small = BytesIO()
    image.resize((width, height), Image.Resampling.LANCZOS).save(small, "PNG")
    assert TESSERACT is not None
    done = subprocess.run(
        [TESSERACT, "-", "-", "-l", reader],
        input=small.getvalue(),
        check=True,
        capture_output=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # the tests share the processors
    )
    return done.stdout.decode()


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _of(journey: Journey) -> set[str]:
    texts = [item.text for stage in journey.stages for item in stage.items]
    return _words(" ".join([*texts, *(stage.title for stage in journey.stages)]))


@pytest.mark.parametrize("language", READERS)
def test_the_words_are_read_back_from_the_cards(language: str) -> None:
    industry = catalogues().industry("coffee-shop", language)
    assert industry is not None
    journey = example(industry, NOW)
    cards = draw(journey, words(Languages().texts(language), journey), pages="stages")
    seen = _words(" ".join(_read(card, READERS[language]) for card in cards))
    wanted = _of(journey)
    missing = wanted - seen
    assert 1 - len(missing) / len(wanted) >= FOUND, sorted(missing)


def test_the_cover_is_read_in_the_chat_without_a_tap() -> None:
    industry = catalogues().industry("coffee-shop", "ru")
    assert industry is not None
    journey = example(industry, NOW)
    (cover,) = draw(journey, words(Languages().texts("ru"), journey), pages="first")[:1]
    seen = _letters(_read(cover, "rus", CHAT))
    said = [stage.title for stage in journey.stages] + [
        one.text for _, one in worst_pains(journey, 3)
    ]
    assert not [one for one in said if _letters(one) not in seen]


def _letters(text: str) -> str:
    """Without spaces: a reader of letters this small loses some of them."""
    return "".join(re.findall(r"\w", text.lower()))
