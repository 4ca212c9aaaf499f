"""«Сколько людей доходит»: how many people come to each stage, typed in one line for all of them.

Knows how such a line is taken apart and what the numbers say of each other; must not know how a
number is written (`journey.amounts`) nor what is told about it. What is not known stays unknown:
no number is ever filled in between two others.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from journey import amounts, pasted, periods, series, stems
from journey.errors import Code, Rejected
from journey.language import Rules, is_unknown
from journey.measures import Figure, Reach, Span
from journey.model import Journey, Stage

_PARTED: Final = (
    re.compile(r"\s*(?:[;|/→➔⇒\n]|[-–—=]+>|>)\s*"),
    re.compile(r",\s+"),
    re.compile(r"\s+[-–—]\s+"),
    re.compile(r"(?<=\d)[-–—](?=\d)"),
    re.compile(r"\s*,\s*"),
    re.compile(r"[ ]+"),
    re.compile(r"\s+"),
)
"""What may stand between two numbers, the surest first: «21 000, 400», «1000,400», «1000 400»."""
_NO_HEAD: Final = re.compile(r"0\d+")
"""The rest of a number that was taken apart: «1,000»."""
_NOTHING: Final = re.compile(r"[-–—?.…*_]*")
"""A gap left for a number."""
_NAMED: Final = re.compile(r"(?P<name>[^\W\d].*?)[\s:–—=-]+(?P<number>\d.*)", re.DOTALL)
"""A stage's title and how many come there."""
_AFTER_TITLE: Final = " \t:–—-=."
_ENDS: Final = " \t\n,;.→"


@dataclass(frozen=True, slots=True)
class Count:
    """What is known of one stage."""

    stage: Stage
    people: int | None
    share: float | None
    """Of those who set out, 0 and more; None: not known, or the first that is known."""
    grows: bool
    """More than on the last stage before it whose number is known."""


def counts(journey: Journey) -> tuple[Count, ...]:
    """Every stage with how many come, and what share of the first known number that is."""
    first: Reach | None = None
    before: Reach | None = None
    found = []
    for stage in journey.stages:
        reach = stage.reach
        share = None
        if first and first.people and reach and not series.apart(first, reach):
            share = reach.people / first.people
        more = before is not None and reach is not None and reach.people > before.people
        grows = (
            more and before is not None and reach is not None and not series.apart(before, reach)
        )
        found.append(Count(stage, None if reach is None else reach.people, share, grows))
        if reach is not None:
            first, before = first or reach, reach
    return tuple(found)


def _ratio(one: Reach | None, other: Reach) -> float | None:
    """The other as a share of the one; None where they cannot be laid side by side."""
    if one is None or not one.people or series.apart(one, other):
        return None
    return other.people / one.people


def known(journey: Journey) -> bool:
    """Whether any stage is counted."""
    return any(stage.reach is not None for stage in journey.stages)


@dataclass(frozen=True, slots=True)
class _Told:
    """What stands beside numbers that were typed."""

    source: str
    day: dt.date
    period: str | None = None
    span: Span | None = None


def tell(
    journey: Journey,
    text: str,
    rules: Rules,
    *,
    source: str,
    day: dt.date,
    named: Callable[[Span], str],
) -> Journey | Rejected:
    """The map with a number a stage, in their order; NO_COUNT, COUNTS or NUMBER_TOO_LARGE.

    «1000, 400, 120, 60 за октябрь» is of that time: counts of other times stay. «Выбираю 400»
    tells one stage, and the others stay as they are.

    source: what the numbers are said to come from, in the map's language. A stage's number that
    stays the same keeps the source that it had. day: today; named: how a time is called.
    """
    refused: list[Rejected] = []
    for rest, period in periods.parted(pasted.unfolded(text), rules):
        found = read(journey, rest, rules)
        numbers = (
            _titled(journey, rest, rules)
            if isinstance(found, Rejected)
            else dict(zip((one.id for one in journey.stages), found, strict=True))
        )
        if numbers:
            span = None if period is None else periods.span(period, day, rules)
            called = named(span) if span else period and periods.bare(period, rules)
            return _with(journey, numbers, _Told(source, day, called, span))
        if isinstance(found, Rejected):
            refused.append(found)
    counted = (one for one in refused if one.code is Code.COUNTS)
    return next(counted, refused[-1])


