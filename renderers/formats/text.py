"""The map in words: for screen readers, for search, and for when drawing failed.

Knows the journey and the words; knows neither fonts nor pictures. Marks are words here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journey.scores import moments_of_truth, score
from renderers.format import Format
from renderers.layout import lanes
from renderers.layout.curve import others
from renderers.layout.faces import step
from renderers.layout.marks import Mark, mark_of
from renderers.words import figures, stage_facts, subtitle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.model import Emotion, Item, Journey, Persona, Stage
    from renderers.draw import Pages
    from renderers.words import Words


def write(journey: Journey, words: Words) -> str:
    """The whole map, stage by stage, one entry a line."""
    parts = [_head(journey, words)]
    truths = moments_of_truth(journey)
    shown = lanes.shown(journey)
    for number, stage in enumerate(journey.stages, 1):
        parts.append(_stage(journey, stage, number, shown, words, truth=stage.id in truths))
    found = score(journey)
    parts.append(
        words.counts.format(answers=found.answers, guesses=found.guesses, proved=found.proved)
    )
    return "\n\n".join(parts) + "\n"


def _head(journey: Journey, words: Words) -> str:
    lines = [journey.title, subtitle(journey, words), journey.scenario, journey.goal]
    for persona in journey.personas:
        lines += _persona(persona)
    return "\n".join(line for line in lines if line)


def _persona(persona: Persona) -> Iterator[str | None]:
    name = f"{persona.emoji} {persona.name}" if persona.emoji else persona.name
    yield f"{name} · {persona.role}" if persona.role else name
    yield from (persona.description, persona.quote, persona.goal, persona.channel)


def _stage(
    journey: Journey,
    stage: Stage,
    number: int,
    shown: tuple[str, ...],
    words: Words,
    *,
    truth: bool,
) -> str:
    head = f"{words.stage.format(number=number)}. {stage.title}"
    facts = [words.truth] if truth else []
    if found := stage_facts(stage, words):
        facts.append(found)
    lines = [f"{head} ({', '.join(facts)})" if facts else head]
    for lane in shown:
        entries = list(
            _emotions(journey, stage, words)
            if lane == lanes.EMOTION
            else (_item(item, words) for item in stage.lane(lane))
        )
        lines.append(f"{words.lane(lane)}:" if entries else f"{words.lane(lane)}: {words.empty}")
        lines += [f"- {entry}" for entry in entries]
    return "\n".join(lines)


def _item(item: Item, words: Words) -> str:
    notes = [_mark_word(mark_of(item), words)]
    if item.severity and item.lane == lanes.PAINS:
        notes.append(words.severity[item.severity])
    if item.lane == lanes.METRICS:
        notes.append(figures(item, words))
    if item.closed:
        notes.append(words.closed)
    return _noted(item.text, notes)


def _emotions(journey: Journey, stage: Stage, words: Words) -> Iterator[str]:
    names = {persona.id: persona.name for persona in journey.personas}
    named = bool(others(journey, [stage]))
    for emotion in stage.emotions:
        text = _emotion(emotion, words)
        name = names.get(emotion.persona) if emotion.persona else None
        yield f"{name}: {text}" if named and name else text


def _emotion(emotion: Emotion, words: Words) -> str:
    word = words.levels[step(emotion.level)]
    notes = [_mark_word(mark_of(emotion), words)]
    if emotion.n is not None:
        notes += [words.measured, words.sample.format(n=emotion.n)]
    return _noted(f"{word}: {emotion.note}" if emotion.note else word, notes)


def _noted(text: str, notes: list[str]) -> str:
    found = ", ".join(note for note in notes if note)
    return f"{text} ({found})" if found else text


def _mark_word(mark: Mark, words: Words) -> str:
    """A person's answer is the ordinary case and needs no word."""
    return {Mark.GUESS: words.guess, Mark.ANSWER: "", Mark.PROVED: words.proved}[mark]


def _files(
    journey: Journey,
    words: Words,
    theme: str,  # noqa: ARG001  words have neither colours nor pages nor pixels
    *,
    pages: Pages = "board",  # noqa: ARG001
    scale: float | None = None,  # noqa: ARG001
    as_text: bool = False,  # noqa: ARG001
) -> tuple[bytes, ...]:
    return (write(journey, words).encode(),)


FORMAT: Final = Format(".txt", "text/plain; charset=utf-8", _files)
