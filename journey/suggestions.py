"""What is offered for a question, fitting the trade and the stage; nothing is a legal answer.

Knows the catalogue; must not know how a button looks. Where a word is the bot's own and not the
catalogue's, the option carries its key as `value`, and locales hold the word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from journey import durations
from journey.industries import Entry, Industry, MetricEntry, PainEntry, StageEntry
from journey.measures import Duration
from journey.model import Journey, Stage
from journey.outcomes import Outcome
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
PURPOSES: Final = ("new", "return", "complaints", "product")
"""What a map is drawn for: `purpose.<key>`."""
COUNTRIES: Final = {
    "ru": ("ru", "by", "kz", "uz", "kg", "am", "ge", "rs"),
    "en": ("us", "gb", "ca", "au", "ie", "nz", "in", "ae"),
}
"""Where a business that draws its map in that language mostly is: `country.<key>`."""
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


def near(journey: Journey, stage: Stage, industry: Industry | None) -> tuple[StageEntry, ...]:
    """Whose words may fit a stage: its own entry's. For a stage of the person's own all of the
    trade's, those first that lie at the same part of the way.
    """
    entry = stage_entry(stage, industry)
    if entry is not None or industry is None:
        return () if entry is None else (entry,)
    place = journey.stages.index(stage) if stage in journey.stages else 0
    way = place / max(1, len(journey.stages) - 1) * (len(industry.stages) - 1)
    order = {one.id: abs(number - way) for number, one in enumerate(industry.stages)}
    return tuple(sorted(industry.stages, key=lambda one: order[one.id]))


def _elsewhere(
    journey: Journey, stage: Stage, industry: Industry | None, lane: str
) -> frozenset[str | None]:
    """What stands in that row of other stages: not to be offered twice on one of the person's own.

    Only of that row: «Бариста» is a channel and who answers for it, under one and the same id.
    """
    if stage_entry(stage, industry) is not None:
        return frozenset()
    others = (one for one in journey.stages if one.id != stage.id)
    return frozenset(item.catalogue for one in others for item in one.lane(lane))


def of_stage(field: str) -> Suggest:
    """The catalogue's entries of that field, which is called as its lane, that fit the stage."""

    def suggest(journey: Journey, stage: Stage, industry: Industry | None) -> tuple[Option, ...]:
        if industry is None:
            return ()
        found = (
            option
            for entry in near(journey, stage, industry)
            for option in _options(getattr(entry, field), industry, entry.id)
        )
        return _once(found, _elsewhere(journey, stage, industry, field))

    return suggest


def _once(
    found: Iterable[Option], without: frozenset[str | None] = frozenset()
) -> tuple[Option, ...]:
    """Each text once."""
    seen: dict[str, Option] = {}
    for option in found:
        if option.catalogue not in without:
            seen.setdefault(option.text, option)
    return tuple(seen.values())


def channels(journey: Journey, stage: Stage, industry: Industry | None) -> tuple[Option, ...]:
    """The stage's channels; on a stage of the person's own all of the trade, the nearest first."""
    if industry is None:
        return ()
    return _once(
        option
        for entry in near(journey, stage, industry)
        for option in _options(entry.channels, industry, entry.id)
    )


def all_channels(_journey: Journey, _stage: Stage, industry: Industry | None) -> tuple[Option, ...]:
    """The channels of all stages of the trade, each once."""
    if industry is None:
        return ()
    return _once(
        option
        for entry in industry.stages
        for option in _options(entry.channels, industry, entry.id)
    )


def goal(journey: Journey, stage: Stage, industry: Industry | None) -> tuple[Option, ...]:
    if industry is None:
        return ()
    found = (
        Option(text=entry.goal, catalogue=industry.catalogue_id(entry.id, "goal"))
        for entry in near(journey, stage, industry)
    )
    return _once(found, _elsewhere(journey, stage, industry, "goal"))


def ideas(journey: Journey, stage: Stage, industry: Industry | None) -> tuple[Option, ...]:
    """The remedies of the pains on the map, of those that people chose first; the practice of the
    trade last.
    """
    if industry is None:
        return ()
    on_map = {item.catalogue: item for item in stage.lane("pains")}
    known = [
        (path, pain, on_map[path]) for path, pain in industry.pains().items() if path in on_map
    ]
    known.sort(key=lambda one: not one[2].origin.from_people)
    remedies = tuple(
        Option(
            text=pain.remedy,
            catalogue=f"{path}.remedy",
            effort=pain.effort,
            cost=pain.cost,
            habit=pain.habit,
            remedy_for=item.id,
        )
        for path, pain, item in known
    )
    practices = (
        Option(
            text=entry.practice.text,
            catalogue=industry.catalogue_id(entry.id, entry.practice.id),
            effort=entry.practice.effort,
            cost=entry.practice.cost,
            habit=entry.practice.habit,
        )
        for entry in near(journey, stage, industry)
    )
    return (*remedies, *_once(practices, _elsewhere(journey, stage, industry, "ideas")))


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
        found += [metric.unit for metric in entry.metrics if metric.unit is not None]
    return tuple(Option(text=unit) for unit in dict.fromkeys(found))


def sources(_journey: Journey, _stage: Stage, _industry: Industry | None) -> tuple[Option, ...]:
    return _keys(SOURCES)


def periods(_journey: Journey, _stage: Stage, _industry: Industry | None) -> tuple[Option, ...]:
    return _keys(PERIODS)


def outcomes(_journey: Journey, _stage: Stage, _industry: Industry | None) -> tuple[Option, ...]:
    """What a customer does where a pain was in the way: `outcome.<key>`."""
    return _keys(one.value for one in Outcome)


def roles(_journey: Journey, _stage: Stage, _industry: Industry | None) -> tuple[Option, ...]:
    return _keys(ROLES)


def purposes(_journey: Journey, _stage: Stage, _industry: Industry | None) -> tuple[Option, ...]:
    return _keys(PURPOSES)


def countries(journey: Journey, _stage: Stage, _industry: Industry | None) -> tuple[Option, ...]:
    return _keys(COUNTRIES.get(journey.language, COUNTRIES["en"]))


def faces(_journey: Journey, _stage: Stage, _industry: Industry | None) -> tuple[Option, ...]:
    return tuple(Option(text=face) for face in FACES)


def _keys(found: Iterable[str]) -> tuple[Option, ...]:
    return tuple(Option(text=key, value=key) for key in found)
