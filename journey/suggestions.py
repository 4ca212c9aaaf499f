"""What is offered for a question, fitting the trade and the stage; nothing is a legal answer.

Knows the catalogue; must not know how a button looks. Where a word is the bot's own and not the
catalogue's, the option carries its key as `value`, and locales hold the word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from journey import durations
from journey.industries import Entry, Industry, MetricEntry, PainEntry, StageEntry
from journey.model import Duration, Journey, Stage
from journey.prompts import Option

Suggest = Callable[[Journey, Stage, Industry | None], tuple[Option, ...]]
"""The options of a question; one about the map or a persona is given any stage."""

LEVELS: Final = (-2, -1, 0, 1, 2)
SOURCES: Final = ("till", "metrica", "crm", "survey", "sheet")
"""Where a figure comes from: `source.<key>`."""
PERIODS: Final = ("week", "month", "quarter", "year")
"""What time it is counted over: `period.<key>`."""
ROLES: Final = ("initiator", "user", "decider", "accountant", "lawyer")
"""Who is who in a buying group: `role.<key>`."""
FACES: Final = ("👩", "👨", "👵", "👴", "🧑‍💼", "👩‍💻", "👷", "🧑‍🎓", "👨‍👩‍👧", "🏢", "💳", "🛒")
PERCENT: Final = "%"


def nothing(_journey: Journey, _stage: Stage, _industry: Industry | None) -> tuple[Option, ...]:
    return ()


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


def of_stage(field: str) -> Suggest:
    """The catalogue's entries of that field for the stage."""

    def suggest(_journey: Journey, stage: Stage, industry: Industry | None) -> tuple[Option, ...]:
        entry = stage_entry(stage, industry)
        if entry is None or industry is None:
            return ()
        return _options(getattr(entry, field), industry, entry.id)

    return suggest


def channels(journey: Journey, stage: Stage, industry: Industry | None) -> tuple[Option, ...]:
    """The stage's channels; on a stage of the person's own, all channels of the trade."""
    own = of_stage("channels")(journey, stage, industry)
    return own or all_channels(journey, stage, industry)


def all_channels(_journey: Journey, _stage: Stage, industry: Industry | None) -> tuple[Option, ...]:
    """The channels of all stages of the trade, each once."""
    seen: dict[str, Option] = {}
    for entry in industry.stages if industry else ():
        for option in _options(entry.channels, industry, entry.id) if industry else ():
            seen.setdefault(option.text, option)
    return tuple(seen.values())


def goal(_journey: Journey, stage: Stage, industry: Industry | None) -> tuple[Option, ...]:
    entry = stage_entry(stage, industry)
    if entry is None or industry is None:
        return ()
    return (Option(text=entry.goal, catalogue=industry.catalogue_id(entry.id, "goal")),)


def ideas(_journey: Journey, stage: Stage, industry: Industry | None) -> tuple[Option, ...]:
    """The remedies of the pains on the map, of those that people chose first; the practice of the
    trade last.
    """
    entry = stage_entry(stage, industry)
    if entry is None or industry is None:
        return ()
    on_map = {item.catalogue: item for item in stage.lane("pains")}
    known = [
        (pain, item)
        for pain in entry.pains
        if (item := on_map.get(industry.catalogue_id(entry.id, pain.id))) is not None
    ]
    known.sort(key=lambda pair: not pair[1].origin.from_people)
    remedies = tuple(
        Option(
            text=pain.remedy,
            catalogue=industry.catalogue_id(entry.id, pain.id, "remedy"),
            effort=pain.effort,
            remedy_for=item.id,
        )
        for pain, item in known
    )
    practice = Option(
        text=entry.practice.text,
        catalogue=industry.catalogue_id(entry.id, entry.practice.id),
        effort=entry.practice.effort,
    )
    return (*remedies, practice)


def levels(_journey: Journey, _stage: Stage, _industry: Industry | None) -> tuple[Option, ...]:
    """The five levels; their words belong to locales: `level.<value>`."""
    return _keys(map(str, LEVELS))


def lengths(_journey: Journey, _stage: Stage, _industry: Industry | None) -> tuple[Option, ...]:
    """The quick choices of a duration as «3 day», which `durations.parse` reads back."""
    return _keys(map(length, durations.CHOICES))


def length(duration: Duration) -> str:
    return f"{duration.amount:g} {duration.unit.value}"


def units(_journey: Journey, _stage: Stage, industry: Industry | None) -> tuple[Option, ...]:
    """The units that the trade counts in, per cent first."""
    found = [PERCENT]
    for entry in industry.stages if industry else ():
        found += [metric.unit for metric in entry.metrics]
    return tuple(Option(text=unit) for unit in dict.fromkeys(found))


def sources(_journey: Journey, _stage: Stage, _industry: Industry | None) -> tuple[Option, ...]:
    return _keys(SOURCES)


def periods(_journey: Journey, _stage: Stage, _industry: Industry | None) -> tuple[Option, ...]:
    return _keys(PERIODS)


def roles(_journey: Journey, _stage: Stage, _industry: Industry | None) -> tuple[Option, ...]:
    return _keys(ROLES)


def faces(_journey: Journey, _stage: Stage, _industry: Industry | None) -> tuple[Option, ...]:
    return tuple(Option(text=face) for face in FACES)


def _keys(found: Iterable[str]) -> tuple[Option, ...]:
    return tuple(Option(text=key, value=key) for key in found)
