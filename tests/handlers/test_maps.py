"""The lists of maps: the archive, the bin, finding by words, copies, how it should be."""

from __future__ import annotations

from typing import Any

import pytest

from journey import limits
from journey.example import counted_ids, example
from journey.model import Journey, State
from journey.shelf import Shelf
from tests.handlers.chat import ANYA, CATALOGUE, NOW, Chat, House
from tests.handlers.steps import to_card, to_stages


def finished(number: int = 0, language: str = "ru", **fields: Any) -> Journey:
    """A finished map that no conversation led to."""
    industry = CATALOGUE.industries(language)[0]
    made = example(industry, NOW, counted_ids(f"m{number}x"))
    return made.model_copy(update=fields)


async def at_more(chat: Chat, **fields: Any) -> Journey:
    """A finished map, opened at «Ещё»."""
    await chat.command("start")
    journey = await chat.put(finished(**fields))
    await chat.command("maps")
    await chat.press(chat.buttons()[0])
    await chat.reach("Ещё")
    return journey


async def shelf(house: House, which: Shelf) -> list[str]:
    async with house.store.read() as work:
        return [heading.title for heading in await work.headings(ANYA, which)]


class TestArchive:
    async def test_put_away_and_taken_out(self, chat: Chat, house: House) -> None:
        journey = await at_more(chat)
        reply = await chat.reach("В архив")
        assert reply.toast is not None
        assert journey.title in reply.toast.text
        assert await shelf(house, Shelf.OPEN) == []
        await chat.tap("Архив · 1")
        await chat.press(chat.buttons()[0])
        assert journey.title in chat.text
        await chat.reach("Ещё")
        await chat.reach("Вернуть из архива")
        assert await shelf(house, Shelf.OPEN) == [journey.title]
        assert await chat.map() == journey

    async def test_twice_is_once(self, chat: Chat, house: House) -> None:
        await at_more(chat)
        button = await chat.find("В архив")
        await chat.press(button)
        screen = chat.screen
        house.clock.forward(minutes=1)
        await chat.press(button)
        assert chat.screen == screen
        assert len(await shelf(house, Shelf.ARCHIVE)) == 1

    async def test_an_empty_archive_is_the_list(self, chat: Chat) -> None:
        await at_more(chat)
        await chat.reach("В архив")
        way = chat.button("Архив")
        await chat.press(way)
        await chat.press(chat.buttons()[0])
        await chat.reach("Ещё")
        await chat.reach("Вернуть из архива")
        await chat.press(way)
        assert "Ваши карты" in chat.text


class TestBin:
    async def test_any_deleted_map_comes_back_within_thirty_days(
        self, chat: Chat, house: House
    ) -> None:
        journey = await at_more(chat)
        await chat.reach("Удалить")
        assert "до 23 декабря" in chat.text
        await chat.reach("Мои карты")
        house.clock.forward(days=20)
        await chat.tap("Корзина · 1")
        await chat.press(chat.buttons()[0])
        assert "до 23 декабря" in chat.text
        await chat.tap("Вернуть")
        assert await chat.map() == journey
        await chat.reach("Мои карты")
        assert not [text for text in chat.labels() if "Корзина" in text]

    async def test_brought_back_twice(self, chat: Chat) -> None:
        journey = await at_more(chat)
        await chat.reach("Удалить")
        button = chat.button("Вернуть")
        await chat.press(button)
        await chat.press(button)
        assert await chat.map() == journey
        assert journey.title in chat.text

    async def test_no_room_says_what_to_do(self, chat: Chat, house: House) -> None:
        await at_more(chat)
        await chat.reach("Удалить")
        button = chat.button("Вернуть")
        for number in range(limits.JOURNEYS_MAX):
            await chat.put(finished(number + 1, id=f"full{number}"))
        reply = await chat.press(button)
        assert reply.toast is not None
        assert reply.toast.alert
        assert "Удалите ненужную" in reply.toast.text
        assert "до 23 декабря" in reply.toast.text
        assert len(await shelf(house, Shelf.OPEN)) == limits.JOURNEYS_MAX
        async with house.store.write() as work:
            await work.set_deleted("full0", NOW)
        await chat.press(button)
        assert len(await shelf(house, Shelf.OPEN)) == limits.JOURNEYS_MAX

    async def test_the_archive_takes_room_too(self, chat: Chat, house: House) -> None:
        await at_more(chat)
        for number in range(limits.JOURNEYS_MAX - 1):
            await chat.put(finished(number + 1, id=f"full{number}"))
        await chat.reach("В архив")
        await chat.command("new")
        await chat.tap("☕")
        assert "50" in (chat.reply.notice or "")

    async def test_back_to_the_trades_leaves_nothing_in_it(self, chat: Chat, house: House) -> None:
        await chat.command("start")
        await chat.tap("☕")
        await chat.tap("Назад")
        assert await shelf(house, Shelf.BIN) == []
        assert await chat.maps() == []


