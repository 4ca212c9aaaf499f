"""At most eight answers and twelve buttons at every question, with own entries there too."""

from __future__ import annotations

from typing import Final

import pytest

from handlers.pages.dialogue import DEEPEN
from handlers.screen import Button
from journey import dialogue
from journey.model import Order
from journey.prompts import Prompt
from journey.questions import BY_ID, LANES, Kind
from tests.handlers.chat import Chat, House
from tests.handlers.steps import further, label, to_first_question

MOST: Final = 8
ALL: Final = 12
WAYS: Final = ("back", "hint", "hint.hide", "pause", "skip", "next", "unknown", "none")
"""What may stand below the answers."""
OWN: Final = {
    "ru": ("В субботу тут никого", "Кран капает в углу", "Вывеску загородил автобус"),
    "en": ("Nobody here on Saturdays", "A tap drips in the corner", "A bus hides the sign"),
}


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("order", [None, Order.GLANCE, Order.STAGES])
async def test_every_question_has_room_for_a_thumb(
    house: House, language: str, order: Order | None
) -> None:
    """order: of the full dialogue; None: the quick one. One stage shows every question."""
    chat = house.chat(language=language)
    journey = await to_first_question(chat)
    if order is not None:
        await chat.press(Button("·", DEEPEN.does(journey, order)))
    met: set[str] = set()
    prompt = await asked(chat)
    first = prompt.stage
    while prompt.stage == first:
        met.add(prompt.question)
        await answered(chat, prompt, OWN[language])
        before, prompt = prompt, await asked(chat)
        assert prompt.id != before.id, chat.text
    expected = {"channels", "pains", "emotion", "remedy"}
    if order is Order.GLANCE:
        expected = {"glance", "pains", "remedy"}
    if order is Order.STAGES:
        expected |= {*LANES, "duration", "value", "unit"} - {"expects"}
    assert expected <= met


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_the_trades_stand_on_pages(house: House, language: str) -> None:
    chat = house.chat(language=language)
    await chat.command("start")
    seen: set[str] = set()
    for _ in range(dialogue.pages(prompt := await asked(chat))):
        trades = [one.text for one in chat.buttons() if f":{prompt.id}:c:" in one.data]
        others = [one for one in chat.buttons() if f":{prompt.id}:" in one.data]
        assert len(others) <= MOST + 1  # the example stands below, with the language
        seen |= {*trades}
        await chat.tap(further(chat))
    assert seen == {option.text for option in prompt.options}


async def answered(chat: Chat, prompt: Prompt, own: tuple[str, ...]) -> None:
    """With all that can be ticked or typed to it; nothing of that is lost on the way."""
    await pages(chat, prompt)
    kind = BY_ID[prompt.question].kind
    if kind is Kind.MANY:
        await chat.say("\n".join(own))
        await pages(chat, prompt)
        while weights := [one for one in chat.buttons() if f":{prompt.id}:w:" in one.data]:
            if any(one.text.startswith("● ") for one in chat.buttons()):
                break
            await chat.press(weights[1])
            held(chat)
        await pages(chat, prompt)
        await chat.tap(label(chat, "button.next"))
        stage = (await chat.maps())[0].stage(prompt.stage or "")
        assert stage is not None
        lane = stage.lane(prompt.question)
        assert [item.text for item in lane if item.text in own] == [*own]
    elif kind is Kind.SCALE:
        await chat.say(own[0])
        held(chat)
        await chat.press(chat.buttons()[0])
    elif kind is Kind.NUMBER:
        await chat.say("12")
    elif kind is Kind.LINE:
        await chat.tap(label(chat, "button.unknown"))
    else:
        await chat.press(chat.buttons()[0])


async def pages(chat: Chat, prompt: Prompt) -> int:
    """Turns them all, until the first one is there again; how many there are."""
    count = dialogue.pages(await asked(chat))
    for _ in range(count):
        held(chat)
        turning = [one for one in chat.buttons() if f":{prompt.id}:g:" in one.data]
        assert len(turning) == int(count > 1)
        if turning:
            await chat.press(turning[0])
    return count


def held(chat: Chat) -> None:
    """The numbers: eight answers, below them two buttons and a row of Back, Skip and Next; twelve
    in all.
    """
    ways = tuple(label(chat, f"button.{way}") for way in WAYS)
    below: list[list[str]] = []
    for row in reversed(chat.screen.rows):
        texts = [button.text for button in row]
        if not all(text.startswith(ways) for text in texts) or len(below) == 2:
            break
        below.append(texts)
    answers = sum(map(len, chat.screen.rows)) - sum(map(len, below))
    assert answers <= MOST, chat.labels()
    last, *upper = below
    assert all(len(row) <= 2 for row in upper), chat.labels()
    ways = label(chat, "button.back"), label(chat, "button.skip"), label(chat, "button.next")
    assert len(last) <= 2 or all(map(str.startswith, last, ways)), chat.labels()
    assert len(chat.buttons()) <= ALL, chat.labels()


async def asked(chat: Chat) -> Prompt:
    async with chat.house.store.read() as work:
        prompt = await work.open_prompt(chat.person)
    assert prompt is not None
    return prompt
