"""All texts of a catalogue in their order, each with its place and its kind; what a fault says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from journey.habits import Habit
from journey.industries import Entry, Industry, StageEntry
from journey.questions import ROWS

LANES: Final = tuple(lane for lane, one in ROWS.items() if one.entry_chars is not None)
"""The rows for which a catalogue has entries."""

BOUNDS: Final[Mapping[str, int]] = {
    "industry": 24,
    "alias": 32,
    "journey": 40,
    "scenario": 140,
    "warning": 140,
    "audience": 32,
    "description": 110,
    "stage": 22,
    "goal": 80,
    "feeling": 60,
    "unit": 12,
    "read": 60,
    "practice": 90,
    "why": 70,
    "remedy": 90,
    "keep": 90,
    "keeper": 32,
    "check": 90,
    **{lane: one.entry_chars for lane, one in ROWS.items() if one.entry_chars is not None},
}
"""Kinds of texts and the characters that fit: on a button, in a cell, in a task."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One line for the person who writes a catalogue."""

    language: str
    industry: str
    where: str
    """The ids that lead there: `choose.pains.no-prices.remedy`; empty: the whole file."""
    why: str
    """What is wrong, and what to do."""
    file: str | None = None
    """The file in the language's folder; None: the trade's."""

    def __str__(self) -> str:
        place = f"{self.language}/{self.file or f'industries/{self.industry}.toml'}"
        return ": ".join(part for part in (place, self.where, self.why) if part)


class Text(NamedTuple):
    where: str
    """`choose.pains.no-prices`."""
    kind: str
    """A key of `BOUNDS`."""
    text: str


def texts(industry: Industry) -> Iterator[Text]:
    """Every text of a trade."""
    yield Text("title", "industry", industry.title)
    for field in ("aliases", "bare", "unlike"):
        for name in getattr(industry, field):
            yield Text(field, "alias", name)
    yield Text("journey_title", "journey", industry.journey_title)
    yield Text("scenario", "scenario", industry.scenario)
    if industry.warning is not None:
        yield Text("warning", "warning", industry.warning)
    for audience in industry.audiences:
        yield Text(f"audiences.{audience.id}.name", "audience", audience.name)
        yield Text(f"audiences.{audience.id}.description", "description", audience.description)
    for stage in industry.stages:
        yield from _of_stage(stage)


def _of_stage(stage: StageEntry) -> Iterator[Text]:
    yield Text(f"{stage.id}.title", "stage", stage.title)
    yield Text(f"{stage.id}.goal", "goal", stage.goal)
    yield Text(f"{stage.id}.feeling", "feeling", stage.feeling)
    yield Text(f"{stage.id}.practice.{stage.practice.id}", "practice", stage.practice.text)
    yield Text(f"{stage.id}.practice.{stage.practice.id}.why", "why", stage.practice.why)
    yield from of_habit(f"{stage.id}.practice.{stage.practice.id}", stage.practice.habit)
    for kind in LANES:
        for entry in lane(stage, kind):
            yield Text(f"{stage.id}.{kind}.{entry.id}", kind, entry.text)
    for pain in stage.pains:
        yield Text(f"{stage.id}.pains.{pain.id}.remedy", "remedy", pain.remedy)
        yield from of_habit(f"{stage.id}.pains.{pain.id}", pain.habit)
        if pain.check is not None:
            yield Text(f"{stage.id}.pains.{pain.id}.check", "check", pain.check)
    for metric in stage.metrics:
        if metric.unit is not None:
            yield Text(f"{stage.id}.metrics.{metric.id}.unit", "unit", metric.unit)
        yield Text(f"{stage.id}.metrics.{metric.id}.read", "read", metric.read)


def of_habit(where: str, habit: Habit | None) -> Iterator[Text]:
    """The texts of a habit, where there is one."""
    if habit is not None:
        yield Text(f"{where}.habit.keep", "keep", habit.keep)
        yield Text(f"{where}.habit.who", "keeper", habit.who)


def lane(stage: StageEntry, kind: str) -> tuple[Entry, ...]:
    """The entries of one lane of a stage."""
    return stage.rows()[kind]
