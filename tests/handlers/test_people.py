"""«Клиенты»: one or several, each with a card; a buying group is asked about each."""

from __future__ import annotations

from handlers.screen import Button
from journey import limits
from journey.model import Journey, Persona, Shape
from tests.handlers.chat import Chat
from tests.handlers.steps import label, to_card, to_first_question


async def to_people(chat: Chat) -> Journey:
    journey = await to_card(chat)
    await chat.reach("Клиенты")
    return journey


async def first(chat: Chat) -> Persona:
    return (await chat.map()).personas[0]


class TestCard:
    async def test_each_line_is_typed(self, chat: Chat) -> None:
        await to_people(chat)
        await chat.press(chat.buttons()[0])
        said = {
            "Имя": ("name", "Аня из офиса"),
            "Кто это": ("description", "Работает рядом"),
            "Чего хочет": ("goal", "Успеть до планёрки"),
            "Его слова": ("quote", "Опять очередь"),
            "Где встречает нас": ("channel", "Наш чат"),
            "Роль": ("role", "Советует"),
            "Значок": ("emoji", "🦊"),
        }
        for button, (field, words) in said.items():
            await chat.tap(button)
            await chat.say(words)
            assert getattr(await first(chat), field) == words
        assert "🦊" in chat.text
        assert "Опять очередь" in chat.text
        assert (await first(chat)).catalogue is None

    async def test_lines_with_buttons(self, chat: Chat) -> None:
        await to_people(chat)
        await chat.press(chat.buttons()[0])
        for button, field in (("Где встречает", "channel"), ("Роль", "role"), ("Значок", "emoji")):
            await chat.tap(button)
            offered = chat.labels()[0]
            await chat.press(chat.buttons()[0])
            assert getattr(await first(chat), field) == offered

    async def test_a_quote_is_never_offered(self, chat: Chat) -> None:
        await to_people(chat)
        await chat.press(chat.buttons()[0])
        for line in ("Его слова", "Чего хочет"):
            await chat.tap(line)
            assert not [button for button in chat.buttons() if ":c:" in button.data]
            await chat.tap("Назад")

    async def test_a_line_is_cleared(self, chat: Chat) -> None:
        await to_people(chat)
        await chat.press(chat.buttons()[0])
        await chat.tap("Кто это")
        await chat.tap("Очистить")
        assert (await first(chat)).description is None

    async def test_letters_are_no_sign(self, chat: Chat) -> None:
        await to_people(chat)
        await chat.press(chat.buttons()[0])
        await chat.tap("Значок")
        for wrong in ("Аня", "1", "🦊 лиса", "🦊" * 20):
            await chat.say(wrong)
            assert "один смайлик" in (chat.reply.notice or "")
        assert (await first(chat)).emoji == "💼"

    async def test_the_map_speaks_its_own_language(self, chat: Chat) -> None:
        """A role that is pressed in English goes onto a Russian map in Russian."""
        await to_people(chat)
        await chat.command("language")
        await chat.tap("English")
        journey = await chat.map()
        await chat.press(Button("x", f"v:persona:{journey.id}:{journey.personas[0].id}"))
        await chat.tap("Role")
        await chat.tap("Decides")
        assert (await first(chat)).role == "Решает"


class TestSeveral:
    async def test_one_more_of_the_catalogue_and_one_in_own_words(self, chat: Chat) -> None:
        await to_people(chat)
        here = (await first(chat)).name
        await chat.tap("Добавить клиента")
        assert here not in " ".join(chat.labels())
        await chat.tap("Житель района")
        await chat.tap("Добавить клиента")
        await chat.say("Бухгалтер: платит по счёту\nЮрист")
        names = [one.name for one in (await chat.map()).personas]
        assert names == [here, "Житель района", "Бухгалтер", "Юрист"]
        assert (await chat.map()).personas[2].description == "платит по счёту"

    async def test_the_same_name_twice_is_refused(self, chat: Chat) -> None:
        await to_people(chat)
        await chat.tap("Добавить клиента")
        await chat.say((await first(chat)).name.upper())
        assert "уже есть" in (chat.reply.notice or "")
        assert len((await chat.map()).personas) == 1

    async def test_no_more_than_fit(self, chat: Chat) -> None:
        await to_people(chat)
        add = chat.button("Добавить клиента")
        for number in range(limits.PERSONAS_MAX - 1):
            await chat.tap("Добавить клиента")
            await chat.say(f"Человек {number}")
        assert "Добавить клиента" not in chat.labels()
        await chat.press(add)
        assert chat.reply.toast is not None
        assert chat.reply.toast.alert

    async def test_moved_and_removed(self, chat: Chat) -> None:
        await to_people(chat)
        await chat.tap("Добавить клиента")
        await chat.tap("Житель района")
        await chat.press(chat.buttons()[1])
        await chat.tap("Раньше")
        assert (await first(chat)).name == "Житель района"
        await chat.tap("Убрать клиента")
        assert "Житель района" in chat.text
        await chat.tap("Да, убрать")
        assert [one.name for one in (await chat.map()).personas] == ["Офисный сотрудник рядом"]
        assert "Убрать клиента" not in chat.labels()

    async def test_the_last_one_stays(self, chat: Chat) -> None:
        journey = await to_people(chat)
        await chat.press(Button("x", f"a:unwho:{journey.id}:{journey.personas[0].id}"))
        assert chat.reply.toast is not None
        assert len((await chat.map()).personas) == 1


