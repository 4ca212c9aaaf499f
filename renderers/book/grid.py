"""One person's map as a table: lanes are rows, stages columns, an entry a cell.

Knows the map and the words; knows no spreadsheet. Whatever is copied out of it stays a table: no
merged cells, no rows above the stages' names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journey.grid import signs
from journey.grid.ids import Kept, digest
from journey.grid.signs import Entry
from journey.model import EmotionKind
from journey.questions import LANES
from journey.words import capital
from renderers.layout import lanes
from renderers.layout.faces import step
from renderers.layout.marks import Mark, mark_of
from renderers.words import come, duration, figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.model import Emotion, Item, Journey, Persona, Stage
    from renderers.words import Words

MINUS = "\u2212"
TIME = "time"
REACH = "reach"
MEASURED = "measured"
"""Rows that are no lanes."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One entry, and what it was written from."""

    text: str
    mark: Mark = Mark.ANSWER
    kept: Kept | None = None


@dataclass(frozen=True, slots=True)
class Row:
    lane: str
    name: str
    """Empty where the lane goes on."""
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    persona: Persona | None
    stages: tuple[Stage, ...]
    rows: tuple[Row, ...]


def grids(journey: Journey, words: Words) -> Iterator[Grid]:
    """A table for each person; one where there is none."""
    for persona in journey.personas or (None,):
        yield Grid(persona, journey.stages, tuple(_rows(journey, persona, words)))


def _rows(journey: Journey, persona: Persona | None, words: Words) -> Iterator[Row]:
    for lane in _lanes(journey):
        name = words.lane(lane)
        if lane == lanes.EMOTION:
            yield from _feelings(journey, persona, words, name)
            continue
        columns = [
            [_cell(item, stage, words) for item in _of(journey, persona, stage, lane)]
            for stage in journey.stages
        ]
        for at in range(max(1, *map(len, columns)) if columns else 1):
            cells = tuple(column[at] if at < len(column) else None for column in columns)
            yield Row(lane, name if at == 0 else "", cells)
    yield from _facts(journey, words)


def _lanes(journey: Journey) -> tuple[str, ...]:
    """All that a map can have, so that each can be filled; those that no question fills last."""
    used = {item.lane for stage in journey.stages for item in stage.items}
    return (*LANES, *sorted(used - {*LANES}))


def _of(journey: Journey, persona: Persona | None, stage: Stage, lane: str) -> Iterator[Item]:
    """What is theirs and what is everybody's."""
    others = {one.id for one in journey.personas} - {persona.id if persona else ""}
    found = (one for one in lanes.entries(stage, lane) if one.persona not in others)
    return (one for one in found if signs.flat(one.text))


def _cell(item: Item, stage: Stage, words: Words) -> Cell:
    entry = signs.of_item(item)
    said = capital(entry.text)
    metric = item.metric if item.lane == lanes.METRICS else None
    if metric is not None and (metric.value is not None or metric.target is not None):
        said = f"{said}: {figures(item, words)}"
    return _kept(
        signs.written(_with(entry, said)), mark_of(item), "item", item.id, stage, item.lane
    )


def _with(entry: Entry, text: str) -> Entry:
    return Entry(text, entry.guess, entry.proved, entry.severity, entry.strong, entry.closed)


def _kept(text: str, mark: Mark, kind: str, part: str, stage: Stage, lane: str) -> Cell:
    return Cell(text, mark, Kept(kind, part, stage.id, lane, digest(text)))


def _feelings(journey: Journey, persona: Persona | None, words: Words, name: str) -> Iterator[Row]:
    """How it is, in a word and a number; in a row below what was measured, if anything was."""
    known = {one.id for one in journey.personas}

    def felt(stage: Stage, kind: EmotionKind) -> Emotion | None:
        whose = [persona.id, None] if persona else [None]
        found = [one for one in stage.emotions if one.kind is kind]
        theirs = [
            next(
                (
                    one
                    for one in found
                    if one.persona == who or (who is None and one.persona not in known)
                ),
                None,
            )
            for who in whose
        ]
        return next((one for one in theirs if one is not None), None)

    for kind, lane, called in (
        (EmotionKind.ASSUMED, lanes.EMOTION, name),
        (EmotionKind.MEASURED, MEASURED, words.measured),
    ):
        row = [felt(stage, kind) for stage in journey.stages]
        if kind is EmotionKind.ASSUMED or any(row):
            cells = (
                None if one is None else _feeling(one, stage, lane, words)
                for one, stage in zip(row, journey.stages, strict=True)
            )
            yield Row(lane, called, tuple(cells))


def _feeling(emotion: Emotion, stage: Stage, lane: str, words: Words) -> Cell:
    mark = mark_of(emotion)
    told = f"{words.levels[step(emotion.level)]} ({number(emotion.level, words)})"
    if emotion.n is not None:
        told = f"{told}, {words.sample.format(n=words.number(emotion.n))}"
    if emotion.note:
        told = f"{told}: {emotion.note}"
    text = signs.written(Entry(told, mark is Mark.GUESS, mark is Mark.PROVED))
    return _kept(text, mark, "emotion", emotion.id, stage, lane)


def number(level: float, words: Words) -> str:
    """«−1», «0», «+1,5»."""
    sign = MINUS if level < 0 else "+" if level > 0 else ""
    return sign + words.number(abs(level))


def _facts(journey: Journey, words: Words) -> Iterator[Row]:
    """How long each stage takes, and how many come to it where somebody counted."""
    times = tuple(
        _time(one, duration(one.duration.amount, one.duration.unit, words))
        if one.duration
        else None
        for one in journey.stages
    )
    yield Row(TIME, words.time, times)
    if any(one.reach for one in journey.stages):
        people = tuple(
            Cell(come(one.reach, words)) if one.reach else None for one in journey.stages
        )
        yield Row(REACH, words.book["reach"], people)


def _time(stage: Stage, text: str) -> Cell:
    return Cell(text, kept=Kept(TIME, stage.id, stage.id, TIME, digest(text)))


def legend(words: Words) -> str:
    """What the signs mean, in short lines."""
    told = (
        (signs.GUESS, words.guess),
        (signs.PROVED, words.proved),
        *((signs.WEIGHT * level, words.severity[level]) for level in (1, 2, 3)),
        (signs.STRONG, words.strong),
        (signs.CLOSED, words.closed),
    )
    return "\n".join(f"{sign} {word}" for sign, word in told)


def titled(stage: Stage) -> str:
    """Its title as a cell shows it; one of which nothing can be seen is seen."""
    return signs.flat(stage.title) or "…"


def kept(grid: Grid) -> Iterator[Kept]:
    """What its cells were written from."""
    for stage in grid.stages:
        yield Kept("stage", stage.id, said=digest(titled(stage)))
    for row in grid.rows:
        yield from (cell.kept for cell in row.cells if cell is not None and cell.kept is not None)
