"""What a file of figures does to a map: each figure to its stage or metric, once people said so.

Knows `journey.series`; must not know what a file looks like, nor how anything is worded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from journey import limits, series
from journey.measures import Figure
from journey.model import Evidence, EvidenceKind, Item, Journey, Origin, Stage


@dataclass(frozen=True, slots=True)
class Row:
    """One figure and where it belongs."""

    stage: str
    """Its id."""
    figure: Figure
    metric: str | None = None
    """The id of the metric it is of; None: it says how many people come to the stage."""


@dataclass(frozen=True, slots=True)
class Import:
    """The map with the figures of a file, and what became of each."""

    journey: Journey
    new: int = 0
    replaced: int = 0
    """Of the same source and period, with another value."""
    same: int = 0
    """They stood there already."""
    gone: tuple[Row, ...] = ()
    """Their stage or metric is no more; they are not stored."""


def imported(
    journey: Journey, rows: Iterable[Row], *, day: dt.date, new_id: Callable[[], str]
) -> Import:
    """The map with figures from a file, as people have confirmed them.

    Each figure needs its `source` («Яндекс Метрика»), and its `period` in the map's language with
    the same time as days in `span`, where the file tells it; `noted` is set here. A count of
    people is whole and not negative. A figure of the same source and period replaces the one that
    is there, others are kept; the latest is the present one. A metric that gets a figure is
    proved by it: a record of evidence «data» with that source, once a source.

    ValueError: a count of people that is broken or below 0, or a figure without a source.
    """
    told = Import(journey)
    for row in rows:
        told = _row(told, row, day, new_id)
    return told


def _row(told: Import, row: Row, day: dt.date, new_id: Callable[[], str]) -> Import:
    if row.figure.source is None:
        raise ValueError("a figure of a file says where it comes from")
    stage = told.journey.stage(row.stage)
    item = None if stage is None or row.metric is None else _metric(stage, row.metric)
    if stage is None or (row.metric is not None and item is None):
        return replace(told, gone=(*told.gone, row))
    if item is None and (row.figure.value < 0 or row.figure.value != int(row.figure.value)):
        raise ValueError("people are counted whole")
    known = series.of_stage(stage) if item is None else series.of_metric(item)
    figure = row.figure.with_(noted=day)
    before = next((one for one in known if series.same(one, figure)), None)
    if before is not None and series.said((before,)) == series.said((figure,)):
        return replace(told, same=told.same + 1)
    if item is None:
        changed = series.count(stage, figure)
    else:
        proved = _proved(series.measure(item, figure), row.figure.source, day, new_id)
        items = (proved if one.id == item.id else one for one in stage.items)
        changed = stage.with_(items=tuple(items))
    stages = (changed if one.id == stage.id else one for one in told.journey.stages)
    journey = told.journey.with_(stages=tuple(stages))
    if before is None:
        return replace(told, journey=journey, new=told.new + 1)
    return replace(told, journey=journey, replaced=told.replaced + 1)


def _metric(stage: Stage, metric: str) -> Item | None:
    return next((one for one in stage.lane("metrics") if one.id == metric), None)


def _proved(item: Item, source: str, day: dt.date, new_id: Callable[[], str]) -> Item:
    known = [one for one in item.evidence if one.kind is EvidenceKind.DATA]
    if any(series.folded(one.source) == series.folded(source) for one in known):
        return item
    record = Evidence(id=new_id(), kind=EvidenceKind.DATA, source=source, date=day)
    proof = (*item.evidence, record)[-limits.EVIDENCE_MAX :]
    origin = item.origin if item.origin.from_people else Origin.IMPORT
    return item.with_(evidence=proof, origin=origin)
