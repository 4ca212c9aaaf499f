"""People, maps and questions for the store's tests, and a look behind its back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import SqlStore, address
from bot.storage.columns import metadata
from journey.connections import Connection, Service
from journey.dropped import Dropped, MapFound
from journey.model import Evidence, EvidenceKind, Item, Journey, Stage, Task
from journey.person import Person
from journey.ports import Typed
from journey.prompts import Option, Prompt
from journey.pulse.model import Asked, Pulse, Wave
from journey.sharing import Share

NOW = dt.datetime(2026, 3, 1, 12, 30, 15, 123456, tzinfo=dt.UTC)
ANNA, BORIS = 5_000_000_001, 5_000_000_002
"""Telegram's ids have outgrown 32 bits."""


class Clock:
    """Tells the time that it was set to."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> dt.datetime:
        return self.now


def person(who: int = ANNA, **fields: Any) -> Person:
    return Person(**{"id": who, "chat": who, "language": "ru", "seen": NOW, **fields})


def journey(name: str = "map", word: str = "дорого", **fields: Any) -> Journey:
    """Two stages; on the first a pain with evidence; one task."""
    review = Evidence(id="e", kind=EvidenceKind.REVIEW, date=NOW.date(), quote=word)
    pain = Item(id="i", lane="pains", text=word, severity=3, evidence=(review,))
    given = {
        "id": name,
        "title": f"Кофейня {word}",
        "language": "ru",
        "created": NOW,
        "updated": NOW,
        "stages": (Stage(id="s1", title="Я выбираю", items=(pain,)), Stage(id="s2", title="Беру")),
        "tasks": (Task(id="t", rule="remedy", source="i", stage="s1", text=word, done_at=NOW),),
        **fields,
    }
    return Journey(**given)


def connection(name: str = "c", **fields: Any) -> Connection:
    """To one account of Bitrix24."""
    given = {
        "id": name,
        "journey": "map",
        "person": ANNA,
        "service": Service.BITRIX24,
        "host": "zerno.bitrix24.ru",
        "sealed": "gAAAA",
        "at": NOW,
        **fields,
    }
    return Connection(**given)


def renamed(before: Journey, title: str) -> Journey:
    return before.model_copy(update={"title": title, "revision": before.revision + 1})


def prompt(who: int = ANNA, **fields: Any) -> Prompt:
    options = (Option(text="Цены", chosen=True, message=7), Option(text="Очередь"))
    return Prompt(**{"person": who, "question": "pains", "options": options, **fields})


def typed(chat: int = ANNA, message: int = 7, **fields: Any) -> Typed:
    given = {"journey": "map", "stage": "s1", "question": "pains", "items": ("i",), **fields}
    return Typed(chat=chat, message=message, **given)


def share(number: int = 1, **fields: Any) -> Share:
    secret = f"{number:022d}"
    given = {"id": f"link{number}", "journey": "map", "person": ANNA, "name": "Аня", "at": NOW}
    return Share(**{**given, "secret": secret, **fields})


def dropped(who: int = ANNA, word: str = "Путь", **fields: Any) -> Dropped:
    found = MapFound(journey=journey("file", word))
    given = {"person": who, "message": 5, "name": f"{word}.json", "at": NOW, "found": found}
    return Dropped(**{**given, **fields})


async def put(store: SqlStore, *maps: Journey, owner: int = ANNA) -> None:
    async with store.write() as work:
        await work.save_person(person(owner))
        for each in maps:
            await work.save_journey(None, each, owner=owner, actor=owner, at=NOW)


async def dump(url: str) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table."""
    engine = address.writer(address.parse(url))
    try:
        async with engine.connect() as connection:
            return {
                name: [dict(row) for row in await _rows(connection, table)]
                for name, table in metadata.tables.items()
            }
    finally:
        await engine.dispose()


async def _rows(connection: AsyncConnection, table: sa.Table) -> Sequence[sa.RowMapping]:
    found = await connection.execute(sa.select(table).order_by(*table.primary_key))
    return found.mappings().all()


@contextmanager
def statements(store: SqlStore) -> Iterator[list[str]]:
    """What is sent to the database meanwhile, by its first words."""
    sent: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_others: Any) -> None:
        sent.append(" ".join(statement.split()))

    engines = {id(e.sync_engine.pool): e.sync_engine for e in (store._reader, store._writer)}
    for engine in engines.values():
        sa.event.listen(engine, "before_cursor_execute", note)
    yield sent
    for engine in engines.values():
        sa.event.remove(engine, "before_cursor_execute", note)


def plain(journey: Journey) -> str:
    """The journey with its ids counted: those of tries that failed are gone."""
    text = journey.model_dump_json()
    seen: dict[str, str] = {}
    return re.sub(r"\b\d{12}\b", lambda m: seen.setdefault(m[0], f"#{len(seen)}"), text)


def pulse(**fields: Any) -> Pulse:
    given = {"id": "pulse", "journey": "map", "secret": "s" * 22, "desk": "d" * 22, "at": NOW}
    return Pulse(**{**given, **fields})


def wave(**fields: Any) -> Wave:
    asked = (Asked(id="s1", title="Я выбираю"), Asked(id="s2", title="Беру"))
    given = {"id": "wave", "pulse": "pulse", "name": "Зерно", "language": "ru", "opened": NOW}
    return Wave(**{**given, "stages": asked, "salt": "ab" * 32, **fields})
