"""A whole story in one message: proposed by stages, mended, stored by one tap, or left alone."""

from __future__ import annotations

import pytest

from handlers.events import Corrected
from journey.measures import Duration, DurationUnit
from journey.model import Journey
from tests.handlers.chat import LIBRARY, Chat, House
from tests.handlers.steps import to_draft, to_first_question, to_stages

RU = LIBRARY.texts("ru")
STORY = (
    "находят нас в картах, звонят, часто не дозваниваются, потом приезжают, ждут минут 20,"
    " платят наличкой, и больше не возвращаются"
)
KEEP = "✅ Записать"


def own(journey: Journey, lane: str) -> list[str]:
    return [
        item.text
        for stage in journey.stages
        for item in stage.lane(lane)
        if item.origin.from_people
    ]


def guesses_only(journey: Journey) -> bool:
    return all(not item.origin.from_people for stage in journey.stages for item in stage.items)


class TestBeforeThereIsAMap:
    async def test_the_first_message_waits_for_its_trade(self, chat: Chat) -> None:
        await chat.say(f"У нас маленький автосервис. {STORY}")
        assert RU.html("tale.trade") in chat.text
        assert chat.labels()[0] == "🔧 Автосервис"
        assert await chat.maps() == []
        await chat.press(chat.buttons()[0])
        await chat.press(chat.buttons()[0])
        await chat.tap("Подходит")
        assert "часто не дозваниваются" in chat.text
        assert guesses_only(await chat.map())
        await chat.tap(KEEP)
        assert chat.reply.pictures is not None
        assert "ваши слова уже на карте" in chat.text
        assert "Часто не дозваниваются" in own(await chat.map(), "pains")

    async def test_told_at_the_stages_it_waits_for_them(self, chat: Chat) -> None:
        await to_stages(chat)
        before = (await chat.map()).stages
        await chat.say(STORY)
        assert chat.reply.notice == RU.html("tale.waits")
        assert (await chat.map()).stages == before
        await chat.tap("Подходит")
        assert RU.html("tale.stage", number=1, title=before[0].title) in chat.text

    async def test_it_may_be_dropped(self, chat: Chat) -> None:
        await chat.say(STORY)
        await chat.tap(RU.plain("button.tale.forget"))
        assert RU.html("start.hello") in chat.text
        await to_draft(chat)
        assert chat.reply.pictures is not None

    async def test_a_trade_in_own_words_is_no_story(self, chat: Chat) -> None:
        await chat.command("start")
        await chat.say("Реставрация роялей, настройка и перевозка по всей области, с 2009 года")
        await chat.tap("Да, едем или делаем на заказ")
        assert (await chat.map()).industry == "to-order"


