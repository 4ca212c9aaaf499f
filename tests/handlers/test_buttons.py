"""No screen lets a thumb choose among too many buttons, and no label of ours is a sentence.

Counted above the last row, which leads on and back and always stands there.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import pytest
from babel.messages.pofile import read_po

import locales
from handlers import codes
from handlers.pages.maps import BEHIND, CARD, MORE
from handlers.screen import Button, Screen
from journey.checklist import refresh
from journey.example import counted_ids, example
from journey.model import Journey
from journey.questions import LANES
from tests.handlers.chat import CATALOGUE, LIBRARY, NOW, Chat, House
from tests.handlers.steps import label, to_card, to_first_question
from tests.handlers.test_any_screen import every_page

MOST = 8
LONGER: Final = {
    "new": (10, "below the trades stand an example and the other language"),
    "edit": (11, "the rows of a map, each with what stands in it: one map is one list"),
    "lanes": (10, "… the same rows, to show or hide"),
    "item": (10, "three of them are one scale, how bad it is"),
    "colour": (9, "colours are seen, not read"),
}
"""Pages that may hold more, how many, and why."""

WORDS = 3
SMALL = {"the", "The", "for"}
"""Articles and the like, and what has no more than two letters, are read along."""
SAID_IN_FULL: Final = {
    ("ru", "button.forget"): "what cannot be undone is said whole",
}


def above(screen: Screen) -> list[str]:
    return [button.text for row in screen.rows[:-1] for button in row]


async def at_an_example(chat: Chat, language: str) -> Journey:
    """A map with all that one can hold, and its list."""
    await chat.command("start")
    industry = CATALOGUE.industry("coffee-shop", language)
    assert industry is not None
    made = example(industry, NOW, counted_ids("i"))
    say = LIBRARY.texts(language).plain
    return await chat.put(refresh(made, industry, say, counted_ids("t"), today=NOW.date()))


async def opened_pages(chat: Chat, journey: Journey) -> AsyncIterator[tuple[str, str]]:
    """Opens each page there is about that map: what was asked for, and the name of where it led."""
    stage = journey.stages[2]
    known = {
        "map": journey.id,
        "thrown": journey.id,
        "entry": stage.lane("pains")[0].id,
        "persona": journey.personas[0].id,
        "task": journey.tasks[0].id,
    }
    for view in every_page(stage.id, **known):
        await chat.press(Button("x", f"v:{view}"))
        person = await chat.known()  # what is no more leads elsewhere
        assert person is not None
        yield view, person.view.split(codes.SEPARATOR)[0]


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_no_page_offers_more_than_eight(house: House, language: str) -> None:
    chat = house.chat(language=language)
    journey = await at_an_example(chat, language)
    stage = journey.stages[2]
    async for view, name in opened_pages(chat, journey):
        most, _why = LONGER.get(name, (MOST, ""))
        assert len(above(chat.screen)) <= most, (view, chat.labels())
        leads = [button.data for button in chat.buttons() if button.data]
        assert len({*leads}) == len(leads), f"{view}: twice the same in {chat.labels()}"
        assert len({*chat.labels()}) == len(chat.labels()), f"{view}: twins in {chat.labels()}"
    for lane in LANES:
        await chat.press(Button("x", f"a:cell:{journey.id}:{stage.id}:{lane}"))
        assert len(answers(chat)) <= MOST, (lane, chat.labels())


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_no_question_offers_more_than_eight_answers(house: House, language: str) -> None:
    chat = house.chat(language=language)
    journey = await to_first_question(chat)
    for _ in journey.stages:
        assert len(answers(chat)) <= MOST, chat.labels()
        await chat.press(chat.buttons()[0])
        assert len(answers(chat)) <= MOST, chat.labels()
        await chat.tap(label(chat, "button.next"))
        assert len(answers(chat)) <= MOST, chat.labels()
        await chat.press(chat.buttons()[0])
        await chat.tap(label(chat, "button.next"))
        assert len(answers(chat)) <= MOST, chat.labels()
        await chat.press(chat.buttons()[0])


def answers(chat: Chat) -> list[str]:
    """What answers the question; «Подсказать» and «Пауза» lead elsewhere."""
    way = {label(chat, f"button.{name}") for name in ("hint", "pause")}
    return [text for text in above(chat.screen) if text not in way]


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_the_card_has_six(house: House, language: str) -> None:
    chat = house.chat(language=language)
    journey = await to_card(chat)
    names = ("map", "checklist", "edit_one", "team", "files", "rest")
    say = LIBRARY.texts(language).plain
    assert chat.labels() == [say(f"button.{name}") for name in names]
    await chat.press(Button("x", MORE.opens(journey)))
    parts = [
        button for button in chat.buttons() if button.data in {p.opens(journey) for p in BEHIND}
    ]
    assert len(parts) == len(BEHIND)
    for part in parts:
        await chat.press(part)
        await chat.tap("‹ ")
        assert chat.text == say("more.text", title=journey.title).replace("&", "&amp;")
    await chat.tap("‹ ")
    assert (known := await chat.known()) is not None
    assert known.view == CARD.view(journey)


async def test_a_begun_map_goes_on_from_its_card(chat: Chat) -> None:
    await to_first_question(chat)
    await chat.press(chat.buttons()[0])
    await chat.tap(label(chat, "button.pause"))
    assert chat.labels()[0] == label(chat, "button.continue") + " ›"
    assert len(chat.labels()) == 7


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_label_of_ours_is_three_words(language: str) -> None:
    with (Path(locales.__file__).parent / language / "tropa.po").open("rb") as file:
        labels = {
            one.id: one.string
            for one in read_po(file)
            if isinstance(one.id, str) and one.id.startswith("button.")
        }
    assert len(labels) > 100
    long = {(language, key) for key, text in labels.items() if len(words(str(text))) > WORDS}
    assert long == {known for known in SAID_IN_FULL if known[0] == language}


def words(text: str) -> list[str]:
    found = re.findall(r"[\w{}]+(?:[-'’]\w+)*", text)
    return [word for word in found if len(word) > 2 and word not in SMALL]
