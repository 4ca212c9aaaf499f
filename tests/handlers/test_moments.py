"""The moments of truth: why the rule chose them, and the hand that wins over it."""

from __future__ import annotations

import pytest

from handlers.screen import Button
from journey.model import Journey
from journey.soreness import moments_of_truth
from tests.handlers.chat import BORYA, Chat, House
from tests.handlers.steps import to_card, to_draft
from tests.handlers.test_any_screen import worst


async def to_moments(chat: Chat) -> Journey:
    await to_draft(chat)
    await chat.tap("Карта и файлы")
    await chat.reach("Ещё")
    await chat.reach("Ключевые моменты")
    return await chat.map()


async def test_the_rules_choice_has_its_reason(chat: Chat) -> None:
    journey = await to_moments(chat)
    chosen = moments_of_truth(journey)
    assert chosen
    for number, stage in enumerate(journey.stages, 1):
        star = "★ " if stage.id in chosen else ""
        assert f"{star}{number} {stage.title}" in chat.labels()
    assert "но в других местах сильнее" in chat.text


async def test_set_unset_and_back_to_the_rule(chat: Chat) -> None:
    journey = await to_moments(chat)
    stage = next(one for one in journey.stages if one.id not in moments_of_truth(journey))
    on = chat.button(f"{journey.stages.index(stage) + 1} ")
    for _ in range(2):
        await chat.press(on)
        after = await chat.map()
        assert stage.id in moments_of_truth(after)
        assert after.revision == journey.revision + 1
    assert "выбрано вами" in chat.text
    await chat.tap(f"★ {journey.stages.index(stage) + 1} ")
    assert "снято вами" in chat.text
    await chat.tap("Как по правилу")
    assert (await chat.map()).stages == journey.stages
    assert "Как по правилу" not in chat.labels()


async def test_three_by_hand_at_most(chat: Chat) -> None:
    journey = await to_moments(chat)
    for stage in journey.stages[:3]:
        await chat.press(Button("x", f"a:moment:{journey.id}:{stage.id}:on"))
    before = await chat.map()
    reply = await chat.press(Button("x", f"a:moment:{journey.id}:{journey.stages[3].id}:on"))
    assert reply.toast is not None
    assert "до 3" in reply.toast.text
    assert await chat.map() == before


async def test_a_stranger_chooses_nothing(house: House) -> None:
    anya, borya = house.chat(), house.chat(BORYA)
    journey = await to_moments(anya)
    await to_card(borya)
    reply = await borya.press(Button("x", f"a:moment:{journey.id}:{journey.stages[0].id}:on"))
    assert reply.toast is not None
    assert await anya.map() == journey


@pytest.mark.parametrize(
    "data", ["a:moment:{id}", "a:moment:{id}:gone:on", "a:moment:{id}:{stage}:maybe"]
)
async def test_forged_buttons_change_nothing(chat: Chat, data: str) -> None:
    before = await to_moments(chat)
    await chat.press(Button("x", data.format(id=before.id, stage=before.stages[0].id)))
    assert await chat.map() == before


@pytest.mark.parametrize("letter", ["&", "😀", "Щ "])
async def test_the_fullest_map(house: House, letter: str) -> None:
    chat = house.chat()
    await chat.command("start")
    await chat.put(worst((letter * 300)[:300].strip(), 12))
    await chat.press(Button("x", "v:moments:worst"))
    assert chat.reply.screen is not None
