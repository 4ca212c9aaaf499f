"""The promise: a draft after three taps and turned pages of trades, the quick map in 4 + 5 a stage,
not a letter typed."""

from __future__ import annotations

import pytest

from journey import scores
from journey.model import Depth, Journey, Passed
from tests.handlers.chat import CATALOGUE, LIBRARY, Chat, House
from tests.handlers.steps import (
    TRADES,
    further,
    label,
    through_a_stage,
    to_done,
    to_draft,
    to_first_question,
    to_stages,
    turn_to,
)


async def test_a_newcomer_is_greeted_and_offered_every_trade(chat: Chat) -> None:
    await chat.command("start")
    assert "Здравствуйте" in chat.text
    every, labels = CATALOGUE.industries("ru"), chat.labels()
    while any(told.startswith(further(chat)) for told in chat.labels()):
        await chat.tap(further(chat))
        if set(chat.labels()) <= set(labels):
            break
        labels = [*labels, *chat.labels()]
    told = " ".join(labels)
    assert {one.title for one in every if one.title not in told} == {
        one.title for one in every if one.general
    }


@pytest.mark.parametrize(("language", "trade"), TRADES[::4])
async def test_by_taps_alone(house: House, language: str, trade: str) -> None:
    chat = house.chat(language=language)
    industry = CATALOGUE.industry(trade, language)
    assert industry is not None
    await chat.command("start")
    turned = await turn_to(chat, industry.title)
    await to_draft(chat, industry.title)
    assert chat.taps == 3 + turned
    assert [pictures.pages for pictures in chat.pictures] == ["first"]
    draft = await chat.map()
    assert scores.score(draft).answers == 0
    assert f"{scores.score(draft).guesses}" in chat.text
    await chat.tap(label(chat, "button.walk"))
    for _ in draft.stages:
        await through_a_stage(chat)
    assert chat.taps <= 4 + turned + 5 * len(draft.stages)
    assert chat.typed == 0
    assert LIBRARY.texts(language).html("done.title") in chat.text
    assert [pictures.pages for pictures in chat.pictures] == ["first", "first"]
    await _is_answered(await chat.map())


async def _is_answered(journey: Journey) -> None:
    for stage in journey.stages:
        assert set(stage.passed.values()) == {Passed.ANSWERED}
        for lane in ("channels", "pains"):
            (item,) = stage.lane(lane)
            assert item.origin.from_people
        emotion = stage.emotion()
        assert emotion is not None
        assert emotion.level == -2
    assert scores.score(journey).proved == 0
    assert journey.tasks
    assert journey.depth is Depth.QUICK


async def test_every_place_says_where_i_am(chat: Chat) -> None:
    journey = await to_first_question(chat)
    stages = len(journey.stages)
    for number in range(1, stages + 1):
        for question in range(1, 4):
            assert f"Этап {number} из {stages}" in chat.text
            assert f"вопрос {question} из 3" in chat.text
            assert chat.text.count("▰") == number
            assert chat.text.count("▱") == stages - number
            for always in ("button.back", "button.skip", "button.pause"):
                assert label(chat, always) in chat.labels()
            await chat.tap(label(chat, "button.skip"))


async def test_the_last_answer_is_repeated(chat: Chat) -> None:
    await to_first_question(chat)
    first = chat.labels()[0]
    await chat.tap(first)
    await chat.tap("Дальше · 1")
    assert f"✔ Где встречает нас: {first}" in chat.text


async def test_skipping_all_keeps_every_guess(chat: Chat) -> None:
    journey = await to_first_question(chat)
    for _ in range(3 * len(journey.stages)):
        await chat.tap("Пропустить")
    after = await chat.map()
    assert [stage.items for stage in after.stages] == [stage.items for stage in journey.stages]
    assert scores.score(after).answers == 0
    assert "Карта готова" in chat.text


async def test_next_with_nothing_empties_the_cell(chat: Chat) -> None:
    await to_first_question(chat)
    await chat.tap("Дальше")
    stage = (await chat.map()).stages[0]
    assert stage.lane("channels") == ()
    assert stage.lane("pains") != ()
    assert "пока пусто" in chat.text


async def test_one_live_message_is_edited(chat: Chat) -> None:
    """Only pictures and the person's own words send it anew."""
    await to_first_question(chat)
    live = await chat.live()
    await through_a_stage(chat)
    assert await chat.live() == live
    await chat.say("Моё")
    assert await chat.live() != live


async def test_the_warning_of_a_trade_is_shown(house: House) -> None:
    for language in LIBRARY.languages:
        for industry in CATALOGUE.industries(language):
            if industry.warning is None or industry.general:
                continue
            chat = house.chat(person=100 + next(house.updates), language=language)
            await chat.command("start")
            await turn_to(chat, industry.title)
            await chat.tap(industry.title)
            assert industry.warning in chat.text


