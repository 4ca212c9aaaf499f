"""Buttons pressed twice, too late, by somebody else, or made up: nothing wrong is recorded."""

from __future__ import annotations

import pytest

from bot.storage.work import SqlWork
from handlers import codes
from handlers.screen import Button
from journey.model import Journey
from tests.handlers.chat import BORYA, Chat, House
from tests.handlers.steps import to_card, to_done, to_draft, to_first_question, to_stages

OUTDATED = "Эта кнопка от прошлого шага. Вот где вы сейчас"


class TestTwice:
    @pytest.mark.parametrize("text", ["Вывеска", "Дальше", "Пропустить", "Назад", "Пауза"])
    async def test_on_a_question(self, chat: Chat, text: str) -> None:
        await to_first_question(chat)
        button, message = chat.button(text), await chat.live()
        await chat.press(button, message)
        screen, journey = chat.screen, await chat.map()
        reply = await chat.press(button, message)
        assert reply.toast is None
        assert reply.notice is None
        assert not reply.fresh
        assert chat.screen == screen
        assert await chat.map() == journey

    async def test_next_skips_no_question(self, chat: Chat) -> None:
        await to_first_question(chat)
        button, message = chat.button("Дальше"), await chat.live()
        for _ in range(3):
            await chat.press(button, message)
        assert "вопрос 2 из 3" in chat.text

    async def test_on_a_trade(self, chat: Chat) -> None:
        await chat.command("start")
        button, message = chat.button("☕"), await chat.live()
        await chat.press(button, message)
        await chat.press(button, message)
        assert len(await chat.maps()) == 1
        assert "Чей путь" in chat.text

    async def test_on_delete_the_way_back_stays(self, chat: Chat) -> None:
        await to_card(chat)
        await chat.reach("Ещё")
        button, message = await chat.find("Удалить"), await chat.live()
        await chat.press(button, message)
        await chat.press(button, message)
        assert await chat.maps() == []
        await chat.tap("Вернуть")
        assert len(await chat.maps()) == 1

    async def test_on_a_task(self, chat: Chat) -> None:
        await to_card(chat)
        await chat.tap("Чек-лист")
        await chat.press(chat.buttons()[0])
        button, message = chat.button("✅ Сделано"), await chat.live()
        await chat.press(button, message)
        once = await chat.map()
        await chat.press(button, message)
        assert await chat.map() == once

    async def test_on_moving_a_stage(self, chat: Chat) -> None:
        await to_card(chat)
        await chat.reach("Этапы")
        await chat.press(chat.buttons()[0])
        button, message = chat.button("Позже"), await chat.live()
        await chat.press(button, message)
        once = await chat.map()
        await chat.press(button, message)
        assert await chat.map() == once


class TestTooLate:
    async def test_an_older_prompt_says_where_i_am(self, chat: Chat) -> None:
        await to_first_question(chat)
        old, message = chat.button("Вывеска"), await chat.live()
        await chat.say("Витрина")
        await chat.tap("Дальше")
        screen, journey = chat.screen, await chat.map()
        reply = await chat.press(old, message)
        assert reply.toast is not None
        assert reply.toast.text == OUTDATED
        assert not reply.toast.alert
        assert reply.fresh
        assert reply.pictures is None
        assert chat.screen == screen
        assert await chat.map() == journey

    async def test_an_older_message_of_the_open_prompt_still_counts(self, chat: Chat) -> None:
        await to_first_question(chat)
        old, message = chat.button("2ГИС"), await chat.live()
        await chat.say("Витрина")
        await chat.press(old, message)
        assert {"✅ Витрина", "✅ 2ГИС"} <= set(chat.labels())

    async def test_at_the_pictures_no_picture_is_drawn_again(self, chat: Chat) -> None:
        await chat.command("start")
        old, message = chat.button("☕"), await chat.live()
        await chat.press(old, message)
        await chat.press(chat.buttons()[0])
        await chat.tap("Подходит")
        reply = await chat.press(old, message)
        assert reply.pictures is None
        assert "Это черновик" in chat.text

    async def test_of_a_deleted_map(self, chat: Chat) -> None:
        await to_card(chat)
        old = chat.buttons()
        await chat.reach("Ещё")
        await chat.reach("Удалить")
        for button in old:
            await chat.press(button, 1)
            assert await chat.maps() == []

    async def test_the_question_of_a_removed_stage(self, chat: Chat) -> None:
        journey = await to_first_question(chat)
        old, message = chat.buttons(), await chat.live()
        await chat.tap("Пауза")
        await chat.reach("Этапы")
        await chat.press(chat.buttons()[0])
        await chat.tap("Убрать")
        before = await chat.map()
        assert len(before.stages) == len(journey.stages) - 1
        for button in old:
            await chat.press(button, message)
        assert [stage.items for stage in (await chat.map()).stages] == [
            stage.items for stage in before.stages
        ]


