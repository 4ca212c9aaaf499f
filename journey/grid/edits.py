"""What somebody changed in a map's table, held against what it said when it was made.

Knows which parts differ; must not know how a table was read. It is laid onto the map as it is now:
what nobody touched in the table stays as it has become since.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from pydantic import Field

from journey import limits, words
from journey.grid.lists import ROWS_MAX, Row
from journey.measures import Duration, Metric
from journey.model import Emotion, Item, Journey, Origin, Stage
from journey.values import Frozen, Id, LaneId, Line, Title

NewId = Callable[[], str]
MANY = limits.STAGES_MAX * limits.ITEMS_MAX * limits.ITEMS_MAX


class Cell(Frozen):
    """One entry as it stands in the table now."""

    stage: int
    """The column's number, from 0."""
    lane: LaneId
    text: Line
    id: Id | None = None
    """None: it is new."""
    said: bool = True
    """It says something else than before; else it only stands elsewhere."""
    guess: bool = False
    severity: Annotated[int, Field(ge=0, le=3)] = 0
    strong: bool = False
    closed: bool = False
    metric: Metric | None = None
    level: Annotated[int, Field(ge=-2, le=2)] | None = None
    note: Line | None = None
    persona: Id | None = None


class Column(Frozen):
    """A stage in the table's order."""

    title: Title
    id: Id | None = None
    """None: it is new."""
    said: bool = False
    """It is called otherwise than before."""
    duration: Duration | None = None
    """Where somebody changed it."""


class Edits(Frozen):
    """All of one file."""

    journey: Id
    columns: Annotated[tuple[Column, ...], Field(max_length=limits.STAGES_MAX)]
    moved: bool = False
    """The stages stand in another order, or one was put between them."""
    cells: Annotated[tuple[Cell, ...], Field(max_length=MANY)] = ()
    gone: Annotated[tuple[Id, ...], Field(max_length=MANY)] = ()
    """Entries, feelings and stages that were in the table and are not any more."""
    rows: Annotated[tuple[Row, ...], Field(max_length=ROWS_MAX)] = ()
    """Of the lists beside it, tasks and numbers; `journey.grid.relisting` lays them on."""
    undone: Annotated[tuple[Id, ...], Field(max_length=ROWS_MAX)] = ()
    """Tasks that were taken out of theirs."""

    @property
    def empty(self) -> bool:
        said = any(one.id is None or one.said or one.duration for one in self.columns)
        listed = self.rows or self.undone
        return not (said or self.cells or self.gone or self.moved or listed)


def laid(journey: Journey, edits: Edits, new_id: NewId) -> tuple[Journey, int]:
    """The map with all of the table, and for how many entries there was no room."""
    stages = {one.id: one for one in journey.stages}
    order: list[Stage] = []
    for column in edits.columns:
        known = stages.get(column.id or "")
        if known is None and column.id is not None:
            continue  # taken off the map since
        order.append(_titled(known, column, new_id))
    numbers = _numbers(edits, order, stages)
    left = 0
    made = _without({one.id: one for one in order}, edits)
    for cell in edits.cells:
        goal = numbers.get(cell.stage)
        if goal is None or not _put(made, goal, cell, new_id):
            left += 1
    return journey.with_(stages=_in_order(journey, edits, made, order)), left


def _titled(known: Stage | None, column: Column, new_id: NewId) -> Stage:
    if known is None:
        known = Stage(id=new_id(), title=column.title, origin=Origin.IMPORT)
    elif column.said:
        known = known.with_(title=column.title, origin=Origin.OWNER)
    return known if column.duration is None else known.with_(duration=column.duration)


def _numbers(edits: Edits, order: list[Stage], stages: dict[str, Stage]) -> dict[int, str]:
    """The stage of each column."""
    kept = [at for at, one in enumerate(edits.columns) if one.id is None or one.id in stages]
    return {at: stage.id for at, stage in zip(kept, order, strict=True)}