class TestBack:
    async def test_to_the_trade_undoes_the_draft(self, chat: Chat) -> None:
        await chat.command("start")
        await chat.tap("☕")
        assert len(await chat.maps()) == 1
        await chat.tap("Назад")
        assert await chat.maps() == []
        assert "Чем вы занимаетесь" in chat.text
        await chat.tap("💇")
        assert (await chat.map()).industry == "beauty-salon"

    async def test_through_the_whole_dialogue(self, chat: Chat) -> None:
        """From the last question to the first, and forward again: the map stays the same."""
        journey = await to_first_question(chat)
        for _ in range(len(journey.stages) - 1):
            await through_a_stage(chat)
        before = await chat.map()
        places = 3 * (len(journey.stages) - 1)
        for _ in range(places):
            await chat.tap("Назад")
        assert "Этап 1 из" in chat.text
        assert chat.labels()[0].startswith("✅")
        for _ in range(places):
            if "Дальше" in " ".join(chat.labels()):
                await chat.tap("Дальше")
            else:
                await chat.tap("✅")
        assert await chat.map() == before

    async def test_to_stages_and_audience(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.tap("Назад")
        assert "Этапы пути" in chat.text
        await chat.tap("Назад")
        assert "Чей путь рисуем" in chat.text
        assert chat.labels()[0].startswith("✅")
        first = (await chat.map()).personas[0]
        await chat.press(chat.buttons()[1])
        (second,) = (await chat.map()).personas
        assert second.id == first.id
        assert second.name != first.name

    async def test_over_the_first_is_the_card(self, chat: Chat) -> None:
        await to_stages(chat)
        await chat.tap("Назад")
        await chat.tap("Назад")
        assert chat.button("Продолжить")


async def test_continued_after_the_end_only_the_card_is_left(chat: Chat) -> None:
    await to_done(chat)
    await chat.tap("Карта и файлы")
    assert not [text for text in chat.labels() if "Продолжить" in text]


async def test_what_was_skipped_is_no_answer_heard(chat: Chat) -> None:
    await to_first_question(chat)
    await chat.tap("Пропустить")
    assert "Пропущено: «Где встречает нас»" in chat.text
    assert "✔" not in chat.text


async def test_what_skipping_does_is_said_once_and_only_of_guesses(chat: Chat) -> None:
    await to_first_question(chat)
    assert "«Пропустить»: останется черновик" in chat.text
    for _ in range(3):
        await chat.tap("Пропустить")
    assert "Этап 2 из 6" in chat.text
    assert "оставит предположения" not in chat.text
    await chat.tap("Пауза")
    await chat.tap("Поправить одно место")
    await chat.press(chat.buttons()[0])
    await chat.tap("Где встречает нас")
    await chat.tap("Отметить и дописать")
    assert "оставит предположения" not in chat.text


async def test_a_draft_of_own_stages_promises_nothing(chat: Chat) -> None:
    await to_stages(chat)
    await chat.say("Слышу\nГуляю")
    await chat.tap("Подходит")
    assert "остальное пока пусто" in chat.text
    assert "0" not in chat.text


async def test_a_feeling_is_explained_before_it_is_picked(chat: Chat) -> None:
    await to_first_question(chat)
    await chat.tap("Пропустить")
    await chat.tap("Пропустить")
    await chat.tap("Почему")
    assert "почему так" in chat.text
    await chat.say("Торопится на работу")
    assert "Теперь выберите одно" in chat.text
    await chat.tap("Плохо")
    emotion = (await chat.map()).stages[0].emotion()
    assert emotion is not None
    assert (emotion.level, emotion.note) == (-1, "Торопится на работу")


async def test_a_tick_moves_no_other_button(chat: Chat) -> None:
    await to_first_question(chat)
    rows = [len(row) for row in chat.screen.rows[:-1]]
    for number in range(5):
        await chat.press(chat.buttons()[number])
        assert [len(row) for row in chat.screen.rows[:-1]] == rows
        assert [one.text for one in chat.screen.rows[-1]] == ["‹ Назад", f"Дальше · {number + 1}"]


async def test_answers_longer_than_a_button_are_told_whole(chat: Chat) -> None:
    await to_first_question(chat)
    long = "Объявление в лифте соседнего бизнес-центра, которое вешает управляющая компания"
    assert "1. " not in chat.text
    await chat.say(long)
    assert f"1. {long}" in chat.text
    assert chat.labels()[0].startswith("✅ 1. Объявление в лифте")
    await chat.tap("Дальше · 1")
    assert (await chat.map()).stages[0].lane("channels")[0].text == long
