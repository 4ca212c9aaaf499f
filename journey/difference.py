"""What is another on one map than on another: as is beside to be, or a map beside itself earlier.

Knows the parts of a journey and what counts as a change of each; knows no picture and no
sentence. Origin, evidence and tasks are no difference: they say how a map is known and worked on,
not what it says.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from journey import series
from journey.measures import Duration, Figure
from journey.model import Emotion, EmotionKind, Item, Journey, Persona, Stage
from journey.twins import Twins, twins


class Fate(StrEnum):
    """What became of a part."""

    KEPT = "kept"
    ADDED = "added"
    GONE = "gone"


class StageTurn(StrEnum):
    """In what a kept stage is another."""

    RETITLED = "retitled"
    MOVED = "moved"
    """It stands elsewhere among the kept ones."""
    DURATION = "duration"
    REACH = "reach"
    """How many come was counted anew, or another time became known."""


class ItemTurn(StrEnum):
    """In what a kept item is another."""

    REWORDED = "reworded"
    MOVED = "moved"
    """It stands on another stage."""
    PERSONA = "persona"
    """It is somebody else's."""
    SEVERITY = "severity"
    EFFORT = "effort"
    COST = "cost"
    OUTCOME = "outcome"
    METRIC = "metric"
    FIGURES = "figures"
    """Figures of other times or sources came or went."""
    CLOSED = "closed"
    """Done away with, or open again."""
    STRONG = "strong"
    """Said to work well, or no longer."""
    INTENT = "intent"
    """What the plan does with it is decided, or no longer."""
    DISPROVED = "disproved"
    """It turned out not to be so, or to be so after all."""


def _fate(before: object | None, after: object | None) -> Fate:
    if before is None:
        return Fate.ADDED
    return Fate.GONE if after is None else Fate.KEPT


@dataclass(frozen=True, slots=True)
class StageChange:
    """One stage before and after; never neither."""

    before: Stage | None
    after: Stage | None
    turns: frozenset[StageTurn] = frozenset()

    @property
    def fate(self) -> Fate:
        return _fate(self.before, self.after)

    @property
    def changed(self) -> bool:
        return self.fate is not Fate.KEPT or bool(self.turns)

    @property
    def durations(self) -> tuple[Duration | None, Duration | None]:
        """How long it takes, before and after; None: unknown, or there is no such stage."""
        before, after = self.before, self.after
        return (before.duration if before else None, after.duration if after else None)


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One item before and after, never neither, with the ids of the stages it stood on."""

    before: Item | None
    after: Item | None
    stage_before: str | None
    stage_after: str | None
    turns: frozenset[ItemTurn] = frozenset()

    @property
    def fate(self) -> Fate:
        return _fate(self.before, self.after)

    @property
    def changed(self) -> bool:
        return self.fate is not Fate.KEPT or bool(self.turns)

    @property
    def lane(self) -> str:
        """An item never changes its lane: what does is another item."""
        item = self.after or self.before
        assert item is not None
        return item.lane


@dataclass(frozen=True, slots=True)
class Feeling:
    """One person's emotion on one stage before and after; never neither."""

    before: Emotion | None
    after: Emotion | None
    stage_before: str | None
    stage_after: str | None

    @property
    def kind(self) -> EmotionKind:
        emotion = self.after or self.before
        assert emotion is not None
        return emotion.kind

    @property
    def levels(self) -> tuple[float | None, float | None]:
        before, after = self.before, self.after
        return (before.level if before else None, after.level if after else None)

    @property
    def changed(self) -> bool:
        return self.levels[0] != self.levels[1]


PersonaChange: TypeAlias = Twins[Persona]

SAID: Final = ("name", "description", "goal", "quote", "channel", "role", "emoji")
"""What a persona's card says of them."""


def retold(change: PersonaChange) -> tuple[str, ...]:
    """The fields in which a kept persona's card says something else now."""
    before, after = change.before, change.after
    if before is None or after is None:
        return ()
    return tuple(name for name in SAID if getattr(before, name) != getattr(after, name))