class TestSomebodyElse:
    async def test_every_button_of_another_is_an_alert(self, house: House) -> None:
        anya, borya = house.chat(), house.chat(BORYA)
        await to_stages(borya)
        before = await borya.map()
        await to_first_question(anya)
        pressed = anya.buttons()
        await anya.tap("Пауза")
        pressed += anya.buttons()
        await anya.tap("Чек-лист")
        pressed += anya.buttons()
        await anya.tap("Карта")
        await anya.reach("Этапы")
        pressed += anya.buttons()
        await anya.press(anya.buttons()[0])
        pressed += anya.buttons()
        await anya.command("maps")
        owned = await anya.map()
        hers = [b for b in pressed if b.data.startswith("p:") or owned.id in b.data]
        assert len(hers) > 30
        for button in hers:
            view = await borya.known()
            reply = await borya.press(button)
            assert reply.toast is not None, button
            assert reply.toast.alert
            assert reply.screen is None
            assert await borya.known() == view
        assert await anya.map() == owned
        assert await borya.map() == before

    async def test_a_strangers_undo_brings_nothing_back(self, house: House) -> None:
        anya, borya = house.chat(), house.chat(BORYA)
        await to_card(anya)
        await anya.reach("Ещё")
        await anya.reach("Удалить")
        reply = await borya.press(anya.button("Вернуть"))
        assert reply.toast is not None
        assert await anya.maps() == []
        assert await borya.maps() == []

    async def test_two_people_do_not_meet(self, house: House) -> None:
        anya, borya = house.chat(), house.chat(BORYA, "en")
        await to_first_question(anya)
        await to_draft(borya)
        await anya.tap("Вывеска")
        await borya.tap("Go through")
        await anya.tap("Дальше")
        await borya.tap("Skip")
        assert (await anya.map()).stages[0].lane("channels")[0].text == "Вывеска"
        assert (await borya.map()).language == "en"


FORGED = [
    "",
    "x",
    "p",
    "p:",
    "p:x:n",
    "p:1",
    "p:--5:n",
    "p:²:n",
    "p:99999999999999999999:n",
    "p:1:t:--5:1",
    "p:1:t:9999:1",
    "p:1:t:-1:1",
    "p:1:c:99",
    "p:1:zz",
    "p:1:e",
    "p:-1:n",
    "v:",
    "v:nothing",
    "v:card",
    "v:card:gone",
    "v:ask",
    "v:deleted",
    "v:deleted:gone",
    "v:rename",
    "v:maps:-5",
    "v:maps:99999999999999999999",
    "v:maps:\x00",
    "v:forgotten",
    "a:",
    "a:delete",
    "a:delete:gone",
    "a:undelete:gone",
    "a:language",
    "a:language:xx",
    "a:nothing:gone",
]
OF_MAP = [
    "a:done:{id}",
    "a:done:{id}:gone:1",
    "a:move:{id}:gone:1",
    "a:move:{id}:gone:--1",
    "a:remove:{id}",
    "a:remove:{id}:gone",
    "a:draw:{id}:nothing",
    "a:cell:{id}:gone:pains",
    "a:cell:{id}:{stage}:nothing",
    "a:cell:{id}:{stage}:audience",
    "a:file:{id}",
    "a:file:{id}:exe",
    "a:undelete:{id}",
    "v:stage:{id}",
    "v:stage:{id}:gone",
    "v:rename:{id}:gone",
    "v:edit:{id}:gone",
    "v:list:{id}:gone",
    "v:ask:{id}:nothing",
    "v:deleted:{id}",
    "v:deleted:{id}:x",
    "v:drawn:{id}:nothing",
]


