"""An own pain gets an answer in one more tap, and an own idea is a task."""

from __future__ import annotations

import pytest

from handlers.flows.tasks import fresh
from handlers.pages.dialogue import CELL
from handlers.pages.entries import ROW
from handlers.pages.tasks import LIST, TICK
from handlers.screen import Button
from journey import checklist, dialogue
from journey.dialogue import FINISHED, Place
from journey.model import Item, Journey, Passed, Stage, Task
from journey.words import going_on
from tests.handlers.chat import LIBRARY, Chat, House
from tests.handlers.steps import to_done, to_first_question

RU = LIBRARY.texts("ru")
QUEUE = "очередь утром"
RUDE = "продавец хамит"
UNKNOWN = "ъъъ ыкъ"
ANOTHER, OTHER = RU.plain("kind.another"), RU.plain("kind.none")
WHICH = RU.plain("kind.which")


async def to_pains(chat: Chat) -> Journey:
    """The second question of the first stage."""
    await to_first_question(chat)
    await chat.tap("Пропустить")
    return (await chat.maps())[0]


async def told(chat: Chat, *pains: str) -> Stage:
    await to_pains(chat)
    await chat.say("\n".join(pains))
    await chat.tap("Дальше")
    return await first(chat)


async def first(chat: Chat) -> Stage:
    return (await chat.maps())[0].stages[0]


async def tasks(chat: Chat) -> list[Task]:
    """The list of the whole map as the rules want it now, the most useful first."""
    journey = (await chat.maps())[0]
    return list(checklist.ranked(fresh(chat.house.services, journey)))


def asked(chat: Chat) -> bool:
    return RU.html("question.remedy") in chat.text


def pain(stage: Stage, text: str = QUEUE) -> Item:
    return next(one for one in stage.lane("pains") if one.text == text)


def answers(stage: Stage, text: str = QUEUE) -> list[Item]:
    return [one for one in stage.lane("ideas") if one.remedy_for == pain(stage, text).id]


