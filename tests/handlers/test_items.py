"""One place put right: rows item by item, an item's page, what is done there."""

from __future__ import annotations

import pytest

from handlers.screen import Button
from journey import items
from journey.measures import Cost, Effort
from journey.model import Emotion, Item, Journey, Origin
from tests.handlers.chat import BORYA, LIBRARY, Chat, House
from tests.handlers.steps import to_card, to_draft
from tests.handlers.test_any_screen import worst

RU = LIBRARY.texts("ru")


async def to_row(chat: Chat, lane: str = "pains", stage: int = 1) -> Journey:
    journey = await to_draft(chat)
    await chat.tap("Поправить одно")
    await chat.press(chat.buttons()[stage])
    await chat.tap(RU.plain(f"lane.{lane}"))
    return journey


async def to_item(chat: Chat, lane: str = "pains") -> Item:
    """The page of the first item of a row of the second stage."""
    journey = await to_row(chat, lane)
    await chat.press(chat.buttons()[0])
    return journey.stages[1].lane(lane)[0]


async def entry(chat: Chat, item: Item | Emotion) -> Item | Emotion:
    spot = items.find(await chat.map(), item.id)
    assert spot is not None
    return spot.entry


class TestRow:
    async def test_each_item_is_a_button_with_its_mark(self, chat: Chat) -> None:
        journey = await to_row(chat)
        pains = journey.stages[1].lane("pains")
        assert chat.labels()[: len(pains)] == [f"? {pain.text}" for pain in pains]
        assert "Этап 2 из 6 · Выбираю · Мешает" in chat.text

    async def test_words_are_added(self, chat: Chat) -> None:
        journey = await to_row(chat)
        await chat.say("Нет парковки\nНет тени")
        assert chat.labels()[2:4] == ["Нет парковки", "Нет тени"]
        pains = (await chat.map()).stages[1].lane("pains")
        assert len(pains) == len(journey.stages[1].lane("pains")) + 2
        assert pains[-1].origin is Origin.OWNER

    async def test_too_much_is_refused_and_can_be_shortened(self, chat: Chat) -> None:
        await to_row(chat)
        message = await chat.say("x" * 301)
        assert "до 300" in (chat.reply.notice or "")
        await chat.correct(message, "Короче")
        assert "Короче" in chat.labels()

    async def test_back_leads_to_the_rows(self, chat: Chat) -> None:
        await to_row(chat)
        await chat.tap("Назад")
        assert "Что поправить?" in chat.text


class TestPage:
    async def test_says_where_who_and_how_known(self, chat: Chat) -> None:
        item = await to_item(chat)
        assert item.text in chat.text
        assert "предположение" in chat.text
        await chat.tap("Да, это так")
        assert "Это ваш ответ" in chat.text
        assert (await entry(chat, item)).origin is Origin.OWNER
        assert "Да, это так" not in chat.labels()

    async def test_how_much_a_pain_stops(self, chat: Chat) -> None:
        item = await to_item(chat)
        await chat.tap("уходят")
        assert "✅ уходят" in chat.labels()
        found = await entry(chat, item)
        assert isinstance(found, Item)
        assert found.severity == 3
        before = await chat.map()
        await chat.tap("✅ уходят")
        assert await chat.map() == before

    async def test_solved_and_back_again(self, chat: Chat) -> None:
        item = await to_item(chat)
        solved = chat.button("Уже решено")
        for _ in range(2):
            await chat.press(solved)
            found = await entry(chat, item)
            assert isinstance(found, Item)
            assert found.closed
        assert "решено" in chat.text
        await chat.tap("Снова мешает")
        assert "решено" not in chat.text

    async def test_how_much_work_an_idea_is(self, chat: Chat) -> None:
        item = await to_item(chat, "ideas")
        await chat.tap("недели")
        await chat.tap("заметно")
        found = await entry(chat, item)
        assert isinstance(found, Item)
        assert (found.effort, found.cost) == (Effort.LARGE, Cost.NOTICEABLE)
        assert "Решает помеху" in chat.text

    async def test_other_words(self, chat: Chat) -> None:
        item = await to_item(chat)
        await chat.tap("Другими словами")
        assert item.text in chat.text
        await chat.say("Цены не видно")
        assert "Цены не видно" in chat.text
        assert "На другой этап" in chat.labels()
        assert (await entry(chat, item)).id == item.id

    async def test_another_stage(self, chat: Chat) -> None:
        item = await to_item(chat)
        await chat.tap("На другой этап")
        assert not any("Выбираю" in label for label in chat.labels())
        await chat.tap("1 ")
        assert "Этап 1 из 6" in chat.text
        spot = items.find(await chat.map(), item.id)
        assert spot is not None
        assert spot.stage.id == (await chat.map()).stages[0].id
        await chat.tap("Назад")
        assert "Этап 1 из 6" in chat.text

    async def test_earlier_and_later(self, chat: Chat) -> None:
        item = await to_item(chat)
        later = chat.button("Позже")
        for _ in range(2):
            await chat.press(later)
            assert (await chat.map()).stages[1].lane("pains")[1].id == item.id
        await chat.tap("Раньше")
        assert (await chat.map()).stages[1].lane("pains")[0].id == item.id

    async def test_removed_and_brought_back(self, chat: Chat) -> None:
        item = await to_item(chat)
        before = await chat.map()
        drop = chat.button("Убрать")
        await chat.press(drop)
        assert item.text in chat.text
        assert items.find(await chat.map(), item.id) is None
        await chat.press(drop)
        await chat.tap("Вернуть")
        assert (await chat.map()).stages == before.stages
        assert item.text in chat.text
        await chat.tap("Убрать")
        await chat.tap("Дальше")
        assert "Какой пункт" in chat.text

    async def test_every_change_is_one_step_of_the_history(self, chat: Chat, house: House) -> None:
        await to_item(chat)
        before = await chat.map()
        await chat.tap("уходят")
        await chat.tap("уходят")
        after = await chat.map()
        assert after.revision == before.revision + 1
        async with house.store.read() as work:
            (*_, last) = await work.history(after.id)
        assert last.revision == after.revision
        assert len(last.changes) == 2  # the item and the map's own row


