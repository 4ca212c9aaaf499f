"""What teams said and showed: kept, found, gone with their map and with whoever said it."""

from __future__ import annotations

import datetime as dt

from bot.storage import SqlStore
from journey.voices.heard import Heard, Photo, Use
from journey.voices.pile import Piece, Pile
from tests.bot.storage.samples import ANNA, BORIS, NOW, journey, person, put

CHAT = -1_002_000_000_001
HEARD = Heard(
    id="h1",
    journey="map",
    chat=CHAT,
    message=12,
    person=BORIS,
    name="Боря",
    text="очередь в 8:30",
    album="a",
    use=Use.SEEN,
    stage="s1",
    entry="i",
    record="e2",
    guess=True,
    at=NOW,
)
PHOTO = Photo(
    id="p1",
    journey="map",
    stage="s1",
    bot=77,
    file="AgACAgIAAx",
    person=BORIS,
    name="Боря",
    heard="h1",
    at=NOW,
)


async def kept(store: SqlStore) -> None:
    await put(store, journey())
    async with store.write() as work:
        await work.save_heard(HEARD)
        await work.save_photo(PHOTO)
        await work.save_photo(PHOTO.with_(id="p0", task="t", at=NOW + dt.timedelta(seconds=1)))


async def test_kept_as_given_and_found_by_message_and_album(store: SqlStore) -> None:
    await kept(store)
    async with store.write() as work:
        assert await work.heard("h1") == await work.heard_at(CHAT, 12) == HEARD
        assert await work.heard_album(CHAT, "a") == HEARD
        assert await work.heard_album(CHAT + 1, "a") is None
        assert [one.id for one in await work.photos("map")] == ["p1", "p0"]
        assert (await work.photos("map"))[0] == PHOTO
        changed = HEARD.with_(use=Use.NOTHING)
        await work.save_heard(changed)
        assert await work.heard("h1") == changed
        await work.drop_photos("h1")
        assert await work.photos("map") == ()


async def test_whoever_said_it_is_forgotten_with_it(store: SqlStore) -> None:
    await kept(store)
    async with store.write(alone=True) as work:
        await work.forget(BORIS)
    async with store.read() as work:
        assert await work.heard("h1") is None
        assert await work.photos("map") == ()


async def test_goes_with_its_map(store: SqlStore) -> None:
    await kept(store)
    async with store.write(alone=True) as work:
        await work.forget(ANNA)
    async with store.read() as work:
        assert await work.heard("h1") is None
        assert await work.photos("map") == ()


async def test_what_nobody_can_edit_any_more_is_swept_and_photos_stay(store: SqlStore) -> None:
    await kept(store)
    async with store.write(alone=True) as work:
        await work.purge(NOW + dt.timedelta(days=1))
        assert await work.heard("h1") is None
        assert len(await work.photos("map")) == 2


async def test_reviews_wait_with_the_person(store: SqlStore) -> None:
    pile = Pile(message=3, journey="map", pieces=(Piece(text="Ждали час", stage="s1"),))
    async with store.write() as work:
        await work.save_person(person(ANNA, reviews=pile))
    async with store.read() as work:
        known = await work.person(ANNA)
    assert known is not None
    assert known.reviews == pile


async def test_a_stage_has_records_of_its_own(store: SqlStore) -> None:
    (record,) = journey().stages[0].items[0].evidence
    with_records = journey().stages[0].with_(evidence=(record.with_(id="seen"),))
    stages = (with_records, *journey().stages[1:])
    await put(store, journey(stages=stages))
    async with store.read() as work:
        assert await work.journey("map") == journey(stages=stages)
