"""The rules: each looks at one stage and says which tasks follow from it.

To add a rule, write a function and put it into `RULES`; its sentences are `task.<rule>…` in
locales. A rule invents nothing: what the map and the catalogue don't hold becomes a question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Protocol

from journey import limits, scores
from journey.industries import Industry
from journey.model import Effort, Item, Stage
from journey.questions import stage_entry


class Sentences(Protocol):
    """The words of a task in the map's language, plain."""

    def __call__(self, key: str, /, **params: str | int) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A task as a rule wants it."""

    rule: str
    source: str
    """The id of the item, emotion or stage that is the reason."""
    text: str
    why: str
    weight: float
    """How much it matters before effort: severity (1..3) times the stage's mood (1..2)."""
    effort: Effort | None
    metric: str | None = None


Rule = Callable[[Stage, Industry | None, Sentences], Iterator[Wanted]]

UNKNOWN_SEVERITY: Final = 2
GUESS: Final = 0.6
"""A guess weighs less than what people named."""
MEASURE: Final = 0.8
PRACTICE: Final = 0.7
FIND_OUT: Final = 0.9


def _mood(stage: Stage) -> float:
    """1 where people are calm or glad, up to 2 where they are angry."""
    return 1 + max(0.0, -scores.mood(stage)) / 2


def _trust(pain: Item) -> float:
    return 1.0 if pain.origin.from_people or pain.evidence else GUESS


def _about(say: Sentences, key: str, **quoted: str) -> str:
    """A sentence around somebody's words; words that leave it no room are cut at their end."""
    ((name, words),) = quoted.items()
    text = say(key, **{name: words})
    excess = len(text) - limits.ITEM_CHARS
    return text if excess <= 0 else say(key, **{name: words[: -excess - 1] + "…"})


def remedy(stage: Stage, industry: Industry | None, say: Sentences) -> Iterator[Wanted]:
    """Each open pain: the idea that answers it, else the catalogue's remedy, else a question."""
    ideas = {idea.remedy_for: idea for idea in stage.lane("ideas") if idea.remedy_for}
    known = _remedies(stage, industry)
    metric = next((item.id for item in stage.lane("metrics")), None)
    for pain in stage.lane("pains"):
        if pain.closed:
            continue
        idea = ideas.get(pain.id)
        text, effort = known.get(pain.catalogue or "", ("", None))
        if idea is not None:
            text, effort = idea.text, idea.effort or effort
        yield Wanted(
            rule="remedy",
            source=pain.id,
            text=text or _about(say, "task.remedy", pain=pain.text),
            why=pain.text if text else say("task.remedy.why"),
            weight=(pain.severity or UNKNOWN_SEVERITY) * _mood(stage) * _trust(pain),
            effort=effort,
            metric=metric,
        )


def _remedies(stage: Stage, industry: Industry | None) -> Mapping[str, tuple[str, Effort | None]]:
    entry = stage_entry(stage, industry)
    if entry is None or industry is None:
        return MappingProxyType({})
    return {
        industry.catalogue_id(entry.id, pain.id): (pain.remedy, pain.effort) for pain in entry.pains
    }


def find_out(stage: Stage, _industry: Industry | None, say: Sentences) -> Iterator[Wanted]:
    """Each pain that hinders and that nobody has proved: ask the customers about it."""
    for pain in stage.lane("pains"):
        severity = pain.severity or UNKNOWN_SEVERITY
        if pain.closed or pain.evidence or severity < UNKNOWN_SEVERITY:
            continue
        yield Wanted(
            rule="find_out",
            source=pain.id,
            text=_about(say, "task.find_out", pain=pain.text),
            why=say(f"task.find_out.why.{'answer' if pain.origin.from_people else 'guess'}"),
            weight=severity * _mood(stage) * FIND_OUT / 2,
            effort=Effort.SMALL,
        )


def measure(stage: Stage, industry: Industry | None, say: Sentences) -> Iterator[Wanted]:
    """A stage where nothing is measured yet: begin with one number."""
    metrics = stage.lane("metrics")
    if any(item.metric is not None and item.metric.value is not None for item in metrics):
        return
    entry = stage_entry(stage, industry)
    named = metrics[0].text if metrics else entry.metrics[0].text if entry else ""
    yield Wanted(
        rule="measure",
        source=stage.id,
        text=_about(say, "task.measure", metric=named) if named else say("task.measure.any"),
        why=say("task.measure.why"),
        weight=MEASURE * _mood(stage),
        effort=Effort.SMALL,
        metric=metrics[0].id if metrics else None,
    )


def practice(stage: Stage, industry: Industry | None, say: Sentences) -> Iterator[Wanted]:
    """What a good business of the trade does on this stage anyway."""
    entry = stage_entry(stage, industry)
    if entry is None:
        return
    yield Wanted(
        rule="practice",
        source=stage.id,
        text=entry.practice.text,
        why=say(f"task.practice.why.{entry.phase.value}"),
        weight=PRACTICE * _mood(stage),
        effort=entry.practice.effort,
    )


RULES: Final[tuple[Rule, ...]] = (remedy, find_out, measure, practice)