class TestEmotion:
    async def test_a_level_and_why(self, chat: Chat) -> None:
        journey = await to_row(chat, "emotion")
        emotion = journey.stages[1].emotions[0]
        await chat.tap("😣")
        found = await entry(chat, emotion)
        assert isinstance(found, Emotion)
        assert (found.level, found.note, found.origin) == (-2, None, Origin.OWNER)
        await chat.tap("Почему так")
        await chat.say("Не может дозвониться")
        assert "Не может дозвониться" in chat.text
        await chat.tap("Назад")
        assert "Что поправить?" in chat.text


@pytest.mark.parametrize("what", ["true", "rate", "shut", "drop", "order", "over"])
async def test_a_stranger_changes_nothing(house: House, what: str) -> None:
    anya, borya = house.chat(), house.chat(BORYA)
    item = (await to_item(anya)).with_(text="Знает только Аня")
    before = await anya.put(items.put(await anya.map(), item))
    await to_card(borya)
    reply = await borya.press(Button("x", f"a:{what}:{before.id}:{item.id}:1"))
    assert reply.toast is not None
    assert reply.toast.alert
    await borya.press(Button("x", f"v:item:{before.id}:{item.id}:r"))
    assert item.text not in borya.text
    assert await anya.map() == before


FORGED = [
    "a:true:{id}",
    "a:true:{id}:gone",
    "a:rate:{id}:{item}",
    "a:rate:{id}:{item}:4",
    "a:rate:{id}:gone:1",
    "a:size:{id}:{item}:huge",
    "a:shut:{id}:{item}:2",
    "a:feel:{id}:{item}:1",
    "a:feel:{id}:{item}:7",
    "a:order:{id}:{item}:x",
    "a:over:{id}:{item}:gone",
    "a:drop:{id}:gone",
    "a:undrop:{id}:x",
    "a:undrop:{id}:0",
    "v:item:{id}",
    "v:item:{id}:gone:q1",
    "v:row:{id}:gone:pains",
    "v:row:{id}:{stage}:nothing",
    "v:moods:{id}:gone",
    "v:reword:{id}:gone",
    "v:over:{id}:gone:r",
    "v:gone:{id}:x",
    "v:gone:{id}:0:zz",
]


@pytest.mark.parametrize("data", FORGED)
async def test_forged_buttons_change_nothing(chat: Chat, data: str) -> None:
    item = await to_item(chat)
    before = await chat.map()
    named = data.format(id=before.id, item=item.id, stage=before.stages[0].id)
    await chat.press(Button("x", named))
    assert await chat.map() == before
    assert chat.buttons()


@pytest.mark.parametrize("letter", ["&", "<", "😀", "Щ "])
async def test_the_fullest_map_breaks_no_page(house: House, letter: str) -> None:
    chat = house.chat()
    await chat.command("start")
    journey = await chat.put(worst((letter * 300)[:300].strip(), 12))
    stage = journey.stages[-1].id
    for view in (
        f"row:worst:{stage}:pains",
        f"moods:worst:{stage}",
        "item:worst:pains11-11:r",
        "item:worst:ideas11-11:r",
        "item:worst:e11:r",
        "reword:worst:pains11-11:r",
        "why:worst:e11:r",
        "over:worst:pains11-11:r",
    ):
        await chat.press(Button("x", f"v:{view}"))
        assert chat.reply.screen is not None
    await chat.press(Button("x", "a:over:worst:pains11-11:s0"))
    assert chat.reply.toast is not None
    await chat.press(Button("x", "a:drop:worst:pains11-11"))
    await chat.tap("Вернуть")
