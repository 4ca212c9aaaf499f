"""The questions as records, in the order in which they are asked; one place each.

A record says what kind of answer it takes and when it is asked; what is offered for it is
`journey.suggestions`, its sentence is `question.<id>` in locales. A question whose answer is a row
of the map is a lane: its id is the lane's id, and `lane` says how it looks and where it stands. To
add a question or a lane, add a record and its sentences.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from journey import suggestions
from journey.lanes import PLAIN, Lane, Role
from journey.model import Depth, Order, Shape
from journey.suggestions import LEVELS, Suggest, stage_entry

__all__ = [
    "BY_ID",
    "GLANCE",
    "LANES",
    "LEVELS",
    "MEASURED",
    "QUESTIONS",
    "ROWS",
    "ROW_OF",
    "Kind",
    "Question",
    "Scope",
    "lane_of",
    "stage_entry",
]


class Kind(StrEnum):
    """How a question is answered."""

    ONE = "one"
    """One of the buttons, or own words."""
    MANY = "many"
    """Any of the buttons and any lines of own words, then «Дальше»."""
    LIST = "list"
    """A list in order that is put together by hand: the stages."""
    SCALE = "scale"
    """One of five levels; words are kept as a note."""
    ROWS = "rows"
    """A stage as a whole: what stands in its rows, taken as it is or put right row by row."""
    LINE = "line"
    """Several figures of a metric, typed in one line."""
    NUMBER = "number"
    """A number with its unit, typed."""
    DURATION = "duration"
    """One of the buttons, or a typed duration."""


class Scope(StrEnum):
    """What a question is asked about."""

    MAP = "map"
    STAGE = "stage"
    ITEM = "item"
    """A metric that people chose."""
    PAIN = "pain"
    """A pain in the person's own words."""
    WORST = "worst"
    """The worst pain of the map, in whose words ever."""
    IDEA = "idea"
    """An idea in the person's own words."""
    PERSONA = "persona"
    BUSINESS = "business"
    """What the map says about the business as a whole; never walked through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    id: str
    kind: Kind
    scope: Scope
    depth: Depth | None
    """The shallowest dialogue that asks it; None: only asked when it is opened by hand."""
    lane: Lane | None = None
    """The row of the map that its answers are; None: they are none."""
    per_persona: bool = False
    """Whether a buying group is asked it once a persona."""
    quick_in: Shape | None = None
    """The kind of map whose quick dialogue asks it too."""
    only_in: Shape | None = None
    """The only kind of map that asks it."""
    only_by: Order | None = None
    """The only way through the stages that asks it."""
    glanced: bool = False
    """Whether it is not asked by itself where a stage is looked at as a whole."""
    suggest: Suggest = suggestions.nothing

    def asked(self, depth: Depth, shape: Shape) -> bool:
        """Whether the dialogue of that depth about that kind of map asks it."""
        if self.depth is None or self.only_in not in {None, shape}:
            return False
        return depth is Depth.FULL or self.depth is Depth.QUICK or self.quick_in is shape


GLANCE: Final = "glance"
MEASURED: Final = "measured"


def _map(question: str, kind: Kind, *, only_in: Shape | None = None) -> Question:
    return Question(id=question, kind=kind, scope=Scope.MAP, depth=Depth.QUICK, only_in=only_in)


def _lane(
    lane: str,
    about: Lane,
    suggest: Suggest,
    *,
    depth: Depth | None = Depth.FULL,
    kind: Kind = Kind.MANY,
    per_persona: bool = False,
    glanced: bool = False,
) -> Question:
    """A question about each stage whose answers are a row of the map."""
    return Question(
        id=lane,
        kind=kind,
        scope=Scope.STAGE,
        depth=depth,
        lane=about,
        suggest=suggest,
        per_persona=per_persona,
        glanced=glanced,
    )


def _figure(figure: str, kind: Kind, suggest: Suggest = suggestions.nothing) -> Question:
    """A question about one metric: one of its figures."""
    return Question(id=figure, kind=kind, scope=Scope.ITEM, depth=Depth.FULL, suggest=suggest)


def _about_persona(field: str, suggest: Suggest = suggestions.nothing) -> Question:
    """One line of a persona's card."""
    return Question(id=field, kind=Kind.ONE, scope=Scope.PERSONA, depth=None, suggest=suggest)


def _about_business(field: str, suggest: Suggest = suggestions.nothing) -> Question:
    """One line of what a map says about the business."""
    return Question(id=field, kind=Kind.ONE, scope=Scope.BUSINESS, depth=None, suggest=suggest)


