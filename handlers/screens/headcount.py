"""How many people come to each stage: what is known, and how to say it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handlers.layout import rows, short
from handlers.pages.maps import TRADE
from handlers.pages.proof import UNCOUNT
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens import leaks, past, risk
from journey import series
from journey.headcount import Count, counts, known
from journey.model import Journey

TITLE_CHARS: Final = 60
PART_CHARS: Final = 900
"""Of when stages were counted, and of what they were before: a message holds 4096."""
EXAMPLE: Final = (1000, 400, 120, 60, 25, 20, 15, 10, 8, 5, 4, 3)
"""A line as it may be typed, as long as the map has stages; no number of anybody."""


def headcount(texts: Texts, journey: Journey) -> Screen:
    """A line a stage, with its share; what follows, what was before; how to type the numbers."""
    found = counts(journey)
    there = known(journey)
    told = [
        texts.html("headcount.title"),
        "",
        *(_line(texts, number, one) for number, one in enumerate(found, 1)),
        *_about(texts, journey, found),
        "",
        texts.html("headcount.change" if there else "headcount.ask", example=_like(found)),
        texts.html("headcount.ways", title=short(found[0].stage.title, TITLE_CHARS)),
    ]
    away = Button(texts.plain("button.uncount"), UNCOUNT.does(journey))
    return Screen(
        "\n".join(told),
        rows(
            (risk.button(texts, journey),),
            (away if there else None,),
            (Button(texts.plain("button.back"), TRADE.opens(journey)),),
        ),
    )


def _about(texts: Texts, journey: Journey, found: tuple[Count, ...]) -> list[str]:
    """When and where they were counted, what they say, what they were before."""
    leak, before = leaks.sentence(texts, journey), list(_before(texts, journey))
    told = _fitting(_counted(texts, journey, said=bool(leak)))
    if any(one.grows for one in found):
        told += ["", texts.html("headcount.grows")]
    if leak:
        told += ["", *leak]
    if before:
        told += ["", texts.html("headcount.before"), *_fitting(before)]
    return told


def _fitting(lines: list[str]) -> list[str]:
    """As many as a message has room for; the stage's own page tells the rest."""
    kept = [line for at, line in enumerate(lines) if sum(map(len, lines[: at + 1])) <= PART_CHARS]
    return kept if len(kept) == len(lines) else [*kept, "…"]


def _counted(texts: Texts, journey: Journey, *, said: bool) -> list[str]:
    """When and where: once for all, unless that is said anyway, or stage by stage."""
    told = {
        number: leaks.counted(texts, stage.reach)
        for number, stage in enumerate(journey.stages, 1)
        if stage.reach is not None
    }
    every = dict.fromkeys(told.values())
    if len(every) <= 1:
        return [] if said else [texts.html("headcount.counted", counted=one) for one in every]
    return [
        texts.html("headcount.counted.stage", number=number, counted=one)
        for number, one in told.items()
    ]


def _before(texts: Texts, journey: Journey) -> Iterator[str]:
    """The series of the stages that have more than one figure, a line a stage."""
    for number, stage in enumerate(journey.stages, 1):
        if len(series.of_stage(stage)) > 1:
            yield texts.html("headcount.series", number=number, figures=past.come(texts, stage))


def _line(texts: Texts, number: int, one: Count) -> str:
    title = short(one.stage.title, TITLE_CHARS)
    if one.people is None:
        return texts.html("headcount.unknown", number=number, title=title)
    people = texts.number(one.people)
    if one.share is None:
        return texts.html("headcount.line", number=number, title=title, people=people)
    return texts.html(
        "headcount.share",
        number=number,
        title=title,
        people=people,
        percent=texts.number(_rounded(100 * one.share)),
    )


def _rounded(percent: float) -> float:
    """Whole per cent; a share below one keeps its first figures: 3 of 21 000 are not nothing."""
    return round(percent) if percent >= 1 or percent == 0 else float(f"{percent:.1g}")


def _like(found: tuple[Count, ...]) -> str:
    return ", ".join(map(str, EXAMPLE[: len(found)]))
