"""A prompt: one question as it was put to one person, with its buttons and what is ticked.

A button carries the prompt's id, an option's number and the wished state, so it means the same
whatever the map or the catalogue has become, and a repeat changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from journey import limits
from journey.habits import Habit
from journey.measures import Cost, Effort
from journey.values import CatalogueId, Frozen, Id, LaneId, Line, Title


@dataclass(frozen=True, slots=True)
class Place:
    """A question, and what it is asked about: a stage (None: the whole map) and, where the
    question is about one of them, a persona or a metric (an item's id).
    """

    question: LaneId
    stage: Id | None = None
    persona: Id | None = None
    item: Id | None = None


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
    cost: Cost | None = None
    """Of a remedy that is offered; None: its catalogue does not say."""
    habit: Habit | None = None
    graded: bool = False
    """Its severity or effort was said here, and goes with it onto the map."""
    unit: Title | None = None
    remedy_for: Id | None = None
    chosen: bool = False
    message: int | None = None
    """The message it was typed in; an edit of that message corrects it."""


Trail = Annotated[tuple[Place, ...], Field(max_length=limits.TRAIL_MAX)]


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
    persona: Id | None = None
    item: Id | None = None
    options: tuple[Option, ...] = ()
    room: Annotated[int, Field(ge=0, le=limits.ITEMS_MAX)] = limits.ITEMS_MAX
    """How many may be chosen: less where others' items stand in the same row."""
    note: Line | None = None
    """Words that wait for a button: typed to a scale, or a trade that is like a known one."""
    message: int | None = None
    """The message that gave the question no answer yet; an edit of it is one."""
    page: Annotated[int, Field(ge=0)] = 0
    hint: bool = False
    """The hint is shown."""
    weighing: int | None = None
    """The number of the own entry under which the weights stand. None: under none."""
    own: bool = False
    """«Своё» was pressed: the question waits for words and shows no answers."""
    settled: bool = True
    """Answered or skipped: whatever was typed to it is on the map. False: it waits here."""
    behind: Trail = ()
    """The places one came from, the nearest last: what Back leads to."""
    ahead: Trail = ()
    """The places one went back from, the nearest first: what Next leads to."""
    open: bool = True

    @property
    def place(self) -> Place:
        return Place(self.question, self.stage, self.persona, self.item)

    def with_option(self, ordinal: int, option: Option) -> Prompt:
        """With that option in place of the one of that number."""
        options = (*self.options[:ordinal], option, *self.options[ordinal + 1 :])
        return self.with_(options=options)
