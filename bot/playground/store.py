"""What outlives a restart: JSON documents on shelves, counters, the bot's queue.

Knows SQLite, in this one place. Must not know what the documents mean.
A single connection on the event loop: every statement here takes microseconds.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.playground.wire import Json, dump, load

_TABLES = """
create table if not exists documents (
    shelf text not null, chat integer not null, id not null, body text not null,
    primary key (shelf, chat, id)
);
create table if not exists updates (
    id integer primary key autoincrement, kind text not null, body text not null,
    at real not null, deliveries integer not null default 0
);
create table if not exists counters (name text primary key, value integer not null);
"""
_FIRST_UPDATE = 100_000  # like Telegram, the queue does not begin at one


class Store:
    """Documents by shelf, chat and id (chat 0 where none is meant), oldest first."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(folder / "playground.sqlite3", isolation_level=None)
        self._db.execute("pragma journal_mode = wal")
        self._db.execute("pragma synchronous = normal")
        self._db.executescript(_TABLES)
        if not self._db.execute("select 1 from sqlite_sequence where name = 'updates'").fetchone():
            self._db.execute(
                "insert into sqlite_sequence (name, seq) values ('updates', ?)", (_FIRST_UPDATE,)
            )
        self._depth = 0

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Keep all of it or nothing; may be nested."""
        if self._depth == 0:
            self._db.execute("begin immediate")
        self._depth += 1
        try:
            yield
        except BaseException:
            self._depth -= 1
            if self._depth == 0:
                self._db.execute("rollback")
            raise
        self._depth -= 1
        if self._depth == 0:
            self._db.execute("commit")

    def get(self, shelf: str, key: int | str, chat: int = 0) -> Json | None:
        row = self._db.execute(
            "select body from documents where shelf = ? and chat = ? and id = ?", (shelf, chat, key)
        ).fetchone()
        return load(row[0]) if row else None

    def put(self, shelf: str, key: int | str, body: Json, chat: int = 0) -> None:
        self._db.execute(
            "insert into documents (shelf, chat, id, body) values (?, ?, ?, ?)"
            " on conflict do update set body = excluded.body",
            (shelf, chat, key, dump(body)),
        )

    def drop(self, shelf: str, key: int | str, chat: int = 0) -> None:
        self._db.execute(
            "delete from documents where shelf = ? and chat = ? and id = ?", (shelf, chat, key)
        )

    def all(self, shelf: str, chat: int = 0, last: int = 1_000_000) -> list[Json]:
        """List the newest `last` documents of a shelf, oldest first."""
        rows = self._db.execute(
            "select body from documents where shelf = ? and chat = ? order by rowid desc limit ?",
            (shelf, chat, last),
        ).fetchall()
        return [load(row[0]) for row in reversed(rows)]

    def next_number(self, name: str) -> int:
        """Count up; a number is never given twice, not after a restart either."""
        row = self._db.execute(
            "insert into counters (name, value) values (?, 1)"
            " on conflict do update set value = value + 1 returning value",
            (name,),
        ).fetchall()
        return int(row[0][0])

    def add_update(self, kind: str, body: Json, at: float) -> int:
        row = self._db.execute(
            "insert into updates (kind, body, at) values (?, ?, ?) returning id",
            (kind, dump(body), at),
        ).fetchall()
        return int(row[0][0])

    def take_updates(self, limit: int) -> list[Json]:
        """Read the oldest updates and count the delivery."""
        rows = self._db.execute(
            "select id, kind, body from updates order by id limit ?", (limit,)
        ).fetchall()
        if rows:
            self._db.execute(
                "update updates set deliveries = deliveries + 1 where id <= ?", (rows[-1][0],)
            )
        return [_update(*row) for row in rows]

    def waiting_updates(self, limit: int) -> list[tuple[int, str, Json]]:
        """Read the oldest updates with their kind; they stay."""
        rows = self._db.execute(
            "select id, kind, body from updates order by id limit ?", (limit,)
        ).fetchall()
        return [(row[0], row[1], _update(*row)) for row in rows]

    def drop_update(self, number: int) -> None:
        self._db.execute("delete from updates where id = ?", (number,))

    def pending_updates(self) -> int:
        return int(self._db.execute("select count(*) from updates").fetchone()[0])

    def newest_update(self, back: int) -> int:
        """Find the id of the `back`-th newest update; 0 when there are fewer."""
        row = self._db.execute(
            "select id from updates order by id desc limit 1 offset ?", (back - 1,)
        ).fetchone()
        return int(row[0]) if row else 0

    def confirm_updates(self, below: int, deliveries: int = 0) -> None:
        """Forget updates with a smaller id that were delivered often enough."""
        self._db.execute(
            "delete from updates where id < ? and deliveries >= ?", (below, deliveries)
        )

    def expire_updates(self, before: float) -> None:
        self._db.execute("delete from updates where at < ?", (before,))


def _update(number: int, kind: str, body: str) -> Json:
    """Put an update together; one without a kind was given raw and keeps its shape."""
    value = load(body)
    return {"update_id": number, kind: value} if kind else {"update_id": number, **value}
