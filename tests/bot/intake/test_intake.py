"""Intake that nothing stops, over a server that has bad days."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.intake.reading import Reader
from bot.playground.client import Person
from bot.playground.faults import Kind
from bot.playground.server import Playground
from handlers.events import Event, Joined, Said
from handlers.screen import Reply, Screen
from tests.handlers.telegram.rig import Rig, keep_journey, pictures, rig, said

UNREADABLE: dict[str, Any] = {"message": {"message_id": "no number", "text": "тайна"}}


async def texts(person: Person) -> list[str]:
    return [message.text for message in (await person.chat()).of_bot]


async def test_an_update_nobody_can_read_is_skipped_and_confirmed(
    running: Rig, anya: Person
) -> None:
    with capture_logs() as logs:
        number = await running.client.inject(UNREADABLE)
        await anya.send("живы?")
        await anya.wait_text("живы?")
    (line,) = [line for line in logs if line["event"] == "update not readable"]
    assert line["update"] == number
    assert "тайна" not in json.dumps(logs, ensure_ascii=False, default=str)


async def test_a_tap_nobody_can_read_stops_spinning(running: Rig, anya: Person) -> None:
    await running.client.inject({"callback_query": {"id": "77", "from": "nobody"}})
    await anya.send("дальше")
    await anya.wait_text("дальше")
    await running.until_idle()
    (call,) = await running.client.calls("answerCallbackQuery")
    assert "refused" in call  # it was tried; the playground knows no such press


async def test_what_was_not_meant_for_us_is_not_kept(running: Rig, anya: Person) -> None:
    group = await running.client.group(anya, admin=True)
    await anya.at(group).send("между собой")
    await anya.send("вам")
    heard = await running.told.hears(2)  # each chat in its turn: either may be first
    assert {type(event): event.chat for event in heard} == {Joined: group, Said: anya.id}


async def test_an_album_is_answered_once(running: Rig, anya: Person) -> None:
    message = (await anya.send_file("photo")).json
    for group in ("a", "a", "a", "b"):
        await running.client.inject({"message": {**message, "media_group_id": group}})
    await anya.send("всё")
    heard = await running.told.hears(4)
    assert [type(event).__name__ for event in heard] == ["SentMedium"] * 3 + ["Said"]


async def test_an_update_that_comes_twice_is_a_repeat(running: Rig, anya: Person) -> None:
    await running.client.deliver_twice()
    await anya.send("раз")
    first, second = await running.told.hears(2)
    assert (first.update, first.repeated) == (second.update, False)
    assert second.repeated


async def test_written_down_before_it_is_confirmed(bench: Rig, anya: Person) -> None:
    bench.told.gate.clear()
    await anya.send("важное")
    await bench.transport.fetch_once()
    (kept,) = await bench.store.unfinished()
    assert kept.payload is not None
    assert json.loads(kept.payload)["message"]["text"] == "важное"
    bench.told.gate.set()
    await bench.until_idle()
    assert await bench.store.unfinished() == ()


@pytest.mark.parametrize("kind", ["bad_gateway", "retry_after", "lost_reply"])
async def test_a_bad_day_of_the_server_is_waited_out(bench: Rig, anya: Person, kind: Kind) -> None:
    await bench.client.fault(kind, "getUpdates", times=3)
    async with bench.listening():
        await anya.send("после бури")
        await anya.wait_text("после бури")


async def test_fetching_says_why_it_failed_and_wakes_who_is_owed(
    bench: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram is there again: whoever fetches finds it out first."""
    woken: list[bool] = []
    reached = bench.intake.reached

    def note(*, after_all: bool = False) -> None:
        woken.append(after_all)
        reached(after_all=after_all)

    monkeypatch.setattr(bench.intake, "reached", note)
    await bench.client.fault("bad_gateway", "getUpdates", times=2)
    with capture_logs() as logs:
        async with bench.listening():
            for _ in range(2):
                await bench.client.inject(UNREADABLE)
                async with asyncio.timeout(20):
                    while not woken:  # noqa: ASYNC110 - nothing says when
                        await asyncio.sleep(0.01)
    assert woken[0] is True
    assert not any(woken[1:])
    said = {line["reason"] for line in logs if line["event"] == "updates not fetched"}
    assert len(said) == 1
    assert said <= {
        "it has a trouble of its own (5xx)",
        "somebody else answers in its place (a gateway?)",
    }


