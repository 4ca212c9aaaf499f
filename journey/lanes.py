"""What a row of the map is besides a question: how it looks, where it stands, what is said of it.

Knows data only: an icon, the role of a colour, names of sentences; must not know how a row is
drawn or asked. A lane is a record with its question in `journey.questions`, and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What a row is about. Only troubles and remedies have a ground of their own on pictures."""

    WISH = "wish"
    DEED = "deed"
    QUESTION = "question"
    PLACE = "place"
    FEELING = "feeling"
    TROUBLE = "trouble"
    REMEDY = "remedy"
    FIGURE = "figure"
    INSIDE = "inside"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A row of the map. Its name is `lane.<id>`, its entries are counted by `noun.<id>`."""

    place: int
    """Smaller stands higher on the map; the questions are asked in an order of their own."""
    icon: str
    role: Role = Role.OTHER
    entry_chars: int | None = None
    """Characters that fit an entry of the catalogue's field of that name; None: it has none."""
    own_help: bool = False
    """Whether choosing among its suggestions is explained in words of its own:
    `help.many.<id>`."""
    own_empty: bool = False
    """Whether an empty cell says something else than «ask customers»: `picture.empty.<id>`."""
    praised: bool = False
    """Whether an entry of it can be said to work well: what a business has and does."""
    claim: float | None = None
    """What an unproved entry weighs beside a pain's severity of 1 to 3 among what to check next;
    None: there is nothing to check in it, or it is weighed by itself."""


PLAIN: Final = Lane(place=1000, icon="📌")
"""A row that no question fills: of a file from elsewhere, or of a version to come."""
