"""A map's card, and the choice of a stage and a row of it to put right."""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.flows import asking, noticed, review
from handlers.pages.dialogue import CELL
from handlers.pages.maps import CARD
from handlers.pages.stages import EDIT, PHOTOS
from handlers.record import does, record
from handlers.screen import Reply
from handlers.screens import card as screens
from journey.dialogue import Place
from journey.model import Journey, Stage
from journey.questions import BY_ID, Scope


async def card(context: Context, journey: Journey) -> Reply:
    shown = screens.card(context.texts, journey)
    return Reply(screen=review.on_card(context, journey, shown))


async def edit(context: Context, journey: Journey, stage: Stage | None) -> Reply:
    if stage is None:
        return Reply(screen=screens.which_stage(context.texts, journey))
    shown = screens.which_lane(context.texts, journey, stage)
    shown = review.on_edit(context, journey, stage, shown)
    return Reply(screen=await noticed.on_edit(context, journey, stage, shown))


async def cell(
    context: Context, journey: Journey, stage: Stage, lane: str, whose: str | None
) -> Reply | None:
    if BY_ID[lane].scope is not Scope.STAGE:
        return None
    return await asking.put_cell(context, journey, Place(lane, stage.id), whose)


PAGES: Final = (
    record(CARD, card),
    record(EDIT, edit, does(CELL, cell), does(PHOTOS, noticed.photos)),
)
