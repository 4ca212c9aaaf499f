"""The map in words: for screen readers, for search, and for when drawing failed.

Knows the journey and the words; knows neither fonts nor pictures. Marks are words here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journey.model import State
from journey.scores import score
from journey.soreness import moments_of_truth
from journey.words import capital
from renderers import telling
from renderers.format import Format, Needs, Offer
from renderers.layout import lanes
from renderers.layout.beside import Beside, News, intended
from renderers.layout.curve import others
from renderers.layout.faces import step
from renderers.layout.marks import mark_of
from renderers.papers import document_of
from renderers.papers.document import as_text
from renderers.words import figures, stage_facts, subtitle, whence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.model import Emotion, Item, Journey, Persona, Stage
    from renderers.format import Request
    from renderers.words import Words


def write(journey: Journey, words: Words, beside: Journey | None = None) -> str:
    """The whole map, stage by stage, one entry a line; with `beside` what is another there."""
    other = Beside.of(beside, journey) if beside else None
    told = _Told(journey, words, other)
    parts = [head(journey, words), *told.stages()]
    if other and (gone := other.gone_stages()):
        titles = ", ".join(f"{number}. {stage.title}" for number, stage in gone)
        template = words.stages_gone if other.is_plan else words.stages_removed
        parts.append(template.format(titles=titles))
    found = score(journey)
    parts.append(
        words.counts.format(answers=found.answers, guesses=found.guesses, proved=found.proved)
    )
    return "\n\n".join(parts) + "\n"


def stages(journey: Journey, words: Words) -> Iterator[str]:
    """A stage after the other, each whole."""
    return _Told(journey, words, None).stages()


def head(journey: Journey, words: Words) -> str:
    """Whose map it is and about whom."""
    lines = [journey.title, subtitle(journey, words), journey.scenario, journey.goal]
    for persona in journey.personas:
        lines += _persona(persona)
    return "\n".join(line for line in lines if line)


def _persona(persona: Persona) -> Iterator[str | None]:
    name = f"{persona.emoji} {persona.name}" if persona.emoji else persona.name
    yield f"{name} · {persona.role}" if persona.role else name
    yield from (persona.description, persona.quote, persona.goal, persona.channel)


class _Told:
    """The stages of one map in words."""

    def __init__(self, journey: Journey, words: Words, other: Beside | None) -> None:
        self._journey = journey
        self._words = words
        self._other = other
        self._shown = lanes.shown(journey, other)
        self._truths = moments_of_truth(journey)
        people = journey.personas if len(journey.personas) > 1 else ()
        self._names = {persona.id: persona.name for persona in people}

    def stages(self) -> Iterator[str]:
        future = self._journey.state is State.TO_BE
        for number, stage in enumerate(self._journey.stages, 1):
            lines = [self._head(stage, number)]
            for lane in self._shown:
                entries = list(self._entries(stage, lane))
                name = self._words.lane(lane)
                unknown = self._words.unknown(lane, future=future)
                lines.append(f"{name}:" if entries else f"{name}: {unknown}")
                lines += [f"- {entry}" for entry in entries]
            yield "\n".join(lines)

    def _head(self, stage: Stage, number: int) -> str:
        words = self._words
        was = self._other.stage(stage) if self._other else None
        facts = [words.truth if stage.id in self._truths else "", stage_facts(stage, words, was)]
        facts += _whence(whence(stage.reach)) if stage.reach else ()
        if self._other and was is None:
            facts.append(words.news_new)
        elif was and was.title != stage.title:
            facts.append(words.was.format(text=was.title))
        return _noted(f"{words.stage.format(number=number)}. {stage.title}", facts)

    def _entries(self, stage: Stage, lane: str) -> Iterator[str]:
        if lane == lanes.EMOTION:
            yield from self._emotions(stage)
            return
        yield from (
            self._owned(item.persona, self._item(item)) for item in lanes.entries(stage, lane)
        )
        if self._other:
            gone = self._other.gone_word(self._words)
            found = self._other.gone(stage, lane)
            yield from (_noted(capital(item.text), [gone]) for item in found)

    def _owned(self, persona: str | None, text: str) -> str:
        """Whose it is, where the map has several people."""
        name = self._names.get(persona) if persona else None
        return f"{name}: {text}" if name else text

    def _item(self, item: Item) -> str:
        words, other = self._words, self._other
        was = other.item(item) if other else None
        notes = [telling.mark(mark_of(item), words)]
        if item.severity and item.lane == lanes.PAINS:
            notes.append(words.severity[item.severity])
        if item.lane == lanes.METRICS:
            notes.append(figures(item, words, was))
            notes += _whence(item.metric.source) if item.metric else ()
        if item.strong:
            notes.append(words.strong)
        if item.closed:
            notes.append(words.closed)
        if news := other.news(item) if other else intended(item):
            notes.append(_news_word(news, words))
        if was and was.text != item.text:
            notes.append(words.was.format(text=was.text))
        return _noted(capital(item.text), notes)

    def _emotions(self, stage: Stage) -> Iterator[str]:
        named = bool(others(self._journey, [stage]))
        names = {persona.id: persona.name for persona in self._journey.personas}
        for emotion in stage.emotions:
            text = self._emotion(emotion)
            name = names.get(emotion.persona) if emotion.persona else None
            yield f"{name}: {text}" if named and name else text

    def _emotion(self, emotion: Emotion) -> str:
        words = self._words
        word = words.levels[step(emotion.level)]
        notes = [telling.mark(mark_of(emotion), words)]
        if emotion.n is not None:
            notes += [words.measured, words.sample.format(n=emotion.n)]
        was = self._other.emotion(emotion) if self._other else None
        if self._other and was and step(was.level) != step(emotion.level):
            notes.append(f"{self._other.names(words)[0]}: {words.levels[step(was.level)]}")
        return _noted(f"{word}: {emotion.note}" if emotion.note else word, notes)


def _news_word(news: News, words: Words) -> str:
    return {
        News.NEW: words.news_new,
        News.CHANGED: words.news_changed,
        News.KEPT: words.news_kept,
        News.GONE: words.news_gone,
    }[news]


def _whence(*said: str | None) -> tuple[str, ...]:
    """When and where a number was counted, as far as that was told."""
    return tuple(one for one in said if one)


def _noted(text: str, notes: list[str]) -> str:
    found = ", ".join(note for note in notes if note)
    return f"{text} ({found})" if found else text


def _files(request: Request) -> tuple[bytes, ...]:
    if request.paper is not None:
        return (as_text(document_of(request, request.paper)).encode(),)
    return (write(request.journey, request.words, request.beside).encode(),)


FORMAT: Final = Format(
    title="text",
    suffix=".txt",
    needs=Needs.WORDS,
    write=_files,
    offers=(
        Offer(what="text", place=60, use="show"),
        Offer(what="brief", place=92, use="show", paper="brief"),
        Offer(what="budget", place=96, use="show", paper="budget"),
        Offer(what="topics", place=110, use="show", paper="topics"),
    ),
)
