"""A report's figures onto a map, as people tied them, in one step.

Knows which figure goes where; must not know how a source or a time is worded: both come in the
map's language. What becomes of a figure that was there is `journey.importing`'s matter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from journey.funnel.report import Report, Source
from journey.funnel.tying import Pair
from journey.importing import Import, Row, imported
from journey.measures import Figure, Span
from journey.model import Journey


@dataclass(frozen=True, slots=True)
class Said:
    """How the report is called, in the map's language."""

    source: str
    period: str | None


def stored(
    journey: Journey,
    report: Report,
    reading: int,
    pairs: Sequence[Pair],
    said: Said,
    *,
    day: dt.date,
    new_id: Callable[[], str],
) -> Import:
    """The map with how many come to each tied stage; figures of other times and sources stay.

    A table of one's own counts people, whatever its column is called.
    """
    steps = report.readings[reading].steps
    known = report.first is not None and report.last is not None
    span = Span(first=report.first, last=report.last) if known else None
    own = report.source is Source.SHEET
    rows = (
        Row(
            stage=pair.stage,
            figure=Figure(
                value=steps[pair.step].people,
                unit=None if own else steps[pair.step].unit,
                source=said.source,
                period=said.period,
                span=span,
            ),
        )
        for pair in pairs
    )
    return imported(journey, rows, day=day, new_id=new_id)
