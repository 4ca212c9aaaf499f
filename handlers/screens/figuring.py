"""What was understood of a file of figures: a small table, to be confirmed or put right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from handlers.layout import flow, rows, short
from handlers.pages.dialogue import BEGIN
from handlers.pages.dropped import (
    COLUMNS,
    COUNT_BY,
    DROPPED,
    LEAVE_FILE,
    ON_MAP,
    STEP,
    STEPS,
    STORE,
    TIE,
    WHOSE_MAP,
)
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens import leaks, past
from handlers.screens.choices import CHOSEN
from journey.dropped import Dropped, Tying
from journey.funnel import Reading, Report
from journey.importing import Import
from journey.measures import Span
from journey.model import Journey
from journey.shelf import Heading

One = TypeVar("One")

LABEL: Final = 40
TINY: Final = 20
TITLE: Final = 50
NAMED: Final = 4
"""Rows left out that are named; the others are counted."""
PAGE: Final = 8
"""Rows, or maps, at once."""


def no_map(texts: Texts, message: int) -> Screen:
    """Figures stand on stages, and there is no map yet."""
    begin = Button(texts.plain("button.new"), BEGIN.does())
    return Screen(texts.html("funnel.no_map"), rows((begin,), (_leave(texts, message),)))


def which_map(texts: Texts, message: int, maps: Sequence[Heading], wanted: int) -> Screen:
    """Whose figures these are; the map that was looked at comes first."""
    shown, turns = _paged(texts, maps, wanted, lambda n: WHOSE_MAP.opens(message, n))
    listed = tuple((Button(short(one.title), ON_MAP.does(message, one.id)),) for one in shown)
    return Screen(
        texts.html("funnel.which_map"), (*listed, *rows(turns, (_leave(texts, message),)))
    )


def understood(
    texts: Texts, kept: Dropped, report: Report, tying: Tying, journey: Journey, *, several: bool
) -> Screen:
    """Source, time, map, column; a line a stage; what is left out, by name."""
    reading = report.readings[tying.reading]
    told = [texts.html("funnel.title", title=short(journey.title, TITLE))]
    told.append(texts.html("funnel.from", source=source(texts, report, kept.name)))
    if (time := period(texts, report)) is not None:
        told.append(texts.html("funnel.time", period=time))
    told += [_by(texts, reading), "", *_stages(texts, reading, tying, journey)]
    told += _left_out(texts, reading, tying)
    if report.personal:
        names = ", ".join(short(one, LABEL) for one in report.personal)
        told += ["", texts.html("funnel.personal", names=names)]
    told += ["", texts.html("funnel.not_yet" if tying.pairs else "funnel.nothing_alike")]
    return Screen("\n".join(told), _buttons(texts, kept.message, report, tying, several=several))


def _buttons(
    texts: Texts, message: int, report: Report, tying: Tying, *, several: bool
) -> tuple[tuple[Button, ...], ...]:
    store = Button(texts.plain("button.funnel.store"), STORE.does(message))
    pairs = Button(texts.plain("button.funnel.pairs"), STEPS.opens(message, 0))
    column = Button(texts.plain("button.funnel.column"), COLUMNS.opens(message))
    other = Button(texts.plain("button.funnel.map"), WHOSE_MAP.opens(message, 0))
    return rows(
        (store if tying.pairs else None,),
        (pairs, column if len(report.readings) > 1 else None),
        (other if several else None, _leave(texts, message)),
    )


def _by(texts: Texts, reading: Reading) -> str:
    if reading.across:
        return texts.html("funnel.across")
    if not reading.column:
        return texts.html("funnel.by_only")
    return texts.html("funnel.by", column=short(reading.column, LABEL))


def _stages(texts: Texts, reading: Reading, tying: Tying, journey: Journey) -> list[str]:
    """A line a stage, with its share of the first known one."""
    steps = {one.stage: reading.steps[one.step] for one in tying.pairs}
    known = [steps[stage.id].people for stage in journey.stages if stage.id in steps]
    told = []
    for number, stage in enumerate(journey.stages, 1):
        title, step = short(stage.title, TITLE), steps.get(stage.id)
        if step is None:
            told.append(texts.html("funnel.none", number=number, title=title))
            continue
        share = texts.number(round(100 * step.people / known[0])) if known[0] else "0"
        told.append(
            texts.html(
                "funnel.stage",
                number=number,
                title=title,
                people=texts.number(step.people),
                percent=share,
                label=short(step.label, LABEL),
            )
        )
    return told


def _left_out(texts: Texts, reading: Reading, tying: Tying) -> list[str]:
    taken = {one.step for one in tying.pairs}
    left = [step.label for n, step in enumerate(reading.steps) if n not in taken]
    if not left:
        return []
    names = ", ".join(texts.plain("funnel.quoted", text=short(one, LABEL)) for one in left[:NAMED])
    more = len(left) - NAMED + reading.more
    told = texts.html("funnel.left", names=names)
    return ["", told + (" " + texts.count("funnel.left.more", more) if more > 0 else "")]


def steps(
    texts: Texts, message: int, reading: Reading, tying: Tying, journey: Journey, wanted: int
) -> Screen:
    """Every row as a button, with the number of its stage."""
    numbers = {stage.id: n for n, stage in enumerate(journey.stages, 1)}
    on = {one.step: numbers[one.stage] for one in tying.pairs if one.stage in numbers}
    every = list(enumerate(reading.steps))
    shown, turns = _paged(texts, every, wanted, lambda n: STEPS.opens(message, n))
    listed = tuple(
        (
            Button(
                short(
                    texts.plain(
                        "funnel.row",
                        number=on.get(place, "·"),
                        label=short(step.label, LABEL),
                        people=texts.number(step.people),
                    )
                ),
                STEP.opens(message, place),
            ),
        )
        for place, step in shown
    )
    back = Button(texts.plain("button.back"), DROPPED.opens(message))
    return Screen(texts.html("funnel.rows"), (*listed, *rows(turns, (back,))))


def step(
    texts: Texts, message: int, reading: Reading, tying: Tying, journey: Journey, place: int
) -> Screen:
    """Which stage one row is."""
    now = next((one.stage for one in tying.pairs if one.step == place), None)
    one = reading.steps[place]
    buttons = flow(
        Button(
            (CHOSEN if stage.id == now else "") + short(f"{number} {stage.title}"),
            TIE.does(message, place, stage.id),
        )
        for number, stage in enumerate(journey.stages, 1)
    )
    none = Button(texts.plain("button.funnel.none"), TIE.does(message, place, None))
    back = Button(texts.plain("button.back"), STEPS.opens(message, place // PAGE))
    asked = texts.html("funnel.which_stage", label=one.label, people=texts.number(one.people))
    return Screen(asked, (*buttons, *rows((none,), (back,))))


def columns(texts: Texts, message: int, report: Report, tying: Tying) -> Screen:
    """Which column counts people; the first rows of each say what it is."""
    told = [texts.html("funnel.columns"), ""]
    buttons = []
    for number, reading in enumerate(report.readings):
        name = _named(texts, reading)
        few = ", ".join(
            f"{short(one.label, TINY)} {texts.number(one.people)}" for one in reading.steps[:3]
        )
        told.append(texts.html("funnel.column", name=name, few=few))
        mark = CHOSEN if number == tying.reading else ""
        buttons.append(Button(mark + short(name, LABEL), COUNT_BY.does(message, number)))
    back = Button(texts.plain("button.back"), DROPPED.opens(message))
    return Screen("\n".join(told), (*flow(buttons, CHOSEN), *rows((back,))))


def _named(texts: Texts, reading: Reading) -> str:
    if reading.across:
        return texts.plain("funnel.all_columns")
    return short(reading.column, LABEL) or texts.plain("funnel.only_column")


def source(texts: Texts, report: Report, name: str) -> str:
    """«Яндекс Метрика»; of a table of one's own its file."""
    return texts.plain(f"report.{report.source.value}", name=short(name, TITLE))


