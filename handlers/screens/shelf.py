"""The stages of a map, and what is asked about them in words."""

from __future__ import annotations

from handlers.layout import flow, rows, short
from handlers.pages.dialogue import ASK
from handlers.pages.maps import VIEWED
from handlers.pages.stages import ADD_STAGE, MOVE, REMOVE, RENAME, STAGE_OF, STAGES
from handlers.ports import Texts
from handlers.screen import Button, Screen
from journey.model import Journey, Stage


def stages(texts: Texts, journey: Journey, *, confirmed: bool) -> Screen:
    """The stages in order; a tap on one opens what can be done with it."""
    buttons = flow(
        Button(short(f"{index} {stage.title}"), STAGE_OF.opens(journey, stage))
        for index, stage in enumerate(journey.stages, 1)
    )
    ready = (
        Button(texts.plain("button.back"), VIEWED.opens(journey))
        if confirmed
        else Button(texts.plain("button.stages_ready"), ASK.opens(journey, "walk"))
    )
    return Screen(
        texts.html("stages.text"),
        (
            *buttons,
            (Button(texts.plain("button.add_stage"), ADD_STAGE.opens(journey)),),
            (ready,),
        ),
    )


def stage(texts: Texts, journey: Journey, shown: Stage) -> Screen:
    index = journey.stages.index(shown)
    last = len(journey.stages) - 1
    earlier = Button(texts.plain("button.earlier"), MOVE.does(journey, shown, index - 1))
    later = Button(texts.plain("button.later"), MOVE.does(journey, shown, index + 1))
    remove = Button(texts.plain("button.remove"), REMOVE.does(journey, shown))
    return Screen(
        texts.html("stage.text", number=index + 1, stages=len(journey.stages), title=shown.title),
        rows(
            (Button(texts.plain("button.rename"), RENAME.opens(journey, shown)),),
            (earlier if index else None, later if index < last else None),
            (remove if last else None,),
            (Button(texts.plain("button.back"), STAGES.opens(journey)),),
        ),
    )


def words(texts: Texts, key: str, back: str, **params: str | int) -> Screen:
    """A question that only words answer, and the way out of it."""
    return Screen(texts.html(key, **params), rows((Button(texts.plain("button.cancel"), back),)))
