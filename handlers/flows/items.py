"""Single entries of a map: their pages, what is done on them, what words do there."""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.flows import asking
from handlers.flows.asking import BY_CELL
from handlers.pages.arguments import CAME, ENTRY, FROM_ROW, Wished
from handlers.pages.dialogue import ASK
from handlers.pages.entries import (
    ASK_OUTCOME,
    CARRY,
    CLOSE,
    CONFIRM,
    DROP,
    FEEL,
    GONE,
    ITEM,
    MOODS,
    ORDER,
    OVER,
    PRICE,
    RATE,
    REWORD,
    ROW,
    SIZE,
    UNDROP,
    WHY,
)
from handlers.pages.stages import EDIT
from handlers.record import Worded, does, record
from handlers.screen import Reply
from handlers.screens import items as screens
from handlers.screens import shelf
from journey import items
from journey.changes import Change
from journey.dialogue import Place, following
from journey.errors import Rejected
from journey.items import Spot
from journey.measures import Cost, Effort
from journey.model import Emotion, Journey, Stage


async def row(context: Context, journey: Journey, stage: Stage, lane: str) -> Reply:
    """A cell item by item; an empty one is for the dialogue to ask about."""
    return Reply(screen=screens.row(context.texts, journey, stage, lane))


async def moods(context: Context, journey: Journey, stage: Stage) -> Reply:
    return Reply(screen=screens.moods(context.texts, journey, stage))


async def item(context: Context, journey: Journey, spot: Spot | None, came: str) -> Reply:
    if spot is None:
        return await _without(context, journey, came)
    return Reply(screen=screens.item(context.texts, journey, spot, came))


async def _without(context: Context, journey: Journey, came: str) -> Reply:
    """An entry that is no more leads to where the person came from."""
    back = screens.list_view(journey, came)
    return await context.show(EDIT.view(journey, None) if back is None else back)


async def reword(context: Context, journey: Journey, spot: Spot | None, came: str) -> Reply:
    return await _asked(context, journey, spot, came, "item.reword")


async def why(context: Context, journey: Journey, spot: Spot | None, came: str) -> Reply:
    return await _asked(context, journey, spot, came, "item.why")


async def _asked(
    context: Context, journey: Journey, spot: Spot | None, came: str, key: str
) -> Reply:
    if spot is None:
        return await _without(context, journey, came)
    text = screens.entry_text(context.texts, spot.entry)
    back = ITEM.opens(journey, spot.entry, came)
    return Reply(screen=shelf.words(context.texts, key, back, text=text))


async def over(context: Context, journey: Journey, spot: Spot | None, came: str) -> Reply:
    if spot is None or isinstance(spot.entry, Emotion):
        return await _without(context, journey, came)
    return Reply(screen=screens.other_stage(context.texts, journey, spot, came))


async def gone(context: Context, journey: Journey, revision: int | None, came: str) -> Reply:
    """What a step of the history removed; the history holds its words."""
    removed = next((s for s in await _step(context, journey, revision) if _is_removal(s)), None)
    if removed is None or removed.before is None or revision is None:
        return await _without(context, journey, came)
    stage, lane = journey.stage(removed.before["parent"]), removed.before["lane"]
    in_row = EDIT.opens(journey, None) if stage is None else ROW.opens(journey, stage, lane)
    on = screens.list_back(journey, came) or in_row
    return Reply(screen=screens.gone(context.texts, journey, removed.before["text"], revision, on))


def _is_removal(step: Change) -> bool:
    return step.table == "item" and step.after is None


async def _step(context: Context, journey: Journey, revision: int | None) -> tuple[Change, ...]:
    if revision is None:
        return ()
    found = await context.work.history(journey.id, above=revision - 1, below=revision + 1)
    return found[0].changes if found else ()


def origin(context: Context, entry_id: str) -> str:
    """Where the person who presses on an entry's page came to it from."""
    here = context.here
    return (here.word(CAME) if here.word(ENTRY) == entry_id else None) or FROM_ROW


# --- acts


async def true(context: Context, journey: Journey, spot: Spot) -> Reply:
    return await _done(context, journey, spot, items.confirm(journey, spot.entry.id))


async def rate(context: Context, journey: Journey, spot: Spot, severity: int) -> Reply:
    return await _done(context, journey, spot, items.rate(journey, spot.entry.id, severity))


