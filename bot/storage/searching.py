"""`journey.search.SearchWork`: the words of all places of all maps, beside the maps themselves.

Knows how the words are kept and picked; must not know when one word means another.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import unpack
from bot.storage.tables import emotions, evidence, items, journeys, searched, stages
from bot.storage.transaction import Transaction
from journey.changes import Change, Row
from journey.model import Emotion, Item
from journey.search import PARTS, Hit, Line, Part, Sought, written

_TEXTS: Final[dict[str, str]] = {"stage": "title", "emotion": "note", "item": "text"}
"""Of each part that is searched: the field that is."""
_PLACE: Final = frozenset({"journey", "parent", "pos"})


async def keep_words(connection: AsyncConnection, journey: str, steps: Iterable[Change]) -> None:
    """Of changes to one map: the words that came, went or became others."""
    changed = [
        step
        for step in steps
        if step.table in _TEXTS and _text(step.table, step.before) != _text(step.table, step.after)
    ]
    if not changed:
        return
    keys = [
        {"in_": journey, "of": step.table, "one": step.id}
        for step in changed
        if _text(step.table, step.before)
    ]
    if keys:
        await connection.execute(_GONE, keys)
    records = [
        {"journey": journey, "part": step.table, "id": step.id, "words": written(text)}
        for step in changed
        if (text := _text(step.table, step.after))
    ]
    if records:
        await connection.execute(sa.insert(searched), records)


_GONE: Final = sa.delete(searched).where(
    searched.c.journey == sa.bindparam("in_"),
    searched.c.part == sa.bindparam("of"),
    searched.c.id == sa.bindparam("one"),
)


def _text(part: str, row: Row | None) -> str:
    found: str | None = None if row is None else row[_TEXTS[part]]
    return found or ""


class SearchPart(Transaction):
    async def lines(self, person_id: int, sought: Sought, most: int) -> tuple[Line, ...]:
        stands = sa.func.instr if self._connection.dialect.name == "sqlite" else sa.func.strpos
        kept = searched.c
        exact = sa.and_(*(stands(kept.words, f" {word} ") > 0 for word in sought.words))
        could = (stands(kept.words, f" {beginning}") > 0 for beginning in sought.beginnings)
        own = sa.and_(journeys.c.owner == person_id, *_open())
        found = await self._connection.execute(
            sa.select(kept.journey, kept.part, kept.id, kept.words)
            .select_from(_with_places())
            .where(kept.journey.in_(sa.select(journeys.c.id).where(own)), *could)
            .order_by(sa.case((exact, 0), else_=1), *_ORDER)
            .limit(most)
        )
        return tuple(Line(*record) for record in found)

    async def hits(self, lines: tuple[Line, ...]) -> tuple[Hit, ...]:
        return tuple([await self._hit(line) for line in lines])

    async def _hit(self, line: Line) -> Hit:
        entry = None if line.part == "stage" else await self._entry(line.part, line)
        kept = searched.c
        place = await self._connection.execute(
            sa.select(journeys.c.title, stages.c.id, stages.c.pos, stages.c.title)
            .select_from(_with_places())
            .where(kept.journey == line.journey, kept.part == line.part, kept.id == line.id)
        )
        title, stage, pos, named = place.one()
        return Hit(line.journey, title, stage, pos + 1, named, entry)

    async def _entry(self, part: Part, line: Line) -> Item | Emotion:
        """An entry with its evidence, without the map around it."""
        table = items if part == "item" else emotions
        kind = Item if part == "item" else Emotion
        (row,) = await self._rows(table, table.c.id, line)
        proofs = await self._rows(evidence, evidence.c.parent, line)
        proofs.sort(key=lambda proof: proof["pos"])
        return kind.model_validate({**_own(row), "evidence": [_own(proof) for proof in proofs]})

    async def _rows(
        self, table: sa.Table, column: sa.Column[Any], line: Line
    ) -> list[dict[str, Any]]:
        query = sa.select(table).where(table.c.journey == line.journey, column == line.id)
        return [unpack(record) for record in (await self._connection.execute(query)).mappings()]


def _own(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in _PLACE}


def _open() -> tuple[sa.ColumnElement[bool], ...]:
    """Neither in the archive nor in the bin."""
    return journeys.c.deleted.is_(None), journeys.c.archived.is_(None)


_STAGE: Final = sa.case(
    (searched.c.part == "item", items.c.parent),
    (searched.c.part == "emotion", emotions.c.parent),
    else_=searched.c.id,
)
_ORDER: Final = (
    journeys.c.updated.desc(),
    journeys.c.id,
    stages.c.pos,
    sa.case(*((searched.c.part == part, number) for number, part in enumerate(PARTS))),
    sa.func.coalesce(items.c.pos, emotions.c.pos),
)
"""As `headings` lists the maps, then as a map is read."""


def _with_places() -> sa.Join:
    """Each line with the map, the stage and the entry that it belongs to."""
    kept = searched.c

    def entry(table: sa.Table, part: Part) -> sa.ColumnElement[bool]:
        return sa.and_(kept.part == part, table.c.journey == kept.journey, table.c.id == kept.id)

    return (
        searched.join(journeys, journeys.c.id == kept.journey)
        .outerjoin(items, entry(items, "item"))
        .outerjoin(emotions, entry(emotions, "emotion"))
        .join(stages, sa.and_(stages.c.journey == kept.journey, stages.c.id == _STAGE))
    )
