"""What is due becomes a message: below the conversation, which goes on where it was."""

from __future__ import annotations

import datetime as dt

from handlers.context import Context
from handlers.flows.reminders import HANDLERS
from handlers.reminding import Reminding
from handlers.screen import Button, Reply, Screen
from journey.kept import RETENTION
from journey.reminders import CLAIM_MAX, Reminder
from tests.handlers.chat import ANYA, NOW, Chat, House
from tests.handlers.steps import to_draft, to_first_question

UNTIL = NOW + dt.timedelta(minutes=5)


async def say(context: Context, group: tuple[Reminder, ...]) -> Reply | None:
    if group[0].data.get("silent"):
        return None
    keys = " ".join(one.key for one in group)
    return Reply(screen=Screen(f"{context.texts.language} {keys}", ((Button("Да", "v:maps"),),)))


async def due(house: House, *keys: str, chat: int = ANYA, silent: int = 0) -> Reply | None:
    """Those reminders are due, claimed and handed over."""
    async with house.store.write() as work:
        for key in keys:
            one = Reminder(key=key, kind="x", due=NOW, person=ANYA, chat=chat)
            await work.schedule(one.model_copy(update={"data": {"silent": silent}}))
        (group,) = await work.claim(NOW, UNTIL, 1)
    return await Reminding(house.services, {"x": say}).handle(group)


async def test_a_message_of_its_own_and_the_question_stays_open(chat: Chat, house: House) -> None:
    await to_first_question(chat)
    before = await chat.known()
    reply = await due(house, "a", "b")
    assert reply is not None
    assert reply.chat == ANYA
    assert reply.screen is not None
    assert reply.screen.text == "ru a b"
    known = await chat.known()
    assert known is not None
    assert before is not None
    assert known == before.model_copy(update={"below": True})
    await chat.say("Вывеска")
    assert "✅ Вывеска" in chat.labels()


async def test_said_to_a_group_in_it(chat: Chat, house: House) -> None:
    await to_first_question(chat)
    reply = await due(house, "a", chat=-5)
    assert reply is not None
    assert reply.chat == -5
    known = await chat.known()
    assert known is not None
    assert not known.below


async def test_what_is_not_worth_saying_is_ticked_off(chat: Chat, house: House) -> None:
    await to_first_question(chat)
    assert await due(house, "a", silent=1) is None
    async with house.store.read() as work:
        assert await work.next_due() is None


async def test_nothing_for_somebody_forgotten(house: House) -> None:
    assert await due(house, "a") is None


async def test_cancelled_while_it_was_claimed(chat: Chat, house: House) -> None:
    await to_first_question(chat)
    async with house.store.write() as work:
        await work.schedule(Reminder(key="a", kind="x", due=NOW, person=ANYA, chat=ANYA))
        (group,) = await work.claim(NOW, UNTIL, 1)
        await work.cancel("a")
    assert await Reminding(house.services, {"x": say}).handle(group) is None


async def _claimed_anew(house: House) -> tuple[Reminder, ...]:
    """The process that claimed it has ended; another one does."""
    async with house.store.write() as work:
        (group,) = await work.claim(UNTIL, UNTIL + CLAIM_MAX, 1)
    return group


async def test_what_was_perhaps_said_is_not_said_again(chat: Chat, house: House) -> None:
    await to_first_question(chat)
    assert await due(house, "a") is not None  # it is being sent, and nobody notes what became of it
    group = await _claimed_anew(house)
    assert await Reminding(house.services, {"x": say}).handle(group) is None
    async with house.store.read() as work:
        assert await work.next_due() is None


async def test_what_was_surely_not_said_is_said(chat: Chat, house: House) -> None:
    await to_first_question(chat)
    assert await due(house, "a") is not None
    for sure in ("refused", "not delivered"):
        group = await _claimed_anew(house)
        async with house.store.write() as work:
            await (work.not_said(group) if sure == "refused" else work.release(group, UNTIL))
        if sure == "not delivered":
            group = await _claimed_anew(house)
        else:
            async with house.store.read() as work:
                group = await work.still_claimed(group)
        assert await Reminding(house.services, {"x": say}).handle(group) is not None
        async with house.store.write() as work:
            await work.release(group, UNTIL)


async def test_who_was_silent_for_long_is_told(chat: Chat, house: House) -> None:
    """Whoever has come back meanwhile is not; the button is a sign of life as any other."""
    await to_draft(chat)
    now = house.clock.now()
    asked = Reminder(
        key="r", kind=RETENTION, due=now, person=ANYA, chat=ANYA, data={"day": "2027-03-01"}
    )
    for warned, told in ((now, True), (now - dt.timedelta(days=1), False)):
        async with house.store.write() as work:
            person = await work.person(ANYA)
            assert person is not None
            await work.save_person(person.with_(warned=warned))
            await work.schedule(asked)
            due_now = await work.claim(now, now + dt.timedelta(minutes=1), 10)
        (group,) = [one for one in due_now if one[0].kind == RETENTION]
        reply = await Reminding(house.services, HANDLERS).handle(group)
        assert (reply is not None) == told
        async with house.store.write() as work:
            await work.cancel("r")
        if reply is not None:
            assert reply.screen is not None
            assert "Я храню 1 карту. Если вы не появитесь до 1 марта 2027" in reply.screen.text
            assert [button.text for row in reply.screen.rows for button in row] == [
                "Оставить как есть",
                "Скачать мои данные",
            ]