class TestOnePain:
    async def test_one_tap_more_is_an_idea_that_answers_it(self, chat: Chat) -> None:
        await told(chat, QUEUE)
        assert asked(chat)
        assert f"✔ Мешает: {QUEUE}" in chat.text
        assert "вопрос 3 из 4" in chat.text
        assert len(chat.buttons()) <= 8
        remedies = [button for button in chat.buttons() if ":c:" in button.data]
        assert [button.text for button in remedies[3:]] == [ANOTHER]
        await chat.press(remedies[0])
        assert RU.html("question.emotion") in chat.text
        (idea,) = answers(await first(chat))
        assert idea.origin.from_people
        assert idea.catalogue is not None
        assert idea.effort is not None

    async def test_it_is_a_task_among_the_first_three(self, chat: Chat) -> None:
        await told(chat, QUEUE)
        await chat.press(chat.buttons()[0])
        await chat.tap(RU.plain("level.-2"))
        (idea,) = answers(await first(chat))
        found = await tasks(chat)
        assert idea.text in [task.text for task in found[:3]]

    async def test_own_words_are_ideas_and_an_edit_corrects_them(self, chat: Chat) -> None:
        await told(chat, QUEUE)
        message = await chat.say("второй продавец\n- открыть вторую кассу")
        assert RU.html("question.emotion") in chat.text
        assert answers(await first(chat))[0].text == "второй продавец"
        assert len(answers(await first(chat))) == 2
        await chat.correct(message, "второй продавец утром\nоткрыть вторую кассу")
        assert answers(await first(chat))[0].text == "второй продавец утром"
        found = [task.text for task in await tasks(chat)]
        assert "Второй продавец утром" in found
        assert any("вторую кассу" in text for text in found)

    async def test_words_equal_to_what_is_offered_are_that(self, chat: Chat) -> None:
        await told(chat, QUEUE)
        stage = await first(chat)
        (guess,) = [one for one in stage.lane("ideas") if one.remedy_for == pain(stage).id]
        await chat.say(guess.text.lower() + ".")
        (idea,) = answers(await first(chat))
        assert (idea.text, idea.catalogue) == (guess.text, guess.catalogue)
        assert idea.origin.from_people

    async def test_not_knowing_goes_on_and_leaves_a_guess(self, chat: Chat) -> None:
        await told(chat, QUEUE)
        await chat.tap(RU.plain("button.unknown"))
        assert RU.html("question.emotion") in chat.text
        stage = await first(chat)
        (guess,) = answers(stage)
        assert not guess.origin.from_people
        assert pain(stage).passed == {"remedy": Passed.SKIPPED}
        found = await tasks(chat)
        mine = [task.text for task in found if task.source == pain(stage).id]
        assert guess.text not in mine
        said = {"pain": pain(stage).text, "step": going_on(guess.text)}
        assert found[0].text == RU.plain("task.choose", **said)

    async def test_what_nobody_knew_is_decided_on_the_list(self, chat: Chat) -> None:
        """Ticked, it asks what was decided; the pain stays until that is done."""
        await told(chat, QUEUE)
        await chat.tap(RU.plain("button.unknown"))
        await chat.press(Button("", LIST.opens(await chat.map(), None)))
        journey = await chat.map()
        task, *_ = checklist.ranked(journey)
        await chat.press(Button("", TICK.does(journey, task, True)))
        assert asked(chat)
        await chat.tap(RU.plain("button.unknown"))
        assert checklist.ranked(await chat.map())[0] == task
        await chat.press(Button("", TICK.does(journey, task, True)))
        await chat.press(chat.buttons()[0])
        stage = await first(chat)
        (idea,) = answers(stage)
        assert idea.origin.from_people
        assert pain(stage).open
        found = await tasks(chat)
        assert (found[0].rule, found[0].text) == ("remedy", idea.text)
        assert "choose" not in [one.rule for one in found]

    async def test_back_shows_what_was_chosen_and_another_choice_replaces_it(
        self, chat: Chat
    ) -> None:
        await told(chat, QUEUE)
        await chat.press(chat.buttons()[0])
        (before,) = answers(await first(chat))
        await chat.tap("‹ Назад")
        assert asked(chat)
        assert chat.labels()[0].startswith("✅")
        await chat.press(next(b for b in chat.buttons()[1:] if ":c:" in b.data))
        (after,) = answers(await first(chat))
        assert after.text != before.text
        assert RU.html("question.emotion") in chat.text

    async def test_undone_it_is_asked_again(self, chat: Chat) -> None:
        await told(chat, QUEUE)
        await chat.press(chat.buttons()[0])
        await chat.command("undo")
        stage = await first(chat)
        assert not any(one.origin.from_people for one in answers(stage))
        assert pain(stage).passed == {}
        place = Place("remedy", stage.id, item=pain(stage).id)
        assert dialogue.current((await chat.maps())[0]) == place

    async def test_in_english_too(self, house: House) -> None:
        chat = house.chat(language="en")
        await to_first_question(chat)
        await chat.tap("Skip")
        await chat.say("long queue in the morning")
        await chat.tap("Next")
        assert "<b>What would help?</b>" in chat.text
        assert "money: nothing" in chat.text
        await chat.press(chat.buttons()[0])
        (idea,) = answers(await first(chat), "long queue in the morning")
        assert idea.text in [task.text for task in await tasks(chat)]

    async def test_a_pain_of_the_catalogue_is_not_asked_about(self, chat: Chat) -> None:
        await to_pains(chat)
        await chat.press(chat.buttons()[0])
        await chat.tap("Дальше")
        assert RU.html("question.emotion") in chat.text

    async def test_the_row_of_ideas_is_never_emptied(self, chat: Chat) -> None:
        stage = await told(chat, UNKNOWN)
        assert stage.lane("ideas")


