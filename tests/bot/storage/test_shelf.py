"""The lists of maps on both databases: shelves, copies, what is thrown away for good."""

from __future__ import annotations

import datetime as dt

from bot.storage import SqlStore
from journey.model import Persona, State
from journey.shelf import Heading, Shelf
from tests.bot.storage.samples import ANNA, BORIS, NOW, journey, put, renamed

HOUR = dt.timedelta(hours=1)


def ids(headings: tuple[Heading, ...]) -> list[str]:
    return [heading.id for heading in headings]


async def test_every_map_lies_on_one_shelf(store: SqlStore) -> None:
    await put(store, journey("open"), journey("away"), journey("thrown"), journey("both"))
    await put(store, journey("foreign"), owner=BORIS)
    async with store.write() as work:
        await work.set_archived("away", NOW)
        await work.set_deleted("thrown", NOW)
        await work.set_archived("both", NOW)
        await work.set_deleted("both", NOW + HOUR)
    async with store.read() as work:
        assert ids(await work.headings(ANNA)) == ["open"]
        assert ids(await work.headings(ANNA, Shelf.ARCHIVE)) == ["away"]
        assert ids(await work.headings(ANNA, Shelf.BIN)) == ["both", "thrown"]
        every = await work.headings(ANNA, *Shelf)
        assert {heading.id: heading.shelf for heading in every} == {
            "open": Shelf.OPEN,
            "away": Shelf.ARCHIVE,
            "thrown": Shelf.BIN,
            "both": Shelf.BIN,
        }


async def test_from_the_bin_it_comes_back_to_its_shelf(store: SqlStore) -> None:
    await put(store, journey("away"))
    async with store.write() as work:
        await work.set_archived("away", NOW)
        await work.set_deleted("away", NOW)
        await work.set_deleted("away", None)
        assert ids(await work.headings(ANNA, Shelf.ARCHIVE)) == ["away"]
        assert await work.journey("away") == journey("away")
        await work.set_archived("away", None)
        assert ids(await work.headings(ANNA)) == ["away"]


async def test_a_heading_names_the_customers_and_the_origin(store: SqlStore) -> None:
    people = (Persona(id="p", name="Соседка"), Persona(id="q", name="Студент"))
    plan = journey("plan", state=State.TO_BE, derived_from="map", personas=people)
    await put(store, journey("map"), plan)
    async with store.read() as work:
        found = {heading.id: heading for heading in await work.headings(ANNA)}
    assert found["plan"].personas == ("Соседка", "Студент")
    assert (found["plan"].state, found["plan"].derived_from) == (State.TO_BE, "map")
    assert found["map"].personas == ()


async def test_copies_of_a_map_by_its_owner_the_oldest_first(store: SqlStore) -> None:
    later = journey("later", derived_from="map", created=NOW + HOUR)
    await put(store, journey("map"), later, journey("first", derived_from="map"))
    await put(store, journey("gone", derived_from="map"))
    await put(store, journey("foreign", derived_from="map"), owner=BORIS)
    async with store.write() as work:
        await work.set_deleted("gone", NOW)
        assert ids(await work.derived("map")) == ["first", "later"]
        assert await work.derived("nothing") == ()


async def test_discarded_is_gone_at_once(store: SqlStore) -> None:
    await put(store, journey("map"))
    async with store.write() as work:
        await work.discard("map")
        assert await work.owner("map") is None
        assert await work.history("map") == ()
        assert await work.headings(ANNA, *Shelf) == ()


async def test_history_is_read_in_pieces(store: SqlStore) -> None:
    state = journey("map")
    await put(store, state)
    async with store.write() as work:
        for number in range(1, 10):
            after = renamed(state, f"№ {number}")
            undoes = 7 if number == 9 else None
            await work.save_journey(state, after, owner=ANNA, actor=ANNA, at=NOW, undoes=undoes)
            state = after
        assert [one.revision for one in await work.history("map", above=6)] == [7, 8, 9]
        assert [one.revision for one in await work.history("map", below=3)] == [0, 1, 2]
        assert [one.revision for one in await work.history("map", below=8, last=2)] == [6, 7]
        assert [one.revision for one in await work.history("map", above=3, below=5)] == [4]
        assert [one.undoes for one in await work.history("map", last=2)] == [None, 7]
