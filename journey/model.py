"""The journey: what one map holds. Frozen values; a change is a new value.

Knows the words of the field and their bounds; must not know how a map is asked for, stored or
drawn. Ids are opaque, stable, never reused, never an index. The tuples' order is the map's.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from journey import limits
from journey.habits import Habit
from journey.holders import Holder
from journey.measures import Cost, Duration, Effort, Figure, Metric, Reach
from journey.outcomes import Outcome
from journey.rhythms import Rhythm, Shift
from journey.values import CatalogueId, Frozen, Id, LaneId, Language, Line, Money, Title, ZoneName
from journey.walks import Walk


class Origin(StrEnum):
    """Who gave it. Says nothing about whether it is true: that is evidence."""

    CATALOGUE = "catalogue"
    OWNER = "owner"
    TEAM = "team"
    CUSTOMER = "customer"
    IMPORT = "import"

    @property
    def from_people(self) -> bool:
        """Whether a person gave or confirmed it; a catalogue's entry is only a guess."""
        return self is not Origin.CATALOGUE


class EvidenceKind(StrEnum):
    STAFF = "staff"
    REVIEW = "review"
    SURVEY = "survey"
    DATA = "data"


class Evidence(Frozen):
    """One record of how we know something. No record at all means: a guess."""

    id: Id
    kind: EvidenceKind
    source: Line | None = None
    date: dt.date | None = None
    author: Title | None = None
    author_id: int | None = None
    """… and their id in Telegram, where they answered in a team; never leaves in a file."""
    quote: Line | None = None
    wave: Id | None = None
    """Of a survey of ours: the wave it comes from, whose newer result takes its place."""


class Intent(StrEnum):
    """What a plan does with a channel."""

    KEEP = "keep"
    DROP = "drop"
    ADD = "add"


class Passed(StrEnum):
    """How a question was left."""

    ANSWERED = "answered"
    SKIPPED = "skipped"


class Item(Frozen):
    """One entry of a cell: a channel, a pain, an idea, a metric, …"""

    id: Id
    lane: LaneId
    text: Line
    persona: Id | None = None
    """Whose it is; None: everybody's."""
    origin: Origin = Origin.OWNER
    catalogue: CatalogueId | None = None
    """The catalogue's entry it was copied from."""
    derived_from: Id | None = None
    """In a copied map: the item it was copied from."""
    evidence: Annotated[tuple[Evidence, ...], Field(max_length=limits.EVIDENCE_MAX)] = ()
    severity: Annotated[int, Field(ge=1, le=3)] | None = None
    """Of a pain: 1 annoys, 2 hinders, 3 drives away; None: not said."""
    weighed: bool = False
    """Of a pain of the catalogue: people said its severity; else it is what is typical."""
    outcome: Outcome | None = None
    """Of a pain: what the customer does then; None: not said."""
    kind: CatalogueId | None = None
    """Of an own pain: its kind in `journey.remedies`; None: people did not say."""
    effort: Effort | None = None
    """Of an idea: how much work it is; None: not known."""
    cost: Cost | None = None
    """Of an idea: what it takes out of the till; None: not known."""
    habit: Habit | None = None
    """Of an idea: what goes on once it is done; None: nothing does."""
    remedy_for: Id | None = None
    """Of an idea: the pain (item id) it answers."""
    metric: Metric | None = None
    """Of a metric: the present figure, and what is wanted of it."""
    figures: Annotated[tuple[Figure, ...], Field(max_length=limits.FIGURES_MAX)] = ()
    """Of a metric: its figures of other times and sources; all of them: `journey.series`."""
    closed: bool = False
    """Of a pain: the team has done away with it."""
    strong: bool = False
    """It works well, people said; where that can be said: `journey.lanes`."""
    intent: Intent | None = None
    """Of a channel on a plan: what is decided about it; None: nothing yet."""
    answered_in: Id | None = None
    """Of a customer's question: the channel (item id) that answers it; None: not said."""
    unanswered: bool = False
    """Of a customer's question: people said that nothing answers it."""
    disproof: Evidence | None = None
    """Of a pain: somebody has looked, and it is not so; None: nobody says that."""
    votes: Annotated[int, Field(ge=1, le=limits.COUNT_MAX)] | None = None
    """Of a pain: how many of the team wanted it fixed first, in their last vote."""
    passed: dict[LaneId, Passed] = Field(default_factory=dict, max_length=40)
    """Of a metric, an own pain, an own idea: the questions that were answered or skipped."""

    @property
    def open(self) -> bool:
        """Of a pain: it hinders, as far as anybody knows."""
        return not self.closed and self.disproof is None


class EmotionKind(StrEnum):
    ASSUMED = "assumed"
    MEASURED = "measured"