class TestFinding:
    async def start(self, chat: Chat) -> None:
        await chat.command("start")
        for number, title in enumerate(("Кофейня «Ёлка»", "Автосервис", "Кофе с собой")):
            await chat.put(finished(number, title=title))
        await chat.command("maps")

    @pytest.mark.parametrize(
        ("words", "found"),
        [("елка", 1), ("КОФЕ", 2), ("собой кофе", 1), ("сервис", 1), ("пекарня", 0)],
    )
    async def test_by_title(self, chat: Chat, words: str, found: int) -> None:
        await self.start(chat)
        await chat.say(words)
        cards = [button for button in chat.buttons() if button.data.startswith("v:card:")]
        assert len(cards) == found
        assert f"«{words}»" in chat.text

    async def test_by_customer_and_in_the_archive(self, chat: Chat, house: House) -> None:
        await self.start(chat)
        journey = (await chat.maps())[0]
        async with house.store.write() as work:
            await work.set_archived(journey.id, NOW)
        await chat.say(journey.personas[0].name.split()[0])
        assert any(text.startswith("🗄") for text in chat.labels())

    async def test_pages_keep_the_words(self, chat: Chat) -> None:
        await self.start(chat)
        for number in range(20):
            await chat.put(finished(number + 5, id=f"p{number}", title=f"Пекарня: {number}"))
        await chat.say("пекарня:")
        assert "«пекарня:»" in chat.text
        await chat.tap("Ещё 1/3")
        await chat.tap("Ещё 2/3")
        assert len([one for one in chat.buttons() if "card" in one.data]) == 4
        screen = chat.screen
        await chat.redelivered()
        assert chat.screen == screen

    async def test_nothing_to_look_for(self, chat: Chat) -> None:
        await self.start(chat)
        await chat.say("ы" * 300)
        assert "Ваши карты" in chat.text


class TestCopy:
    async def test_a_map_of_its_own(self, chat: Chat) -> None:
        journey = await at_more(chat)
        await chat.reach("Сделать копию")
        copied, original = await chat.maps()
        assert original == journey
        assert copied.title == f"{journey.title} (копия)"
        assert copied.derived_from == journey.id
        assert copied.title in chat.text

    async def test_one_button_makes_one_copy(self, chat: Chat) -> None:
        await at_more(chat)
        button = await chat.find("Сделать копию")
        await chat.press(button)
        await chat.press(button)
        await chat.repeat()
        assert len(await chat.maps()) == 2

    async def test_a_copy_is_not_taken_for_the_plan(self, chat: Chat) -> None:
        """Both buttons stand on one screen, and that screen may be an old one."""
        await at_more(chat)
        plan, message = await chat.find("Как должно быть"), await chat.live()
        await chat.reach("Сделать копию")
        await chat.press(plan, message)
        assert [one.state for one in await chat.maps()].count(State.TO_BE) == 1

    async def test_the_next_copy_has_a_title_of_its_own(self, chat: Chat) -> None:
        journey = await at_more(chat, title="Щ" * limits.TITLE_CHARS)
        for _ in range(2):
            await chat.reach("Сделать копию")
            await chat.command("maps")
            card = next(one for one in chat.buttons() if one.data == f"v:card:{journey.id}")
            await chat.press(card)
            await chat.reach("Ещё")
        titles = {known.title for known in await chat.maps()}
        assert len(titles) == 3
        assert all(len(title) <= limits.TITLE_CHARS for title in titles)

    async def test_a_half_walked_map_is_copied_with_its_place(self, chat: Chat) -> None:
        journey = await to_stages(chat)
        await chat.tap("Подходит")
        await chat.command("cancel")
        await chat.reach("Ещё")
        await chat.reach("Сделать копию")
        (copied,) = [known for known in await chat.maps() if known.id != journey.id]
        await chat.tap("Продолжить")
        assert "вопрос 1 из 3" in chat.text
        await chat.say("Своя вывеска")
        await chat.tap("Дальше")
        maps = {known.id: known for known in await chat.maps()}
        assert "Своя вывеска" in {item.text for item in maps[copied.id].stages[0].items}
        assert "Своя вывеска" not in {item.text for item in maps[journey.id].stages[0].items}

    async def test_not_of_somebody_elses_map(self, chat: Chat, house: House) -> None:
        await at_more(chat)
        button = await chat.find("Сделать копию")
        other = house.chat(8)
        await other.command("start")
        reply = await other.press(button, 1)
        assert reply.toast is not None
        assert reply.toast.alert
        assert await other.maps() == []


