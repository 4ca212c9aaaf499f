"""What was read in a file, before anything of it is kept."""

from __future__ import annotations

from typing import Final

from handlers.layout import rows, short
from handlers.pages.dropped import LEAVE_FILE, TAKE
from handlers.pages.sorting import ADD, MERGED
from handlers.ports import Texts
from handlers.screen import Button, Screen
from journey.model import Journey

TITLE_CHARS: Final = 60


def map_found(
    texts: Texts, message: int, journey: Journey, fresh: str, into: Journey | None
) -> Screen:
    """Its title, whom it is about, its stages with how much stands on each."""
    entries = sum(len(stage.items) for stage in journey.stages)
    told = [
        texts.html("dropped.map", title=journey.title),
        texts.html(
            "dropped.map.size",
            stages=texts.count("stages.count", len(journey.stages)),
            entries=texts.count("dropped.entries", entries),
        ),
    ]
    if journey.personas:
        names = ", ".join(short(one.name, TITLE_CHARS) for one in journey.personas)
        told.append(texts.html("dropped.map.whose", names=names))
    told.append("")
    for number, stage in enumerate(journey.stages, 1):
        title = short(stage.title, TITLE_CHARS)
        told.append(texts.html("dropped.map.stage", number=number, title=title, n=len(stage.items)))
    told += ["", texts.html("dropped.not_yet")]
    take = Button(texts.plain("button.dropped.take"), TAKE.does(message, fresh))
    leave = Button(texts.plain("button.dropped.leave"), LEAVE_FILE.does(message))
    return Screen("\n".join(told), rows((take, merge(texts, message, into)), (leave,)))


def merge(texts: Texts, message: int, into: Journey | None) -> Button | None:
    """To lay it into the map that is open; None: none is."""
    if into is None:
        return None
    return Button(texts.plain("button.merging"), MERGED.opens(into, message, ADD, 0))
