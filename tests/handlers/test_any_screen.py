"""Whatever is pressed and typed, every screen can be sent and has a way on."""

from __future__ import annotations

import random
from typing import Any

import pytest

from handlers import codes
from handlers.book import BOOK
from handlers.events import Medium
from handlers.screen import Button
from journey import limits
from journey.checklist import refresh
from journey.example import counted_ids
from journey.measures import Figure, Reach
from journey.model import Emotion, Item, Journey, Passed, Persona, Stage
from journey.questions import LANES
from tests.handlers.chat import CATALOGUE, LIBRARY, NOW, Chat, House

TEXTS = [
    "Слово",
    "Раз\nДва\nТри",
    "&" * 300,
    "<" * 80,
    "😀" * 300,
    "👩‍👩‍👧‍👦" * 40,
    "x" * 301,
    "y" * 4096,
    " \n ",
    "\u200b",
    "שלום",
    "$x^{ {title} %s",
    "\n".join(f"строка {n}" for n in range(13)),
]
COMMANDS = [*BOOK.commands, "nonsense"]


@pytest.mark.parametrize("seed", range(4))
async def test_a_long_random_walk(house: House, seed: int) -> None:
    """Each reply is checked on its way; here it is only made sure that somebody walks."""
    chance = random.Random(seed)
    chat = house.chat(language=chance.choice(["ru", "en", None]))
    messages: list[int] = []
    await chat.command("start")
    for _ in range(100):
        await _step(chat, chance, messages)
        house.clock.forward(seconds=chance.choice([0, 5, 30]))
        for journey in await chat.maps():
            assert 1 <= len(journey.stages) <= limits.STAGES_MAX
    assert await chat.known() is not None or chat.reply.screen is not None


async def _step(chat: Chat, chance: random.Random, messages: list[int]) -> None:
    what = chance.random()
    if what < 0.7 and chat.buttons():
        await chat.press(chance.choice(chat.buttons()))
    elif what < 0.75:
        old = chance.choice(list(chat.seen))
        buttons = [button for row in chat.seen[old].rows for button in row]
        if buttons:
            await chat.press(chance.choice(buttons), old)
    elif what < 0.92:
        messages.append(await chat.say(chance.choice(TEXTS)))
    elif what < 0.95 and messages:
        await chat.correct(chance.choice(messages), chance.choice(TEXTS))
    elif what < 0.97:
        await chat.send(chance.choice(list(Medium)))
    elif what < 0.98:
        await chat.redelivered()
    else:
        await chat.command(chance.choice(COMMANDS))


def worst(text: str, items: int) -> Journey:
    """The fullest map that the limits allow, its cells full of one text."""
    title = text[: limits.TITLE_CHARS - 2]
    stages = tuple(
        Stage(
            id=f"s{number}",
            title=f"{number:02}{title}",
            items=tuple(
                Item(
                    id=f"{lane}{number}-{n}",
                    lane=lane,
                    text=text,
                    remedy_for=f"pains{number}-{n}" if lane == "ideas" else None,
                )
                for lane in LANES
                if lane != "emotion"
                for n in range(items)
            ),
            emotions=(Emotion(id=f"e{number}", level=-2, note=text),),
            **counted(text, 10**9 - 10**7 * number),
        )
        for number in range(limits.STAGES_MAX)
    )
    return Journey(
        id="worst",
        title=text[: limits.TITLE_CHARS],
        language="ru",
        personas=(Persona(id="p", name=text[: limits.TITLE_CHARS], description=text),),
        stages=stages,
        passed=dict.fromkeys(("industry", "audience", "stages"), Passed.ANSWERED),
        created=NOW,
        updated=NOW,
    )


def counted(text: str, people: int) -> dict[str, Any]:
    """As many figures of as many sources as there may be, in words as long as they may be."""
    unit, period = text[: limits.TITLE_CHARS], text[: limits.TITLE_CHARS]
    kept = [
        Figure(value=people - at, unit=unit, source=f"{at} {text}"[: limits.ITEM_CHARS])
        for at in range(limits.FIGURES_MAX)
    ]
    reach = Reach(people=people, unit=unit, source=text, period=period)
    return {"reach": reach, "figures": tuple(kept)}


def every_page(stage: str, **known: str) -> list[str]:
    """An address of each page there is, its words about the fullest map unless others are known."""
    samples = {
        "map": "worst",
        "thrown": "worst",
        "stage": stage,
        "entry": "pains0-0",
        "persona": "p",
        "task": "t1",
        "lane": "pains",
        "question": "pains",
        "kind": "review",
        "came": "r",
        "number": "0",
        "pages": "phone",
        "text": "walk",
        "words": "x",
        "use": "team",
        "service": "planfix",
        "wrong": "private",
        "before": "maps",
        "way": "add",
        "topic": "team",
        **known,
    }
    return [
        codes.view(page.name, *(samples[one.name] for one in page.takes.arguments))
        for page in (record.page for record in BOOK.records.values())
    ]


@pytest.mark.parametrize(
    ("letter", "items"),
    [
        ("&", limits.ITEMS_MAX),
        ("<", 3),
        ("😀", 1),
        ("😀", 3),
        ("Щ ", 3),
        ("\u0301", 3),
        ("a\u200d", 3),
    ],
)
async def test_the_worst_texts_break_no_screen(house: House, letter: str, items: int) -> None:
    text = (letter * 300)[: limits.ITEM_CHARS]
    chat = house.chat()
    await chat.command("start")
    journey = await chat.put(worst(text, items))
    say = LIBRARY.texts("ru").plain
    industry = CATALOGUE.industry("coffee-shop", "ru")
    await chat.put(refresh(journey, industry, say, counted_ids("t"), today=NOW.date()))
    stage = journey.stages[-1].id
    for view in (*every_page(stage), "list:worst", "edit:worst", "ask:worst:who"):
        await chat.press(Button("x", f"v:{view}"))
        assert chat.reply.screen is not None, view
    for lane in LANES:
        await chat.press(Button("x", f"a:cell:worst:{stage}:{lane}"))
        await chat.say(text[:250])
    await chat.press(Button("x", "a:delete:worst"))