async def size(context: Context, journey: Journey, spot: Spot, effort: Effort) -> Reply:
    return await _done(context, journey, spot, items.size(journey, spot.entry.id, effort))


async def price(context: Context, journey: Journey, spot: Spot, cost: Cost) -> Reply:
    return await _done(context, journey, spot, items.price(journey, spot.entry.id, cost))


async def shut(context: Context, journey: Journey, spot: Spot, closed: Wished) -> Reply:
    changed = items.close(journey, spot.entry.id, closed=closed)
    return await _done(context, journey, spot, changed)


async def feel(context: Context, journey: Journey, spot: Spot, level: int) -> Reply:
    return await _done(context, journey, spot, items.feel(journey, spot.entry.id, level))


async def order(context: Context, journey: Journey, spot: Spot, position: int) -> Reply:
    return await _done(context, journey, spot, items.order(journey, spot.entry.id, position))


async def carry(context: Context, journey: Journey, spot: Spot, stage: Stage) -> Reply:
    return await _done(context, journey, spot, items.move(journey, spot.entry.id, stage.id))


async def ask_outcome(context: Context, journey: Journey, spot: Spot) -> Reply | None:
    """What the customer does then; the answer leads back to the pain."""
    if spot.lane != "pains":
        return None
    return await asking.put(
        context, journey, Place("outcome", spot.stage.id, item=spot.entry.id), "pain"
    )


async def _done(
    context: Context, journey: Journey, spot: Spot, changed: Journey | Rejected
) -> Reply:
    """Stores it and shows the page again."""
    if isinstance(changed, Rejected):
        return context.refuse(changed)
    came = origin(context, spot.entry.id)
    return await context.open(ITEM, await context.save(journey, changed), spot.entry, came)


async def drop(context: Context, journey: Journey, spot: Spot, came: str | None) -> Reply | None:
    """Off the map, with a way to bring it back."""
    if isinstance(spot.entry, Emotion):
        return None
    place = origin(context, spot.entry.id) if came is None else came
    saved = await context.save(journey, items.remove(journey, spot.entry.id))
    return await context.open(GONE, saved, saved.revision, place)


async def undrop(context: Context, journey: Journey, revision: int) -> Reply | None:
    """What that step removed is back; a repeat changes nothing."""
    steps = await _step(context, journey, revision)
    removed = next((step for step in steps if _is_removal(step)), None)
    if removed is None:
        return None
    restored = items.restore(journey, steps)
    if isinstance(restored, Rejected):
        return context.refuse(restored)
    here = context.here
    came = here.word(CAME) if here.at(GONE) else None
    return await context.open(
        ITEM, await context.save(journey, restored), removed.id, came or FROM_ROW
    )


# --- words


def word_row(context: Context, text: str, journey: Journey, stage: Stage, lane: str) -> Worded:
    """Words below an open row are added to it; what they leave open is asked at once."""
    added = items.add(journey, stage.id, lane, text, context.services.new_id)
    if isinstance(added, Journey) and added is not journey:
        wider = added.stage(stage.id)
        if wider is not None and following(wider, lane):
            return added, ASK.view(journey, BY_CELL)
    return added, ROW.view(journey, stage, lane)


def word_item(
    _context: Context, text: str, journey: Journey, spot: Spot | None, came: str
) -> Worded:
    """Other words for an item."""
    if spot is None:
        return journey, ITEM.view(journey, None, came)
    return items.reword(journey, spot.entry.id, text), ITEM.view(journey, spot.entry, came)


def word_why(
    _context: Context, text: str, journey: Journey, spot: Spot | None, came: str
) -> Worded:
    """Why the customer feels so."""
    if spot is None:
        return journey, ITEM.view(journey, None, came)
    return items.explain(journey, spot.entry.id, text), ITEM.view(journey, spot.entry, came)


PAGES: Final = (
    record(ROW, row, words=word_row, lost=EDIT),
    record(MOODS, moods, lost=EDIT),
    record(
        ITEM,
        item,
        does(CONFIRM, true),
        does(RATE, rate),
        does(SIZE, size),
        does(PRICE, price),
        does(CLOSE, shut),
        does(ASK_OUTCOME, ask_outcome),
        does(FEEL, feel),
        does(ORDER, order),
    ),
    record(REWORD, reword, words=word_item),
    record(WHY, why, words=word_why),
    record(OVER, over, does(CARRY, carry)),
    record(GONE, gone, does(DROP, drop), does(UNDROP, undrop)),
)
