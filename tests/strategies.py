"""Random journeys for property tests, and random next states of a journey.

Every field of the model is filled at times; texts hold any character a person can type.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterator
from typing import Any, Final, Literal, TypeAlias, TypeVar

from hypothesis import strategies as st
from pydantic import BaseModel

from journey import limits
from journey.habits import Habit
from journey.measures import Cost, Duration, DurationUnit, Effort, Figure, Metric, Reach, Span
from journey.model import (
    Depth,
    Emotion,
    EmotionKind,
    Evidence,
    EvidenceKind,
    Intent,
    Item,
    Journey,
    Lesson,
    Order,
    Origin,
    Passed,
    Persona,
    Shape,
    Stage,
    State,
    Task,
    TaskStatus,
    Taught,
)
from journey.values import Money
from journey.walks import Met, Walk

T = TypeVar("T")
Part = TypeVar("Part", bound=BaseModel)
Draw = Callable[[st.SearchStrategy[Any]], Any]

LANES = ("goal", "actions", "channels", "pains", "ideas", "metrics", "backstage")
_NO_SURROGATES: Final[tuple[Literal["Cs"]]] = ("Cs",)
_CHARACTERS = st.characters(exclude_categories=_NO_SURROGATES, exclude_characters="\x00")
_ZONES = st.sampled_from(
    [dt.UTC, dt.timezone(dt.timedelta(hours=3)), dt.timezone(-dt.timedelta(hours=7, minutes=30))]
)


def texts(most: int = 20) -> st.SearchStrategy[str]:
    return st.text(_CHARACTERS, min_size=1, max_size=most)


def lines() -> st.SearchStrategy[str]:
    whole = st.just("Щ" * limits.ITEM_CHARS)
    return st.one_of(texts(), st.sampled_from(["«$100»", "a\nb", "'; --", "👩‍👩‍👧", "=1+1"]), whole)


def moments() -> st.SearchStrategy[dt.datetime]:
    return st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2100, 1, 1), timezones=_ZONES)  # noqa: DTZ001


def maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.none() | strategy


def dates() -> st.SearchStrategy[dt.date]:
    return st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))


def figures() -> st.SearchStrategy[float]:
    return st.floats(allow_nan=False, allow_infinity=False)


catalogue_ids = st.sampled_from(["coffee-shop.choose.no-prices", "b2b.pay.slow", "x"])
passed = st.dictionaries(st.sampled_from(LANES), st.sampled_from(Passed), max_size=3)
origins = st.sampled_from(Origin)
spans = st.builds(
    lambda first, days: Span(first=first, last=first + dt.timedelta(days)),
    dates(),
    st.integers(0, 400),
)
series = st.lists(
    st.builds(
        Figure,
        value=figures(),
        unit=maybe(texts()),
        n=maybe(st.integers(0, limits.COUNT_MAX)),
        source=maybe(lines()),
        period=maybe(texts()),
        span=maybe(spans),
        noted=maybe(dates()),
    ),
    max_size=2,
).map(tuple)
metrics = st.builds(
    Metric,
    value=maybe(figures()),
    unit=maybe(texts()),
    target=maybe(figures()),
    n=maybe(st.integers(0, limits.COUNT_MAX)),
    source=maybe(lines()),
    period=maybe(texts()),
    span=maybe(spans),
    noted=maybe(dates()),
)
durations = st.builds(
    Duration, amount=st.floats(0.001, 100_000), unit=st.sampled_from(DurationUnit)
)
reaches = st.builds(
    Reach,
    people=st.integers(0, limits.COUNT_MAX),
    unit=maybe(texts()),
    source=maybe(lines()),
    period=maybe(texts()),
    span=maybe(spans),
    noted=maybe(dates()),
)


walks = st.builds(
    Walk,
    started=dates(),
    asked=st.just(("a1", "gone")),
    answers=st.dictionaries(st.just("a1"), st.sampled_from(Met), max_size=1),
    found=st.dictionaries(st.just("a1"), st.just("a2"), max_size=1),
    finished=st.booleans(),
)


disproofs = st.builds(
    Evidence, id=st.just("no"), kind=st.sampled_from(EvidenceKind), date=maybe(dates())
)
_learned = st.builds(
    Item, id=st.just("learned"), lane=st.just("pains"), text=lines(), disproof=maybe(disproofs)
)
lessons = st.builds(
    Lesson,
    true=maybe(st.booleans()),
    taught=st.tuples(st.builds(Taught, was=maybe(_learned), became=_learned)),
)


_Fields: TypeAlias = dict[str, st.SearchStrategy[Any]]
"""What is drawn for a part: made once, because a strategy is looked through at its first use."""

_EVIDENCE: _Fields = {
    "kind": st.sampled_from(EvidenceKind),
    "source": maybe(lines()),
    "date": maybe(dates()),
    "author": maybe(texts()),
    "quote": maybe(lines()),
}
_PERSONA: _Fields = {
    "name": texts(),
    "description": maybe(lines()),
    "emoji": maybe(st.sampled_from(["👩‍💼", "🧑"])),
    "role": maybe(texts()),
    "origin": origins,
    "catalogue": maybe(catalogue_ids),
}
_ITEM: _Fields = {
    "lane": st.sampled_from(LANES),
    "text": lines(),
    "persona": maybe(st.just("p")),
    "origin": origins,
    "catalogue": maybe(catalogue_ids),
    "derived_from": maybe(st.just("other")),
    "severity": maybe(st.integers(1, 3)),
    "effort": maybe(st.sampled_from(Effort)),
    "cost": maybe(st.sampled_from(Cost)),
    "habit": maybe(st.builds(Habit, keep=lines(), who=texts())),
    "remedy_for": maybe(st.just("pain")),
    "metric": maybe(metrics),
    "figures": series,
    "closed": st.booleans(),
    "strong": st.booleans(),
    "intent": maybe(st.sampled_from(Intent)),
    "answered_in": maybe(st.just("gone")),
    "unanswered": st.booleans(),
    "disproof": maybe(disproofs),
    "passed": passed,
}
_EMOTION: _Fields = {
    "level": st.floats(-2, 2),
    "persona": maybe(st.just("p")),
    "kind": st.sampled_from(EmotionKind),
    "note": maybe(lines()),
    "n": maybe(st.integers(1, 9999)),
    "origin": origins,
}
_STAGE: _Fields = {
    "title": texts(),
    "origin": origins,
    "catalogue": maybe(catalogue_ids),
    "duration": maybe(durations),
    "moment_of_truth": maybe(st.booleans()),
    "reach": maybe(reaches),
    "figures": series,
    "passed": passed,
    "passed_by": st.dictionaries(st.just("p"), passed, max_size=1),
}
_TASK: _Fields = {
    "rule": st.sampled_from(["remedy", "ask", "measure", "own"]),
    "source": st.just("item"),
    "stage": st.just("stage"),
    "text": lines(),
    "why": maybe(lines()),
    "status": st.sampled_from(TaskStatus),
    "owner": maybe(texts()),
    "due": maybe(dates()),
    "effort": maybe(st.sampled_from(Effort)),
    "cost": maybe(st.sampled_from(Cost)),
    "habit": maybe(st.builds(Habit, keep=lines(), who=texts())),
    "edited": st.booleans(),
    "done_at": maybe(moments()),
    "done_by": maybe(texts()),
    "check": maybe(lines()),
    "lesson": maybe(lessons),
}
_JOURNEY: _Fields = {
    "walk": maybe(walks),
    "title": texts(),
    "language": st.sampled_from(["ru", "en", "kk"]),
    "business": maybe(texts()),
    "industry": maybe(catalogue_ids),
    "state": st.sampled_from(State),
    "shape": st.sampled_from(Shape),
    "scenario": maybe(lines()),
    "goal": maybe(lines()),
    "depth": st.sampled_from(Depth),
    "order": st.sampled_from(Order),
    "passed": passed,
    "bill": maybe(st.builds(Money, value=st.floats(0, 1e9), currency=maybe(texts()))),
    "created": moments(),
    "updated": moments(),
    "next_review": maybe(dates()),
}
_TEXT, _LINE = texts(), lines()


class _Parts:
    """Draws parts with ids that occur once."""

    def __init__(self, draw: Draw, prefix: str) -> None:
        self._draw = draw
        self._ids: Iterator[str] = (f"{prefix}{number}" for number in itertools.count())

    def some(self, make: Callable[[], T], most: int) -> tuple[T, ...]:
        return tuple(make() for _ in range(self._draw(st.integers(0, most))))

    def one(self, make: type[Part], fields: _Fields, /, **ready: Any) -> Part:
        drawn = {name: self._draw(value) for name, value in fields.items()}
        return make(id=next(self._ids), **drawn, **ready)

    def evidence(self) -> Evidence:
        return self.one(
            Evidence,
            _EVIDENCE,
        )

    def persona(self) -> Persona:
        return self.one(
            Persona,
            _PERSONA,
            evidence=self.some(self.evidence, 1),
        )

    def item(self) -> Item:
        return self.one(
            Item,
            _ITEM,
            evidence=self.some(self.evidence, 1),
        )

    def emotion(self) -> Emotion:
        return self.one(
            Emotion,
            _EMOTION,
            evidence=self.some(self.evidence, 1),
        )

    def stage(self) -> Stage:
        return self.one(
            Stage,
            _STAGE,
            items=self.some(self.item, 3),
            emotions=self.some(self.emotion, 2),
        )

    def task(self) -> Task:
        return self.one(
            Task,
            _TASK,
        )


@st.composite
def journeys(draw: Draw, journey_id: str = "map") -> Journey:
    """A whole journey at revision 0."""
    parts = _Parts(draw, "a")
    return Journey(
        id=journey_id,
        personas=parts.some(parts.persona, 2),
        stages=parts.some(parts.stage, 3),
        tasks=parts.some(parts.task, 2),
        **{name: draw(value) for name, value in _JOURNEY.items()},
    )


@st.composite
def successors(draw: Draw, journey: Journey) -> Journey:
    """What a journey may become: stages come, go and change places, items change stages."""
    parts = _Parts(draw, f"b{journey.revision}-")
    kept = [stage for stage in journey.stages if draw(st.booleans())]
    loose = [item for stage in journey.stages for item in stage.items if draw(st.booleans())]
    fresh = list(parts.some(parts.stage, 2))
    stages = [
        stage.model_copy(update={"items": parts.some(parts.item, 1), "title": draw(_TEXT)})
        for stage in draw(st.permutations(kept + fresh))
    ]
    for item in loose if stages else ():
        place = draw(st.integers(0, len(stages) - 1))
        moved = (*stages[place].items, item.model_copy(update={"text": draw(_LINE)}))
        stages[place] = stages[place].model_copy(update={"items": moved})
    return journey.model_copy(
        update={
            "stages": tuple(stages),
            "tasks": tuple(draw(st.permutations(journey.tasks))) + parts.some(parts.task, 1),
            "personas": journey.personas[draw(st.integers(0, 1)) :],
            "title": draw(_TEXT),
            "revision": journey.revision + 1,
        }
    )


@st.composite
def pairs(draw: Draw, journey_id: str = "map") -> tuple[Journey, Journey]:
    """A journey and what it may become."""
    before = draw(journeys(journey_id))
    return before, draw(successors(before))