def _without(made: dict[str, Stage], edits: Edits) -> dict[str, Stage]:
    gone = {*edits.gone}
    return {
        key: stage.with_(
            items=tuple(one for one in stage.items if one.id not in gone),
            emotions=tuple(one for one in stage.emotions if one.id not in gone),
        )
        for key, stage in made.items()
    }


def _put(made: dict[str, Stage], goal: str, cell: Cell, new_id: NewId) -> bool:
    """One cell onto its stage; False: there is no room, or its entry was taken off since."""
    if cell.lane == "emotion":
        return _feel(made, goal, cell, new_id)
    home = next((key for key, one in made.items() if _item(one, cell.id)), None)
    if cell.id is not None and home is None:
        return False
    full = len(made[goal].lane(cell.lane)) >= limits.ITEMS_MAX
    if home is None:
        if full:
            return False
        item = _said(Item(id=new_id(), lane=cell.lane, text=cell.text, persona=cell.persona), cell)
        item = item.with_(origin=Origin.CATALOGUE if cell.guess else Origin.IMPORT)
        made[goal] = made[goal].with_(items=(*made[goal].items, item))
        return True
    was = _item(made[home], cell.id)
    if was is None or (home != goal and full):
        return False
    item = _said(was, cell) if cell.said else was
    if home == goal:
        items = tuple(item if one.id == item.id else one for one in made[home].items)
        made[home] = made[home].with_(items=items)
        return True
    left = tuple(one for one in made[home].items if one.id != item.id)
    made[home] = made[home].with_(items=left)
    made[goal] = made[goal].with_(items=(*made[goal].items, item))
    return True


def _item(stage: Stage, known: str | None) -> Item | None:
    return next((one for one in stage.items if one.id == known), None)


def _said(item: Item, cell: Cell) -> Item:
    """The entry in the table's words; what was a guess and lost its sign is somebody's answer."""
    changed = item.text if words.same(item.text, cell.text) else words.capital(cell.text)
    guess = item.origin is Origin.CATALOGUE and cell.guess and changed == item.text
    item = item.with_(
        text=changed,
        origin=item.origin if guess or item.origin.from_people else Origin.OWNER,
        strong=cell.strong,
    )
    if item.lane == "pains":
        weighed = (cell.severity or None) != item.severity or item.weighed
        item = item.with_(severity=cell.severity or None, weighed=weighed, closed=cell.closed)
    return item if cell.metric is None else item.with_(metric=_merged(item.metric, cell.metric))


def _merged(was: Metric | None, now: Metric) -> Metric:
    """The figures that a cell tells; what it does not tell stays."""
    told = {name: value for name, value in now if value is not None}
    return Metric(**{**dict(was or Metric()), **told})


def _feel(made: dict[str, Stage], goal: str, cell: Cell, new_id: NewId) -> bool:
    if cell.level is None:
        return False
    stage = made[goal]
    was = next((one for one in stage.emotions if one.id == cell.id), None)
    if was is None:
        felt = Emotion(id=new_id(), level=float(cell.level), note=cell.note, persona=cell.persona)
        made[goal] = stage.with_(emotions=(*stage.emotions, felt))
        return True
    origin = was.origin if cell.guess else Origin.OWNER
    felt = was.with_(level=float(cell.level), note=cell.note, origin=origin)
    emotions = tuple(felt if one.id == felt.id else one for one in stage.emotions)
    made[goal] = stage.with_(emotions=emotions)
    return True


def _in_order(
    journey: Journey, edits: Edits, made: dict[str, Stage], order: list[Stage]
) -> tuple[Stage, ...]:
    """As the table has them; stages that came to the map since stand where they stood."""
    gone = {*edits.gone}
    told = [made[one.id] for one in order]
    if not edits.moved and all(one.id is not None for one in edits.columns):
        kept = [made.get(one.id, one) for one in journey.stages if one.id not in gone]
        return tuple(kept) or journey.stages
    known = {one.id for one in told}
    for at, stage in enumerate(journey.stages):
        if stage.id not in known and stage.id not in gone:
            told.insert(min(at, len(told)), stage)
    return tuple(told[: limits.STAGES_MAX]) or journey.stages
