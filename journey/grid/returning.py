"""A map's table that came back: which of its cells somebody changed, added or took out.

Knows rows of cells and the ids that lie beside them; must not know a file, nor the map as it is
now. What says the same as when it was written is untouched, wherever it stands in its cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from journey import limits
from journey.grid.edits import Cell, Column, Edits
from journey.grid.ids import Ids, Kept, digest
from journey.grid.lists import changed
from journey.grid.signs import flat
from journey.outline.cells import NOTHING, Reader
from journey.outline.names import DURATION, REACH
from journey.outline.outline import short
from journey.outline.tables import Rows, placed

TIME: Final = "time"


@dataclass(slots=True)
class _Sheet:
    """One person's table: what it was written from, and what stands in it now."""

    persona: str
    kept: list[Kept]
    titles: list[str] = field(default_factory=list)
    cells: list[tuple[int, str, str]] = field(default_factory=list)
    """Column, lane, words."""
    lanes: frozenset[str] = frozenset()
    """The rows whose names are there."""
    stages: list[str | None] = field(default_factory=list)
    """The id of each column's stage."""
    found: list[tuple[int, str, str, Kept | None]] = field(default_factory=list)


def edits(tables: Sequence[tuple[str, Rows]], ids: Ids, reader: Reader) -> Edits | None:
    """Of the sheets by their names; None: none of them is a table of that map."""
    sheets = [one for one in _sheets(ids) if _fill(one, dict(tables), reader)]
    if not sheets:
        return None
    for sheet in sheets:
        _name_stages(sheet)
        sheet.found = list(_tied(sheet))
    rows, undone = changed(tables, ids)
    return _told(sheets, ids, reader).with_(rows=rows, undone=undone)


def _sheets(ids: Ids) -> Iterator[_Sheet]:
    """Each begins with the line of its name."""
    for one in ids.kept:
        if one.kind == "sheet":
            sheet = _Sheet(one.id, [])
            sheet.titles = [one.said]
            yield _with(sheet, ids, one)


def _with(sheet: _Sheet, ids: Ids, head: Kept) -> _Sheet:
    rest = ids.kept[ids.kept.index(head) + 1 :]
    for one in rest:
        if one.kind == "sheet":
            break
        sheet.kept.append(one)
    return sheet


def _fill(sheet: _Sheet, tables: dict[str, Rows], reader: Reader) -> bool:
    rows = tables.get(sheet.titles[0])
    read = None if rows is None else placed(rows, reader)
    if read is None:
        return False
    titles, cells, sheet.lanes = read
    sheet.titles = titles[: limits.STAGES_MAX]
    sheet.cells = [one for one in cells if one[0] < len(sheet.titles)]
    return True


def _name_stages(sheet: _Sheet) -> None:
    """By their titles; one that is called otherwise by what stands under it."""
    known = [one for one in sheet.kept if one.kind == "stage"]
    free = {one.id for one in known}
    sheet.stages = [None] * len(sheet.titles)
    for at, title in enumerate(sheet.titles):
        same = next((one for one in known if one.id in free and one.said == digest(title)), None)
        if same is not None:
            sheet.stages[at] = same.id
            free.discard(same.id)
    said = {(one.lane, one.said): one.stage for one in sheet.kept if one.kind != "stage"}
    for at, found in enumerate(sheet.stages):
        if found is not None:
            continue
        under = [
            said.get((lane, digest(text))) for column, lane, text in sheet.cells if column == at
        ]
        votes = {one: under.count(one) for one in under if one in free}
        if votes:
            sheet.stages[at] = max(votes, key=lambda one: votes[one])
            free.discard(sheet.stages[at] or "")


