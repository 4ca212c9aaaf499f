"""The questions as records, in the order in which they are asked; one place each.

A record says what kind of answer it takes and where its suggestions come from; its sentence is
`question.<id>` in locales. A question whose answer is a row of the map is a lane: its id is the
lane's id. To add a question, add a record and its sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from journey.industries import Entry, Industry, MetricEntry, PainEntry, StageEntry
from journey.model import Depth, Journey, Stage
from journey.prompts import Option


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


class Scope(StrEnum):
    MAP = "map"
    STAGE = "stage"


Suggest = Callable[[Journey, Stage, Industry | None], tuple[Option, ...]]
"""What to offer for a stage's question; nothing is a legal answer."""


def _nothing(_journey: Journey, _stage: Stage, _industry: Industry | None) -> tuple[Option, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    id: str
    kind: Kind
    scope: Scope
    depth: Depth
    """The shallowest dialogue that asks it."""
    lane: bool = False
    """Whether its answers are a row of the map."""
    suggest: Suggest = _nothing
    page: int = 6
    """Suggestions shown at once."""


def stage_entry(stage: Stage, industry: Industry | None) -> StageEntry | None:
    """The catalogue's entry behind a stage; None for a stage of the person's own."""
    if industry is None or stage.catalogue is None:
        return None
    return next(
        (entry for entry in industry.stages if industry.catalogue_id(entry.id) == stage.catalogue),
        None,
    )


def _options(entries: Iterable[Entry], industry: Industry, *path: str) -> tuple[Option, ...]:
    return tuple(
        Option(
            text=entry.text,
            catalogue=industry.catalogue_id(*path, entry.id),
            severity=entry.severity if isinstance(entry, PainEntry) else None,
            unit=entry.unit if isinstance(entry, MetricEntry) else None,
        )
        for entry in entries
    )


def _of_stage(field: str) -> Suggest:
    """The catalogue's entries of that field for the stage."""

    def suggest(_journey: Journey, stage: Stage, industry: Industry | None) -> tuple[Option, ...]:
        entry = stage_entry(stage, industry)
        if entry is None or industry is None:
            return ()
        return _options(getattr(entry, field), industry, entry.id)

    return suggest


def _channels(journey: Journey, stage: Stage, industry: Industry | None) -> tuple[Option, ...]:
    """The stage's channels; on a stage of the person's own, all channels of the trade."""
    own = _of_stage("channels")(journey, stage, industry)
    if own or industry is None:
        return own
    seen: dict[str, Option] = {}
    for entry in industry.stages:
        for option in _options(entry.channels, industry, entry.id):
            seen.setdefault(option.text, option)
    return tuple(seen.values())


def _goal(_journey: Journey, stage: Stage, industry: Industry | None) -> tuple[Option, ...]:
    entry = stage_entry(stage, industry)
    if entry is None or industry is None:
        return ()
    return (Option(text=entry.goal, catalogue=industry.catalogue_id(entry.id, "goal")),)


def _ideas(_journey: Journey, stage: Stage, industry: Industry | None) -> tuple[Option, ...]:
    """The remedies of the pains on the map, the practice of the trade last."""
    entry = stage_entry(stage, industry)
    if entry is None or industry is None:
        return ()
    on_map = {item.catalogue: item.id for item in stage.lane("pains")}
    remedies = tuple(
        Option(
            text=pain.remedy,
            catalogue=industry.catalogue_id(entry.id, pain.id, "remedy"),
            effort=pain.effort,
            remedy_for=on_map[known],
        )
        for pain in entry.pains
        if (known := industry.catalogue_id(entry.id, pain.id)) in on_map
    )
    practice = Option(
        text=entry.practice.text,
        catalogue=industry.catalogue_id(entry.id, entry.practice.id),
        effort=entry.practice.effort,
    )
    return (*remedies, practice)


LEVELS: Final = (-2, -1, 0, 1, 2)


def _levels(_journey: Journey, _stage: Stage, _industry: Industry | None) -> tuple[Option, ...]:
    """The five levels; their words belong to locales: `level.<value>`."""
    return tuple(Option(text=str(level), value=str(level)) for level in LEVELS)


def _lane(lane: str, depth: Depth, suggest: Suggest, kind: Kind = Kind.MANY) -> Question:
    """A question about each stage whose answers are a row of the map."""
    return Question(id=lane, kind=kind, scope=Scope.STAGE, depth=depth, lane=True, suggest=suggest)


QUESTIONS: Final[tuple[Question, ...]] = (
    Question(id="industry", kind=Kind.ONE, scope=Scope.MAP, depth=Depth.QUICK, page=10),
    Question(id="audience", kind=Kind.ONE, scope=Scope.MAP, depth=Depth.QUICK),
    Question(id="stages", kind=Kind.LIST, scope=Scope.MAP, depth=Depth.QUICK),
    _lane("goal", Depth.FULL, _goal),
    _lane("actions", Depth.FULL, _of_stage("actions")),
    _lane("questions", Depth.FULL, _of_stage("questions")),
    _lane("channels", Depth.QUICK, _channels),
    _lane("pains", Depth.QUICK, _of_stage("pains")),
    _lane("emotion", Depth.QUICK, _levels, Kind.SCALE),
    _lane("ideas", Depth.FULL, _ideas),
    _lane("metrics", Depth.FULL, _of_stage("metrics")),
    _lane("backstage", Depth.FULL, _of_stage("backstage")),
)

BY_ID: Final = {question.id: question for question in QUESTIONS}

LANES: Final = (
    "goal",
    "actions",
    "questions",
    "channels",
    "emotion",
    "pains",
    "ideas",
    "metrics",
    "backstage",
)
"""The rows of the map from top to bottom."""