class Emotion(Frozen):
    """How the customer feels on a stage: one point of one curve."""

    id: Id
    level: Annotated[float, Field(ge=-2, le=2)]
    """-2 angry … 0 calm … +2 delighted; an assumed level is whole, a measured one a mean."""
    persona: Id | None = None
    kind: EmotionKind = EmotionKind.ASSUMED
    note: Line | None = None
    n: Annotated[int, Field(ge=1, le=limits.COUNT_MAX)] | None = None
    """Answers behind a measured level."""
    origin: Origin = Origin.OWNER
    catalogue: CatalogueId | None = None
    evidence: Annotated[tuple[Evidence, ...], Field(max_length=limits.EVIDENCE_MAX)] = ()


class Stage(Frozen):
    """A column of the map, titled in the customer's own words."""

    id: Id
    title: Title
    origin: Origin = Origin.OWNER
    catalogue: CatalogueId | None = None
    derived_from: Id | None = None
    duration: Duration | None = None
    moment_of_truth: bool | None = None
    """Set by hand; None: computed."""
    reach: Reach | None = None
    """How many come, the present figure."""
    figures: Annotated[tuple[Figure, ...], Field(max_length=limits.FIGURES_MAX)] = ()
    """… and those of other times and sources; all of them: `journey.series`."""
    items: Annotated[tuple[Item, ...], Field(max_length=limits.ITEMS_MAX * limits.ITEMS_MAX)] = ()
    emotions: Annotated[tuple[Emotion, ...], Field(max_length=2 * limits.PERSONAS_MAX + 2)] = ()
    passed: dict[LaneId, Passed] = Field(default_factory=dict, max_length=40)
    """The questions of this stage that were answered or skipped."""
    passed_by: dict[Id, dict[LaneId, Passed]] = Field(
        default_factory=dict, max_length=limits.PERSONAS_MAX
    )
    """… for each persona (its id), where each is asked about by itself."""
    confirmed: dt.date | None = None
    """When somebody last said that all of this is still so."""
    evidence: Annotated[tuple[Evidence, ...], Field(max_length=limits.EVIDENCE_MAX)] = ()
    """What was seen or said there that bears out no single entry: it proves none of them."""

    def lane(self, lane: str) -> tuple[Item, ...]:
        """The items of one cell, in order."""
        return tuple(item for item in self.items if item.lane == lane)

    def emotion(self, persona: str | None = None) -> Emotion | None:
        """The assumed emotion of a persona (None: everybody's), if it is known."""
        for emotion in self.emotions:
            if emotion.kind is EmotionKind.ASSUMED and emotion.persona == persona:
                return emotion
        return None


class Persona(Frozen):
    """Whose journey it is: a segment of the audience, or one role of a buying group."""

    id: Id
    name: Title
    description: Line | None = None
    emoji: Annotated[str, StringConstraints(min_length=1, max_length=16)] | None = None
    goal: Line | None = None
    quote: Line | None = None
    channel: Line | None = None
    role: Title | None = None
    """In a buying group: initiator, user, decision maker, accountant, lawyer."""
    origin: Origin = Origin.OWNER
    catalogue: CatalogueId | None = None
    derived_from: Id | None = None
    """In a copied map: the persona it was copied from, whatever it is called since."""
    evidence: Annotated[tuple[Evidence, ...], Field(max_length=limits.EVIDENCE_MAX)] = ()


class TaskStatus(StrEnum):
    TODO = "todo"
    TAKEN = "taken"
    DONE = "done"
    NOT_NEEDED = "not_needed"
    """Its reason has vanished from the map."""
    REMOVED = "removed"
    """Removed by a person; a rule never revives it."""


class Comment(Frozen):
    """What somebody of the team wrote beside a task."""

    text: Line
    by: Title | None = None
    by_id: int | None = None
    at: dt.datetime


class Taught(Frozen):
    """An item of the map before and after somebody learned something of it."""

    was: Item | None = None
    """None: it was not there."""
    became: Item


class Lesson(Frozen):
    """What a task, or its check, taught the map: taken back, what was before stands again."""

    true: bool | None = None
    """Of a check: whether the pain is so; None: something else was learned."""
    taught: Annotated[tuple[Taught, ...], Field(min_length=1, max_length=limits.ITEMS_MAX)]


