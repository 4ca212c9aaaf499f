"""A customer answers a survey: in a minute, without a trace of who they are."""

from __future__ import annotations

import json

import pytest

from handlers.events import Medium
from handlers.guests import OWN_LISTENS
from handlers.screen import Button
from journey import limits
from journey.model import Journey
from journey.pulse.model import AGAIN, Kind
from tests.bot.storage.samples import dump
from tests.handlers.chat import ANYA, BORYA, Chat, House
from tests.handlers.guests import (
    Customer,
    answers,
    close,
    desk_start,
    guest_start,
    opened,
    wave,
)


@pytest.fixture
async def journey(chat: Chat) -> Journey:
    return await opened(chat)


@pytest.fixture
def vera(house: House) -> Customer:
    return Customer(house)


async def everything(house: House) -> str:
    """All that is stored anywhere."""
    found = await dump(f"sqlite:///{house.file}")
    return json.dumps(found, ensure_ascii=False, default=str)


async def test_a_tap_a_stage_and_one_more(chat: Chat, journey: Journey, vera: Customer) -> None:
    await vera.start(await guest_start(chat, journey))
    assert f"Вопрос 1 из {len(journey.stages) + 1}" in vera.text
    assert journey.stages[0].title in vera.text
    assert "Имя и номер не записываю" in vera.text
    levels = [2, -1, None, 0, 1, -2][: len(journey.stages)]
    await vera.answer(*levels, score=9)
    assert "Спасибо" in vera.text
    assert vera.taps == len(journey.stages) + 1
    (given,) = await answers(chat, journey)
    assert list(given.levels.values()) == levels
    assert (given.score, given.done, given.desk) == (9, True, False)
    assert len(vera.messages) == 1  # one message that changed


async def test_nobody_is_kept(chat: Chat, journey: Journey, vera: Customer, house: House) -> None:
    """Not by the inbox, not in questions, people, messages: the number and the name are nowhere."""
    await vera.start(await guest_start(chat, journey))
    await vera.answer(-2)
    await vera.say("Ждала, звоните +7 (912) 345-67-89 или vera@mail.ru, @vera_spb")
    await vera.send(Medium.PHOTO)
    await vera.tap("Закончить")
    await vera.leave()
    await vera.come_back()
    told = await everything(house)
    for trace in (str(vera.person), "Вера", "345-67-89", "vera@mail.ru", "vera_spb"):
        assert trace not in told
    (given,) = await answers(chat, journey)
    assert given.words[0].text == "Ждала, звоните ••• или •••, •••"
    assert given.words[0].stage == journey.stages[0].id
    async with house.store.read() as work:
        assert await work.person(vera.person) is None


async def test_whoever_stops_has_said_what_they_said(
    chat: Chat, journey: Journey, vera: Customer
) -> None:
    await vera.start(await guest_start(chat, journey))
    await vera.answer(1)
    await vera.tap("Закончить")
    assert "Спасибо" in vera.text
    (given,) = await answers(chat, journey)
    assert given.done
    assert given.levels == {journey.stages[0].id: 1}


async def test_a_month_long_one_answer_counts(
    chat: Chat, journey: Journey, vera: Customer, house: House
) -> None:
    start = await guest_start(chat, journey)
    await vera.start(start)
    await vera.answer(*[1] * len(journey.stages), score=7)
    await vera.start(start)
    assert "вы уже ответили 23 ноября" in vera.text
    await vera.tap("Исправить")
    assert "✅ 🙂" in vera.labels()
    await vera.answer(-1)
    await vera.tap("Закончить")
    (given,) = await answers(chat, journey)
    assert list(given.levels.values())[:2] == [-1, 1]
    house.clock.forward(days=AGAIN.days, seconds=1)
    await vera.start(start)
    await vera.answer(2)
    assert len(await answers(chat, journey)) == 2


async def test_what_was_begun_is_gone_on_with(chat: Chat, journey: Journey, vera: Customer) -> None:
    start = await guest_start(chat, journey)
    await vera.start(start)
    await vera.answer(0)
    await vera.start(start)
    assert "Вопрос 2" in vera.text
    assert len(await answers(chat, journey)) == 1
    assert vera.reply is not None
    assert vera.reply.aside is not None
    assert vera.reply.aside.spent == min(vera.messages)  # the first one keeps no buttons


async def test_a_double_tap_and_the_way_back(chat: Chat, journey: Journey, vera: Customer) -> None:
    await vera.start(await guest_start(chat, journey))
    sad = vera.button("🙁")
    await vera.press(sad)
    await vera.press(sad)
    assert "Вопрос 2" in vera.text
    await vera.tap("‹ Назад")
    assert "Вопрос 1" in vera.text
    await vera.tap("🤩")
    assert "Вопрос 2" in vera.text
    (given,) = await answers(chat, journey)
    assert given.levels == {journey.stages[0].id: 2}