class TestHowItShouldBe:
    async def test_made_once_and_linked_both_ways(self, chat: Chat) -> None:
        journey = await at_more(chat)
        button = await chat.find("Как должно быть")
        await chat.press(button)
        await chat.press(button)
        plan, original = await chat.maps()
        assert (plan.state, plan.derived_from) == (State.TO_BE, journey.id)
        assert plan.title == f"{journey.title}: как должно быть"
        assert original == journey
        await chat.reach("Ещё")
        await chat.reach("Как есть сейчас")
        assert chat.text.startswith(f"<b>{journey.title}</b>")
        await chat.reach("Ещё")
        await chat.reach("Как должно быть")
        assert plan.title in chat.text
        assert len(await chat.maps()) == 2

    async def test_what_will_change_is_told_stage_by_stage(self, chat: Chat) -> None:
        await at_more(chat)
        await chat.reach("Как должно быть")
        await chat.reach("Ещё")
        await chat.reach("Что изменится")
        assert "Пока карты одинаковы" in chat.text
        plan = (await chat.maps())[0]
        first = plan.stages[0]
        pain = first.lane("pains")[0]
        kept = tuple(item for item in first.items if item != pain)
        mood = first.emotions[0].model_copy(update={"level": 2})
        better = first.model_copy(update={"items": kept, "emotions": (mood,)})
        await chat.put(plan.model_copy(update={"stages": (better, *plan.stages[1:])}))
        await chat.tap("Назад")
        await chat.reach("Что изменится")
        assert f"<b>Этап 1. {first.title}</b>" in chat.text
        assert f"− Мешает: {pain.text}" in chat.text
        assert "→ 🤩 Отлично" in chat.text
        await chat.reach("Как есть сейчас")
        assert "как должно быть" not in chat.text

    async def test_a_renamed_customer_is_still_theirs(self, chat: Chat) -> None:
        journey = await at_more(chat)
        await chat.reach("Как должно быть")
        await chat.reach("Клиенты")
        await chat.press(chat.buttons()[0])
        await chat.tap("Имя")
        await chat.say("Занятой Иван")
        await chat.tap("Назад")
        await chat.tap("Назад")
        await chat.reach("Что изменится")
        was = journey.personas[0].name
        assert chat.text.endswith(f"Клиент: «{was}» → «Занятой Иван»")

    async def test_without_its_origin_it_says_so(self, chat: Chat) -> None:
        journey = await at_more(chat)
        await chat.reach("Как должно быть")
        async with chat.house.store.write() as work:
            await work.set_deleted(journey.id, NOW)
        await chat.reach("Что изменится")
        assert "Сравнить не с чем" in chat.text
        await chat.tap("Назад")
        assert "Так должно быть" in chat.text

    async def test_in_words_it_is_told_beside_its_origin(self, chat: Chat) -> None:
        journey = await at_more(chat)
        await chat.reach("Как должно быть")
        await chat.tap("Файлы")
        await chat.tap("Показать")
        (file,) = (await chat.tap("словами")).files
        assert file.content.decode().startswith(f"beside {journey.title}")

    async def test_without_its_origin_it_is_a_map_like_others(
        self, chat: Chat, house: House
    ) -> None:
        journey = await at_more(chat)
        await chat.reach("Как должно быть")
        async with house.store.write() as work:
            await work.set_deleted(journey.id, NOW)
        await chat.reach("Ещё")
        assert "Что изменится" not in chat.labels()
        assert "Как должно быть" not in chat.labels()

    async def test_english(self, house: House) -> None:
        chat = house.chat(language="en")
        await chat.command("start")
        journey = await chat.put(finished(language="en"))
        await chat.command("maps")
        await chat.press(chat.buttons()[0])
        await chat.reach("More")
        await chat.reach("As it should be")
        assert (await chat.maps())[0].title == f"{journey.title}: as it should be"


async def test_the_list_tells_how_many_are_where(chat: Chat) -> None:
    await to_card(chat)
    await chat.command("maps")
    assert not [text for text in chat.labels() if "Архив" in text or "Корзина" in text]
