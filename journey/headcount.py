"""«Сколько людей доходит»: how many people come to each stage, typed in one line for all of them.

Knows how such a line is taken apart and what the numbers say of each other; must not know how a
number is written (`journey.amounts`) nor what is told about it. What is not known stays unknown:
no number is ever filled in between two others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from journey import amounts, pasted
from journey.errors import Code, Rejected
from journey.language import Rules, is_unknown
from journey.measures import Reach
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
    first: int | None = None
    before: int | None = None
    found = []
    for stage in journey.stages:
        people = None if stage.reach is None else stage.reach.people
        share = people / first if first and people is not None else None
        grows = people is not None and before is not None and people > before
        found.append(Count(stage, people, share, grows))
        if people is not None:
            first, before = (people if first is None else first), people
    return tuple(found)


def known(journey: Journey) -> bool:
    """Whether any stage is counted."""
    return any(stage.reach is not None for stage in journey.stages)


def tell(journey: Journey, text: str, rules: Rules, *, source: str) -> Journey | Rejected:
    """The map with a number a stage, in their order; NO_COUNT, COUNTS or NUMBER_TOO_LARGE.

    source: what the numbers are said to come from, in the map's language. A stage's number that
    stays the same keeps the source that it had.
    """
    found = read(journey, text, rules)
    if isinstance(found, Rejected):
        return found
    return _with(journey, found, source)


def clear(journey: Journey) -> Journey:
    """All numbers away."""
    return _with(journey, [None] * len(journey.stages), "")


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


def _with(journey: Journey, numbers: Iterable[int | None], source: str) -> Journey:
    stages = tuple(
        _counted(stage, people, source)
        for stage, people in zip(journey.stages, numbers, strict=True)
    )
    return journey if stages == journey.stages else journey.with_(stages=stages)


def _counted(stage: Stage, people: int | None, source: str) -> Stage:
    if people is None:
        return stage if stage.reach is None else stage.with_(reach=None)
    if stage.reach is not None and stage.reach.people == people:
        return stage
    return stage.with_(reach=Reach(people=people, source=source))
