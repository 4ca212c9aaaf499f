"""«Что проверить»: one thing at a time, confirmed, removed, opened or put off for a week."""

from __future__ import annotations

import datetime as dt

import pytest

from handlers.screen import Button
from journey import items, limits
from journey.model import Emotion, Journey
from tests.handlers.chat import BORYA, CATALOGUE, NOW, Chat, House
from tests.handlers.steps import to_card, to_draft
from tests.handlers.test_any_screen import worst


async def to_queue(chat: Chat) -> Journey:
    await to_draft(chat)
    await chat.tap("Карта и файлы")
    await chat.reach("Что проверить")
    return await chat.map()


def number(chat: Chat) -> int:
    """How many wait: «Проверить · 1 из 43»."""
    return int(chat.text.splitlines()[0].rsplit(" ", 1)[-1])


def said(chat: Chat) -> str:
    return chat.text.splitlines()[4]


async def test_says_what_why_and_how(chat: Chat) -> None:
    await to_queue(chat)
    assert "Проверить · 1 из" in chat.text
    assert "Подтверждено на карте: 0 из" in chat.text
    assert "из-за этого клиенты уходят" in chat.text
    assert "Как проверить:" in chat.text


async def test_known_already_leads_to_the_next(chat: Chat) -> None:
    await to_queue(chat)
    before, first = number(chat), said(chat)
    await chat.tap("Уже знаю")
    await chat.tap("Сказали сотрудники")
    await chat.say("Оля")
    await chat.tap("Готово")
    assert number(chat) == before - 1
    assert said(chat) != first
    assert "Подтверждено на карте: 1 из" in chat.text


async def test_not_so_takes_it_off_and_can_be_undone(chat: Chat) -> None:
    journey = await to_queue(chat)
    before, first = number(chat), said(chat)
    await chat.tap("Дальше")
    second = said(chat)
    away = chat.button("Не так")
    await chat.press(away)
    await chat.press(away)
    await chat.tap("Дальше")
    assert number(chat) == before - 1
    assert chat.text.startswith("Проверить · 2 из")
    assert said(chat) not in {first, second}
    assert await chat.map() != journey


async def test_put_off_for_a_week(chat: Chat, house: House) -> None:
    await to_queue(chat)
    before, first = await chat.map(), said(chat)
    later = chat.button("Отложить")
    for _ in range(2):
        await chat.press(later)
        assert said(chat) != first
    assert await chat.map() == before
    known = await chat.known()
    assert known is not None
    assert list(known.later.values()) == [NOW.date() + dt.timedelta(7)]
    await chat.press(Button("x", f"v:queue:{before.id}:999"))
    assert said(chat) == first
    assert "отложено до 30 ноября" in chat.text
    house.clock.forward(days=7)
    await chat.press(Button("x", f"v:queue:{before.id}"))
    assert said(chat) == first


async def test_an_opened_one_leads_back_to_its_place(chat: Chat) -> None:
    await to_queue(chat)
    await chat.tap("Дальше")
    await chat.tap("Открыть")
    await chat.tap("Да, это так")
    await chat.tap("Назад")
    assert chat.text.startswith("Проверить · 2 из")


async def test_the_customer_and_feelings_are_not_removed(chat: Chat) -> None:
    journey = await to_queue(chat)
    seen = set()
    for place in range(number(chat)):
        await chat.press(Button("x", f"v:queue:{journey.id}:{place}"))
        known = chat.button("Уже знаю").data.split(":")[3]
        spot = items.find(journey, known)
        kind = "persona" if spot is None else spot.lane
        seen.add(kind)
        removable = any("Не так" in label for label in chat.labels())
        assert removable == (kind not in {"persona", "emotion"})
    assert seen >= {"persona", "emotion", "pains", "channels", "goal"}


async def test_an_empty_queue_says_so(chat: Chat) -> None:
    journey = await to_card(chat)
    bare = tuple(stage.model_copy(update={"items": (), "emotions": ()}) for stage in journey.stages)
    await chat.put(journey.model_copy(update={"stages": bare, "personas": (), "tasks": ()}))
    await chat.press(Button("x", f"v:queue:{journey.id}"))
    assert "Проверять нечего" in chat.text
    await chat.tap("Назад")
    assert chat.button("Ключевые моменты")


async def test_a_stranger_puts_nothing_off(house: House) -> None:
    anya, borya = house.chat(), house.chat(BORYA)
    journey = await to_queue(anya)
    await to_card(borya)
    entry = journey.stages[0].items[0].id
    reply = await borya.press(Button("x", f"a:later:{journey.id}:{entry}:0"))
    assert reply.toast is not None
    known = await borya.known()
    assert known is not None
    assert known.later == {}


@pytest.mark.parametrize(
    "data", ["a:later:{id}", "a:later:{id}:gone:0", "v:queue:{id}:x", "v:queue:{id}:-5"]
)
async def test_forged_buttons_change_nothing(chat: Chat, data: str) -> None:
    before = await to_queue(chat)
    await chat.press(Button("x", data.format(id=before.id)))
    assert await chat.map() == before
    known = await chat.known()
    assert known is not None
    assert known.later == {}


async def test_no_more_than_a_hundred_are_put_off(chat: Chat, house: House) -> None:
    journey = await to_queue(chat)
    known = await chat.known()
    assert known is not None
    day = NOW.date() + dt.timedelta(1)
    many = {f"entry{number}": day for number in range(limits.PUT_OFF_MAX)}
    async with house.store.write() as work:
        await work.save_person(known.model_copy(update={"later": many}))
    entry = journey.stages[0].items[0].id
    await chat.press(Button("x", f"a:later:{journey.id}:{entry}:0"))
    known = await chat.known()
    assert known is not None
    assert list(known.later) == [*list(many)[1:], entry]


@pytest.mark.parametrize("letter", ["&", "<", "😀", "Щ "])
async def test_the_fullest_map(house: House, letter: str) -> None:
    chat = house.chat()
    await chat.command("start")
    journey = worst((letter * 300)[:300].strip(), 12)
    assert CATALOGUE.industry("coffee-shop", "ru") is not None
    await chat.put(journey)
    for place in (0, 300, 9999):
        await chat.press(Button("x", f"v:queue:worst:{place}"))
        assert chat.reply.screen is not None
    assert isinstance(journey.stages[0].emotions[0], Emotion)
