"""Maps that were begun and left, titles that tell maps apart, and what a map's files are called."""

from __future__ import annotations

from bot.runtime.housekeeping import tidy
from handlers.ports import FileKind
from handlers.screen import Button
from handlers.screens.filenames import called
from journey.limits import DELETED_DAYS
from tests.handlers.chat import LIBRARY, Chat, House
from tests.handlers.steps import to_draft, to_stages

KIND = FileKind(
    name="board.pdf", what="board", suffix=".pdf", use="print", drawn=True, of_tasks=False
)


class TestBeginnings:
    async def test_the_list_does_without_them(self, chat: Chat) -> None:
        await to_draft(chat)
        await chat.command("new")
        await chat.tap("💐" if "💐" in str(chat.labels()) else chat.labels()[1])
        await chat.command("maps")
        assert len([one for one in chat.labels() if "ноября" in one]) == 1

    async def test_the_next_beginning_ends_the_one_before(self, chat: Chat) -> None:
        for _ in range(3):
            await chat.command("new")
            await chat.tap("☕")
            await chat.press(chat.buttons()[0])
        assert len(await chat.maps()) == 1

    async def test_own_words_are_no_mere_beginning(self, chat: Chat) -> None:
        await to_stages(chat)
        await chat.say("Советую друзьям")
        await chat.command("new")
        await chat.press(chat.buttons()[0])
        assert len(await chat.maps()) == 2
        await chat.command("maps")
        assert len([one for one in chat.labels() if "ноября" in one]) == 1

    async def test_after_a_time_they_are_gone_and_nothing_else_is(
        self, chat: Chat, house: House
    ) -> None:
        kept = await to_draft(chat)
        await chat.command("new")
        await chat.press(chat.buttons()[1])
        house.clock.forward(days=DELETED_DAYS - 1)
        assert await tidy(house.store, house.clock) == 0
        house.clock.forward(days=2)
        assert await tidy(house.store, house.clock) == 1
        assert [one.id for one in await chat.maps()] == [kept.id]
        await chat.command("start")
        assert chat.labels()


class TestTitles:
    async def test_another_customer_is_named(self, chat: Chat) -> None:
        first = await to_draft(chat)
        chat.house.clock.forward(minutes=1)
        await chat.command("new")
        await chat.tap("☕")
        await chat.press(chat.buttons()[1])
        second = (await chat.maps())[0]
        assert first.title == "Путь гостя кофейни"
        assert second.title == "Путь гостя кофейни: житель района"
        assert chat.text.count("ител") == 1

    async def test_the_same_customer_again_is_told_by_the_day(self, chat: Chat) -> None:
        for _ in range(4):
            await chat.command("new")
            await chat.tap("☕")
            await chat.press(chat.buttons()[0])
            await chat.tap("Подходит")
        titles = [one.title for one in await chat.maps()]
        assert len({*titles}) == 4
        assert "Путь гостя кофейни: офисный сотрудник рядом" in titles
        assert "Путь гостя кофейни, 23 ноября" in titles
        assert "Путь гостя кофейни, 23 ноября, 2" in titles

    async def test_a_customer_chosen_anew_renames_it_once(self, chat: Chat) -> None:
        await to_draft(chat)
        chat.house.clock.forward(minutes=1)
        await chat.command("new")
        await chat.tap("☕")
        await chat.press(chat.buttons()[0])
        await chat.tap("‹ Назад")
        await chat.press(chat.buttons()[1])
        assert (await chat.maps())[0].title == "Путь гостя кофейни: житель района"

    async def test_a_long_name_leaves_room(self, chat: Chat) -> None:
        for _ in range(2):
            await chat.command("new")
            await chat.say("Ремонт " + "очень " * 10 + "старых самоваров")
            for label in [one for one in chat.labels() if one == "Нет, у меня другое"]:
                await chat.tap(label)
            await chat.say("Бабушка с дачи")
            await chat.tap("Подходит")
        titles = [one.title for one in await chat.maps()]
        assert len({*titles}) == 2


class TestFiles:
    async def test_a_file_bears_the_map_and_the_day_in_the_persons_language(
        self, chat: Chat
    ) -> None:
        journey = (await to_draft(chat)).with_(title='Кафе "У/Озера"?')
        assert called(LIBRARY.texts("ru"), journey, KIND) == (
            "Кафе У Озера, карта, 23 ноября 2026.pdf"
        )
        assert called(LIBRARY.texts("en"), journey, KIND).endswith(", map, 23 November 2026.pdf")

    async def test_signs_alone_are_no_name(self, chat: Chat) -> None:
        journey = (await to_draft(chat)).with_(title="...")
        assert called(LIBRARY.texts("ru"), journey, KIND).startswith("Tropa, ")

    async def test_what_is_sent_is_called_so(self, chat: Chat) -> None:
        journey = await to_draft(chat)
        await chat.press(Button("x", f"a:file:{journey.id}:text:txt"))
        assert chat.reply.files[0].name == "Путь гостя кофейни, карта словами, 23 ноября 2026.txt"
