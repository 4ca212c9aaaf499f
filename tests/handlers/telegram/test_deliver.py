"""The one place that sends, before a server that refuses as Telegram does."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.playground.client import Person
from bot.playground.views import Message
from handlers.events import Event, Said
from handlers.ports import DrawingFailed, TooManyPictures
from handlers.screen import Button, File, OnSheet, Reply, Screen, Toast, Wipe
from handlers.telegram.deliver import Address, Undelivered
from journey.pictures import SHEETS, Pages
from tests.handlers.telegram.rig import Rig, keep_journey, picture, pictures, rendering, said


async def shown(anya: Person, text: str) -> Message:
    return await anya.wait_text(text)


async def begin(rig: Rig, anya: Person) -> Message:
    """A person with a live message, and nothing below it."""
    await anya.send("привет")
    message = await anya.wait_text("привет")
    await rig.until_idle()
    return message


def told(rig: Rig, reply: Reply) -> None:
    rig.told.answer = lambda _event: reply


async def test_a_tap_is_answered_and_the_live_message_edited(running: Rig, anya: Person) -> None:
    live = await begin(running, anya)
    answer = await anya.press(live, "more")
    edited = await shown(anya, "tapped more")
    assert answer.text == ""
    assert edited.id == live.id
    assert (await anya.chat()).unanswered == 0


async def test_a_toast_comes_first(running: Rig, anya: Person) -> None:
    live = await begin(running, anya)
    told(running, Reply(toast=Toast("Уже нет", alert=True), screen=said("дальше")))
    answer = await anya.press(live, "more")
    assert (answer.text, answer.is_alert) == ("Уже нет", True)
    await shown(anya, "дальше")
    calls = [call["method"] for call in await running.client.calls()]
    assert calls.index("answerCallbackQuery") < calls.index("editMessageText")
    assert calls.count("answerCallbackQuery") == 1


async def test_nothing_to_say_still_stops_the_spinner(running: Rig, anya: Person) -> None:
    live = await begin(running, anya)
    told(running, Reply())
    await anya.press(live, "more")
    await running.until_idle()
    assert [m.text for m in (await anya.chat()).of_bot] == ["привет"]


async def test_below_a_persons_words_the_screen_is_sent_anew(running: Rig, anya: Person) -> None:
    first = await begin(running, anya)
    await anya.send("ещё")
    second = await shown(anya, "ещё")
    await running.until_idle()
    old = (await anya.chat()).message(first.id)
    assert second.id > first.id
    assert second.buttons == ["more"]
    assert old is not None
    assert old.buttons == []
    kept = await running.person(anya.id)
    assert (kept.live, kept.below) == (second.id, False)


async def test_a_message_with_a_key_leaves_the_chat(running: Rig, anya: Person) -> None:
    await begin(running, anya)

    def answer(event: Event) -> Reply:
        assert isinstance(event, Said)
        return Reply(screen=said("Проверяю"), wipe=Wipe(event.message, "Удалите сами"))

    running.told.answer = answer
    await anya.send("https://zerno.bitrix24.ru/rest/1/abcdefgh12345678/")
    await shown(anya, "Проверяю")
    await running.until_idle()
    texts = [message.text for message in (await anya.chat()).messages]
    assert not any("bitrix24" in text for text in texts)
    assert "Удалите сами" not in texts


async def test_one_that_cannot_go_is_spoken_of_and_one_that_is_gone_is_not(
    running: Rig, anya: Person
) -> None:
    await begin(running, anya)
    told(running, Reply(screen=said("Проверяю"), wipe=Wipe(99_999, "Удалите сами")))
    await anya.send("ключ")
    await shown(anya, "Проверяю")
    await running.until_idle()
    assert "Удалите сами" not in [message.text for message in (await anya.chat()).messages]
    refused = "Bad Request: message can't be deleted"
    await running.client.fault("refuse", "deleteMessage", description=refused)
    told(running, Reply(screen=said("Снова"), wipe=Wipe(99_999, "Удалите сами")))
    await anya.send("ещё ключ")
    await shown(anya, "Снова")
    assert "Удалите сами" in [message.text for message in (await anya.chat()).messages]


async def test_an_edit_of_nothing_is_a_success(running: Rig, anya: Person) -> None:
    live = await begin(running, anya)
    told(running, Reply(screen=said("привет", "more")))
    await anya.press(live, "more")
    await running.until_idle()
    assert [m.id for m in (await anya.chat()).of_bot] == [live.id]


async def edits(rig: Rig) -> list[str]:
    """What the edits so far said, and «refused» where Telegram did."""
    calls = await rig.client.calls("editMessageText")
    return ["refused" if call.get("refused") else str(call["params"]["text"]) for call in calls]


async def test_an_edit_that_would_change_nothing_is_not_sent(running: Rig, anya: Person) -> None:
    live = await begin(running, anya)
    told(running, Reply(screen=said("card", "more")))
    for _ in range(3):
        await anya.press(live, "more")
    await running.until_idle()
    assert await edits(running) == ["card"]
    told(running, Reply(screen=said("card", "other")))
    await anya.press(live, "more")
    await running.until_idle()
    assert await edits(running) == ["card", "card"]


async def test_what_the_message_shows_is_known_for_a_minute_and_to_this_process_only(
    running: Rig, anya: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = await begin(running, anya)
    told(running, Reply(screen=said("card", "more")))
    await anya.press(live, "more")
    await running.until_idle()
    chat, screen = anya.chat_id, said("card", "more")
    assert running.deliver._shown.is_it(chat, live.id, screen)
    assert not running.deliver._shown.is_it(chat, live.id + 1, screen)
    now = asyncio.get_running_loop().time()
    monkeypatch.setattr(asyncio.get_running_loop(), "time", lambda: now + 61)
    assert not running.deliver._shown.is_it(chat, live.id, screen)
    monkeypatch.undo()
    running.deliver._shown.doubt(chat)  # as after a restart
    await anya.press(live, "more")
    await running.until_idle()
    assert (await edits(running))[-1] == "refused"
    await anya.press(live, "more")
    await running.until_idle()
    assert len(await edits(running)) == 2


async def test_a_deleted_live_message_is_sent_anew_once(running: Rig, anya: Person) -> None:
    live = await begin(running, anya)
    await anya.delete(live)
    await running.deliver(Reply(screen=said("снова")), Address(person=anya.id, chat=anya.id))
    of_bot = (await anya.chat()).of_bot
    assert [m.text for m in of_bot] == ["снова"]
    assert (await running.person(anya.id)).live == of_bot[0].id


async def test_fresh_sends_anew(running: Rig, anya: Person) -> None:
    live = await begin(running, anya)
    told(running, Reply(screen=said("новое"), fresh=True))
    await anya.press(live, "more")
    newer = await shown(anya, "новое")
    assert newer.id > live.id


async def test_a_notice_stands_above_the_screen(running: Rig, anya: Person) -> None:
    live = await begin(running, anya)
    told(running, Reply(notice="<b>Слишком длинно</b>", screen=said("вопрос")))
    await anya.press(live, "more")
    await shown(anya, "вопрос")
    assert [m.text for m in (await anya.chat()).of_bot][-2:] == ["Слишком длинно", "вопрос"]


async def test_links_in_buttons_and_no_previews(running: Rig, anya: Person) -> None:
    told(running, Reply(screen=Screen("см. https://t.me", ((Button("там", url="https://t.me"),),))))
    await anya.send("где")
    message = await shown(anya, "см.")
    assert message.rows[0][0]["url"] == "https://t.me"
    (call,) = await running.client.calls("sendMessage")
    assert call["params"]["link_preview_options"] == {"is_disabled": True}


async def test_a_file_then_the_screen_below(running: Rig, anya: Person) -> None:
    live = await begin(running, anya)
    told(running, Reply(files=(File("карта.json", b"{}", "<ваша>"),), screen=said("готово")))
    await anya.press(live, "more")
    await shown(anya, "готово")
    document, screen = (await anya.chat()).of_bot[-2:]
    assert document.text == "<ваша>"
    assert document.document is not None
    assert document.document["file_name"] == "карта.json"
    assert screen.id > document.id


async def test_another_chat_gets_a_plain_message(running: Rig, anya: Person) -> None:
    group = await running.client.group(anya)
    question = await anya.at(group).send("/start@tropa_bot")
    to = Address(person=anya.id, chat=group, private=False, message=question.id)
    await running.deliver(Reply(screen=said("в группе"), chat=group), to)
    answer = await anya.at(group).wait_text("в группе")
    assert answer.json["reply_to_message"]["message_id"] == question.id


async def test_the_person_sees_that_it_is_being_drawn(running: Rig, anya: Person) -> None:
    journey = await keep_journey(running.store, anya.id)
    live = await begin(running, anya)
    told(running, Reply(pictures=pictures(journey), screen=said("вот")))
    running.easel.gate.clear()
    async with running.client.changes() as changes:
        await anya.press(live, "more")
        async with asyncio.timeout(10):
            while not await running.client.calls("sendChatAction"):
                await changes.get()
    running.easel.gate.set()
    await shown(anya, "вот")
    (status,) = [c for c in await running.client.calls("editMessageText") if "Рису" in str(c)]
    (action, *_) = await running.client.calls("sendChatAction")
    assert "reply_markup" not in status["params"]
    assert action["params"]["action"] == "upload_photo"


@pytest.mark.parametrize("wanted", [{"pictures": pictures}, {"rendering": rendering}], ids=list)
async def test_whoever_waits_behind_many_is_told_and_served(
    running: Rig, anya: Person, wanted: dict[str, Any]
) -> None:
    journey = await keep_journey(running.store, anya.id)
    live = await begin(running, anya)
    running.easel.crowded = True
    ((field, make),) = wanted.items()
    told(running, Reply(**{field: make(journey)}, screen=said("вот")))
    await anya.press(live, "more")
    await shown(anya, "вот")
    (status,) = [c for c in await running.client.calls("editMessageText") if "очереди" in str(c)]
    assert "reply_markup" not in status["params"]
    assert running.easel.asked


async def test_a_failed_drawing_shows_the_words(running: Rig, anya: Person) -> None:
    journey = await keep_journey(running.store, anya.id)
    live = await begin(running, anya)
    running.easel.fails = DrawingFailed
    told(running, Reply(pictures=pictures(journey), screen=said("вот")))
    await anya.press(live, "more")
    failed = await shown(anya, "Картинка не получилась")
    assert failed.buttons == ["again"]
    assert failed.id == live.id


async def test_too_many_pictures_for_a_chat_are_offered_otherwise(
    running: Rig, anya: Person
) -> None:
    journey = await keep_journey(running.store, anya.id)
    live = await begin(running, anya)
    running.easel.fails = TooManyPictures
    told(running, Reply(pictures=pictures(journey), screen=said("вот")))
    await anya.press(live, "more")
    assert (await shown(anya, "Карта большая")).buttons == ["rows"]


async def test_signs_that_cannot_be_drawn_are_told_once(running: Rig, anya: Person) -> None:
    journey = await keep_journey(running.store, anya.id)
    drawn: dict[Pages, tuple[str, ...]] = {
        "phone": ("中", "<"), "board": ("<", "中"), "cover": ("中", "ไ"),
    }  # fmt: skip
    for pages, signs in drawn.items():
        running.easel.undrawn = signs
        wanted = replace(pictures(journey), pages=pages)
        told(running, Reply(pictures=wanted, screen=said(f"вот {pages}")))
        await anya.send("рисуй")
        await shown(anya, f"вот {pages}")
    texts = [message.text or "" for message in (await anya.chat()).of_bot]
    assert [text for text in texts if "Знаки" in text] == ["Знаки: 中 <.", "Знаки: ไ."]


async def test_a_file_of_several_pages_is_sent_page_by_page(running: Rig, anya: Person) -> None:
    journey = await keep_journey(running.store, anya.id)
    running.easel.pictures = (picture(), picture())
    told(running, Reply(rendering=rendering(journey), screen=said("вот")))
    await anya.send("файл")
    below = await shown(anya, "вот")
    sent = [message for message in (await anya.chat()).of_bot if message.document]
    names = [message.document["file_name"] for message in sent if message.document]
    assert names == ["tropa-board-1.png", "tropa-board-2.png"]
    assert all(message.id < below.id for message in sent)
    assert running.easel.asked == ["board.png"]


async def test_the_paper_is_the_smallest_with_legible_letters(running: Rig, anya: Person) -> None:
    journey = await keep_journey(running.store, anya.id)
    sheets = tuple(
        OnSheet(sheet=one, kind=f"{one}.pdf", file=f"{one}.pdf", caption=f"на {one}", small=())
        for one in SHEETS
    )
    wanted = replace(rendering(journey), kind="", sheets=sheets)
    told(running, Reply(rendering=wanted, screen=said("вот")))
    await anya.send("на бумаге")
    await shown(anya, "вот")
    (sent,) = [message for message in (await anya.chat()).of_bot if message.document]
    assert sent.document is not None
    assert (sent.document["file_name"], sent.text) == ("a3.pdf", "на a3")
    assert running.easel.asked == ["a3.pdf"]


async def test_a_file_that_cannot_be_drawn_shows_the_words(running: Rig, anya: Person) -> None:
    journey = await keep_journey(running.store, anya.id)
    running.easel.fails = DrawingFailed
    told(running, Reply(rendering=rendering(journey), screen=said("вот")))
    await anya.send("файл")
    failed = await shown(anya, "Картинка не получилась")
    assert failed.buttons == ["again"]


async def test_pictures_of_a_map_that_was_deleted_meanwhile(running: Rig, anya: Person) -> None:
    await begin(running, anya)
    told(running, Reply(pictures=pictures("gone"), screen=said("без картинок")))
    await anya.send("рисуй")
    await shown(anya, "без картинок")
    assert running.easel.drawings == 0


async def test_whoever_blocked_the_bot_is_left_alone(running: Rig, anya: Person) -> None:
    await begin(running, anya)
    await anya.block()
    await running.deliver(
        Reply(screen=said("x"), fresh=True), Address(person=anya.id, chat=anya.id)
    )
    assert not (await running.person(anya.id)).reachable


async def test_a_lost_edit_is_repeated(running: Rig, anya: Person) -> None:
    live = await begin(running, anya)
    await running.client.fault("lost_reply", "editMessageText", times=2)
    await anya.press(live, "more")
    await running.until_idle()
    assert [m.text for m in (await anya.chat()).of_bot] == ["tapped more"]


async def test_a_new_message_is_repeated_once_at_most(bench: Rig, anya: Person) -> None:
    await anya.start()
    await bench.client.fault("bad_gateway", "sendMessage")
    with pytest.raises(Undelivered) as failure:
        await bench.deliver(
            Reply(notice="а", screen=said("б")), Address(person=anya.id, chat=anya.id)
        )
    assert failure.value.rest == Reply(notice="а", screen=said("б"))
    await bench.client.clear_faults()
    await bench.deliver(failure.value.rest, Address(person=anya.id, chat=anya.id))
    assert [m.text for m in (await anya.chat()).of_bot] == ["а", "б"]


async def test_what_was_sent_is_not_sent_again(bench: Rig, anya: Person) -> None:
    await anya.start()
    await bench.client.fault("bad_gateway", "sendDocument")
    reply = Reply(notice="а", files=(File("f", b"1"),), screen=said("б"))
    with pytest.raises(Undelivered) as failure:
        await bench.deliver(reply, Address(person=anya.id, chat=anya.id))
    assert failure.value.rest.notice is None
    assert len(failure.value.rest.files) == 1


async def test_the_forgotten_are_answered_and_not_kept(running: Rig, anya: Person) -> None:
    await begin(running, anya)
    async with running.store.write() as work:
        await work.forget(anya.id)
    await running.deliver(Reply(screen=said("Всё удалено")), Address(person=anya.id, chat=anya.id))
    await shown(anya, "Всё удалено")
    async with running.store.read() as work:
        assert await work.person(anya.id) is None


@pytest.mark.parametrize("reply", [Reply(toast=Toast("готово")), Reply(screen=said("вот"))])
async def test_told_to_end_it_does_not_wait_for_a_silent_telegram(
    running: Rig, anya: Person, reply: Reply
) -> None:
    live = await begin(running, anya)
    for method in ("answerCallbackQuery", "editMessageText"):
        await running.client.fault("no_reply", method, seconds=200)
    told(running, reply)
    await anya.press(live, "more")
    if reply.screen is not None:
        await shown(anya, "вот")
    await asyncio.wait_for(running.turns.drain(0), 5)
