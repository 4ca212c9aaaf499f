"""What was understood of a map made elsewhere, put right by taps before any of it is taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from handlers.context import Context
from handlers.events import Tapped
from handlers.flows import afterall
from handlers.flows.figuring import waiting
from handlers.pages.dialogue import NEW
from handlers.pages.dropped import DROPPED
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
from handlers.record import does, record
from handlers.screen import Reply
from handlers.screens import sorting as screens
from journey import stages
from journey.dropped import MapFound
from journey.model import Item, Journey, Stage
from journey.outline import UNSORTED


async def parts(context: Context, message: int, page: int) -> Reply:
    found = await _found(context, message)
    if found is None:
        return await context.open(NEW)
    return Reply(screen=screens.parts(context.texts, message, found.journey, page))


async def part(context: Context, message: int, told: str) -> Reply:
    return await _of_one(context, message, told, screens.part)


async def which_stage(context: Context, message: int, told: str) -> Reply:
    return await _of_one(context, message, told, screens.which_stage)


async def which_row(context: Context, message: int, told: str) -> Reply:
    return await _of_one(context, message, told, screens.which_row)


async def _of_one(context: Context, message: int, told: str, show: screens.OfOne) -> Reply:
    found = await _found(context, message)
    spot = None if found is None else _spot(found.journey, told)
    if found is None or spot is None:
        return await context.open(DROPPED, message)
    return Reply(screen=show(context.texts, message, found.journey, *spot))


async def _found(context: Context, message: int) -> MapFound | None:
    kept = await waiting(context, message)
    return None if kept is None or not isinstance(kept.found, MapFound) else kept.found


def _spot(journey: Journey, told: str) -> tuple[Stage, Item] | None:
    """An entry and its stage."""
    every = ((stage, item) for stage in journey.stages for item in stage.items)
    return next((spot for spot in every if spot[1].id == told), None)


# --- acts


async def put_on(context: Context, message: int, told: str, number: int) -> Reply | None:
    """On another stage; of what belongs to no row yet the row is asked next."""

    def moved(journey: Journey, stage: Stage, item: Item) -> Journey:
        if not 0 <= number < len(journey.stages):
            return journey
        goal = journey.stages[number]
        if goal.id == stage.id:
            return journey
        left = stage.with_(items=tuple(one for one in stage.items if one.id != item.id))
        after = goal.with_(items=(*goal.items, item))
        return stages.put(stages.put(journey, left), after)

    return await _mended(context, message, told, moved)


async def put_as(context: Context, message: int, told: str, lane: str) -> Reply | None:
    return await _mended(context, message, told, _in_lane(lane))


async def put_off(context: Context, message: int, told: str) -> Reply | None:
    return await _mended(context, message, told, _in_lane(UNSORTED), then=FOUND_PARTS)


def _in_lane(lane: str) -> Callable[[Journey, Stage, Item], Journey]:
    def changed(journey: Journey, stage: Stage, item: Item) -> Journey:
        """What only a pain or a metric has stays with those."""
        pain, metric = lane == "pains", lane == "metrics"
        put = item.with_(
            lane=lane,
            severity=item.severity if pain else None,
            closed=item.closed and pain,
            metric=item.metric if metric else None,
        )
        items = tuple(put if one.id == item.id else one for one in stage.items)
        return stages.put(journey, stage.with_(items=items))

    return changed


async def _mended(
    context: Context,
    message: int,
    told: str,
    change: Callable[[Journey, Stage, Item], Journey],
    then: object = None,
) -> Reply | None:
    kept = await waiting(context, message)
    if kept is None or not isinstance(kept.found, MapFound):
        return None
    spot = _spot(kept.found.journey, told)
    if spot is None:
        return None
    after = change(kept.found.journey, *spot)
    await context.work.save_dropped(kept.with_(found=kept.found.with_(journey=after)))
    if then is FOUND_PARTS:
        return await context.open(FOUND_PARTS, message, 0)
    found = _spot(after, told)
    if found is not None and found[1].lane == UNSORTED:
        return await context.open(FOUND_ROW, message, told)
    return await context.open(FOUND_PART, message, told)


async def as_words(context: Context, message: int) -> Reply | None:
    """The words go where they would have gone, had they been no map."""
    kept, event = await waiting(context, message), context.event
    found = None if kept is None else kept.found
    if kept is None or not isinstance(found, MapFound) or not isinstance(event, Tapped):
        return None
    if not found.text:
        return None
    await context.work.leave_dropped(context.person.id)
    return await afterall.answered(context, event, kept.back, message, found.text)


PAGES: Final = (
    record(FOUND_PARTS, parts, does(AS_WORDS, as_words)),
    record(FOUND_PART, part, does(PUT_OFF, put_off)),
    record(FOUND_STAGE, which_stage, does(PUT_ON, put_on)),
    record(FOUND_ROW, which_row, does(PUT_AS, put_as)),
)
