"""A map told cell by cell: what each format of words, tables and boxes is written from.

Knows the journey and the words; knows no format. Every entry says how sure we are and all that is
to be told about it, so that no file says more or less of it than another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journey.grid.signs import flat
from journey.model import Item, State
from journey.soreness import moments_of_truth
from journey.words import capital
from renderers import telling
from renderers.layout import lanes
from renderers.layout.beside import Beside, News, intended
from renderers.layout.curve import others
from renderers.layout.faces import step
from renderers.layout.handles import handles
from renderers.layout.marks import Mark, mark_of
from renderers.words import figures, stage_facts, whence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.model import Emotion, Journey, Stage
    from renderers.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a cell."""

    text: str
    said: Item | Emotion
    mark: Mark | None
    """How sure we are; None: it is no more on this map, so nobody asks."""
    owner: str = ""
    """Whose it is, where the map has several people."""
    severity: int | None = None
    """Of a pain."""
    notes: tuple[str, ...] = ()
    """What else is to be told: figures, what works well, what is new."""

    @property
    def gone(self) -> bool:
        """It stands on the map beside only."""
        return self.mark is None

    @property
    def closed(self) -> bool:
        return isinstance(self.said, Item) and self.said.closed

    def every_note(self, words: Words) -> Iterator[str]:
        """In words also what pictures say by signs."""
        if self.mark is not None and (told := telling.mark(self.mark, words)):
            yield told
        if self.severity:
            yield words.severity[self.severity]
        yield from self.notes

    def line(self, words: Words) -> str:
        """«Анна: Нет цен (предположение, уводит)», on one line whatever was typed."""
        told = ", ".join(self.every_note(words))
        said = f"{self.text} ({told})" if told else self.text
        return flat(f"{self.owner}: {said}" if self.owner else said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a stage has in a lane."""

    lane: str
    name: str
    entries: tuple[Entry, ...]
    unknown: str
    """What stands there where nothing does: «спросить у клиентов»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stage."""

    number: int
    stage: Stage
    title: str
    truth: bool
    """It is a moment of truth."""
    why: str
    """… and its reason; else empty."""
    facts: str
    """How long it takes and how many come; empty where nobody knows."""
    counted: str
    """What was counted to know how many come, where and when; empty where nobody said."""
    notes: tuple[str, ...]
    """Beside another map: that it is new, or what it was called."""
    cells: tuple[Cell, ...]


def outline(journey: Journey, words: Words, beside: Beside | None = None) -> tuple[Part, ...]:
    """The map's stages in order; each has the same lanes."""
    told = _Told(journey, words, beside)
    return tuple(told.part(number, stage) for number, stage in enumerate(journey.stages, 1))


class _Told:
    """The parts of one map."""

    def __init__(self, journey: Journey, words: Words, other: Beside | None) -> None:
        self._journey = journey
        self._words = words
        self._other = other
        self._shown = lanes.shown(journey, other)
        self._truths = moments_of_truth(journey)
        self._handles = {who: handle.name for who, handle in handles(journey).items()}
        people = journey.personas if len(journey.personas) > 1 else ()
        self._names = {persona.id: persona.name for persona in people}

    def part(self, number: int, stage: Stage) -> Part:
        words = self._words
        was = self._other.stage(stage) if self._other else None
        truth = stage.id in self._truths
        notes = []
        if self._other and was is None:
            notes.append(words.news_new)
        elif was and was.title != stage.title:
            notes.append(words.was.format(text=was.title))
        return Part(
            number=number,
            stage=stage,
            title=stage.title,
            truth=truth,
            why=telling.why(self._journey, stage, words, self._handles) if truth else "",
            facts=stage_facts(stage, words, was),
            counted=whence(stage.reach) if stage.reach else "",
            notes=tuple(notes),
            cells=tuple(self._cell(stage, lane) for lane in self._shown),
        )

    def _cell(self, stage: Stage, lane: str) -> Cell:
        felt = lane == lanes.EMOTION
        future = self._journey.state is State.TO_BE
        return Cell(
            lane=lane,
            name=self._words.lane(lane),
            entries=tuple(self._felt(stage) if felt else self._entries(stage, lane)),
            unknown=self._words.unknown(lane, future=future),
        )

    def _entries(self, stage: Stage, lane: str) -> Iterator[Entry]:
        yield from (self._item(item) for item in lanes.entries(stage, lane))
        if self._other:
            gone = self._other.gone_word(self._words)
            for item in self._other.gone(stage, lane):
                yield Entry(text=capital(item.text), said=item, mark=None, notes=(gone,))

    def _item(self, item: Item) -> Entry:
        return Entry(
            text=capital(item.text),
            said=item,
            mark=mark_of(item),
            owner=self._names.get(item.persona or "", ""),
            severity=item.severity if item.lane == lanes.PAINS else None,
            notes=tuple(filter(None, self._notes(item))),
        )

    def _notes(self, item: Item) -> Iterator[str]:
        words, other = self._words, self._other
        was = other.item(item) if other else None
        if item.lane == lanes.METRICS:
            yield figures(item, words, was)
            yield (item.metric.source or "") if item.metric else ""
        yield words.strong if item.strong else ""
        yield words.closed if item.closed else ""
        if news := other.news(item) if other else intended(item):
            yield _news_word(news, words)
        if was and was.text != item.text:
            yield words.was.format(text=was.text)

    def _felt(self, stage: Stage) -> Iterator[Entry]:
        named = bool(others(self._journey, [stage]))
        names = {persona.id: persona.name for persona in self._journey.personas} if named else {}
        for emotion in stage.emotions:
            word = self._words.levels[step(emotion.level)]
            yield Entry(
                text=f"{word}: {emotion.note}" if emotion.note else word,
                said=emotion,
                mark=mark_of(emotion),
                owner=names.get(emotion.persona or "", ""),
                notes=tuple(self._measured(emotion)),
            )

    def _measured(self, emotion: Emotion) -> Iterator[str]:
        words = self._words
        if emotion.n is not None:
            yield words.measured
            yield words.sample.format(n=emotion.n)
        was = self._other.emotion(emotion) if self._other else None
        if self._other and was and step(was.level) != step(emotion.level):
            yield f"{self._other.names(words)[0]}: {words.levels[step(was.level)]}"


def _news_word(news: News, words: Words) -> str:
    return {
        News.NEW: words.news_new,
        News.CHANGED: words.news_changed,
        News.KEPT: words.news_kept,
        News.GONE: words.news_gone,
    }[news]
