"""What a page says: the map's parts as values that its template only puts into tags.

Knows the journey and the words; knows neither tags nor colours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from journey import checklist
from journey.checklist.progress import progress
from journey.conclusion import Says, is_draft
from journey.dropoff import drops
from journey.loudness import lowest
from journey.model import Item, State, TaskStatus
from journey.scores import score
from journey.soreness import worst
from journey.words import capital, going_on
from renderers import telling
from renderers.layout import lanes
from renderers.layout.beside import Beside
from renderers.layout.faces import step
from renderers.layout.handles import handles
from renderers.layout.headline import shown
from renderers.layout.strands import strands
from renderers.outline import outline
from renderers.webpage.wave import lying, spread, standing
from renderers.words import NO_BREAK, business_name, come, stage_time, with_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.dropoff import Drop
    from journey.loudness import Voices
    from journey.model import Journey, Persona, Task
    from renderers.format import Request
    from renderers.outline import Cell, Entry, Part
    from renderers.webpage.wave import Slice
    from renderers.words import Words

LOUD: Final = frozenset({lanes.EMOTION, lanes.PAINS, "ideas", lanes.METRICS, lanes.BACKSTAGE})
"""Rows that a phone shows each by itself."""
PAINS: Final = 3
"""Told at the head of a phone's page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody of the audience."""

    of: Persona
    number: int
    letter: str
    """On their sign at the curve; empty: the map has only them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One person's line; `person` counts them from 0, None: all feel so, or the map has one."""

    person: int | None
    slices: Sequence[Slice | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A stage on the page."""

    part: Part
    cells: tuple[Cell, ...]
    """The curve before the other rows."""
    face: int | None
    """-2 … 2, of whoever is worst off; None: nobody's feeling is known."""
    felt: str
    """… in a word, with whose it is in a group."""
    upright: Slice | None
    """Of the standing curve."""
    level: Slice | None
    """Of the lying one: the line of whoever is worst off."""
    time: str
    people: str
    drop: Drop | None
    """What becomes of the people after it."""
    drop_told: str
    obstacle: str
    """What hinders whoever is worst off here; told on the way of a phone's page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A task."""

    id: str
    text: str
    about: str
    check: str
    following: str
    done: bool
    stage: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How much of the map is known, each with its words."""

    proved: str
    answers: str
    guesses: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The map's one sentence."""

    text: str
    bad: bool
    proved: bool
    """What the facts say is proved."""
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Todo:
    """The checklist."""

    week: tuple[Step, ...]
    steps: tuple[tuple[Stop, tuple[Step, ...]], ...]
    """Of the stages that have any."""
    done: int
    whole: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The whole page."""

    journey: Journey
    words: Words
    kind: str
    """«Карта пути клиента · как должно быть»."""
    business: str
    draft: bool
    headline: Headline | None
    persons: tuple[Person, ...]
    stops: tuple[Stop, ...]
    lines: tuple[Line, ...]
    """Of several persons; else none."""
    lanes: tuple[Cell, ...]
    """Of one stage, for the rows' names."""
    minor: tuple[str, ...]
    """The rows that a phone shows together, behind those that say most."""
    pains: tuple[tuple[int, Item], ...]
    gone: str
    """Stages of the map beside that are no more."""
    todo: Todo
    counted: Counted
    footer: tuple[str, ...]
    reached: bool
    """Somebody counted how many people come."""

    @property
    def group(self) -> bool:
        return bool(self.lines)


def told(request: Request) -> Told:
    """Everything that the page of a request says."""
    journey, words = request.journey, request.words
    other = Beside.of(request.beside, journey) if request.beside else None
    parts = outline(journey, words, other)
    stops = tuple(_stops(journey, parts, words))
    return Told(
        journey=journey,
        words=words,
        kind=_kind(journey, words),
        business=" · ".join(filter(None, [business_name(journey), words.date])),
        draft=is_draft(journey),
        headline=_headline(journey, words),
        persons=tuple(_persons(journey)),
        stops=stops,
        lines=tuple(_lines(journey, words)),
        lanes=stops[0].cells if stops else (),
        minor=tuple(
            cell.lane for cell in (stops[0].cells if stops else ()) if cell.lane not in LOUD
        ),
        pains=tuple(_pains(journey)),
        gone=_gone(other, words),
        todo=_todo(journey, stops, words),
        counted=_counted(journey, words),
        footer=tuple(_footer(journey, words)),
        reached=any(stop.people for stop in stops),
    )


def _headline(journey: Journey, words: Words) -> Headline | None:
    found = shown(journey)
    if found is None:
        return None
    names = {who: handle.name for who, handle in handles(journey).items()}
    facts = [telling.fact(one, words, names) for one in found.facts]
    return Headline(
        text=telling.sentence(found, words),
        bad=found.says is not Says.CALM,
        proved=bool(found.facts and found.facts[0].proved),
        facts=(telling.raised(facts[0]), *facts[1:]) if facts else (),
    )


def _todo(journey: Journey, stops: Sequence[Stop], words: Words) -> Todo:
    done, whole = progress(journey)
    return Todo(
        week=tuple(_step(journey, task, words) for task in checklist.top(journey)),
        steps=tuple(
            (stop, tuple(_step(journey, one, words) for one in tasks))
            for stop in stops
            if (tasks := checklist.visible(journey, stop.part.stage.id))
        ),
        done=done,
        whole=whole,
    )


def _counted(journey: Journey, words: Words) -> Counted:
    known = score(journey)
    return Counted(
        proved=f"{known.proved}{NO_BREAK}{words.proved_name}",
        answers=f"{known.answers}{NO_BREAK}{words.answers_name}",
        guesses=f"{known.guesses}{NO_BREAK}{words.guesses_name}",
    )


def _kind(journey: Journey, words: Words) -> str:
    state = words.to_be if journey.state is State.TO_BE else ""
    return " · ".join(filter(None, [words.map_title, state]))


def _persons(journey: Journey) -> Iterator[Person]:
    letters = {who: handle.letter for who, handle in handles(journey).items()}
    for number, one in enumerate(journey.personas):
        yield Person(of=one, number=number, letter=letters.get(one.id, ""))


def _stops(journey: Journey, parts: Sequence[Part], words: Words) -> Iterator[Stop]:
    names = {who: handle.name for who, handle in handles(journey).items()}
    heard = [lowest(journey, part.stage) for part in parts]
    if lanes.hidden(journey, lanes.EMOTION):
        heard = [None] * len(parts)
    levels = [None if one is None else one.level for one in heard]
    flat, upright = lying(levels), standing(levels)
    fewer = (*drops(journey), None)
    hindered = _hindered(journey)
    for at, (part, voices) in enumerate(zip(parts, heard, strict=True)):
        stage, drop = part.stage, fewer[at]
        yield Stop(
            part=part,
            cells=tuple(sorted(part.cells, key=lambda cell: cell.lane != lanes.EMOTION)),
            face=None if voices is None else step(voices.level),
            felt="" if voices is None else _felt(voices, words, names),
            upright=upright[at],
            level=flat[at],
            time=stage_time(stage, words),
            people=come(stage.reach, words) if stage.reach else "",
            drop=drop,
            drop_told=telling.drop(drop, words) if drop else "",
            obstacle=hindered.get(stage.id, ""),
        )


def _felt(voices: Voices, words: Words, names: dict[str, str]) -> str:
    return telling.raised(telling.of_voices(voices, words, names))


def _hindered(journey: Journey) -> dict[str, str]:
    """The worst open pain of each stage."""
    found: dict[str, str] = {}
    if not lanes.hidden(journey, lanes.PAINS):
        for spot in worst(journey):
            if spot.pain is not None:
                found.setdefault(spot.stage.id, capital(spot.pain.text))
    return found


def _lines(journey: Journey, words: Words) -> Iterator[Line]:
    """Of several persons, each with a line of their own."""
    if lanes.hidden(journey, lanes.EMOTION):
        return
    found = strands(journey, journey.stages, words)
    levels = [[None if one is None else one.level for one in line.points] for line in found]
    for line, slices in zip(found, spread(levels), strict=True):
        yield Line(person=line.handle.number if line.handle else None, slices=slices)


def _pains(journey: Journey) -> Iterator[tuple[int, Item]]:
    """The worst, with the numbers of their stages."""
    if lanes.hidden(journey, lanes.PAINS):
        return
    numbers = {stage.id: number for number, stage in enumerate(journey.stages, 1)}
    pains = [spot for spot in worst(journey) if spot.pain is not None]
    for spot in pains[:PAINS]:
        if spot.pain is not None:
            yield numbers[spot.stage.id], spot.pain


def _gone(other: Beside | None, words: Words) -> str:
    if other is None or not (gone := other.gone_stages()):
        return ""
    titles = ", ".join(f"{number}. {stage.title}" for number, stage in gone)
    template = words.stages_gone if other.is_plan else words.stages_removed
    return template.format(titles=titles)


def _step(journey: Journey, task: Task, words: Words) -> Step:
    def say(key: str, /, **params: str | int) -> str:
        return words.takes[key].format(**params)

    done = task.status is TaskStatus.DONE
    who = [task.who, words.days.get(task.due.isoformat()) if task.due else None]
    about = filter(None, [*who, task.why, *checklist.takes(task.effort, task.cost, say)])
    check = None if task.check is None or done or task.lesson else going_on(task.check)
    stages = [stage.id for stage in journey.stages]
    return Step(
        id=task.id,
        text=task.text,
        about=" · ".join(about),
        check=words.todo["first"].format(check=check) if check else "",
        following=checklist.goes_on(task, say) or "",
        done=done,
        stage=stages.index(task.stage) + 1,
    )


def _footer(journey: Journey, words: Words) -> Iterator[str]:
    same = journey.created.date() == journey.updated.date()
    yield words.made_with
    yield words.created if same else words.changed
    if words.review:
        yield words.review
    if is_draft(journey):
        yield words.told["draft.source"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A metric's value and how far it is to its target, of which 100 is the whole bar."""

    value: str
    rest: str
    filled: int | None
    target: int | None


def figure(entry: Entry, words: Words) -> Figure | None:
    """None: it was never measured, so the words say so."""
    metric = entry.said.metric if isinstance(entry.said, Item) else None
    if metric is None or metric.value is None:
        return None
    value = with_unit(metric.value, metric.unit, words)
    rest = " · ".join(part for note in entry.notes for part in note.split(" · ") if part != value)
    top = 100.0 if metric.unit == "%" else max(metric.value, metric.target or 0.0)
    if metric.target is None or top <= 0 or min(metric.value, metric.target) < 0:
        return Figure(value=value, rest=rest, filled=None, target=None)
    filled, target = (min(100, round(100 * one / top)) for one in (metric.value, metric.target))
    return Figure(value=value, rest=rest, filled=filled, target=target)
