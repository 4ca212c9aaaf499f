"""The words beside the maps: always those of the maps, and found as on the map itself."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.storage import SqlStore, open_store, upgrade
from bot.storage.tables import searched
from bot.storage.upgrading import downgrade
from journey import limits, search
from journey.model import Emotion, Evidence, EvidenceKind, Item, Journey, Stage
from tests.bot.storage.samples import ANNA, BORIS, NOW, Clock, journey
from tests.bot.storage.test_migrations import FIXTURES, _put_back

PROOF = Evidence(id="ev", kind=EvidenceKind.DATA, source="счётчик")


def full(name: str = "map", updated: dt.datetime = NOW) -> Journey:
    """Two stages whose every part holds words."""
    told = ("Долгая доставка", "о доставке ни слова", "Ёлка в зале", "без % и _ слов")
    items = tuple(
        Item(id=f"i{n}", lane="pains", text=text, evidence=(PROOF,) if n == 0 else ())
        for n, text in enumerate(told)
    )
    felt = Emotion(id="e", level=-2, note="Злится на доставку")
    stages = (
        Stage(id="s1", title="Жду заказ", items=items[2:], emotions=(felt,)),
        Stage(id="s2", title="Доставка", items=items[:2]),
    )
    return journey(name, stages=stages, tasks=(), updated=updated)


async def put(store: SqlStore, after: Journey, before: Journey | None = None) -> Journey:
    if before is not None:
        after = after.model_copy(update={"revision": before.revision + 1})
    async with store.write() as work:
        await work.save_journey(before, after, owner=ANNA, actor=ANNA, at=NOW)
    return after


async def found(store: SqlStore, query: str, who: int = ANNA, most: int = 100) -> list[search.Hit]:
    sought = search.sought(query)
    assert sought is not None
    async with store.read() as work:
        lines = await work.lines(who, sought, most)
        return list(await work.hits(search.among(lines, sought)))


async def kept(store: SqlStore) -> set[tuple[str, ...]]:
    async with store._reader.connect() as connection:
        return {tuple(row) for row in await connection.execute(sa.select(searched))}


def meant(*journeys: Journey) -> set[tuple[str, ...]]:
    """What must be kept of these maps."""
    return {
        (one.id, kind, part.id, search.written(text))
        for one in journeys
        for stage in one.stages
        for kind, parts in (
            ("stage", (stage,)),
            ("emotion", stage.emotions),
            ("item", stage.items),
        )
        for part in parts
        if (text := search.told(part))
    }


@pytest.mark.parametrize(
    "query",
    ["доставка", "ДОСТАВКЕ", "дост", "ёлки", "слов", "жду", "зли на", "нигде", "%", "_", "дорого"],
)
async def test_as_on_the_map_itself(store: SqlStore, query: str) -> None:
    whole = await put(store, full())
    on_the_map = list(search.find(whole, query))
    assert (await found(store, query) if search.sought(query) else []) == on_the_map


async def test_the_words_follow_the_map(store: SqlStore) -> None:
    first = await put(store, full())
    assert await kept(store) == meant(first)
    one, two = first.stages
    reworded = one.items[0].model_copy(update={"text": "Сосна"})
    moved = two.model_copy(update={"items": (*two.items[1:], *one.items[1:])})
    emptied = one.model_copy(update={"title": "Иду", "items": (reworded,), "emotions": ()})
    second = await put(store, first.model_copy(update={"stages": (moved, emptied)}), first)
    assert await kept(store) == meant(second)
    assert (await found(store, "сосна"))[0].number == 2
    await put(store, first, second)
    assert await kept(store) == meant(first)


async def test_the_exact_words_first_then_the_latest_map(store: SqlStore) -> None:
    await put(store, full("old", NOW - dt.timedelta(days=1)))
    await put(store, full("new"))
    exact = [hit.journey for hit in await found(store, "доставка")]
    assert exact == ["new", "new", "old", "old", "new", "new", "old", "old"]
    assert [hit.journey for hit in await found(store, "доставка", most=3)] == ["new", "new", "old"]


async def test_other_people_the_archive_and_the_bin_are_left_out(store: SqlStore) -> None:
    for name in ("bin", "kept", "open"):
        await put(store, full(name))
    async with store.write() as work:
        await work.set_deleted("bin", NOW)
        await work.set_archived("kept", NOW)
    assert {hit.journey for hit in await found(store, "ёлка")} == {"open"}
    assert await found(store, "ёлка", who=BORIS) == []
    async with store.write() as work:
        await work.forget(ANNA)
    assert await kept(store) == set()


@pytest.mark.parametrize("saved", sorted(FIXTURES.glob("*.sql")), ids=lambda path: path.stem)
async def test_a_saved_database_is_searched_as_well(
    saved: Path, tmp_path: Path, clock: Clock
) -> None:
    url, old = _put_back(saved, tmp_path / "tropa.db")
    await upgrade(url)
    store = open_store(url, now=clock)
    assert {line for line in await kept(store) if line[0] == old.id} == meant(old)
    await store.close()


async def test_words_of_notes_are_written_down_too(bare_url: str, clock: Clock) -> None:
    """The upgrade reads notes out of the emotions' rest."""
    await upgrade(bare_url)
    store = open_store(bare_url, now=clock)
    whole = await put(store, full())
    await store.close()
    await downgrade(bare_url, "0006")
    await upgrade(bare_url)
    store = open_store(bare_url, now=clock)
    assert await kept(store) == meant(whole)
    await store.close()


async def test_the_longest_search_is_answered(store: SqlStore) -> None:
    await put(store, full())
    assert await found(store, "а " * limits.QUERY_CHARS) == []
