"""A prompt: one question as it was put to one person, with its buttons and what is ticked.

A button carries the prompt's id, an option's number and the wished state, so it means the same
whatever the map or the catalogue has become, and a repeat changes nothing.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from journey.model import CatalogueId, Effort, Frozen, Id, LaneId, Line, Title


class Option(Frozen):
    """One button of a question; carries all that its item needs, whatever the catalogue becomes."""

    text: Line
    value: str = ""
    """What it stands for where the text is not the answer itself: a level, an audience, a trade."""
    item: Id | None = None
    """The item of the cell that it keeps when ticked."""
    catalogue: CatalogueId | None = None
    severity: Annotated[int, Field(ge=1, le=3)] | None = None
    effort: Effort | None = None
    unit: Title | None = None
    remedy_for: Id | None = None
    chosen: bool = False
    message: int | None = None
    """The message it was typed in; an edit of that message corrects it."""


class Prompt(Frozen):
    """A stored question. While it is open its buttons count; afterwards they are outdated."""

    id: Annotated[int, Field(ge=0)] = 0
    """Given by the store; 0: not stored yet."""
    person: int
    question: LaneId
    journey: Id | None = None
    """None: the question that begins a map."""
    stage: Id | None = None
    """None: the question is about the whole map."""
    options: tuple[Option, ...] = ()
    note: Line | None = None
    """Words typed to a scale, kept until the level is chosen."""
    page: Annotated[int, Field(ge=0)] = 0
    open: bool = True