async def test_a_second_program_with_the_same_token_is_named(bench: Rig, anya: Person) -> None:
    words = "Conflict: terminated by other getUpdates request"
    await bench.client.fault("refuse", "getUpdates", times=1, code=409, description=words)
    with capture_logs() as logs:
        async with bench.listening():
            await anya.send("я тут")
            await anya.wait_text("я тут")
    assert any("another program fetches with this BOT_TOKEN" in line["event"] for line in logs)


async def test_quick_messages_stay_in_order(running: Rig, anya: Person) -> None:
    words = [str(number) for number in range(20)]
    for word in words:
        await anya.send(word)
    heard = await running.told.hears(20)
    assert [event.text for event in heard if isinstance(event, Said)] == words
    await running.until_idle()
    assert (await texts(anya))[-1] == "19"


async def test_one_slow_person_holds_nobody_up(running: Rig, anya: Person) -> None:
    boris = await running.client.person("Борис")
    held = asyncio.Event()
    handle = running.told.handle

    async def handle_slowly(event: Event) -> Reply:
        if event.person == anya.id:
            await held.wait()
        return await handle(event)

    running.told.handle = handle_slowly  # type: ignore[method-assign]
    await anya.send("медленно")
    await boris.send("быстро")
    await boris.wait_text("быстро")
    assert await texts(anya) == []
    held.set()
    await anya.wait_text("медленно")


async def test_after_a_crash_the_unhandled_is_handled(tmp_path: Path) -> None:
    async with Playground(tmp_path / "playground") as playground:
        async with rig(tmp_path, playground) as before:
            anya = await before.client.person("Аня")
            await anya.send("ответ")
            before.told.gate.clear()
            await before.transport.fetch_once()
            await before.turns.drain(0)  # killed
        async with rig(tmp_path, playground) as after:
            await after.intake.recover()
            await after.until_idle()
            anya = after.client.known_person(anya.id)
            (event,) = after.told.heard
            assert not event.repeated
            assert await texts(anya) == ["ответ"]
            assert await after.store.unfinished() == ()


async def test_an_update_that_ends_the_process_is_tried_once_more_only(tmp_path: Path) -> None:
    async with Playground(tmp_path / "playground") as playground:
        async with rig(tmp_path, playground) as first:
            anya = await first.client.person("Аня")
            await anya.send("яд")
            first.told.gate.clear()
            await first.transport.fetch_once()
            await first.turns.drain(0)  # killed
        async with rig(tmp_path, playground) as second:
            second.told.gate.clear()
            await second.intake.recover()
            await second.told.hears(1)
            await second.turns.drain(0)  # killed again
        async with rig(tmp_path, playground) as third:
            await third.intake.recover()
            await third.until_idle()
            assert third.told.heard == []
            assert await third.store.unfinished() == ()


async def test_after_a_crash_a_lost_reply_is_made_again(tmp_path: Path) -> None:
    async with Playground(tmp_path / "playground") as playground:
        async with rig(tmp_path, playground) as before:
            anya = await before.client.person("Аня")
            await anya.send("ответ")
            (raw,) = (await before.bot(_updates()))[:1]
            incoming = before.intake._reader.read(raw)
            assert incoming is not None
            await before.store.receive(((incoming.event.update, incoming.payload),))
            await before.told.handle(incoming.event)  # stored; killed before the reply
        async with rig(tmp_path, playground) as after:
            await after.intake.recover()
            await after.until_idle()
            assert after.told.heard == []
            assert await texts(after.client.known_person(anya.id)) == ["current"]
            assert await after.store.unfinished() == ()


def _updates() -> Any:
    from bot.intake.getupdates import GetRawUpdates

    return GetRawUpdates()


