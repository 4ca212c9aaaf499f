"""The owner walks their own journey: answers are evidence, a pause loses nothing."""

from __future__ import annotations

import pytest

from handlers.screen import Button
from journey import items
from journey.model import EvidenceKind, Item, Journey
from tests.handlers.chat import BORYA, Chat, House
from tests.handlers.steps import to_card, to_draft
from tests.handlers.test_any_screen import worst


async def to_walk(chat: Chat) -> Journey:
    await to_draft(chat)
    await chat.tap("Карта и файлы")
    await chat.reach("Ещё")
    await chat.reach("Пройти путь")
    await chat.tap("Начать обход")
    return await chat.map()


async def through(chat: Chat, answer: str) -> None:
    while answer in chat.labels():
        await chat.tap(answer)


def asked(journey: Journey) -> tuple[Item, ...]:
    assert journey.walk is not None
    spots = [items.find(journey, entry) for entry in journey.walk.asked]
    return tuple(spot.entry for spot in spots if spot and isinstance(spot.entry, Item))


async def test_one_question_after_another_to_the_end(chat: Chat) -> None:
    journey = await to_walk(chat)
    count = len(asked(journey))
    assert f"вопрос 1 из {count}" in chat.text
    await through(chat, "Да")
    assert "Подтвердилось" in chat.text
    after = await chat.map()
    assert after.walk is not None
    assert after.walk.finished
    for item in asked(after):
        (record,) = item.evidence
        assert record.kind is EvidenceKind.STAFF
        assert record.source == "Обход 23 ноября 2026"
    assert chat.button("Что проверить")


async def test_what_was_not_met_proves_nothing(chat: Chat) -> None:
    journey = await to_walk(chat)
    await through(chat, "Нет")
    after = await chat.map()
    assert "ещё не значит, что этого нет" in chat.text
    for item in asked(after):
        assert item.evidence == ()
    broken = [item for item in asked(journey) if item.lane == "channels"]
    pains = [p for stage in after.stages for p in stage.lane("pains") if p.evidence]
    assert [p.text for p in pains] == [f"Не в порядке: {item.text}" for item in broken]


async def test_a_pause_a_restart_and_on_it_goes(chat: Chat, house: House) -> None:
    await to_walk(chat)
    await chat.tap("Да")
    stands = chat.text
    await chat.tap("Пауза")
    house.start()
    house.clock.forward(days=30)
    await chat.reach("Ещё")
    await chat.reach("Пройти путь")
    assert chat.text == stands


async def test_back_and_another_answer(chat: Chat) -> None:
    journey = await to_walk(chat)
    first = asked(journey)[0]
    await chat.tap("Нет")
    assert len((await chat.map()).stages[0].lane("pains")) == 3
    await chat.tap("Назад")
    assert "✅ Нет" in chat.labels()
    await chat.tap("Да")
    after = await chat.map()
    assert len(after.stages[0].lane("pains")) == 2
    spot = items.find(after, first.id)
    assert spot is not None
    assert spot.entry.evidence
    assert "вопрос 2" in chat.text


async def test_repeats_change_nothing(chat: Chat) -> None:
    journey = await to_walk(chat)
    start = Button("x", f"a:walkon:{journey.id}")
    yes = chat.button("Да")
    await chat.press(yes)
    before = await chat.map()
    await chat.press(yes)
    await chat.press(start)
    assert await chat.map() == before


async def test_what_else_was_seen_is_typed(chat: Chat) -> None:
    await to_walk(chat)
    await chat.say("Темно у входа")
    assert "✔ Записано: Темно у входа" in chat.text
    assert "вопрос 1" in chat.text
    pain = (await chat.map()).stages[0].lane("pains")[-1]
    assert pain.text == "Темно у входа"
    assert pain.evidence[0].kind is EvidenceKind.STAFF
    await chat.say("x" * 301)
    assert "до 300" in (chat.reply.notice or "")


async def test_ended_early_and_begun_anew(chat: Chat) -> None:
    await to_walk(chat)
    await chat.tap("Да")
    await chat.tap("Закончить")
    assert "Не проверен" in chat.text
    await chat.say("слово")
    assert "отвечают кнопками" in (chat.reply.notice or "")
    await chat.tap("Назад")
    assert "Обход · вопрос" in chat.text
    await chat.tap("Закончить")
    await chat.tap("Пройти заново")
    assert "вопрос 1" in chat.text


async def test_a_stranger_walks_nowhere(house: House) -> None:
    anya, borya = house.chat(), house.chat(BORYA)
    journey = await to_walk(anya)
    await to_card(borya)
    for act in (f"met:{journey.id}:{asked(journey)[0].id}:yes", f"walkend:{journey.id}"):
        reply = await borya.press(Button("x", f"a:{act}"))
        assert reply.toast is not None
        assert reply.toast.alert
    assert await anya.map() == journey


@pytest.mark.parametrize(
    "data",
    [
        "a:met:{id}",
        "a:met:{id}:gone:yes",
        "a:met:{id}:{emotion}:yes",
        "a:met:{id}:{item}:maybe",
        "v:walk:{id}:gone",
        "v:walk:{id}:{emotion}",
    ],
)
async def test_forged_buttons_change_nothing(chat: Chat, data: str) -> None:
    before = await to_walk(chat)
    stage = before.stages[0]
    named = data.format(id=before.id, item=asked(before)[0].id, emotion=stage.emotions[0].id)
    await chat.press(Button("x", named))
    assert (await chat.map()).stages == before.stages
    assert chat.buttons()


@pytest.mark.parametrize("letter", ["<", "😀"])
async def test_the_fullest_map(house: House, letter: str) -> None:
    chat = house.chat()
    await chat.command("start")
    await chat.put(worst((letter * 300)[:300].strip(), 12))
    await chat.press(Button("x", "v:walk:worst"))
    await chat.tap("Начать")
    for number in range(4):
        await chat.tap("Нет" if number % 2 else "Да")
    await chat.tap("Закончить")
    assert "Не проверены 44 пункта" in chat.text
