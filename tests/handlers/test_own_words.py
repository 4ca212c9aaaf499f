"""«Своё» waits for words, nothing typed is lost, and no question stays behind as a shell."""

from __future__ import annotations

import random

import pytest

from handlers.events import Medium
from handlers.screen import Button
from journey.model import Journey
from tests.handlers.chat import LIBRARY, Chat, House
from tests.handlers.steps import label, to_draft, to_first_question, to_stages

OWN = "✍️ Своё"


class TestWaiting:
    async def test_another_trade_waits_for_words(self, chat: Chat) -> None:
        await chat.command("start")
        await chat.tap("Другое: своими словами")
        assert chat.reply.toast is None
        assert "Чем вы занимаетесь?" in chat.text
        assert "Напишите сообщением" in chat.text
        assert chat.labels() == ["‹ К вариантам"]
        await chat.say("Пекарня у вокзала")
        assert "Вы написали: «Пекарня у вокзала»" in chat.text

    async def test_and_leads_back_to_the_trades(self, chat: Chat) -> None:
        await chat.command("start")
        trades = chat.labels()
        await chat.tap("Другое: своими словами")
        await chat.tap("‹ К вариантам")
        assert chat.labels() == trades

    async def test_a_question_shows_what_it_waits_for_and_an_example(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.press(chat.buttons()[0])
        await chat.tap(OWN)
        assert chat.reply.toast is None
        assert "Напишите сообщением, каждое с новой строки" in chat.text
        assert "💡" in chat.text
        assert "Уже отмечено: Вывеска" in chat.text
        assert chat.labels() == ["‹ К вариантам"]

    async def test_words_bring_the_answers_back(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.tap(OWN)
        await chat.say("Листовка")
        assert "✅ Листовка" in chat.labels()
        assert OWN in chat.labels()

    async def test_the_way_back_keeps_what_was_ticked(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.press(chat.buttons()[0])
        await chat.tap(OWN)
        await chat.tap("‹ К вариантам")
        assert chat.labels()[0] == "✅ Вывеска"

    async def test_what_is_refused_is_waited_for_still(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.tap(OWN)
        await chat.say("x" * 301)
        assert chat.labels() == ["‹ К вариантам"]

    async def test_a_double_tap_waits_once(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.tap(OWN)
        await chat.repeat()
        assert chat.labels() == ["‹ К вариантам"]


class TestGreeting:
    @pytest.mark.parametrize("medium", [Medium.VOICE, Medium.STICKER])
    async def test_what_is_no_text_repeats_the_question_alone(
        self, chat: Chat, medium: Medium
    ) -> None:
        await chat.command("start")
        assert "Здравствуйте" in chat.text
        await chat.send(medium)
        assert chat.reply.notice
        assert "Чем вы занимаетесь?" in chat.text
        assert "Здравствуйте" not in chat.text

    async def test_a_lost_reply_greets_all_the_same(self, chat: Chat) -> None:
        await chat.command("start")
        await chat.redelivered()
        assert "Здравствуйте" in chat.text


class TestNoShells:
    async def test_a_list_shrinks_to_what_was_typed(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.say("Листовка\nСоседи")
        assert chat.reply.shrunk == "✔ Где встречает нас: Листовка; Соседи"

    async def test_every_typed_answer_of_the_beginning(self, chat: Chat) -> None:
        await chat.command("start")
        await chat.say("Самовары")
        assert chat.reply.shrunk == "✔ Чем занимаетесь: Самовары"
        await chat.say("Бабушка <с дачи>")
        assert chat.reply.shrunk == "✔ Клиент: Бабушка &lt;с дачи&gt;"
        await chat.say("Узнаю\nНесу\nЗабираю")
        assert chat.reply.shrunk == "✔ Этапы: Узнаю; Несу; Забираю"

    async def test_a_reason_is_noted(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.tap("Пропустить")
        await chat.tap("Пропустить")
        await chat.say("ждут долго")
        assert chat.reply.shrunk == "📝 Записано: ждут долго"

    async def test_a_page_that_asked_for_words(self, chat: Chat) -> None:
        journey = await to_draft(chat)
        await chat.press(Button("x", f"v:rename:{journey.id}:{journey.stages[0].id}"))
        await chat.say("Моя карта")
        assert chat.reply.shrunk == "✔ Моя карта"

    async def test_what_was_refused_takes_the_old_question_away(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.say("x" * 301)
        assert chat.reply.notice
        assert chat.reply.shrunk == ""


class TestSkipAndNext:
    async def test_a_tick_turns_skip_into_next(self, chat: Chat) -> None:
        await to_first_question(chat)
        assert "Пропустить" in chat.labels()
        await chat.press(chat.buttons()[0])
        assert "Пропустить" not in chat.labels()
        assert "Дальше · 1" in chat.labels()
        await chat.press(chat.buttons()[0])
        assert "Пропустить" in chat.labels()

    async def test_skip_of_before_the_tick_takes_it_along(self, chat: Chat) -> None:
        journey = await to_first_question(chat)
        skip = chat.button("Пропустить")
        await chat.say("Листовка")
        await chat.press(skip)
        assert [item.text for item in (await chat.map()).stages[0].lane("channels")] == ["Листовка"]
        assert journey.stages[0].title in chat.text

    async def test_a_note_waits_for_its_level(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.tap("Пропустить")
        await chat.tap("Пропустить")
        assert "Пропустить" in chat.labels()
        await chat.say("ждут долго")
        assert "Пропустить" not in chat.labels()

    async def test_back_and_forth_keeps_ticks_words_and_weights(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.press(chat.buttons()[0])
        await chat.tap("Дальше")
        await chat.say("дорого")
        await chat.tap("уходят")
        await chat.tap("‹ Назад")
        assert "Где клиент встречает вас" in chat.text
        await chat.tap("Дальше")
        assert "✅ дорого · уходят" in chat.labels()

    async def test_a_note_comes_back_too(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.tap("Пропустить")
        await chat.tap("Пропустить")
        await chat.say("ждут долго")
        await chat.tap("‹ Назад")
        await chat.tap("Пропустить")
        assert "📝 Записано: ждут долго" in chat.text

    async def test_another_map_in_between_loses_nothing(self, chat: Chat) -> None:
        journey = await to_first_question(chat)
        await chat.say("Листовка")
        await chat.command("new")
        await chat.press(Button("x", f"v:ask:{journey.id}:walk"))
        assert "✅ Листовка" in chat.labels()

    async def test_what_was_answered_does_not_come_back(self, chat: Chat) -> None:
        journey = await to_first_question(chat)
        await chat.say("Листовка")
        await chat.tap("Дальше")
        await chat.tap("‹ Назад")
        await chat.tap("✅ Листовка")
        await chat.tap("Дальше")
        await chat.press(Button("x", f"a:cell:{journey.id}:{journey.stages[0].id}:channels"))
        assert not any(one.startswith("✅") for one in chat.labels())


def texts_of(journey: Journey) -> set[str]:
    every = {item.text for stage in journey.stages for item in stage.items}
    return every | {one.note for stage in journey.stages for one in stage.emotions if one.note}


NEIGHBOURS = (
    *("‹ Назад", "Пропустить", "Дальше", "⏸ Пауза", OWN, "‹ К вариантам", "Подсказать", "Ещё"),
)


@pytest.mark.parametrize("seed", range(8))
async def test_nothing_typed_is_lost_whatever_is_tapped(house: House, seed: int) -> None:
    """Random taps beside and random lines; then straight on to the end: all lines are there.

    Of two reasons for one feeling the later one counts.
    """
    chance = random.Random(seed)
    chat = house.chat()
    await to_first_question(chat)
    typed: set[str] = set()
    reason = ""
    for number in range(40):
        if not chat.text.startswith("Этап "):
            await _straight_on(chat)
        elif chance.random() < 0.4:
            line = f"слово {number}"
            await chat.say(line)
            if chat.reply.notice:
                continue
            if (chat.reply.shrunk or "").startswith("📝"):
                typed.discard(reason)
                reason = line
            typed.add(line)
        else:
            wanted = chance.choice(NEIGHBOURS)
            for button in [one for one in chat.buttons() if one.text.startswith(wanted)][:1]:
                await chat.press(button)
    for _ in range(120):
        if "Карта готова" not in chat.text:
            await _straight_on(chat)
    assert "Карта готова" in chat.text
    assert typed
    assert not typed - texts_of(await chat.map())


ON = ("Подходит", "Пройти", "‹ К вариантам", "Продолжить", "Дальше", "Пока не знаю", "Ни одну")


async def _straight_on(chat: Chat) -> None:
    labels = chat.labels()
    if "Чей путь" in chat.text:
        await chat.press(chat.buttons()[0])
        return
    for wanted in ON:
        if any(one.startswith(wanted) for one in labels):
            await chat.tap(wanted)
            return
    level = LIBRARY.texts("ru").plain("level.0")
    await chat.tap(level if level in labels else label(chat, "button.skip"))


async def test_stages_typed_stand_though_one_goes_back(chat: Chat) -> None:
    await to_stages(chat)
    await chat.say("Советую")
    await chat.tap("‹ Назад")
    await chat.press(chat.buttons()[0])
    assert "Советую" in chat.text
