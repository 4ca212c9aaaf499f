"""An industry: a ready catalogue of audiences, stages, channels, pains, remedies, metrics.

Knows the shape of a catalogue and what makes it complete; must not know where its file lies.
Everything in it is a guess until a person says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from journey.habits import Habit
from journey.measures import Cost, Effort
from journey.values import Frozen, Language, Line, Title

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
"""An id inside its catalogue; the same in every language and never reused."""


class Phase(StrEnum):
    """The five universal stages; each stage of a trade belongs to one of them."""

    AWARENESS = "awareness"
    CONSIDERATION = "consideration"
    DECISION = "decision"
    PURCHASE = "purchase"
    RETENTION = "retention"


class Family(StrEnum):
    """How a business meets its customers; what helps against a pain depends on it."""

    STREET = "street"
    """People come in."""
    APPOINTMENT = "appointment"
    """They come at a time agreed."""
    ORDER = "order"
    """We go to them, bring it or make it to order."""
    TEACHING = "teaching"
    CONTRACT = "contract"
    """Work by contract, for a company or a person."""
    ONLINE = "online"
    ANY = "any"
    """Not known, or all of them."""


class Audience(Frozen):
    id: Key
    name: Title
    description: Line
    emoji: Annotated[str, StringConstraints(min_length=1, max_length=16)]


class Entry(Frozen):
    """A suggestion: a channel, a customer's question, an action, a role behind the scenes."""

    id: Key
    text: Line


class MetricEntry(Entry):
    unit: Title | None
    """None: of money, and nobody has said of which country."""
    read: Line
    """Where it is read, and how often: «отчёт кассы, раз в неделю»."""


class PainEntry(Entry):
    """What stops the customer, and what answers exactly that."""

    severity: Annotated[int, Field(ge=1, le=3)]
    kind: Key
    """Which of the standard kinds it is: see `journey.remedies.kinds`."""
    remedy: Line
    """A step that is done once."""
    effort: Effort
    cost: Cost
    habit: Habit | None = None
    """What goes on after that step, and who keeps it up; None: nothing does."""
    check: Line | None = None
    """How to see whether it is so; None: as with all pains of its kind."""


class Practice(Entry):
    """What a good business of this trade does on this stage anyway: how it begins."""

    why: Line
    """What it brings there, as a clause: «чтобы…»."""
    effort: Effort
    cost: Cost
    habit: Habit | None = None
    """What goes on after that; None: nothing does."""


class StageEntry(Frozen):
    id: Key
    title: Title
    """In the first person: «Выбираю», "I choose"."""
    phase: Phase
    goal: Line
    emotion: Annotated[int, Field(ge=-2, le=2)]
    feeling: Line
    """Why they usually feel so, in the third person: never somebody's words."""
    actions: Annotated[tuple[Entry, ...], Field(min_length=2)]
    questions: Annotated[tuple[Entry, ...], Field(min_length=2)]
    channels: Annotated[tuple[Entry, ...], Field(min_length=4)]
    pains: Annotated[tuple[PainEntry, ...], Field(min_length=4)]
    metrics: Annotated[tuple[MetricEntry, ...], Field(min_length=2)]
    backstage: Annotated[tuple[Entry, ...], Field(min_length=1)]
    practice: Practice

    @model_validator(mode="after")
    def _ids_once(self) -> StageEntry:
        for entries in self.rows().values():
            _once(entry.id for entry in entries)
        return self

    def metric(self, catalogue: str | None) -> MetricEntry | None:
        """The entry of a number by the id that items keep; None: it is of another stage."""
        told = (catalogue or "").rpartition(".")
        known = told[0].endswith(f".{self.id}")
        return next((one for one in self.metrics if known and one.id == told[2]), None)

    def rows(self) -> dict[str, tuple[Entry, ...]]:
        """The entries by the row of the map that they are suggested for."""
        return {field: found for field, found in self if isinstance(found, tuple)}


class Industry(Frozen):
    """One trade in one language."""

    id: Key
    language: Language
    title: Title
    """As its owner would say it: «Кофейня»."""
    emoji: Annotated[str, StringConstraints(min_length=1, max_length=16)]
    order: Annotated[int, Field(ge=0)]
    """Its place among the buttons; smaller is earlier."""
    family: Family
    branch: Key | None = None
    also: tuple[Key, ...] = ()
    """Other branches of such businesses, where the name that the owner typed tells one of them."""
    """Whose first steps are offered there too; None: the name that the owner typed tells it."""
    general: bool = False
    """Examples for a whole family, for those whose trade has none: it has no button."""
    journey_title: Title
    """The title of a new map: «Путь гостя кофейни»."""
    scenario: Line
    aliases: tuple[Title, ...] = ()
    """Other names of the trade, told by the singular; found anywhere in a typed name."""
    bare: tuple[Title, ...] = ()
    """Names that mean this trade only when they stand alone: «салон», but not «салон штор»."""
    unlike: tuple[Title, ...] = ()
    """Words that make it another trade in spite of all that: «ветеринарная» for a clinic."""
    warning: Line | None = None
    """What must not be written into this map (health: no patients' names)."""
    opening: tuple[Entry, ...] = ()
    """What such a business does each day before it opens; none: what its family does."""
    closing: tuple[Entry, ...] = ()
    audiences: Annotated[tuple[Audience, ...], Field(min_length=4)]
    stages: Annotated[tuple[StageEntry, ...], Field(min_length=4, max_length=9)]

    @model_validator(mode="after")
    def _ids_once(self) -> Industry:
        _once(audience.id for audience in self.audiences)
        _once(stage.id for stage in self.stages)
        _once(entry.id for entry in (*self.opening, *self.closing))
        return self

    def catalogue_id(self, *path: str) -> str:
        """The id that items keep: `coffee-shop.choose.no-prices`."""
        return ".".join((self.id, *path))

    def pains(self) -> dict[str, PainEntry]:
        """The pains of all stages by the id that items keep, wherever on the map they stand."""
        return {
            self.catalogue_id(stage.id, pain.id): pain
            for stage in self.stages
            for pain in stage.pains
        }


def _once(ids: Iterable[str]) -> None:
    counted = Counter(ids)
    twice = sorted(key for key, times in counted.items() if times > 1)
    if twice:
        raise ValueError(f"id stands twice: {', '.join(twice)}")