class TestUnknown:
    async def test_it_says_so_and_asks_for_own_words(self, chat: Chat) -> None:
        await told(chat, UNKNOWN)
        assert asked(chat)
        assert RU.html("help.remedy.unknown") in chat.text

    async def test_to_be_thought_of_is_never_among_the_first_three(self, chat: Chat) -> None:
        journey = await to_pains(chat)
        for number in range(len(journey.stages)):
            await chat.say(f"{UNKNOWN} {number}")
            await chat.tap("Дальше")
            await chat.tap(RU.plain("button.unknown"))
            await chat.tap(RU.plain("level.-2"))
            if number + 1 < len(journey.stages):
                await chat.tap("Пропустить")
        assert "Карта готова" in chat.text
        found = await tasks(chat)
        rules = [task.rule for task in found]
        assert "ask" in rules
        assert "ask" not in rules[:3]

    @pytest.mark.parametrize(
        "text",
        [
            "почему у вас так дорого?",
            "вы идиоты",
            "https://example.com/отзыв?id=5",
            "цена " * 60,
            "Warum ist das so teuer",
            "🤬🤬🤬",
            "<b>&",
        ],
    )
    async def test_whatever_is_typed_there_is_one_question_and_a_way_on(
        self, chat: Chat, text: str
    ) -> None:
        await told(chat, text)
        for _ in range(2):
            if RU.html("question.kind") in chat.text:
                await chat.tap(OTHER)
        assert asked(chat)
        assert len(chat.buttons()) <= 8
        offered = [button.text for button in chat.buttons() if ":c:" in button.data]
        assert len([text for text in offered if text not in {ANOTHER, WHICH}]) == 3
        await chat.tap(RU.plain("button.unknown"))
        assert RU.html("question.emotion") in chat.text
        assert pain(await first(chat), text.strip()).passed == {"remedy": Passed.SKIPPED}


class TestSeveral:
    async def test_each_is_asked_about_once(self, chat: Chat) -> None:
        await told(chat, QUEUE, RUDE)
        for text in (QUEUE, RUDE):
            assert asked(chat)
            assert f"✔ Мешает: {text}" in chat.text
            assert len(chat.buttons()) <= 8
            await chat.press(chat.buttons()[0])
        assert RU.html("question.emotion") in chat.text
        stage = await first(chat)
        assert len(answers(stage, QUEUE)) == len(answers(stage, RUDE)) == 1

    async def test_ten_in_one_message_can_be_left_with_one_tap(self, chat: Chat) -> None:
        await told(chat, *(f"{QUEUE} {number}" for number in range(10)))
        await chat.press(chat.buttons()[0])
        assert asked(chat)
        await chat.tap(RU.plain("button.others.later"))
        assert RU.html("question.emotion") in chat.text
        stage = await first(chat)
        assert len(stage.lane("pains")) == 10
        assert sum(one.passed == {"remedy": Passed.SKIPPED} for one in stage.lane("pains")) == 9

    async def test_the_same_pain_on_two_stages_is_answered_on_each(self, chat: Chat) -> None:
        await told(chat, QUEUE)
        await chat.press(chat.buttons()[0])
        await chat.tap(RU.plain("level.0"))
        await chat.tap("Пропустить")
        await chat.say(QUEUE)
        await chat.tap("Дальше")
        assert asked(chat)
        await chat.press(chat.buttons()[0])
        journey = (await chat.maps())[0]
        assert all(answers(stage) for stage in journey.stages[:2])


