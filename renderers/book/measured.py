"""What was counted and measured, as tables: figures over time, what customers said.

Knows the map and the words; knows no spreadsheet. These are records: nothing of them is read back.
Nobody is named in them: a map holds means of many answers only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journey import series
from journey.model import EmotionKind, EvidenceKind
from journey.words import capital
from renderers.book.lists import Column, Table, behind, counted, figured, named, told
from renderers.layout import lanes
from renderers.layout.faces import step

if TYPE_CHECKING:
    from journey.measures import Figure
    from journey.model import Emotion, Journey
    from renderers.book.lists import Value
    from renderers.words import Words


def history(journey: Journey, words: Words) -> Table:
    """Every figure that was ever told, of a stage and of a metric, the oldest first."""
    said = words.book
    columns = (*figured(said), *told(said), Column("noted", said["noted"], 12))
    rows: list[tuple[Value, ...]] = []
    for stage in journey.stages:
        where = named(journey, stage)
        rows += [_past(where, said["reach"], one) for one in series.of_stage(stage)]
        for item in lanes.entries(stage, lanes.METRICS):
            rows += [_past(where, capital(item.text), one) for one in series.of_metric(item)]
    return Table("history", said["history"], columns, tuple(rows))


def _past(where: str, what: str, one: Figure) -> tuple[Value, ...]:
    return where, what, one.value, one.unit, *behind(one), one.noted


def survey(journey: Journey, words: Words) -> Table:
    """What customers said, stage by stage: means of many, never anybody's answer."""
    said = words.book
    columns = (
        Column("stage", said["stage"], 22),
        Column("persona", said["persona"], 22),
        Column("mean", said["mean"], 14),
        Column("felt", words.lane(lanes.EMOTION), 16),
        Column("n", said["answers"], 12),
        Column("source", said["source"], 30),
        Column("day", said["asked"], 12),
    )
    names = {one.id: one.name for one in journey.personas}
    rows = tuple(
        _heard(named(journey, stage), names.get(one.persona or ""), one, words)
        for stage in journey.stages
        for one in stage.emotions
        if one.kind is EmotionKind.MEASURED
    )
    return Table("survey", said["survey"], columns, rows)


def _heard(where: str, whose: str | None, one: Emotion, words: Words) -> tuple[Value, ...]:
    record = next((said for said in one.evidence if said.kind is EvidenceKind.SURVEY), None)
    return (
        where,
        whose,
        one.level,
        words.levels[step(one.level)],
        counted(one.n),
        None if record is None else record.source,
        None if record is None else record.date,
    )
