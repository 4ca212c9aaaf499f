"""One thing to begin with under the finished map, and one quiet question how it went."""

from __future__ import annotations

import datetime as dt

import pytest

from handlers.flows import reminders
from handlers.pages.pictures import DONE
from handlers.pages.today import DID, TODAY
from handlers.reminding import Reminding
from handlers.screen import Button, Reply
from handlers.screens.today import how_it_went, open_tasks
from journey.model import TaskStatus
from tests.handlers.chat import LIBRARY, Chat, House
from tests.handlers.steps import label, to_done, to_draft

RU = LIBRARY.texts("ru")
ASKED = dt.datetime(2026, 11, 26, 7, tzinfo=dt.UTC)
"""Three days after `NOW`, in the morning."""


async def due(house: House, at: dt.datetime = ASKED) -> list[Reply]:
    """What is said unasked by then."""
    house.clock.moment = at
    async with house.store.write() as work:
        groups = await work.claim(at, at + dt.timedelta(minutes=5), 10)
    reminding = Reminding(house.services, reminders.HANDLERS)
    said = [await reminding.handle(group) for group in groups]
    async with house.store.write() as work:
        for group in groups:
            await work.settle(group, at)
    return [reply for reply in said if reply is not None]


async def asked(house: House, at: dt.datetime = ASKED) -> Reply:
    (reply,) = await due(house, at)
    assert reply.screen is not None
    return reply


async def answer(chat: Chat, reply: Reply, text: str) -> Reply:
    """A press on a button of what was said unasked."""
    assert reply.screen is not None
    every = [button for row in reply.screen.rows for button in row]
    return await chat.press(next(button for button in every if button.text == text), 9000)


def buttons(reply: Reply) -> list[str]:
    assert reply.screen is not None
    return [button.text for row in reply.screen.rows for button in row]


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_the_finished_map_says_one_thing_to_begin_with(house: House, language: str) -> None:
    chat = house.chat(language=language)
    journey = await to_done(chat)
    first, second, *_ = open_tasks(journey)
    assert first.text in chat.text
    assert second.text not in chat.text
    assert chat.labels()[:2] == [label(chat, "button.did"), label(chat, "button.another")]
    assert label(chat, "button.team") in chat.labels()
    assert label(chat, "button.full") in chat.labels()
    assert len(chat.labels()) <= 8, "the first map also leads to the page for any browser"


async def test_something_else_goes_round_and_draws_nothing(chat: Chat) -> None:
    journey = await to_done(chat)
    todo = open_tasks(journey)
    drawn = len(chat.pictures)
    for task in (*todo[1:], todo[0]):
        await chat.tap(RU.plain("button.another"))
        assert task.text in chat.text
    assert len(chat.pictures) == drawn


async def test_done_is_ticked_on_the_list_and_the_next_is_shown(chat: Chat) -> None:
    first, second, *_ = open_tasks(await to_done(chat))
    reply = await chat.tap(RU.plain("button.did"))
    assert reply.toast is not None
    assert second.text in chat.text
    (journey,) = await chat.maps()
    assert next(one for one in journey.tasks if one.id == first.id).status is TaskStatus.DONE
    await chat.press(Button("", DID.does(journey, first)))  # an old button, once more
    assert (await chat.maps())[0].tasks == journey.tasks


async def test_all_done_is_said(chat: Chat) -> None:
    journey = await to_done(chat)
    done = tuple(task.with_(status=TaskStatus.DONE) for task in journey.tasks)
    await chat.put(journey.with_(tasks=done))
    await chat.press(Button("", TODAY.opens(journey, 0)))
    assert RU.html("today.none") in chat.text
    assert RU.plain("button.did") not in chat.labels()


async def test_what_is_a_guess_begins_with_a_look(chat: Chat) -> None:
    """On a map that nobody answered the first task is checked before it is done."""
    journey = await to_draft(chat)
    await chat.press(Button("", TODAY.opens(journey, 0)))
    journey = await chat.map()
    first, *_ = open_tasks(journey)
    assert first.check is not None
    assert chat.text.startswith(RU.html("today.check", check="").rstrip())
    assert RU.html("today.then", text=first.text) in chat.text
    assert RU.plain("button.did") not in chat.labels()
    await chat.tap(RU.plain("button.checked"))
    for answer in ("true", "false", "unknown"):
        assert RU.plain(f"button.found.{answer}") in chat.labels()


