"""What the model's values are made of: ids and words with their bounds, and what never changes.

Must not know what a map holds.
"""

from __future__ import annotations

from typing import Annotated, Final, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from journey import limits

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,40}$")]
CatalogueId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{0,99}$")]
"""The id of a catalogue's entry, e.g. `coffee-shop.choose.no-prices`; never reused."""

LaneId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]{0,19}$")]
"""The id of the question that fills a lane (a row of the map); see `journey.questions`."""

Title = Annotated[
    str, StringConstraints(min_length=1, max_length=limits.TITLE_CHARS, pattern=r"^[^\x00]*$")
]
Line = Annotated[
    str, StringConstraints(min_length=1, max_length=limits.ITEM_CHARS, pattern=r"^[^\x00]*$")
]
"""What a person typed, as they typed it; only NUL is refused, which no database keeps."""
ZoneName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_+/-]{1,60}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]


OF_PEOPLE: Final = {
    "owner_id": "owner",
    "giver_id": "giver",
    "member_id": "member",
    "done_by_id": "done_by",
    "by_id": "by",
    "author_id": "author",
}
"""The fields that hold somebody's id in Telegram, each with that of their name."""


class Frozen(BaseModel):
    """A value that never changes and knows all its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    def with_(self, **changes: object) -> Self:
        """The same value but for some fields, which are checked as in a new one.

        mypy knows each model's fields here (`tests/mypy_changes.py`). `model_copy` takes any name
        and any type without a word, and one bad write would lock a map for ever.
        """
        return type(self)(**{**self.__dict__, **changes})


class Money(Frozen):
    """A sum that somebody typed."""

    value: Annotated[float, Field(ge=0, le=limits.VALUE_MAX)]
    currency: Title | None = None
    """In their own words; None: they named none, and none is assumed."""
