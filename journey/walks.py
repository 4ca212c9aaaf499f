"""The owner's own walk along the journey as a value: what it asked about, what was found.

Must not know what is asked next: see `journey.testwalk`.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from journey import limits
from journey.values import Frozen, Id


class Met(StrEnum):
    """What the owner found on a walk of their own."""

    YES = "yes"
    NO = "no"
    UNSEEN = "unseen"


class Walk(Frozen):
    """The owner's own walk along the journey, as a customer: see `journey.testwalk`."""

    started: dt.date
    asked: Annotated[tuple[Id, ...], Field(max_length=limits.WALK_MAX)] = ()
    """The items that it asks about, in order."""
    answers: dict[Id, Met] = Field(
        default_factory=dict, max_length=limits.STAGES_MAX * limits.ITEMS_MAX
    )
    found: dict[Id, Id] = Field(
        default_factory=dict, max_length=limits.STAGES_MAX * limits.ITEMS_MAX
    )
    """Channels that were not all right, and the pains that this made."""
    finished: bool = False
