"""A story as it was understood: by stages, one entry, where else it may stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from handlers.layout import flow, rows, short
from handlers.pages.entries import ROWS as TEXT_ROWS
from handlers.pages.tale import (
    AS_ANSWER,
    KEEP,
    LEAVE,
    PART_AS,
    PART_OFF,
    PART_ROW,
    PART_STAGE,
    PART_TO,
    TALE,
    TALE_PART,
    TALE_PARTS,
)
from handlers.ports import Texts
from handlers.screen import Button, Screen, visible
from handlers.screens.choices import CHOSEN
from handlers.screens.told import amount, length, level
from journey.model import Journey
from journey.questions import ROWS, lane_of
from journey.story import Tale, Told
from journey.story.proposal import DURATION, EMOTION

SHOWN: Final = 3000
"""Units of entries on one screen; the rest is counted."""
LINE: Final = 160
PAGE: Final = 8
"""Entries to mend at once."""
CLOCK: Final = "⏱"
UNKNOWN: Final = "▫️"


def read(texts: Texts, journey: Journey, tale: Tale, *, answers: bool) -> Screen:
    """All of it by stages, to be confirmed at once.

    answers: a question is open that it may have been meant for.
    """
    kept, unplaced = tale.kept, tale.unplaced
    lines = [texts.html("tale.read", title=journey.title), *_by_stages(texts, journey, tale)]
    if unplaced:
        lines += ["", texts.html("tale.unplaced"), quoted(texts, unplaced)]
    keep = Button(texts.count("button.tale.keep", len(kept)), KEEP.does(journey, tale.message))
    mend = Button(texts.plain("button.tale.mend"), TALE_PARTS.opens(journey, 0))
    place = Button(texts.plain("button.tale.place"), TALE_PARTS.opens(journey, 0))
    answer = Button(texts.plain("button.tale.answer"), AS_ANSWER.does(journey, tale.message))
    leave = Button(texts.plain("button.tale.leave"), LEAVE.does(journey, tale.message))
    return Screen(
        "\n".join(lines),
        rows(
            (keep if kept else None,),
            (mend if kept else None, place if unplaced else None),
            (answer if answers else None,),
            (leave,),
        ),
    )


def _by_stages(texts: Texts, journey: Journey, tale: Tale) -> Iterator[str]:
    room, more = SHOWN, 0
    for number, stage in enumerate(journey.stages, 1):
        found = [one for one in tale.kept if one.stage == stage.id]
        if not found:
            continue
        head = texts.html("tale.stage", number=number, title=stage.title)
        told = [texts.html("tale.line", icon=_icon(one), text=_said(texts, one)) for one in found]
        lines = ["", head]
        for line in told:
            room -= visible(line) + 1
            if room > 0:
                lines.append(line)
            else:
                more += 1
        yield from lines if len(lines) > 2 else ()  # noqa: PLR2004 - more than its title
    if more:
        yield texts.count("tale.more", more)


def _icon(one: Told) -> str:
    if not one.placed:
        return UNKNOWN
    return CLOCK if one.lane == DURATION else lane_of(one.lane or "").icon


def _said(texts: Texts, one: Told) -> str:
    """What will stand on the map, in a line."""
    if one.lane == DURATION and one.duration is not None:
        return length(texts, one.duration)
    if one.lane == EMOTION and one.level is not None:
        return texts.plain("tale.felt", level=level(texts, one.level), text=short(one.text, LINE))
    if one.metric is not None and one.metric.value is not None:
        value = amount(texts, one.metric.value, one.metric.unit)
        if one.metric.n is not None:
            n = texts.number(one.metric.n)
            value = texts.plain("figure.out_of", value=value, n=n)
        return texts.plain("tale.counted", text=short(one.text, LINE), value=value)
    return short(one.text, LINE)


def parts(texts: Texts, journey: Journey, tale: Tale, wanted: int) -> Screen:
    """Every entry as a button to its page; what was not understood comes first."""
    order = sorted(range(len(tale.told)), key=lambda number: tale.told[number].placed)
    last = max(0, (len(order) - 1) // PAGE)
    page = max(0, min(wanted, last))
    buttons = (
        (Button(_label(texts, journey, tale.told[number]), TALE_PART.opens(journey, number)),)
        for number in order[page * PAGE : (page + 1) * PAGE]
    )
    nearer = Button(texts.plain("button.fewer"), TALE_PARTS.opens(journey, page - 1))
    told = texts.plain("button.more", page=page + 1, pages=last + 1)
    further = Button(told, TALE_PARTS.opens(journey, page + 1))
    back = Button(texts.plain("button.back"), TALE.opens(journey))
    return Screen(
        texts.html("tale.parts"),
        (*buttons, *rows((nearer if page else None, further if page < last else None), (back,))),
    )


def _label(texts: Texts, journey: Journey, one: Told) -> str:
    """«2 ⚡ часто не дозваниваются»; what is taken off is crossed out by a sign."""
    stage = journey.stage(one.stage or "")
    if one.off:
        return short(texts.plain("tale.part.off", text=one.text))
    if stage is None or not one.placed:
        return short(f"{UNKNOWN} {one.text}")
    number = journey.stages.index(stage) + 1
    return short(texts.plain("tale.part", number=number, icon=_icon(one), text=_said(texts, one)))


def part(texts: Texts, journey: Journey, tale: Tale, number: int) -> Screen:
    """One entry: where it would stand, and what else can be done with it."""
    one = tale.told[number]
    stage = journey.stage(one.stage or "")
    lines = [texts.html("tale.quote", text=one.text)]
    if stage is not None and one.placed:
        lane = texts.plain(f"lane.{one.lane}")
        lines.append(texts.html("tale.where", title=stage.title, lane=lane, text=_said(texts, one)))
    else:
        lines.append(texts.html("tale.nowhere"))
    if one.off:
        lines.append(texts.html("tale.off"))
    in_words = one.lane not in {DURATION, EMOTION}
    stages = Button(texts.plain("button.tale.stage"), PART_STAGE.opens(journey, number))
    row = Button(texts.plain("button.tale.row"), PART_ROW.opens(journey, number))
    wished = PART_OFF.does(journey, tale.message, number, not one.off)
    off = Button(texts.plain("button.tale.on" if one.off else "button.tale.off"), wished)
    back = Button(texts.plain("button.back"), TALE_PARTS.opens(journey, 0))
    many = len(journey.stages) > 1 or not one.placed
    return Screen(
        "\n".join(lines),
        rows(
            (stages if many else None, row if in_words and one.placed else None),
            (off if one.placed else None,),
            (back,),
        ),
    )


def which_stage(texts: Texts, journey: Journey, tale: Tale, number: int) -> Screen:
    one = tale.told[number]
    buttons = flow(
        Button(
            (CHOSEN if one.stage == stage.id else "") + short(f"{place} {stage.title}"),
            PART_TO.does(journey, tale.message, number, stage),
        )
        for place, stage in enumerate(journey.stages, 1)
    )
    return Screen(texts.html("tale.to", text=one.text), (*buttons, _kept(texts, journey, number)))


def which_row(texts: Texts, journey: Journey, tale: Tale, number: int) -> Screen:
    one = tale.told[number]
    buttons = flow(
        Button(
            (CHOSEN if one.lane == lane else "") + f"{about.icon} {texts.plain(f'lane.{lane}')}",
            PART_AS.does(journey, tale.message, number, lane),
        )
        for lane, about in ROWS.items()
        if lane in TEXT_ROWS
    )
    return Screen(texts.html("tale.as", text=one.text), (*buttons, _kept(texts, journey, number)))


def _kept(texts: Texts, journey: Journey, number: int) -> tuple[Button, ...]:
    return (Button(texts.plain("button.cancel"), TALE_PART.opens(journey, number)),)


def quoted(texts: Texts, told: Iterable[Told]) -> str:
    """Pieces word for word, as far as a message has room for them."""
    pieces: list[str] = []
    room = SHOWN // 3
    for one in told:
        piece = texts.html("tale.quoted", text=short(one.text, LINE))
        room -= visible(piece) + 2
        if room < 0:
            return ", ".join([*pieces, "…"])
        pieces.append(piece)
    return ", ".join(pieces)