@dataclass(frozen=True, slots=True)
class Difference:
    """All of both maps, each part once; what is gone follows what it followed before."""

    stages: tuple[StageChange, ...]
    items: tuple[ItemChange, ...]
    feelings: tuple[Feeling, ...]
    personas: tuple[PersonaChange, ...]

    @property
    def empty(self) -> bool:
        """Whether both maps say the same."""
        return not any(True for _ in self.changes)

    @property
    def changes(self) -> Iterator[StageChange | ItemChange | Feeling | PersonaChange]:
        """Only what differs, each once."""
        yield from (one for one in self.personas if not one.kept or retold(one))
        yield from (one for one in self.stages if one.changed)
        yield from (one for one in self.items if one.changed)
        yield from (one for one in self.feelings if one.changed)

    @property
    def metrics(self) -> tuple[ItemChange, ...]:
        """The metrics that are kept with another figure."""
        return tuple(one for one in self.items if ItemTurn.METRIC in one.turns)

    def stage(self, stage_id: str) -> StageChange | None:
        """By its id before or after."""
        return next((one for one in self.stages if stage_id in _ids(one)), None)

    def item(self, item_id: str) -> ItemChange | None:
        """By its id before or after."""
        return next((one for one in self.items if item_id in _ids(one)), None)


def _ids(change: StageChange | ItemChange) -> tuple[str | None, ...]:
    return tuple(part.id if part else None for part in (change.before, change.after))


def compare(before: Journey, after: Journey) -> Difference:
    """What turns one map into the other; turned round, it is the same the other way about."""
    personas = tuple(twins(before.personas, after.personas, (_name, _name)))
    stages = twins(before.stages, after.stages, (_title, _title))
    places = _Places(stages, personas)
    return Difference(
        stages=tuple(_stage_changes(before, stages)),
        items=tuple(_item_changes(before, after, places)),
        feelings=tuple(_feelings(stages, places)),
        personas=personas,
    )


def _said(text: str) -> str:
    """Two texts that say the same to a reader are the same."""
    return " ".join(text.casefold().split())


def _name(persona: Persona) -> Hashable:
    return _said(persona.name)


def _title(stage: Stage) -> Hashable:
    return _said(stage.title)


class _Places:
    """Which stage and which person before is which after, by ids."""

    def __init__(self, stages: Iterable[Twins[Stage]], personas: Iterable[PersonaChange]) -> None:
        self.stage = _after_before(stages)
        self.persona = _after_before(personas)

    def person(self, persona: str | None) -> str | None:
        """A person after as their id before; one who is new, or nobody's, as they are."""
        return self.persona.get(persona, persona) if persona else None


def _after_before(pairs: Iterable[Twins[Stage]] | Iterable[Twins[Persona]]) -> dict[str, str]:
    return {
        pair.after.id: pair.before.id
        for pair in pairs
        if pair.before is not None and pair.after is not None
    }


def _stage_changes(before: Journey, stages: Sequence[Twins[Stage]]) -> Iterator[StageChange]:
    places = {stage.id: at for at, stage in enumerate(before.stages)}
    kept = [pair for pair in stages if pair.kept]
    order = [places[pair.before.id] for pair in kept if pair.before is not None]
    moved = {id(pair) for pair, is_moved in zip(kept, moved_ones(order), strict=True) if is_moved}
    for pair in stages:
        one, other = pair.before, pair.after
        turns: set[StageTurn] = set()
        if one is not None and other is not None:
            if one.title != other.title:
                turns.add(StageTurn.RETITLED)
            if one.duration != other.duration:
                turns.add(StageTurn.DURATION)
            if series.said(series.of_stage(one)) != series.said(series.of_stage(other)):
                turns.add(StageTurn.REACH)
            if id(pair) in moved:
                turns.add(StageTurn.MOVED)
        yield StageChange(one, other, frozenset(turns))