def _tied(sheet: _Sheet) -> Iterator[tuple[int, str, str, Kept | None]]:
    """Each cell with what it was written from: the same words first, then by its place."""
    free = [one for one in sheet.kept if one.kind in {"item", "emotion"}]
    open_: list[tuple[int, str, str]] = []
    for at, lane, text in sheet.cells:
        same = [one for one in free if one.lane == lane and one.said == digest(text)]
        here = [one for one in same if one.stage == sheet.stages[at]]
        tie = next(iter([*here, *same]), None)
        if tie is None:
            open_.append((at, lane, text))
        else:
            free.remove(tie)
            yield at, lane, text, tie
    for at, lane, text in open_:
        cell = (one for one in free if (one.stage, one.lane) == (sheet.stages[at], lane))
        tie = next(cell, None)
        if tie is not None:
            free.remove(tie)
        yield at, lane, text, tie


def _told(sheets: list[_Sheet], ids: Ids, reader: Reader) -> Edits:
    first = sheets[0]
    written = [one.id for one in ids.of("stage")]
    written = list(dict.fromkeys(written))
    columns = tuple(_columns(first, reader))
    order = [one.id for one in columns if one.id is not None]
    there = {one.id for sheet in sheets for *_, one in sheet.found if one is not None}
    parts = {one.id for sheet in sheets for one in sheet.kept if _is_told(one, sheet)}
    gone_stages = [one for one in written if one not in order]
    kept_order = [one for one in written if one in order]
    return Edits(
        journey=ids.journey,
        columns=columns,
        moved=order != kept_order or any(one.id is None for one in columns),
        cells=tuple(_cells(sheets, reader)),
        gone=(*gone_stages, *sorted(parts - there)),
    )


def _is_told(one: Kept, sheet: _Sheet) -> bool:
    """Whether it would stand in the table still: its row is there under a name that is known."""
    return one.kind in {"item", "emotion"} and one.lane in sheet.lanes


def _columns(sheet: _Sheet, reader: Reader) -> Iterator[Column]:
    said = {one.id: one.said for one in sheet.kept if one.kind == "stage"}
    times = {one.id: one.said for one in sheet.kept if one.kind == TIME}
    for at, title in enumerate(sheet.titles):
        stage = sheet.stages[at]
        told = [text for column, lane, text in sheet.cells if column == at and lane == DURATION]
        changed = told and digest(told[0]) != times.get(stage or "")
        read = next(iter(reader.entries(told[0], DURATION)), None) if changed else None
        yield Column(
            title=short(title, limits.TITLE_CHARS),
            id=stage,
            said=stage is not None and said.get(stage) != digest(title),
            duration=None if read is None else read.duration,
        )


def _cells(sheets: list[_Sheet], reader: Reader) -> Iterator[Cell]:
    """What says something else, stands elsewhere, or is new; each once."""
    first, several = sheets[0], len(sheets) > 1
    seen: set[str] = set()
    new: dict[tuple[int, str, str], int] = {}
    for sheet in sheets:
        for at, lane, text, tie in sheet.found:
            if tie is None:
                key = (at, lane, flat(text))
                new[key] = new.get(key, 0) + 1
    for sheet in sheets:
        for at, lane, text, tie in sheet.found:
            untouched = tie is not None and tie.said == digest(text)
            home = tie is not None and tie.stage == sheet.stages[at]
            if tie is not None and (tie.id in seen or (untouched and home)):
                continue
            common = new.get((at, lane, flat(text)), 0) == len(sheets)
            if tie is None and common and sheet is not first:
                continue
            whose = sheet.persona if several and tie is None and not common else ""
            cell = _cell(at, lane, text, tie, reader, whose or None)
            if cell is not None:
                if tie is not None:
                    seen.add(tie.id)
                yield cell.with_(said=not untouched)


def _cell(
    at: int, lane: str, text: str, tie: Kept | None, reader: Reader, persona: str | None
) -> Cell | None:
    if lane in {DURATION, REACH} or text.strip().casefold() in NOTHING:
        return None
    read = next(iter(reader.entries(text, lane, whole=True)), None)
    if read is None:
        return None
    return Cell(
        stage=at,
        lane=lane,
        text=short(read.text, limits.ITEM_CHARS),
        id=None if tie is None else tie.id,
        guess=read.guess,
        severity=read.severity,
        strong=read.strong,
        closed=read.closed,
        metric=read.metric,
        level=read.level,
        note=read.note and short(read.note, limits.ITEM_CHARS),
        persona=persona,
    )