def period(texts: Texts, report: Report) -> str | None:
    """«октябрь 2026», «1 октября – 5 ноября 2026»."""
    if report.first is None or report.last is None:
        return None
    return past.span(texts, Span(first=report.first, last=report.last))


def done(texts: Texts, journey: Journey, what: Import, said: str) -> str:
    """How many stages know their people now, and where most are lost."""
    told = [texts.count("funnel.stored", what.new + what.replaced + what.same)]
    if what.replaced:
        told[0] += " " + texts.html("funnel.replaced", n=what.replaced)
    found = leaks.sentence(texts, journey)
    return "\n".join([*told, *(found or [texts.html("funnel.no_leak"), said])])


def _paged(
    texts: Texts, every: Sequence[One], wanted: int, opens: Callable[[int], str]
) -> tuple[Sequence[One], tuple[Button | None, Button | None]]:
    """A page of them, and the buttons to its neighbours."""
    last = max(0, (len(every) - 1) // PAGE)
    page = max(0, min(wanted, last))
    told = texts.plain("button.more", page=page + 1, pages=last + 1)
    nearer = Button(texts.plain("button.fewer"), opens(page - 1)) if page else None
    further = Button(told, opens(page + 1)) if page < last else None
    return every[page * PAGE : (page + 1) * PAGE], (nearer, further)


def _leave(texts: Texts, message: int) -> Button:
    return Button(texts.plain("button.dropped.leave"), LEAVE_FILE.does(message))