async def test_what_was_written_down_is_confirmed_at_the_end(bench: Rig, anya: Person) -> None:
    await anya.send("раз")
    await bench.transport.fetch_once()
    await bench.until_idle()
    await bench.transport.confirm()
    assert await bench.bot(_updates()) == []


async def test_an_unexpected_error_gives_a_code_and_the_screen(running: Rig, anya: Person) -> None:
    def fail(_event: Event) -> Reply:
        raise ValueError("тайна Ани")

    running.told.answer = fail
    with capture_logs() as logs:
        await anya.send("тайна Ани")
        await anya.wait_text("current")
    notice, screen = await texts(anya)
    assert "c0de" in notice
    assert screen == "current"
    (line,) = [line for line in logs if line["event"] == "unexpected"]
    assert (line["code"], line["reason"]) == ("c0de", "ValueError")
    await running.until_idle()
    assert await running.store.unfinished() == ()


async def test_a_reply_that_telegram_refuses_is_owned_up_to(running: Rig, anya: Person) -> None:
    running.told.answer = lambda _event: Reply(screen=Screen("<b>не закрыт"))
    await anya.send("x")
    await anya.wait_text("current")
    assert "c0de" in (await texts(anya))[0]
    await running.until_idle()
    assert await running.store.unfinished() == ()


async def test_an_owed_reply_comes_when_telegram_can(running: Rig, anya: Person) -> None:
    await running.client.fault("bad_gateway", "sendMessage", times=4)
    await anya.send("важное")
    await running.told.hears(1)
    await running.until_idle()
    boris = await running.client.person("Борис")
    await boris.send("я тоже")  # any later update shows that Telegram is back
    await boris.wait_text("я тоже")
    await boris.send("и ещё")
    await boris.wait_text("и ещё")
    await anya.wait_text("важное")


async def test_a_picture_that_was_owed_comes_with_the_next_reply(
    running: Rig, anya: Person
) -> None:
    journey = await keep_journey(running.store, anya.id)
    running.told.answer = lambda _e: Reply(pictures=pictures(journey), screen=said("вот"))
    await running.client.fault("bad_gateway", "sendPhoto", times=2)
    await anya.send("рисуй")
    await running.told.hears(1)
    await running.until_idle()
    running.told.answer = lambda _e: Reply(screen=said("дальше"))
    await anya.send("дальше")
    await anya.wait_text("дальше")
    assert len([m for m in (await anya.chat()).of_bot if m.photo_size]) == 1


async def test_a_poison_that_always_fails_is_not_repeated(running: Rig, anya: Person) -> None:
    async def fail(person_id: int) -> Reply:
        raise RuntimeError

    running.told.answer = lambda _event: Reply(screen=Screen("<"))
    running.told.current = fail  # type: ignore[method-assign]
    await anya.send("x")
    await running.told.hears(1)
    await running.until_idle()
    assert await running.store.unfinished() == ()
    assert "c0de" in (await texts(anya))[0]


async def test_a_number_that_no_database_keeps_stops_nothing(running: Rig, anya: Person) -> None:
    message = (await anya.send("раз")).json
    for number in (2**63, -(2**64), 10**30):
        await running.client.inject({"message": {**message, "message_id": number}})
        foreign = {**message["from"], "id": number}
        await running.client.inject({"message": {**message, "from": foreign}})
    with capture_logs() as logs:
        await anya.send("живы?")
        await anya.wait_text("живы?")
    assert [line for line in logs if line["log_level"] == "error"] == []


async def test_half_a_letter_becomes_a_question_mark(bench: Rig) -> None:
    """`\\ud83d` alone is valid JSON; no database and no picture takes it."""
    who = {"id": 7, "is_bot": False, "first_name": "Аня\ud83d"}
    chat = {"id": 7, "type": "private"}
    message = {"message_id": 1, "date": 1, "chat": chat, "from": who, "text": "Цена \ud83d😀"}
    read = Reader(bench.bot, "tropa_bot").read({"update_id": 1, "message": message})
    assert read is not None
    assert isinstance(read.event, Said)
    assert (read.event.text, read.event.name) == ("Цена ?😀", "Аня?")