async def test_a_guess_is_asked_about_by_its_look(chat: Chat) -> None:
    """«Получилось?» closes no pain that nobody has looked at."""
    await to_draft(chat)
    await chat.tap("Чек-лист")
    journey = await chat.map()
    first, *_ = open_tasks(journey)
    screen = how_it_went(RU, [(journey, first)])
    assert first.check is not None
    assert first.check in screen.text
    assert screen.rows[0][0].text == RU.plain("button.checked")
    await chat.press(screen.rows[0][0])
    assert RU.plain("button.found.true") in chat.labels()


async def test_what_ends_with_a_number_asks_for_it(chat: Chat) -> None:
    journey = await to_done(chat)
    count = next(task for task in open_tasks(journey) if task.rule == "measure")
    await chat.press(Button("", DID.does(journey, count)))
    assert RU.plain("button.not_yet") in chat.labels()
    await chat.say("12 %")
    assert count.id not in {task.id for task in open_tasks(await chat.map())}


async def test_three_days_later_one_quiet_question(chat: Chat, house: House) -> None:
    first, *_ = open_tasks(await to_done(chat))
    assert await due(house, ASKED - dt.timedelta(minutes=1)) == []
    reply = await asked(house)
    assert reply.quiet
    assert reply.screen is not None
    assert first.text in reply.screen.text
    assert await due(house, ASKED + dt.timedelta(days=30)) == []


async def test_it_is_asked_by_the_clock_of_the_maps_city(chat: Chat, house: House) -> None:
    journey = await to_done(chat)
    away = await chat.put(journey.with_(id="away", zone="Asia/Vladivostok"))
    await chat.press(Button("", DONE.opens(away)))
    morning = dt.datetime(2026, 11, 26, 0, tzinfo=dt.UTC)  # ten o'clock there
    assert await due(house, morning - dt.timedelta(minutes=1)) == []
    await asked(house, morning)


async def test_the_map_is_drawn_again_and_asked_about_once(chat: Chat, house: House) -> None:
    journey = await to_done(chat)
    house.clock.forward(days=1)
    await chat.press(Button("", DONE.opens(journey)))
    assert len(await due(house)) == 1
    assert await due(house, ASKED + dt.timedelta(days=30)) == []


async def test_what_is_done_meanwhile_is_not_asked_about(chat: Chat, house: House) -> None:
    await to_done(chat)
    await chat.tap(RU.plain("button.did"))
    assert await due(house) == []


async def test_a_map_that_is_gone_is_not_asked_about(chat: Chat, house: House) -> None:
    await to_done(chat)
    await chat.tap(RU.plain("button.card"))
    await chat.reach(RU.plain("button.rest"))
    await chat.reach(RU.plain("button.delete"))
    assert await due(house) == []


async def test_it_worked_ticks_it_off(chat: Chat, house: House) -> None:
    first, *_ = open_tasks(await to_done(chat))
    reply = await asked(house)
    await answer(chat, reply, RU.plain("button.worked"))
    (journey,) = await chat.maps()
    assert first.id not in {task.id for task in open_tasks(journey)}


async def test_not_yet_leaves_it_and_shows_it(chat: Chat, house: House) -> None:
    first, *_ = open_tasks(await to_done(chat))
    said = await answer(chat, await asked(house), RU.plain("button.not_yet"))
    assert said.toast is not None
    assert said.toast.text == RU.plain("today.not_yet")
    assert first.text in chat.text


async def test_whoever_does_not_want_it_is_not_asked(chat: Chat, house: House) -> None:
    await to_done(chat)
    await chat.tap(RU.plain("button.another"))
    await chat.tap(RU.plain("button.asks.not"))
    assert RU.html("today.asks.not") in chat.text
    assert await due(house) == []


async def test_switched_on_again_it_is_asked(chat: Chat, house: House) -> None:
    await to_done(chat)
    await chat.tap(RU.plain("button.another"))
    await chat.tap(RU.plain("button.asks.not"))
    await chat.tap(RU.plain("button.asks"))
    assert RU.html("today.asks") in chat.text
    assert len(await due(house)) == 1


async def test_several_maps_of_a_morning_are_one_message(chat: Chat, house: House) -> None:
    journey = await to_done(chat)
    other = await chat.put(journey.with_(id="other", title="Другая карта"))
    await chat.press(Button("", DONE.opens(other)))
    reply = await asked(house)
    assert buttons(reply)[:2] == ["1. ✅ Получилось", "1. Пока нет"]
    assert len(buttons(reply)) == 5
