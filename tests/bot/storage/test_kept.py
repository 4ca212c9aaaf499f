"""All of a person is given out, nothing of anybody else, and nothing that opens something."""

from __future__ import annotations

import json

from bot.storage import SqlStore
from bot.storage.columns import metadata
from bot.storage.kept import _DERIVED, _is_theirs
from journey.model import Task
from tests.bot.storage.samples import ANNA, BORIS, NOW, dump, journey, renamed
from tests.bot.storage.test_forget import GROUP, _live

_NOBODYS = {"groups", "discarded", "timetables", "logos"} | _DERIVED
"""Tables that hold nobody's rows in this test, or nobody's at all."""


async def test_all_of_theirs_and_nothing_else(store: SqlStore, url: str) -> None:
    await _live(store, BORIS, "малина", update=10)
    await _live(store, ANNA, "черника", update=20)
    async with store.read() as work:
        told = await work.everything_of(ANNA)
    text = json.dumps(told, ensure_ascii=False)
    assert "малина" not in text
    assert str(BORIS) not in text
    for name, rows in (await dump(url)).items():
        hers = [
            row
            for row in rows
            if "черника" in json.dumps(dict(row), default=str, ensure_ascii=False)
        ]
        theirs = told.get(name, [])
        if name == "typed":  # what was said in a group is the group's
            hers = [row for row in hers if row["chat"] != GROUP]
        if name not in _DERIVED:
            assert len(theirs) >= len(hers), name
    assert {"people", "journeys", "items", "changes", "prompts", "reminders", "shares"} <= {*told}
    (account,) = told["connections"]
    assert "sealed" not in account
    assert account["host"]


async def test_where_they_are_named_in_maps_of_others(store: SqlStore) -> None:
    task = Task(
        id="t", rule="own", source="i", stage="s1", text="Плёнка", owner="Аня", owner_id=ANNA
    )
    before = journey("map", tasks=(task,))
    async with store.write() as work:
        await work.save_journey(None, before, owner=BORIS, actor=BORIS, at=NOW)
        await work.save_journey(before, renamed(before, "Б"), owner=BORIS, actor=ANNA, at=NOW)
    async with store.read() as work:
        told = await work.everything_of(ANNA)
        assert [(one["what"], one.get("text")) for one in told["named_elsewhere"]] == [
            ("tasks", "Плёнка"),
            ("step", None),
        ]
        assert {*told} == {"named_elsewhere"}
        assert not await work.everything_of(4711)


def test_every_table_is_somebodys_or_said_to_be_nobodys() -> None:
    """A new one is given out as soon as it is tied to a person, a map or something of theirs."""
    nobodys = {table.name for table in metadata.sorted_tables if _is_theirs(table, ANNA) is None}
    assert nobodys <= _NOBODYS
