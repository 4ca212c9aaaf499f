"""A map made elsewhere as it was understood: by stages, one entry, where else it may stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from handlers.layout import flow, rows, short
from handlers.pages.dropped import DROPPED, LEAVE_FILE, TAKE
from handlers.pages.entries import ROWS as TEXT_ROWS
from handlers.pages.sorting import (
    AS_WORDS,
    FOUND_PART,
    FOUND_PARTS,
    FOUND_ROW,
    FOUND_STAGE,
    PUT_AS,
    PUT_OFF,
    PUT_ON,
)
from handlers.ports import Texts
from handlers.screen import Button, Screen, visible
from handlers.screens.choices import CHOSEN
from handlers.screens.dropped import merge
from handlers.screens.told import figures, length, level
from journey.dropped import MapFound
from journey.model import Item, Journey, Stage
from journey.outline import UNSORTED
from journey.questions import ROWS, lane_of

OfOne: TypeAlias = Callable[[Texts, int, Journey, Stage, Item], Screen]
SHOWN: Final = 2400
"""Units of entries on one screen; the rest is counted."""
LINE: Final = 120
PAGE: Final = 8
CLOCK: Final = "⏱"
UNKNOWN: Final = "▫️"


def found(
    texts: Texts,
    message: int,
    read: MapFound,
    fresh: str,
    into: Journey | None,
    *,
    answers: bool,
) -> Screen:
    """All of it by stages, with what was not understood.

    into: the map that is open, into which it may be laid.
    answers: a question is open that it may have been meant for.
    """
    journey = read.journey
    entries = [item for stage in journey.stages for item in stage.items]
    placed = sum(item.lane != UNSORTED for item in entries)
    lines = [
        texts.html("sorting.found", title=journey.title),
        texts.html(
            "dropped.map.size",
            stages=texts.count("stages.count", len(journey.stages)),
            entries=texts.count("dropped.entries", placed),
        ),
    ]
    if journey.personas:
        names = ", ".join(short(one.name, LINE) for one in journey.personas)
        lines.append(texts.html("dropped.map.whose", names=names))
    lines += [*_by_stages(texts, journey), *_left(texts, read, entries)]
    lines += ["", texts.html("sorting.not_yet")]
    take = Button(texts.plain("button.dropped.take"), TAKE.does(message, fresh))
    mend = Button(texts.plain("button.tale.mend"), FOUND_PARTS.opens(message, 0))
    answer = Button(texts.plain("button.tale.answer"), AS_WORDS.does(message))
    leave = Button(texts.plain("button.dropped.leave"), LEAVE_FILE.does(message))
    return Screen(
        "\n".join(lines),
        rows(
            (take, merge(texts, message, into)),
            (mend if entries else None, answer if answers else None),
            (leave,),
        ),
    )


def _by_stages(texts: Texts, journey: Journey) -> Iterator[str]:
    room, more = SHOWN, 0
    for number, stage in enumerate(journey.stages, 1):
        yield ""
        yield texts.html("tale.stage", number=number, title=stage.title)
        for line in _stage(texts, stage):
            room -= visible(line) + 1
            if room > 0:
                yield line
            else:
                more += 1
    if more:
        yield texts.count("tale.more", more)


def _stage(texts: Texts, stage: Stage) -> Iterator[str]:
    """A line a row."""
    if stage.duration is not None:
        yield texts.html("tale.line", icon=CLOCK, text=length(texts, stage.duration))
    for lane in (*ROWS, UNSORTED):
        told = [_said(texts, item) for item in stage.lane(lane)]
        if lane == "emotion":
            told = [level(texts, one.level) for one in stage.emotions]
        if told:
            icon = UNKNOWN if lane == UNSORTED else lane_of(lane).icon
            yield texts.html("tale.line", icon=icon, text=short("; ".join(told), LINE * 2))


def _said(texts: Texts, item: Item) -> str:
    if item.metric is not None and item.metric.value is not None:
        value = figures(texts, item.metric)
        return texts.plain("tale.counted", text=short(item.text, LINE), value=value)
    return short(item.text, LINE)


def _left(texts: Texts, read: MapFound, entries: Iterable[Item]) -> Iterator[str]:
    if any(item.lane == UNSORTED for item in entries):
        yield ""
        yield texts.html("sorting.unsorted", icon=UNKNOWN)
    for key, told in (("sorting.left", read.left), ("sorting.lost", read.lost)):
        if told:
            quoted = ", ".join(texts.html("tale.quoted", text=short(one, 60)) for one in told[:6])
            yield ""
            yield texts.html(key)
            yield quoted + (", …" if len(told) > 6 else "")  # noqa: PLR2004 - a few are enough
    if read.cut:
        yield ""
        yield texts.count("sorting.cut", read.cut)


def parts(texts: Texts, message: int, journey: Journey, wanted: int) -> Screen:
    """Every entry as a button to its page; what was not understood comes first."""
    every = [(at, item) for at, stage in enumerate(journey.stages, 1) for item in stage.items]
    order = sorted(every, key=lambda spot: spot[1].lane != UNSORTED)
    last = max(0, (len(order) - 1) // PAGE)
    page = max(0, min(wanted, last))
    buttons = (
        (Button(_label(texts, number, item), FOUND_PART.opens(message, item.id)),)
        for number, item in order[page * PAGE : (page + 1) * PAGE]
    )
    nearer = Button(texts.plain("button.fewer"), FOUND_PARTS.opens(message, page - 1))
    told = texts.plain("button.more", page=page + 1, pages=last + 1)
    further = Button(told, FOUND_PARTS.opens(message, page + 1))
    back = Button(texts.plain("button.back"), DROPPED.opens(message))
    return Screen(
        texts.html("tale.parts"),
        (*buttons, *rows((nearer if page else None, further if page < last else None), (back,))),
    )


def _label(texts: Texts, number: int, item: Item) -> str:
    icon = UNKNOWN if item.lane == UNSORTED else lane_of(item.lane).icon
    return short(texts.plain("tale.part", number=number, icon=icon, text=_said(texts, item)))


def part(texts: Texts, message: int, journey: Journey, stage: Stage, item: Item) -> Screen:
    """One entry: where it would stand, and what else can be done with it."""
    placed = item.lane != UNSORTED
    lines = [texts.html("tale.quote", text=item.text)]
    if placed:
        lane = texts.plain(f"lane.{item.lane}")
        said = _said(texts, item)
        lines.append(texts.html("tale.where", title=stage.title, lane=lane, text=said))
    else:
        lines.append(texts.html("sorting.nowhere", title=stage.title))
    stages = Button(texts.plain("button.tale.stage"), FOUND_STAGE.opens(message, item.id))
    row = Button(texts.plain("button.sorting.row"), FOUND_ROW.opens(message, item.id))
    off = Button(texts.plain("button.tale.off"), PUT_OFF.does(message, item.id))
    back = Button(texts.plain("button.back"), FOUND_PARTS.opens(message, 0))
    many = len(journey.stages) > 1
    return Screen(
        "\n".join(lines),
        rows((stages if many else None, row), (off if placed else None,), (back,)),
    )


def which_stage(texts: Texts, message: int, journey: Journey, stage: Stage, item: Item) -> Screen:
    buttons = flow(
        Button(
            (CHOSEN if one.id == stage.id else "") + short(f"{place + 1} {one.title}"),
            PUT_ON.does(message, item.id, place),
        )
        for place, one in enumerate(journey.stages)
    )
    return Screen(texts.html("tale.to", text=item.text), (*buttons, _kept(texts, message, item)))


def which_row(texts: Texts, message: int, _journey: Journey, _stage: Stage, item: Item) -> Screen:
    buttons = flow(
        Button(
            (CHOSEN if item.lane == lane else "") + f"{about.icon} {texts.plain(f'lane.{lane}')}",
            PUT_AS.does(message, item.id, lane),
        )
        for lane, about in ROWS.items()
        if lane in TEXT_ROWS
    )
    return Screen(texts.html("tale.as", text=item.text), (*buttons, _kept(texts, message, item)))


def _kept(texts: Texts, message: int, item: Item) -> tuple[Button, ...]:
    return (Button(texts.plain("button.cancel"), FOUND_PART.opens(message, item.id)),)