class Task(Frozen):
    """What the team does. Its identity is (rule, source): see `journey.checklist`."""

    id: Id
    rule: LaneId
    source: Id
    """The item, emotion or stage it came from; for a person's own task its own id."""
    stage: Id
    text: Line
    why: Line | None = None
    check: Line | None = None
    """The step before it: to see whether the pain is there at all. None: nobody doubts that."""
    lesson: Lesson | None = None
    """What came of its check, or of itself; None: nothing yet."""
    status: TaskStatus = TaskStatus.TODO
    owner: Title | None = None
    """Who has taken it: a first name."""
    owner_id: int | None = None
    """… and their id in Telegram; never leaves in a file."""
    giver: Title | None = None
    """Who gave it to its owner, as long as that one has not said whether they take it."""
    giver_id: int | None = None
    holders: Annotated[tuple[Holder, ...], Field(max_length=limits.HOLDERS_MAX)] = ()
    """Several who each do it, instead of an owner; it is done when all of them have."""
    for_all: bool = False
    """Of several holders: whoever joins the team is one, too."""
    due: dt.date | None = None
    amount: Money | None = None
    """What it costs, as somebody typed it; None: nobody said."""
    effort: Effort | None = None
    cost: Cost | None = None
    habit: Habit | None = None
    """What goes on once it is done; None: nothing does."""
    held: dt.date | None = None
    """The last day on which somebody said that its habit is kept up."""
    rhythm: Rhythm | None = None
    """How often it comes again; None: it is done once."""
    turn: dt.date | None = None
    """The day on which the turn began of which its status tells."""
    streak: Annotated[int, Field(ge=0)] = 0
    """How many turns in a row before that it was done."""
    metric: Id | None = None
    """The metric (item id) it should move."""
    edited: bool = False
    """Reworded by a person: a rule leaves its text alone."""
    done_at: dt.datetime | None = None
    done_by: Title | None = None
    done_by_id: int | None = None
    place: Annotated[int, Field(ge=0, le=limits.TASKS_MAX)] | None = None
    """Its place within the stage, set by hand; None: by weight, behind those set by hand."""
    comments: Annotated[tuple[Comment, ...], Field(max_length=limits.COMMENTS_MAX)] = ()

    @property
    def free(self) -> bool:
        """Whether nobody has it."""
        return self.owner is None and not self.holders

    @property
    def shift(self) -> Shift | None:
        """The shift's list on which it stands instead of a stage's."""
        return None if self.rhythm is None else self.rhythm.shift

    @property
    def who(self) -> str | None:
        """Who has it, by name; None: nobody, or nobody who is named."""
        names = [one.member for one in self.holders if one.member is not None]
        return self.owner or ", ".join(names) or None


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
    """How one walks through the questions: all of a stage, then the next; one row through all
    stages, then the next; or a stage at a glance, and then only what matters of it.
    """

    GLANCE = "glance"
    STAGES = "stages"
    ROWS = "rows"


class Look(Frozen):
    """How a map is drawn; chosen once and remembered with it."""

    theme: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,29}$")] = "light"
    """The name of a theme; one that is no more counts as light."""
    brand: Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")] | None = None
    """A colour of the business; None: the theme's own."""
    logo: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    """The SHA-256 of the business's logo; the picture itself is kept beside the map."""
    hidden: Annotated[tuple[LaneId, ...], Field(max_length=40)] = ()
    """Lanes that are not drawn, though they may be filled."""


class Journey(Frozen):
    """One map."""

    id: Id
    title: Title
    language: Language
    business: Title | None = None
    industry: CatalogueId | None = None
    state: State = State.AS_IS
    shape: Shape = Shape.PLAIN
    scenario: Line | None = None
    goal: Line | None = None
    """What the map is for: «Меньше жалоб»."""
    country: Title | None = None
    city: Title | None = None
    zone: ZoneName | None = None
    """«Asia/Omsk»: the clock that the map's days and reminders go by; None: not known."""
    personas: Annotated[tuple[Persona, ...], Field(max_length=limits.PERSONAS_MAX)] = ()
    stages: Annotated[tuple[Stage, ...], Field(max_length=limits.STAGES_MAX)] = ()
    tasks: Annotated[tuple[Task, ...], Field(max_length=limits.TASKS_MAX)] = ()
    depth: Depth = Depth.QUICK
    order: Order = Order.STAGES
    look: Look = Look()
    passed: dict[LaneId, Passed] = Field(default_factory=dict, max_length=40)
    """The questions about the whole map that were answered or skipped."""
    bill: Money | None = None
    """The average bill, as somebody typed it; None: nobody did, and nothing is estimated."""
    walk: Walk | None = None
    """The owner's last walk of their own; None: there was none."""
    created: dt.datetime
    updated: dt.datetime
    revision: Annotated[int, Field(ge=0, le=limits.COUNT_MAX)] = 0
    """Grows by one with every change; for history and caches only."""
    next_review: dt.date | None = None
    derived_from: Id | None = None

    def stage(self, stage_id: str) -> Stage | None:
        return next((stage for stage in self.stages if stage.id == stage_id), None)