class TestIdeas:
    async def test_one_typed_below_the_row_answers_the_only_open_pain(self, chat: Chat) -> None:
        stage = await self._in_row(chat, [Item(id="p1", lane="pains", text=QUEUE)])
        await chat.say("второй продавец")
        (idea,) = answers(await first(chat))
        assert idea.text == "второй продавец"
        assert stage.lane("ideas") == ()

    async def test_with_several_one_tap_says_which(self, chat: Chat) -> None:
        pains = [Item(id=f"p{n}", lane="pains", text=t) for n, t in enumerate((QUEUE, RUDE))]
        await self._in_row(chat, pains)
        await cell(chat, "ideas")
        await chat.say("второй продавец")
        await chat.tap("Дальше")
        assert RU.html("question.solves") in chat.text
        assert "✔ Идеи: второй продавец" in chat.text
        await chat.tap(RUDE)
        (idea,) = answers(await first(chat), RUDE)
        assert idea.text == "второй продавец"

    async def test_none_of_these_is_a_task_too(self, chat: Chat) -> None:
        pains = [Item(id=f"p{n}", lane="pains", text=t) for n, t in enumerate((QUEUE, RUDE))]
        await self._in_row(chat, pains)
        await cell(chat, "ideas")
        await chat.say("поставить скамейку")
        await chat.tap("Дальше")
        await chat.tap(RU.plain("button.none"))
        found = {task.text: task for task in await tasks(chat)}
        assert found["Поставить скамейку"].rule == "idea"
        assert found["Поставить скамейку"].why == RU.plain("task.idea.why")

    async def test_typed_words_are_a_pain_that_nobody_had_told(self, chat: Chat) -> None:
        pains = [Item(id=f"p{n}", lane="pains", text=t) for n, t in enumerate((QUEUE, RUDE))]
        await self._in_row(chat, pains)
        await cell(chat, "ideas")
        await chat.say("поставить скамейку")
        await chat.tap("Дальше")
        await chat.say("сесть негде")
        (idea,) = answers(await first(chat), "сесть негде")
        assert idea.text == "поставить скамейку"

    async def _in_row(self, chat: Chat, pains: list[Item]) -> Stage:
        """The row of ideas of the first stage, which holds these pains and no idea."""
        journey = await to_done(chat)
        stage = journey.stages[0].with_(items=tuple(pains))
        journey = await chat.put(journey.with_(stages=(stage, *journey.stages[1:])))
        await chat.press(Button("x", ROW.opens(journey, stage, "ideas")))
        return stage


async def cell(chat: Chat, lane: str) -> None:
    """One cell of the first stage, opened from the card."""
    journey = (await chat.maps())[0]
    await chat.press(Button("x", CELL.does(journey, journey.stages[0], lane, None)))


async def test_from_the_card_a_pain_is_answered_too_and_leads_back(chat: Chat) -> None:
    await to_done(chat)
    await cell(chat, "pains")
    await chat.say(QUEUE)
    await chat.tap("Дальше")
    assert asked(chat)
    await chat.press(chat.buttons()[0])
    assert RU.plain("lane.ideas") in " ".join(chat.labels())
    assert len(answers(await first(chat))) == 1


async def test_typed_below_the_row_it_is_asked_about_at_once(chat: Chat) -> None:
    journey = await to_done(chat)
    await chat.press(Button("x", ROW.opens(journey, journey.stages[0], "pains")))
    await chat.say(QUEUE)
    assert asked(chat)
    await chat.press(chat.buttons()[0])
    assert len(answers(await first(chat))) == 1


async def test_the_whole_quick_map_with_own_pains_is_finished(chat: Chat) -> None:
    """The counts stay true: nothing is left to ask at the end, and one tap more a stage."""
    journey = await to_first_question(chat)
    for _ in journey.stages:
        await chat.press(chat.buttons()[0])
        await chat.tap("Дальше")
        await chat.say(QUEUE)
        await chat.tap("Дальше")
        await chat.press(chat.buttons()[0])
        await chat.press(chat.buttons()[0])
    assert chat.taps == 4 + 5 * len(journey.stages)
    after = (await chat.maps())[0]
    assert dialogue.left(after) == 0
    assert dialogue.current(after) == FINISHED
