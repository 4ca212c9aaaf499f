"""What goes wrong, in two kinds.

What a user may do wrong is a value, never an exception: `Rejected(code, params)`; the sentence
belongs to locales under `error.<code>`. What must not happen is an exception:

    JourneyError
    ├── BrokenFile        a journey file that cannot be read: says where and what to do
    ├── NotOwner          somebody else's journey was asked for
    └── StaleJourney      a change was made from a state that is no more (in `bot.storage`)
"""

from dataclasses import dataclass, field
from enum import StrEnum


class JourneyError(Exception):
    """The root of all that must not happen."""


class BrokenFile(JourneyError):  # noqa: N818 - reads as what it is
    """A journey file cannot be read; the message names the place in the file."""


class NotOwner(JourneyError):  # noqa: N818
    """A journey of somebody else was asked for."""


class Code(StrEnum):
    """What a user may do wrong; each has its sentence in locales: `error.<code>`."""

    EMPTY = "empty"
    """Nothing but spaces was typed."""
    TOO_LONG = "too_long"
    """params: limit, length, text."""
    TOO_MANY = "too_many"
    """params: limit, count."""
    TWICE = "twice"
    """The same thing is there already. params: text."""
    NO_COLOUR = "no_colour"
    """A colour was asked for and something else was typed."""
    LAST_STAGE = "last_stage"
    """A map keeps at least one stage."""
    TOO_MANY_STAGES = "too_many_stages"
    """params: limit."""
    TOO_MANY_JOURNEYS = "too_many_journeys"
    """params: limit."""
    TOO_MANY_DRAWINGS = "too_many_drawings"
    """params: limit, seconds."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A refusal with its reason; nothing was changed."""

    code: Code
    params: dict[str, str | int] = field(default_factory=dict)