def clear(journey: Journey) -> Journey:
    """All numbers away, those of other times too."""
    stages = tuple(
        one.with_(reach=None, figures=()) if one.reach or one.figures else one
        for one in journey.stages
    )
    same = all(one is other for one, other in zip(stages, journey.stages, strict=True))
    return journey if same else journey.with_(stages=stages)


def read(journey: Journey, text: str, rules: Rules) -> tuple[int | None, ...] | Rejected:
    """A number a stage; None: not known. Fewer or more numbers than stages are refused."""
    plain = pasted.unfolded(text).replace("\x00", "").strip(_ENDS)
    if not plain:
        return Rejected(Code.EMPTY)
    told: list[tuple[int | None, ...] | Rejected] = []
    for mark in _PARTED:
        parts = [part for part in mark.split(plain) if part]
        result = _numbers(journey, parts, rules)
        if not isinstance(result, Rejected) and len(result) == len(journey.stages):
            return result
        told.append(result)
    return _wrong(told, len(journey.stages))


def _wrong(told: Iterable[tuple[int | None, ...] | Rejected], stages: int) -> Rejected:
    """What to say of a line that is not one number a stage."""
    read_so = list(told)
    fitting = [one for one in read_so if not isinstance(one, Rejected)]
    if fitting:
        given = max(len(one) for one in fitting)
        return Rejected(Code.COUNTS, {"given": given, "wanted": stages})
    refused = [one for one in read_so if isinstance(one, Rejected)]
    large = [one for one in refused if one.code is Code.NUMBER_TOO_LARGE]
    return large[0] if large else Rejected(Code.NO_COUNTS, {"wanted": stages})


def _numbers(journey: Journey, parts: list[str], rules: Rules) -> tuple[int | None, ...] | Rejected:
    """The parts as numbers; a part may begin with its stage's title."""
    titles = [stage.title for stage in journey.stages]
    found: list[int | None] = []
    for place, part in enumerate(parts):
        bare = _without_title(part, titles[place] if place < len(titles) else "")
        if _NOTHING.fullmatch(bare) or is_unknown(bare, rules):
            found.append(None)
            continue
        number = amounts.count(bare, rules)
        if isinstance(number, Rejected) or _NO_HEAD.fullmatch(bare):
            return number if isinstance(number, Rejected) else Rejected(Code.NO_COUNT)
        found.append(number)
    return tuple(found)


def _without_title(part: str, title: str) -> str:
    begins = title and part.casefold().startswith(title.casefold())
    return part[len(title) :].strip(_AFTER_TITLE) if begins else part.strip()


def _titled(journey: Journey, text: str, rules: Rules) -> dict[str, int | None]:
    """Numbers behind the titles of their stages, «Выбираю 400»; empty: it is not all that."""
    for mark in _PARTED[:3]:
        found: dict[str, int | None] = {}
        parts = [part for part in mark.split(text.strip(_ENDS)) if part]
        for part in parts:
            stage, number = _of_title(journey, part, rules)
            if stage is None or stage.id in found:
                break
            found[stage.id] = number
        else:
            return found
    return {}


def _of_title(journey: Journey, part: str, rules: Rules) -> tuple[Stage | None, int | None]:
    said = _NAMED.fullmatch(part.strip(_ENDS))
    number = None if said is None else amounts.count(said["number"], rules)
    if said is None or number is None or isinstance(number, Rejected):
        return None, None
    name = stems.stems(said["name"])
    alike = [one for one in journey.stages if name and name <= stems.stems(one.title)]
    return (alike[0] if len(alike) == 1 else None), number


def _with(journey: Journey, numbers: Mapping[str, int | None], told: _Told) -> Journey:
    stages = tuple(
        _counted(one, numbers[one.id], told) if one.id in numbers else one for one in journey.stages
    )
    return journey if stages == journey.stages else journey.with_(stages=stages)


def _counted(stage: Stage, people: int | None, told: _Told) -> Stage:
    if people is None:  # of another time it says nothing
        return stage if told.period or stage.reach is None else stage.with_(reach=None)
    same = stage.reach is not None and stage.reach.people == people
    if told.period is None:
        return stage if same else stage.with_(reach=Reach(people=people, source=told.source))
    figure = Figure(
        value=people, source=told.source, period=told.period, span=told.span, noted=told.day
    )
    if same and stage.reach is not None and series.same_time(stage.reach.figure, figure):
        return stage
    return series.count(stage, figure)