async def test_what_was_heard_is_of_the_step_before(
    chat: Chat, journey: Journey, vera: Customer
) -> None:
    await vera.start(await guest_start(chat, journey))
    await vera.answer(-2)
    assert f"✔ {journey.stages[0].title}: 😣 Очень плохо\nЧто было не так?" in vera.text
    await vera.answer(None)
    assert f"✔ {journey.stages[1].title}: этого не было" in vera.text
    assert "Что было не так" not in vera.text


async def test_words_are_about_what_was_bad(chat: Chat, journey: Journey, vera: Customer) -> None:
    await vera.start(await guest_start(chat, journey))
    await vera.answer(1, -2, *[1] * (len(journey.stages) - 2), score=4)
    bad = journey.stages[1]
    assert f"что было не так: «{bad.title}»" in vera.text
    said = await vera.say("<b>Долго</b> & дорого")
    assert "Слова тоже записал" in vera.text
    await vera.correct(said, "Долго, телефон 8 912 345 67 89")
    (given,) = await answers(chat, journey)
    assert [(one.stage, one.text) for one in given.words] == [(bad.id, "Долго, телефон •••")]


async def test_too_many_words_are_asked_to_be_fewer(
    chat: Chat, journey: Journey, vera: Customer
) -> None:
    await vera.start(await guest_start(chat, journey))
    await vera.say("я" * (limits.PULSE_WORDS_CHARS + 1))
    assert "до 1000 знаков, у вас 1001" in vera.text
    assert "Вопрос 1" in vera.text
    (given,) = await answers(chat, journey)
    assert given.words == ()


@pytest.mark.parametrize("medium", Medium)
async def test_what_is_no_tap_and_no_word(
    chat: Chat, journey: Journey, vera: Customer, medium: Medium
) -> None:
    await vera.start(await guest_start(chat, journey))
    await vera.send(medium)
    assert "понимаю кнопки и слова" in vera.text
    assert "Вопрос 1" in vera.text


async def test_a_link_after_the_end_and_the_same_card_again(
    chat: Chat, journey: Journey, vera: Customer
) -> None:
    start = await guest_start(chat, journey)
    await vera.start(start)
    old = vera.button("🙂")
    await close(chat, journey)
    await vera.press(old)
    assert "опрос закончен" in vera.text
    await vera.start(start)
    assert "опрос закончен" in vera.text
    assert vera.labels() == []
    await chat.tap("Открыть снова")
    await vera.start(start)  # the printed card opens the new wave
    await vera.answer(1)
    assert len(await answers(chat, journey)) == 1


async def test_with_the_wave_ends_what_could_tell_who_it_was(
    chat: Chat, journey: Journey, vera: Customer, house: House
) -> None:
    await vera.start(await guest_start(chat, journey))
    await vera.answer(1)
    before = await wave(chat, journey)
    (given,) = await answers(chat, journey)
    assert before.salt is not None
    assert given.mark is not None
    await close(chat, journey)
    told = await everything(house)
    assert before.salt not in told
    assert given.mark not in told


async def test_a_deleted_map_asks_nobody(chat: Chat, journey: Journey, vera: Customer) -> None:
    start = await guest_start(chat, journey)
    await vera.start(start)
    await chat.press(Button("x", f"a:delete:{journey.id}"))
    await vera.tap("🙂")
    assert "опрос закончен" in vera.text
    other = Customer(chat.house, person=99)
    await other.start(start)
    assert "опрос закончен" in other.text
    assert await answers(chat, journey) != ()


async def test_a_stage_that_is_renamed_or_gone(
    chat: Chat, journey: Journey, vera: Customer
) -> None:
    await vera.start(await guest_start(chat, journey))
    first, second, *others = (await chat.map()).stages
    await chat.put((await chat.map()).with_(stages=(second.with_(title="Стою у кассы"), *others)))
    old = vera.button("🙂")
    await vera.press(old)  # about a stage that is no more: nothing of it, and on to what is
    assert "Стою у кассы" in vera.text
    (given,) = await answers(chat, journey)
    assert first.id not in given.levels
    await vera.answer(*[1] * len(journey.stages[1:]), score=10)
    assert "Спасибо" in vera.text


@pytest.mark.parametrize("start", ["p" + "A" * 22, "pAbcdefghijkl", "d" + "Z" * 22])
async def test_a_link_that_leads_nowhere(
    chat: Chat, journey: Journey, vera: Customer, start: str, house: House
) -> None:
    await vera.start(start)
    assert "не открывается" in vera.text
    async with house.store.read() as work:
        assert await work.person(vera.person) is None


async def test_an_ordinary_start_parameter_is_none_of_ours(chat: Chat, vera: Customer) -> None:
    await vera.start("promo")
    assert vera.reply is not None
    assert vera.reply.aside is None