class TestProposed:
    async def test_on_the_draft_all_is_stored_by_one_tap(self, chat: Chat) -> None:
        await to_draft(chat, "🔧")
        await chat.say(STORY)
        assert guesses_only(await chat.map())
        await chat.tap(KEEP)
        journey = await chat.map()
        assert own(journey, "pains") == [
            "Часто не дозваниваются",
            "Ждут минут 20",
            "Больше не возвращаются",
        ]
        assert Duration(amount=20, unit=DurationUnit.MINUTE) in [s.duration for s in journey.stages]
        assert own(journey, "channels") == ["Карты", "Звонок"]
        assert RU.count("tale.kept", 10) in (chat.reply.notice or "")

    async def test_at_a_question_the_next_one_is_asked(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.say(STORY)
        await chat.tap(KEEP)
        stage = (await chat.map()).stages[0]
        assert "channels" in stage.passed
        assert RU.html("question.channels") not in chat.text

    async def test_one_tap_takes_it_for_the_answer(self, chat: Chat) -> None:
        await to_first_question(chat)
        await chat.say(STORY)
        await chat.tap(RU.plain("button.tale.answer"))
        assert RU.html("question.channels") in chat.text
        await chat.tap("Дальше")
        assert STORY in [item.text for item in (await chat.map()).stages[0].lane("channels")]

    async def test_left_alone_nothing_is_stored(self, chat: Chat) -> None:
        journey = await to_draft(chat)
        await chat.say(STORY)
        await chat.tap(RU.plain("button.tale.leave"))
        assert await chat.map() == journey
        assert RU.plain("button.walk") in chat.labels()

    async def test_undone_it_is_gone_at_once(self, chat: Chat) -> None:
        journey = await to_draft(chat)
        await chat.say(STORY)
        await chat.tap(KEEP)
        await chat.command("undo")
        assert (await chat.map()).stages == journey.stages

    async def test_an_edited_message_is_read_again(self, chat: Chat) -> None:
        await to_draft(chat)
        message = await chat.say(STORY)
        await chat.correct(message, STORY.replace("наличкой", "картой"))
        assert "платят картой" in chat.text
        assert isinstance(chat._last, Corrected)

    async def test_a_second_tap_changes_nothing(self, chat: Chat) -> None:
        await to_draft(chat)
        await chat.say(STORY)
        await chat.tap(KEEP)
        after = await chat.map()
        await chat.repeat()
        assert await chat.map() == after

    async def test_a_button_of_an_older_story_is_outdated(self, chat: Chat) -> None:
        await to_draft(chat)
        await chat.say(STORY)
        old = chat.button(KEEP)
        await chat.say(STORY.replace("наличкой", "картой"))
        await chat.press(old)
        assert guesses_only(await chat.map())

    @pytest.mark.parametrize("command", ["maps", "help"])
    async def test_anywhere_the_last_map_is_meant(self, chat: Chat, command: str) -> None:
        journey = await to_draft(chat)
        await chat.command(command)
        await chat.say(STORY)
        assert RU.html("tale.read", title=journey.title) in chat.text

    async def test_a_page_that_waits_for_other_words_keeps_them(self, chat: Chat) -> None:
        journey = await to_draft(chat)
        pain = journey.stages[0].lane("pains")[0]
        async with chat.house.store.write() as work:
            known = await work.person(chat.person)
            assert known is not None
            await work.save_person(known.with_(view=f"reword:{journey.id}:{pain.id}"))
        await chat.say(STORY)
        assert STORY in [item.text for item in (await chat.map()).stages[0].lane("pains")]

    async def test_in_english_too(self, house: House) -> None:
        chat = house.chat(language="en")
        await to_draft(chat)
        await chat.say(
            "They find us on Google Maps, call and nobody answers, come in and wait 20 minutes,"
            " pay in cash and never come back"
        )
        assert "Nothing is written down yet" in chat.text
        await chat.tap("✅ Write down")
        assert "Never come back" in own(await chat.map(), "pains")


class TestMended:
    async def test_an_entry_is_taken_off_and_put_back(self, chat: Chat) -> None:
        await to_draft(chat, "🔧")
        await chat.say(STORY)
        await chat.tap(RU.plain("button.tale.mend"))
        await chat.tap("2 📍 Звонок")
        await chat.tap(RU.plain("button.tale.off"))
        assert "✖ Звонок" in chat.labels()
        await chat.tap("‹ Назад")
        await chat.tap(KEEP)
        assert own(await chat.map(), "channels") == ["Карты"]

    async def test_it_goes_to_another_stage_and_row(self, chat: Chat) -> None:
        await to_draft(chat, "🔧")
        await chat.say(STORY)
        await chat.tap(RU.plain("button.tale.mend"))
        await chat.tap("2 👣 звонят")
        await chat.tap(RU.plain("button.tale.stage"))
        await chat.tap("3 ")
        await chat.tap(RU.plain("button.tale.row"))
        await chat.tap("❓")
        await chat.tap("‹ Назад")
        await chat.tap("‹ Назад")
        await chat.tap(KEEP)
        stage = (await chat.map()).stages[2]
        assert "Звонят" in [item.text for item in stage.lane("questions")]

    async def test_what_was_not_understood_is_added_by_hand(self, chat: Chat) -> None:
        await to_draft(chat, "🔧")
        await chat.say(f"гм и гм, {STORY}")
        assert RU.html("tale.unplaced") in chat.text
        await chat.tap(RU.plain("button.tale.place"))
        await chat.tap("▫️ гм и гм")
        await chat.tap(RU.plain("button.tale.stage"))
        await chat.tap("1 ")
        await chat.tap("⚡")
        await chat.tap("‹ Назад")
        await chat.tap("‹ Назад")
        assert RU.html("tale.unplaced") not in chat.text
        await chat.tap(KEEP)
        assert "Гм и гм" in own(await chat.map(), "pains")

    async def test_left_out_it_is_said_word_for_word(self, chat: Chat) -> None:
        await to_draft(chat, "🔧")
        await chat.say(f"гм и гм, {STORY}")
        await chat.tap(KEEP)
        assert "«гм и гм»" in (chat.reply.notice or "")


async def test_the_longest_story_fits_the_screen(chat: Chat) -> None:
    await to_draft(chat)
    await chat.say(", ".join([STORY, *(f"шаг{n} делают <{n}>" for n in range(300))])[:4096])
    assert "… и ещё" in chat.text
    await chat.tap(RU.plain("button.tale.mend"))
    await chat.reach("Ещё")
    await chat.tap("‹ Раньше")
    await chat.tap("‹ Назад")
    await chat.tap(KEEP)
    assert RU.html("tale.left") in (chat.reply.notice or "")
