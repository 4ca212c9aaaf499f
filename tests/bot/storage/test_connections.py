"""Connections: one of a service a map, gone with its map, what was sent kept with them."""

from __future__ import annotations

from bot.storage import SqlStore
from journey.connections import Sent, Service, Trouble
from tests.bot.storage.samples import ANNA, BORIS, NOW, connection, journey, put

SENT = Sent(task="t", remote="812", digest="d", done=True)


async def test_a_connection_is_kept_with_what_was_sent(store: SqlStore) -> None:
    await put(store, journey())
    first, second = connection(), connection("p", service=Service.PLANFIX, host="zerno.planfix.ru")
    async with store.write() as work:
        await work.connect(first)
        await work.connect(second)
        await work.save_sent("c", SENT.with_(remote=""))
        await work.save_sent("c", SENT)
        assert await work.connections("map") == (first, second)
        assert await work.connections_of(ANNA) == (first, second)
        assert await work.connections_of(BORIS) == ()
        assert await work.sent("c") == (SENT,)
        assert await work.sent("p") == ()


async def test_a_new_key_to_the_same_account_keeps_what_was_sent_there(store: SqlStore) -> None:
    await put(store, journey())
    async with store.write() as work:
        await work.connect(connection(checked=NOW, trouble=Trouble.KEY))
        await work.save_sent("c", SENT)
        await work.connect(connection("new", sealed="other"))
        (kept,) = await work.connections("map")
        assert (kept.id, kept.sealed, kept.trouble) == ("c", "other", None)
        assert await work.sent("c") == (SENT,)


async def test_another_account_takes_its_place(store: SqlStore) -> None:
    await put(store, journey())
    async with store.write() as work:
        await work.connect(connection())
        await work.save_sent("c", SENT)
        await work.connect(connection("new", host="dym.bitrix24.ru"))
        assert [one.id for one in await work.connections("map")] == ["new"]
        assert await work.sent("c") == ()


async def test_what_was_cut_stays_cut(store: SqlStore) -> None:
    await put(store, journey())
    async with store.write() as work:
        await work.connect(connection())
        await work.disconnect("c")
        await work.save_connection(connection(checked=NOW))
        assert await work.connections("map") == ()
        assert await work.connection("c") is None


async def test_nothing_of_the_key_is_told_by_accident() -> None:
    assert "gAAAA" not in repr(connection())
