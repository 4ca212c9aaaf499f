"""A report as it was understood: what counts people, step by step, from where, of which time.

Values only; bounded, so that one can wait for its tap beside the person.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import Field

from journey import limits
from journey.values import Frozen, Line, Title

STEPS_MAX: Final = 60
"""Steps of one reading; of more the largest are kept."""
READINGS_MAX: Final = 8
PERSONAL_MAX: Final = 12


class Source(StrEnum):
    """Whose report it is; its name is `report.<value>` in locales."""

    METRICA = "metrica"
    GA4 = "ga4"
    DIRECT = "direct"
    MAILING = "mailing"
    SHEET = "sheet"
    """A table of one's own."""


class Step(Frozen):
    """One row, or one column, and how many it counts."""

    label: Line
    people: Annotated[int, Field(ge=0, le=limits.COUNT_MAX)]
    unit: Title | None = None
    """What it counts, where that is not persons: «визиты»."""


class Reading(Frozen):
    """One way to read the table: which column counts people, or the columns as steps."""

    column: Annotated[str, Field(max_length=limits.ITEM_CHARS)] = ""
    """The header of what counts people; empty: it has none, or `across`."""
    across: bool = False
    """The columns are the steps, not the rows."""
    ordered: bool = False
    """Its steps follow each other; else they are kinds (sources, pages), the largest first."""
    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=STEPS_MAX)]
    more: Annotated[int, Field(ge=0)] = 0
    """Steps beyond those."""


class Report(Frozen):
    """Everything that was understood of a file of figures."""

    kind: Literal["figures"] = "figures"
    source: Source
    first: dt.date | None = None
    last: dt.date | None = None
    """The time it is of, both days included; None: the file does not say."""
    readings: Annotated[tuple[Reading, ...], Field(min_length=1, max_length=READINGS_MAX)]
    """The likeliest first."""
    personal: Annotated[tuple[Line, ...], Field(max_length=PERSONAL_MAX)] = ()
    """Headers of columns that look like personal data: nothing of them is here."""
