"""Updates: long polling, confirmation, repeats, losses, restarts, the stream."""

import asyncio
from pathlib import Path
from time import monotonic

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramNetworkError,
)

from bot.playground.client import Person, PlaygroundClient
from bot.playground.faults import Kind
from bot.playground.server import Playground
from bot.playground.wire import Json


async def poll(playground: Playground, **params: object) -> list[Json]:
    url = f"{playground.url}/bot{playground.token}/getUpdates"
    async with aiohttp.ClientSession() as session, session.post(url, json=params) as answer:
        body = await answer.json()
    assert body["ok"], body
    result: list[Json] = body["result"]
    return result


def texts(updates: list[Json]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_unconfirmed_updates_come_again(playground: Playground, anya: Person) -> None:
    await anya.send("раз")
    first = await poll(playground)
    assert texts(first) == ["/start", "раз"]
    assert await poll(playground) == first
    assert texts(await poll(playground, offset=first[1]["update_id"])) == ["раз"]
    assert texts(await poll(playground, limit=1)) == ["раз"]
    assert await poll(playground, offset=first[1]["update_id"] + 1) == []


async def test_a_negative_offset_keeps_the_newest(playground: Playground, anya: Person) -> None:
    await anya.send("раз")
    await anya.send("два")
    assert texts(await poll(playground, offset=-1)) == ["два"]
    assert texts(await poll(playground)) == ["два"]


async def test_a_long_poll_ends_with_the_first_update(playground: Playground, anya: Person) -> None:
    seen = await poll(playground)
    waiting = asyncio.create_task(poll(playground, offset=seen[-1]["update_id"] + 1, timeout=30))
    await anya.wait_for(lambda _: True)
    begun = monotonic()
    await anya.send("пора")
    assert texts(await waiting) == ["пора"]
    assert monotonic() - begun < 25


async def test_an_empty_long_poll_ends_in_time(playground: Playground) -> None:
    begun = monotonic()
    assert await poll(playground, timeout=1) == []
    assert monotonic() - begun >= 0.9


async def test_the_newer_of_two_polls_wins(
    playground: Playground, bot: Bot, client: PlaygroundClient
) -> None:
    async with client.changes() as queue:
        older = asyncio.create_task(bot.get_updates(timeout=30))
        while (await queue.get())["kind"] != "bot":
            pass
    newer = asyncio.create_task(poll(playground, timeout=1))
    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates request"):
        await older
    assert await newer == []


async def test_only_allowed_updates(playground: Playground, anya: Person) -> None:
    await poll(playground, allowed_updates=["callback_query"], offset=-1)
    await anya.send("не дойдёт")
    assert texts(await poll(playground)) == ["/start"]
    await poll(playground, allowed_updates=[])
    await anya.send("дойдёт")
    assert texts(await poll(playground)) == ["/start", "дойдёт"]


async def test_everything_twice(
    playground: Playground, client: PlaygroundClient, anya: Person
) -> None:
    await client.deliver_twice()
    first = await poll(playground)
    after = first[-1]["update_id"] + 1
    assert await poll(playground, offset=after) == first
    assert await poll(playground, offset=after) == []


@pytest.mark.parametrize("kind", ["lost_reply", "no_reply"])
async def test_a_lost_reply_had_its_effect(
    bot: Bot, client: PlaygroundClient, anya: Person, kind: Kind
) -> None:
    await client.fault(kind, "send*", every=2, times=1, seconds=0.1)
    await bot.send_message(anya.id, "раз")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(anya.id, "два")
    await bot.send_message(anya.id, "три")
    assert [message.text for message in await anya.messages()][1:] == ["раз", "два", "три"]


async def test_a_gateway_page_and_a_refusal_have_no_effect(
    bot: Bot, client: PlaygroundClient, anya: Person
) -> None:
    sent = await bot.send_message(anya.id, "было")
    await client.fault("bad_gateway", "sendMessage", times=1)
    with pytest.raises(ClientDecodeError):  # aiogram cannot read the page
        await bot.send_message(anya.id, "нет")
    await client.fault("refuse", "editMessage*")
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await sent.edit_text("стало")
    await client.clear_faults()
    assert await sent.edit_text("стало")
    assert [message.text for message in await anya.messages()][1:] == ["стало"]


async def test_an_update_that_nobody_can_decode(
    playground: Playground, client: PlaygroundClient
) -> None:
    number = await client.inject({"telepathy": {"thought": "?"}, "update_id": 1})
    assert await poll(playground) == [{"update_id": number, "telepathy": {"thought": "?"}}]


async def test_tomorrow_everything_is_there(tmp_path: Path) -> None:
    first = Playground(tmp_path)
    async with first, PlaygroundClient(first.url) as client:
        anya = await client.person("Аня")
        await anya.send("вчера")
        await anya.send_file("document", "файл".encode(), "a.txt")
        pending = await poll(first)
    second = Playground(tmp_path)
    async with second, PlaygroundClient(second.url) as client:
        same = client.known_person(anya.id)
        old = await same.messages()
        assert [message.text for message in old] == ["вчера", ""]
        assert await old[1].document_bytes() == "файл".encode()
        assert await poll(second) == pending
        new = await same.send("сегодня")
        assert new.id == 3
        assert (await poll(second))[-1]["update_id"] == pending[-1]["update_id"] + 1


async def test_a_client_hears_the_server_again_after_a_restart(tmp_path: Path) -> None:
    playground = Playground(tmp_path)
    await playground.start()
    async with PlaygroundClient(playground.url) as client:
        anya = await client.person("Аня")
        await playground.stop()
        await playground.start()
        waiting = asyncio.create_task(
            anya.wait_for(lambda chat: [m.text for m in chat.messages] == ["ау"])
        )
        async with PlaygroundClient(playground.url) as other:
            await other.known_person(anya.id).send("ау")
        assert await waiting
        await client.close()
    await playground.stop()


async def test_stopping_does_not_wait_for_a_long_poll(tmp_path: Path) -> None:
    playground = Playground(tmp_path)
    await playground.start()
    async with PlaygroundClient(playground.url) as client, client.changes() as queue:
        polling = asyncio.create_task(poll(playground, timeout=50))
        while (await queue.get())["kind"] != "bot":
            pass
        begun = monotonic()
        await playground.stop()
        assert await polling == []
        assert monotonic() - begun < 40