@pytest.mark.parametrize(("kind", "last"), [(Kind.CSAT, "5"), (Kind.CES, "7")])
async def test_one_question_is_one_tap(chat: Chat, vera: Customer, kind: Kind, last: str) -> None:
    journey = await opened(chat, kind)
    await vera.start(await guest_start(chat, journey))
    await vera.tap(last)
    assert "Спасибо" in vera.text
    assert vera.taps == 1
    (given,) = await answers(chat, journey)
    assert given.score == int(last)


async def test_in_english(chat: Chat, journey: Journey, house: House) -> None:
    ben = Customer(house, language="en")
    await ben.start(await guest_start(chat, journey))
    assert "Question 1 of" in ben.text
    assert "how was it?" in ben.text


# --- somebody with maps of their own


async def test_ones_own_dialogue_goes_on_undisturbed(
    chat: Chat, journey: Journey, house: House
) -> None:
    borya, guest = house.chat(BORYA), Customer(house, person=BORYA)
    await borya.command("start")
    known = await borya.known()
    assert known is not None
    await guest.start(await guest_start(chat, journey))
    await guest.answer(-1)
    now = await borya.known()
    assert now is not None
    assert (now.view, now.live, now.below) == (known.view, known.live, True)
    await guest.say("Долго ждал")  # below the survey: for it
    (given,) = await answers(chat, journey)
    assert given.words[0].text == "Долго ждал"
    house.clock.forward(seconds=OWN_LISTENS.seconds + 1)
    await borya.say("Пекарня")  # later: for their own dialogue
    assert len((await answers(chat, journey))[0].words) == 1
    await guest.tap("Закончить")
    assert "К моей карте" in guest.labels()
    await borya.press(guest.button("К моей карте"), 1)
    assert borya.reply.aside is None
    assert borya.reply.screen is not None


async def test_the_owner_sees_what_customers_see_and_does_not_count(
    chat: Chat, journey: Journey, house: House
) -> None:
    guest = Customer(house, person=ANYA)
    await guest.start(await guest_start(chat, journey))
    assert "Ваши нажатия не считаются" in guest.text
    await guest.answer(*[2] * len(journey.stages), score=10)
    assert "не записаны" in guest.text
    assert await answers(chat, journey) == ()


# --- at the counter


async def test_one_guest_after_another_on_one_phone(
    chat: Chat, journey: Journey, house: House
) -> None:
    olya = Customer(house, person=31, language="en")
    await olya.start(await desk_start(chat, journey))
    assert "новый гость" in olya.text  # in the shop's language
    await olya.answer(*[1] * len(journey.stages), score=9)
    await olya.tap("Следующий гость")
    assert "Вопрос 1" in olya.text
    again = olya.button("🙁")
    await olya.press(again)
    await olya.say("Не нашёл вход")
    await olya.tap("Закончить")
    await olya.tap("Следующий гость")
    given = [one for one in await answers(chat, journey) if one.said]
    assert [one.desk for one in given] == [True, True]
    assert [one.mark for one in given] == [None, None]
    assert given[1].words[0].text == "Не нашёл вход"
    async with house.store.read() as work:
        assert await work.person(31) is None


async def test_a_double_tap_on_next_skips_nobody(
    chat: Chat, journey: Journey, house: House
) -> None:
    olya = Customer(house, person=31)
    await olya.start(await desk_start(chat, journey))
    await olya.answer(1)
    await olya.tap("Закончить")
    following = olya.button("Следующий гость")
    await olya.press(following)
    await olya.press(following)
    assert len(await answers(chat, journey)) == 2


async def test_the_counters_buttons_are_not_everybodys(
    chat: Chat, journey: Journey, vera: Customer
) -> None:
    await vera.start(await guest_start(chat, journey))
    now = await wave(chat, journey)
    await vera.press(Button("x", f"d:{now.id}:n"))
    assert "не открывается" in vera.text
    assert len(await answers(chat, journey)) == 1
    secret = await guest_start(chat, journey)
    await vera.start("d" + secret[1:])  # a customer's secret opens no counter
    assert "не открывается" in vera.text


async def test_there_are_enough(
    chat: Chat, journey: Journey, vera: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PULSE_ANSWERS_MAX", 0)
    await vera.start(await guest_start(chat, journey))
    assert "ответов уже достаточно" in vera.text


async def test_an_answer_can_be_taken_back(chat: Chat, journey: Journey, vera: Customer) -> None:
    await vera.start(await guest_start(chat, journey))
    await vera.answer(1)
    await vera.tap("Закончить")
    await vera.tap("Убрать ответ")
    assert await answers(chat, journey) == ()


@pytest.mark.parametrize("data", ["f:s9:9", "f:zz:1", "s:11", "s:-1", "s:x", "q", "f", ""])
async def test_forged_buttons_change_nothing(
    chat: Chat, journey: Journey, vera: Customer, data: str
) -> None:
    await vera.start(await guest_start(chat, journey))
    await vera.press(Button("x", f"u:{(await wave(chat, journey)).id}:{data}"))
    assert "Вопрос 1" in vera.text
    (given,) = await answers(chat, journey)
    assert (given.levels, given.score) == ({}, None)