QUESTIONS: Final[tuple[Question, ...]] = (
    _map("industry", Kind.ONE),
    _map("audience", Kind.ONE),
    _map("stages", Kind.LIST),
    _map("product", Kind.ONE, only_in=Shape.PRODUCT),
    Question(id=GLANCE, kind=Kind.ROWS, scope=Scope.STAGE, depth=Depth.FULL, only_by=Order.GLANCE),
    _lane(
        "goal",
        Lane(place=10, icon="🎯", role=Role.WISH, own_help=True, claim=1.0),
        suggestions.goal,
        glanced=True,
    ),
    _lane(
        "expects",
        Lane(place=15, icon="🤝", role=Role.WISH, own_help=True, claim=1.0),
        suggestions.nothing,
        depth=None,
    ),
    _lane(
        "actions",
        Lane(place=20, icon="👣", role=Role.DEED, entry_chars=60, praised=True, claim=0.8),
        suggestions.of_stage("actions"),
        glanced=True,
    ),
    _lane(
        "questions",
        Lane(place=30, icon="❓", role=Role.QUESTION, entry_chars=70, claim=0.8),
        suggestions.of_stage("questions"),
        glanced=True,
    ),
    _lane(
        "channels",
        Lane(place=40, icon="📍", role=Role.PLACE, entry_chars=28, praised=True, claim=1.0),
        suggestions.channels,
        depth=Depth.QUICK,
    ),
    _lane(
        "pains",
        Lane(place=60, icon="⚡", role=Role.TROUBLE, entry_chars=48),
        suggestions.of_stage("pains"),
        depth=Depth.QUICK,
        per_persona=True,
    ),
    _lane(
        "emotion",
        Lane(place=50, icon="💛", role=Role.FEELING),
        suggestions.levels,
        depth=Depth.QUICK,
        kind=Kind.SCALE,
        per_persona=True,
    ),
    _lane(
        "ideas",
        Lane(place=70, icon="💡", role=Role.REMEDY, own_help=True, own_empty=True),
        suggestions.ideas,
    ),
    _lane(
        "metrics",
        Lane(
            place=80,
            icon="📈",
            role=Role.FIGURE,
            entry_chars=40,
            own_help=True,
            own_empty=True,
            claim=1.2,
        ),
        suggestions.of_stage("metrics"),
    ),
    Question(id=MEASURED, kind=Kind.LINE, scope=Scope.ITEM, depth=Depth.FULL, only_by=Order.GLANCE),
    _figure("value", Kind.NUMBER),
    _figure("unit", Kind.ONE, suggestions.units),
    _figure("target", Kind.NUMBER),
    _figure("sample", Kind.NUMBER),
    _figure("source", Kind.ONE, suggestions.sources),
    _figure("period", Kind.ONE, suggestions.periods),
    _lane(
        "backstage",
        Lane(
            place=90,
            icon="🔧",
            role=Role.INSIDE,
            entry_chars=40,
            praised=True,
            own_help=True,
            own_empty=True,
        ),
        suggestions.of_stage("backstage"),
        glanced=True,
    ),
    Question(
        id="duration",
        kind=Kind.DURATION,
        scope=Scope.STAGE,
        depth=Depth.FULL,
        quick_in=Shape.TIME,
        suggest=suggestions.lengths,
        glanced=True,
    ),
    Question(id="remedy", kind=Kind.ONE, scope=Scope.PAIN, depth=Depth.QUICK),
    Question(id="solves", kind=Kind.ONE, scope=Scope.IDEA, depth=Depth.FULL),
    Question(
        id="outcome",
        kind=Kind.ONE,
        scope=Scope.WORST,
        depth=Depth.FULL,
        suggest=suggestions.outcomes,
    ),
    Question(id="one_more", kind=Kind.ONE, scope=Scope.MAP, depth=None),
    _about_business("purpose", suggestions.purposes),
    _about_business("business"),
    _about_business("scenario"),
    _about_business("country", suggestions.countries),
    _about_persona("who_name"),
    _about_persona("who_about"),
    _about_persona("who_goal"),
    _about_persona("who_quote"),
    _about_persona("who_channel", suggestions.all_channels),
    _about_persona("who_role", suggestions.roles),
    _about_persona("who_emoji", suggestions.faces),
)

BY_ID: Final = {question.id: question for question in QUESTIONS}

ROWS: Final[Mapping[str, Lane]] = dict(
    sorted(
        ((one.id, one.lane) for one in QUESTIONS if one.lane is not None),
        key=lambda row: row[1].place,
    )
)
"""The rows of the map from top to bottom, by the ids of their questions."""

LANES: Final = tuple(ROWS)

ROW_OF: Final = {
    Scope.ITEM: "metrics",
    Scope.PAIN: "pains",
    Scope.WORST: "pains",
    Scope.IDEA: "ideas",
}
"""The row to which a question about one of its items belongs."""


def lane_of(lane: str) -> Lane:
    """The record of a row; one that no question fills is plain."""
    return ROWS.get(lane, PLAIN)
