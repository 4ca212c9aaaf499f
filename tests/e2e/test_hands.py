"""Quick fingers, old buttons, other people, and a live message that is gone."""

from __future__ import annotations

import asyncio
from functools import partial

from bot.playground.client import PlaygroundClient
from bot.playground.views import Answer, Chat
from tests.e2e.people import LONG, Walker, live
from tests.e2e.walks import to_draft
from tests.e2e.words import WORDS

RU = WORDS["ru"]


def _answer(query: str, chat: Chat) -> Answer | None:
    return chat.answer_to(query)


async def _to_channels(walker: Walker) -> None:
    await to_draft(walker, RU)
    await walker.tap(RU.walk)


async def test_quick_ticks_all_count(walk_anna: Walker) -> None:
    await _to_channels(walk_anna)
    shown = await walk_anna.screen()
    await asyncio.gather(*(walk_anna.person.tap(shown, button) for button in shown.buttons[:5]))
    await walk_anna.person.wait_for(
        lambda chat: any("Дальше · 5" in b for b in (live(chat) or shown).buttons) or None, LONG
    )


async def test_a_double_tap_on_next_skips_no_question(walk_anna: Walker) -> None:
    await _to_channels(walk_anna)
    shown = await walk_anna.first_option()
    first = await walk_anna.person.tap(shown, RU.next)
    second = await walk_anna.person.tap(shown, RU.next)
    for query in (first, second):
        answer = await walk_anna.person.wait_for(partial(_answer, query), LONG)
        assert answer.text == ""
    assert "вопрос 2 из 3" in (await walk_anna.screen()).text


async def test_an_old_button_is_named_and_the_question_shown_again(walk_anna: Walker) -> None:
    await _to_channels(walk_anna)
    old = await walk_anna.screen()
    await walk_anna.say("Витрина")  # the question moves below what was typed
    await walk_anna.tap(RU.next)
    now = await walk_anna.screen()
    answer = await walk_anna.person.press(now, data=old.button(RU.next), timeout=LONG)
    assert answer.text == ""  # the same message: a double tap
    answer = await walk_anna.person.press(old, data=old.button(RU.next), timeout=LONG)
    assert "от прошлого шага" in answer.text
    again = await walk_anna.person.wait_for(
        lambda chat: shown if (shown := live(chat)) and shown.id > now.id else None, LONG
    )
    assert again.text == now.text


async def test_another_persons_button_does_nothing(
    walk_anna: Walker, client: PlaygroundClient
) -> None:
    await _to_channels(walk_anna)
    asked = await walk_anna.screen()
    mallory = Walker(await client.person("Мэл"))
    await mallory.start()
    own = await mallory.screen()
    for button in asked.buttons[:2] + [b for b in asked.buttons if "Дальше" in b]:
        answer = await mallory.person.press(own, data=asked.button(button), timeout=LONG)
        assert answer.is_alert
        assert "другого человека" in answer.text
    assert (await walk_anna.screen()).json == asked.json


async def test_a_deleted_live_message_is_sent_anew(
    walk_anna: Walker, client: PlaygroundClient
) -> None:
    await _to_channels(walk_anna)
    shown = await walk_anna.screen()
    tick = shown.button(shown.buttons[0])
    await walk_anna.person.delete(shown)
    await client.inject(
        {
            "callback_query": {
                "id": "77",
                "from": {"id": walk_anna.person.id, "is_bot": False, "first_name": "Аня"},
                "chat_instance": "1",
                "message": {
                    "message_id": shown.id,
                    "date": 0,
                    "chat": {"id": walk_anna.person.id, "type": "private"},
                },
                "data": tick,
            }
        }
    )
    anew = await walk_anna.person.wait_for(
        lambda chat: found if (found := live(chat)) and found.id > shown.id else None, LONG
    )
    assert anew.buttons[0].startswith("✅")


async def test_forgetting_leaves_a_fresh_start(walk_anna: Walker) -> None:
    await _to_channels(walk_anna)
    await walk_anna.say("/forget")
    await walk_anna.person.tap(await walk_anna.screen(), "Да, удалить всё")
    await walk_anna.person.wait_text("ничего не осталось", LONG)
    again = await walk_anna.say("/start")
    assert "Чем вы занимаетесь" in again.text


async def test_a_double_tap_on_what_draws_says_nothing_and_draws_once(
    walk_anna: Walker, client: PlaygroundClient
) -> None:
    await walk_anna.start()
    await walk_anna.tap(RU.trade)
    shown = await walk_anna.tap(RU.customer)
    first = await walk_anna.person.tap(shown, RU.fits)
    second = await walk_anna.person.tap(shown, RU.fits)
    await walk_anna.sees(RU.draft)
    for query in (first, second):
        answer = await walk_anna.person.wait_for(partial(_answer, query), LONG)
        assert answer.text == ""
    assert len(await client.calls("sendPhoto")) == 2  # the cover and the board