class TestForged:
    @pytest.mark.parametrize("data", FORGED)
    async def test_is_answered_and_changes_nothing(self, chat: Chat, data: str) -> None:
        await to_first_question(chat)
        before = await chat.map()
        await chat.press(_forged(data))
        assert await chat.map() == before

    @pytest.mark.parametrize("data", OF_MAP)
    async def test_with_a_maps_id(self, chat: Chat, data: str) -> None:
        before = await to_first_question(chat)
        named = data.format(id=before.id, stage=before.stages[0].id)
        await chat.press(_forged(named))
        after = await chat.map()
        assert after.stages == before.stages

    @pytest.mark.parametrize("what", ["t:0:1", "n", "s"])
    async def test_what_the_customer_never_offered(self, chat: Chat, what: str) -> None:
        await chat.command("start")
        await chat.tap("☕")
        await self._unchanged(chat, what)

    @pytest.mark.parametrize("what", ["c:0", "e"])
    async def test_what_a_list_never_offered(self, chat: Chat, what: str) -> None:
        await to_first_question(chat)
        await self._unchanged(chat, what)

    @pytest.mark.parametrize("what", ["t:0:1", "n", "g:1"])
    async def test_what_the_feeling_never_offered(self, chat: Chat, what: str) -> None:
        await to_first_question(chat)
        await chat.tap("Пропустить")
        await chat.tap("Пропустить")
        await self._unchanged(chat, what)

    async def _unchanged(self, chat: Chat, what: str) -> None:
        before, screen = await chat.map(), chat.screen
        await self._press(chat, what)
        assert await chat.map() == before
        assert chat.screen == screen

    async def _press(self, chat: Chat, what: str) -> None:
        asked = next(one.data for one in chat.buttons() if one.data.startswith("p:"))
        prompt = asked.split(":")[1]
        await chat.press(Button("x", f"p:{prompt}:{what}"))


@pytest.mark.parametrize("data", ["v:maps:\x00", "v:maps:é", "p:1:n ", "", "q:1", "a"])
def test_what_is_none_of_our_buttons_is_not_read(data: str) -> None:
    assert codes.parse(data) is None


def _forged(data: str) -> Button:
    """A button of nobody's making: not even a button's own rules hold for it."""
    button = Button("x", "x")
    object.__setattr__(button, "data", data)
    return button


class TestRepeated:
    async def test_updates_change_nothing(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.say("Витрина")
        for _ in range(2):
            before, screen = await chat.map(), chat.screen
            reply = await chat.redelivered()
            assert reply.screen == screen
            assert reply.pictures is None
            assert await chat.map() == before
        await chat.tap("Дальше")
        journey = await chat.map()
        await chat.redelivered()
        assert "вопрос 2 из 3" in chat.text
        assert await chat.map() == journey

    async def test_of_somebody_unknown_says_nothing(self, chat: Chat) -> None:
        await chat.command("start")
        await chat.command("forget")
        await chat.tap("Да, удалить")
        reply = await chat.redelivered()
        assert reply.screen is None
        assert await chat.known() is None


async def test_a_finished_map_is_not_drawn_for_words(chat: Chat) -> None:
    await to_done(chat)
    drawn = len(chat.pictures)
    await chat.say("спасибо")
    await chat.command("help")
    await chat.command("start")
    assert len(chat.pictures) == drawn


async def test_a_tap_loads_its_map_once(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an act has stored is what the page behind it shows: nothing is read back."""
    await to_card(chat)
    loaded: list[str] = []
    load = SqlWork.journey

    async def counted(work: SqlWork, journey_id: str) -> Journey | None:
        loaded.append(journey_id)
        return await load(work, journey_id)

    monkeypatch.setattr(SqlWork, "journey", counted)
    journey = (await chat.map()).id
    for data in (f"a:kind:{journey}:time", f"v:card:{journey}", f"a:theme:{journey}:light"):
        loaded.clear()
        await chat.press(Button("x", data))
        assert loaded == [journey]