class TestBuyingGroup:
    async def to_group(self, chat: Chat) -> Journey:
        journey = await to_first_question(chat)
        more = (*journey.personas, Persona(id="p2", name="Бухгалтер", emoji="💳"))
        await chat.put(journey.model_copy(update={"shape": Shape.GROUP, "personas": more}))
        return await chat.map()

    async def test_each_is_asked_for_their_own(self, chat: Chat) -> None:
        journey = await self.to_group(chat)
        one, two = journey.personas
        await chat.tap("Дальше")
        assert f"{one.emoji} {one.name}" in chat.text
        guess = journey.stages[0].lane("pains")[0]
        await chat.tap(guess.text)
        await chat.tap("Дальше · 1")
        assert "💳 Бухгалтер" in chat.text
        assert f"✔ {one.name} · Мешает: {guess.text}" in chat.text
        await chat.say("Нет счёта на почту")
        await chat.tap("Дальше · 1")
        await chat.tap("Пока не знаю")
        await chat.tap("Хорошо")
        assert "💳 Бухгалтер" in chat.text
        await chat.tap("Очень плохо")
        assert "Этап 2 из 6" in chat.text
        stage = (await chat.map()).stages[0]
        told = {(item.persona, item.text) for item in stage.lane("pains")}
        assert told == {(one.id, guess.text), (two.id, "Нет счёта на почту")}
        levels = {emotion.persona: emotion.level for emotion in stage.emotions}
        assert levels == {one.id: 1, two.id: -2}

    async def test_what_goes_with_somebody_is_said_before(self, chat: Chat) -> None:
        journey = await self.to_group(chat)
        await chat.tap("Дальше")
        await chat.tap("Пропустить")
        await chat.say("Нет счёта")
        await chat.tap("Дальше · 1")
        await chat.tap("Пока не знаю")
        await chat.tap("Пропустить")
        await chat.tap("Очень плохо")
        await chat.press(Button("x", f"v:unwho:{journey.id}:p2"))
        assert "1 помеха и 1 чувство" in chat.text
        await chat.tap("Да, убрать")
        stage = (await chat.map()).stages[0]
        assert all(item.persona is None for item in stage.items)
        assert all(emotion.persona is None for emotion in stage.emotions)

    async def test_a_cell_from_the_card_asks_whose(self, chat: Chat) -> None:
        journey = await self.to_group(chat)
        stage = journey.stages[0]
        await chat.press(Button("x", f"a:cell:{journey.id}:{stage.id}:emotion"))
        assert "Чей ответ поправить" in chat.text
        await chat.tap("Бухгалтер")
        await chat.tap("Очень плохо")
        emotions = (await chat.map()).stages[0].emotions
        assert {one.persona: one.level for one in emotions}["p2"] == -2
        assert len(emotions) == len(stage.emotions) + 1

    async def test_asking_about_each_is_a_tap_away(self, chat: Chat) -> None:
        await to_people(chat)
        await chat.tap("Добавить клиента")
        await chat.say("Бухгалтер\nЮрист")
        assert "общие для всех" in chat.text
        await chat.tap("Спросить о каждом")
        assert (await chat.map()).shape is Shape.GROUP
        assert "спрошу о каждом" in chat.text
        assert "Спросить о каждом" not in chat.labels()
        for _ in range(3):
            await chat.tap("Назад")
        assert "Клиенты: Офисный сотрудник рядом, Бухгалтер, Юрист" in chat.text

    async def test_what_each_feels_is_told_by_name(self, chat: Chat) -> None:
        journey = await self.to_group(chat)
        stage = journey.stages[0].id
        await chat.press(Button("x", f"v:edit:{journey.id}:{stage}"))
        await chat.tap("Настроение")
        await chat.tap("Отметить и дописать")
        await chat.tap("Бухгалтер")
        await chat.tap("Очень плохо")
        assert "Настроение: 😐 Ровно, Бухгалтер 😣 Очень плохо" in chat.text
        reply = await chat.command("undo")
        assert "Бухгалтер · Настроение: неизвестно → 😣 Очень плохо" in (reply.notice or "")

    async def test_a_map_of_one_again_asks_nothing_twice(self, chat: Chat) -> None:
        await self.to_group(chat)
        for _ in range(5):
            await chat.tap(label(chat, "button.skip"))
        journey = await chat.map()
        await chat.put(journey.model_copy(update={"shape": Shape.PLAIN}))
        await chat.press(Button("x", f"v:ask:{journey.id}:walk"))
        assert "Этап 2 из 6" in chat.text
        assert "вопрос 1 из 3" in chat.text
