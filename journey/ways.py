"""Which kind of map one draws, and how its dialogue goes through it: the words that are stored.

Knows names only; `journey.model` holds what they are chosen for and hands them on.
"""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    AS_IS = "as_is"
    TO_BE = "to_be"


class Shape(StrEnum):
    """The kinds of map: one plain way, by product, over time, a buying group."""

    PLAIN = "funnel"
    """One way through the stages; stored under the name that it had first."""
    PRODUCT = "product"
    TIME = "time"
    GROUP = "group"


class Depth(StrEnum):
    QUICK = "quick"
    FULL = "full"


class Order(StrEnum):
    """How one walks through the questions about the stages."""

    GLANCE = "glance"
    """A stage at a glance, then only what matters of it; then the next stage."""
    STAGES = "stages"
    """All of a stage, then the next stage."""
    ROWS = "rows"
    """One row through all the stages, then the next row."""
