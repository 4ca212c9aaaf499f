"""Pictures as they arrive: alone or in albums, drawn once, never twice where the line was cut."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.playground.client import Person
from handlers import owed
from handlers.screen import Reply
from handlers.telegram.deliver import Address, Undelivered
from tests.handlers.telegram.rig import Rig, keep_journey, picture, pictures, said
from tests.handlers.telegram.test_deliver import begin, shown, told


async def test_pictures_are_drawn_then_reused(running: Rig, anya: Person) -> None:
    journey = await keep_journey(running.store, anya.id)
    live = await begin(running, anya)
    running.easel.pictures = (picture(), picture(60, 90))
    told(running, Reply(pictures=pictures(journey), screen=said("вот", "more")))

    await anya.press(live, "more")
    screen = await shown(anya, "вот")
    await running.until_idle()
    chat = await anya.chat()
    assert chat.message(live.id) is None  # it said «Рисую…», and went
    first, second = chat.of_bot[-3:-1]
    assert first.album == second.album is not None
    assert (first.text, second.text) == ("Карта <кофейни>", "")
    assert running.easel.drawings == 1

    await anya.press(screen, "more")
    await running.until_idle()
    assert running.easel.drawings == 1
    assert len([m for m in (await anya.chat()).of_bot if m.photo_size]) == 4
    statuses = [c for c in await running.client.calls("editMessageText") if "Рису" in str(c)]
    assert len(statuses) == 1


@pytest.mark.parametrize(("count", "albums"), [(1, [0]), (10, [10]), (11, [6, 5]), (21, [7, 7, 7])])
async def test_albums_are_split_evenly(
    running: Rig, anya: Person, count: int, albums: list[int]
) -> None:
    journey = await keep_journey(running.store, anya.id)
    running.easel.pictures = (picture(),) * count
    told(running, Reply(pictures=pictures(journey), screen=said("вот")))
    await anya.send("рисуй")
    await shown(anya, "вот")
    sent = [len(c["params"]["media"]) for c in await running.client.calls("sendMediaGroup")]
    assert (sent or [0]) == albums
    assert len([m for m in (await anya.chat()).of_bot if m.photo_size]) == count


async def test_of_the_first_pictures_the_cover_stands_by_itself(running: Rig, anya: Person) -> None:
    journey = await keep_journey(running.store, anya.id)
    running.easel.pictures = (picture(), picture(60, 90), picture(61, 90))
    wanted = replace(pictures(journey), pages="first")
    told(running, Reply(pictures=wanted, screen=said("вот")))
    await anya.send("рисуй")
    await shown(anya, "вот")
    photos = [message for message in (await anya.chat()).of_bot if message.photo_size]
    cover, board, more = photos
    assert cover.album is None
    assert board.album == more.album is not None
    assert [photo.text for photo in photos] == ["Карта <кофейни>", "", ""]


@pytest.mark.parametrize("sent_before", [0, 1])
async def test_what_came_through_before_the_line_was_cut_is_not_sent_again(
    bench: Rig, anya: Person, sent_before: int
) -> None:
    await anya.start()
    journey = await keep_journey(bench.store, anya.id)
    bench.easel.pictures = (picture(), picture(60, 90))
    wanted = replace(pictures(journey), pages="first")
    to = Address(person=anya.id, chat=anya.id)
    for _ in range(sent_before):
        await bench.deliver(Reply(pictures=wanted), to)
    await bench.client.fault("slow", "sendPhoto", times=1, seconds=0)  # the cover goes through
    await bench.client.fault("bad_gateway", "sendPhoto", times=2)
    with pytest.raises(Undelivered) as failure:
        await bench.deliver(Reply(pictures=wanted, screen=said("вот")), to)
    await bench.client.clear_faults()
    rest = failure.value.rest
    assert rest == Reply(pictures=replace(wanted, sent=1), screen=said("вот"))
    (kept,) = owed.read(owed.written(rest) or "")
    assert kept.pictures == rest.pictures
    await bench.deliver(rest, to)
    photos = [message for message in (await anya.chat()).of_bot if message.photo_size]
    assert [photo.text for photo in photos] == ["Карта <кофейни>", ""] * (1 + sent_before)
    assert photos[-1].photo_size != photos[-2].photo_size


async def test_a_forgotten_board_is_drawn_and_its_cover_not_sent_twice(
    bench: Rig, anya: Person
) -> None:
    await anya.start()
    journey = await keep_journey(bench.store, anya.id)
    bench.easel.pictures = (picture(), picture(60, 90))
    wanted = replace(pictures(journey), pages="first")
    to = Address(person=anya.id, chat=anya.id)
    await bench.deliver(Reply(pictures=wanted), to)
    async with bench.store.write() as work:
        await work.save_picture(bench.bot.id, f"{journey}-first-1", "AgACAgIAAxkBAAIB-forgotten")
    await bench.deliver(Reply(pictures=wanted), to)
    photos = [message for message in (await anya.chat()).of_bot if message.photo_size]
    assert [photo.text for photo in photos] == ["Карта <кофейни>", ""] * 2
    assert bench.easel.drawings == 2


async def test_a_file_id_that_telegram_forgot_is_drawn_anew(running: Rig, anya: Person) -> None:
    journey = await keep_journey(running.store, anya.id)
    async with running.store.write() as work:
        await work.save_picture(running.bot.id, f"{journey}-phone-0", "AgACAgIAAxkBAAIB-forgotten")
    told(running, Reply(pictures=pictures(journey), screen=said("вот")))
    await anya.send("рисуй")
    await shown(anya, "вот")
    assert running.easel.drawings == 1
    assert len([m for m in (await anya.chat()).of_bot if m.photo_size]) == 1


async def test_a_picture_that_cannot_be_a_photo_goes_as_a_document(
    running: Rig, anya: Person
) -> None:
    journey = await keep_journey(running.store, anya.id)
    running.easel.pictures = (picture(), picture(2100, 100))
    told(running, Reply(pictures=pictures(journey), screen=said("вот")))
    await anya.send("рисуй")
    await shown(anya, "вот")
    photo, document = (await anya.chat()).of_bot[-3:-1]
    assert photo.photo_size is not None
    assert document.document is not None