def moved_ones(order: Sequence[int]) -> list[bool]:
    """For each of these places before, in today's order: whether it was moved.

    It was, unless it is part of every longest run that kept its order: one put elsewhere is that
    one, two that changed places are both.
    """
    lefts = [0] * len(order)
    rights = [0] * len(order)
    for at, place in enumerate(order):
        lefts[at] = 1 + max((lefts[i] for i in range(at) if order[i] < place), default=0)
    for at in reversed(range(len(order))):
        later = (rights[i] for i in range(at + 1, len(order)) if order[i] > order[at])
        rights[at] = 1 + max(later, default=0)
    longest = max(lefts, default=0)
    ranks = Counter(
        left for left, right in zip(lefts, rights, strict=True) if left + right - 1 == longest
    )
    return [
        left + right - 1 < longest or ranks[left] > 1
        for left, right in zip(lefts, rights, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Held:
    """An item and the id of the stage it stands on."""

    item: Item
    stage: str

    @property
    def id(self) -> str:
        return self.item.id

    @property
    def derived_from(self) -> str | None:
        return self.item.derived_from


def _held(journey: Journey) -> dict[str, list[_Held]]:
    """The items by their lane, in the map's order."""
    lanes: dict[str, list[_Held]] = defaultdict(list)
    for stage in journey.stages:
        for item in stage.items:
            lanes[item.lane].append(_Held(item, stage.id))
    return lanes


def _item_changes(before: Journey, after: Journey, places: _Places) -> Iterator[ItemChange]:
    """An item of another lane is another item, whatever its id."""

    def place_before(held: _Held) -> Hashable:
        return (held.stage, _said(held.item.text), held.item.persona)

    def place_after(held: _Held) -> Hashable | None:
        stage = places.stage.get(held.stage)
        said, person = _said(held.item.text), places.person(held.item.persona)
        return (stage, said, person) if stage else None

    was, now = _held(before), _held(after)
    for lane in dict.fromkeys([*now, *was]):
        for pair in twins(was[lane], now[lane], (place_before, place_after)):
            yield _item_change(pair, places)


def _item_change(pair: Twins[_Held], places: _Places) -> ItemChange:
    before, after = pair.before, pair.after
    turns: set[ItemTurn] = set()
    if before is not None and after is not None:
        if before.item is not after.item:
            turns |= {
                turn
                for turn, name in ITEM_TURNS.items()
                if getattr(before.item, name) != getattr(after.item, name)
            }
            # where the present figure is another, that is what is told
            if ItemTurn.METRIC not in turns and _measured(before.item) != _measured(after.item):
                turns.add(ItemTurn.FIGURES)
        if places.stage.get(after.stage) != before.stage:
            turns.add(ItemTurn.MOVED)
        if places.person(after.item.persona) != before.item.persona:
            turns.add(ItemTurn.PERSONA)
    return ItemChange(
        before.item if before else None,
        after.item if after else None,
        before.stage if before else None,
        after.stage if after else None,
        frozenset(turns),
    )


def _measured(item: Item) -> tuple[Figure, ...]:
    return series.said(series.of_metric(item)) if item.figures else ()


ITEM_TURNS: Final[Mapping[ItemTurn, str]] = {
    ItemTurn.REWORDED: "text",
    ItemTurn.SEVERITY: "severity",
    ItemTurn.EFFORT: "effort",
    ItemTurn.COST: "cost",
    ItemTurn.OUTCOME: "outcome",
    ItemTurn.METRIC: "metric",
    ItemTurn.CLOSED: "closed",
    ItemTurn.STRONG: "strong",
    ItemTurn.INTENT: "intent",
    ItemTurn.DISPROVED: "disproof",
}
"""The fields of an item that say something of it on the map, each with its turn."""


def _feelings(stages: Iterable[Twins[Stage]], places: _Places) -> Iterator[Feeling]:
    """Stage by stage, what one and the same person feels there, thought or measured."""

    def whose_before(emotion: Emotion) -> Hashable:
        return (emotion.persona, emotion.kind)

    def whose_after(emotion: Emotion) -> Hashable:
        return (places.person(emotion.persona), emotion.kind)

    for stage in stages:
        before, after = stage.before, stage.after
        pairs = twins(
            before.emotions if before else (),
            after.emotions if after else (),
            (whose_before, whose_after),
        )
        for pair in pairs:
            yield Feeling(
                pair.before,
                pair.after,
                before.id if before else None,
                after.id if after else None,
            )
